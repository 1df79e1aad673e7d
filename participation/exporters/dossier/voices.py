"""What people brought in, in which groups, and what was answered."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.exporters.dossier.parts import OF_TRAJECT, of_trajecten
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Extra, Table
from participation.models import Contribution, ContributionForm, ContributionGroup, Response
from participation.selectors.contributions import response_to


def _contributions(scope: Scope) -> "QuerySet[Contribution]":
    found = Contribution.objects.filter(traject__in=scope.trajecten)
    return found.select_related("response", "group__response").defer("fingerprint")


def _responses(scope: Scope) -> "QuerySet[Response]":
    """Of one contribution, or of a group."""
    of_one, of_group = Q(contribution__traject__in=scope.trajecten), Q(group__traject__in=scope.trajecten)
    return Response.objects.filter(of_one | of_group)


def _answered_by(contribution: Contribution, scope: Scope) -> Any:
    answer = response_to(contribution)
    return answer.pk if answer else None


VOICES = (
    Table(
        "inbreng-formulieren",
        _("Het formulier op de website, zoals de trekker het instelde."),
        ContributionForm,
        of_trajecten(ContributionForm),
        (
            *(*OF_TRAJECT, "opens_on", "closes_on", "question", "consent_text", "max_per_address", "retention_days"),
            *("version",),
        ),
    ),
    Table(
        "inbreng-onderwerpen",
        _("Onderwerpen waaronder inbreng bij elkaar staat."),
        ContributionGroup,
        of_trajecten(ContributionGroup),
        (*OF_TRAJECT, "title", "version", "created_at"),
    ),
    Table(
        "inbreng",
        _("Alle inbreng, ook wat is gesplitst, samengevoegd of geweigerd. Wie het gaf, staat apart."),
        Contribution,
        _contributions,
        (
            *(*OF_TRAJECT, "werkatelier", "group", "text", "channel", "received_on", "publicity", "state"),
            *("state_reason", "skipped_reason", "split_from", "merged_into", "is_current"),
            *("version", "created_at", "created_by"),
        ),
        left_out=("fingerprint", "imported_by"),
        extras=(Extra("response", _("nummer van het antwoord, in antwoorden-op-inbreng.json"), _answered_by),),
    ),
    Table(
        "antwoorden-op-inbreng",
        _("Wat met inbreng is gedaan en waarom; van één bijdrage of van een onderwerp."),
        Response,
        _responses,
        (
            *("id", "contribution", "group", "outcome", "reason", "stuk", "section_key", "given_by", "given_at"),
            *("told_at", "told_by", "told_how", "version"),
        ),
    ),
)
