"""The steering card of the council: what was filled in, each card that held, the departures and what was asked."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Table
from participation.models import DepartureQuestion, Opgave, SteeringCard, SteeringDeparture, SteeringDraft


def _drafts(scope: Scope) -> "QuerySet[SteeringDraft]":
    """Work on the opgave: it goes along with the opgave, not with one of its trajecten."""
    if not isinstance(scope.dossier, Opgave):
        return SteeringDraft.objects.none()
    return SteeringDraft.objects.filter(opgave=scope.dossier)


def _cards(scope: Scope) -> "QuerySet[SteeringCard]":
    """Those of which the paper goes along."""
    return SteeringCard.objects.filter(stuk__in=scope.stukken)


def _departures(scope: Scope) -> "QuerySet[SteeringDeparture]":
    of_dossier = Q(traject__isnull=True) | Q(traject__in=scope.trajecten)
    return SteeringDeparture.objects.filter(of_dossier, card__stuk__in=scope.stukken)


def _questions(scope: Scope) -> "QuerySet[DepartureQuestion]":
    return DepartureQuestion.objects.filter(departure__in=_departures(scope).order_by().values("pk"))


STEERING = (
    Table(
        "stuurkaart-invulling",
        gettext_lazy("De zeven punten van de stuurkaart, zoals ze worden ingevuld."),
        SteeringDraft,
        _drafts,
        (
            *("id", "opgave", "subject", "parties", "wanted_form", "participation", "steps", "own_role", "division"),
            *("control", "version", "updated_at", "updated_by"),
        ),
    ),
    Table(
        "stuurkaarten",
        gettext_lazy("Stuurkaarten die de raad vaststelde, met de vingerafdruk van de tekst."),
        SteeringCard,
        _cards,
        ("id", "opgave", "stuk", "revision", "content_hash", "frames", "adopted_at", "replaced_at"),
    ),
    Table(
        "afwijkingen",
        gettext_lazy("Wat anders ging dan een stuurkaart zegt, met de reden, en wanneer de raad het hoorde."),
        SteeringDeparture,
        _departures,
        (
            *("id", "card", "point", "traject", "finding", "what", "reason", "happened_on", "state", "recorded_at"),
            *("recorded_by", "explained_by", "explained_at", "told_at", "ended_on", "ended_reason", "ended_by"),
            "version",
        ),
    ),
    Table(
        "vragen-bij-afwijkingen",
        gettext_lazy("Vragen van raadsleden bij een afwijking, met het antwoord."),
        DepartureQuestion,
        _questions,
        ("id", "departure", "text", "asked_by", "asked_at", "answer", "answered_by", "answered_at"),
    ),
)
