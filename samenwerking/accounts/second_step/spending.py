"""A code of an app works once. allauth remembers that in the cache, which every process has for itself."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenwerking.accounts.models import SpentCode
from samenwerking.accounts.tries import fingerprint

# As long as a code of six digits could be the right one again.
STAYS_SPENT = timedelta(minutes=3)


def spend_code(user_id: int, code: str) -> bool:
    """False when it was spent already, by whichever process."""
    now = timezone.now()
    mark = fingerprint("spent", f"{user_id}|{''.join(code.split())}")
    SpentCode.objects.filter(code_hash=mark, spent_at__lt=now - STAYS_SPENT).delete()
    try:
        with transaction.atomic():
            SpentCode.objects.create(code_hash=mark, spent_at=now)
    except IntegrityError:
        return False
    return True
