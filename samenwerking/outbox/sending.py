"""Sending what waits: claimed by one worker at a time, counted before it is tried, tried again with growing rests."""

import smtplib
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone, translation

from .broken import is_broken, note_refused
from .choices import MailFailure, MailRhythm, MailState
from .letters import content_of, letter_named
from .messages import message_of
from .models import OutgoingMail

logger = structlog.get_logger(__name__)

RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 480, 1440))
AT_ONCE = 500


def send_due(now: datetime | None = None) -> int:
    """Everything that is due, the oldest first; how many mails went out."""
    waiting = OutgoingMail.objects.filter(
        state=MailState.WAITING, rhythm=MailRhythm.NOW, due_at__lte=now or timezone.now()
    )
    numbers = list(waiting.order_by("due_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    return sum(send_one(number) for number in numbers)


def send_one(number: int) -> bool:
    """Two transactions: the attempt is on record before the mail leaves, also when the process dies meanwhile. Then the
    row is locked while it is sent, so a worker that dies lets go of it at once."""
    attempt = _claim(number)
    return attempt is not None and _send(number, attempt)


@transaction.atomic
def _claim(number: int) -> int | None:
    """Which attempt this is; nothing when another worker has it or it is not due any more."""
    rows = OutgoingMail.objects.select_for_update(of=("self",), skip_locked=True).select_related("recipient")
    mail = rows.filter(pk=number, state=MailState.WAITING, due_at__lte=timezone.now()).first()
    if mail is None:
        return None
    if not mail.recipient.is_active and not letter_named(mail.letter).to_closed_accounts:
        mail.settle(MailState.DROPPED)
        return None
    if is_broken(mail.recipient):
        mail.settle(MailState.FAILED, MailFailure.MARKED)
        return None
    mail.due_at = timezone.now() + RESTS[min(mail.attempts, len(RESTS) - 1)]
    mail.attempts += 1
    mail.save(update_fields=["attempts", "due_at"])
    return mail.attempts


@transaction.atomic
def _send(number: int, attempt: int) -> bool:
    rows = OutgoingMail.objects.select_for_update(of=("self",), skip_locked=True)
    mail = rows.filter(pk=number, state=MailState.WAITING, attempts=attempt).first()
    if mail is None:
        return False
    failure = _hand_over(mail)
    if failure is None:
        mail.settle(MailState.DROPPED)
    elif failure == MailFailure.NONE:
        mail.settle(MailState.SENT)
    elif failure == MailFailure.REFUSED or mail.attempts > len(RESTS):
        mail.settle(MailState.FAILED, failure)
        if failure == MailFailure.REFUSED:
            note_refused(mail.recipient)
    else:
        OutgoingMail.objects.filter(pk=mail.pk).update(failure=failure)
    return failure == MailFailure.NONE


def _hand_over(mail: OutgoingMail) -> MailFailure | None:
    """To the mail server; nothing when there is no reason for the mail any more. The log says which row, never whom."""
    with translation.override("nl"):
        try:
            with transaction.atomic():  # a query that fails leaves the row in our hands
                content = content_of(mail)
                message = message_of(mail, content, "digest" if mail.digest_on else "mail") if content else None
        except Exception as problem:
            logger.error("mail_not_made", mail=mail.pk, letter=mail.letter, problem=type(problem).__name__)
            return MailFailure.TEXT
    if message is None:
        return None
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as problem:
        codes = [code for code, _text in problem.recipients.values()]
        logger.error("mail_refused", mail=mail.pk, codes=codes)
        return MailFailure.REFUSED if codes and min(codes) >= 500 else MailFailure.SERVER
    except Exception as problem:
        # The type and not the text: a mail server repeats the address in it.
        logger.error("mail_failed", mail=mail.pk, problem=type(problem).__name__)
        return MailFailure.SERVER
    return MailFailure.NONE
