"""Making the records of a list, hundreds at a time, inside the transaction of the caller.

The services make one record in some twenty-five queries; twenty thousand rows would keep everybody else waiting for
minutes. The rules are the same and were asked while reading; the database holds its own to every row.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import Event
from participation.choices import AuditAction, Process, Stage, TeamRole
from participation.importers.register.rows import ListRow
from participation.importers.register.targets import OPGAVE, TRAJECT
from participation.models import ImportedRecord, Opgave, Organisation, Party, ProcessMove, RegisterImport, Traject
from participation.services.organisations import organisation_named
from participation.services.slugs import MAX_LENGTH, RESERVED
from samenwerking.accounts.models import User

BATCH = 500
Tell = Callable[[int], None]


class ListWriter:
    """Writes rows without errors, and gathers what happened for the record of events."""

    def __init__(self, user: User, upload: RegisterImport, tell: Tell) -> None:
        self.user = user
        self.upload = upload
        self.tell = tell
        self.events: list[Event] = []
        self._organisations: dict[str, Organisation] = {}

    def write(self, rows: list[ListRow]) -> None:
        """Opgaven before what hangs under them."""
        opgaven = [row for row in rows if row.kind == OPGAVE]
        trajecten = [row for row in rows if row.kind == TRAJECT]
        self._write_opgaven(opgaven)
        self._write_trajecten(trajecten, done=len(opgaven))
        self.upload.opgave_count, self.upload.traject_count = len(opgaven), len(trajecten)

    # --- opgaven -----------------------------------------------------------------------------------

    def _write_opgaven(self, rows: list[ListRow]) -> None:
        slugs = free_slugs(Opgave, [row.title for row in rows])
        now = timezone.now()
        for first in range(0, len(rows), BATCH):
            some = rows[first : first + BATCH]
            made = [
                Opgave(
                    slug=next(slugs),
                    closed_at=now if row.is_closed else None,
                    created_by=self.user,
                    updated_by=self.user,
                    **row.values,
                )
                for row in some
            ]
            _insert(Opgave, some, made)
            self.tell(first + len(some))
        _link(Opgave.areas.through, ("opgave_id", "area_id"), ((row.pk, pk) for row in rows for pk in row.areas))
        _link(Opgave.themes.through, ("opgave_id", "theme_id"), ((row.pk, pk) for row in rows for pk in row.themes))
        above = ((row.pk, pk) for row in rows for pk in [*row.above_ids, *(other.pk for other in row.above_rows)])
        _link(Opgave.contributes_to.through, ("from_opgave_id", "to_opgave_id"), above)
        self._finish(Opgave, rows)
        closed = (row for row in rows if row.is_closed)
        self.events += [Event(AuditAction.CLOSED, OPGAVE, row.pk, row.pk) for row in closed]

    # --- trajecten ---------------------------------------------------------------------------------

    def _write_trajecten(self, rows: list[ListRow], done: int) -> None:
        slugs = free_slugs(Traject, [row.title for row in rows])
        now = timezone.now()
        for first in range(0, len(rows), BATCH):
            some = rows[first : first + BATCH]
            made = [
                Traject(
                    slug=next(slugs),
                    opgave_id=_opgave_of(row),
                    process=Process.EVALUATE if row.stage == Stage.CLOSED else row.stage.value,
                    closed_at=now if row.stage == Stage.CLOSED else None,
                    created_by=self.user,
                    updated_by=self.user,
                    **row.values,
                )
                for row in some
            ]
            _insert(Traject, some, made)
            self.tell(done + first + len(some))
        self._finish(Traject, rows)
        Party.objects.bulk_create(self._parties(rows), batch_size=BATCH)
        self._move(rows)

    def _parties(self, rows: list[ListRow]) -> Iterator[Party]:
        for row in rows:
            for name, role in row.parties:
                yield Party(traject_id=row.pk, name=name, role=role, organisation=self._organisation(name))

    def _organisation(self, name: str) -> Organisation:
        """One party across trajecten: the known one of that name, or one new for all rows that name it."""
        key = name.casefold()
        if key not in self._organisations:
            known = organisation_named(self.user, name)
            self._organisations[key] = known or Organisation.objects.create(name=name)
        return self._organisations[key]

    def _move(self, rows: list[ListRow]) -> None:
        """What was further already skipped its gates here; skips are counted, not hidden (DESIGN section 1)."""
        further = [row for row in rows if row.stage != Stage.EXPLORE]
        reason = _("Ingelezen uit een bestaande lijst. Dit traject was al zo ver.")
        ProcessMove.objects.bulk_create(
            [
                ProcessMove(
                    traject_id=row.pk,
                    from_stage=Stage.EXPLORE,
                    to_stage=row.stage,
                    gate_skipped=True,
                    reason=reason,
                    by=self.user,
                )
                for row in further
            ],
            batch_size=BATCH,
        )
        for row in further:
            facts = {"before": Stage.EXPLORE.value, "after": row.stage.value, "skipped": True}
            self.events.append(Event(AuditAction.PROCESS_MOVED, TRAJECT, row.pk, _opgave_of(row), facts))

    # --- both --------------------------------------------------------------------------------------

    def _finish(self, model: type[Opgave] | type[Traject], rows: list[ListRow]) -> None:
        """Who works on it, from which row it came, and the events of both."""
        teams = [(row, person, role) for row in rows for person, role in self._team(row)]
        policy.grant_team_roles(model, ((person.pk, row.pk, role) for row, person, role in teams))
        ImportedRecord.objects.bulk_create(
            [ImportedRecord(upload=self.upload, row=row.number, **{f"{row.kind}_id": row.pk}) for row in rows],
            batch_size=BATCH,
        )
        for row in rows:
            self.events.append(Event(AuditAction.CREATED, row.kind, row.pk, _opgave_of(row)))
        for row, person, role in teams:
            facts = {"person": person.pk, "role": role.value}
            self.events.append(Event(AuditAction.TEAM_CHANGED, row.kind, row.pk, _opgave_of(row), facts))

    def _team(self, row: ListRow) -> list[tuple[User, TeamRole]]:
        """A dossier always has a lead: the one that the list names, else whoever read the list in (rule 5)."""
        lead = row.lead or self.user
        members = {person.pk: person for person in row.members if person.pk != lead.pk}
        return [(lead, TeamRole.LEAD), *((person, TeamRole.MEMBER) for person in members.values())]


def free_slugs(model: type[Model], titles: list[str]) -> Iterator[str]:
    """An address of its own for each title, as ``unique_slug`` gives them, with one look at what is taken."""
    taken = set(model._default_manager.values_list("slug", flat=True)) | RESERVED
    numbers: dict[str, int] = {}
    for title in titles:
        base = slugify(title)[:MAX_LENGTH].strip("-") or str(model._meta.model_name)
        slug, number = base, numbers.get(base, 1)
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        numbers[base] = number
        taken.add(slug)
        yield slug


def _opgave_of(row: ListRow) -> int:
    if row.kind == OPGAVE:
        return row.pk
    return row.above_rows[0].pk if row.above_rows else row.above_ids[0]


def _insert(model: type[Any], rows: list[ListRow], made: list[Any]) -> None:
    for row, record in zip(rows, model._default_manager.bulk_create(made), strict=True):
        row.pk = record.pk


def _link(through: type[Any], names: tuple[str, str], pairs: Iterable[tuple[int, int]]) -> None:
    rows = [through(**dict(zip(names, pair, strict=True))) for pair in pairs]
    through._default_manager.bulk_create(rows, batch_size=BATCH)
