"""Every change of state that exists. What is not in these tables cannot happen."""

from collections.abc import Callable
from dataclasses import dataclass

from participation import policy
from participation.choices import Outcome, StepKind, StukState
from participation.models import Stuk
from participation.models.stuk import ADOPTED_STATES, EDITABLE_STATES
from samenwerking.accounts.models import User

UNDER_REVIEW = frozenset({StukState.IN_REVIEW, StukState.DEFERRED})


@dataclass(frozen=True)
class Transition:
    """From which states, to which one, by whom, and why it is so.

    ``target`` is the state afterwards; when the step was the last of the route, ``publishing.finish_round`` says it.
    """

    name: str
    sources: frozenset[StukState]
    target: StukState | None
    may: Callable[[User, Stuk], bool]
    why: str


SUBMIT = Transition(
    "submit", frozenset(EDITABLE_STATES), StukState.IN_REVIEW, policy.user_can_submit_stuk, "Regel 5 en 6"
)
APPROVE = Transition(
    "approve", frozenset({StukState.IN_REVIEW}), StukState.IN_REVIEW, policy.user_can_decide, "Regel 7"
)
SKIP = Transition(
    "skip", frozenset({StukState.IN_REVIEW}), StukState.IN_REVIEW, policy.user_can_skip, "Route: over te slaan door"
)
RETURN = Transition("return", UNDER_REVIEW, StukState.RETURNED, policy.user_can_decide, "Awb 3:46: motivering")
WITHDRAW = Transition(
    "withdraw",
    frozenset({*EDITABLE_STATES, *UNDER_REVIEW}),
    StukState.WITHDRAWN,
    policy.user_can_withdraw_stuk,
    "Regel 5: wat is ingediend, wordt ingetrokken en blijft",
)
TAKE_UP = Transition(
    "take_up",
    frozenset({StukState.WITHDRAWN}),
    StukState.DRAFT,
    policy.user_can_take_up_stuk,
    "Regel 5: wie intrekt, kan het weer oppakken",
)
PUBLISH = Transition(
    "publish", frozenset(ADOPTED_STATES), None, policy.user_can_publish_stuk, "Woo 3.3: besluiten zijn openbaar"
)
UNPUBLISH = Transition(
    "unpublish", frozenset(ADOPTED_STATES), None, policy.user_can_unpublish_stuk, "Woo: ingetrokken, niet gewist"
)

# Rule 8: what a body can decide, and where that leaves the paper.
BY_OUTCOME: dict[Outcome, Transition] = {
    outcome: Transition(f"decide_{outcome.value}", UNDER_REVIEW, target, policy.user_can_decide, "Regel 8")
    for outcome, target in {
        Outcome.ADOPTED: StukState.IN_REVIEW,
        Outcome.ADOPTED_AMENDED: StukState.IN_REVIEW,
        Outcome.NOTED: StukState.IN_REVIEW,
        Outcome.DEFERRED: StukState.DEFERRED,
        Outcome.REJECTED: StukState.REJECTED,
    }.items()
}
DECIDING = frozenset(Outcome) - {Outcome.NOTED}
OUTCOMES_AT: dict[StepKind, frozenset[Outcome]] = {
    StepKind.COLLEGE_DECISION: DECIDING,
    StepKind.COUNCIL_DECISION: DECIDING,
    StepKind.COUNCIL_INFORMATION: frozenset({Outcome.NOTED}),
}
# Awb 3:46: a decision that departs from what was proposed says why.
REASONED_OUTCOMES = frozenset({Outcome.ADOPTED_AMENDED, Outcome.DEFERRED, Outcome.REJECTED})
# The state of a paper whose route is finished, after the last decision that settles it.
STATE_AFTER: dict[Outcome, StukState] = {
    Outcome.ADOPTED: StukState.ADOPTED,
    Outcome.ADOPTED_AMENDED: StukState.ADOPTED_AMENDED,
}
