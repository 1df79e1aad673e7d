"""The mails to participants, sent by the background worker. What fails is tried again, a few times."""

from collections.abc import Sequence
from email.mime.text import MIMEText
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from participation import policy
from participation.calendar_events import participant_calendar, place_of
from participation.choices import EXPECTED, PLACED, RegistrationMail, RegistrationState
from participation.models import Registration, RegistrationNotice, RegistrationPerson, Stuk
from participation.services.outside_mails import MOST_ATTEMPTS, mail_outside
from participation.services.registrations.people import open_link

AT_ONCE = 5_000
CALENDAR_KINDS = (RegistrationMail.CHANGED, RegistrationMail.CALLED_OFF, RegistrationMail.BACK_ON)
# About a session that is still to come, for who still comes.
FOR_WHO_COMES = (*CALENDAR_KINDS, *(kind for kind in RegistrationMail if kind.value in (
    "place", "waiting", "again", "moved_up", "reminder",
)))  # fmt: skip


def send_after_commit(ids: Sequence[int]) -> None:
    """Hand rows to the worker once they are sure to stay."""
    if ids:
        transaction.on_commit(lambda: _enqueue(list(ids)), robust=True)


def _enqueue(ids: list[int]) -> None:
    send_registration_notices.enqueue(ids)


@task(backend="background")
def send_registration_notices(ids: list[int]) -> int:
    """How many went out. A task holds numbers only: what waits in its table tells no address."""
    return sum(_send_notice(pk) for pk in ids)


def send_waiting_notices() -> int:
    """What is still waiting: reports, and what failed before."""
    waiting = RegistrationNotice.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS).order_by("pk")
    return sum(_send_notice(pk) for pk in list(waiting.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _send_notice(pk: int) -> bool:
    """One mail; rows that another worker has in hand are skipped, and what is no longer true is not sent."""
    rows = RegistrationNotice.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk, sent_at=None)
    notice = rows.select_related("registration__werkatelier__traject__opgave").first()
    if notice is None:
        return False
    person = RegistrationPerson.objects.filter(registration=notice.registration).exclude(email="").first()
    if person is None or not _still_true(notice):
        notice.delete()
        return False
    notice.attempts += 1
    sent = _mail(notice, person)
    notice.sent_at = timezone.now() if sent else None
    notice.save(update_fields=["attempts", "sent_at"])
    return sent


def _still_true(notice: RegistrationNotice) -> bool:
    registration, kind = notice.registration, RegistrationMail(notice.kind)
    werkatelier = registration.werkatelier
    if kind == RegistrationMail.REPORT:
        return _published_report(registration) is not None
    if kind in FOR_WHO_COMES and registration.state not in EXPECTED:
        return False
    if kind == RegistrationMail.WAITING:
        return registration.state == RegistrationState.WAITING
    if kind == RegistrationMail.REMINDER:
        coming = werkatelier.cancelled_at is None and werkatelier.starts_at > timezone.now()
        return coming and registration.state == RegistrationState.REGISTERED
    if kind in CALENDAR_KINDS:
        newer = registration.notices.filter(kind__in=CALENDAR_KINDS, occasion__gt=notice.occasion)
        return not newer.exists()
    return True


def _mail(notice: RegistrationNotice, person: RegistrationPerson) -> bool:
    registration, kind = notice.registration, RegistrationMail(notice.kind)
    context = _context(registration, person) | {"kind": kind.value}
    return mail_outside(
        person.email,
        f"registration_{kind.value}",
        context,
        about=f"registration notice {notice.pk}",
        attach=lambda mail: _attach_calendar(mail, registration, person, kind),
    )


def _attach_calendar(
    mail: EmailMessage, registration: Registration, person: RegistrationPerson, kind: RegistrationMail
) -> None:
    """For who has a place, or gives it back; who waits has nothing to put in a calendar yet."""
    leaves = kind == RegistrationMail.LEFT and registration.placed_at is not None
    keeps = registration.state in PLACED and kind in FOR_WHO_COMES
    if leaves or keeps:
        method, content = participant_calendar(registration.werkatelier, email=person.email, leaves=leaves)
        attach_calendar(mail, method, content)


def attach_calendar(mail: EmailMessage, method: str, content: bytes) -> None:
    """As calendars expect it: the method of the file stands in the type of the part too (RFC 6047)."""
    part = MIMEText(content.decode(), "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename="werkatelier.ics")
    mail.attach(part)


def _context(registration: Registration, person: RegistrationPerson) -> dict[str, Any]:
    """What is off the register is not named in a mail any more."""
    werkatelier = registration.werkatelier
    named = policy.werkatelier_is_public(werkatelier)
    report = _published_report(registration)
    return {
        "person": person,
        "registration": registration,
        "has_place": registration.state in PLACED,
        "werkatelier": werkatelier,
        "title": " ".join(werkatelier.title.split()) if named else "",
        "place": place_of(werkatelier) if werkatelier.location or werkatelier.address else "",
        "link": absolute(reverse("register:registration_private", args=[open_link(person)])),
        "page": absolute(werkatelier.get_absolute_url()) if named else "",
        "report": absolute(report.get_absolute_url()) if report else "",
    }


def _published_report(registration: Registration) -> Stuk | None:
    reports = policy.public_stukken().filter(werkatelier_owner=registration.werkatelier_id)
    return reports.filter(kind="werkatelierverslag").order_by("-last_published_at").first()


def absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
