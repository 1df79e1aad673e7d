"""Personal data of participants: kept with purpose, ground and term, found by a private link, erased in time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from participation.audit import registrations as audit
from participation.models import (
    Invitee,
    Registration,
    RegistrationNotice,
    RegistrationPerson,
    RegistrationSetup,
    Werkatelier,
)
from participation.models.registration import RETENTION_DAYS
from participation.rich_text import clean_text

# Who cancelled needs a confirmation of that, and no more.
CANCELLED_DAYS = 7


@dataclass(frozen=True)
class ParticipantData:
    """What somebody told of themselves."""

    name: str = ""
    email: str = ""
    needs: Sequence[str] = ()
    needs_note: str = ""
    wants_report: bool = False


def person_for(registration: Registration, data: ParticipantData, *, consented: bool) -> RegistrationPerson:
    """The row, not saved. ``consented``: the participant filled in the form, which asks."""
    return RegistrationPerson(
        registration=registration,
        name=clean_text(data.name).strip()[:120],
        email=data.email.strip().lower(),
        needs=list(data.needs),
        needs_note=clean_text(data.needs_note).strip()[:300],
        purpose=_("Meedoen aan een werkatelier"),
        legal_ground=_("Toestemming") if consented else _("Toestemming, gegeven aan een medewerker"),
        retain_until=term_of(registration.werkatelier),
    )


def term_of(werkatelier: Werkatelier) -> date:
    """The last day on which the data of participants are kept."""
    setup = RegistrationSetup.objects.filter(werkatelier=werkatelier).only("retention_days").first()
    days = setup.retention_days if setup else RETENTION_DAYS
    return timezone.localtime(werkatelier.ends_at).date() + timedelta(days=days)


def reset_terms(werkatelier: Werkatelier) -> None:
    """After the session moved or its term changed. Who cancelled keeps the short term."""
    until = term_of(werkatelier)
    people = RegistrationPerson.objects.filter(registration__werkatelier=werkatelier)
    people.filter(registration__cancelled_at__isnull=True).update(retain_until=until)
    Invitee.objects.filter(werkatelier=werkatelier).update(retain_until=until)


def shorten_term(person: RegistrationPerson) -> None:
    """Somebody cancelled: what they needed goes now, the rest within days."""
    person.needs, person.needs_note = [], ""
    person.retain_until = min(person.retain_until, timezone.localdate() + timedelta(days=CANCELLED_DAYS))
    person.save(update_fields=["needs", "needs_note", "retain_until"])


# --- the private link ------------------------------------------------------------------------------


def open_link(person: RegistrationPerson) -> str:
    """Make the private link work and return its secret, the same one in every mail (docs/decisions/0140).

    Made from the key of the site, so that the database alone does not tell it.
    """
    secret = salted_hmac("participation.registration", str(person.pk), algorithm="sha256").hexdigest()[:40]
    hashed = _hashed(secret)
    if person.link_hash != hashed:
        person.link_hash = hashed
        person.save(update_fields=["link_hash"])
    return secret


def person_by_secret(secret: str) -> RegistrationPerson | None:
    """Whose private link this is."""
    rows = RegistrationPerson.objects.select_related("registration__werkatelier__traject__opgave")
    return rows.filter(link_hash=_hashed(secret)).first()


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


# --- erasing ---------------------------------------------------------------------------------------


def people_over_term(today: date) -> QuerySet[RegistrationPerson]:
    """Who took part and of whom the term has passed on this day."""
    return RegistrationPerson.objects.filter(retain_until__lt=today)


def invitees_over_term(today: date) -> QuerySet[Invitee]:
    """Who was invited and of whom the term has passed on this day."""
    return Invitee.objects.filter(retain_until__lt=today)


def erase_expired(today: date) -> int:
    """Remove the people of whom the term is over; returns how many. The registrations stay, as counts.

    One transaction per werkatelier.
    """
    people, invitees = people_over_term(today), invitees_over_term(today)
    due = set(people.values_list("registration__werkatelier", flat=True)) | set(
        invitees.values_list("werkatelier", flat=True)
    )
    return sum(_erase(pk, today) for pk in sorted(due))


@transaction.atomic
def _erase(werkatelier_id: int, today: date) -> int:
    werkatelier = Werkatelier.objects.select_related("traject__opgave").get(pk=werkatelier_id)
    people = people_over_term(today).filter(registration__werkatelier=werkatelier)
    RegistrationNotice.objects.filter(registration__person__in=people, sent_at=None).delete()
    invitees = invitees_over_term(today).filter(werkatelier=werkatelier)
    count = people.delete()[0] + invitees.delete()[0]
    if count:
        audit.participants_erased(user=None, werkatelier=werkatelier, count=count)
    return count
