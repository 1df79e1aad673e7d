"""What stands on a worksheet, before it becomes a PDF or an ODT."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from pages.models import Question
from pages.models.method import in_layers

# Characters that no XML may hold.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Asked:
    text: str
    reason: str


@dataclass(frozen=True)
class Part:
    """The questions of one layer of one cell."""

    cell: str
    layer: str
    first_of_cell: bool
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class Worksheet:
    title: str
    municipality: str
    parts: tuple[Part, ...]

    @property
    def file_name(self) -> str:
        return slugify(self.title)[:80] or "werkblad"

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is filled in at the top."""
        return (_("Traject"), _("Datum"), _("Ingevuld door"))


def worksheet_of(questions: Iterable[Question], municipality: str) -> Worksheet:
    """Questions in the order of the grid, by cell and layer."""
    cells: dict[str, list[Question]] = {}
    for question in questions:
        cells.setdefault(f"{question.get_process_display()}: {question.get_element_display()}", []).append(question)
    parts = tuple(
        Part(cell, layer_name(layer), place == 0, tuple(Asked(_clean(q.text), _clean(q.reason)) for q in asked))
        for cell, found in cells.items()
        for place, (layer, asked) in enumerate(in_layers(found))
    )
    names = list(cells)
    title = _("Werkblad %(cell)s") % {"cell": names[0]} if len(names) == 1 else _("Werkblad")
    return Worksheet(title, _clean(municipality), parts)


def layer_name(layer: int) -> str:
    return _("Kernvragen") if layer == 1 else _("Verdieping, laag %(layer)s") % {"layer": layer}


def _clean(text: str) -> str:
    return _UNSEEN.sub("", text)
