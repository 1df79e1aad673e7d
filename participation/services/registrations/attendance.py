"""Who was there: ticked off a list, or walked in. Sent twice is once, for entries made without a connection."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from participation import policy
from participation.audit import registrations as audit
from participation.choices import RegistrationState
from participation.exceptions import NotAllowed
from participation.models import Registration, RegistrationPerson, Werkatelier
from participation.services.registrations.people import ParticipantData, person_for
from participation.services.registrations.placing import lock_werkatelier, next_number, registered_with
from samenwerking.accounts.models import User


@transaction.atomic
def mark_attended(
    *, user: User, werkatelier: Werkatelier, registration_id: int, attended: bool, at: datetime | None = None
) -> Registration:
    """Tick somebody off, or undo that. ``at``: when it was ticked, for what is sent later.

    Of two people at the door, who pressed last is right, whichever is sent first (docs/decisions/0161). Raises
    NotAllowed, and Registration.DoesNotExist for one of another werkatelier.
    """
    locked = _locked(user, werkatelier)
    registration = Registration.objects.get(pk=registration_id, werkatelier=locked)
    registration.werkatelier = locked
    moment = at or timezone.now()
    if registration.door_at is not None and moment < registration.door_at:
        return registration
    registration.door_at = moment
    if registration.state == RegistrationState.WALK_IN:
        return registration if attended else _never_came(user, registration)
    if attended == (registration.state == RegistrationState.ATTENDED):
        registration.save(update_fields=["door_at"])
        return registration
    if not attended and registration.state == RegistrationState.CANCELLED:
        return registration
    if attended:
        registration.state, registration.attended_at = RegistrationState.ATTENDED, moment
        registration.cancelled_at = None
    else:
        placed = registration.placed_at is not None
        registration.state = RegistrationState.REGISTERED if placed else RegistrationState.WAITING
        registration.attended_at = None
    registration.save(update_fields=["state", "attended_at", "cancelled_at", "door_at"])
    audit.registration_changed(user=user, registration=registration)
    return registration


@transaction.atomic
def add_walk_in(
    *,
    user: User,
    werkatelier: Werkatelier,
    data: ParticipantData,
    entry_key: UUID | None = None,
    at: datetime | None = None,
) -> Registration:
    """Somebody came without registering; the place is given whatever the capacity. A name is not needed.

    An address that is on the list already is that person, who is then ticked off. Raises NotAllowed.
    """
    locked = _locked(user, werkatelier)
    before = _entered_before(locked, entry_key)
    if before is not None:
        return before
    known = registered_with(locked, data.email)
    if known is not None:
        return mark_attended(user=user, werkatelier=locked, registration_id=known.pk, attended=True, at=at)
    moment = at or timezone.now()
    registration = Registration.objects.create(
        werkatelier=locked,
        number=next_number(locked),
        state=RegistrationState.WALK_IN,
        placed_at=moment,
        attended_at=moment,
        door_at=moment,
        wants_report=data.wants_report and bool(data.email),
        entry_key=entry_key,
    )
    if data.name.strip() or data.email.strip():
        person_for(registration, data, consented=False).save()
    audit.registration_changed(user=user, registration=registration)
    return registration


def _entered_before(werkatelier: Werkatelier, entry_key: UUID | None) -> Registration | None:
    """What this entry made when it came in the first time."""
    if entry_key is None:
        return None
    return Registration.objects.filter(entry_key=entry_key, werkatelier=werkatelier).first()


def _never_came(user: User, registration: Registration) -> Registration:
    """A walk-in that was entered by mistake: the person goes at once, the number stays."""
    registration.state, registration.cancelled_at = RegistrationState.CANCELLED, timezone.now()
    registration.save(update_fields=["state", "cancelled_at", "door_at"])
    RegistrationPerson.objects.filter(registration=registration).delete()
    audit.registration_changed(user=user, registration=registration)
    return registration


def _locked(user: User, werkatelier: Werkatelier) -> Werkatelier:
    locked = lock_werkatelier(werkatelier.pk)
    if not policy.user_can_handle_registrations(user, locked):
        raise NotAllowed
    return locked
