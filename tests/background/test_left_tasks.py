"""What a killed worker had in hand is done after all; what a living one has in hand is left to it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samenwerking.background import left_tasks, worker
from samenwerking.background.jobs import Job
from samenwerking.background.left_tasks import GRACE, MOST_WORKERS, ONCE, Presence, put_back_left_tasks
from samenwerking.background.models import PeriodicRun
from samenwerking.background.moments import Every
from samenwerking.background.tasks import run_due_job
from samenwerking.outbox.tasks import send_mails_now

pytestmark = pytest.mark.django_db
LONG_AGO = GRACE + timedelta(seconds=1)


def in_hand(by: str = "gone", tries: int = 1, **changes: Any) -> DBTaskResult:
    """A task that this worker began a while ago."""
    send_mails_now.enqueue()
    row = DBTaskResult.objects.get(status="READY")
    DBTaskResult.objects.filter(pk=row.pk).update(
        **{"status": "RUNNING", "worker_ids": [by] * tries, "started_at": timezone.now() - LONG_AGO, **changes}
    )
    return row


def state_of(row: DBTaskResult) -> str:
    row.refresh_from_db()
    return str(row.status)


@pytest.fixture
def presence() -> Any:
    made = Presence()
    yield made
    made.leave()


@pytest.mark.django_db(transaction=True)  # a worker closes connections between tasks
def test_a_task_of_who_is_gone_waits_again_and_is_done(presence: Presence) -> None:
    row = in_hand()
    presence.show("lives")
    assert put_back_left_tasks() == 1
    assert state_of(row) == "READY"
    worker.make_worker(batch=True).run()
    assert state_of(row) == "SUCCESSFUL"


def test_a_task_of_who_lives_stays_until_that_process_is_gone(presence: Presence) -> None:
    row = in_hand(by="lives")
    presence.show("lives")
    presence.show("lives")
    assert put_back_left_tasks() == 0
    presence.leave()
    assert put_back_left_tasks() == 1
    assert state_of(row) == "READY"


def test_a_worker_that_lost_the_database_leaves_what_it_had(presence: Presence) -> None:
    row = in_hand(by="before")
    presence.show("before")
    presence.show("after")
    assert put_back_left_tasks() == 1
    assert state_of(row) == "READY"


def test_a_worker_gets_a_moment_to_show_itself() -> None:
    row = in_hand(started_at=timezone.now())
    assert put_back_left_tasks() == 0
    assert state_of(row) == "RUNNING"


@pytest.mark.parametrize("changes", [{"tries": MOST_WORKERS}, {"queue_name": ONCE}])
def test_what_kills_workers_or_may_be_done_once_is_given_up(changes: dict[str, Any]) -> None:
    row = in_hand(**changes)
    assert put_back_left_tasks() == 0
    assert state_of(row) == "FAILED"


def test_a_job_is_claimed_and_handed_over_or_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claimed only, it would wait for hours: everybody would think that it was running."""
    monkeypatch.setattr(worker, "claim_due", lambda: _claimed())
    monkeypatch.setattr(type(run_due_job), "enqueue", _fail)
    with pytest.raises(OSError, match="killed"):
        worker.enqueue_due()
    assert not PeriodicRun.objects.exists()


def _claimed() -> list[Job]:
    PeriodicRun.objects.create(name="clearsessions", started_at=timezone.now(), finished_at=None)
    return [Job("clearsessions", Every(minutes=5), "")]


def _fail(*_args: object, **_options: object) -> None:
    raise OSError("killed")


def test_the_lock_is_a_number_that_the_database_takes() -> None:
    assert all(0 <= left_tasks.key_of(f"worker {number}") < 2**31 for number in range(200))
