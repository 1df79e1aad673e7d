"""Conversion as a step of an import: each page once, its document on disk, what links need of it in the work list."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pages.models import WikiImportItem as Item

from .converted import Converted, Order, convert_order
from .converters import convert_in
from .document.model import Document
from .documents import DocumentStore
from .read.export import WikiPage
from .wiki import Wiki
from .workers import Workers
from .worklist import title_of
from .write.rows import update_rows

FACTS = ["reason", "anchors", "document_offset", "document_length", "notes"]


class Conversion:
    """Converts the items of one run, in ``workers`` while there are some."""

    def __init__(self, wiki: Wiki, store: DocumentStore, *, project_pages: bool) -> None:
        self.wiki = wiki
        self.store = store
        self.project_pages = project_pages
        self.workers: Workers | None = None

    def convert(self, items: list[Item]) -> None:
        """Documents to disk first, then where they stand to the database."""
        of_wiki = [item for item in items if item.spool_offset is not None]
        for item in items:
            if item.spool_offset is None:
                item.reason = _("Tussenbladzijde die in de wiki ontbrak.")
        orders = [Order(title_of(item), item.notes) for item in of_wiki]
        for item, found in zip(of_wiki, self._converted(orders), strict=True):
            item.reason, item.anchors, item.notes = found.reason, found.anchors, found.notes
            item.document_offset, item.document_length = self.store.add(found.document)
        self.store.sync()
        with transaction.atomic():
            update_rows(Item, [_facts(item) for item in items], FACTS)

    def _converted(self, orders: list[Order]) -> Iterator[Converted]:
        if self.workers is not None:
            return convert_in(self.workers, orders)
        return (convert_order(order, self.wiki, project_pages=self.project_pages) for order in orders)

    def page(self, item: Item) -> WikiPage | None:
        """The page of the wiki; None for a parent that it lacks."""
        return None if item.spool_offset is None else self.wiki.page(title_of(item))

    def document(self, item: Item) -> Document | None:
        if item.document_offset is None or item.document_length is None:
            return None
        return self.store.read(item.document_offset, item.document_length)


def _facts(item: Item) -> dict[str, Any]:
    return {"pk": item.pk} | {name: getattr(item, name) for name in FACTS}
