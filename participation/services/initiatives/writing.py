"""Proposing, adding and changing an initiative: by who started it, and by a colleague."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import society as audit
from participation.choices import InitiativeState
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import Initiative, InitiativeChange, InitiativeContact
from participation.models.initiative import OWN_FIELDS
from participation.policy import initiatives as rules
from participation.rich_text import clean_text
from participation.services.initiatives.contacts import keep_contact
from participation.services.initiatives.notices import send_initiative_mail
from participation.services.private_links import ContactData, open_link
from participation.services.records import apply_data, lock_record, save_many
from participation.services.slugs import unique_slug
from samenwerking.accounts.models import User

TERMS = ("themes", "areas")


@transaction.atomic
def propose_initiative(*, data: Mapping[str, Any], contact: ContactData, is_public: bool) -> tuple[Initiative, str]:
    """What anybody hands in; judged before others see it. Returns it with the secret of the private link.

    Raises ValidationError.
    """
    initiative = _insert(Initiative(state=InitiativeState.PROPOSED), _own(data))
    row = keep_contact(initiative, contact, is_public=is_public, consented=True)
    audit.initiative_changed(user=None, initiative=initiative, what="proposed")
    send_initiative_mail.enqueue(row.pk, "received")
    return initiative, open_link(row)


@transaction.atomic
def add_initiative(*, user: User, data: Mapping[str, Any], contact: ContactData | None = None) -> Initiative:
    """A colleague writes an initiative down. It was read, so it is on the register at once.

    Raises NotAllowed or ValidationError.
    """
    if not rules.user_can_handle_initiatives(user):
        raise NotAllowed
    _demand_role(data)
    initiative = _insert(Initiative(state=InitiativeState.SHOWN, created_by=user), data)
    if contact is not None and contact.known:
        row = keep_contact(initiative, contact, is_public=False, consented=False)
        if row.email:
            send_initiative_mail.enqueue(row.pk, "added")
    audit.initiative_changed(user=user, initiative=initiative, what="added")
    return initiative


@transaction.atomic
def save_initiative(*, user: User, initiative: Initiative, data: Mapping[str, Any], base_version: int) -> Initiative:
    """A colleague corrects it. Links to opgaven that this colleague may not know of stay as they are.

    Raises NotAllowed, StaleVersion or ValidationError.
    """
    current = lock_record(initiative)
    if not rules.user_can_handle_initiatives(user):
        raise NotAllowed
    if current.version != base_version:
        raise StaleVersion(current)
    if current.state == InitiativeState.WITHDRAWN:
        raise ParticipationError(_("De initiatiefnemer trok dit in. U kunt het niet meer wijzigen."))
    if current.state == InitiativeState.SHOWN:
        _demand_role(data)
    data = dict(data)
    if "opgaven" in data:
        known = policy.visible_opgaven(user).order_by().values("pk")
        data["opgaven"] = [*data["opgaven"], *current.opgaven.exclude(pk__in=known)]
    _update(current, data)
    audit.initiative_changed(user=user, initiative=current, what="saved")
    return current


@transaction.atomic
def change_own_initiative(*, contact: InitiativeContact, data: Mapping[str, Any], base_version: int) -> bool:
    """The initiator changes the texts. Returns whether it waits for a judgement beside what everybody reads now.

    Raises StaleVersion, ValidationError or ParticipationError.
    """
    current = lock_record(contact.initiative)
    if current.state == InitiativeState.WITHDRAWN:
        raise ParticipationError(_("U trok dit initiatief in. U kunt het niet meer wijzigen."))
    if current.version != base_version:
        raise StaleVersion(current)
    own = _own(data)
    if current.state == InitiativeState.SHOWN:
        _check(current, own)
        _keep_change(current, own)
        audit.initiative_changed(user=None, initiative=current, what="change_proposed")
        return True
    current.state, current.state_reason = InitiativeState.PROPOSED, ""
    _update(current, own)
    audit.initiative_changed(user=None, initiative=current, what="saved")
    return False


def apply_change(initiative: Initiative, change: InitiativeChange) -> None:
    """What waited becomes the text that everybody reads. Raises ValidationError."""
    from_change = dict(change.data)
    themes = initiative.themes.model._default_manager.filter(pk__in=from_change.pop("themes", []))
    areas = initiative.areas.model._default_manager.filter(pk__in=from_change.pop("areas", []))
    _update(initiative, {**from_change, "themes": list(themes), "areas": list(areas)})


def _own(data: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the initiator has a say in."""
    return {name: data[name] for name in (*OWN_FIELDS, *TERMS) if name in data}


def _keep_change(initiative: Initiative, data: Mapping[str, Any]) -> None:
    plain = {name: _clean(value) for name, value in data.items() if name not in TERMS}
    plain |= {name: [term.pk for term in data.get(name, [])] for name in TERMS}
    InitiativeChange.objects.update_or_create(initiative=initiative, defaults={"data": plain})


def _clean(value: Any) -> Any:
    return clean_text(value).strip() if isinstance(value, str) else value


def _demand_role(data: Mapping[str, Any]) -> None:
    if not data.get("municipality_role"):
        raise ValidationError({"municipality_role": _("Kies wat de gemeente hier doet.")})


def _insert(initiative: Initiative, data: Mapping[str, Any]) -> Initiative:
    many = _applied(initiative, data)
    initiative.last_checked = timezone.localdate()
    initiative.slug = unique_slug(Initiative, initiative.name)
    initiative.full_clean()
    initiative.save()
    save_many(initiative, many)
    return initiative


def _update(initiative: Initiative, data: Mapping[str, Any]) -> None:
    many = _applied(initiative, data)
    initiative.full_clean()
    initiative.version += 1
    initiative.last_checked = timezone.localdate()
    initiative.save()
    save_many(initiative, many)


def _applied(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    return apply_data(initiative, {name: _clean(value) for name, value in data.items()})


def _check(initiative: Initiative, data: Mapping[str, Any]) -> None:
    """Would this be saved? Nothing is."""
    trial = Initiative.objects.get(pk=initiative.pk)
    _applied(trial, data)
    trial.full_clean()
