"""What the coming night would erase, and the night itself: the rehearsal counts what the commands then do."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from pages.models import GuidePage, HomePage
from participation.models import ContributionGiver, MailLink
from participation.retention import night
from participation.retention.night import coming_night, rehearse, run_night
from participation.retention.steps import STEPS
from samenwerking.accounts.models import FailedTry
from samenwerking.accounts.roles import Role
from tests.database_rows import rows_of_everything
from tests.erasure.ageing import LONG_AGO, grow_old
from tests.erasure.person import Person
from tests.erasure.persons import by_letter, people_in_every_channel
from tests.factories import UserFactory
from tests.werkplaats.conftest import BACKEND, MakeWorld, World

PAGE = "/werkplaats/verwerkingen/vannacht/"
# Not made by the hundred people: they need a mail, an account that closes, or an export. Tried where they are made.
ELSEWHERE = {
    "erase_own_reading": "tests/own_reading",
    "erase_mail_links": "tests/papers/test_acknowledging.py",
    "clean_mails": "tests/outbox",
    "clean_exports": "tests/exports/test_life.py",
    "keep_accounts": "tests/accounts/test_visits.py",
    "clean_subscriptions": "tests/subscriptions",
}


@pytest.fixture
def world(make_world: MakeWorld, tmp_path: Path, settings: Any) -> World:
    """A hundred people in every channel, all of them long ago."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    world = make_world(published=True)
    people_in_every_channel(world, HomePage.objects.get().add_child(instance=GuidePage(title="Bladzijde")))
    grow_old()
    FailedTry.objects.create(kind="account", key_hash="0" * 64, tried_at=timezone.now() - LONG_AGO)
    Session.objects.create(session_key="oud", session_data="", expire_date=timezone.now() - LONG_AGO)
    return world


def due(moment: datetime | None = None) -> dict[str, int]:
    return {str(one.due.label): one.count for one in rehearse(moment or timezone.now()) if one.count}


def local(day: int, hour: int) -> datetime:
    """A moment in March on the clock of the municipality."""
    return datetime(2026, 3, day, hour, tzinfo=timezone.get_default_timezone())


def test_what_was_rehearsed_is_what_goes(world: World) -> None:
    """Counted, done, and counted again: of what the night does nothing is left."""
    before = due()
    assert len(before) > 10
    called = {one.step.command for one in rehearse(timezone.now()) if one.count}
    assert called | set(ELSEWHERE) == {step.command for step in STEPS}, "a step that nothing here tries"
    assert run_night() == []
    left = {step.command for step in STEPS if step.at_night}
    assert {one.step.command for one in rehearse(timezone.now()) if one.count} & left == set()


def test_a_dry_run_writes_nothing(world: World) -> None:
    kept, out = rows_of_everything(), StringIO()
    call_command("apply_retention", "--dry-run", stdout=out)
    assert rows_of_everything() == kept
    assert "Er is niets gewist." in out.getvalue()
    assert f"{ContributionGiver.objects.exclude(email='').count():7} Wie inbreng gaf" in out.getvalue()
    assert "rebuild_search, op zijn eigen tijd" in out.getvalue()
    assert not any(mark in out.getvalue().lower() for mark in ("zwartkruin", "kwispel"))


def test_a_step_that_fails_stops_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of the night fails; the last still ran; the command ends badly, so the job is seen to have failed."""
    real: Callable[..., Any] = call_command

    def fails(name: str, **options: Any) -> Any:
        if name == "erase_contribution_data":
            raise ValueError(Person(1).email)
        return real(name, **options)

    monkeypatch.setattr(night, "call_command", fails)
    with pytest.raises(CommandError, match=r"Mislukt: erase_contribution_data\.") as told:
        call_command("apply_retention", verbosity=0, stdout=StringIO())
    assert "kwispel" not in str(told.value)
    assert ContributionGiver.objects.exclude(email="").exists()
    assert not Session.objects.filter(session_key="oud").exists()


def test_tonight_is_told_by_day(make_world: MakeWorld) -> None:
    """Of a term that ends today nothing goes today, and everything the coming night, after four."""
    by_letter(Person(1), {"world": make_world(published=True)})
    today = timezone.localdate()
    ContributionGiver.objects.update(retain_until=today)
    assert "Wie inbreng gaf" not in due()
    assert due(timezone.now() + timedelta(days=1))["Wie inbreng gaf"] == 1
    at_noon = local(2, 12)
    assert timezone.localtime(coming_night(at_noon)) == local(3, 4)
    at_night = local(2, 1)
    assert timezone.localtime(coming_night(at_night)) == local(2, 4)


@pytest.mark.parametrize("role", list(Role))
def test_who_oversees_sees_numbers_and_no_names(role: Role, make_world: MakeWorld) -> None:
    world = make_world(published=True)
    by_letter(Person(1), {"world": world})
    ContributionGiver.objects.update(retain_until=timezone.localdate() - timedelta(days=1))
    client = Client()
    client.force_login(UserFactory(role=role), backend=BACKEND)
    answer = client.get(PAGE)
    if role not in (Role.ADMIN, Role.AUDITOR):
        assert answer.status_code == 403
        return
    shown = answer.content.decode()
    assert "Wie inbreng gaf" in shown
    assert "Niets te wissen" not in shown
    assert Person(1).name not in shown
    assert Person(1).email not in shown
    assert ContributionGiver.objects.get().email == Person(1).email


def test_nothing_due_is_said(db: None) -> None:
    client = Client()
    client.force_login(UserFactory(role=Role.AUDITOR), backend=BACKEND)
    assert not MailLink.objects.exists()
    assert "Niets te wissen" in client.get(PAGE).content.decode()
