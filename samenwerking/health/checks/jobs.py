"""The work that the site does by itself: what failed, and what should have run and did not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenwerking.background import jobs
from samenwerking.background.jobs import Job
from samenwerking.background.models import PeriodicRun
from samenwerking.health.shape import Check, Finding, Gauge, State, fine, warning

LATE = timedelta(hours=2)


@dataclass(frozen=True)
class JobRow:
    """One job with its last run; ``started`` is None when it still waits for its first moment."""

    job: Job
    started: datetime | None
    failed: bool
    late: bool
    running: bool

    @property
    def state(self) -> State:
        return State.WARNING if self.failed or self.late else State.OK

    @property
    def outcome(self) -> str:
        if self.late:
            return _("te laat: had al gelopen moeten hebben")
        if self.failed:
            return _("mislukt")
        if self.started is None:
            return _("nog niet aan de beurt geweest")
        return _("bezig") if self.running else _("gelukt")


def job_rows(now: datetime | None = None) -> list[JobRow]:
    now = now or timezone.now()
    runs = {run.name: run for run in PeriodicRun.objects.all()}
    return [_row(job, runs.get(job.command), now) for job in jobs.JOBS]


def _row(job: Job, run: PeriodicRun | None, now: datetime) -> JobRow:
    if run is None:
        return JobRow(job, None, failed=False, late=False, running=False)
    waits = run.started_at == run.finished_at  # made when the clock first saw the job; it ran not yet
    late = run.started_at < job.when.last(now - LATE)
    started = None if waits else run.started_at
    return JobRow(job, started, failed=bool(run.error), late=late, running=run.finished_at is None)


def look() -> Finding:
    rows = job_rows()
    failed, late = sum(row.failed for row in rows), sum(row.late for row in rows)
    trouble = sum(row.state != State.OK for row in rows)
    if trouble:
        said = ngettext(
            "%(n)d vaste taak mislukte of is te laat.", "%(n)d vaste taken mislukten of zijn te laat.", trouble
        )
        return warning(said % {"n": trouble}, failed, late)
    return fine(_("Alle vaste taken lopen."), 0, 0)


CHECK = Check(
    name="jobs",
    title=gettext_lazy("Vaste taken"),
    meaning=gettext_lazy("De site doet elke minuut, elke dag of elke maand werk, zoals herinneren en opruimen."),
    advice=gettext_lazy("Kijk hieronder welke taak het is. Zoek in het logboek naar “periodic_job_failed”."),
    look=look,
    gauges=(
        Gauge("jobs_failed", "Vaste taken waarvan de laatste keer mislukte"),
        Gauge("jobs_late", "Vaste taken die twee uur geleden hadden moeten lopen"),
    ),
    keep=30.0,
)
