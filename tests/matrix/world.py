"""A world with one of everything: every confidentiality, publication, state and offer, related and unrelated."""

from dataclasses import dataclass, field

from django.db.models import Model

from participation.choices import StukState
from participation.models import Traject
from tests.factories import (
    OpgaveFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)

CONDITIONS = {
    "published": {"published": True},
    "public": {"public": True},
    "internal": {},
    "confidential": {"confidential": True},
}


@dataclass
class World:
    """``trajecten`` has one traject per condition; ``everything`` each record and paper that was made."""

    trajecten: dict[str, Traject] = field(default_factory=dict)
    everything: list[Model] = field(default_factory=list)


def make_world() -> World:
    """Per condition: an opgave, two trajecten, a werkatelier and papers of each in the states that matter."""
    world = World()
    for name, traits in CONDITIONS.items():
        opgave = OpgaveFactory(**traits)
        traject = TrajectFactory(opgave=opgave, published_at=opgave.published_at)
        world.trajecten[name] = traject
        world.everything += [opgave, traject, TrajectFactory(opgave=opgave), *_below(traject)]
        world.everything.append(StukFactory(owner=opgave, in_review=True))
    return world


def _below(traject: Traject) -> list[Model]:
    werkatelier = WerkatelierFactory(traject=traject, published_at=traject.published_at)
    papers: list[Model] = [StukFactory(owner=traject, state=state) for state in StukState]
    papers.append(StukFactory(owner=traject, published=True))
    papers.append(StukFactory(owner=traject, in_review=True, offered_to_council=True))
    papers.append(StukFactory(owner=werkatelier, in_review=True, offered_to_college=True))
    papers.append(SecrecyGrantFactory(stuk__owner=traject, members=[UserFactory(role="council")]).stuk)
    return [werkatelier, WerkatelierFactory(traject=traject), *papers]
