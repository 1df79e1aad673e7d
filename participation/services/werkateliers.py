"""Writing werkateliers."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from participation import audit, policy
from participation.choices import RegistrationMail
from participation.exceptions import NotAllowed
from participation.models import Traject, Werkatelier
from participation.participant_notices import tell_everybody
from participation.services.records import insert_record, lock_for_edit, lock_record, update_record
from participation.services.registrations.mailing import send_after_commit
from participation.services.registrations.people import reset_terms
from participation.services.registrations.placing import fill_places
from samenwerking.accounts.models import User

# When and where. Who registered is told of a change in one of these.
TOLD_FIELDS = ("starts_at", "ends_at", "location", "address", "online_url", "latitude", "longitude", "route_text")
# A change in one of these must reach the calendars of those who subscribed (RFC 5545, SEQUENCE).
CALENDAR_FIELDS = ("title", "purpose", "programme", *TOLD_FIELDS)


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
    changed = {name for name in CALENDAR_FIELDS if name in data and data[name] != getattr(locked, name)}
    was_coming = locked.ends_at > timezone.now()
    if changed:
        locked.calendar_sequence += 1
    saved = update_record(locked, user=user, data=data)
    if "ends_at" in changed:
        reset_terms(saved)
    if changed.intersection(TOLD_FIELDS) and was_coming and saved.cancelled_at is None:
        _tell(saved, RegistrationMail.CHANGED)
    fill_places(saved)  # there may be more places than before
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
    if saved.ends_at > timezone.now():
        _tell(saved, RegistrationMail.CALLED_OFF if cancelled else RegistrationMail.BACK_ON)
    fill_places(saved)
    audit.record_saved(user=user, obj=saved)
    return saved


def _tell(werkatelier: Werkatelier, kind: RegistrationMail) -> None:
    """Everybody who has a place, and everybody who waits for one."""
    send_after_commit(tell_everybody(werkatelier, kind))
