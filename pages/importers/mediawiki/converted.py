"""One page converted, in a form that can go from one process to another. Nothing here asks the database."""

import pickle
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .document.build import is_blank
from .document.convert import convert_page
from .read.export import WikiPage
from .read.namespaces import HELP, PROJECT
from .read.titles import Title
from .report import notes_data, notes_from
from .wiki import Wiki

DRAFT_NAMESPACES = frozenset({PROJECT, HELP})
MARKED_FOR_DELETION = re.compile(
    r"^\W*(?:delete(?: me| this page)?|deleted|te verwijderen|verwijder(?:en|d)?|nuweg|weg|löschen)\W*$"
    r"|^\s*\{\{\s*(?:delete|verwijderen|verwijder|nuweg|weg|löschen|speedy)\b",
    re.I,
)


@dataclass(frozen=True)
class Order:
    """A page to convert, with what is known about it already."""

    title: Title
    notes: dict[str, Any] | None


@dataclass(frozen=True)
class Converted:
    """What became of it: the document as bytes, the places in it, and why it must not be public."""

    document: bytes
    anchors: list[str]
    reason: str
    notes: dict[str, Any]


def convert_order(order: Order, wiki: Wiki, *, project_pages: bool) -> Converted:
    page = wiki.export.pages[order.title]
    notes = notes_from(order.notes)
    document = convert_page(page, wiki, notes)
    reason = _draft_reason(page, is_blank(document.blocks), project_pages=project_pages)
    data = pickle.dumps(document, protocol=pickle.HIGHEST_PROTOCOL)
    return Converted(data, sorted(document.anchors), reason, notes_data(notes))


def _draft_reason(page: WikiPage, blank: bool, *, project_pages: bool) -> str:
    """Why a page must not be public; empty when it may."""
    if page.revision.deleted:
        return _("De tekst is in de wiki verborgen.")
    if MARKED_FOR_DELETION.match(page.revision.text):
        return _("De bladzijde is gemarkeerd om te verwijderen.")
    if blank:
        return _("De bladzijde is leeg.")
    if page.title.namespace in DRAFT_NAMESPACES and not project_pages:
        return _("Bladzijde over de wiki zelf.")
    return ""
