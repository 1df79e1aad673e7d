"""An administrator keeps a route: checked, recorded, and without touching what is under way."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation import approval
from participation.choices import AuditAction, Body, Decider, StepKind, StukKind
from participation.exceptions import NotAllowed, RouteIncomplete, StaleVersion
from participation.models import AuditEntry, Route, StukTask
from participation.selectors.route_steps import due_date, tasks_of
from participation.services.route_editing import save_route
from participation.services.routes import sync_routes
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.approval.scene import Scene

KIND, BODY = StukKind.STARTNOTITIE, Body.COUNCIL


@pytest.fixture
def admin(scene: Scene) -> User:
    return scene["admin"]


def route() -> Route:
    return Route.objects.select_related("workflow").get(kind=KIND, competent_body=BODY)


def step(kind: StepKind, **settings: Any) -> StukTask:
    return StukTask(step=kind, **settings)


def keep(user: User, *steps: StukTask, seen: int | None = None) -> Route:
    seen = route().workflow_id if seen is None else seen
    return save_route(user=user, kind=KIND, body=BODY, steps=steps, seen_workflow_id=seen)


def test_a_changed_route_is_for_new_papers_only(scene: Scene, admin: User) -> None:
    scene.bring_to(StepKind.CLIENT)
    before, due = route().workflow, due_date(scene.task_state)
    keep(admin, step(StepKind.CLIENT, term_days=90), step(StepKind.COLLEGE_DECISION))
    assert [task.kind for task in tasks_of(route().workflow)] == [StepKind.CLIENT, StepKind.COLLEGE_DECISION]
    before.refresh_from_db()
    assert (before.active, due_date(scene.task_state)) == (False, due)
    scene.bring_to(StepKind.COUNCIL_DECISION).decide()
    assert scene.now.state == "adopted", "it walked the route with which it began"
    row = AuditEntry.objects.get(action=AuditAction.ROUTE_CHANGED)
    assert [(len(row.data["before"]), len(row.data["after"])), row.actor] == [(6, 2), admin]


def test_the_same_again_is_no_change(admin: User) -> None:
    kept = keep(admin, step(StepKind.CLIENT), step(StepKind.COLLEGE_DECISION))
    assert keep(admin, step(StepKind.CLIENT), step(StepKind.COLLEGE_DECISION)).workflow_id == kept.workflow_id
    assert AuditEntry.objects.filter(action=AuditAction.ROUTE_CHANGED).count() == 1


def test_defaults_leave_an_edited_route_alone(admin: User) -> None:
    kept = keep(admin, step(StepKind.CLIENT, term_days=3))
    sync_routes()
    assert route().workflow_id == kept.workflow_id


def test_two_administrators_at_once(admin: User) -> None:
    seen = route().workflow_id
    keep(admin, step(StepKind.CLIENT), step(StepKind.COLLEGE_DECISION), seen=seen)
    with pytest.raises(StaleVersion):
        keep(admin, step(StepKind.CLIENT), seen=seen)


@pytest.mark.parametrize(
    "who", ["lead", "client", "communication", "clerk", "college", "council", "auditor", "superuser"]
)
def test_nobody_else_keeps_routes(scene: Scene, who: str) -> None:
    with pytest.raises(NotAllowed):
        keep(scene[who], step(StepKind.CLIENT))


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ([], "1 tot 12 stappen"),
        ([{"step": StepKind.ADVICE, "decider": Decider.MANAGER}], "wie adviseert"),
        ([{"step": StepKind.LEGAL}], "wie de stap neemt"),
        ([{"step": StepKind.COLLEGE_DECISION, "decider": Decider.MANAGER}], "mag nemen"),
        ([{"step": StepKind.CLIENT, "term_days": 0}], "1 tot 365"),
        ([{"step": StepKind.COLLEGE_DECISION, "skippable_by": Decider.CLERK}], "niemand overslaan"),
        ([{"step": StepKind.COUNCIL_DECISION}, {"step": StepKind.COLLEGE_DECISION}], "in deze volgorde"),
        ([{"step": StepKind.COUNCIL_PICTURE}, {"step": StepKind.COUNCIL_PICTURE}], "twee keer"),
        ([{"step": StepKind.CLIENT, "skippable_by": Decider.CLERK}], "Minstens één stap"),
        ([{"step": StepKind.COMMUNICATION}, {"step": StepKind.LEGAL, "decider": Decider.COMMUNICATION}], "al nodig"),
    ],
)
def test_a_route_that_nobody_could_complete(admin: User, steps: list[dict[str, Any]], reason: str) -> None:
    before = route().workflow_id
    with pytest.raises(RouteIncomplete, match=reason):
        keep(admin, *(StukTask(**one) for one in steps))
    assert route().workflow_id == before


@pytest.mark.parametrize(
    ("kind", "settings", "role", "reason"),
    [
        (StepKind.COMMUNICATION, {}, Role.COMMUNICATION, "niemand in dienst"),
        (StepKind.CLIENT, {"decider": Decider.HOLDER}, Role.COLLEGE, "niemand in dienst"),
        (StepKind.PRIVACY, {"decider": Decider.PROJECT_LEADER}, Role.PROJECT_LEADER, "de enige projectleider"),
    ],
)
def test_a_step_without_anybody(admin: User, kind: StepKind, settings: dict[str, Any], role: Role, reason: str) -> None:
    """Nobody in the role; or for projectleiders only one, who then is the author."""
    people = User.objects.filter(groups__name=role.value, is_active=True)
    leave = 1 if role == Role.PROJECT_LEADER else 0
    User.objects.filter(pk__in=list(people.values_list("pk", flat=True))[leave:]).update(is_active=False)
    with pytest.raises(RouteIncomplete, match=reason):
        keep(admin, step(kind, **settings), step(StepKind.COLLEGE_DECISION))


def test_who_is_named_must_be_a_colleague_in_service(scene: Scene, admin: User) -> None:
    for who in ("council", "auditor", "left"):
        with pytest.raises(RouteIncomplete, match="niemand in dienst"):
            keep(admin, step(StepKind.LEGAL, person=scene[who]), step(StepKind.COLLEGE_DECISION))
    keep(admin, step(StepKind.LEGAL, person=scene["stranger"]), step(StepKind.COLLEGE_DECISION))


# --- the page in Beheer -----------------------------------------------------------------------------


def browser_of(user: User) -> Client:
    sync_roles()
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def url() -> str:
    return reverse("stuk_route_edit", args=[KIND.value, BODY.value])


def posted(*rows: dict[str, str], seen: int | None) -> dict[str, str]:
    data = {"seen": str(seen or ""), "stap-TOTAL_FORMS": str(len(rows)), "stap-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        data |= {f"stap-{number}-{name}": value for name, value in row.items()}
    return data


def test_the_page_keeps_steps_in_the_order_of_their_places(scene: Scene, admin: User) -> None:
    client = browser_of(admin)
    assert "Akkoord van de opdrachtgever" in client.get(url()).content.decode()
    rows = [
        {"order": "3", "step": "college_decision", "term_days": "14"},
        {"order": "1", "step": "client", "term_days": "7"},
        {"order": "2", "step": "advice", "party": "de dorpsraad", "decider": "communication", "comment_required": "on"},
        {"order": "4", "step": ""},
    ]
    data = posted(*rows, seen=route().workflow_id)
    assert client.post(url(), data).status_code == 302
    steps = list(tasks_of(route().workflow))
    assert [task.label for task in steps] == [
        "Akkoord van de opdrachtgever",
        "Advies van de dorpsraad",
        "Besluit van het college",
    ]
    assert (steps[0].term_days, steps[1].comment_required) == (7, True)
    again = client.post(url(), data)
    assert (again.status_code, "Iemand anders" in again.content.decode()) == (422, True), "an old page"


def test_asking_again_only_for_what_changed_holds_for_a_whole_route(scene: Scene, admin: User) -> None:
    client = browser_of(admin)
    data = posted(
        {"order": "1", "step": "client", "term_days": "7"},
        {"order": "2", "step": "college_decision", "term_days": "7"},
        seen=route().workflow_id,
    )
    assert client.post(url(), data | {"only_changes": "on"}).status_code == 302
    assert [step.only_changes for step in tasks_of(route().workflow)] == [True, True]
    row = AuditEntry.objects.filter(action="route_changed").latest("sequence")
    assert not any(step["only_changes"] for step in row.data["before"])
    assert all(step["only_changes"] for step in row.data["after"])
    assert re.search(r'name="only_changes"[^>]* checked', client.get(url()).content.decode())


def test_the_page_says_why_and_keeps_what_was_typed(admin: User) -> None:
    client = browser_of(admin)
    data = posted({"order": "1", "step": "advice", "term_days": "33", "decider": "manager"}, seen=route().workflow_id)
    response = client.post(url(), data)
    body = response.content.decode()
    assert (response.status_code, "wie adviseert" in body, 'value="33"' in body) == (422, True, True)
    hostile = data | {"stap-0-step": "<script>", "stap-0-term_days": "-1"}
    assert client.post(url(), hostile).status_code == 422
    assert client.get(reverse("stuk_route_edit", args=["onzin", "council"])).status_code == 404


@pytest.mark.parametrize("who", ["communication", "clerk", "lead"])
def test_the_page_is_for_the_administrator(scene: Scene, who: str) -> None:
    before = route().workflow_id
    client = browser_of(scene[who])
    data = posted({"order": "1", "step": "client"}, seen=before)
    assert client.post(url(), data).status_code in (302, 403)
    assert (client.get(url()).status_code in (302, 403), route().workflow_id) == (True, before)


# --- steps as the route says ------------------------------------------------------------------------


def test_advice_of_a_named_party_with_a_required_comment(scene: Scene, admin: User) -> None:
    keep(
        admin,
        step(StepKind.ADVICE, party="de dorpsraad", person=scene["stranger"], comment_required=True),
        step(StepKind.CLIENT, decider=Decider.MANAGER),
        step(StepKind.COLLEGE_DECISION),
    )
    scene.submit()
    with pytest.raises(NotAllowed):
        scene.approve(by="manager2", comment="Goed.")
    with pytest.raises(Exception, match="Geef een reden"):
        scene.approve(by="stranger")
    scene.approve(by="stranger", comment="De dorpsraad is voor.")
    assert scene.step == StepKind.CLIENT
    scene.approve(by="manager2")


def test_passing_over_a_step(scene: Scene, admin: User) -> None:
    keep(
        admin,
        step(StepKind.CLIENT),
        step(StepKind.COMMUNICATION, skippable_by=Decider.CLIENT),
        step(StepKind.COLLEGE_DECISION),
    )
    scene.submit()
    for who in ("client", "lead", "communication"):
        with pytest.raises(NotAllowed):
            approval.skip_step(**scene.seen(), user=scene[who], reason="Niet nodig.")
    scene.approve()
    for who in ("lead", "member", "communication", "manager2", "superuser"):
        with pytest.raises(NotAllowed):
            approval.skip_step(**scene.seen(), user=scene[who], reason="Niet nodig.")
    seen = scene.seen()
    with pytest.raises(Exception, match="Geef een reden"):
        approval.skip_step(**seen, user=scene["client"], reason=" ")
    approval.skip_step(**seen, user=scene["client"], reason="Alleen technisch.")
    assert scene.step == StepKind.COLLEGE_DECISION
    with pytest.raises(Exception, match="intussen veranderd"):
        approval.skip_step(**seen, user=scene["client"], reason="Nog eens.")
    row = AuditEntry.objects.get(action=AuditAction.STEP_SKIPPED)
    assert (row.actor, row.data["step"]) == (scene["client"], StepKind.COMMUNICATION)
    scene.decide()
    assert scene.now.state == "adopted"


def test_passing_over_on_the_page(scene: Scene, admin: User) -> None:
    keep(admin, step(StepKind.COMMUNICATION, skippable_by=Decider.CLERK), step(StepKind.COLLEGE_DECISION))
    scene.submit()
    paper = reverse("werkplaats:stuk", args=[scene.stuk.slug])
    skip = reverse("werkplaats:stuk_skip", args=[scene.stuk.slug])
    seen = {name: value for name, value in scene.seen().items() if name != "stuk"}
    clerk, other = browser_of(scene["clerk"]), browser_of(scene["stranger"])
    assert "Sla deze stap over" in clerk.get(paper).content.decode()
    assert "Sla deze stap over" not in other.get(paper).content.decode()
    assert other.post(skip, seen | {"reason": "x"}).status_code == 403
    assert clerk.post(skip, seen).status_code == 422
    assert clerk.post(skip, seen | {"reason": "Hamerstuk."}).status_code == 302
    assert clerk.post(skip, seen | {"reason": "Hamerstuk."}).status_code == 409, "a second press"
    assert "Stap overgeslagen: Toets communicatie" in other.get(paper).content.decode()


def test_the_only_decider_is_the_author(scene: Scene, admin: User) -> None:
    """Asked when the paper is handed in: then it is known who wrote it."""
    keep(admin, step(StepKind.LEGAL, person=scene["member"]), step(StepKind.COLLEGE_DECISION))
    scene.now.save_revision(user=scene["member"])
    with pytest.raises(RouteIncomplete, match="werkte zelf aan dit stuk"):
        scene.submit()
