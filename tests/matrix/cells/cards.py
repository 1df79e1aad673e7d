"""Steering cards and departures of the table: one that holds and one that was replaced, in each dossier."""

from collections.abc import Iterator

from django.utils import timezone

from participation.choices import Confidentiality, DepartureState
from participation.models import SecrecyGrant, SteeringCard, SteeringDeparture
from tests.matrix.cells.parts import Record
from tests.matrix.cells.stage import Dossier, Stage
from tests.steering.making import make_card

STATES = {
    "gevonden": DepartureState.FOUND,
    "gemeld": DepartureState.EXPLAINED,
    "voorbij": DepartureState.ENDED,
}


def of_cards(stage: Stage, dossier: Dossier) -> Iterator[Record]:
    replaced = _card(stage, dossier, "vervangen")
    replaced.replaced_at = timezone.now()
    replaced.save()
    yield Record("stuurkaart", dossier.name, "vervangen", replaced)
    card = _card(stage, dossier, "geldt")
    yield Record("stuurkaart", dossier.name, "geldt", card)
    for name, state in STATES.items():
        yield Record("afwijking", dossier.name, name, _departure(stage, dossier, card, name, state))


def _card(stage: Stage, dossier: Dossier, name: str) -> SteeringCard:
    secret = dossier.opgave.confidentiality == Confidentiality.CONFIDENTIAL
    card = make_card(
        dossier.opgave,
        title=f"Kaart {name} dossier {dossier.name}",
        live=dossier.opgave.published_at is not None,
        offered=not secret,
    )
    if secret:
        today = timezone.localdate()
        grant = SecrecyGrant.objects.create(
            stuk=card.stuk, basis="Artikel 87", starts_on=today, imposed_by=stage["trekker"]
        )
        grant.members.set([stage["kring"]])
    return card


def _departure(
    stage: Stage, dossier: Dossier, card: SteeringCard, name: str, state: DepartureState
) -> SteeringDeparture:
    told = state != DepartureState.FOUND
    return SteeringDeparture.objects.create(
        card=card,
        point="steps",
        finding=f"step:{name}",
        what=f"Afwijking {name} van dossier {dossier.name}",
        reason="Het plein is nog niet vrij." if told else "",
        state=state,
        told_at=timezone.now() if told else None,
        explained_by=stage["trekker"] if told else None,
        ended_on=timezone.localdate() if state == DepartureState.ENDED else None,
        ended_reason="Het is opgelost." if state == DepartureState.ENDED else "",
    )
