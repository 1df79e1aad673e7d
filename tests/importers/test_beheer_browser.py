"""What an import leaves to people in Beheer, and lists beside it, judged by axe-core in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pages.demo.guide import ensure_home
from pages.importers.mediawiki.run import run_import
from pages.models import GuidePage, ImportFinding, WikiMerge, WikiSource
from pages.search.misses import count_miss
from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.outbox.models import OutgoingMail
from tests.browser.keyboard import KeyboardUser
from tests.browser.visitor import Visitor
from tests.factories import UserFactory
from tests.guide.conftest import restore_wagtail

from .small_wikis import Page_, Version, write_export
from .test_report_page import BROKEN, store

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]


@pytest.fixture
def merge(tmp_path: Path) -> WikiMerge:
    """A page that got other words here and in the wiki."""
    restore_wagtail()
    sync_roles()
    ensure_home()
    first = [Version(1, "2020-01-01", "Over het plein.")]
    run_import(write_export(tmp_path, [Page_("Blad", first)]))
    page = GuidePage.objects.get(pk=WikiSource.objects.get().page_id)
    page.title = "Blad van hier"
    page.save_revision().publish()
    run_import(write_export(tmp_path, [Page_("Blad", [*first, Version(2, "2020-02-01", "Over het nieuwe plein.")])]))
    return WikiMerge.objects.get()


def test_our_pages_of_beheer_have_no_violations(merge: WikiMerge, visit: Callable[..., Visitor]) -> None:
    store(a=[BROKEN])
    count_miss("zeppelinhaven")
    assert ImportFinding.objects.exists()
    person = UserFactory(role=Role.COMMUNICATION)
    person.groups.add(UserFactory(role=Role.ADMIN).groups.get())
    OutgoingMail.objects.create(recipient=person, letter="digest", kind="own", state="failed", failure="server")
    editor = KeyboardUser(visit(), person.email)
    visitor = editor.visitor
    visitor.page.wait_for_url(f"{visitor.base}/werkplaats/")
    found = {}
    for path, part in (
        ("/beheer/wiki-import/", "main"),
        ("/beheer/wiki-samenvoegen/", "main"),
        (f"/beheer/wiki-samenvoegen/{merge.pk}/", "main"),
        ("/beheer/vergeefs-gezocht/", "main"),
        ("/beheer/mail/", "main"),
        ("/beheer/gezondheid/", "main"),
        ("/verantwoording-figuren/", ""),
    ):
        visitor.open(path).wait_for_load_state("networkidle")
        assert visitor.page.url.endswith(path), "asked to log in"
        if problems := visitor.violations(part):
            found[path] = problems
    assert found == {}
    merge_by_keyboard(editor, merge)
    save_over_a_newer_version(visitor, merge.page_id)


def merge_by_keyboard(editor: KeyboardUser, merge: WikiMerge) -> None:
    """From the list to a draft with the words of the wiki."""
    page = editor.visitor.open("/beheer/wiki-samenvoegen/")
    editor.reach(page.locator(".sw-merge__list a").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{merge.pk}/")
    choices = page.locator("input[type=radio][name='deel-0']")
    editor.reach(choices.first)
    page.keyboard.press("ArrowDown")
    assert choices.nth(1).is_checked()
    editor.reach(page.get_by_label("Haal de bladzijde daarna meteen van de lijst"))
    page.keyboard.press("Space")
    editor.press("Maak een concept van deze keuzes")
    page.get_by_text("Er staat een concept klaar").first.wait_for()
    merge.refresh_from_db()
    assert merge.handled_at is not None
    draft = GuidePage.objects.get(pk=merge.page_id).get_latest_revision_as_object()
    assert "Over het nieuwe plein." in str(draft.body)
    assert draft.title == "Blad van hier"


def save_over_a_newer_version(visitor: Visitor, page_id: int) -> None:
    """The editor is open; somebody else saves first."""
    page = visitor.page
    page.wait_for_url(f"**/beheer/pages/{page_id}/edit/")
    GuidePage.objects.get(pk=page_id).get_latest_revision_as_object().save_revision()
    # Without the script that saves by itself: the button of a browser that has it off.
    with page.expect_navigation():
        page.locator("#page-edit-form").evaluate("form => HTMLFormElement.prototype.submit.call(form)")
    page.get_by_role("link", name="Ga verder met mijn tekst").wait_for()
    assert visitor.violations("main") == []
    page.goto("about:blank")
