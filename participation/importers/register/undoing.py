"""Taking a list away again: which of its records somebody worked on since, and removing the others.

Every change leaves a row in the record of events, so what came after the import's own last row was done by people.
Things that hang on a record are looked for as well, in every table that points at it.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from participation.audit import Event
from participation.choices import AuditAction
from participation.importers.register.targets import OPGAVE, TRAJECT
from participation.models import (
    AuditEntry,
    ImportedRecord,
    Opgave,
    OpgaveUserObjectPermission,
    Party,
    ProcessMove,
    RegisterImport,
    Traject,
    TrajectUserObjectPermission,
)

# What an import itself hangs on a record; a change of these leaves a row in the record of events.
OWN: frozenset[type[Model]] = frozenset(
    {ImportedRecord, OpgaveUserObjectPermission, Party, ProcessMove, TrajectUserObjectPermission}
)
CHUNK = 1_000


@dataclass(frozen=True)
class Standing:
    """The records of a list as they are now. ``kept`` are those that cannot go: changed, or needed by one that was."""

    opgaven: frozenset[int]
    trajecten: frozenset[int]
    changed_opgaven: frozenset[int]
    changed_trajecten: frozenset[int]
    kept_opgaven: frozenset[int]

    @property
    def is_untouched(self) -> bool:
        return not self.changed_opgaven and not self.changed_trajecten

    @property
    def kept(self) -> int:
        return len(self.kept_opgaven) + len(self.changed_trajecten)

    @property
    def removable(self) -> tuple[list[int], list[int]]:
        """Opgaven and trajecten that can go."""
        return sorted(self.opgaven - self.kept_opgaven), sorted(self.trajecten - self.changed_trajecten)


def standing_of(upload: RegisterImport, *, lock: bool = False) -> Standing:
    """What became of the records of this list. ``lock``: nobody changes them until the transaction ends."""
    rows = ImportedRecord.objects.filter(upload=upload)
    opgaven = set(rows.filter(opgave__isnull=False).values_list("opgave", flat=True))
    trajecten = set(rows.filter(traject__isnull=False).values_list("traject", flat=True))
    if lock:
        for model, pks in ((Opgave, opgaven), (Traject, trajecten)):
            list(model._default_manager.select_for_update(of=("self",)).filter(pk__in=pks).values_list("pk", flat=True))
    changed_trajecten = _with_events(upload, TRAJECT, trajecten) | _pointed_at(Traject, trajecten, set())
    changed_opgaven = _with_events(upload, OPGAVE, opgaven) | _pointed_at(Opgave, opgaven, trajecten)
    changed_opgaven |= _joined_since(opgaven)
    kept = _needed(changed_opgaven, changed_trajecten, opgaven)
    return Standing(
        frozenset(opgaven),
        frozenset(trajecten),
        frozenset(changed_opgaven),
        frozenset(changed_trajecten),
        frozenset(kept),
    )


def remove_records(opgaven: list[int], trajecten: list[int]) -> None:
    """In a few statements: twenty thousand rows one by one would take minutes. What still points here refuses."""
    for some in _chunks(trajecten):
        for model in (TrajectUserObjectPermission, Party, ProcessMove, ImportedRecord):
            field = "content_object" if model is TrajectUserObjectPermission else "traject"
            _remove(model._default_manager.filter(**{f"{field}__in": some}))
        _remove(Traject.objects.filter(pk__in=some))
    links = (Opgave.areas.through, Opgave.themes.through)
    for some in _chunks(opgaven):
        for through in links:
            _remove(through.objects.filter(opgave__in=some))
        _remove(Opgave.contributes_to.through.objects.filter(from_opgave__in=some))
        _remove(OpgaveUserObjectPermission.objects.filter(content_object__in=some))
        _remove(ImportedRecord.objects.filter(opgave__in=some))
    for some in _chunks(opgaven):
        _remove(Opgave.objects.filter(pk__in=some))


def removal_events(opgaven: list[int], trajecten: list[int]) -> list[Event]:
    """To be asked for while the records are still there."""
    above = dict(Traject.objects.filter(pk__in=trajecten).values_list("pk", "opgave"))
    return [
        *(Event(AuditAction.DELETED, TRAJECT, pk, above[pk]) for pk in trajecten),
        *(Event(AuditAction.DELETED, OPGAVE, pk, pk) for pk in opgaven),
    ]


def _with_events(upload: RegisterImport, kind: str, pks: set[int]) -> set[int]:
    """Records of which something happened since; that somebody looked at one is no change."""
    later = AuditEntry.objects.filter(sequence__gt=upload.last_event, object_type=kind, object_id__in=pks)
    return set(later.exclude(action=AuditAction.VIEWED).values_list("object_id", flat=True))


def _pointed_at(model: type[Opgave] | type[Traject], pks: set[int], own_trajecten: set[int]) -> set[int]:
    """Records that anything points at which this list did not bring."""
    found: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        other: Any = relation.related_model
        if other in OWN or other._meta.auto_created in (Opgave, Traject):
            continue
        name = relation.remote_field.name  # type: ignore[union-attr]  # the key that points here
        rows = other._base_manager.filter(**{f"{name}__in": pks})
        if other is Traject:
            rows = rows.exclude(pk__in=own_trajecten)
        found |= set(rows.values_list(name, flat=True))
    return found


def _joined_since(opgaven: set[int]) -> set[int]:
    """Policy opgaven that an opgave from elsewhere contributes to by now."""
    links = Opgave.contributes_to.through.objects.filter(to_opgave__in=opgaven).exclude(from_opgave__in=opgaven)
    return set(links.values_list("to_opgave", flat=True))


def _needed(changed_opgaven: set[int], changed_trajecten: set[int], opgaven: set[int]) -> set[int]:
    """What was changed, the opgaven above that, and the policy opgaven above those: who stays keeps its place."""
    above = set(Traject.objects.filter(pk__in=changed_trajecten).values_list("opgave", flat=True))
    kept = changed_opgaven | (above & opgaven)
    level = kept
    while level:
        links = Opgave.contributes_to.through.objects.filter(from_opgave__in=level, to_opgave__in=opgaven)
        level = set(links.values_list("to_opgave", flat=True)) - kept
        kept = kept | level
    return kept


def _chunks(pks: list[int]) -> list[list[int]]:
    return [pks[first : first + CHUNK] for first in range(0, len(pks), CHUNK)]


def _remove(rows: "QuerySet[Any]") -> None:
    rows._raw_delete("default")  # type: ignore[attr-defined]  # as Django itself does for what nothing points at
