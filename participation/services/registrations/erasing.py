"""One participant or invitee asks to be forgotten: gone at once, without a mail, and a place that is free is given."""

from django.db import transaction
from django.utils import timezone

from participation.audit import registrations as audit
from participation.choices import EXPECTED, RegistrationState
from participation.models import Invitee, Registration, RegistrationNotice, RegistrationPerson
from participation.services.registrations.placing import fill_places, lock_werkatelier
from samenwerking.accounts.models import User


@transaction.atomic
def erase_participant(person: RegistrationPerson, user: User) -> None:
    """Who would still come, comes no more; of what is over, the count stays as it was. Asks no rights."""
    registration = Registration.objects.get(pk=person.registration_id)
    werkatelier = lock_werkatelier(registration.werkatelier_id)
    RegistrationNotice.objects.filter(registration=registration, sent_at=None).delete()
    RegistrationPerson.objects.filter(pk=person.pk).delete()
    if registration.state in EXPECTED and werkatelier.starts_at > timezone.now():
        registration.state, registration.cancelled_at = RegistrationState.CANCELLED, timezone.now()
        registration.save(update_fields=["state", "cancelled_at"])
        fill_places(werkatelier)
    audit.participants_erased(user=user, werkatelier=werkatelier, count=1)


@transaction.atomic
def erase_invitee(invitee: Invitee, user: User) -> None:
    """Asks no rights: the caller did."""
    werkatelier = lock_werkatelier(invitee.werkatelier_id)
    if Invitee.objects.filter(pk=invitee.pk).delete()[0]:
        audit.participants_erased(user=user, werkatelier=werkatelier, count=1)
