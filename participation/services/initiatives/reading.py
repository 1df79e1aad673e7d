"""Reads around one initiative: what the initiator wants to change, and what stands on the register."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pages.models import Area, Theme
from participation.choices import InitiativePhase
from participation.models import Initiative, InitiativeContact
from participation.models.initiative import OWN_FIELDS


@dataclass(frozen=True)
class ChangeRow:
    """One field that would change, as it is and as it would be."""

    label: str
    before: str
    after: str


def change_rows(initiative: Initiative) -> list[ChangeRow]:
    """Only what differs; empty when nothing waits."""
    change = getattr(initiative, "change", None)
    if change is None:
        return []
    rows = [
        ChangeRow(_label(name), _shown(name, getattr(initiative, name)), _shown(name, change.data.get(name, "")))
        for name in OWN_FIELDS
        if getattr(initiative, name) != change.data.get(name, getattr(initiative, name))
    ]
    for name, model in (("themes", Theme), ("areas", Area)):
        before = _names(getattr(initiative, name).all())
        after = _names(model._default_manager.filter(pk__in=change.data.get(name, [])))
        if name in change.data and before != after:
            rows.append(ChangeRow(_label(name), before, after))
    return rows


def public_contact(initiative: Initiative) -> InitiativeContact | None:
    """Who to ask, if that person wants to stand on the register."""
    rows = InitiativeContact.objects.filter(initiative=initiative, is_public=True, erased_at__isnull=True)
    return rows.first()


def _label(name: str) -> str:
    label = str(Initiative._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # fields of our own
    return label[:1].upper() + label[1:]


def _shown(name: str, value: Any) -> str:
    if name == "phase" and value in InitiativePhase.values:
        return str(InitiativePhase(value).label)
    return str(value) or _("(leeg)")


def _names(terms: Any) -> str:
    return ", ".join(sorted(term.name for term in terms)) or _("(leeg)")
