"""Writing opgaven."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.choices import Confidentiality, TeamRole
from participation.exceptions import NotAllowed
from participation.models import Opgave
from participation.selectors.material import material_values
from participation.services.records import insert_record, lock_for_edit, update_record
from participation.services.revisions import reopen_after_change
from participation.services.steering.finding import look_after_change
from samenwerking.accounts.models import User

PEOPLE = ("client", "portfolio_holder")


@transaction.atomic
def create_opgave(*, user: User, data: Mapping[str, Any]) -> Opgave:
    """Make an opgave; the maker becomes lead (rule 5). Raises NotAllowed or ValidationError."""
    if not policy.user_can_create_opgave(user):
        raise NotAllowed
    opgave = insert_record(Opgave(), user=user, data=data)
    policy.grant_team_role(user, opgave, TeamRole.LEAD)
    audit.record_created(user=user, obj=opgave)
    audit.team_changed(user=user, dossier=opgave, person=user, role=TeamRole.LEAD)
    return opgave


@transaction.atomic
def save_opgave(*, user: User, opgave: Opgave, data: Mapping[str, Any], base_version: int) -> Opgave:
    """Save the next version. Raises NotAllowed, StaleVersion or ValidationError; nothing is lost then."""
    locked = lock_for_edit(opgave, user=user, base_version=base_version)
    before, material = locked.confidentiality, material_values(locked)
    _check_confidentiality(user, locked, data.get("confidentiality", before))
    _check_people(user, locked, data)
    _check_circle(locked, data)
    saved = update_record(locked, user=user, data=data)
    if saved.confidentiality != before:
        audit.confidentiality_changed(user=user, opgave=saved, before=before)
    audit.record_saved(user=user, obj=saved)
    reopen_after_change(user, saved, material)
    look_after_change(saved)
    return saved


def _check_confidentiality(user: User, opgave: Opgave, wanted: str) -> None:
    """Widening or narrowing a dossier is the lead's decision; what is on the register is taken off first."""
    if wanted == opgave.confidentiality:
        return
    if not policy.user_can_manage_team(user, opgave):
        raise ValidationError(
            {"confidentiality": _("Alleen de trekker mag de vertrouwelijkheid van een opgave veranderen.")}
        )
    if opgave.published_at is not None and wanted != Confidentiality.PUBLIC:
        raise ValidationError(
            {"confidentiality": _("Deze opgave staat op het register. Haal de opgave daar eerst af.")}
        )


def _check_circle(opgave: Opgave, data: Mapping[str, Any]) -> None:
    """An opgave does not contribute to itself, not by way of others either: its sums would have no beginning."""
    level, seen = {above.pk for above in data.get("contributes_to", ())}, set[int]()
    while level and opgave.pk not in level:
        seen |= level
        rows = Opgave.contributes_to.through.objects.filter(from_opgave__in=level)
        level = set(rows.values_list("to_opgave", flat=True)) - seen
    if level:
        raise ValidationError(
            {"contributes_to": _("Dit kan niet: een van deze opgaven draagt zelf al bij aan deze opgave.")}
        )


def _check_people(user: User, opgave: Opgave, data: Mapping[str, Any]) -> None:
    """Client and portfolio holder see a confidential dossier, and the client decides (rules 4 and 7): naming them is
    like giving a team role, and that is for the lead (rule 5)."""
    changed = [name for name in PEOPLE if name in data and data[name] != getattr(opgave, name)]
    if changed and not policy.user_can_manage_team(user, opgave):
        raise ValidationError({name: _("Alleen de trekker mag dit veranderen.") for name in changed})
