"""What calendars get, by feed and by mail, and the report for who asked for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from participation.choices import StukKind
from participation.models import ProgrammeItem, RegistrationNotice, RegistrationPerson, Stuk, Werkatelier
from participation.participant_notices import report_published
from participation.services.programme import save_programme
from participation.services.registrations.placing import cancel_registration
from participation.services.werkateliers import cancel_werkatelier, save_werkatelier
from samenwerking.accounts.models import User
from tests.factories import StukFactory
from tests.registrations.conftest import join, mails_to, make_session, subjects_to

Capture = Any


def feed(path: str) -> dict[str, Any]:
    answer = Client().get(path)
    assert answer["Content-Type"].startswith("text/calendar")
    return {str(event["UID"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


SIMPLE: list[tuple[dict[str, Any], int]] = [
    ({"title": "Anders"}, 1),
    ({"programme": "19.00 inloop"}, 1),
    ({"route_text": "Bus 41"}, 1),
    ({"online_url": "https://vergadering.example/nieuw"}, 1),
    ({"latitude": 52.5, "longitude": 5.5}, 1),
    ({"internal_notes": "Koffie", "report": "Klaar"}, 0),
]


@pytest.mark.parametrize(("change", "grows"), SIMPLE, ids=[next(iter(row[0])) for row in SIMPLE])
def test_the_sequence_grows_with_what_a_calendar_shows(
    lead: User, session: Werkatelier, change: dict[str, Any], grows: int
) -> None:
    saved = save_werkatelier(user=lead, werkatelier=session, data=change, base_version=session.version)
    assert saved.calendar_sequence == grows


def test_a_feed_per_traject_keeps_what_was_called_off(lead: User, session: Werkatelier) -> None:
    other = make_session(lead, traject=session.traject)
    make_session(lead)
    hidden = make_session(lead, traject=session.traject, published=False, published_at=None)
    path = f"/register/trajecten/{session.traject.slug}.ics"
    before = feed(path)
    assert len(before) == 2
    rows = [{"starts_at": timezone.now().time().replace(microsecond=0), "title": "Inloop", "lead": "Dorpshuis"}]
    session = save_programme(user=lead, werkatelier=session, rows=rows, base_version=session.version)
    assert ProgrammeItem.objects.count() == 1
    cancel_werkatelier(user=lead, werkatelier=session, base_version=session.version)
    after = feed(path)
    assert set(before) == set(after)
    uid = next(key for key in after if key.startswith(f"werkatelier-{session.pk}@"))
    assert (int(after[uid]["SEQUENCE"]), str(after[uid]["STATUS"])) == (2, "CANCELLED")
    assert "Inloop (Dorpshuis)" in str(after[uid]["DESCRIPTION"])
    text = Client().get(path).content.decode()
    assert "vergadering.example" not in text
    assert hidden.title not in text
    assert other.title in text
    assert "NAME:" in text


def test_the_mail_holds_the_link_and_takes_the_event_out_again(
    session: Werkatelier, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        anna = join(session, "anna")
    with django_capture_on_commit_callbacks(execute=True):
        cancel_registration(registration=anna)
    placed, left = [message.attachments[0].get_payload(decode=True).decode() for message in mails_to("anna")]
    (event,) = Calendar.from_ical(left).walk("VEVENT")
    assert (str(event["STATUS"]), "METHOD:CANCEL" in left) == ("CANCELLED", True)
    assert "vergadering.example" in placed.replace("\r\n ", "")
    assert "vergadering.example" not in left.replace("\r\n ", "")


def _report(session: Werkatelier) -> Stuk:
    return StukFactory(owner=session, kind=StukKind.WERKATELIERVERSLAG, published=True)


def test_who_asked_for_the_report_gets_it_once(session: Werkatelier) -> None:
    join(session, "anna", wants_report=True)
    join(session, "bart")
    gone = join(session, "carla", wants_report=True)
    cancel_registration(registration=gone)
    RegistrationNotice.objects.all().delete()
    report = _report(session)
    mail.outbox.clear()
    for _time in range(2):
        report_published(report)
        call_command("mail_participants", verbosity=0)
    assert subjects_to("anna") == ["Het verslag is er"]
    assert report.get_absolute_url() in mails_to("anna")[0].body
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_loses_nothing(
    session: Werkatelier, settings: Any, django_capture_on_commit_callbacks: Capture, caplog: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.registrations.broken_mail.Backend"
    with django_capture_on_commit_callbacks(execute=True):
        join(session, "anna")
    notice = RegistrationNotice.objects.get()
    assert (notice.sent_at, notice.attempts) == (None, 1)
    assert "anna@" not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("mail_participants", verbosity=0)
    assert subjects_to("anna") == ["U hebt een plaats"]


def test_the_job_erases_what_is_over(session: Werkatelier) -> None:
    join(session, "anna")
    RegistrationPerson.objects.update(retain_until=timezone.localdate() - timedelta(days=1))
    call_command("erase_participants", verbosity=0)
    assert not RegistrationPerson.objects.exists()
    assert not RegistrationNotice.objects.filter(sent_at=None).exists()
