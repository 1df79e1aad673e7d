"""Wagtail's own tools, as our communication officer has them: comments, comparing, a date to publish, copy and move."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, TestCase
from wagtail.models import Comment, Page

from pages.demo.guide import ensure_home
from pages.models import GuidePage, HomePage
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, restore_wagtail

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    restore_wagtail()
    sync_roles()
    return ensure_home()


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    made = add_guide_page(home, "Plein", slug="plein", search_description="Over het plein")
    made.save_revision().publish(skip_permission_checks=True)
    add_guide_page(made, "Bankjes", slug="bankjes")
    return GuidePage.objects.get(pk=made.pk)


@pytest.fixture
def editor(home: HomePage) -> Client:
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    return client


def form_of(client: Client, page: Page) -> dict[str, Any]:
    """What the browser would send from the editor without a change."""
    answer = client.get(f"/beheer/pages/{page.pk}/edit/")
    form = BeautifulSoup(answer.content, "html.parser").select_one("form[data-edit-form]")
    data: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        kind, name = field.get("type"), field["name"]
        if field.name == "select":
            chosen = [option["value"] for option in field.select("option[selected]")]
            data[name] = chosen if field.has_attr("multiple") else (chosen or [""])[0]
        elif kind not in {"checkbox", "radio"} or field.has_attr("checked"):
            data[name] = field.text.lstrip("\n") if field.name == "textarea" else field.get("value", "")
    # The body is drawn by a script; without blocks this is what it sends.
    return {**data, "body-count": "0"}


def save(client: Client, page: Page, **changes: Any) -> None:
    answer = client.post(f"/beheer/pages/{page.pk}/edit/", {**form_of(client, page), **changes})
    assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").select(".error-message, .messages")


def test_a_comment_stands_at_a_field_and_is_answered(editor: Client, page: GuidePage) -> None:
    comment = {"contentpath": "title", "text": "Welk plein?", "position": "", "id": "", "DELETE": ""}
    save(
        editor,
        page,
        **{"comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "0"},
        **{f"comments-0-{name}": value for name, value in comment.items()},
        **{"comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0"},
    )
    kept = Comment.objects.get()
    assert (kept.page_id, kept.contentpath, kept.text) == (page.pk, "title", "Welk plein?")
    html = editor.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    assert "Welk plein?" in html
    assert 'data-side-panel="comments"' in html
    assert "Welk plein?" not in Client().get("/plein/").content.decode()


def test_two_versions_are_compared(editor: Client, page: GuidePage) -> None:
    save(editor, page, title="Het nieuwe plein")
    newest, before = page.revisions.order_by("-pk")[:2]
    answer = editor.get(f"/beheer/pages/{page.pk}/revisions/compare/{before.pk}...{newest.pk}/")
    shown = BeautifulSoup(answer.content, "html.parser").select_one(".comparison")
    assert answer.status_code == 200
    assert "nieuwe" in shown.text


def test_a_date_in_the_editor_puts_publishing_off(editor: Client, page: GuidePage) -> None:
    """That the worker then publishes it is in tests/background."""
    save(editor, page, title="Later", go_live_at="2031-01-01 10:00", **{"action-publish": "action-publish"})
    page.refresh_from_db()
    assert page.title == "Plein"
    assert page.scheduled_revision.as_object().title == "Later"
    assert page.scheduled_revision.approved_go_live_at.year == 2031


def test_a_copy_takes_the_pages_below_it_along_as_drafts(editor: Client, page: GuidePage, home: HomePage) -> None:
    form = {"new_title": "Markt", "new_slug": "markt", "new_parent_page": home.pk, "copy_subpages": "on"}
    answer = editor.post(f"/beheer/pages/{page.pk}/copy/", form)
    assert answer.status_code == 302
    copy = GuidePage.objects.get(slug="markt")
    assert (copy.live, copy.get_children().get().slug, copy.get_children().get().live) == (False, "bankjes", False)
    assert Client().get("/markt/").status_code == 404


def test_a_move_in_beheer_leaves_redirects_for_the_whole_branch(
    editor: Client, page: GuidePage, home: HomePage
) -> None:
    target = add_guide_page(home, "Dorp", slug="dorp")
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = editor.post(f"/beheer/pages/{page.pk}/move/{target.pk}/confirm/")
    assert answer.status_code == 302
    for old in ("/plein/", "/plein/bankjes/"):
        assert Client().get(old).headers["Location"] == f"/dorp{old}"
    assert "/beheer/redirects/" in editor.get("/beheer/").content.decode()


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_example_text_is_told_on_saving_and_on_publishing(editor: Client, page: GuidePage, action: str) -> None:
    save(editor, page, search_description="[Voorbeeld] Zeg in een of twee zinnen wat dit is.", **{action: action})
    html = editor.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    assert "Op deze bladzijde staat nog voorbeeldtekst uit het sjabloon." in html
