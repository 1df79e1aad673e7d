"""What every change of state does first: lock, look again, compare, ask. Nothing is written here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState

from participation import policy
from participation.approval.transitions import Transition
from participation.choices import StepKind
from participation.exceptions import (
    NotAllowed,
    ParticipationError,
    ReasonRequired,
    SeparationOfDuties,
    StaleStep,
    TransitionNotAllowed,
)
from participation.models import Stuk, StukTask
from participation.models.stuk import hash_content
from participation.rich_text import clean_text
from participation.selectors.steps import step_of, task_of
from samenwerking.accounts.models import User

MAX_TEXT = 8_000


@dataclass(frozen=True)
class OpenStep:
    """The step in front of the actor, locked, with everything checked."""

    stuk: Stuk
    actor: User
    round: WorkflowState
    task_state: TaskState
    kind: StepKind

    @property
    def task(self) -> StukTask:
        return task_of(self.task_state)

    @property
    def replaced(self) -> User | None:
        return policy.replaced_person(self.actor, self.stuk, self.task)


def open_stuk(stuk: Stuk, user: User, transition: Transition) -> tuple[Stuk, User]:
    """The paper, locked and as it is now, and the person with the roles of now.

    Raises NotAllowed for who may not (or may not even know of it), TransitionNotAllowed for a state from which this
    does not start.
    """
    locked, actor = _lock(stuk, user, transition)
    if not transition.may(actor, locked):
        raise NotAllowed
    return locked, actor


def open_step(stuk: Stuk, user: User, transition: Transition, *, task_state_id: int, revision_id: int) -> OpenStep:
    """The current step, if it is still the one the person saw, with the text they saw, and theirs to decide.

    Raises StaleStep, and SeparationOfDuties where that is the reason.
    """
    locked, actor = _lock(stuk, user, transition)
    round_ = lock_round(locked)
    if round_ is None:
        raise _refusal(actor, locked, TransitionNotAllowed())
    task_state = TaskState.objects.select_related("task").get(pk=round_.current_task_state_id)
    task_state.workflow_state = round_
    round_.current_task_state = task_state
    seen = (task_state_id, revision_id, revision_id)
    if seen != (task_state.pk, task_state.revision_id, locked.submitted_revision_id):
        raise _refusal(actor, locked, StaleStep())
    step = OpenStep(locked, actor, round_, task_state, step_of(task_state))
    if not transition.may(actor, locked):
        raise _why_not_theirs(step)
    return step


def _lock(stuk: Stuk, user: User, transition: Transition) -> tuple[Stuk, User]:
    locked = lock_stuk(stuk)
    # Roles are remembered by the object that came with the request; rule 10 wants those of now. Locked, so that a role
    # is taken before this or after it, and the record of events names the roles with which it was done.
    actor = User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    if locked.state not in transition.sources:
        raise _refusal(actor, locked, TransitionNotAllowed())
    return locked, actor


def _refusal(actor: User, stuk: Stuk, reason: ParticipationError) -> ParticipationError:
    """Who may not know of the paper does not hear how it stands (rule 11)."""
    return reason if policy.user_can_view(actor, stuk) else NotAllowed()


def _why_not_theirs(step: OpenStep) -> NotAllowed:
    """Rule 7, with the reason: not theirs, or theirs but for the separation of duties. Superusers are no exception."""
    named = policy.user_is_decider(step.actor, step.stuk, step.task)
    separated = named and policy.user_is_separated(step.actor, step.stuk, step.task_state)
    return SeparationOfDuties() if separated else NotAllowed()


def lock_stuk(stuk: Stuk) -> Stuk:
    """The row as it is now, locked until the transaction ends. Raises ParticipationError when it was deleted."""
    try:
        return Stuk.objects.select_for_update(of=("self",)).get(pk=stuk.pk)
    except Stuk.DoesNotExist as gone:
        raise ParticipationError(_("Dit stuk is intussen verwijderd.")) from gone


def lock_round(stuk: Stuk) -> WorkflowState | None:
    """The open round of the paper, locked; Wagtail itself takes no lock (TRAPS)."""
    rounds = WorkflowState.objects.for_instance(stuk).filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return rounds.select_for_update(of=("self",)).first()


def hash_of(revision: Revision | None) -> str:
    """The hash of the text of a version."""
    assert revision is not None, "a paper that was submitted has a version"
    return hash_content(revision.content)


def checked_reason(reason: str) -> str:
    """Raises ReasonRequired for an empty reason."""
    cleaned = checked_text(reason)
    if not cleaned:
        raise ReasonRequired
    return cleaned


def checked_text(text: str) -> str:
    cleaned = clean_text(text).strip()
    if len(cleaned) > MAX_TEXT:
        raise ParticipationError(_("Deze tekst is te lang: ten hoogste 8.000 tekens."))
    return cleaned
