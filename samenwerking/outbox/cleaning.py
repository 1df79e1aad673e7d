"""Mails are kept for a while, to see what did not arrive; then they go, with the words in them."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from .choices import MailState
from .models import OutgoingMail

KEEP = timedelta(days=30)  # a mail can come back days later
KEEP_FAILED = timedelta(days=90)  # an administrator has time to look


def old_mails(now: datetime) -> QuerySet[OutgoingMail]:
    """Of which the term is over. What waits stays."""
    fine = Q(state__in=[MailState.SENT, MailState.DROPPED], settled_at__lt=now - KEEP)
    failed = Q(state__in=[MailState.FAILED, MailState.BOUNCED], settled_at__lt=now - KEEP_FAILED)
    return OutgoingMail.objects.filter(fine | failed)


def clean_mails(now: datetime | None = None) -> int:
    """How many rows went. Items go with their summary."""
    return int(old_mails(now or timezone.now()).delete()[0])
