"""The council's steering card of the dorpshart: filled in by the griffie, adopted, and one step that did not go on."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format

from participation.choices import ParticipationForm, StukKind, StukState
from participation.demo.papers import load_stuk
from participation.demo.records import Stage
from participation.demo.specs import StukSpec
from participation.models import Opgave, Stuk
from participation.services.steering.departures import explain_departure
from participation.services.steering.drafts import save_draft
from participation.services.steering.finding import look_again
from participation.services.steering.questions import answer_question, ask_question

OPGAVE, CARD = "dorpshart", "dorpshart-stuurkaart"
REASON = (
    "De hulpdiensten kunnen tijdens de proef niet door de Kerkstraat. Wij meten nu eerst met een verkeerstelling en "
    "leggen de raad in het voorjaar een andere proef voor."
)


def load_steering(stage: Stage) -> bool:
    """Says whether anything was made."""
    opgave = Opgave.objects.filter(slug=OPGAVE).first()
    if opgave is None or Stuk.objects.filter(slug=CARD).exists():
        return False
    with transaction.atomic():
        _make(stage, opgave)
    return True


def _make(stage: Stage, opgave: Opgave) -> None:
    lead = stage.cast["projectleider"]
    save_draft(user=stage.cast["griffie"], opgave=opgave, data=_points(stage), base_version=None)
    spec = StukSpec(
        CARD,
        "Stuurkaart van de raad: een levend dorpshart",
        kind=StukKind.STUURKAART,
        state=StukState.ADOPTED,
        decided=-25,
    )
    load_stuk(spec, opgave, lead, stage)
    for departure in look_again(opgave.pk):
        told = explain_departure(
            user=lead, departure=departure, what=departure.what, reason=REASON, base_version=departure.version
        )
        words = "Betalen we de telling uit het budget van dit traject?"
        question = ask_question(user=stage.cast["raadslid"], departure=told, text=words)
        answer_question(user=lead, question=question, text="Nee. De telling komt uit het gewone verkeersbudget.")


def _points(stage: Stage) -> dict[str, Any]:
    trial, decision = (_day(stage.calendar.day(offset)) for offset in (40, 150))
    return {
        "subject": (
            "De Brink, de Kerkstraat en de gebouwen eraan. De rondweg hoort er niet bij.\n\n"
            "Twee keuzes wil de raad zelf maken: gaat de Kerkstraat dicht voor auto’s, en wie beheert de Brink?"
        ),
        "parties": (
            "Dorpsbelang Lindedorp: kent het dorp en beheert mee\n"
            "Winkeliersvereniging De Brink: betaalt mee aan de verlichting\n"
            "Bewoners van de Kerkstraat: krijgen het verkeer als de Brink dichtgaat"
        ),
        "wanted_form": ParticipationForm.COPRODUCE,
        "participation": "Wie straks meebeheert, ontwerpt ook mee. Jongeren horen daar uitdrukkelijk bij.",
        "steps": (
            f"Avond 2: schetsen\nProef met een afgesloten Kerkstraat ({trial})\nBesluit van de raad ({decision})"
        ),
        "own_role": "Van elke fractie is iemand bij de avonden, om te luisteren. De raad praat daar niet mee.",
        "division": (
            "De raad stelt het plan vast en beslist over de Kerkstraat. Het college maakt afspraken met winkeliers en "
            "bewoners over het beheer."
        ),
        "control": (
            "Elk half jaar een brief: wat kwam er van de inbreng, en wat kostte het? Een jaar na de aanleg kijkt de "
            "raad terug met het dorp."
        ),
    }


def _day(day: date) -> str:
    return date_format(day, "j F Y")
