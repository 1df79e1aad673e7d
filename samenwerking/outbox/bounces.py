"""Mail that came back: reading a delivery report (RFC 3464) and writing down what became of our mail.

Anybody can send a report. Only one with the key of a mail of ours is believed, and the key is 122 random bits that
nobody but its reader has seen. Nothing of the report is kept except the class of its status code.
"""

import email
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

import structlog
from django.db import transaction

from .broken import mark_broken
from .choices import MailFailure, MailState
from .models import OutgoingMail

logger = structlog.get_logger(__name__)

LARGEST = 512 * 1024
MOST_PARTS = 50
OUR_KEY = re.compile(r"(?:<|\+)([0-9a-f]{32})@")
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# Where the address stands to which it came back, with our key behind the plus; and where a reply names our mail.
KEY_HEADERS = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "In-Reply-To", "References")
REASONS = {"1": MailFailure.NO_MAILBOX, "2": MailFailure.FULL, "7": MailFailure.POLICY}


@dataclass(frozen=True)
class Bounce:
    """One of our mails that did not arrive. ``addresses``: of whom the report says so."""

    key: uuid.UUID
    reason: MailFailure
    addresses: frozenset[str]


def read_bounce(raw: bytes) -> Bounce | None:
    """Nothing for what is no report of a failure, is not about a mail with a key, or cannot be read."""
    try:
        message = email.message_from_bytes(raw[:LARGEST])
        parts = _parts(message)
        key = _key(message, parts)
        failed = [block for part in parts for block in _blocks(part) if _word(block, "Action") == "failed"]
        if message.get_content_type() != "multipart/report" or key is None or not failed:
            return None
        addresses = frozenset(address for block in failed for address in _addresses(block))
        return Bounce(key, _reason(failed[0]), addresses)
    except Exception as problem:  # whatever a stranger sends, the next one is still read
        logger.warning("bounce_unreadable", problem=type(problem).__name__)
        return None


def note_bounce(bounce: Bounce) -> bool:
    """Whether it was one of ours and not known yet. A mailbox that does not exist puts the address aside, when the
    report names the address that the person has."""
    with transaction.atomic():
        rows = OutgoingMail.objects.select_for_update(of=("self",)).select_related("recipient")
        mail = rows.filter(key=bounce.key, state=MailState.SENT).first()
        if mail is None:
            return False
        mail.settle(MailState.BOUNCED, bounce.reason)
        if bounce.reason == MailFailure.NO_MAILBOX and mail.recipient.email.lower() in bounce.addresses:
            mark_broken(mail.recipient, bounce.reason)
    logger.info("mail_bounced", mail=mail.pk, reason=bounce.reason)
    return True


def _parts(message: Message) -> list[Message]:
    """As far as a report goes; more parts than that are no report."""
    found = []
    for part in message.walk():
        found.append(part)
        if len(found) >= MOST_PARTS:
            break
    return found


def _key(message: Message, parts: list[Message]) -> uuid.UUID | None:
    """From the address it came back to, else from the mail or the headers that are in the report."""
    places = [str(value) for name in KEY_HEADERS for value in message.get_all(name, [])]
    for part in parts[1:]:
        places += [str(value) for value in part.get_all("Message-ID", [])]
        if part.get_content_type() == "text/rfc822-headers":
            places += re.findall(r"(?im)^message-id:.*$", str(part.get_payload()))
    for place in places:
        found = OUR_KEY.search(place)
        if found:
            return uuid.UUID(hex=found[1])
    return None


def _blocks(part: Message) -> Iterator[Message]:
    """What a report says of each receiver; the first block is about the report itself."""
    payload = part.get_payload()
    if part.get_content_type() == "message/delivery-status" and isinstance(payload, list):
        yield from (block for block in payload if isinstance(block, Message) and block.get("Action"))


def _word(block: Message, name: str) -> str:
    return str(block.get(name, "")).strip().lower()


def _reason(block: Message) -> MailFailure:
    """By the class of the status code (RFC 3463): the mailbox, what it can hold, or a rule of the other side."""
    found = STATUS.search(str(block.get("Status", "")))
    if found is None:
        return MailFailure.OTHER
    if found[1] == "4":
        return MailFailure.SERVER
    return REASONS.get(found[2], MailFailure.OTHER)


def _addresses(block: Message) -> Iterator[str]:
    for name in ("Final-Recipient", "Original-Recipient"):
        yield _word(block, name).rpartition(";")[2].strip().strip("<>")
