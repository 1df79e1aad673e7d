"""Sending what waits: claimed by one worker at a time, counted before it is tried, tried again with growing rests."""

import smtplib
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from .broken import is_broken, note_refused
from .choices import MailFailure, MailRhythm, MailState
from .letters import content_of, letter_named
from .messages import message_of
from .models import OutgoingMail

logger = structlog.get_logger(__name__)

RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 480, 1440))
LONGEST_REST = RESTS[-1] + timedelta(hours=1)
AT_ONCE = 500
# After so many failures of the server on end it is left alone: a server that hangs would keep the worker for hours.
IN_VAIN = 3


def send_due(now: datetime | None = None) -> int:
    """What is due, the oldest first; how many mails went out. What is not tried while the server is away stays due."""
    waiting = OutgoingMail.objects.filter(_is_due(now or timezone.now()), state=MailState.WAITING)
    numbers = list(
        waiting.filter(rhythm=MailRhythm.NOW).order_by("due_at", "pk").values_list("pk", flat=True)[:AT_ONCE]
    )
    sent = in_vain = 0
    for number in numbers:
        failure = send_one(number)
        sent += failure == MailFailure.NONE
        in_vain = in_vain + 1 if failure == MailFailure.SERVER else 0
        if in_vain == IN_VAIN:
            logger.warning("mail_server_left_alone", tried=IN_VAIN)
            break
    return sent


def _is_due(now: datetime) -> Q:
    """Nothing rests longer than the longest rest: a row of later was written while the clock was wrong."""
    return Q(due_at__lte=now) | Q(due_at__gt=now + LONGEST_REST)


def send_one(number: int) -> MailFailure | None:
    """Two transactions: the attempt is on record before the mail leaves, also when the process dies meanwhile. Then the
    row is locked while it is sent, so a worker that dies lets go of it at once. Nothing: there was nothing to send."""
    attempt = _claim(number)
    return None if attempt is None else _send(number, attempt)


@transaction.atomic
def _claim(number: int) -> int | None:
    """Which attempt this is; nothing when another worker has it or it is not due any more."""
    rows = OutgoingMail.objects.select_for_update(of=("self",), skip_locked=True).select_related("recipient")
    mail = rows.filter(_is_due(timezone.now()), pk=number, state=MailState.WAITING).first()
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
def _send(number: int, attempt: int) -> MailFailure | None:
    rows = OutgoingMail.objects.select_for_update(of=("self",), skip_locked=True)
    mail = rows.filter(pk=number, state=MailState.WAITING, attempts=attempt).first()
    if mail is None:
        return None
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
    return failure


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
