"""Keeping a route in Beheer. A changed route is a new workflow with its own steps (docs/decisions/0184)."""

from collections.abc import Sequence

from django.db import transaction
from wagtail.models import Workflow, WorkflowTask

from participation import policy
from participation.approval.route_rules import check_route
from participation.audit import routes as audit_routes
from participation.choices import Body, StukKind
from participation.exceptions import NotAllowed, StaleVersion
from participation.models import Route, StukTask
from participation.selectors.route_steps import tasks_of
from samenwerking.accounts.models import User


@transaction.atomic
def save_route(
    *, user: User, kind: StukKind, body: Body, steps: Sequence[StukTask], seen_workflow_id: int | None
) -> Route:
    """Let papers of this kind and body take these steps from now on; what is under way finishes its own route.

    ``steps`` are not kept yet. Raises NotAllowed, StaleVersion when somebody else changed the route meanwhile, and
    RouteIncomplete when nobody could complete it.
    """
    if not policy.user_can_change_routes(User.objects.get(pk=user.pk)):
        raise NotAllowed
    route = Route.objects.select_for_update().filter(kind=kind, competent_body=body).first()
    if (route.workflow_id if route else None) != seen_workflow_id:
        raise StaleVersion(route)
    check_route(steps)
    before = list(tasks_of(route.workflow)) if route else []
    if route and [audit_routes.step_facts(s) for s in before] == [audit_routes.step_facts(s) for s in steps]:
        return route
    old = route.workflow if route else None
    workflow = _make_workflow(kind, body, steps)
    route, _made = Route.objects.update_or_create(kind=kind, competent_body=body, defaults={"workflow": workflow})
    if old is not None:
        _put_away(old)
    audit_routes.route_changed(user=user, route=route, before=before, after=steps)
    return route


def _make_workflow(kind: StukKind, body: Body, steps: Sequence[StukTask]) -> Workflow:
    workflow = Workflow.objects.create(name=f"{kind.label} – {body.label}")
    for place, step in enumerate(steps):
        step.name = step.label[:255]
        step.save()
        WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=place)
    return workflow


def _put_away(workflow: Workflow) -> None:
    """Out of the lists of Beheer. Not with Wagtail's ``deactivate``, which would end the rounds that are under way."""
    if not Route.objects.filter(workflow=workflow).exists():
        Workflow.objects.filter(pk=workflow.pk).update(active=False)
