"""The shape of the demo content: what is said here in words, ``records`` and ``papers`` make through the services."""

from dataclasses import dataclass, field
from typing import Any

from participation.choices import (
    Attitude,
    Body,
    Confidentiality,
    ParticipationChoice,
    PartyRole,
    ReactionKind,
    ResultKind,
    StepKind,
    StukKind,
    StukState,
    Weight,
)


@dataclass(frozen=True)
class ReactionSpec:
    """Something a member said about a section; ``answer`` empty leaves it open."""

    author: str
    kind: ReactionKind
    text: str
    answer: str = ""


@dataclass(frozen=True)
class ProposalSpec:
    """An amendment or motion; ``asks`` is what it adds to the first part, or its dictum. ``withdrawn``: why it was."""

    author: str
    kind: ReactionKind
    title: str
    text: str
    asks: str
    with_whom: tuple[str, ...] = ()
    number: str = ""
    withdrawn: str = ""
    result: str = ""
    in_favour: tuple[str, ...] = ()


@dataclass(frozen=True)
class StukSpec:
    """A paper and how far it came: a final state, or in review at ``step``."""

    address: str
    title: str
    kind: StukKind = StukKind.STARTNOTITIE
    state: StukState = StukState.DRAFT
    step: StepKind = StepKind.CLIENT
    reason: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    reactions: tuple[ReactionSpec, ...] = ()
    proposals: tuple[ProposalSpec, ...] = ()
    decided: int = -7


@dataclass(frozen=True)
class PartySpec:
    name: str
    role: PartyRole
    interest: Weight = Weight.MEDIUM
    influence: Weight = Weight.MEDIUM
    attitude: Attitude = Attitude.NEUTRAL
    commitment: str = ""


@dataclass(frozen=True)
class ResultSpec:
    kind: ResultKind
    description: str
    day: int
    final: bool = True
    realised: bool = False


@dataclass(frozen=True)
class WerkatelierSpec:
    """A session on ``day``, from ``hour`` for two hours; a past one has a report."""

    address: str
    title: str
    day: int
    fields: dict[str, Any]
    hour: int = 19
    papers: tuple[StukSpec, ...] = ()


@dataclass(frozen=True)
class TrajectSpec:
    address: str
    title: str
    fields: dict[str, Any]
    period: tuple[int, int | None] = (-120, 240)
    parties: tuple[PartySpec, ...] = ()
    results: tuple[ResultSpec, ...] = ()
    werkateliers: tuple[WerkatelierSpec, ...] = ()
    papers: tuple[StukSpec, ...] = ()
    # Answers to the core questions of verkennen, in the order of the grid; ``None`` leaves one open.
    answers: tuple[str | None, ...] = ()
    # Instruments of the guide, by the last part of their address.
    instruments: tuple[str, ...] = ()
    # What was learned, for a traject that is evaluated.
    lessons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Participation:
    choice: ParticipationChoice
    reason: str
    day: int
    body: Body = Body.COLLEGE


@dataclass(frozen=True)
class OpgaveSpec:
    """An opgave with everything beneath it. ``lead``, ``client`` and ``holder`` are names from ``people``."""

    address: str
    title: str
    fields: dict[str, Any]
    lead: str = "projectleider2"
    client: str = "manager2"
    holder: str = "burgemeester"
    members: tuple[str, ...] = ()
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    competent_body: Body = Body.COLLEGE
    themes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    period: tuple[int, int | None] = (-200, None)
    participation: Participation | None = None
    contributes_to: tuple[str, ...] = ()
    trajecten: tuple[TrajectSpec, ...] = ()
    papers: tuple[StukSpec, ...] = ()
