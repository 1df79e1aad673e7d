"""Who is behind an initiative: kept apart, asked each year, erased on request or in time."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit import society as audit
from participation.choices import InitiativeState
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Initiative, InitiativeChange, InitiativeContact, InitiativeTerms
from participation.policy import initiatives as rules
from participation.services.initiatives.notices import send_initiative_mail
from participation.services.private_links import ContactData, erase_contact, fill_contact, open_link
from participation.services.records import lock_record
from samenwerking.accounts.models import User


def keep_contact(initiative: Initiative, data: ContactData, *, is_public: bool, consented: bool) -> InitiativeContact:
    """Write the row and open its link. Raises ValidationError."""
    contact = InitiativeContact.objects.filter(initiative=initiative).first()
    contact = contact or InitiativeContact(initiative=initiative)
    fill_contact(contact, data)
    contact.is_public = is_public
    contact.erased_at = None
    contact.purpose = _("Vragen of het initiatief nog klopt, en contact erover")
    contact.legal_ground = _("Toestemming") if consented else _("Taak van algemeen belang")
    contact.retain_until = _last_day(timezone.localdate())
    contact.full_clean(exclude={"initiative"})
    contact.save()
    open_link(contact)
    return contact


@transaction.atomic
def save_contact(*, user: User, initiative: Initiative, data: ContactData) -> InitiativeContact | None:
    """A colleague corrects who to ask. Consent to be on the register is the person's own: another person, no consent.

    Raises NotAllowed or ValidationError.
    """
    current = _open_to(user, initiative)
    before = InitiativeContact.objects.filter(initiative=current).first()
    same = before is not None and (before.name, before.email) == (data.name.strip(), data.email.strip())
    contact = keep_contact(current, data, is_public=bool(same and before and before.is_public), consented=False)
    audit.initiative_changed(user=user, initiative=current, what="contact")
    return contact


@transaction.atomic
def save_own_contact(*, contact: InitiativeContact, data: ContactData, is_public: bool) -> InitiativeContact:
    """The initiator changes the own data, or whether they stand on the register. Raises ValidationError."""
    current = lock_record(contact.initiative)
    row = keep_contact(current, data, is_public=is_public, consented=True)
    audit.initiative_changed(user=None, initiative=current, what="contact")
    return row


@transaction.atomic
def check_initiative(*, contact: InitiativeContact) -> Initiative:
    """The initiator says: still right."""
    current = lock_record(contact.initiative)
    if current.state == InitiativeState.WITHDRAWN:
        raise ParticipationError(_("U trok dit initiatief in."))
    today = timezone.localdate()
    current.last_checked = today
    current.save(update_fields=["last_checked"])
    row = InitiativeContact.objects.select_for_update().get(pk=contact.pk)
    row.asked_on, row.retain_until = None, _last_day(today)
    row.save(update_fields=["asked_on", "retain_until"])
    audit.initiative_changed(user=None, initiative=current, what="checked")
    return current


@transaction.atomic
def withdraw_initiative(*, contact: InitiativeContact) -> None:
    """The initiator takes it all back: off the register, texts and contact erased. That there was one stays.

    Twice is once.
    """
    current = lock_record(contact.initiative)
    if current.state == InitiativeState.WITHDRAWN:
        return
    InitiativeChange.objects.filter(initiative=current).delete()
    current.initiator = current.story = current.contribution = current.helps = current.hinders = ""
    current.state, current.state_reason = InitiativeState.WITHDRAWN, ""
    current.version += 1
    current.save()
    current.themes.clear()
    current.areas.clear()
    current.opgaven.clear()
    row = InitiativeContact.objects.get(pk=contact.pk)
    erase_contact(row)
    audit.initiative_changed(user=None, initiative=current, what="withdrawn")
    audit.contact_erased(user=None, record=current)


def ask_initiators(today: date | None = None) -> int:
    """Mail whoever did not say for a year (a setting) that all is still right; returns how many. Once a period each."""
    today = today or timezone.localdate()
    since = today - timedelta(days=InitiativeTerms.load().check_days)
    due = InitiativeContact.objects.filter(
        initiative__state=InitiativeState.SHOWN, initiative__last_checked__lte=since, erased_at__isnull=True
    ).exclude(email="")
    return sum(_ask(pk, since, today) for pk in list(due.exclude(asked_on__gt=since).values_list("pk", flat=True)))


@transaction.atomic
def _ask(pk: int, since: date, today: date) -> bool:
    """With the row locked, so that two workers do not both ask."""
    rows = InitiativeContact.objects.select_for_update(skip_locked=True, of=("self",)).exclude(asked_on__gt=since)
    contact = rows.filter(pk=pk, erased_at__isnull=True).first()
    if contact is None:
        return False
    contact.asked_on = today
    contact.save(update_fields=["asked_on"])
    send_initiative_mail.enqueue(contact.pk, "check")
    return True


def _open_to(user: User, initiative: Initiative) -> Initiative:
    current = lock_record(initiative)
    if not rules.user_can_handle_initiatives(user):
        raise NotAllowed
    if current.state == InitiativeState.WITHDRAWN:
        raise ParticipationError(_("De initiatiefnemer trok dit in. Contactgegevens bewaren mag niet meer."))
    return current


def _last_day(today: date) -> date:
    return today + timedelta(days=InitiativeTerms.load().retention_days)
