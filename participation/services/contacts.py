"""Whom the team speaks to at a party: written, and erased for good. Nothing of it goes to the bin or the search."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from participation import policy
from participation.audit.organisations import contact_saved, contacts_erased
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import ContactPerson, Traject
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def save_contact(
    *, user: User, contact: ContactPerson, data: Mapping[str, Any], base_version: int | None = None
) -> ContactPerson:
    """Add a contact person, or change the one seen as ``base_version``.

    Raises NotAllowed, StaleVersion, ValidationError, or ParticipationError when it was erased meanwhile.
    """
    traject = lock_record(contact.party.traject)
    if not policy.user_can_edit(user, traject):
        raise NotAllowed
    current = contact
    if contact.pk is not None:
        found = ContactPerson.objects.filter(pk=contact.pk).first()
        if found is None:
            raise ParticipationError(_("Iemand anders heeft dit intussen gewist. Voeg het zo nodig opnieuw toe."))
        if found.version != base_version:
            raise StaleVersion(found)
        current = found
        current.version += 1
    apply_data(current, data)
    current.full_clean()
    current.save()
    contact_saved(user=user, traject=traject, party=current.party_id)
    return current


@transaction.atomic
def erase_contact(*, user: User, contact: ContactPerson) -> None:
    """Gone at once and for good. Erased already is what was wanted. Raises NotAllowed."""
    traject = lock_record(contact.party.traject)
    if not policy.user_can_edit(user, traject):
        raise NotAllowed
    if ContactPerson.objects.filter(pk=contact.pk).delete()[0]:
        contacts_erased(user=user, traject=traject, count=1)


def over_term(today: date) -> QuerySet[ContactPerson]:
    """Of whom the term has passed on this day."""
    return ContactPerson.objects.filter(retain_until__lt=today)


def erase_expired(today: date) -> int:
    """Erase the contact persons of whom the term is over, one transaction per traject; how many."""
    over = over_term(today)
    count = 0
    for pk in list(over.order_by().values_list("party__traject", flat=True).distinct()):
        with transaction.atomic():
            traject = Traject.objects.select_for_update(of=("self",)).get(pk=pk)
            gone = over.filter(party__traject=traject).delete()[0]
            if gone:
                contacts_erased(user=None, traject=traject, count=gone)
            count += gone
    return count


def party_may_go(party: Any) -> None:
    """A party with contact persons stays: its data would lie in the bin. Raises ParticipationError."""
    if party.contacts.exists():
        raise ParticipationError(_("Bij deze partij staan nog contactpersonen. Wis die eerst."))
