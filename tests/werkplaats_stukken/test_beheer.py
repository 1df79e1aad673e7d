"""TRAPS, Wagtail workflow: routes are settings in Beheer; papers are neither shown nor moved there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import GroupApprovalTask, ModelLogEntry, TaskState, WorkflowState, WorkflowTask

from participation.choices import Body, StukKind
from participation.models import Route, Stuk, StukTask
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import StukFactory, TrajectFactory, UserFactory
from tests.werkplaats_stukken.routes import make_route, make_workflow

pytestmark = pytest.mark.django_db
TITLE = "Startnotitie met een geheime titel"
EDIT_FIELDS = {
    "name": "Een andere naam",
    "active": "on",
    "pages-TOTAL_FORMS": "0",
    "pages-INITIAL_FORMS": "0",
}


@pytest.fixture
def people() -> dict[str, User]:
    sync_roles()
    return {
        "communication": UserFactory(role=Role.COMMUNICATION),
        "admin": UserFactory(role=Role.ADMIN),
        "superuser": UserFactory(is_superuser=True, is_staff=True),
    }


@pytest.fixture
def under_way(people: dict[str, User]) -> tuple[Route, Stuk]:
    """A paper of a confidential dossier on its route, handed in by the one who works in the Beheer as well."""
    route = make_route(body=Body.COLLEGE)
    stuk = StukFactory(owner=TrajectFactory(confidential=True), in_review=True, title=TITLE)
    route.workflow.start(stuk, people["communication"])
    return route, stuk


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def tasks_data(workflow: Any) -> dict[str, str]:
    """The tasks of the workflow as its form posts them."""
    rows = list(WorkflowTask.objects.filter(workflow=workflow))
    data = {"workflow_tasks-TOTAL_FORMS": str(len(rows)), "workflow_tasks-INITIAL_FORMS": str(len(rows))}
    for number, row in enumerate(rows):
        prefix = f"workflow_tasks-{number}"
        data |= {f"{prefix}-id": str(row.pk), f"{prefix}-task": str(row.task_id), f"{prefix}-ORDER": str(number + 1)}
    return data


@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_home", "wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_tasks",
     "wagtailadmin_reports:workflow_results", "wagtailadmin_reports:workflow_tasks_results",
     "wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"],
)  # fmt: skip
@pytest.mark.parametrize("who", ["communication", "admin", "superuser"])
def test_no_overview_of_beheer_names_a_paper(
    who: str, name: str, people: dict[str, User], under_way: tuple[Route, Stuk]
) -> None:
    assert ModelLogEntry.objects.filter(label=TITLE).exists() or WorkflowState.objects.exists(), "there is a title"
    for query in ("", "?export=csv", "?reviewable=true"):
        response = client_of(people[who]).get(reverse(name) + query)
        body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]  # streamed or not
        assert response.status_code in (200, 302)
        assert TITLE.encode() not in body


@pytest.mark.parametrize("who", ["communication", "admin", "superuser"])
def test_the_log_of_wagtail_holds_the_title_but_shows_it_to_nobody(
    who: str, people: dict[str, User], under_way: tuple[Route, Stuk]
) -> None:
    """Wagtail writes its own log rows with titles; the report is what reads them."""
    _route, stuk = under_way
    stuk.save_revision(user=people["communication"], log_action=True)
    assert ModelLogEntry.objects.filter(label=TITLE).exists()
    response = client_of(people[who]).get(reverse("wagtailadmin_reports:site_history"))
    assert TITLE not in response.content.decode() if response.status_code == 200 else response.status_code == 302


def test_wagtail_has_no_address_that_moves_a_paper(people: dict[str, User], under_way: tuple[Route, Stuk]) -> None:
    _route, stuk = under_way
    state = TaskState.objects.get()
    assert not hasattr(stuk, "snippet_viewset")
    for name in ("wagtailsnippets_participation_stuk:workflow_action", "wagtailsnippets_participation_stuk:edit"):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=[stuk.pk])
    client = client_of(people["superuser"])
    for path in (
        f"/beheer/snippets/participation/stuk/workflow/action/{stuk.pk}/approve/{state.pk}/",
        f"/beheer/pages/{stuk.pk}/workflow/action/approve/{state.pk}/",
        f"/beheer/editing-sessions/participation/stuk/{stuk.pk}/1/",
        f"/beheer/bulk/participation/stuk/delete/?id={stuk.pk}",
    ):
        assert client.post(path).status_code in (404, 405), path
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_a_workflow_with_papers_under_way_is_not_switched_off(
    people: dict[str, User], under_way: tuple[Route, Stuk]
) -> None:
    """Wagtail would cancel the round, past approval.py, and leave the paper in review without a step."""
    route, _stuk = under_way
    client = client_of(people["admin"])
    assert client.get(reverse("wagtailadmin_workflows:disable", args=[route.workflow_id])).status_code == 200
    response = client.post(reverse("wagtailadmin_workflows:disable", args=[route.workflow_id]), follow=True)
    assert "nog stukken onderweg" in response.content.decode()
    route.workflow.refresh_from_db()
    assert route.workflow.active
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_a_step_with_papers_under_way_is_not_switched_off(
    people: dict[str, User], under_way: tuple[Route, Stuk]
) -> None:
    """Also a later step of the same route: the paper would pass without it."""
    client = client_of(people["admin"])
    for task in StukTask.objects.all():
        response = client.post(reverse("wagtailadmin_workflows:disable_task", args=[task.pk]), follow=True)
        assert "nog stukken onderweg" in response.content.decode()
    assert not StukTask.objects.filter(active=False).exists()
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_a_workflow_with_papers_under_way_keeps_its_steps(
    people: dict[str, User], under_way: tuple[Route, Stuk]
) -> None:
    route, _stuk = under_way
    data = EDIT_FIELDS | tasks_data(route.workflow) | {"workflow_tasks-1-DELETE": "on"}
    client_of(people["admin"]).post(reverse("wagtailadmin_workflows:edit", args=[route.workflow_id]), data)
    assert route.workflow.workflow_tasks.count() == 6
    route.workflow.refresh_from_db()
    assert route.workflow.name == "Route"


def test_a_workflow_of_the_guide_is_edited_and_switched_off(people: dict[str, User]) -> None:
    workflow = make_workflow("Toets van de wijzer")
    task = GroupApprovalTask.objects.create(name="Redactie", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    client = client_of(people["admin"])
    edit = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])
    assert client.get(edit).status_code == 200
    assert client.post(edit, EDIT_FIELDS | tasks_data(workflow)).status_code == 302
    workflow.refresh_from_db()
    assert workflow.name == "Een andere naam"
    client.post(reverse("wagtailadmin_workflows:disable", args=[workflow.pk]))
    workflow.refresh_from_db()
    assert not workflow.active


def test_a_route_is_changed_on_its_own_page_only(people: dict[str, User]) -> None:
    """A task that a group may approve would put the paper on the start page of Wagtail's moderators."""
    route = make_route()
    task = GroupApprovalTask.objects.create(name="Groep", active=True)
    data = EDIT_FIELDS | tasks_data(route.workflow) | {"workflow_tasks-0-task": str(task.pk)}
    response = client_of(people["admin"]).post(reverse("wagtailadmin_workflows:edit", args=[route.workflow_id]), data)
    assert response["Location"] == reverse("stuk_route_overview")
    assert not WorkflowTask.objects.filter(task=task).exists()
    step = StukTask.objects.filter(workflow_tasks__workflow=route.workflow).first()
    assert step is not None
    for name in ("edit_task", "disable_task"):
        response = client_of(people["admin"]).post(
            reverse(f"wagtailadmin_workflows:{name}", args=[step.pk]), {"name": step.name, "term_days": "99"}
        )
        assert response["Location"] == reverse("stuk_route_overview")
    step.refresh_from_db()
    assert (step.term_days, step.active) == (10, True)


def test_only_who_manages_workflows_switches_them_off(people: dict[str, User]) -> None:
    route = make_route()
    for who in (people["communication"], UserFactory(role=Role.PROJECT_LEADER)):
        client_of(who).post(reverse("wagtailadmin_workflows:disable", args=[route.workflow_id]))
        route.workflow.refresh_from_db()
        assert route.workflow.active


def test_overview_of_routes_shows_steps_and_gaps(people: dict[str, User]) -> None:
    make_route(kind=StukKind.OPGAVEKAART)
    body = client_of(people["admin"]).get(reverse("stuk_route_overview")).content.decode()
    assert "Raad: beeldvorming" in body
    assert body.count("Geen route: dit stuk kan niet worden ingediend.") == 2 * len(StukKind) - Route.objects.count()


def test_routes_are_for_the_administrator(people: dict[str, User]) -> None:
    pages = [reverse("stuk_route_overview"), reverse("stuk_route_edit", args=["opgavekaart", "council"])]
    for page in pages:
        assert client_of(people["admin"]).get(page).status_code == 200
        assert client_of(people["communication"]).get(page).status_code in (302, 403)
        assert Client().get(page).status_code == 302
