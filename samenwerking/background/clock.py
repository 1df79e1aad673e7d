"""Which jobs are due, and running one of them, once, however many processes look at the clock."""

from datetime import datetime, timedelta
from io import StringIO

import structlog
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from . import jobs
from .jobs import Job
from .models import PeriodicRun

logger = structlog.get_logger(__name__)
LONGEST = timedelta(hours=6)  # a run that took longer was broken off
CLOCKS_APART = timedelta(minutes=5)  # as much may two machines differ
MAX_ERROR = 500


def claim_due(now: datetime | None = None, *, alone: bool = False) -> list[Job]:
    """The jobs that are due, now claimed by who asks: the next who asks does not get them.

    ``alone``: no other process lives that runs jobs, so what did not end was broken off.
    """
    now = now or timezone.now()
    return [job for job in jobs.JOBS if _claim(job, now, alone)]


@transaction.atomic
def _claim(job: Job, now: datetime, alone: bool) -> bool:
    run, is_new = PeriodicRun.objects.select_for_update().get_or_create(
        name=job.command, defaults={"started_at": now, "finished_at": None if job.when.at_once else now}
    )
    if is_new:
        return job.when.at_once
    broken_off = alone and run.finished_at is None
    if not broken_off and (_is_done(run, job, now) or _is_running(run, now)):
        return False
    run.started_at, run.finished_at, run.error = now, None, ""
    run.save()
    return True


def _is_done(run: PeriodicRun, job: Job, now: datetime) -> bool:
    """Not when it ran in the future: then the clock was wrong, and waiting for that day may be waiting for months."""
    return job.when.last(now) < run.started_at <= now + CLOCKS_APART


def _is_running(run: PeriodicRun, now: datetime) -> bool:
    return run.finished_at is None and abs(now - run.started_at) < LONGEST


def run_job(job: Job) -> bool:
    """Run the command of a job that was claimed; whatever goes wrong is kept and logged, and stops nothing else."""
    error = ""
    try:
        # What a command says is for a person at a terminal; here nobody reads it.
        call_command(job.command, *job.arguments, verbosity=0, stdout=StringIO(), stderr=StringIO())
    except (Exception, SystemExit) as problem:
        # The type and not the text: a text may hold an address or a name.
        error = type(problem).__name__
        if not isinstance(problem, SystemExit) or problem.code:
            logger.exception("periodic_job_failed", job=job.command)
        else:
            error = ""
    PeriodicRun.objects.filter(name=job.command).update(finished_at=timezone.now(), error=error[:MAX_ERROR])
    return not error


def job_named(name: str) -> Job:
    """Raises KeyError for a name that is not in the table."""
    return {job.command: job for job in jobs.JOBS}[name]
