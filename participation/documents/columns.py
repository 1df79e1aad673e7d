"""Columns that many tables share, and what a table is made of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pages.models import Area, Theme
from participation.documents.cells import Cell
from participation.documents.geojson import Geometry, Place, joined
from participation.documents.tables import Column, table_response
from participation.policy import AnyUser

Response = StreamingHttpResponse | FileResponse
Rows = QuerySet[Any]
WIDE = 60


def field(title: Any, name: str, width: int = 24) -> Column:
    """A field as it stands in the row; ``name`` may lead through other records (``traject.title``)."""
    return Column(title, lambda row: _through(row, name), width)


def _through(row: Any, name: str) -> Any:
    for part in name.split("."):
        row = getattr(row, part) if row is not None else None
    return row


def choice(title: Any, name: str) -> Column:
    """The words of a choice."""

    def value(row: Any) -> Cell:
        stored, model = getattr(row, name), row._meta.model
        return _words(model, name, get_language()).get(stored, "" if stored is None else str(stored))

    return Column(title, value)


@cache
def _words(model: type[Model], name: str, language: str | None) -> dict[Any, str]:
    """Looked up once: translating every choice again for every cell was half the time of a large table."""
    choices: Any = model._meta.get_field(name)
    return {stored: str(label) for stored, label in choices.flatchoices}


def yes_no(title: Any, name: str) -> Column:
    return Column(title, lambda row: _("ja") if getattr(row, name) else _("nee"))


def person(title: Any, name: str) -> Column:
    """A colleague, as the pages of the werkplaats name them."""
    return Column(title, lambda row: str(found) if (found := _through(row, name)) else "")


def inside(column: Column) -> Column:
    """Empty in rows of which the reader may not see the inside; the row says so in ``reads_inside``."""
    return replace(column, value=lambda row: column.value(row) if row.reads_inside else None, internal=True)


def address(title: Any, of: str = "get_absolute_url", way: str = "") -> Column:
    """Where to read on; ``way`` leads to the record that has the page."""

    def value(row: Any) -> Cell:
        record = _through(row, way) if way else row
        return f"{settings.WAGTAILADMIN_BASE_URL}{getattr(record, of)()}"

    return Column(title, value, WIDE)


def in_workplace(way: str = "") -> Column:
    return replace(address(gettext_lazy("Adres in de werkplaats"), "get_workspace_url", way), internal=True)


THEMES = Column(gettext_lazy("Thema's"), lambda record: ", ".join(record.theme_names))
AREAS = Column(gettext_lazy("Gebieden"), lambda record: ", ".join(record.area_names))
ADDRESS = address(gettext_lazy("Adres op het register"))
PUBLISHED = field(gettext_lazy("Op het register sinds"), "published_at")
OPGAVE = field(gettext_lazy("Opgave"), "opgave.title", WIDE)
TRAJECT = field(gettext_lazy("Traject"), "traject.title", WIDE)
NOTES = inside(field(gettext_lazy("Interne notities"), "internal_notes", WIDE))


def terms(way: str, kind: str = "opgaven") -> dict[str, ArraySubquery]:
    """Themes and areas, in the same query; ``way`` leads from the row to the key of what has them."""
    return {
        f"{name}_names": ArraySubquery(model.objects.filter(**{kind: OuterRef(way)}).order_by("name").values("name"))
        for name, model in (("theme", Theme), ("area", Area))
    }


def outlines(way: str, kind: str = "opgaven") -> dict[str, ArraySubquery]:
    """The outlines of the areas, for a format that draws them: they are large."""
    areas = Area.objects.filter(**{kind: OuterRef(way)}, outline__isnull=False).order_by("name")
    return {"area_shapes": ArraySubquery(areas.values("outline"))}


def in_areas(record: Any) -> Geometry:
    return joined(record.area_shapes)


@dataclass(frozen=True)
class Listing:
    """A list as a table: the same columns in every format.

    ``rows``: all that this reader may know of, by the selector that the page of the list uses; a page hands over its
    own rows, narrowed from that. ``prepare`` adds what the columns need, in the same query. ``dossier`` and
    ``traject`` lead from a row to the opgave and the traject it belongs to; ``shapes`` to what has areas, for a map.
    ``about`` says what one row is.
    """

    name: str
    title: str | Promise
    columns: tuple[Column, ...]
    rows: Callable[[AnyUser], Rows]
    prepare: Callable[[AnyUser, Rows], Any]
    dossier: str = ""
    traject: str = ""
    about: str | Promise = ""
    place: Place | None = None
    shapes: tuple[str, str] | None = None

    @property
    def formats(self) -> tuple[str, ...]:
        """Only what has a place is on a map."""
        return ("csv", "xlsx", "ods", "geojson") if self.place else ("csv", "xlsx", "ods")

    def for_everybody(self) -> "Listing":
        """The same table without what colleagues see besides."""
        return replace(self, columns=tuple(column for column in self.columns if not column.internal))

    def table(self, user: AnyUser, rows: Rows, file_format: str) -> Response:
        """The rows as a download, whole, streamed. Raises ValueError for a format that this list does not have."""
        if file_format == "geojson" and self.shapes:
            rows = rows.annotate(**outlines(*self.shapes))
        return table_response(str(self.title), self.columns, self.prepare(user, rows), file_format, self.place)
