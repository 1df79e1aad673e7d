"""What axes keeps of attempts to log in: the address that was typed, which may be of somebody without an account."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db.models import QuerySet
from django.utils import timezone

KEPT = timedelta(days=30)


def _tables() -> tuple[QuerySet[Any], ...]:
    return AccessAttempt.objects.all(), AccessFailureLog.objects.all(), AccessLog.objects.all()


def attempts_of(email: str) -> int:
    """How many rows there are with this address."""
    return sum(rows.filter(username__iexact=email).count() for rows in _tables())


def forget_attempts(email: str) -> int:
    """Remove them; a lock on this address goes with it. How many."""
    return sum(rows.filter(username__iexact=email).delete()[0] for rows in _tables())


def forget_old_attempts() -> int:
    """Remove what is older than the term: no lock lasts that long. How many."""
    before = timezone.now() - KEPT
    return sum(rows.filter(attempt_time__lt=before).delete()[0] for rows in _tables())
