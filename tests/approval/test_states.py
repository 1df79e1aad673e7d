"""State × action: what is not in the table is refused, and leaves everything as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from participation import approval
from participation.approval import transitions
from participation.choices import Outcome, StukState
from participation.exceptions import ParticipationError, TransitionNotAllowed
from participation.models import AuditEntry, Stuk
from samenwerking.accounts.models import User
from tests.approval.scene import COMPLETE, Scene, yesterday
from tests.factories import DecisionFactory, StukFactory

DRAFT, IN_REVIEW, RETURNED = StukState.DRAFT, StukState.IN_REVIEW, StukState.RETURNED
ADOPTED, AMENDED = StukState.ADOPTED, StukState.ADOPTED_AMENDED
DEFERRED, REJECTED, WITHDRAWN = StukState.DEFERRED, StukState.REJECTED, StukState.WITHDRAWN

# From which states somebody with every right can do it; in review and deferred without a round nothing can be decided.
POSSIBLE = {
    "submit": {DRAFT, RETURNED},
    "withdraw": {DRAFT, RETURNED, IN_REVIEW, DEFERRED},
    "publish": {ADOPTED, AMENDED},
    "unpublish": set(),
    "approve": set(),
    "return": set(),
    "decide": set(),
}
ACTS: dict[str, tuple[str, Callable[[Stuk, User], Any]]] = {
    "submit": ("lead", lambda s, u: approval.submit_stuk(stuk=s, user=u, revision_id=s.latest_revision_id or 0)),
    "withdraw": ("lead", lambda s, u: approval.withdraw_stuk(stuk=s, user=u, reason="Niet nodig.")),
    "publish": ("lead", lambda s, u: approval.publish_stuk(stuk=s, user=u)),
    "unpublish": ("lead", lambda s, u: approval.unpublish_stuk(stuk=s, user=u, reason="Er staat een fout in.")),
    "approve": ("client", lambda s, u: approval.approve_step(stuk=s, user=u, task_state_id=1, revision_id=1)),
    "return": (
        "client",
        lambda s, u: approval.return_stuk(stuk=s, user=u, task_state_id=1, revision_id=1, reason="Te kort."),
    ),
    "decide": (
        "clerk",
        lambda s, u: approval.register_decision(
            stuk=s, user=u, task_state_id=1, revision_id=1, outcome="adopted", number="1", date=yesterday()
        ),
    ),
}


@pytest.mark.parametrize("state", list(StukState))
def test_what_is_possible_in_this_state(scene: Scene, state: StukState) -> None:
    for name, (player, act) in ACTS.items():
        stuk = StukFactory(owner=scene.traject, sections=COMPLETE, state=state)
        if state in (ADOPTED, AMENDED):
            DecisionFactory(stuk=stuk)
        rows = AuditEntry.objects.count()
        try:
            act(stuk, scene[player])
            done = True
        except ParticipationError:
            done = False
            assert Stuk.objects.get(pk=stuk.pk).state == state
            assert AuditEntry.objects.count() == rows
        assert done == (state in POSSIBLE[name]), name


def test_a_paper_that_is_gone(scene: Scene) -> None:
    stuk = scene.now
    scene.stuk.delete()
    with pytest.raises(ParticipationError, match="verwijderd"):
        approval.submit_stuk(stuk=stuk, user=scene["lead"], revision_id=1)


def test_what_is_not_in_the_tables_does_not_exist() -> None:
    """The tables of states as they stand in DESIGN section 3, by hand."""
    described = {
        transition.name: ({state.value for state in transition.sources}, transition.target)
        for transition in (
            transitions.SUBMIT,
            transitions.APPROVE,
            transitions.RETURN,
            transitions.WITHDRAW,
            *transitions.BY_OUTCOME.values(),
        )
    }
    under_review = {"in_review", "deferred"}
    assert described == {
        "submit": ({"draft", "returned"}, IN_REVIEW),
        "approve": ({"in_review"}, IN_REVIEW),
        "return": (under_review, RETURNED),
        "withdraw": ({"draft", "returned", "in_review", "deferred"}, WITHDRAWN),
        "decide_adopted": (under_review, IN_REVIEW),
        "decide_adopted_amended": (under_review, IN_REVIEW),
        "decide_noted": (under_review, IN_REVIEW),
        "decide_deferred": (under_review, DEFERRED),
        "decide_rejected": (under_review, REJECTED),
    }
    assert set(transitions.BY_OUTCOME) == set(Outcome)


def test_withdrawing_ends_the_round_and_keeps_the_reason(scene: Scene) -> None:
    scene.submit()
    stuk = approval.withdraw_stuk(stuk=scene.now, user=scene["lead"], reason="  De provincie doet het.  ")
    assert (stuk.state, stuk.withdrawn_reason) == (WITHDRAWN, "De provincie doet het.")
    assert scene.step is None
    with pytest.raises(TransitionNotAllowed):
        approval.withdraw_stuk(stuk=scene.now, user=scene["lead"], reason="Nog eens.")
