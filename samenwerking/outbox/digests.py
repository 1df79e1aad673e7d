"""Summaries: one mail a person a day with all that waits for it. No news, no mail; nothing is told twice.

A summary is a mail like any other, with the others as its items. Each item is asked again when it is sent whether it
still stands, for this person, and what may be said of it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from samenwerking.accounts.models import User
from samenwerking.background.moments import Daily

from .choices import MailKind, MailRhythm, MailState
from .letters import DISCREET, Content, Letter, content_of, is_discreet, register_letter
from .models import OutgoingMail
from .tasks import wake_worker

LETTER = "digest"


@dataclass
class Group:
    """What belongs to one dossier."""

    title: str
    items: list[Content] = field(default_factory=list)


@dataclass(frozen=True)
class DigestContent(Content):
    groups: tuple[Group, ...] = ()


def last_daily(now: datetime) -> datetime:
    """The set hour of today, or of yesterday when it has not come yet."""
    return Daily(hour=settings.MAIL_DIGEST_HOUR).last(now)


def last_weekly(now: datetime) -> datetime:
    moment = last_daily(now)
    back = (timezone.localtime(moment).weekday() - settings.MAIL_DIGEST_WEEKDAY) % 7
    local = timezone.localtime(moment) - timedelta(days=back)
    return local.replace(hour=settings.MAIL_DIGEST_HOUR)


def make_digests(now: datetime | None = None) -> int:
    """For everybody for whom something waits since before the set hour; returns how many. Again does nothing."""
    now = now or timezone.now()
    people = OutgoingMail.objects.filter(_due(now)).values_list("recipient_id", flat=True).distinct()
    made = sum(_make_digest(number, now) for number in list(people.order_by("recipient_id")))
    if made:
        transaction.on_commit(wake_worker, robust=True)
    return made


def _due(now: datetime) -> Q:
    daily = Q(rhythm=MailRhythm.DAILY, created_at__lt=last_daily(now))
    weekly = Q(rhythm=MailRhythm.WEEKLY, created_at__lt=last_weekly(now))
    return Q(state=MailState.WAITING) & (daily | weekly)


def _make_digest(person: int, now: datetime) -> bool:
    """One a day, held by the database; what comes too late for it waits for the next."""
    try:
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=person)
            items = list(OutgoingMail.objects.filter(_due(now), recipient=person).values_list("pk", flat=True))
            if not items:
                return False
            facts = {"letter": LETTER, "kind": MailKind.OWN, "digest_on": timezone.localdate(now)}
            digest = OutgoingMail.objects.create(recipient_id=person, **facts)
            OutgoingMail.objects.filter(pk__in=items).update(state=MailState.BUNDLED, digest=digest)
    except IntegrityError:
        return False
    return True


def _contents(mail: OutgoingMail) -> list[Content]:
    """What still stands, in the order in which it came; that something confidential waits is said once."""
    found: list[Content] = []
    for item in mail.items.select_related("recipient", "sender").order_by("created_at", "pk"):
        content = content_of(item)
        if content is not None and not (is_discreet(item) and content in found):
            found.append(content)
    return found


def _stands(mail: OutgoingMail) -> bool:
    return bool(_contents(mail))


def _compose(mail: OutgoingMail) -> Content:
    contents = _contents(mail)
    groups: dict[str, Group] = {}
    for content in contents:
        groups.setdefault(content.group, Group(content.group)).items.append(content)
    open_ones = [content for content in contents if content.subject != str(DISCREET)]
    return DigestContent(_subject(len(contents)) if open_ones else str(DISCREET), groups=tuple(groups.values()))


def _subject(number: int) -> str:
    return ngettext("Samenvatting: %(number)d bericht", "Samenvatting: %(number)d berichten", number) % {
        "number": number
    }


def _one_sender(mail: OutgoingMail) -> User | None:
    """A reply to a summary has a person when all of it is from one; never when something in it is confidential."""
    items = list(mail.items.select_related("sender"))
    senders = {item.sender for item in items}
    return senders.pop() if len(senders) == 1 and not any(is_discreet(item) for item in items) else None


def connect() -> None:
    register_letter(Letter(LETTER, MailKind.OWN, _compose, stands=_stands, answers=_one_sender))
