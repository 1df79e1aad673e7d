"""The programme of a werkatelier, written as a whole."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from participation.audit import registrations as audit
from participation.models import ProgrammeItem, Werkatelier
from participation.services.records import lock_for_edit, update_record
from samenwerking.accounts.models import User

FIELDS = ("starts_at", "ends_at", "title", "lead")


@transaction.atomic
def save_programme(
    *, user: User, werkatelier: Werkatelier, rows: Sequence[Mapping[str, Any]], base_version: int
) -> Werkatelier:
    """Make the items what the rows say. A row with ``pk`` keeps its item, with what hangs on it; items without a row
    go.

    Raises NotAllowed, StaleVersion or ValidationError; nothing is changed then.
    """
    locked = lock_for_edit(werkatelier, user=user, base_version=base_version)
    items = {item.pk: item for item in ProgrammeItem.objects.filter(werkatelier=locked)}
    kept: set[int] = set()
    changed = False
    for row in rows:
        item = items.get(row.get("pk") or 0) or ProgrammeItem(werkatelier=locked)
        changed |= _write(item, row)
        kept.add(item.pk)
    gone = [pk for pk in items if pk not in kept]
    ProgrammeItem.objects.filter(werkatelier=locked, pk__in=gone).delete()
    if not changed and not gone:
        return locked
    locked.calendar_sequence += 1
    saved = update_record(locked, user=user, data={})
    audit.programme_saved(user=user, werkatelier=saved, items=len(kept))
    return saved


def _write(item: ProgrammeItem, row: Mapping[str, Any]) -> bool:
    """Whether anything was different."""
    values = {name: row[name] for name in FIELDS if name in row}
    if not item._state.adding and all(getattr(item, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(item, name, value)
    item.full_clean(exclude={"werkatelier"})
    if not item._state.adding:
        item.version += 1
    item.save()
    return True
