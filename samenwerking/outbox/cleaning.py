"""Mails are kept for a while, to see what did not arrive; then they go, with the words in them."""

from datetime import datetime, timedelta

from django.utils import timezone

from .choices import MailState
from .models import OutgoingMail

KEEP = timedelta(days=30)  # a mail can come back days later
KEEP_FAILED = timedelta(days=90)  # an administrator has time to look


def clean_mails(now: datetime | None = None) -> int:
    """How many rows went. What waits stays; items go with their summary."""
    now = now or timezone.now()
    fine = OutgoingMail.objects.filter(state__in=[MailState.SENT, MailState.DROPPED], settled_at__lt=now - KEEP)
    failed = OutgoingMail.objects.filter(
        state__in=[MailState.FAILED, MailState.BOUNCED], settled_at__lt=now - KEEP_FAILED
    )
    return int(fine.delete()[0]) + int(failed.delete()[0])
