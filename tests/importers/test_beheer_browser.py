"""What an import leaves to people in Beheer, and lists beside it, judged by axe-core in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pages.demo.guide import ensure_home
from pages.importers.mediawiki.run import run_import
from pages.models import GuidePage, ImportFinding, WikiMerge, WikiSource
from pages.search.misses import count_miss
from samenwerking.accounts.roles import Role, sync_roles
from tests.browser.person import Person
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
    visitor = Person(visit(), UserFactory(role=Role.COMMUNICATION).email).visitor
    found = {}
    for path, part in (
        ("/beheer/wiki-import/", "main"),
        ("/beheer/wiki-samenvoegen/", "main"),
        (f"/beheer/wiki-samenvoegen/{merge.pk}/", "main"),
        ("/beheer/vergeefs-gezocht/", "main"),
        ("/verantwoording-figuren/", ""),
    ):
        visitor.open(path).wait_for_load_state("networkidle")
        assert visitor.page.url.endswith(path), "asked to log in"
        if problems := visitor.violations(part):
            found[path] = problems
    assert found == {}
