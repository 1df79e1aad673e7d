"""Werkateliers in a calendar: the same session for ever, at the right moment, without the link for participants."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from freezegun import freeze_time
from icalendar import Calendar

from participation.documents.calendar import werkatelier_calendar
from participation.models import Werkatelier
from participation.services.werkateliers import cancel_werkatelier, save_werkatelier
from tests.factories import TrajectFactory, UserFactory, WerkatelierFactory

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def events(*sessions: Werkatelier, **options: Any) -> list[Any]:
    return list(Calendar.from_ical(werkatelier_calendar(sessions, **options)).walk("VEVENT"))


@pytest.mark.parametrize(("month", "hour_in_utc"), [(1, 18), (7, 17)])
def test_an_evening_stays_an_evening_in_summer_and_winter(month: int, hour_in_utc: int) -> None:
    starts_at = datetime(2026, month, 15, 19, 0, tzinfo=AMSTERDAM)
    (event,) = events(WerkatelierFactory(starts_at=starts_at))
    assert event["DTSTART"].dt == datetime(2026, month, 15, hour_in_utc, 0, tzinfo=UTC) == starts_at
    assert event["DTEND"].dt > event["DTSTART"].dt


def test_what_a_reader_needs_is_in_it() -> None:
    session = WerkatelierFactory(
        title="Avond 1: schetsen, kiezen; en meer", address="Brink 4", purpose="Kiezen.", programme="19.00 inloop"
    )
    (event,) = events(session)
    assert str(event["SUMMARY"]) == "Avond 1: schetsen, kiezen; en meer"
    assert str(event["LOCATION"]) == "Dorpshuis De Linde, grote zaal, Brink 4"
    assert str(event["DESCRIPTION"]) == "Kiezen.\n\n19.00 inloop"
    assert str(event["URL"]).endswith(f"/register/werkateliers/{session.slug}/")
    assert str(event["STATUS"]) == "CONFIRMED"


def test_the_workspace_gets_its_own_address() -> None:
    session = WerkatelierFactory()
    (event,) = events(session, public=False)
    assert str(event["URL"]).endswith(f"/werkplaats/werkateliers/{session.slug}/")


def test_the_link_for_participants_and_the_notes_stay_inside() -> None:
    session = WerkatelierFactory(location="", online_url="https://vergadering.example/geheim", report="Verslag.")
    text = werkatelier_calendar([session]).decode()
    for hidden in ("vergadering.example", "kanarie", "Verslag."):
        assert hidden not in text
    assert str(events(session)[0]["LOCATION"]) == "Op afstand"


def test_a_change_and_a_cancellation_reach_who_subscribed() -> None:
    lead = UserFactory()
    session = WerkatelierFactory(traject=TrajectFactory(lead=lead), title="Avond")
    (before,) = events(session)
    session = save_werkatelier(
        user=lead, werkatelier=session, data={"location": "Elders"}, base_version=session.version
    )
    (moved,) = events(session)
    session = cancel_werkatelier(user=lead, werkatelier=session, base_version=session.version)
    (cancelled,) = events(session)
    assert before["UID"] == moved["UID"] == cancelled["UID"]
    assert before["SEQUENCE"] < moved["SEQUENCE"] < cancelled["SEQUENCE"]
    assert (str(cancelled["STATUS"]), str(cancelled["SUMMARY"])) == ("CANCELLED", "Afgezegd: Avond")


HOSTILE = "Avond\r\nATTENDEE:mailto:x@elders.example\nBEGIN:VEVENT\x00"


def test_typed_words_start_no_line_of_their_own() -> None:
    session = WerkatelierFactory(location="a,b;c\\d\nEND:VCALENDAR")
    session.title = session.purpose = HOSTILE
    (event,) = events(session)
    assert "ATTENDEE" not in event
    assert str(event["LOCATION"]) == "a,b;c\\d\nEND:VCALENDAR"
    lines = werkatelier_calendar([session]).decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines.count("BEGIN:VEVENT") == 1


def test_the_same_sessions_give_the_same_file() -> None:
    sessions = [WerkatelierFactory() for _ in range(3)]
    with freeze_time(timezone.now()):
        first = werkatelier_calendar(sessions)
    assert werkatelier_calendar(sessions) == first
    assert len(events(*sessions)) == 3
    assert len({str(event["UID"]) for event in events(*sessions)}) == 3
