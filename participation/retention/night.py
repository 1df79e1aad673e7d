"""A night: what would go, and letting it go. Nothing else erases on a term; the commands of the steps do the work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO

import structlog
from django.core.management import call_command

from participation.retention.steps import STEPS, Due, Step
from samenwerking.background.clock import job_named

logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Finding:
    """How many rows of one kind are over their term at the moment asked for."""

    step: Step
    due: Due
    count: int


def coming_night(now: datetime) -> datetime:
    """The next moment at which the steps of the night run."""
    return job_named("apply_retention").when.last(now + timedelta(days=1))


def rehearse(moment: datetime) -> list[Finding]:
    """What every step would find at this moment. Reads only."""
    return [Finding(step, due, due.count(moment)) for step in STEPS for due in step.kinds]


def run_night() -> list[str]:
    """Do every step of the night, also after one failed; the names of those that did."""
    return [step.command for step in STEPS if step.at_night and not _run(step)]


def _run(step: Step) -> bool:
    try:
        call_command(step.command, verbosity=0, stdout=StringIO(), stderr=StringIO())
    except Exception as problem:
        # The type and not the text: a text may hold an address or a name.
        logger.exception("retention_step_failed", step=step.command, error=type(problem).__name__)
        return False
    return True
