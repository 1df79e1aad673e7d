"""Rows of the record of events about parts of a dossier: what was added, deleted, restored, taken along."""

from participation.audit import write_entry
from participation.choices import AuditAction
from participation.models import Opgave, Traject, Werkatelier
from samenwerking.accounts.models import User


def part_changed(
    *, user: User | None, action: AuditAction, dossier: Opgave | Traject | Werkatelier, part: str, number: int
) -> None:
    """``part`` is the name of its model, never its words. ``user`` None: a job did it."""
    write_entry(user, action, dossier, dossier.opgave.pk, part=part, number=number)
