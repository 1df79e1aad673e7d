"""Who moves a step, with the separation of duties (rules 7 and 8). No exception for superusers."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision, TaskState, WorkflowState

from participation.choices import Body, Decider, StepKind, StukState
from participation.models import Stuk, StukTask
from participation.policy.people import AnyUser, has_role, is_known
from participation.policy.rules import Rule, holds
from participation.policy.seeing import user_can_view, visible_stukken
from participation.policy.step_deciders import (
    RELATION_ROLES,
    named_candidates,
    step_deciders,
    step_skippers,
    stood_in_for,
    tasks_for_roles,
    tasks_of_deciders,
)
from participation.selectors.steps import current_task_state, editor_ids, step_of, task_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

# Rule 8: at these steps a body acts and somebody registers it; registering is not approving.
REGISTERED_STEPS: dict[StepKind, Body] = {
    StepKind.COLLEGE_DECISION: Body.COLLEGE,
    StepKind.COUNCIL_PICTURE: Body.COUNCIL,
    StepKind.COUNCIL_JUDGEMENT: Body.COUNCIL,
    StepKind.COUNCIL_DECISION: Body.COUNCIL,
    StepKind.COUNCIL_INFORMATION: Body.COUNCIL,
}


# Of those, the steps that end in a decision with an outcome, number and date.
DECISION_STEPS = frozenset({StepKind.COLLEGE_DECISION, StepKind.COUNCIL_DECISION, StepKind.COUNCIL_INFORMATION})


# From a step in a list of papers to what the route says of it.
TASK = "task__stuktask"
RELATIONS = {Decider.CLIENT: "client", Decider.HOLDER: "portfolio_holder"}


def user_is_separated(user: User, stuk: Stuk, task_state: TaskState) -> bool:
    """Rule 7: has the user submitted or edited this text, or decided another step of this round?

    Somebody who only registers what a body decided (rule 8) may register the next stage as well. Passing over a step,
    where the route allows it, is not deciding it.
    """
    if user.pk in editor_ids(stuk):
        return True
    decided = TaskState.objects.filter(workflow_state=task_state.workflow_state, finished_by=user)
    decided = decided.exclude(status=TaskState.STATUS_SKIPPED)
    if step_of(task_state) in REGISTERED_STEPS:
        return decided.exclude(task__stuktask__step__in=list(REGISTERED_STEPS)).exists()
    return decided.exists()


def user_is_decider(user: AnyUser, stuk: Stuk, task: StukTask) -> bool:
    """Is the user named for this step and allowed to see the paper?"""
    named = isinstance(user, User) and step_deciders(stuk, task).filter(pk=user.pk).exists()
    return holds(Rule.NAMED, named and user_can_view(user, stuk))


def user_can_decide(user: AnyUser, stuk: Stuk) -> bool:
    """Rules 7 and 8: may the user move the current step? No exception for superusers."""
    task_state = current_task_state(stuk)
    in_step = task_state is not None and stuk.state in (StukState.IN_REVIEW, StukState.DEFERRED)
    if not holds(Rule.IN_STEP, in_step) or task_state is None:
        return False
    if not user_is_decider(user, stuk, task_of(task_state)):
        return False
    separated = not isinstance(user, User) or user_is_separated(user, stuk, task_state)
    return holds(Rule.SEPARATED, not separated)


def ends_in_a_decision(stuk: Stuk) -> bool:
    """Where a body decides there is nothing to pass: the outcome is written down (rule 8)."""
    task_state = current_task_state(stuk)
    return task_state is not None and step_of(task_state) in DECISION_STEPS


def user_can_approve(user: AnyUser, stuk: Stuk) -> bool:
    """Pass the current step, where that is no decision of a body."""
    return user_can_decide(user, stuk) and holds(Rule.REGISTERED, not ends_in_a_decision(stuk))


def user_can_register(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 8: write down what the body decided; registering is not approving."""
    return user_can_decide(user, stuk) and holds(Rule.REGISTERED, ends_in_a_decision(stuk))


