"""In whose place a step was taken, as the record of events knows it."""

from participation.choices import AuditAction
from participation.models import AuditEntry, Stuk
from samenwerking.accounts.models import User

STEPS = (AuditAction.STEP_APPROVED, AuditAction.RETURNED)


def replaced_by_step(stuk: Stuk) -> dict[int, User]:
    """Per step (number of its state) the person who was replaced; two queries, one when nobody was."""
    rows = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk, action__in=STEPS, data__has_key="replaced")
    found = {row.data["task_state"]: row.data["replaced"] for row in rows}
    people = User.objects.in_bulk(set(found.values())) if found else {}
    return {state: people[person] for state, person in found.items() if person in people}
