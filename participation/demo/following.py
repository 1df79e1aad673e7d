"""Promises, planning, chances and barriers, and budget of the three dossiers: through the services."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from participation.choices import Confidentiality, FactorKind, MilestoneState, Publicity
from participation.demo.records import Stage, canary
from participation.models import BudgetLine, Commitment, Contribution, Factor, Milestone, Traject
from participation.services.commitments.writing import (
    drop_commitment,
    keep_commitment,
    make_commitment,
    move_commitment,
)
from participation.services.framework import set_budget_publicity
from participation.services.trajecten import save_part
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Promised:
    """Something that was promised; ``day`` is the last day, seen from the day of the story."""

    text: str
    to: str
    day: int
    public: bool = True
    kept: str = ""
    dropped: str = ""
    moved: tuple[int, str] | None = None
    by_member: bool = False
    # Words of the contribution that it was promised for.
    because: str = ""


PROMISES: dict[str, tuple[Promised, ...]] = {
    "dorpshart": (
        Promised("Wij zetten het verslag van avond 1 binnen twee weken op het register.", "wie er op avond 1 was", -46,
                 kept="Het verslag staat op het register. Wie zijn adres gaf, kreeg een mail."),
        Promised("Wij zoeken uit of de bus anders kan rijden.", "de bewoners van de Kerkstraat", -12, by_member=True,
                 because="oversteek"),
        Promised("Wij laten drie schetsen zien op avond 2.", "wie er op avond 1 was", 18),
        Promised("Wij meten een week lang hoeveel auto’s er door de Kerkstraat rijden.", "de bewoners van de Kerkstraat",
                 -5, moved=(24, "In de week die we kozen was de weg dicht. We meten nu na de vakantie.")),
        Promised("Wij zetten een proefbank op de Brink.", "Dorpsbelang Lindedorp", -30,
                 dropped="Dorpsbelang zet zelf drie banken neer. Een proef is niet meer nodig."),
        Promised("Wij praten de bakker bij over de leidingen onder zijn stoep.", "de bakker", 4, public=False),
    ),
    "vastgoed": (
        Promised("Wij laten elke vereniging weten of haar zaal op de lijst staat.", "de huurders", -3, public=False),
    ),
    "locatiekeuze": (
        Promised("Wij lichten de buurt in voordat er iets in de krant staat.", "de buurt", 20, public=False),
    ),
}  # fmt: skip
PLANNING: dict[str, tuple[tuple[str, int, int | None, MilestoneState, bool], ...]] = {
    "dorpshart": (
        ("Verkennen met het dorp", -150, -40, MilestoneState.DONE, True),
        ("Avond 1: wat is er aan de hand?", -60, None, MilestoneState.DONE, True),
        ("Ontwerpen", -39, 120, MilestoneState.BUSY, True),
        ("Avond 2: schetsen", 18, None, MilestoneState.PLANNED, True),
        ("Proef met een afgesloten Kerkstraat", 30, 60, MilestoneState.CANCELLED, True),
        ("Overleg met de provincie over de weg", 45, None, MilestoneState.PLANNED, False),
        ("Besluit van de raad", 150, None, MilestoneState.PLANNED, True),
        ("Aanleg", 180, 300, MilestoneState.PLANNED, True),
    ),
    "vastgoed": (
        ("Gebouwen bezoeken", -60, 20, MilestoneState.BUSY, False),
        ("Voorstel aan het college", 90, None, MilestoneState.PLANNED, False),
    ),
    "locatiekeuze": (("Locaties vergelijken", -30, 40, MilestoneState.BUSY, False),),
}
CHANCE, BARRIER = FactorKind.CHANCE, FactorKind.BARRIER
FACTORS: dict[str, tuple[tuple[FactorKind, str, str], ...]] = {
    "dorpshart": (
        (CHANCE, "De winkeliersvereniging en de kerk willen samen optrekken.", "Wij vragen hen de markt te bedenken."),
        (CHANCE, "De bibliotheek zoekt een nieuwe plek.", ""),
        (BARRIER, "De provinciale weg snijdt het dorp in tweeën.", "De wethouder praat met de provincie."),
        (BARRIER, "Eerdere plannen zijn blijven liggen.", "Elke avond begint met wat er sinds de vorige is gedaan."),
    ),
    "vastgoed": (
        (CHANCE, "Verenigingen willen gebouwen delen als de kosten duidelijk zijn.", ""),
        (BARRIER, "Van twaalf gebouwen is niet bekend wie er een sleutel heeft.", "Facilitair zoekt dat uit."),
    ),
    "locatiekeuze": (
        (CHANCE, "Politie en zorg willen alle drie de plekken samen bekijken.", ""),
        (BARRIER, "Bij een van de plekken is een makelaar al bezig met een andere koper.", ""),
    ),
}
BUDGETS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "dorpshart": (
        ("Avonden: zaal, koffie en uitnodigingen", "9500", "1200", "4380.50"),
        ("Schetsen van de ontwerper", "24000", "12000", "9000"),
        ("Verkeersmeting", "3500", "4100", "0"),
        ("Proef op het plein", "8000", "0", "0"),
    ),
    "vastgoed": (("Bouwkundig onderzoek", "15000", "6000", "2500"),),
}
PUBLIC_BUDGETS = ("dorpshart",)


def load_following(traject: Traject, lead: User, stage: Stage) -> None:
    """Everything around the work on a traject that has it."""
    for kind, text, approach in FACTORS.get(traject.slug, ()):
        data = {"kind": kind, "text": text, "approach": approach, "since": stage.calendar.day(-90)}
        save_part(user=lead, part=Factor(traject=traject), data=data)
    for title, start, end, state, public in PLANNING.get(traject.slug, ()):
        save_part(
            user=lead,
            part=Milestone(traject=traject),
            data={
                "title": title,
                "start_date": stage.calendar.day(start),
                "end_date": None if end is None else stage.calendar.day(end),
                "state": state,
                "publicity": _publicity(traject, public),
            },
        )
    for item, *amounts in BUDGETS.get(traject.slug, ()):
        money = dict(zip(("budget", "committed", "spent"), map(Decimal, amounts), strict=True))
        save_part(user=lead, part=BudgetLine(traject=traject), data={"item": item, **money})
    if traject.slug in PUBLIC_BUDGETS:
        set_budget_publicity(user=lead, traject=traject, public=True)
    for promised in PROMISES.get(traject.slug, ()):
        load_promise(promised, traject, lead, stage)


def load_promise(promised: Promised, traject: Traject, lead: User, stage: Stage) -> Commitment:
    # The address of the traject, so that the mark is of the same dossier.
    note = f"{canary(traject.slug)}-toezegging"
    data: dict[str, Any] = {
        "promise": promised.text,
        "promised_to": promised.to,
        "owner": stage.cast["teamlid"] if promised.by_member else lead,
        "due_date": stage.calendar.day(promised.day),
        "publicity": _publicity(traject, promised.public),
        "internal_note": note,
        "contribution": _because_of(promised, traject),
        "werkatelier": traject.werkateliers.order_by("starts_at").first() if promised.day < 0 else None,
    }
    commitment = make_commitment(user=lead, traject=traject, data=data)
    if promised.moved:
        days, reason = promised.moved
        due = stage.calendar.day(days)
        return move_commitment(user=lead, commitment=commitment, due_date=due, reason=reason, base_version=1)
    if promised.dropped:
        return drop_commitment(user=lead, commitment=commitment, reason=promised.dropped, base_version=1)
    if promised.kept:
        on = stage.calendar.day(promised.day - 1)
        stuk = traject.stukken.filter(live=True).order_by("pk").first()
        return keep_commitment(user=lead, commitment=commitment, how=promised.kept, on=on, stuk=stuk, base_version=1)
    return commitment


def _because_of(promised: Promised, traject: Traject) -> Contribution | None:
    if not promised.because:
        return None
    return traject.contributions.filter(is_current=True, text__icontains=promised.because).order_by("pk").first()


def _publicity(traject: Traject, public: bool) -> Publicity:
    allowed = public and traject.opgave.confidentiality == Confidentiality.PUBLIC
    return Publicity.PUBLIC if allowed else Publicity.INTERNAL
