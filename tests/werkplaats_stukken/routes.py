"""Routes for tests: a workflow of steps for papers, linked to a kind and a body."""

from wagtail.models import Workflow, WorkflowTask

from participation.choices import Body, StepKind, StukKind
from participation.models import Route, StukTask

COLLEGE_ROUTE = (StepKind.CLIENT, StepKind.COMMUNICATION, StepKind.COLLEGE_DECISION)
COUNCIL_ROUTE = (
    *COLLEGE_ROUTE,
    StepKind.COUNCIL_PICTURE,
    StepKind.COUNCIL_JUDGEMENT,
    StepKind.COUNCIL_DECISION,
)


def make_workflow(name: str, *steps: StepKind) -> Workflow:
    """An active workflow with one task per step."""
    workflow = Workflow.objects.create(name=name, active=True)
    for order, step in enumerate(steps):
        task = StukTask.objects.create(name=f"{name}: {step.label}", step=step, term_days=10, active=True)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow


def make_route(
    *steps: StepKind, kind: StukKind = StukKind.STARTNOTITIE, body: Body = Body.COUNCIL, name: str = "Route"
) -> Route:
    """The route of a startnotitie with a competent council, unless told otherwise."""
    workflow = make_workflow(name, *(steps or COUNCIL_ROUTE))
    return Route.objects.update_or_create(kind=kind, competent_body=body, defaults={"workflow": workflow})[0]
