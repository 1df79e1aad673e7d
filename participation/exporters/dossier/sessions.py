"""Werkateliers: what was planned, who could come, how many came, and what came out of it."""

from collections import Counter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.exporters.dossier.head import KEPT, RECORD
from participation.exporters.dossier.parts import of_trajecten
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import ABSENT, Extra, Table
from participation.models import Outcome, ProgrammeItem, Registration, RegistrationSetup, Werkatelier

AT = "werkatelier__traject"


def _sessions(scope: Scope) -> "QuerySet[Werkatelier]":
    found = Werkatelier.objects.filter(traject__in=scope.trajecten)
    return found.prefetch_related("target_parties", "registrations")


def _items(scope: Scope) -> "QuerySet[ProgrammeItem]":
    return ProgrammeItem.objects.filter(werkatelier__traject__in=scope.trajecten).select_related("werkatelier")


def _lead(item: ProgrammeItem, scope: Scope) -> Any:
    """A name or an office; on the register once the werkatelier is."""
    known = scope.with_persons or item.werkatelier.published_at is not None
    return item.lead if known else ABSENT


def _counts(werkatelier: Werkatelier, scope: Scope) -> dict[str, int]:
    return dict(sorted(Counter(row.state for row in werkatelier.registrations.all()).items()))


SESSIONS = (
    Table(
        "werkateliers",
        _("De werkateliers, met verslag en aantallen."),
        Werkatelier,
        _sessions,
        (
            *RECORD,
            *("traject", "starts_at", "ends_at", "location", "address", "latitude", "longitude", "route_text"),
            *("online_url", "purpose", "programme", "capacity", "series", "attendance", "report", "outcomes"),
            *("calendar_sequence", "cancelled_at"),
            *KEPT,
        ),
        left_out=("target_parties",),
        extras=(
            Extra(
                "target_parties",
                _("voor welke partijen, met hun nummer in partijen.json"),
                lambda row, scope: sorted(party.pk for party in row.target_parties.all()),
            ),
            Extra("registrations", _("aantal aanmeldingen per stand"), _counts),
        ),
    ),
    Table(
        "programma",
        _("De onderdelen van het programma van een werkatelier."),
        ProgrammeItem,
        _items,
        ("id", "werkatelier", "starts_at", "ends_at", "title", "version"),
        left_out=("lead",),
        extras=(Extra("lead", _("wie het leidt; van wat niet openbaar is alleen met persoonsgegevens"), _lead),),
    ),
    Table(
        "uitkomsten",
        _("Wat er uit een werkatelier kwam, regel voor regel, en wat ervan gemaakt is."),
        Outcome,
        of_trajecten(Outcome, AT),
        (
            *("id", "werkatelier", "programme_item", "text", "contribution", "commitment", "lesson", "version"),
            *("created_at", "created_by"),
        ),
    ),
    Table(
        "aanmelden",
        _("Hoe inwoners zich voor een werkatelier konden aanmelden."),
        RegistrationSetup,
        of_trajecten(RegistrationSetup, AT),
        (
            *("id", "werkatelier", "is_open", "closes_at", "consent_text", "ask_needs"),
            *("reminder_days", "retention_days", "version"),
        ),
    ),
    Table(
        "aanmeldingen",
        _("Aanmeldingen, zonder wie het was."),
        Registration,
        of_trajecten(Registration, AT),
        (
            *("id", "werkatelier", "number", "state", "wants_report", "registered_at", "placed_at", "cancelled_at"),
            *("attended_at",),
        ),
        left_out=("door_at", "entry_key"),
    ),
)
