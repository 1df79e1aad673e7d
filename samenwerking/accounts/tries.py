"""Guessing is slowed down: each vain try makes the wait before the next longer, and no wait lasts for ever.

What is counted (docs/decisions/0196): an account over all addresses, an address over all accounts, and a device of the
person on its own, so that no stranger shuts out somebody at their own desk. The count is kept before the password is
looked at, so that a hundred tries at once are a hundred tries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samenwerking.accounts.models import FailedTry

MINUTE = timedelta(minutes=1)
FORGOTTEN = timedelta(days=1)
SALT = "samenwerking.accounts.tries"


@dataclass(frozen=True)
class Limit:
    """``free`` tries without waiting; then ``first`` and twice as long each time, up to ``longest``."""

    kind: str
    free: int
    first: timedelta = MINUTE
    longest: timedelta = 15 * MINUTE

    def wait_after(self, count: int) -> timedelta | None:
        if count < self.free:
            return None
        return min(self.first * 2 ** min(count - self.free, 20), self.longest)


ACCOUNT = Limit("account", free=5)
DEVICE = Limit("device", free=8)
ADDRESS = Limit("address", free=30, longest=60 * MINUTE)
CODE = Limit("code", free=5, longest=60 * MINUTE)
RESET_ACCOUNT = Limit("reset_account", free=3, first=5 * MINUTE, longest=60 * MINUTE)
RESET_ADDRESS = Limit("reset_address", free=20, longest=60 * MINUTE)

Counted = tuple[Limit, str]


@transaction.atomic
def take_try(counted: Iterable[Counted]) -> int:
    """Count one try for each; returns how many seconds to wait when one of them is closed, and then counts nothing."""
    now, counted = timezone.now(), list(counted)
    # First only looking: who guesses on behind a closed door adds no rows and holds none.
    wait = _wait(_known(counted), now)
    if wait:
        return wait
    rows = [(limit, _row(limit, key, now)) for limit, key in counted]
    wait = _wait([row for _limit, row in rows], now)
    if wait:
        return wait
    for limit, row in rows:
        _add(limit, row, now)
    return 0


def give_back(counted: Iterable[Counted]) -> None:
    """It was right after all: the account and the device begin anew. The address only gets this try back; who guesses
    and has an account himself would wipe the slate otherwise.
    """
    for limit, key in counted:
        found = FailedTry.objects.filter(kind=limit.kind, key_hash=fingerprint(limit.kind, key))
        if limit is not ADDRESS:
            found.delete()
        else:
            found.filter(count__gt=0).update(count=F("count") - 1, closed_until=None)


def fingerprint(kind: str, key: str) -> str:
    """Keyed with the secret of the site: whoever has only the table cannot try names against it."""
    return salted_hmac(SALT, f"{kind}|{key}", algorithm="sha256").hexdigest()


def _known(counted: Iterable[Counted]) -> Iterable[FailedTry]:
    asked = [Q(kind=limit.kind, key_hash=fingerprint(limit.kind, key)) for limit, key in counted]
    return FailedTry.objects.filter(reduce(or_, asked, Q(pk__in=[])))


def _wait(rows: Iterable[FailedTry], now: datetime) -> int:
    """Seconds until all of these are open again; 0 when they are."""
    waits = [row.closed_until - now for row in rows if row.closed_until and row.closed_until > now]
    return max(1, int(max(waits).total_seconds() + 0.999)) if waits else 0


def _row(limit: Limit, key: str, now: datetime) -> FailedTry:
    row, _new = FailedTry.objects.select_for_update().get_or_create(
        kind=limit.kind, key_hash=fingerprint(limit.kind, key), defaults={"tried_at": now}
    )
    return row


def _add(limit: Limit, row: FailedTry, now: datetime) -> None:
    row.count = 1 if now - row.tried_at > FORGOTTEN else row.count + 1
    wait = limit.wait_after(row.count)
    row.tried_at, row.closed_until = now, now + wait if wait else None
    row.save()
