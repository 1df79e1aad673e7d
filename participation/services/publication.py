"""Putting a record on the public register, and taking it off again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired
from participation.models import Opgave, Traject, Werkatelier
from participation.selectors.photos import photos_without_permission, waiting_message
from participation.services.records import RecordT, lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def publish_record(*, user: User, record: RecordT) -> RecordT:
    """Show the record on the register. What is above it must be there already. Twice is once."""
    locked = _lock_publishable(user, record)
    if locked.published_at is not None:
        return locked
    above = record_above(locked)
    if above is not None and above.published_at is None:
        raise ParticipationError(_("Zet eerst “%(title)s” op het register.") % {"title": above.title})
    waiting = photos_without_permission(locked) if isinstance(locked, Werkatelier) else 0
    if waiting:
        raise ParticipationError(waiting_message(waiting))
    locked.published_at = timezone.now()
    locked.unpublished_reason = ""
    locked.save(update_fields=["published_at", "unpublished_reason"])
    audit.record_published(user=user, obj=locked)
    return locked


@transaction.atomic
def unpublish_record(*, user: User, record: RecordT, reason: str) -> RecordT:
    """Take the record off the register; what hangs under it disappears there with it, and stays with us.

    Adopted papers leave with their opgave only (docs/decisions/0060); the page that asks says so.
    """
    locked = _lock_publishable(user, record)
    if locked.published_at is None:
        return locked
    if not reason.strip():
        raise ReasonRequired
    locked.published_at = None
    locked.unpublished_reason = reason.strip()
    locked.save(update_fields=["published_at", "unpublished_reason"])
    audit.record_unpublished(user=user, obj=locked, reason=locked.unpublished_reason)
    return locked


def record_above(record: Opgave | Traject | Werkatelier) -> Opgave | Traject | None:
    """What a record hangs under, or None for an opgave."""
    if isinstance(record, Werkatelier):
        return record.traject
    if isinstance(record, Traject):
        return record.opgave
    return None


def _lock_publishable(user: User, record: RecordT) -> RecordT:
    locked = lock_record(record)
    if not policy.user_can_publish_record(user, locked):
        raise NotAllowed
    return locked
