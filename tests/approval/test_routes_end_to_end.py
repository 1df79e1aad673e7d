"""The default routes from draft to register, each step by its own role; what is live is what was adopted."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import post_migrate
from pytest_django import Settings

from participation import after_migrate
from participation.choices import AuditAction, Body, Outcome, StepKind, StukKind, StukState, TeamRole
from participation.models import AuditEntry, Route, StukTask
from participation.models.stuk import hash_content
from participation.policy import grant_team_role, public_stukken
from participation.services.routes import TERMS, sync_routes
from tests.approval.scene import COLLEGE_ROUTE, COMPLETE, COUNCIL_ROUTE, Scene, make_scene
from tests.factories import PUBLISHED_AT, StukFactory, WerkatelierFactory

CLIENT, COMMUNICATION = StepKind.CLIENT, StepKind.COMMUNICATION
COLLEGE, INFORMATION = StepKind.COLLEGE_DECISION, StepKind.COUNCIL_INFORMATION
COUNCIL = StepKind.COUNCIL_DECISION
PICTURE, JUDGEMENT = StepKind.COUNCIL_PICTURE, StepKind.COUNCIL_JUDGEMENT
# DESIGN section 3, written out by hand.
ROUTES = {
    (StukKind.OPGAVEKAART, Body.COLLEGE): [CLIENT, COLLEGE],
    (StukKind.OPGAVEKAART, Body.COUNCIL): [CLIENT, COLLEGE, COUNCIL],
    (StukKind.STARTNOTITIE, Body.COLLEGE): COLLEGE_ROUTE,
    (StukKind.STARTNOTITIE, Body.COUNCIL): COUNCIL_ROUTE,
    (StukKind.PLAN_VAN_AANPAK, Body.COLLEGE): COLLEGE_ROUTE,
    (StukKind.PLAN_VAN_AANPAK, Body.COUNCIL): COUNCIL_ROUTE,
    (StukKind.WERKATELIERVERSLAG, Body.COLLEGE): [COMMUNICATION, CLIENT],
    (StukKind.WERKATELIERVERSLAG, Body.COUNCIL): [COMMUNICATION, CLIENT],
    (StukKind.EINDVERSLAG, Body.COLLEGE): [CLIENT, COLLEGE, INFORMATION],
    (StukKind.EINDVERSLAG, Body.COUNCIL): [CLIENT, COLLEGE, COUNCIL],
    (StukKind.EVALUATIE, Body.COLLEGE): [CLIENT, INFORMATION],
    (StukKind.EVALUATIE, Body.COUNCIL): [CLIENT, INFORMATION],
    (StukKind.PARAGRAAF, Body.COLLEGE): [CLIENT, COLLEGE],
    (StukKind.PARAGRAAF, Body.COUNCIL): [CLIENT, COLLEGE],
    (StukKind.MOTIVERING, Body.COLLEGE): [CLIENT, COLLEGE],
    (StukKind.MOTIVERING, Body.COUNCIL): [CLIENT, COLLEGE],
    (StukKind.KENNISGEVING, Body.COLLEGE): [COMMUNICATION, CLIENT],
    (StukKind.KENNISGEVING, Body.COUNCIL): [COMMUNICATION, CLIENT],
    (StukKind.STUURKAART, Body.COLLEGE): [CLIENT, PICTURE, JUDGEMENT, COUNCIL],
    (StukKind.STUURKAART, Body.COUNCIL): [CLIENT, PICTURE, JUDGEMENT, COUNCIL],
}


def walk(scene: Scene) -> list[str]:
    """Take every step in the ordinary way; the steps that were passed."""
    scene.submit()
    passed = []
    while (step := scene.step) is not None:
        passed.append(step)
        scene.move()
    return passed


@pytest.mark.parametrize(("kind", "body"), list(ROUTES))
@pytest.mark.django_db
def test_every_default_route_can_be_walked(kind: StukKind, body: Body) -> None:
    scene = make_scene(body=body)
    owner = {
        StukKind.OPGAVEKAART: scene.traject.opgave,
        StukKind.WERKATELIERVERSLAG: WerkatelierFactory(traject=scene.traject, published_at=PUBLISHED_AT),
    }.get(kind, scene.traject)
    scene.stuk = StukFactory(owner=owner, kind=kind, sections=COMPLETE, created_by=scene["member"])
    if kind == StukKind.OPGAVEKAART:
        grant_team_role(scene["lead"], scene.traject.opgave, TeamRole.LEAD)
    assert walk(scene) == ROUTES[kind, body]
    assert (scene.now.state, scene.now.live) == (StukState.ADOPTED, True)


def test_the_full_council_route(scene: Scene) -> None:
    walk(scene)
    stuk = scene.now
    college, council = stuk.decisions.all()
    assert (college.body, council.body) == (Body.COLLEGE, Body.COUNCIL)
    assert stuk.live_revision == council.revision == college.revision
    assert hash_content(stuk.live_revision.content) == council.content_hash
    assert stuk in public_stukken()


def test_the_short_college_route(college_scene: Scene) -> None:
    walk(college_scene)
    stuk = college_scene.now
    assert [decision.outcome for decision in stuk.decisions.all()] == [Outcome.ADOPTED, Outcome.NOTED]
    assert hash_content(stuk.live_revision.content) == stuk.decisions.first().content_hash


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


@pytest.mark.django_db
def test_making_the_routes_again_keeps_what_beheer_changed() -> None:
    assert {(route.kind, route.competent_body) for route in sync_routes()} == set(ROUTES)
    assert StukTask.objects.count() == len(TERMS)
    route = Route.objects.get(kind=StukKind.STARTNOTITIE, competent_body=Body.COUNCIL)
    route.workflow.name = "Onze eigen route"
    route.workflow.save()
    route.workflow.workflow_tasks.filter(task__stuktask__step=COMMUNICATION).delete()
    StukTask.objects.filter(step=CLIENT).update(term_days=3, name="Akkoord manager")
    said = StringIO()
    call_command("sync_routes", stdout=said)
    assert said.getvalue() == "Every kind of paper has its routes.\n"
    route.refresh_from_db()
    assert (route.workflow.name, route.workflow.workflow_tasks.count()) == ("Onze eigen route", 5)
    assert StukTask.objects.get(step=CLIENT).term_days == 3
    assert (Route.objects.count(), StukTask.objects.count()) == (len(ROUTES), len(TERMS))
    Route.objects.filter(kind=StukKind.KENNISGEVING).delete()
    call_command("sync_routes", stdout=said)
    assert said.getvalue().count(" made.") == len(Body)


@pytest.mark.django_db
def test_migrate_makes_the_routes_and_leaves_those_that_were_changed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ROUTES_AFTER_MIGRATE = True
    register = apps.get_app_config("participation")
    assert post_migrate._live_receivers(register)[0].count(after_migrate.make_routes) == 1
    # Half-way (or on the way back) the tables may not be there: nothing is made, nothing breaks.
    with monkeypatch.context() as half_way:
        half_way.setattr(after_migrate, "_up_to_date", lambda *_args: False)
        after_migrate.make_routes(register, verbosity=0)
    assert not Route.objects.exists()
    after_migrate.make_routes(register, verbosity=0)
    assert Route.objects.count() == len(ROUTES)
    route = Route.objects.get(kind=StukKind.EINDVERSLAG, competent_body=Body.COUNCIL)
    route.workflow.workflow_tasks.first().delete()
    Route.objects.filter(kind=StukKind.KENNISGEVING).update(workflow=route.workflow)
    after_migrate.make_routes(register, verbosity=0)
    assert (Route.objects.count(), route.workflow.workflow_tasks.count()) == (len(ROUTES), 2)
    assert Route.objects.filter(kind=StukKind.KENNISGEVING, workflow=route.workflow).count() == 2
