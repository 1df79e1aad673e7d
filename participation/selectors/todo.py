"""Reads for the first page of the werkplaats. Whatever they read from was chosen by the policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.choices import Stage
from participation.models import Opgave, Stuk, Traject, Werkatelier

KINDS: dict[str, str | Promise] = {
    "opgave": _("Opgave"),
    "traject": _("Traject"),
    "werkatelier": _("Werkatelier"),
    "stuk": _("Stuk"),
}
# Not a kind of record: what is new to this reader on a paper.
NEWS = "news"
EVENTS: dict[str, str | Promise] = {
    "saved": _("bijgewerkt"),
    "published": _("op het register gezet"),
    "offered": _("aangeboden aan de raad"),
}


@dataclass(frozen=True)
class Change:
    """Something that changed lately, with a title that this reader may see."""

    kind: str
    title: str
    slug: str
    event: str
    when: datetime

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def event_label(self) -> str:
        return str(EVENTS[self.event])

    @property
    def url(self) -> str:
        return reverse(f"werkplaats:{self.kind}", args=[self.slug])


@dataclass(frozen=True)
class DossierRow:
    """An opgave or traject in a list of dossiers."""

    kind: str
    title: str
    slug: str
    stage: str
    confidentiality: str

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def stage_label(self) -> str:
        return str(Stage(self.stage).label) if self.stage else ""

    @property
    def url(self) -> str:
        return reverse(f"werkplaats:{self.kind}", args=[self.slug])


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


def _changes_of(rows: QuerySet[Any], kind: str, event: str, moment: str, limit: int) -> QuerySet[Any]:
    """One part of the union: kind, title, slug, event, moment."""
    title: F | KeyTextTransform = F("title")
    if kind == "stuk" and event != "saved":
        version = "live_revision" if event == "published" else "council_revision"
        title = KeyTextTransform("title", f"{version}__content")
    marked = rows.filter(**{f"{moment}__isnull": False}).annotate(
        change_kind=_text(kind), change_title=title, change_event=_text(event), change_at=F(moment)
    )
    chosen = marked.order_by(f"-{moment}").values_list(
        "change_kind", "change_title", "slug", "change_event", "change_at"
    )
    return chosen[:limit]


def latest_changes(
    parts: list[tuple[QuerySet[Any], str, str, str]], limit: int, news: Sequence[QuerySet[Any]] = ()
) -> tuple[list[Change], list[Change]]:
    """The newest of all parts together, each (rows, kind, event, field with the moment); and the news. One query.

    A record that comes in by two doors is told once, with its newest event. ``news``: rows of the same five values,
    of the kind ``NEWS``, each told.
    """
    first, *rest = [_changes_of(rows, kind, event, moment, limit) for rows, kind, event, moment in parts]
    told: dict[tuple[str, str], Change] = {}
    new: list[Change] = []
    for row in first.union(*rest, *news, all=True).order_by("-change_at"):
        change = Change(*row)
        if change.kind == NEWS:
            new.append(change)
        else:
            told.setdefault((change.kind, change.slug), change)
    return list(told.values())[:limit], new


def dossier_rows(opgaven: QuerySet[Opgave], trajecten: QuerySet[Traject], limit: int) -> list[DossierRow]:
    """Open opgaven and trajecten in one query, the last changed first."""
    of_opgaven = opgaven.filter(closed_at__isnull=True).annotate(
        row_kind=_text("opgave"), row_stage=_text(""), row_confidentiality=F("confidentiality")
    )
    of_trajecten = trajecten.filter(closed_at__isnull=True, opgave__closed_at__isnull=True).annotate(
        row_kind=_text("traject"), row_stage=F("process"), row_confidentiality=F("opgave__confidentiality")
    )
    names = ("row_kind", "title", "slug", "row_stage", "row_confidentiality", "updated_at")
    union = of_opgaven.order_by().values_list(*names).union(of_trajecten.order_by().values_list(*names), all=True)
    return [DossierRow(*row[:5]) for row in union.order_by("-updated_at", "title")[:limit]]


def coming_werkateliers(werkateliers: QuerySet[Werkatelier], limit: int) -> list[Werkatelier]:
    """The first werkateliers to come; what was called off is not expected."""
    coming = werkateliers.filter(ends_at__gte=timezone.now(), cancelled_at__isnull=True)
    return list(coming.select_related("traject").order_by("starts_at", "pk")[:limit])


def with_versions(papers: QuerySet[Stuk]) -> QuerySet[Stuk]:
    """Papers with every version that a reader may get, so that a list costs no query per row."""
    return papers.select_related(
        "opgave", "traject", "live_revision", "submitted_revision", "council_revision", "latest_revision"
    )
