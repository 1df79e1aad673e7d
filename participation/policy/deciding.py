"""Who moves a step, with the separation of duties (rules 7 and 8). No exception for superusers."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState

from participation.choices import Body, StepKind, StukState
from participation.models import Replacement, Stuk
from participation.policy.people import AnyUser, has_role
from participation.policy.seeing import user_can_view, visible_stukken
from participation.selectors.steps import current_task_state, decider_ids, editor_ids, step_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

# Rules 7 and 8: which role moves which step. The client's step is decided by a person as well, see below.
STEP_ROLES: dict[StepKind, Role] = {
    StepKind.CLIENT: Role.MANAGER,
    StepKind.COMMUNICATION: Role.COMMUNICATION,
    StepKind.COLLEGE_DECISION: Role.SECRETARIAT,
    StepKind.COUNCIL_PICTURE: Role.CLERK,
    StepKind.COUNCIL_JUDGEMENT: Role.CLERK,
    StepKind.COUNCIL_DECISION: Role.CLERK,
    StepKind.COUNCIL_INFORMATION: Role.CLERK,
}


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


def user_is_separated(user: User, stuk: Stuk, task_state: TaskState) -> bool:
    """Rule 7: has the user submitted or edited this text, or decided another step of this round?

    Somebody who only registers what a body decided (rule 8) may register the next stage as well.
    """
    if user.pk in editor_ids(stuk):
        return True
    deciders = decider_ids(task_state.workflow_state)
    if step_of(task_state) in REGISTERED_STEPS:
        registered = TaskState.objects.filter(
            workflow_state=task_state.workflow_state,
            finished_by=user,
            task__stuktask__step__in=list(REGISTERED_STEPS),
        )
        approved = TaskState.objects.filter(workflow_state=task_state.workflow_state, finished_by=user)
        return bool(approved.count() > registered.count())
    return user.pk in deciders


def step_deciders(stuk: Stuk, step: StepKind) -> QuerySet[User]:
    """Active people whom rules 7 and 8 name for a step; separation of duties and secrecy not yet applied."""
    people = User.objects.filter(is_active=True, groups__name=STEP_ROLES[step].value)
    if step != StepKind.CLIENT:
        return people
    client_id = stuk.opgave.client_id
    replacements = Replacement.objects.in_force(timezone.localdate()).filter(person_id=client_id)
    return people.filter(Q(pk=client_id) | Q(pk__in=replacements.values("replacement_id")))


def replaced_person(user: User, stuk: Stuk, step: StepKind) -> User | None:
    """In whose place the user decides this step, or None: only the client can be replaced (rule 7)."""
    return stuk.opgave.client if step == StepKind.CLIENT and stuk.opgave.client_id != user.pk else None


def user_is_decider(user: AnyUser, stuk: Stuk, step: StepKind) -> bool:
    """Is the user named for this step and allowed to see the paper?"""
    return (
        isinstance(user, User) and step_deciders(stuk, step).filter(pk=user.pk).exists() and user_can_view(user, stuk)
    )


def user_can_decide(user: AnyUser, stuk: Stuk) -> bool:
    """Rules 7 and 8: may the user move the current step? No exception for superusers."""
    task_state = current_task_state(stuk)
    if task_state is None or stuk.state not in (StukState.IN_REVIEW, StukState.DEFERRED):
        return False
    if not user_is_decider(user, stuk, step_of(task_state)):
        return False
    return isinstance(user, User) and not user_is_separated(user, stuk, task_state)


def decidable_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers for which ``user_can_decide`` says yes, in one query."""
    steps = [step for step, role in STEP_ROLES.items() if has_role(user, role)]
    if not steps or not isinstance(user, User):
        return Stuk.objects.none()
    open_steps = TaskState.objects.filter(
        _open_round_of(OuterRef("pk")), pk=F("workflow_state__current_task_state"), task__stuktask__step__in=steps
    ).exclude(_decided_before(user))
    papers = visible_stukken(user).filter(state__in=[StukState.IN_REVIEW, StukState.DEFERRED])
    own_client = Q(opgave__client=user) | Q(opgave__client__in=_replaced_by(user))
    other = [step for step in steps if step != StepKind.CLIENT]
    named = Q(Exists(open_steps.filter(task__stuktask__step__in=other)))
    named |= own_client & Q(Exists(open_steps.filter(task__stuktask__step=StepKind.CLIENT)))
    return papers.filter(named).exclude(submitted_by=user).exclude(Exists(_edited_versions(user)))


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


def _replaced_by(user: User) -> QuerySet[Replacement, int]:
    """Whom the user decides for today."""
    in_force = Replacement.objects.in_force(timezone.localdate()).filter(replacement=user)
    return in_force.values_list("person_id", flat=True)


def user_can_name_replacement(user: AnyUser) -> bool:
    """Rule 7: who can be the client of a dossier names somebody for a period."""
    return has_role(user, Role.MANAGER)


def replacement_candidates(user: User) -> QuerySet[User]:
    """Who can take the place of a client: another manager in service."""
    return User.objects.filter(is_active=True, groups__name=Role.MANAGER.value).exclude(pk=user.pk)