def user_can_skip(user: AnyUser, stuk: Stuk) -> bool:
    """May the user pass over the current step? Who the route lets do so, but never who wrote the text (rule 7)."""
    task_state = current_task_state(stuk)
    if not holds(Rule.IN_STEP, task_state is not None and stuk.state == StukState.IN_REVIEW) or task_state is None:
        return False
    named = isinstance(user, User) and step_skippers(stuk, task_of(task_state)).filter(pk=user.pk).exists()
    if not holds(Rule.SKIPPERS, named and user_can_view(user, stuk)):
        return False
    return holds(Rule.SEPARATED, user.pk not in editor_ids(stuk))


def decidable_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers for which ``user_can_decide`` says yes, in one query."""
    if not is_known(user) or not isinstance(user, User):
        return Stuk.objects.none()
    open_steps = TaskState.objects.filter(
        _open_round_of(OuterRef("pk")), pk=F("workflow_state__current_task_state")
    ).exclude(_decided_before(user))
    papers = visible_stukken(user).filter(state__in=[StukState.IN_REVIEW, StukState.DEFERRED])
    people = stood_in_for(user)
    by_name = tasks_of_deciders([Decider.NAMED], TASK) & Q(**{f"{TASK}__person__in": people})
    named = Q(Exists(open_steps.filter(tasks_for_roles(user, TASK) | by_name)))
    for decider, field in RELATIONS.items():
        if has_role(user, RELATION_ROLES[decider]):
            steps = open_steps.filter(tasks_of_deciders([decider], TASK))
            named |= Q(**{f"opgave__{field}__in": people}) & Q(Exists(steps))
    return papers.filter(named).exclude(submitted_by=user).exclude(Exists(_edited_versions(user)))


def open_round_of(stuk_id: OuterRef, steps: list[StepKind]) -> QuerySet[TaskState]:
    """The open step of a paper, when it is one of these."""
    return TaskState.objects.filter(
        _open_round_of(stuk_id), pk=F("workflow_state__current_task_state"), task__stuktask__step__in=steps
    )


def _open_round_of(stuk_id: OuterRef) -> Q:
    """Task states in the open round of a paper; Wagtail keeps the id of the paper as text."""
    return Q(
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Stuk),
        workflow_state__object_id=Cast(stuk_id, CharField()),
    )


def _decided_before(user: User) -> Q:
    """Rule 7 for a task state: the user decided another step of the round; registering does not count (rule 8)."""
    finished = TaskState.objects.filter(workflow_state=OuterRef("workflow_state"), finished_by=user)
    finished = finished.exclude(status=TaskState.STATUS_SKIPPED)
    registered = list(REGISTERED_STEPS)
    return Q(Exists(finished), ~Q(task__stuktask__step__in=registered)) | Q(
        Exists(finished.exclude(task__stuktask__step__in=registered)), task__stuktask__step__in=registered
    )


def _edited_versions(user: User) -> QuerySet[Revision]:
    """Rule 7 for a paper: versions up to the submitted one that the user saved."""
    return Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Stuk),
        object_id=Cast(OuterRef("pk"), CharField()),
        pk__lte=OuterRef("submitted_revision_id"),
        user=user,
    )


# Who can be the one person for whom a step waits; what they are is also what the replacement must be.
REPLACED_ROLES = (Role.MANAGER, Role.COLLEGE)


def user_can_name_replacement(user: AnyUser) -> bool:
    """Rule 7: who can be client or portfolio holder of a dossier, or is named in a route, is replaced for a period."""
    return holds(Rule.REPLACED, has_role(user, *REPLACED_ROLES) or _is_named(user))


def _is_named(user: AnyUser) -> bool:
    if not isinstance(user, User) or not is_known(user):
        return False
    return StukTask.objects.filter(person=user, workflow_tasks__workflow__stuk_routes__isnull=False).exists()


def replacement_candidates(user: User) -> QuerySet[User]:
    """Who can take somebody's place: a colleague in service with the same office; for who is named any colleague."""
    roles = [role.value for role in REPLACED_ROLES if has_role(user, role)]
    people = named_candidates() if _is_named(user) else User.objects.in_service().filter(groups__name__in=roles)
    return people.exclude(pk=user.pk).distinct()
