"""A route is checked before it begins: a paper should not strand half-way for want of somebody who may decide."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from wagtail.models import Task, Workflow

from participation import policy
from participation.choices import StepKind
from participation.exceptions import RouteIncomplete
from participation.models import Stuk, StukTask
from participation.selectors.steps import editor_ids_until
from samenwerking.accounts.models import User


def checked_route(stuk: Stuk, submitter: User) -> Workflow:
    """The route of the paper. Raises RouteIncomplete, naming the step that nobody could decide."""
    workflow = stuk.get_workflow()
    if workflow is None:
        raise RouteIncomplete(_("Er is geen route voor dit soort stuk. Vraag beheer om er een te maken."))
    tasks = list(workflow.tasks.filter(active=True).specific())
    if not tasks:
        raise RouteIncomplete(_("De route “%(route)s” heeft geen stappen.") % {"route": workflow.name})
    _check_people(stuk, [_step(task) for task in tasks], editor_ids_until(stuk, stuk.latest_revision) | {submitter.pk})
    return workflow


def _step(task: Task) -> StepKind:
    """Somebody in beheer can put a step for pages in a route for papers."""
    if not isinstance(task, StukTask):
        raise RouteIncomplete(_("De stap “%(step)s” is niet voor stukken gemaakt.") % {"step": task.name})
    return StepKind(task.step)


def _check_people(stuk: Stuk, steps: Sequence[StepKind], separated: set[int]) -> None:
    """Rule 7: every step has somebody who did not work on the text, and nobody is needed for two steps.

    Registering steps are counted one by one: one clerk registers all stages of the council.
    """
    taken: dict[int, int] = {}
    people = [set(policy.step_deciders(stuk, step).values_list("pk", flat=True)) - separated for step in steps]
    for place, step in enumerate(steps):
        alone = step in policy.REGISTERED_STEPS
        if not (people[place] if alone else _assign(place, people, taken, set())):
            message = _("Niemand kan de stap “%(step)s” nemen die niet ook aan dit stuk of een andere stap werkt.")
            raise RouteIncomplete(message % {"step": step.label})


def _assign(place: int, people: Sequence[set[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Give the step a person of its own, moving others to another step where they can (an augmenting path)."""
    for person in people[place] - tried:
        tried.add(person)
        if person not in taken or _assign(taken[person], people, taken, tried):
            taken[person] = place
            return True
    return False
