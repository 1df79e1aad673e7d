"""Which fields of a dossier are material: an adopted paper rests on them, so changing one reopens its route.

The table is in code and not a setting: what a participation decision rests on follows from the Omgevingsbesluit and
the participation ordinance, and a municipality that could empty the list could change a decision without deciding.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from participation.choices import StukKind
from participation.models import Opgave, Stuk, Traject
from participation.models.stuk import ADOPTED_STATES, FINAL_STATES


@dataclass(frozen=True)
class Material:
    """``kinds``: the papers that rest on ``fields``; the last of them that was adopted is the one that counts."""

    kinds: tuple[StukKind, ...]
    fields: tuple[str, ...]


MATERIAL: dict[type[Model], Material] = {
    Opgave: Material(
        (StukKind.OPGAVEKAART,),
        ("issue", "ambition", "scope_in", "scope_out", "competent_body", "participation"),
    ),
    Traject: Material(
        (StukKind.STARTNOTITIE, StukKind.PLAN_VAN_AANPAK),
        ("impact_level", "participation_form", "goals", "fixed", "open_space", "rules_of_play"),
    ),
}


def material_values(record: Opgave | Traject) -> dict[str, Any]:
    """The material fields as they stand in this object."""
    return {name: getattr(record, name) for name in MATERIAL[type(record)].fields}


def standing_paper(record: Opgave | Traject) -> Stuk | None:
    """The adopted paper that rests on the material fields of this record."""
    papers = record.own_stukken.filter(state__in=ADOPTED_STATES, superseded_at__isnull=True)
    found = {stuk.kind: stuk for stuk in papers.order_by("pk")}
    return next((found[kind] for kind in reversed(MATERIAL[type(record)].kinds) if kind in found), None)


def open_revisions(papers: Collection[int]) -> QuerySet[Stuk]:
    """Herzieningen of these papers that are still on their way."""
    return Stuk.objects.filter(revises__in=papers).exclude(state__in=FINAL_STATES)


def names_of_fields(record: Opgave | Traject, names: Collection[str]) -> str:
    """The fields as people call them."""
    return ", ".join(str(record._meta.get_field(name).verbose_name) for name in names)  # type: ignore[union-attr]  # plain fields
