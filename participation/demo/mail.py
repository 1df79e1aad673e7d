"""What the demo shows of mail and time: a summary in the mail folder, mail that did not arrive, and a recess."""

from datetime import date, timedelta

from django.utils import timezone

from participation.demo.records import Stage
from samenwerking.outbox.choices import MailFailure, MailKind, MailRhythm, MailState
from samenwerking.outbox.digests import make_digests
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.preferences import choose_rhythms
from samenwerking.workdays.models import RecessPeriod, WorkdaySettings

READER, NOT_REACHED = "raadslid2", "manager2"
CHOSEN = {MailKind.READING: MailRhythm.DAILY, MailKind.ANSWER: MailRhythm.WEEKLY}


def choose_summaries(stage: Stage) -> None:
    """Before the papers are made: one council member wants a summary once a day."""
    choose_rhythms(stage.cast[READER], CHOSEN)


def load_recess(today: date) -> None:
    """The days around the next Christmas."""
    settings = WorkdaySettings.load()
    if not settings.recesses.exists():
        year = today.year
        name = f"Kerstreces {year}"
        days = {"starts_on": date(year, 12, 21), "ends_on": date(year + 1, 1, 3)}
        RecessPeriod.objects.create(settings=settings, name=name, **days)


def load_mail(stage: Stage) -> bool:
    """The summary is written as if what is in it came a day ago; the worker puts it in the mail folder."""
    reader, manager = stage.cast[READER], stage.cast[NOT_REACHED]
    if OutgoingMail.objects.filter(recipient=reader, digest_on__isnull=False).exists():
        return False
    waiting = OutgoingMail.objects.filter(recipient=reader, rhythm=MailRhythm.DAILY, state=MailState.WAITING)
    waiting.update(created_at=timezone.now() - timedelta(days=1))
    make_digests()
    facts = {"kind": MailKind.ASKED, "letter": "step_waiting", "attempts": 1, "settled_at": timezone.now()}
    for state, failure in ((MailState.FAILED, MailFailure.SERVER), (MailState.BOUNCED, MailFailure.FULL)):
        OutgoingMail.objects.create(recipient=manager, state=state, failure=failure, **facts)
    return True
