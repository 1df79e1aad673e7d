"""Writing werkateliers."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from participation import audit, policy
from participation.exceptions import NotAllowed
from participation.models import Traject, Werkatelier
from participation.services.records import insert_record, lock_for_edit, lock_record, update_record
from samenwerking.accounts.models import User

# A change in one of these must reach the calendars of those who subscribed (RFC 5545, SEQUENCE).
CALENDAR_FIELDS = ("title", "starts_at", "ends_at", "location", "address", "purpose")


@transaction.atomic
def create_werkatelier(*, user: User, traject: Traject, data: Mapping[str, Any]) -> Werkatelier:
    """Make a werkatelier under a traject that the user works on."""
    if not policy.user_can_edit(user, lock_record(traject)):
        raise NotAllowed
    werkatelier = insert_record(Werkatelier(traject=traject), user=user, data=data)
    audit.record_created(user=user, obj=werkatelier)
    return werkatelier


@transaction.atomic
def save_werkatelier(
    *, user: User, werkatelier: Werkatelier, data: Mapping[str, Any], base_version: int
) -> Werkatelier:
    """Save the next version. Raises NotAllowed, StaleVersion or ValidationError; nothing is lost then."""
    locked = lock_for_edit(werkatelier, user=user, base_version=base_version)
    if any(name in data and data[name] != getattr(locked, name) for name in CALENDAR_FIELDS):
        locked.calendar_sequence += 1
    saved = update_record(locked, user=user, data=data)
    audit.record_saved(user=user, obj=saved)
    return saved


@transaction.atomic
def cancel_werkatelier(*, user: User, werkatelier: Werkatelier, base_version: int) -> Werkatelier:
    """Call a werkatelier off; it stays, and calendars show that it is off."""
    return _mark_cancelled(user, werkatelier, base_version, cancelled=True)


@transaction.atomic
def restore_werkatelier(*, user: User, werkatelier: Werkatelier, base_version: int) -> Werkatelier:
    """Let a werkatelier that was called off go through after all."""
    return _mark_cancelled(user, werkatelier, base_version, cancelled=False)


def _mark_cancelled(user: User, werkatelier: Werkatelier, base_version: int, *, cancelled: bool) -> Werkatelier:
    locked = lock_for_edit(werkatelier, user=user, base_version=base_version)
    if cancelled == (locked.cancelled_at is not None):
        return locked
    locked.cancelled_at = timezone.now() if cancelled else None
    locked.calendar_sequence += 1
    saved = update_record(locked, user=user, data={})
    audit.record_saved(user=user, obj=saved)
    return saved
