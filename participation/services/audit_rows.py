"""The record of events for who oversees: who did what when, with names of records only where that is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Model, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.choices import AuditAction, Confidentiality
from participation.models import AuditEntry, Opgave, Stuk, Traject, Werkatelier
from participation.policy import AnyUser
from samenwerking.accounts.models import User

OBJECT_LABELS = {
    "opgave": gettext_lazy("Opgave"),
    "traject": gettext_lazy("Traject"),
    "werkatelier": gettext_lazy("Werkatelier"),
    "stuk": gettext_lazy("Stuk"),
    "reaction": gettext_lazy("Reactie"),
    "commitment": gettext_lazy("Toezegging"),
    "replacement": gettext_lazy("Vervanging"),
    "meeting": gettext_lazy("Vergadering"),
    "absence": gettext_lazy("Afwezigheid"),
    "route": gettext_lazy("Route van een stuk"),
    "contribution": gettext_lazy("Bijdrage"),
    "contributiongroup": gettext_lazy("Onderwerp van bijdragen"),
    "contributionform": gettext_lazy("Formulier voor inbreng"),
    "contributionimport": gettext_lazy("Bestand met bijdragen"),
    "registerimport": gettext_lazy("Bestand met opgaven en trajecten"),
    "areaimport": gettext_lazy("Bestand met gebieden"),
    "response": gettext_lazy("Antwoord op een bijdrage"),
    "initiative": gettext_lazy("Initiatief"),
    "challengerequest": gettext_lazy("Verzoek uitdaagrecht"),
    "evaluationround": gettext_lazy("Evaluatie"),
}
# Records whose title may be shown, with the way from the record to the head of its dossier.
TITLED: dict[str, tuple[type[Model], str]] = {
    "opgave": (Opgave, ""),
    "traject": (Traject, "opgave__"),
    "werkatelier": (Werkatelier, "traject__opgave__"),
    "stuk": (Stuk, "opgave__"),
}


@dataclass(frozen=True)
class AuditRow:
    """One event in words; ``title`` and ``url`` are empty where the reader may not see the record."""

    entry: AuditEntry
    action: str
    kind: str
    title: str
    url: str


def audit_entries(
    *,
    action: str = "",
    object_type: str = "",
    actor: User | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEntry]:
    """Events that match, newest first; days are days of the municipality."""
    exact = {"action": action, "object_type": object_type, "actor": actor}
    entries = AuditEntry.objects.filter(**{name: value for name, value in exact.items() if value})
    if since:
        entries = entries.filter(created_at__gte=_midnight(since))
    if until:
        entries = entries.filter(created_at__lt=_midnight(until + timedelta(days=1)))
    return entries.select_related("actor").order_by("-sequence")


def audit_rows(user: User, entries: Iterable[AuditEntry]) -> list[AuditRow]:
    """The lines of one page; one query per kind of record, however many lines."""
    shown = list(entries)
    titles: dict[tuple[str, int], Any] = {}
    for kind in TITLED:
        ids = {entry.object_id for entry in shown if entry.object_type == kind}
        titles |= {(kind, record.pk): record for record in _titled(user, kind, ids)} if ids else {}
    return [_row(entry, titles.get((entry.object_type, entry.object_id))) for entry in shown]


def with_titles(user: AnyUser, entries: QuerySet[AuditEntry]) -> QuerySet[Any]:
    """Each event with ``object_title``, for a table of any length; the same names as in ``audit_rows``."""
    names = [
        When(object_type=kind, then=Subquery(_readable(user, kind).filter(pk=OuterRef("object_id")).values("title")))
        for kind in TITLED
    ]
    return entries.annotate(object_title=Case(*names, default=Value("")))


def object_choices() -> list[tuple[str, str]]:
    return [(name, str(label)) for name, label in OBJECT_LABELS.items()]


def _titled(user: User, kind: str, ids: set[int]) -> QuerySet[Any]:
    return _readable(user, kind).filter(pk__in=ids)


def _readable(user: AnyUser, kind: str) -> QuerySet[Any]:
    """Records of which this reader may see all: never of a confidential dossier, whatever relation there is."""
    model, way = TITLED[kind]
    readable: QuerySet[Any] = policy.INTERNAL[model](user)  # type: ignore[index,operator]  # one of four querysets
    return readable.exclude(**{f"{way}confidentiality": Confidentiality.CONFIDENTIAL}).order_by()


def _row(entry: AuditEntry, record: Any) -> AuditRow:
    label = AuditAction(entry.action).label if entry.action in AuditAction.values else entry.action
    kind = str(OBJECT_LABELS.get(entry.object_type, _("Ander onderwerp")))
    title, url = (str(record.title), record.get_workspace_url()) if record else ("", "")
    return AuditRow(entry, str(label), kind, title, url)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
