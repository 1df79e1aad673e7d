"""The gates between the processes of a traject (DESIGN section 3). Soft: a gate can be skipped, with a reason.

They ask the papers. Going on to evalueren asks that no contribution is unanswered, and closing at least one lesson.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from participation.choices import Stage, StukKind
from participation.models import Stuk, Traject
from participation.models.stuk import ADOPTED_STATES
from participation.selectors.contributions import unanswered_contributions

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
    """The gate at the end of the stage a traject is in; ``met`` when all that it asks is there.

    ``lacks_lesson``: the paper may be there, but nobody recorded what was learned. ``unanswered``: so many
    contributions wait for an answer, or for the reason why there is none.
    """

    stage: Stage
    following: Stage
    asks: StukKind
    adopted: bool
    lacks_lesson: bool = False
    unanswered: int = 0

    @property
    def met(self) -> bool:
        return self.adopted and not self.lacks_lesson and not self.unanswered


def gate_of(traject: Traject, unanswered: int | None = None) -> Gate | None:
    """The gate before the next process, or before closing; None for a traject that is closed.

    ``unanswered``: how many contributions wait for an answer, for who counted them already.
    """
    stage = traject.stage
    if stage == Stage.CLOSED:
        return None
    asked = ASKED_BEFORE_LEAVING[stage]
    adopted = Stuk.objects.filter(traject_owner=traject, kind=asked, state__in=ADOPTED_STATES).exists()
    lacks_lesson = stage == Stage.EVALUATE and not traject.lessons.exists()
    if stage != Stage.REALISE:
        unanswered = 0  # only the gate after realiseren asks for answers
    elif unanswered is None:
        unanswered = unanswered_contributions(traject).count()
    return Gate(stage, ORDER[ORDER.index(stage) + 1], asked, adopted, lacks_lesson, unanswered)


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
