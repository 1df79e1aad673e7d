"""From a proposal to a thanked change: confirmed by mail, taken over into a draft, answered, declined, told."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from pages.models import (
    GuidePage,
    HomePage,
    Suggestion,
    SuggestionContact,
    SuggestionOrigin,
    SuggestionState,
    VersionNote,
)  # fmt: skip
from pages.suggestions import services
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.guide_alive.conftest import Send

pytestmark = pytest.mark.django_db
READER = "lezer@elders.example"
NEW = "Iedereen uit het dorp en de buurt doet mee."


def _path(page: GuidePage) -> str:
    return f"/bladzijden/{page.pk}/verbeteren/?onderdeel=wie"


def _link() -> str:
    found = re.search(r"http\S+(/bladzijden/voorstel/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(1)


@pytest.fixture
def suggestion(page: GuidePage) -> Suggestion:
    row = Suggestion.objects.create(
        page=page,
        anchor="wie",
        section_title="Wie doet mee",
        old_text="Iedereen uit het dorp doet mee.",
        proposed_text=NEW,
        origin=SuggestionOrigin.RESIDENT,
        thanks_name="An de Boer",
    )
    SuggestionContact.objects.create(suggestion=row, email=READER)
    return row


@pytest.mark.usefixtures("django_capture_on_commit_callbacks")
def test_a_reader_confirms_by_mail_before_an_editor_sees_it(
    page: GuidePage, editor: Client, send: Send, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, _path(page), text=NEW, thanks_name="An de Boer", email=READER)
    assert answer.status_code == 302
    assert not client.cookies, "no cookie for a reader"
    row = Suggestion.objects.get()
    assert (row.state, row.old_text) == (SuggestionState.UNCONFIRMED, "Iedereen uit het dorp doet mee.")
    assert editor.get("/beheer/wijzer/voorstellen/?stand=alle").content.count(b"Meedoen") == 0
    link = _link()
    assert client.get(link).status_code == 200
    row.refresh_from_db()
    assert row.state == SuggestionState.UNCONFIRMED, "opening a link changes nothing"
    for _twice in range(2):
        assert client.post(link).status_code == 200
    row.refresh_from_db()
    assert row.state == SuggestionState.OPEN
    assert editor.get("/beheer/wijzer/voorstellen/").content.count(b"Meedoen") == 1
    assert client.get(link[:-3] + "xyz/").status_code == 404


def test_the_same_form_twice_is_one_proposal(page: GuidePage, client: Client, send: Send) -> None:
    for _twice in range(2):
        send(client, _path(page), text=NEW, email=READER)
    assert Suggestion.objects.count() == 1


def test_a_colleague_needs_no_confirmation(page: GuidePage, client: Client, send: Send) -> None:
    person = UserFactory(role=Role.PROJECT_LEADER)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    send(client, _path(page), text=NEW)
    row = Suggestion.objects.get()
    assert (row.state, row.origin, row.proposer) == (SuggestionState.OPEN, SuggestionOrigin.STAFF, person)
    assert not SuggestionContact.objects.exists()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"text": "Iedereen uit het dorp doet mee.", "email": READER}, "nog niets veranderd"),
        ({"text": NEW, "email": "geen adres"}, "e-mailadres"),
        ({"text": NEW, "email": READER, "website": "x"}, "verborgen veld"),
        ({"text": NEW, "email": READER, "seen": "een andere tekst"}, "intussen veranderd"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_is_kept(
    page: GuidePage, client: Client, send: Send, data: dict[str, str], error: str
) -> None:
    answer = send(client, _path(page), **data)
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert data["text"] in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_pages_that_a_visitor_may_not_see_do_not_exist(page: GuidePage, client: Client) -> None:
    paths = [_path(page), f"/bladzijden/{page.pk}/verbeteren/verstuurd/", f"/bladzijden/{page.pk}/hielp/"]
    assert [client.get(path).status_code for path in paths] == [200, 200, 200]
    assert client.get(f"/bladzijden/{page.pk}/verbeteren/?onderdeel=bestaat-niet").status_code == 404
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(paths[0]).status_code == 200
    restriction.delete()
    page.unpublish()
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    assert client.get("/bladzijden/999999/verbeteren/").status_code == 404


def test_taken_over_it_is_a_draft_that_thanks_once_it_is_published(
    page: GuidePage, suggestion: Suggestion, editor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    path = f"/beheer/wijzer/voorstellen/{suggestion.pk}/"
    assert "Wat er zou veranderen" in editor.get(path).content.decode()
    edit = editor.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    assert 'data-suggestion-block="kop-wie"' in edit
    assert editor.post(f"{path}overnemen/").status_code == 302
    assert editor.post(f"{path}overnemen/", follow=True).status_code == 200, "a second press explains itself"
    page.refresh_from_db()
    assert page.has_unpublished_changes
    assert "en de buurt" not in str(page.body), "nothing is published by itself"
    draft = page.get_latest_revision()
    body = str(draft.as_object().body)
    assert "en de buurt" in body
    assert VersionNote.objects.get(revision=draft).thanks_name == "An de Boer"
    with django_capture_on_commit_callbacks(execute=True):
        draft.publish()
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.PUBLISHED
    assert mail.outbox[-1].to == [READER]
    assert suggestion.contact.erase_on is not None


def test_a_draft_without_the_proposal_settles_nothing(page: GuidePage, suggestion: Suggestion, officer: User) -> None:
    old = page.get_latest_revision()
    services.take_over(user=officer, suggestion=suggestion)
    old.as_object().save_revision().publish()
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.TAKEN_OVER


@pytest.mark.parametrize(
    ("action", "state", "words"),
    [
        ("beantwoorden", SuggestionState.ANSWERED, "Antwoord op uw voorstel"),
        ("afwijzen", SuggestionState.DECLINED, "niet gebruikt"),
    ],
)
def test_an_answer_and_a_refusal_are_told(
    page: GuidePage,
    suggestion: Suggestion,
    editor: Client,
    action: str,
    state: SuggestionState,
    words: str,
    django_capture_on_commit_callbacks: Any,
) -> None:
    path = f"/beheer/wijzer/voorstellen/{suggestion.pk}/{action}/"
    assert editor.post(path, {"answer": " "}).status_code == 422, "saying no takes a reason"
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(path, {"answer": "Dat staat al elders."}).status_code == 302
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.thanks_name) == (state, "")
    assert words in mail.outbox[-1].subject
    assert "Dat staat al elders." in mail.outbox[-1].body
    again = editor.post(path, {"answer": "Nog eens"})
    assert again.status_code == 409
    assert "Nog eens" in again.content.decode()
    assert len(mail.outbox) == 1


def test_who_may_not_change_the_page_is_refused(suggestion: Suggestion, client: Client) -> None:
    lists = ["voorstellen/", "beoordelen/", "hielp/"]
    own = [f"voorstellen/{suggestion.pk}/", f"beoordelen/{suggestion.page_id}/zorg/", f"hielp/{suggestion.page_id}/"]
    client.force_login(UserFactory(role=Role.ADMIN), backend="django.contrib.auth.backends.ModelBackend")
    for path in lists + own:
        assert client.get(f"/beheer/wijzer/{path}").status_code in {302, 403}, path
    for action in ("overnemen", "afwijzen", "beantwoorden"):
        assert client.post(f"/beheer/wijzer/voorstellen/{suggestion.pk}/{action}/").status_code in {302, 403}
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.OPEN


def test_a_warning_when_the_section_changed_since(page: GuidePage, suggestion: Suggestion, editor: Client) -> None:
    Suggestion.objects.update(old_text="Alleen het dorp doet mee.")
    assert (
        "is veranderd sinds dit voorstel" in editor.get(f"/beheer/wijzer/voorstellen/{suggestion.pk}/").content.decode()
    )
    assert "is veranderd sinds dit voorstel" in editor.get(f"/beheer/pages/{page.pk}/edit/").content.decode()


@pytest.mark.parametrize("path", ["verbeteren/", "verbeteren/verstuurd/", "hielp/", "hielp/bedankt/"])
def test_a_page_of_another_site_is_none_here(page: GuidePage, client: Client, path: str) -> None:
    """The same page, asked for at the name of a site that it does not stand on."""
    assert client.get(f"/bladzijden/{page.pk}/{path}").status_code == 200
    other = Page.get_first_root_node().add_child(instance=HomePage(title="Ander", slug="ander"))
    Site.objects.create(hostname="ander.localhost", root_page=other)
    for method in (client.get, client.post):
        assert method(f"/bladzijden/{page.pk}/{path}", headers={"host": "ander.localhost"}).status_code in {404, 405}


def test_a_lesson_sent_twice_is_one_proposal(page: GuidePage) -> None:
    first, second = (services.propose_from_lesson(page=page, text="Begin op tijd.") for _press in range(2))
    assert first == second
    assert services.propose_from_lesson(page=page, text="Begin op tijd.", url="/elders/") != first
