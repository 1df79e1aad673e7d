"""What a body decided and where that leaves the paper; every decision is bound to the exact text (rule 8)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from participation import approval
from participation.choices import AuditAction, Body, Outcome, StepKind, StukState
from participation.exceptions import (
    DecisionNumberTaken,
    ParticipationError,
    ReasonRequired,
    SectionsMissing,
    TransitionNotAllowed,
)
from participation.models import AuditEntry
from participation.models.stuk import hash_content
from tests.approval.scene import COMPLETE, Scene, amended, make_scene, yesterday

COLLEGE, COUNCIL = StepKind.COLLEGE_DECISION, StepKind.COUNCIL_DECISION
AMENDED, DEFERRED, REJECTED = Outcome.ADOPTED_AMENDED, Outcome.DEFERRED, Outcome.REJECTED

# Where the paper is after each outcome at each body of the council's route: state, open step, on the register.
AFTER = {
    (COLLEGE, Outcome.ADOPTED): (StukState.IN_REVIEW, StepKind.COUNCIL_PICTURE, False),
    (COLLEGE, AMENDED): (StukState.IN_REVIEW, StepKind.COUNCIL_PICTURE, False),
    (COLLEGE, DEFERRED): (StukState.DEFERRED, COLLEGE, False),
    (COLLEGE, REJECTED): (StukState.REJECTED, None, False),
    (COUNCIL, Outcome.ADOPTED): (StukState.ADOPTED, None, True),
    (COUNCIL, AMENDED): (StukState.ADOPTED_AMENDED, None, True),
    (COUNCIL, DEFERRED): (StukState.DEFERRED, COUNCIL, False),
    (COUNCIL, REJECTED): (StukState.REJECTED, None, False),
}


@pytest.mark.parametrize(("step", "outcome"), list(AFTER))
def test_every_outcome(scene: Scene, step: StepKind, outcome: Outcome) -> None:
    stuk = scene.bring_to(step).decide(outcome)
    assert (stuk.state, scene.step, stuk.live) == AFTER[step, outcome]
    assert (scene.now.state, scene.now.live) == (stuk.state, stuk.live)
    decision = stuk.decisions.last()
    assert decision is not None
    assert (decision.outcome, decision.registered_by) == (outcome, scene[{COLLEGE: "secretariat"}.get(step, "clerk")])
    assert decision.body == (Body.COLLEGE if step == COLLEGE else Body.COUNCIL)
    assert decision.revision == stuk.submitted_revision
    assert decision.content_hash == hash_content(decision.revision.content)
    entry = AuditEntry.objects.filter(action=AuditAction.DECISION_REGISTERED).last()
    assert entry is not None
    assert (entry.data["decision"], entry.data["content_hash"]) == (decision.pk, decision.content_hash)


@pytest.mark.parametrize("outcome", [AMENDED, DEFERRED, REJECTED])
@pytest.mark.parametrize("reason", ["", "   \n"])
def test_a_departure_needs_a_reason(scene: Scene, outcome: Outcome, reason: str) -> None:
    scene.bring_to(COLLEGE)
    with pytest.raises(ReasonRequired):
        scene.decide(outcome, reason=reason)
    assert (scene.now.state, scene.step) == (StukState.IN_REVIEW, COLLEGE)
    assert not scene.now.decisions.exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_return_and_a_withdrawal_need_a_reason(scene: Scene, reason: str) -> None:
    scene.bring_to(StepKind.CLIENT)
    with pytest.raises(ReasonRequired):
        scene.send_back(reason=reason)
    with pytest.raises(ReasonRequired):
        approval.withdraw_stuk(stuk=scene.now, user=scene["lead"], reason=reason)
    assert scene.step == StepKind.CLIENT


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": ""},
        {"number": " \t"},
        {"number": "9" * 61},
        {"date": timezone.localdate() + timedelta(days=2)},
        {"reason": "x" * 8_001},
        {"amended_sections": COMPLETE},
    ],
)
def test_facts_that_cannot_be(scene: Scene, wrong: dict[str, Any]) -> None:
    scene.bring_to(COLLEGE)
    with pytest.raises(ParticipationError):
        scene.decide(Outcome.ADOPTED, **wrong)
    assert not scene.now.decisions.exists()


def test_a_body_gives_a_number_once(scene: Scene) -> None:
    other = make_scene().bring_to(COLLEGE)
    scene.bring_to(COLLEGE).decide(number="B-2026-17")
    with pytest.raises(DecisionNumberTaken):
        other.decide(number=" B-2026-17 ")
    assert other.step == COLLEGE
    other.decide(number="B-2026-18")
    scene.bring_to(COUNCIL).decide(number="B-2026-17")
    assert scene.now.live


def test_a_deferred_paper_is_decided_later(scene: Scene) -> None:
    scene.bring_to(COUNCIL).decide(DEFERRED)
    scene.decide(DEFERRED)
    stuk = scene.decide()
    assert (stuk.state, stuk.live) == (StukState.ADOPTED, True)
    assert [d.outcome for d in stuk.decisions.filter(body=Body.COUNCIL)] == [DEFERRED, DEFERRED, Outcome.ADOPTED]


def test_a_deferred_paper_can_be_returned_but_not_passed(scene: Scene) -> None:
    scene.bring_to(COUNCIL).decide(DEFERRED)
    with pytest.raises(TransitionNotAllowed):
        scene.approve()
    assert scene.send_back().state == StukState.RETURNED


# --- adopted as amended ----------------------------------------------------------------------------


def test_the_amended_text_is_what_goes_on(scene: Scene) -> None:
    """A version of its own, typed by the secretariat; the following steps and the register have that one."""
    offered = scene.bring_to(COLLEGE).now.submitted_revision
    stuk = scene.decide(AMENDED)
    assert stuk.submitted_revision != offered
    assert stuk.submitted_revision.user == scene["secretariat"]
    assert "Jongeren" in stuk.submitted_revision.content["sections"][0]["body"]
    assert "Jongeren" not in offered.content["sections"][0]["body"]
    assert scene.task_state.revision == stuk.council_revision == stuk.submitted_revision
    scene.bring_to(COUNCIL).decide()
    assert (scene.now.state, scene.now.live_revision) == (StukState.ADOPTED, stuk.submitted_revision)


def test_the_council_reads_what_it_amended(scene: Scene) -> None:
    stuk = scene.bring_to(COUNCIL).decide(AMENDED)
    assert stuk.live_revision == stuk.council_revision == stuk.submitted_revision == stuk.latest_revision
    assert "Jongeren" in stuk.sections[0]["body"]


def test_who_typed_the_amendment_may_register_the_next_step(college_scene: Scene) -> None:
    """Rule 8: the body amended, not the person. A college decides; the council is told by the same person."""
    scene = college_scene
    clerk, secretariat = scene["clerk"], scene["secretariat"]
    clerk.groups.add(*secretariat.groups.all())
    scene.bring_to(COLLEGE).decide(AMENDED, by="clerk")
    stuk = scene.decide(Outcome.NOTED, by="clerk")
    assert (stuk.state, stuk.live) == (StukState.ADOPTED_AMENDED, True)


def test_an_amendment_that_changes_nothing(scene: Scene) -> None:
    scene.bring_to(COLLEGE)
    with pytest.raises(ParticipationError, match="gelijk"):
        scene.decide(AMENDED, amended_sections=COMPLETE)


def test_an_amendment_without_text(scene: Scene) -> None:
    scene.bring_to(COLLEGE)
    with pytest.raises(ParticipationError, match="gewijzigde tekst"):
        scene.decide(AMENDED, amended_sections=None)


def test_an_amendment_that_empties_a_section(scene: Scene) -> None:
    scene.bring_to(COLLEGE)
    emptied = [{**amended(scene.now)[0], "body": "<p> </p>"}, *COMPLETE[1:]]
    with pytest.raises(SectionsMissing, match="Aanleiding"):
        scene.decide(AMENDED, amended_sections=emptied)


@pytest.mark.parametrize(
    "sections", [COMPLETE[:1], [*COMPLETE, COMPLETE[0]], [{**COMPLETE[0], "key": "vreemd"}, COMPLETE[1]], []]
)
def test_an_amendment_with_other_sections(scene: Scene, sections: list[dict[str, Any]]) -> None:
    scene.bring_to(COLLEGE)
    with pytest.raises(ValidationError):
        scene.decide(AMENDED, amended_sections=sections)
    assert scene.now.revisions.count() == 1


def test_an_amendment_is_cleaned(scene: Scene) -> None:
    scene.bring_to(COLLEGE)
    first, *rest = amended(scene.now)
    hostile = [{**first, "body": first["body"] + "<script>alert(1)</script>"}, *rest]
    stuk = scene.decide(AMENDED, amended_sections=hostile)
    assert "<script" not in stuk.submitted_revision.content["sections"][0]["body"]


def test_a_failure_at_the_end_leaves_nothing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decision, version, state and row are one transaction."""
    scene.bring_to(COUNCIL)
    before, rows = scene.now, AuditEntry.objects.count()

    def fail(**facts: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("participation.approval.deciding.audit.decision_registered", fail)
    with pytest.raises(RuntimeError):
        scene.decide(AMENDED, date=yesterday())
    now = scene.now
    assert (now.state, now.live, now.latest_revision) == (before.state, False, before.latest_revision)
    assert now.decisions.count() == 1
    assert AuditEntry.objects.count() == rows
    assert scene.step == COUNCIL
