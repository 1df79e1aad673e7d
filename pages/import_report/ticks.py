"""Ticking findings off, and opening them again."""

from collections.abc import Iterable

from django.utils import timezone

from pages.models import ImportFinding
from samenwerking.accounts.models import User


def tick_findings(*, findings: Iterable[int], user: User) -> int:
    """Ticks these off as done by this person; what somebody else ticked off before stays theirs."""
    return ImportFinding.objects.filter(pk__in=findings, done_at=None).update(done_at=timezone.now(), done_by=user)


def open_findings(*, findings: Iterable[int]) -> int:
    """Takes the tick away again."""
    return ImportFinding.objects.filter(pk__in=findings, done_at__isnull=False).update(done_at=None, done_by=None)
