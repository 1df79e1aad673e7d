"""Working days, holidays, recess and the end of terms of the law; expected days are from the calendar on the wall."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from freezegun import freeze_time

from participation.choices import StepKind
from participation.selectors.route_steps import due_date, open_steps, route_of
from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.workdays.counting import LastDay, Recesses, legal_last_day
from samenwerking.workdays.dutch_holidays import is_holiday
from samenwerking.workdays.models import RecessPeriod, WorkdaySettings
from tests.approval.scene import make_scene
from tests.factories import UserFactory

SUMMER = Recesses(((date(2026, 7, 20), date(2026, 8, 28)),))
NONE = Recesses()


@pytest.mark.parametrize(
    "day",
    [
        *("2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2027-05-05", "2026-05-14"),
        *("2026-05-25", "2026-12-25", "2026-12-26", "2025-04-26", "2033-05-05"),
    ],
)
def test_holidays_of_the_law(day: str) -> None:
    """King's Day of 2025 was on the Saturday, 5 May counts every year."""
    assert is_holiday(date.fromisoformat(day))


def test_a_recess_with_a_wrong_year_does_not_count_for_ever() -> None:
    endless = Recesses(((date(2026, 7, 20), date(9999, 12, 31)),))
    assert endless.last_day(date(2026, 7, 17), 10).year < 2037
    assert Recesses(((date(1, 1, 1), date(2026, 7, 20)),)).first_before(date(2026, 7, 20), 10).year > 2015
    assert NONE.last_day(date(2026, 7, 17), 1_000_000).year < 2037


@pytest.mark.parametrize("day", ["2025-04-27", "2026-12-24", "2026-12-31", "2026-11-11", "2026-06-19"])
def test_no_holidays(day: str) -> None:
    assert not is_holiday(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("start", "days", "recesses", "last"),
    [
        ("2026-11-25", 1, NONE, "2026-11-26"),
        ("2026-11-25", 3, NONE, "2026-11-30"),
        ("2026-11-28", 1, NONE, "2026-11-30"),  # begins on a Saturday
        ("2026-12-24", 1, NONE, "2026-12-28"),  # Christmas and a weekend
        ("2026-04-02", 1, NONE, "2026-04-07"),  # Good Friday to Easter Monday
        ("2026-05-04", 2, NONE, "2026-05-07"),  # 5 May
        ("2026-07-17", 1, SUMMER, "2026-08-31"),
        ("2026-07-16", 10, SUMMER, "2026-09-10"),
        ("2026-11-25", 0, NONE, "2026-11-25"),
    ],
)
def test_the_last_of_so_many_working_days(start: str, days: int, recesses: Recesses, last: str) -> None:
    first = date.fromisoformat(start)
    assert recesses.last_day(first, days) == date.fromisoformat(last)
    assert recesses.workdays_until(first, date.fromisoformat(last)) == days
    assert recesses.workdays_until(date.fromisoformat(last), first) == -days or not recesses.is_workday(first)


def test_so_many_working_days_before() -> None:
    assert NONE.first_before(date(2026, 11, 30), 2) == date(2026, 11, 26)
    assert SUMMER.first_before(date(2026, 8, 31), 1) == date(2026, 7, 17)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2026-11-06", 56, "2027-01-04"),  # eight weeks end on New Year's Day, a Friday
        ("2026-11-25", 14, "2026-12-09"),
        ("2026-11-28", 14, "2026-12-14"),
        ("2026-07-06", 21, "2026-07-27"),  # recess stops no term of the law
        ("2026-09-26", 91, "2026-12-26"),  # longer than ninety days: article 4
    ],
)
def test_a_term_of_the_law_ends_on_a_day_that_is_not_free(start: str, days: int, last: str) -> None:
    assert legal_last_day(date.fromisoformat(start), days) == date.fromisoformat(last)


@freeze_time("2026-11-25 12:00")
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-26", "nog 1 werkdag"),
        ("2026-11-30", "nog 3 werkdagen"),
        ("2026-11-25", "vandaag"),
        ("2026-11-24", "1 werkdag te laat"),
        ("2026-11-20", "3 werkdagen te laat"),
    ],
)
def test_how_long_still(day: str, said: str) -> None:
    assert LastDay.on(date.fromisoformat(day), NONE).left == said


@pytest.mark.django_db
def test_a_recess_moves_the_terms_of_open_steps_without_a_query_more() -> None:
    scene = make_scene()
    with freeze_time("2026-11-25 12:00"):
        scene.submit()
        task_state = scene.task_state
        days = task_state.task.specific.term_days
        before = due_date(task_state)
        assert before == NONE.last_day(date(2026, 11, 25), days)
        with CaptureQueriesContext(
            connection,
        ) as few:
            open_steps([scene.now])
        settings = WorkdaySettings.load()
        for week in (23, 24, 30):
            RecessPeriod.objects.create(
                settings=settings, name="reces", starts_on=date(2026, 11, week), ends_on=date(2026, 11, week)
            )
        RecessPeriod.objects.create(
            settings=settings, name="kerst", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31)
        )
        after = Recesses.current().last_day(date(2026, 11, 25), days)
        assert after > before
        assert due_date(task_state) == after
        with CaptureQueriesContext(connection) as more:
            (step,) = open_steps([scene.now]).values()
        assert len(more) == len(few)
        assert step.due == after
        assert step.kind == StepKind.CLIENT
        (current,) = [step for step in route_of(scene.now, with_names=False) if step.status == "current"]
        assert "werkdagen" in current.note


@pytest.mark.django_db
def test_recess_is_edited_in_beheer_by_an_administrator(client: Client) -> None:
    sync_roles()
    page = reverse("wagtailsettings:edit", args=["workdays", "workdaysettings"])
    client.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(page).status_code in (302, 403)
    admin: Any = UserFactory(role=Role.ADMIN)
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(page, follow=True).redirect_chain[-1][0]
    head = {"recesses-TOTAL_FORMS": "1", "recesses-INITIAL_FORMS": "0", "recesses-0-name": "Zomerreces"}
    for first, last, kept in (
        ("2027-08-20", "2027-07-20", 0),
        ("2027-07-20", "2037-08-20", 0),
        ("x", "2027-08-20", 0),
        ("2027-07-20", "2027-08-20", 1),
    ):
        client.post(page, head | {"recesses-0-starts_on": first, "recesses-0-ends_on": last})
        assert RecessPeriod.objects.count() == kept
    with pytest.raises(IntegrityError), transaction.atomic():
        RecessPeriod.objects.update(ends_on=date(2020, 1, 1))
    with pytest.raises(ValidationError):
        RecessPeriod(name="x", starts_on=date(2027, 1, 1), ends_on=date(2026, 1, 1)).full_clean(exclude=["settings"])
