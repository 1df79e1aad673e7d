"""What an administrator changed in the routes, for the record of events."""

from collections.abc import Sequence
from typing import Any

from participation.choices import AuditAction
from participation.models import Route, StukTask
from samenwerking.accounts.models import User

from .chain import write_entry


def route_changed(*, user: User, route: Route, before: Sequence[StukTask], after: Sequence[StukTask]) -> None:
    """Which route, and its steps before and after; ``before`` is empty for a route that is new."""
    facts = {"kind": str(route.kind), "body": str(route.competent_body), "workflow": route.workflow_id}
    steps = {"before": [step_facts(step) for step in before], "after": [step_facts(step) for step in after]}
    write_entry(user, AuditAction.ROUTE_CHANGED, route, None, **facts, **steps)


def step_facts(task: StukTask) -> dict[str, Any]:
    """One step as settings, without names: people are known by their number."""
    return {
        "step": task.step,
        "decider": task.decided_by.value,
        "person": task.person_id,
        "party": task.party,
        "term_days": task.term_days,
        "comment_required": task.comment_required,
        "skippable_by": task.skippable_by,
        "only_changes": task.only_changes,
    }
