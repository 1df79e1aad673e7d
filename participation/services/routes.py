"""The default routes (DESIGN section 3). Beheer may change them afterwards; what was changed there stays."""

from itertools import chain

from django.db import transaction
from wagtail.models import Workflow, WorkflowTask

from participation.choices import Body, StepKind, StukKind
from participation.models import Route, StukTask

# Days in which a step is to be taken. A council decides about two weeks after its committee met.
# In working days.
TERMS: dict[StepKind, int] = {
    StepKind.CLIENT: 10,
    StepKind.COMMUNICATION: 5,
    StepKind.COLLEGE_DECISION: 10,
    StepKind.COUNCIL_PICTURE: 15,
    StepKind.COUNCIL_JUDGEMENT: 15,
    StepKind.COUNCIL_DECISION: 10,
    StepKind.COUNCIL_INFORMATION: 20,
}
COUNCIL_IN_FULL = (StepKind.COUNCIL_PICTURE, StepKind.COUNCIL_JUDGEMENT, StepKind.COUNCIL_DECISION)
TO_COLLEGE = (StepKind.CLIENT, StepKind.COLLEGE_DECISION)
TO_COLLEGE_CHECKED = (StepKind.CLIENT, StepKind.COMMUNICATION, StepKind.COLLEGE_DECISION)
REPORT = (StepKind.COMMUNICATION, StepKind.CLIENT)
STEERING = (StepKind.CLIENT, *COUNCIL_IN_FULL)
EVALUATION = (StepKind.CLIENT, StepKind.COUNCIL_INFORMATION)

DEFAULT_ROUTES: dict[tuple[StukKind, Body], tuple[StepKind, ...]] = {
    (StukKind.OPGAVEKAART, Body.COLLEGE): TO_COLLEGE,
    (StukKind.OPGAVEKAART, Body.COUNCIL): (*TO_COLLEGE, StepKind.COUNCIL_DECISION),
    (StukKind.STARTNOTITIE, Body.COLLEGE): (*TO_COLLEGE_CHECKED, StepKind.COUNCIL_INFORMATION),
    (StukKind.STARTNOTITIE, Body.COUNCIL): (*TO_COLLEGE_CHECKED, *COUNCIL_IN_FULL),
    (StukKind.PLAN_VAN_AANPAK, Body.COLLEGE): (*TO_COLLEGE_CHECKED, StepKind.COUNCIL_INFORMATION),
    (StukKind.PLAN_VAN_AANPAK, Body.COUNCIL): (*TO_COLLEGE_CHECKED, *COUNCIL_IN_FULL),
    (StukKind.WERKATELIERVERSLAG, Body.COLLEGE): REPORT,
    (StukKind.WERKATELIERVERSLAG, Body.COUNCIL): REPORT,
    (StukKind.EINDVERSLAG, Body.COLLEGE): (*TO_COLLEGE, StepKind.COUNCIL_INFORMATION),
    (StukKind.EINDVERSLAG, Body.COUNCIL): (*TO_COLLEGE, StepKind.COUNCIL_DECISION),
    (StukKind.EVALUATIE, Body.COLLEGE): EVALUATION,
    (StukKind.EVALUATIE, Body.COUNCIL): EVALUATION,
    (StukKind.PARAGRAAF, Body.COLLEGE): TO_COLLEGE,
    (StukKind.PARAGRAAF, Body.COUNCIL): TO_COLLEGE,
    (StukKind.MOTIVERING, Body.COLLEGE): TO_COLLEGE,
    (StukKind.MOTIVERING, Body.COUNCIL): TO_COLLEGE,
    (StukKind.KENNISGEVING, Body.COLLEGE): REPORT,
    (StukKind.KENNISGEVING, Body.COUNCIL): REPORT,
    # The council's own card: the council decides on it, whoever is competent for the opgave.
    (StukKind.STUURKAART, Body.COLLEGE): STEERING,
    (StukKind.STUURKAART, Body.COUNCIL): STEERING,
}


@transaction.atomic
def sync_routes() -> list[Route]:
    """Make the routes that do not exist yet and return them; one that exists, however it was changed, is left alone."""
    there = set(Route.objects.values_list("kind", "competent_body"))
    missing = {key: steps for key, steps in DEFAULT_ROUTES.items() if key not in there}
    tasks = {step: _task_for(step) for step in dict.fromkeys(chain(*missing.values()))}
    workflows = Workflow.objects.bulk_create(Workflow(name=f"{kind.label} – {body.label}") for kind, body in missing)
    WorkflowTask.objects.bulk_create(
        WorkflowTask(workflow=workflow, task=tasks[step], sort_order=place)
        for workflow, steps in zip(workflows, missing.values(), strict=True)
        for place, step in enumerate(steps)
    )
    return Route.objects.bulk_create(
        Route(kind=kind, competent_body=body, workflow=workflow)
        for (kind, body), workflow in zip(missing, workflows, strict=True)
    )


def _task_for(step: StepKind) -> StukTask:
    """Steps as they come are shared by routes; a route that beheer edits gets its own."""
    plain = StukTask.objects.filter(step=step, active=True, decider="", person=None, term_days=TERMS[step])
    task: StukTask | None = plain.filter(comment_required=False, skippable_by="").order_by("pk").first()
    return task or StukTask.objects.create(name=str(step.label), step=step, term_days=TERMS[step])
