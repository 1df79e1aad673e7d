"""What an import writes for many pages at once is what Wagtail makes of each page by itself."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.backends import get_search_backend
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from pages.importers.mediawiki.worklist import ROLES, WorkList
from pages.importers.mediawiki.write.storage import id_of
from pages.models import GuidePage, WikiImportItem

from .conftest import Imported

pytestmark = pytest.mark.django_db
Reference = tuple[int, str, str, str]


def _references() -> set[tuple[str, Reference]]:
    rows = ReferenceIndex.objects.filter(base_content_type=ContentType.objects.get_for_model(Page))
    names = ("object_id", "to_content_type_id", "to_object_id", "model_path", "content_path")
    return {(row[0], row[1:]) for row in rows.values_list(*names)}


def test_the_same_references(imported: Imported) -> None:
    pages = {str(page.pk): page for page in imported.pages.values()}
    written = {(key, found) for key, found in _references() if key in pages}
    wanted = {
        (key, found) for key, page in pages.items() for found in ReferenceIndex._extract_references_from_object(page)
    }
    assert written == wanted
    assert {found[2].split(".")[1] for _key, found in written} >= {"rich_text", "figure", "interactive_figure", "table"}


def _index() -> dict[str, tuple[Any, ...]]:
    kind = ContentType.objects.get_for_model(GuidePage)
    names = ("object_id", "title", "autocomplete", "title_text", "title_norm")
    rows = IndexEntry.objects.filter(content_type=kind).values_list(*names)
    return {row[0]: (*row[1:4], round(row[4], 3)) for row in rows}


def test_the_same_index_for_editors(imported: Imported) -> None:
    """Words of the text are those of the search on the site: without the names of choices."""
    pages = list(GuidePage.objects.filter(pk__in=[page.pk for page in imported.pages.values()]))
    written = _index()
    get_search_backend().add_bulk(GuidePage, pages)
    assert {str(page.pk) for page in pages} <= written.keys()
    assert _index() == written
    assert len({entry[3] for entry in written.values()}) > 1


def test_the_body_stands_as_the_editor_stores_it(imported: Imported) -> None:
    """As a list that the database can look into, not as a string."""
    ids = [page.pk for page in imported.pages.values()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT jsonb_typeof(body) FROM pages_guidepage WHERE page_ptr_id = ANY(%s)", [ids])
        assert cursor.fetchall() == [("array",)]


@given(st.text(st.characters(codec="utf-8")))
def test_ids_of_blocks(path: str) -> None:
    assert id_of(path) == str(uuid5(NAMESPACE_URL, path))


def _work(count: int) -> WorkList:
    work = WorkList("proef")
    WikiImportItem.objects.bulk_create(
        WikiImportItem(
            job=work.job, role=ROLES.PAGE, namespace=0, text=f"B{number}", title=f"B{number}",
            depth=number % 2, position=number // 4,
        )
        for number in range(count)
    )  # fmt: skip
    return work


def test_each_item_is_handed_out_once() -> None:
    """Also where positions are equal, and whatever is done of them meanwhile."""
    work = _work(9)
    found = []
    for batch in work.waiting(Q(role=ROLES.PAGE), 2):
        found += [(item.depth, item.position, item.text) for item in batch]
    assert found == sorted(found, key=lambda each: each[:2])
    assert len(found) == len(set(found)) == 9


def test_what_another_process_did_is_not_done_again() -> None:
    work = _work(3)
    items = list(work.items.order_by("pk"))
    work.items.filter(pk=items[0].pk).update(report={})
    assert work.claim(items) == {items[1].pk, items[2].pk}
