"""The gates between the processes of a traject (DESIGN section 3). Soft: a gate can be skipped, with a reason.

This release asks the papers. Two more things that DESIGN names come with the records they count: no unanswered
contribution before evalueren, and at least one lesson before closing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from participation.choices import Stage, StukKind
from participation.models import Stuk, Traject
from participation.models.stuk import ADOPTED_STATES

# What must be adopted before a traject leaves a process; the next stage is the one that follows in ``Stage``.
ASKED_BEFORE_LEAVING: dict[Stage, StukKind] = {
    Stage.EXPLORE: StukKind.STARTNOTITIE,
    Stage.DESIGN: StukKind.PLAN_VAN_AANPAK,
    Stage.REALISE: StukKind.EINDVERSLAG,
    Stage.EVALUATE: StukKind.EVALUATIE,
}
ORDER: tuple[Stage, ...] = tuple(Stage)


@dataclass(frozen=True)
class Gate:
    """The gate at the end of the stage a traject is in; ``met`` when the paper it asks was adopted."""

    stage: Stage
    following: Stage
    asks: StukKind
    met: bool


def gate_of(traject: Traject) -> Gate | None:
    """The gate before the next process, or before closing; None for a traject that is closed."""
    stage = traject.stage
    if stage == Stage.CLOSED:
        return None
    asked = ASKED_BEFORE_LEAVING[stage]
    met = Stuk.objects.filter(traject_owner=traject, kind=asked, state__in=ADOPTED_STATES).exists()
    return Gate(stage, ORDER[ORDER.index(stage) + 1], asked, met)


def stages_back(traject: Traject) -> list[Stage]:
    """The stages that a traject can go back to; from closed only to the process it was in."""
    stage = traject.stage
    if stage == Stage.CLOSED:
        return [Stage(traject.process)]
    return list(ORDER[: ORDER.index(stage)])


def reachable(traject: Traject) -> list[Stage]:
    """Every stage that one move can lead to: the next one, and those before."""
    gate = gate_of(traject)
    return [*([gate.following] if gate else []), *stages_back(traject)]


def is_forward(traject: Traject, to_stage: Stage) -> bool:
    """Does the move pass the gate?"""
    return ORDER.index(to_stage) > ORDER.index(traject.stage)


def stage_labels(stages: Iterable[Stage]) -> list[tuple[str, str]]:
    """Value and word of stages, for a choice field."""
    return [(stage.value, str(stage.label)) for stage in stages]
