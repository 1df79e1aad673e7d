"""The default routes from draft to register, each step by its own role; what is live is what was adopted."""


from participation.choices import AuditAction, Body, Outcome, StukState
from participation.models import AuditEntry
from participation.models.stuk import hash_content
from participation.policy import public_stukken
from tests.approval.scene import COLLEGE_ROUTE, COUNCIL_ROUTE, Scene


def walk(scene: Scene) -> list[str]:
    """Take every step in the ordinary way; the steps that were passed."""
    scene.submit()
    passed = []
    while (step := scene.step) is not None:
        passed.append(step)
        scene.move()
    return passed


def test_the_full_council_route(scene: Scene) -> None:
    assert walk(scene) == COUNCIL_ROUTE
    stuk = scene.now
    assert (stuk.state, stuk.live) == (StukState.ADOPTED, True)
    college, council = stuk.decisions.all()
    assert (college.body, council.body) == (Body.COLLEGE, Body.COUNCIL)
    assert stuk.live_revision == council.revision == college.revision
    assert hash_content(stuk.live_revision.content) == council.content_hash
    assert stuk in public_stukken()


def test_the_short_college_route(college_scene: Scene) -> None:
    assert walk(college_scene) == COLLEGE_ROUTE
    stuk = college_scene.now
    assert (stuk.state, stuk.live) == (StukState.ADOPTED, True)
    assert [decision.outcome for decision in stuk.decisions.all()] == [Outcome.ADOPTED, Outcome.NOTED]


def test_every_event_leaves_one_row(scene: Scene) -> None:
    walk(scene)
    actions = AuditEntry.objects.filter(object_type="stuk").values_list("action", flat=True)
    assert list(actions) == [
        AuditAction.SUBMITTED,
        AuditAction.STEP_APPROVED,
        AuditAction.STEP_APPROVED,
        AuditAction.DECISION_REGISTERED,
        AuditAction.STEP_APPROVED,
        AuditAction.STEP_APPROVED,
        AuditAction.DECISION_REGISTERED,
        AuditAction.PUBLISHED,
    ]
