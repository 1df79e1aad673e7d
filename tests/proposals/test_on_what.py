"""On what an amendment and a motion can be handed in: role x route x step, on the pages and by a form that is sent
anyway. Written by hand from docs/decisions/0229.
"""

import pytest
from django.urls import reverse

from participation import approval
from participation.choices import Body, Decider, Outcome, ReactionKind, StepKind, StukKind
from participation.exceptions import NotAllowed
from participation.models import Proposal, Route, StukTask
from participation.policy.proposals import user_can_table_amendment, user_can_table_motion
from participation.policy.rules import Rule, listening
from participation.services.proposals.tabling import Wording, table_proposal
from participation.services.route_editing import save_route
from tests.approval.scene import Scene, make_scene
from tests.proposals.conftest import KEY, browser_of

pytestmark = pytest.mark.django_db
EVERYBODY = [
    *("lead", "member", "stranger", "client", "manager2", "communication", "secretariat", "clerk", "college"),
    *("council", "auditor", "admin", "superuser", "left"),
]
PICTURE, JUDGEMENT = StepKind.COUNCIL_PICTURE, StepKind.COUNCIL_JUDGEMENT
COLLEGE, DECISION, INFORMATION = StepKind.COLLEGE_DECISION, StepKind.COUNCIL_DECISION, StepKind.COUNCIL_INFORMATION


def scene_of(*steps: StepKind, body: Body = Body.COUNCIL, skippable: StepKind | None = None) -> Scene:
    """The scene, with a route of these steps when they are named."""
    scene = make_scene(body=body)
    if steps:
        seen = Route.objects.get(kind=StukKind.STARTNOTITIE, competent_body=body).workflow_id
        tasks = [StukTask(step=kind, skippable_by=Decider.CLERK if kind == skippable else "") for kind in steps]
        kept = {"kind": StukKind.STARTNOTITIE, "body": body, "steps": tasks, "seen_workflow_id": seen}
        save_route(user=scene["admin"], **kept)
    return scene


def _skipped() -> Scene:
    """The council passed over its judging; it still decides."""
    scene = scene_of(COLLEGE, PICTURE, JUDGEMENT, DECISION, skippable=JUDGEMENT).bring_to(JUDGEMENT)
    approval.skip_step(**scene.seen(), user=scene["clerk"], reason="Hamerstuk.")
    return scene


def _deferred() -> Scene:
    scene = make_scene().bring_to(DECISION)
    scene.decide(Outcome.DEFERRED)
    return scene


def _back_again() -> Scene:
    """Returned by the council and handed in anew: it was offered, and the council will decide on it."""
    scene = make_scene().bring_to(JUDGEMENT)
    scene.send_back()
    scene.submit()
    return scene


# The situation, and whether a member of the council hands in an amendment and a motion then.
SITUATIONS = {
    "before the college": (lambda: make_scene().bring_to(COLLEGE), False, False),
    "the council forms a picture": (lambda: make_scene().bring_to(PICTURE), True, True),
    "the council judges": (lambda: make_scene().bring_to(JUDGEMENT), True, True),
    "the council decides": (lambda: make_scene().bring_to(DECISION), True, True),
    "put off by the council": (_deferred, True, True),
    "a step passed over": (_skipped, True, True),
    "returned and handed in again": (_back_again, True, True),
    "the college decides and the council is told": (
        lambda: make_scene(body=Body.COLLEGE).bring_to(INFORMATION),
        False,
        True,
    ),
    "the council talks and decides nothing": (
        lambda: scene_of(COLLEGE, PICTURE, INFORMATION, body=Body.COLLEGE).bring_to(PICTURE),
        False,
        True,
    ),
    "the council decided and is told the rest": (
        lambda: scene_of(COLLEGE, DECISION, INFORMATION).bring_to(INFORMATION),
        False,
        True,
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_who_hands_in_what(situation: str) -> None:
    make, amends, moves = SITUATIONS[situation]
    scene = make()
    for name in EVERYBODY:
        user, member = scene[name], name == "council"
        assert user_can_table_motion(user, scene.now) == (member and moves), name
        assert user_can_table_amendment(user, scene.now) == (member and amends), name
    with listening() as heard:
        user_can_table_amendment(scene["council"], scene.now)
    assert ((Rule.COUNCIL_DECIDES, False) in heard) == (moves and not amends), "the reason that Wie mag wat tells"


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_pages_offer_and_take_what_can_be_handed_in(situation: str) -> None:
    make, amends, moves = SITUATIONS[situation]
    scene = make()
    council, slug = browser_of(scene["council"]), scene.stuk.slug
    forms = {
        "amendment": (reverse("werkplaats:amendment_new", args=[slug, KEY]), amends),
        "motion": (reverse("werkplaats:motion_new", args=[slug]), moves),
    }
    pages = [scene.stuk.get_workspace_url(), reverse("werkplaats:reading_paper", args=[slug])]
    pages.append(reverse("werkplaats:reaction_new", args=[slug, KEY]))
    for page in pages if moves else []:
        body = council.get(page).content.decode()
        for kind, (form, offered) in forms.items():
            assert (form in body) == offered, (page, kind)
    words = {"title": "Vier", "text": "Omdat.", "proposed_text": "<p>Vier.</p>", "dictum": "Vraagt om vier."}
    unseen = 404 if not moves else 403
    for kind, (form, taken) in forms.items():
        assert council.get(form).status_code == (200 if taken else unseen), kind
        assert council.post(form, words).status_code == (302 if taken else unseen), kind
    kinds = [kind for kind, (_form, taken) in forms.items() if taken]
    assert list(Proposal.objects.order_by("pk").values_list("reaction__kind", flat=True)) == kinds


def test_the_service_refuses_it_too() -> None:
    """Also of a form that was opened while the council could still decide."""
    scene = make_scene(body=Body.COLLEGE).bring_to(INFORMATION)
    words = Wording("Vier", "Omdat.", proposed_text="<p>Vier avonden.</p>")
    said = {"user": scene["council"], "stuk": scene.now, "section_key": KEY, "movers": []}
    with pytest.raises(NotAllowed):
        table_proposal(kind=ReactionKind.AMENDMENT, wording=words, **said)
    assert not Proposal.objects.exists()
