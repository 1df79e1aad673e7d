"""Steering cards for tests: one that holds, without the way along which it came."""

from typing import Any

from django.utils import timezone

from participation.choices import StukKind, StukState
from participation.models import Opgave, SteeringCard
from participation.sections import make_section
from participation.selectors.steering import frames_of
from tests.factories import PUBLISHED_AT, StukFactory

BODIES = {
    "subject": "<p>Het plein en de straten eromheen. De markt blijft.</p>",
    "parties": "<ul><li>Dorpsbelang: kent het dorp</li><li>Winkeliersvereniging</li></ul>",
    "participation": "<ul><li><strong>Gewenste vorm:</strong> Coproduceren</li></ul><p>Het dorp tekent mee.</p>",
    "steps": "<ul><li>Startnotitie in de raad (4 maart 2027)</li><li>Avond op het plein</li></ul>",
    "own_role": "<p>De raad loopt mee op het plein.</p>",
    "division": "<p>De raad stelt vast, het college voert uit.</p>",
    "control": "<p>Elk half jaar een brief.</p>",
}


def sections(**bodies: str) -> list[dict[str, Any]]:
    """The seven points, some of them in other words."""
    return [make_section(key, key.title(), body) for key, body in (BODIES | bodies).items()]


def make_card(
    opgave: Opgave, *, title: str = "Stuurkaart", live: bool = False, offered: bool = True, **bodies: str
) -> SteeringCard:
    """A card that holds."""
    stuk = StukFactory(
        owner=opgave,
        kind=StukKind.STUURKAART,
        title=title,
        sections=sections(**bodies),
        state=StukState.ADOPTED,
        live=live,
        council_offered_at=PUBLISHED_AT if offered else None,
    )
    return SteeringCard.objects.create(
        opgave=opgave,
        stuk=stuk,
        revision=stuk.submitted_revision,
        content_hash=stuk.content_hash(),
        frames=frames_of(opgave),
        adopted_at=timezone.now(),
    )
