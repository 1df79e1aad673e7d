"""The opgave and its trajecten themselves."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Extra, Row, Table, person
from participation.models import Opgave, Traject
from participation.policy.initiatives import initiatives_of_opgave
from participation.selectors.instruments import instruments_of

RECORD = ("id", "title", "slug")
KEPT = (
    *("internal_notes", "version", "published_at", "unpublished_reason"),
    *("created_at", "updated_at", "created_by", "updated_by"),
)


def _opgave(scope: Scope) -> "QuerySet[Opgave]":
    return Opgave.objects.filter(pk=scope.opgave.pk).prefetch_related("areas", "themes")


def _trajecten(scope: Scope) -> "QuerySet[Traject]":
    return Traject.objects.filter(pk__in=scope.trajecten)


def _named(rows: Any) -> list[Row]:
    return [{"id": row.pk, "title": str(row)} for row in sorted(rows, key=lambda row: row.pk)]


def _team(dossier: Opgave | Traject, scope: Scope) -> list[Row]:
    found = [(person_.pk, role) for person_, role in policy.team_of(dossier)]
    return [{"person": person(pk, scope), "role": role.value} for pk, role in sorted(found)]


def _above(opgave: Opgave, scope: Scope) -> list[Row]:
    return _named(policy.visible_opgaven(scope.user).filter(contributions_from=opgave))


def _beneath(opgave: Opgave, scope: Scope) -> list[Row]:
    return _named(policy.visible_opgaven(scope.user).filter(contributes_to=opgave))


def _initiatives(opgave: Opgave, scope: Scope) -> list[Row]:
    """What everybody may know of: an initiative has its own rules, and belongs to several opgaven."""
    return _named(initiatives_of_opgave(opgave))


OPGAVE = Table(
    "opgave",
    _("De opgave: waar het om gaat, wat erbij hoort, en of er participatie is en waarom."),
    Opgave,
    _opgave,
    (
        *RECORD,
        *("kind", "issue", "ambition", "ambition_fixed", "cause", "scope_in", "scope_out", "intended_effects"),
        *("start_date", "end_date", "competent_body", "portfolio_holder", "client"),
        *("participation", "participation_reason", "participation_body", "participation_date"),
        *("confidentiality", "closed_at"),
        *KEPT,
    ),
    left_out=("areas", "themes", "contributes_to"),
    extras=(
        Extra("areas", _("gebieden"), lambda row, scope: sorted(str(area) for area in row.areas.all())),
        Extra("themes", _("thema's"), lambda row, scope: sorted(str(theme) for theme in row.themes.all())),
        Extra("contributes_to", _("opgaven waaraan deze bijdraagt"), _above),
        Extra("contributions_from", _("opgaven die hieraan bijdragen"), _beneath),
        Extra("initiatives", _("initiatieven van inwoners die op het register staan"), _initiatives),
        Extra("team", _("wie eraan werkt, met welke rol"), _team),
    ),
)

TRAJECTEN = Table(
    "trajecten",
    _("De trajecten: hoe inwoners meedoen, wat vaststaat en waarover zij meepraten."),
    Traject,
    _trajecten,
    (
        *RECORD,
        *("opgave", "process", "policy_phase", "impact_level", "participation_form", "form_reason"),
        *("governing_style", "goals", "fixed", "open_space", "rules_of_play", "legal_basis"),
        *("legal_instrument", "planning"),
        *("start_date", "end_date", "budget", "budget_public", "question_depth", "depth_reason", "closed_at"),
        *KEPT,
    ),
    left_out=("instruments",),
    extras=(
        Extra("instruments", _("instrumenten uit de wijzer"), lambda row, scope: _named(instruments_of(row))),
        Extra("team", _("wie eraan werkt, met welke rol"), _team),
    ),
)

HEAD = (OPGAVE, TRAJECTEN)
