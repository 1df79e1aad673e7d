"""Writing and deciding in the same moment: what is decided is the version that was locked (rule 6)."""

from typing import Any

from wagtail.models import WorkflowState

from participation import approval
from participation.choices import AuditAction, StepKind, StukState
from participation.models import Stuk
from participation.services.stukken import save_stuk
from samenwerking.accounts.models import User
from tests.approval.scene import Scene
from tests.races.paper import FEWER_ROUNDS, ROUNDS, RacePaper
from tests.races.racing import Racers


def edit(stuk: Stuk, user: User, number: int) -> Stuk:
    first, *rest = stuk.sections
    sections: list[dict[str, Any]] = [{**first, "body": f"<p>Tekst {number}.</p>"}, *rest]
    return save_stuk(
        user=user,
        stuk=stuk,
        title=stuk.title,
        sections=sections,
        internal_notes=stuk.internal_notes,
        base_revision_id=stuk.latest_revision_id,
    )


def test_edit_and_approve(scene: Scene, pair: Racers) -> None:
    """A text under review cannot change: approving wins, on the submitted version."""
    paper = RacePaper(scene.bring_to(StepKind.CLIENT))
    submitted = paper.stuk.submitted_revision_id
    for number in range(ROUNDS):
        outcomes = pair.run(
            [
                lambda: approval.approve_step(user=paper["client"], **paper.seen),
                lambda number=number: edit(paper.stuk, paper["member"], number),
            ]
        )
        assert paper.winner(outcomes) == 0
        assert {step.revision_id for step in paper.steps} == {submitted}
        assert paper.now.latest_revision_id == submitted
        assert paper.new_rows() == [AuditAction.STEP_APPROVED]
        paper.put_back()


def test_edit_and_submit(scene: Scene, pair: Racers) -> None:
    """Either the text is handed in as the lead saw it, or the lead hears that there is a newer one."""
    lead, member = scene["lead"], scene["member"]
    for number in range(FEWER_ROUNDS):
        stuk = scene.now
        outcomes = pair.run(
            [
                lambda stuk=stuk: approval.submit_stuk(stuk=stuk, user=lead, revision_id=stuk.latest_revision_id),
                lambda stuk=stuk, number=number: edit(stuk, member, number),
            ]
        )
        won = RacePaper.winner(outcomes)
        after = scene.now
        if won == 0:
            assert (after.state, after.submitted_revision_id) == (StukState.IN_REVIEW, stuk.latest_revision_id)
            assert after.content_hash() == stuk.content_hash()
        else:
            assert (after.state, after.submitted_revision_id) == (StukState.DRAFT, None)
        WorkflowState.objects.for_instance(after).delete()
        Stuk.objects.filter(pk=after.pk).update(state=StukState.DRAFT, submitted_revision=None, submitted_by=None)
