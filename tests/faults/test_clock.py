"""The clock of the machine jumps, forwards and back: nothing waits for a day that never was, nothing is doubled."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from samenwerking.background import clock, jobs
from samenwerking.background.jobs import Job
from samenwerking.background.models import PeriodicRun
from samenwerking.background.moments import Daily, Every, Monthly
from samenwerking.outbox.choices import MailFailure
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post
from samenwerking.outbox.sending import send_due
from samenwerking.page_cache import generation
from tests.factories import UserFactory
from tests.outbox.conftest import Rules, person, rules
from tests.page_cache.conftest import Site, kept_pages

__all__ = ["kept_pages", "person", "rules"]
pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FAR = timedelta(days=400)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    made = [Job("often", Every(minutes=1), ""), Job("daily", Daily(3), ""), Job("monthly", Monthly(1, 7), "")]
    monkeypatch.setattr(jobs, "JOBS", tuple(made))
    return made


def done_at(moment: datetime) -> None:
    for job in jobs.JOBS:
        PeriodicRun.objects.update_or_create(name=job.command, defaults={"started_at": moment, "finished_at": moment})


def test_jobs_run_on_after_a_jump_and_once(table: list[Job]) -> None:
    done_at(NOON)
    assert clock.claim_due(NOON + FAR) == table, "forwards: all are due"
    done_at(NOON + FAR)
    back = NOON + timedelta(minutes=5)
    assert clock.claim_due(back) == table, "back: what ran in the future says nothing of today"
    done_at(back)
    assert clock.claim_due(back + timedelta(seconds=30)) == []


def test_two_machines_a_minute_apart_run_nothing_twice(table: list[Job]) -> None:
    done_at(NOON + timedelta(minutes=1))
    assert clock.claim_due(NOON) == []


def test_a_job_that_was_left_in_the_future_is_not_running_for_ever(table: list[Job]) -> None:
    done_at(NOON)
    PeriodicRun.objects.filter(name="often").update(started_at=NOON + FAR, finished_at=None)
    assert clock.claim_due(NOON + timedelta(seconds=30)) == [table[0]]


def test_mails_of_the_future_go_now_and_once(rules: Rules, settings: Any) -> None:
    with freeze_time(NOON + FAR):
        (row,) = post("news", [UserFactory()], facts={"said": "later"})
    with freeze_time(NOON):
        assert (send_due(), send_due()) == (1, 0)
    row.refresh_from_db()
    assert row.attempts == 1
    assert len(mail.outbox) == 1


def test_the_rest_after_a_failure_stays_a_rest(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest rest is a day: a row that rests is not mistaken for one of a wrong clock."""
    (row,) = post("news", [UserFactory()], facts={"said": "straks"})
    OutgoingMail.objects.update(due_at=timezone.now() + timedelta(days=1), attempts=7, failure=MailFailure.SERVER)
    assert send_due() == 0
    row.refresh_from_db()
    assert row.attempts == 7


def test_a_visit_ends_too_soon_at_worst_and_logging_in_works_again(client: Client, settings: Any) -> None:
    user = UserFactory()
    backend = "django.contrib.auth.backends.ModelBackend"
    with freeze_time(NOON):
        client.force_login(user, backend=backend)
        assert client.get("/werkplaats/").status_code == 200
    with freeze_time(NOON - timedelta(days=1)):
        assert client.get("/werkplaats/").status_code == 200, "back: still logged in"
    with freeze_time(NOON + FAR):
        assert client.get("/werkplaats/").status_code == 302, "forwards: to the log-in, no error"
        client.force_login(user, backend=backend)
        assert client.get("/werkplaats/").status_code == 200


def test_a_form_that_was_open_during_the_jump_is_still_taken(settings: Any) -> None:
    """The token of a form holds no moment."""
    client = Client(enforce_csrf_checks=True)
    with freeze_time(NOON):
        client.get("/accounts/login/")
    for moment in (NOON + timedelta(days=300), NOON - timedelta(days=300)):
        with freeze_time(moment):
            data = {"login": "wie@gemeente.example", "password": "x" * 12}
            token = client.cookies["csrftoken"].value
            assert client.post("/accounts/login/", {**data, "csrfmiddlewaretoken": token}).status_code != 403


def test_a_kept_page_is_never_kept_longer_than_a_change(kept_pages: None) -> None:
    """What was kept under a wrong clock ends by a word and not by a moment (``page_cache/generation.py``)."""
    site = Site()
    with freeze_time(NOON + FAR):
        first = site.get("/").content
    with freeze_time(NOON):
        assert site.get("/").content == first
        generation.renew()
        site.text = "nieuw"
        assert b"nieuw" in site.get("/").content
