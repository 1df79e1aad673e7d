"""Saving over somebody's newer version: both texts are shown, neither is lost (TRAPS: the last one wins)."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from pages.models import GuidePage, HomePage
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    page = add_guide_page(home, "Spelregels")
    page.save_revision()
    return page


@pytest.fixture
def anna(home: HomePage) -> User:
    return UserFactory(role=Role.COMMUNICATION)


@pytest.fixture
def bram(home: HomePage) -> User:
    return UserFactory(role=Role.COMMUNICATION)


def opened(page: GuidePage, title: str, text: str) -> dict[str, Any]:
    """The form as somebody opened it now, with what they typed."""
    latest = GuidePage.objects.get(pk=page.pk).get_latest_revision()
    return {
        "title": title,
        "slug": page.slug,
        "search_description": "",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "preformatted",
        "body-0-id": "",
        "body-0-value-text": text,
        "tags": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "loaded_revision_id": str(latest.pk),
        "loaded_revision_created_at": latest.created_at.isoformat(),
    }


def send(user: User, page: GuidePage, form: dict[str, Any], **headers: str) -> HttpResponse:
    client = Client()
    client.force_login(user)
    answer: HttpResponse = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form, headers=headers)
    return answer


def latest_text(page: GuidePage) -> str:
    return str(json.dumps(GuidePage.objects.get(pk=page.pk).get_latest_revision().content))


@pytest.mark.parametrize("action", ["", "action-publish", "action-submit"])
def test_both_texts_are_shown_and_kept(page: GuidePage, anna: User, bram: User, action: str) -> None:
    of_anna = opened(page, "Titel van Anna", "Tekst van Anna")
    of_bram = opened(page, "Titel van Bram", "Tekst van Bram")
    assert send(anna, page, of_anna).status_code == 302
    answer = send(bram, page, of_bram | ({action: "1"} if action else {}))
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Iemand anders was u voor" in html
    for words in ("Anna", "Bram"):
        assert words in html
    assert "Tekst van Anna" in latest_text(page)
    mine = Revision.objects.get(user=bram)
    assert "Tekst van Bram" in json.dumps(mine.content)
    page.refresh_from_db()
    assert page.title == "Spelregels", "nothing was published"
    assert reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, mine.pk]) in html


def test_one_can_go_on_with_the_own_text_and_save_it(page: GuidePage, anna: User, bram: User) -> None:
    of_bram = opened(page, "Titel van Bram", "Tekst van Bram")
    send(anna, page, opened(page, "Titel van Anna", "Tekst van Anna"))
    send(bram, page, of_bram)
    client = Client()
    client.force_login(bram)
    mine = Revision.objects.get(user=bram)
    editor = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, mine.pk]))
    assert "Tekst van Bram" in editor.content.decode()
    assert send(bram, page, opened(page, "Samen", "Tekst van Bram en Anna")).status_code == 302
    assert "Tekst van Bram en Anna" in latest_text(page)
    assert Revision.objects.filter(object_id=str(page.pk)).count() == 4, "every text is still there"


def test_who_opened_the_latest_version_saves_it(page: GuidePage, anna: User, bram: User) -> None:
    for user in (anna, bram, anna):
        assert send(user, page, opened(page, f"Titel van {user.pk}", "Tekst")).status_code == 302
    assert GuidePage.objects.get(pk=page.pk).draft_title == f"Titel van {anna.pk}"


def test_a_form_without_a_version_does_not_win(page: GuidePage, anna: User) -> None:
    form = opened(page, "Zonder versie", "Tekst")
    del form["loaded_revision_id"]
    assert send(anna, page, form).status_code == 409
    assert "Zonder versie" not in latest_text(page)


def test_a_form_with_errors_is_shown_again_and_nothing_is_saved(page: GuidePage, anna: User, bram: User) -> None:
    of_bram = opened(page, "Titel van Bram", "Tekst van Bram") | {"slug": "geen slug!"}
    send(anna, page, opened(page, "Titel van Anna", "Tekst van Anna"))
    answer = send(bram, page, of_bram)
    assert answer.status_code == 200
    assert "Tekst van Bram" in answer.content.decode()
    assert "Iemand anders heeft intussen een nieuwere versie bewaard" in answer.content.decode()
    assert not Revision.objects.filter(user=bram).exists()


def test_automatic_saving_over_a_newer_version_is_refused(page: GuidePage, anna: User, bram: User) -> None:
    of_bram = opened(page, "Titel van Bram", "Tekst van Bram")
    send(anna, page, opened(page, "Titel van Anna", "Tekst van Anna"))
    answer = send(bram, page, of_bram, accept="application/json")
    assert answer.status_code == 400
    assert answer.json()["error_code"] == "invalid_revision"
    assert "Titel van Anna" in latest_text(page)


def test_who_may_not_edit_keeps_nothing(page: GuidePage, anna: User) -> None:
    form = opened(page, "Van buiten", "Tekst")
    send(anna, page, opened(page, "Titel van Anna", "Tekst van Anna"))
    stranger = UserFactory(role=Role.ADMIN)
    assert send(stranger, page, form).status_code in {302, 403}
    assert not Revision.objects.filter(user=stranger).exists()


def test_what_wagtail_kept_by_itself_is_ones_own_version(page: GuidePage, anna: User, bram: User) -> None:
    """The form knows its number (static_src/js/autosave.js); a version of somebody else has another one."""
    form = opened(page, "Titel van Anna", "Tekst van Anna")
    kept = send(anna, page, form, accept="application/json").json()["revision_id"]
    own = form | {"loaded_revision_id": str(kept), "loaded_revision_created_at": "autosave"}
    assert send(anna, page, own | {"action-publish": "1"}).status_code == 302
    assert send(bram, page, own | {"title": "Titel van Bram"}).status_code == 409
