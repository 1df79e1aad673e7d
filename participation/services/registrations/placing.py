"""Giving places: in order of arrival, never more than there are, nobody lost (docs/decisions/0141).

Everything that gives or frees a place first locks the row of the werkatelier, so that two of them never count at once.
"""

from enum import StrEnum

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.audit import registrations as audit
from participation.choices import EXPECTED, RegistrationMail, RegistrationState
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Registration, RegistrationPerson, Werkatelier
from participation.participant_notices import tell
from participation.selectors.registrations import place_counts, setup_of
from participation.services.registrations.mailing import send_after_commit
from participation.services.registrations.people import ParticipantData, person_for, shorten_term
from samenwerking.accounts.models import User


class Left(StrEnum):
    """What became of the place of who cancelled. The values stand in an address."""

    QUEUE = "wachtlijst"
    PASSED_ON = "doorgegeven"
    EMPTY = "vrij"


class RegistrationClosed(ParticipationError):
    """It closed between the opening of the form and the sending of it."""

    message = _("U kunt zich niet meer aanmelden voor dit werkatelier.")


def lock_werkatelier(pk: int) -> Werkatelier:
    """The row as it is now, locked until the transaction ends. Rows that only point at it need not wait."""
    rows = Werkatelier.objects.select_for_update(of=("self",), no_key=True).select_related("traject__opgave")
    return rows.get(pk=pk)


@transaction.atomic
def register_participant(*, werkatelier: Werkatelier, data: ParticipantData) -> Registration:
    """Somebody registers on the site. An address that is known gets a mail that says so, and nothing else happens.

    Raises RegistrationClosed.
    """
    locked = lock_werkatelier(werkatelier.pk)
    if not policy.registration_is_open(locked, setup_of(locked)):
        raise RegistrationClosed
    known = registered_with(locked, data.email)
    if known is not None:
        again = known.notices.filter(kind=RegistrationMail.AGAIN).count()
        send_after_commit(tell([known], RegistrationMail.AGAIN, again))
        return known
    return _insert(locked, data, consented=True, user=None)


@transaction.atomic
def add_participant(*, user: User, werkatelier: Werkatelier, data: ParticipantData) -> Registration:
    """A colleague registers somebody who called or wrote; also after the form closed. Raises NotAllowed."""
    locked = lock_werkatelier(werkatelier.pk)
    if not policy.user_can_handle_registrations(user, locked):
        raise NotAllowed
    if locked.cancelled_at is not None:
        raise ParticipationError(_("Dit werkatelier gaat niet door."))
    if registered_with(locked, data.email) is not None:
        raise ParticipationError(_("Dit e-mailadres staat al in de lijst."))
    return _insert(locked, data, consented=False, user=user)


def registered_with(werkatelier: Werkatelier, email: str) -> Registration | None:
    """Who takes part with this address and did not cancel."""
    if not email.strip():
        return None
    rows = Registration.objects.filter(werkatelier=werkatelier, person__email=email.strip().lower())
    return rows.exclude(state=RegistrationState.CANCELLED).first()


def next_number(werkatelier: Werkatelier) -> int:
    """Of a locked werkatelier."""
    last = Registration.objects.filter(werkatelier=werkatelier).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _insert(werkatelier: Werkatelier, data: ParticipantData, *, consented: bool, user: User | None) -> Registration:
    full = place_counts(werkatelier).is_full
    registration = Registration.objects.create(
        werkatelier=werkatelier,
        number=next_number(werkatelier),
        state=RegistrationState.WAITING if full else RegistrationState.REGISTERED,
        placed_at=None if full else timezone.now(),
        wants_report=data.wants_report,
    )
    person = person_for(registration, data, consented=consented)
    person.save()
    if person.email:
        kind = RegistrationMail.WAITING if full else RegistrationMail.PLACE
        send_after_commit(tell([registration], kind))
    audit.registration_changed(user=user, registration=registration)
    return registration


@transaction.atomic
def cancel_registration(*, registration: Registration, user: User | None = None) -> Left | None:
    """Give the place back; the first who waits gets it. ``user`` None: the participant, through the private link.

    None when there was nothing to cancel (twice is once; who was there, was there). Raises NotAllowed.
    """
    werkatelier = lock_werkatelier(registration.werkatelier_id)
    if user is not None and not policy.user_can_handle_registrations(user, werkatelier):
        raise NotAllowed
    current = Registration.objects.get(pk=registration.pk)
    if current.state not in EXPECTED:
        return None
    waited = current.state == RegistrationState.WAITING
    current.werkatelier = werkatelier
    current.state, current.cancelled_at = RegistrationState.CANCELLED, timezone.now()
    current.save(update_fields=["state", "cancelled_at"])
    person = RegistrationPerson.objects.filter(registration=current).first()
    if person is not None:
        shorten_term(person)
        if person.email:
            send_after_commit(tell([current], RegistrationMail.LEFT))
    moved_up = fill_places(werkatelier)
    audit.registration_changed(user=user, registration=current, moved_up=moved_up)
    if waited:
        return Left.QUEUE
    return Left.PASSED_ON if moved_up else Left.EMPTY


def fill_places(werkatelier: Werkatelier) -> int:
    """Give free places of a locked werkatelier to who waited longest, and tell them; how many.

    Not for what is called off or began: nobody could still come.
    """
    if werkatelier.cancelled_at is not None or werkatelier.starts_at <= timezone.now():
        return 0
    counts = place_counts(werkatelier)
    if not counts.waiting:
        return 0
    free = counts.waiting if counts.capacity is None else max(counts.capacity - counts.placed, 0)
    waiting = Registration.objects.filter(werkatelier=werkatelier, state=RegistrationState.WAITING)
    chosen = list(waiting.select_related("person").order_by("number")[:free])
    for one in chosen:
        one.state, one.placed_at = RegistrationState.REGISTERED, timezone.now()
    Registration.objects.bulk_update(chosen, ["state", "placed_at"])
    with_address = [one for one in chosen if getattr(getattr(one, "person", None), "email", "")]
    send_after_commit(tell(with_address, RegistrationMail.MOVED_UP))
    return len(chosen)
