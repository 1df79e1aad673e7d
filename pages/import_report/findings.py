"""Which findings the page in Beheer shows, and how many of each kind there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from pages.importers.mediawiki.topics import advice_of, label_of
from pages.models import ImportFinding, ImportRun
from pages.models.import_report import ImportFindingQuerySet

RUNS_OFFERED = 25


class Show(StrEnum):
    """Which lines are asked for."""

    OPEN = "open"
    DONE = "done"
    INFORMATION = "information"
    ALL = "all"


SHOW_LABELS = {
    Show.OPEN: _("Nog te doen"),
    Show.DONE: _("Afgevinkt"),
    Show.INFORMATION: _("Ter informatie"),
    Show.ALL: _("Alles"),
}


@dataclass(frozen=True)
class KindCount:
    """One kind of finding, with how many of it are shown."""

    topic: str
    label: str
    advice: str
    number: int


def recent_runs() -> list[ImportRun]:
    """The runs to choose from, the newest first."""
    return list(ImportRun.objects.all()[:RUNS_OFFERED])


def findings_shown(show: Show, run: ImportRun | None) -> ImportFindingQuerySet:
    """The lines of the last import of each page, or of one run."""
    found = ImportFinding.objects.all()
    found = found.seen_in(run) if run else found.filter(present=True)
    if show is Show.OPEN:
        return found.filter(needs_person=True, done_at=None)
    if show is Show.DONE:
        return found.filter(done_at__isnull=False)
    if show is Show.INFORMATION:
        return found.filter(needs_person=False)
    return found


@dataclass(frozen=True)
class Group:
    """The lines of one kind that stand together."""

    label: str
    advice: str
    findings: list[ImportFinding]


def by_kind(findings: Iterable[ImportFinding]) -> list[Group]:
    """Lines in the order of their kinds, each kind under its own name."""
    groups = groupby(findings, key=lambda finding: finding.topic)
    return [Group(label_of(topic), advice_of(topic), list(lines)) for topic, lines in groups]


def kinds_of(findings: ImportFindingQuerySet) -> list[KindCount]:
    """The kinds among these lines, by name."""
    rows = findings.order_by().values_list("topic").annotate(number=Count("pk"))
    kinds = [KindCount(topic, label_of(topic), advice_of(topic), number) for topic, number in rows]
    return sorted(kinds, key=lambda kind: kind.label)
