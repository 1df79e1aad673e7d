"""What is kept of tries that failed, to erase it: of one person on request, and of everybody after a day."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from samenwerking.accounts.lockout import one_spelling
from samenwerking.accounts.models import FailedTry, SpentCode
from samenwerking.accounts.tries import ACCOUNT, FORGOTTEN, RESET_ACCOUNT, fingerprint


def _of(email: str) -> QuerySet[FailedTry]:
    name = one_spelling(email)
    return FailedTry.objects.filter(key_hash__in=[fingerprint(limit.kind, name) for limit in (ACCOUNT, RESET_ACCOUNT)])


def attempts_of(email: str) -> int:
    """How many rows there are of this address."""
    return _of(email).count()


def forget_attempts(email: str) -> int:
    """Remove them; a wait on this address goes with it. How many."""
    return _of(email).delete()[0]


def old_attempts(now: datetime) -> QuerySet[FailedTry]:
    """What no longer counts."""
    return FailedTry.objects.filter(tried_at__lt=now - FORGOTTEN)


def forget_old_attempts() -> int:
    """Remove it. How many."""
    now = timezone.now()
    SpentCode.objects.filter(spent_at__lt=now - timedelta(hours=1)).delete()
    return old_attempts(now).delete()[0]
