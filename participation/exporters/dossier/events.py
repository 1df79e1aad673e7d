"""An extract of the record of events: exactly the rows of this dossier, each with its fingerprint.

Rows about exports stay out: they are about the zip. Of a deleted draft of a traject nothing tells any more to which
traject it belonged; its rows are in the export of the opgave.
"""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from participation.audit.chain import BATCH, hashed_fields
from participation.audit.exports import ABOUT_EXPORTS
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import dumps
from participation.exporters.dossier.zipping import Member
from participation.models import (
    AuditEntry,
    Commitment,
    Contribution,
    ContributionForm,
    ContributionGroup,
    ContributionImport,
    EvaluationRound,
    Opgave,
    Reaction,
    Registration,
    Response,
    Stuk,
    Traject,
    Werkatelier,
)

PATH = "gebeurtenissen/gebeurtenissen.jsonl"
# What rows can be about, and how that hangs under a traject.
BENEATH = {
    Traject: ("pk",),
    Werkatelier: ("traject",),
    Stuk: ("traject",),
    Reaction: ("stuk__traject",),
    Commitment: ("traject",),
    Contribution: ("traject",),
    ContributionForm: ("traject",),
    ContributionGroup: ("traject",),
    ContributionImport: ("traject",),
    EvaluationRound: ("traject",),
    Registration: ("werkatelier__traject",),
    Response: ("contribution__traject", "group__traject"),
}


def events_of(scope: Scope) -> "QuerySet[AuditEntry]":
    """In the order of the record."""
    rows = AuditEntry.objects.filter(opgave_id=scope.opgave.pk).exclude(action__in=ABOUT_EXPORTS)
    if not _is_whole(scope):
        rows = rows.filter(_about(scope))
    return rows.order_by("sequence")


def _is_whole(scope: Scope) -> bool:
    """An opgave with all of its trajecten; who reads only some of them gets the rows of those."""
    every = set(scope.opgave.trajecten.order_by().values_list("pk", flat=True))
    return isinstance(scope.dossier, Opgave) and every == set(scope.trajecten)


def _about(scope: Scope) -> Q:
    found = Q(pk__in=[])
    if isinstance(scope.dossier, Opgave):
        own = Stuk.objects.filter(opgave_owner=scope.dossier).order_by().values("pk")
        found |= Q(object_type="opgave") | Q(object_type="stuk", object_id__in=own)
    for model, paths in BENEATH.items():
        belongs = Q(pk__in=[])
        for path in paths:
            belongs |= Q(**{f"{path}__in": scope.trajecten})
        ids = model._default_manager.filter(belongs).order_by().values("pk")
        found |= Q(object_type=str(model._meta.model_name), object_id__in=ids)
    return found


def event_member(scope: Scope) -> Member:
    """One row on a line: the very fields that the fingerprint is taken of, and the fingerprint."""
    return Member(PATH, _lines(events_of(scope)))


def _lines(rows: "QuerySet[AuditEntry]") -> Iterator[bytes]:
    for entry in rows.iterator(chunk_size=BATCH):
        yield (dumps(hashed_fields(entry) | {"hash": entry.hash}) + "\n").encode()
