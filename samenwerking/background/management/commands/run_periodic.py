from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from samenwerking.background import jobs
from samenwerking.background.clock import claim_due, run_job
from samenwerking.background.left_tasks import Presence, key_of, living_workers
from samenwerking.background.models import PeriodicRun
from samenwerking.background.worker import new_worker_id


class Command(BaseCommand):
    help = "Voert uit wat nu aan de beurt is, en stopt. Voor wie cron heeft in plaats van manage.py work."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--list", action="store_true", help="Laat zien wat er is en wanneer het liep.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self._list()
            return
        presence, name = Presence(), new_worker_id()
        presence.show(name)
        try:
            alone = living_workers() == {key_of(name)}
            failed = [job.command for job in claim_due(alone=alone) if not run_job(job)]
        finally:
            presence.leave()
        if failed:
            raise CommandError(f"Mislukt: {', '.join(failed)}")

    def _list(self) -> None:
        runs = {run.name: run for run in PeriodicRun.objects.all()}
        for job in jobs.JOBS:
            run = runs.get(job.command)
            ran = run and run.finished_at != run.started_at  # equal: only waits for its first moment
            last = f"{timezone.localtime(run.started_at):%Y-%m-%d %H:%M}" if run and ran else "nog niet"
            trouble = f"  MISLUKT: {run.error}" if run and run.error else ""
            self.stdout.write(f"{job.command:26}{job.when!s:36}{last:18}{job.why}{trouble}")
