"""The work that the site does by itself: due once, done once, and one failure stops nothing else."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from freezegun import freeze_time
from wagtail.models import Page

from pages.demo.guide import ensure_home
from samenwerking.background import clock, jobs, worker
from samenwerking.background.jobs import Job
from samenwerking.background.left_tasks import Presence
from samenwerking.background.models import PeriodicRun
from samenwerking.background.moments import Daily, Every, Moments, Monthly
from tests.guide.conftest import add_guide_page, restore_wagtail

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # 13 o'clock in Amsterdam


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """A table of jobs of the test's own."""
    made: list[Job] = []
    monkeypatch.setattr(jobs, "JOBS", made)
    return made


@pytest.mark.parametrize(
    ("moments", "last"),
    [
        (Every(minutes=5), datetime(2026, 11, 24, 11, 55, tzinfo=UTC)),
        (Daily(hour=3), datetime(2026, 11, 24, 2, 0, tzinfo=UTC)),
        (Daily(hour=13), NOON),
        (Daily(hour=14), datetime(2026, 11, 23, 13, 0, tzinfo=UTC)),
        (Monthly(day=1, hour=7), datetime(2026, 11, 1, 6, 0, tzinfo=UTC)),
        (Monthly(day=25, hour=7), datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
    ],
)
def test_the_last_moment(moments: Moments, last: datetime) -> None:
    assert moments.last(NOON) == last


def test_every_command_of_the_table_exists_and_stands_there_once() -> None:
    names = [job.command for job in jobs.JOBS]
    assert len(set(names)) == len(names)
    assert set(names) <= set(get_commands())


def test_a_job_is_handed_out_once_until_it_is_due_again(table: list[Job]) -> None:
    often, nightly = Job("clearsessions", Every(minutes=5), ""), Job("verify_audit", Daily(hour=3), "")
    table[:] = [often, nightly]
    assert clock.claim_due(NOON) == [often], "a nightly job waits for its first night"
    assert clock.claim_due(NOON + timedelta(hours=1)) == [], "it may still be running"
    clock.run_job(often)
    assert clock.claim_due(NOON + timedelta(hours=1)) == [often]
    clock.run_job(often)
    assert clock.claim_due(NOON + timedelta(hours=15)) == [often, nightly]
    later = NOON + timedelta(hours=40)
    assert clock.claim_due(later) == [often, nightly], "a run that was broken off does not stop the next"


def test_a_failure_is_kept_and_stops_nothing_else(table: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    def command(name: str, *arguments: str, **options: object) -> None:
        ran.append(name)
        if name == "verify_audit":
            raise SystemExit(1)

    ran: list[str] = []
    monkeypatch.setattr(clock, "call_command", command)
    table[:] = [Job("verify_audit", Every(minutes=1), ""), Job("clearsessions", Every(minutes=1), "")]
    with pytest.raises(CommandError, match="Mislukt: verify_audit"):
        call_command("run_periodic")
    assert ran == ["verify_audit", "clearsessions"]
    assert dict(PeriodicRun.objects.values_list("name", "error")) == {
        "verify_audit": "SystemExit",
        "clearsessions": "",
    }
    assert PeriodicRun.objects.exclude(finished_at=None).count() == 2


def test_what_a_killed_run_left_is_done_at_the_next_unless_somebody_works(
    table: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(clock, "call_command", lambda name, *arguments, **options: ran.append(name))
    table[:] = [Job("clearsessions", Daily(hour=3), "")]
    begun = timezone.now() - timedelta(minutes=5)
    PeriodicRun.objects.create(name="clearsessions", started_at=begun, finished_at=None)
    somebody = Presence()
    somebody.show("a worker that lives")
    call_command("run_periodic")
    assert ran == [], "it may be in the hands of that worker"
    somebody.leave()
    call_command("run_periodic")
    assert ran == ["clearsessions"]
    call_command("run_periodic")
    assert ran == ["clearsessions"]


def test_the_list_says_what_ran_and_what_failed() -> None:
    PeriodicRun.objects.create(name="anchor_audit", started_at=timezone.now(), error="SystemExit")
    out = StringIO()
    call_command("run_periodic", "--list", stdout=out)
    lines = {line.split()[0]: line for line in out.getvalue().splitlines()}
    assert set(lines) == {job.command for job in jobs.JOBS}
    assert "MISLUKT: SystemExit" in lines["anchor_audit"]
    assert "nog niet" in lines["apply_retention"]


def test_the_worker_publishes_and_withdraws_on_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a date in the editor to a page that readers see, by the clock and the worker alone."""
    # The connection holds the transaction of the test; the worker would let it go.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    restore_wagtail()
    with freeze_time(NOON):
        page = add_guide_page(ensure_home(), "Zomeractie", live=False)
        page.go_live_at, page.expire_at = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
        page.save_revision().publish(skip_permission_checks=True)
    for hours, is_live in ((0.5, False), (1.1, True), (2.1, False)):
        with freeze_time(NOON + timedelta(hours=hours)):
            PeriodicRun.objects.all().delete()
            worker.enqueue_due()
            worker.make_worker(batch=True).run()
        assert Page.objects.get(pk=page.pk).live is is_live, hours
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
