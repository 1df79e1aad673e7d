"""Conversion as a step of an import: each page once, its document on disk, what links need of it in the work list."""

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pages.models import WikiImportItem as Item

from .document.build import is_blank
from .document.convert import convert_page
from .document.model import Document
from .documents import DocumentStore
from .read.export import WikiPage
from .report import notes_data, notes_from
from .wiki import Wiki
from .worklist import title_of
from .write.addresses import DRAFT_NAMESPACES
from .write.rows import update_rows

FACTS = ["reason", "anchors", "document_offset", "document_length", "notes"]
MARKED_FOR_DELETION = re.compile(
    r"^\W*(?:delete(?: me| this page)?|deleted|te verwijderen|verwijder(?:en|d)?|nuweg|weg|löschen)\W*$"
    r"|^\s*\{\{\s*(?:delete|verwijderen|verwijder|nuweg|weg|löschen|speedy)\b",
    re.I,
)


class Conversion:
    """Converts the items of one run."""

    def __init__(self, wiki: Wiki, store: DocumentStore, *, project_pages: bool) -> None:
        self.wiki = wiki
        self.store = store
        self.project_pages = project_pages

    def convert(self, items: list[Item]) -> None:
        """Documents to disk first, then where they stand to the database."""
        rows = [self._facts(item) for item in items]
        self.store.sync()
        with transaction.atomic():
            update_rows(Item, rows, FACTS)

    def _facts(self, item: Item) -> dict[str, Any]:
        page = self.page(item)
        if page is None:
            item.reason = _("Tussenbladzijde die in de wiki ontbrak.")
        else:
            notes = notes_from(item.notes)
            document = convert_page(page, self.wiki, notes)
            item.reason = self._draft_reason(page, is_blank(document.blocks))
            item.anchors = sorted(document.anchors)
            item.document_offset, item.document_length = self.store.add(document)
            item.notes = notes_data(notes)
        return {"pk": item.pk} | {name: getattr(item, name) for name in FACTS}

    def page(self, item: Item) -> WikiPage | None:
        """The page of the wiki; None for a parent that it lacks."""
        return None if item.spool_offset is None else self.wiki.page(title_of(item))

    def document(self, item: Item) -> Document | None:
        if item.document_offset is None or item.document_length is None:
            return None
        return self.store.read(item.document_offset, item.document_length)

    def _draft_reason(self, page: WikiPage, blank: bool) -> str:
        """Why a page must not be public; empty when it may."""
        if page.revision.deleted:
            return _("De tekst is in de wiki verborgen.")
        if MARKED_FOR_DELETION.match(page.revision.text):
            return _("De bladzijde is gemarkeerd om te verwijderen.")
        if blank:
            return _("De bladzijde is leeg.")
        if page.title.namespace in DRAFT_NAMESPACES and not self.project_pages:
            return _("Bladzijde over de wiki zelf.")
        return ""
