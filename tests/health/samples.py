"""How the site may be doing, for tests."""

from datetime import timedelta

from django.utils import timezone

from samenwerking.background import jobs
from samenwerking.background.models import PeriodicRun


def worker_begins(*, seconds_ago: float = 10, error: str = "") -> None:
    """Every job began and ended so long ago."""
    moment = timezone.now() - timedelta(seconds=seconds_ago)
    facts = {"started_at": moment, "finished_at": moment + timedelta(seconds=1), "error": error}
    for job in jobs.JOBS:
        PeriodicRun.objects.update_or_create(name=job.command, defaults=facts)
