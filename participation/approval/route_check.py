"""A route is checked before it begins: a paper should not strand half-way for want of somebody who may decide."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from wagtail.models import Task, Workflow

from participation import policy
from participation.exceptions import RouteIncomplete
from participation.models import Route, Stuk, StukTask
from participation.selectors.steps import editor_ids_until
from samenwerking.accounts.models import User


def checked_route(stuk: Stuk, submitter: User) -> Workflow:
    """The route of the paper. Raises RouteIncomplete, naming the step that nobody could decide."""
    Route.objects.lock_for(stuk)
    workflow = stuk.get_workflow()
    if workflow is None:
        raise RouteIncomplete(_("Er is geen route voor dit soort stuk. Vraag beheer om er een te maken."))
    tasks = list(workflow.tasks.filter(active=True).specific())
    if not tasks:
        raise RouteIncomplete(_("De route “%(route)s” heeft geen stappen.") % {"route": workflow.name})
    _check_people(stuk, [_step(task) for task in tasks], editor_ids_until(stuk, stuk.latest_revision) | {submitter.pk})
    return workflow


def _step(task: Task) -> StukTask:
    """Somebody in beheer can put a step for pages in a route for papers."""
    if not isinstance(task, StukTask):
        raise RouteIncomplete(_("De stap “%(step)s” is niet voor stukken gemaakt.") % {"step": task.name})
    return task


def _check_people(stuk: Stuk, steps: Sequence[StukTask], separated: set[int]) -> None:
    """Rule 7: every step has somebody who did not work on the text, and nobody is needed for two steps.

    Registering steps are counted one by one: one clerk registers all stages of the council.
    """
    taken: dict[int, int] = {}
    named = [set(policy.step_deciders(stuk, step).values_list("pk", flat=True)) for step in steps]
    people = [those - separated for those in named]
    for place, step in enumerate(steps):
        alone = step.kind in policy.REGISTERED_STEPS
        if not (people[place] if alone else assign(place, people, taken, set())):
            raise RouteIncomplete(_why(step, named[place], people[place]))


def _why(step: StukTask, named: set[int], left: set[int]) -> str:
    """Why nobody can take the step: nobody is there, who is there wrote the text, or is needed for another step."""
    if not named:
        text = _("Voor de stap “%(step)s” is niemand in dienst. Vul het dossier aan of vraag beheer.")
    elif not left:
        text = _("Wie de stap “%(step)s” kan nemen, werkte zelf aan dit stuk. Iemand anders moet die stap nemen.")
    else:
        text = _("Wie de stap “%(step)s” kan nemen, is al nodig voor een andere stap van deze route.")
    return text % {"step": step.label}


def assign(place: int, people: Sequence[set[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Give the step a person of its own, moving others to another step where they can (an augmenting path)."""
    for person in people[place] - tried:
        tried.add(person)
        if person not in taken or assign(taken[person], people, taken, tried):
            taken[person] = place
            return True
    return False
