"""What follows when a step is over: the next step opens, or the route is finished."""

from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from participation import audit, notifications, policy
from participation.approval.door import OpenStep, hash_of
from participation.choices import Body, StukState
from participation.models import Stuk
from participation.selectors.steps import step_of
from samenwerking.accounts.models import User


def enter_step(stuk: Stuk, round_: WorkflowState) -> None:
    """Offer the text to the body whose step this is, and bind the step to the submitted version.

    Wagtail binds a step to the latest version, whatever that is (TRAPS). The first offer to a body stays: from that
    moment its members may know the history (rule 3). What the council reads is the version of its latest offer.
    """
    task_state = round_.current_task_state
    assert task_state is not None, "an open round has a step"
    TaskState.objects.filter(pk=task_state.pk).update(revision=stuk.submitted_revision)
    body = policy.REGISTERED_STEPS.get(step_of(task_state))
    now = timezone.now()
    if body == Body.COLLEGE:
        stuk.college_offered_at = stuk.college_offered_at or now
    elif body == Body.COUNCIL:
        stuk.council_offered_at = stuk.council_offered_at or now
        stuk.council_revision = stuk.submitted_revision
    stuk.save()


def move_on(step: OpenStep, comment: str, target: StukState | None) -> Stuk:
    """Approve the step; returns the paper in its next step, or as the finished route left it."""
    step.task_state.approve(user=step.actor, comment=comment)
    return after_step(step, target)


def pass_over(step: OpenStep, reason: str, target: StukState | None) -> Stuk:
    """Close the step without a decision on it, as the route allows; for the rest as ``move_on``."""
    state = step.task_state
    state.status, state.finished_at = TaskState.STATUS_SKIPPED, timezone.now()
    state.finished_by, state.comment = step.actor, reason
    state.save()
    step.round.update(user=step.actor)
    return after_step(step, target)


def after_step(step: OpenStep, target: StukState | None) -> Stuk:
    """The paper in the step that opened, or as the finished route left it."""
    if step.round.status != WorkflowState.STATUS_IN_PROGRESS:
        return Stuk.objects.get(pk=step.stuk.pk)
    assert target is not None, "a step inside a route has a target"
    step.stuk.state = target
    enter_step(step.stuk, step.round)
    return step.stuk


def announce(stuk: Stuk, actor: User, reason: str = "") -> None:
    """Tell who is to act now; for a route that is finished, record a publication and tell the authors."""
    if stuk.state == StukState.IN_REVIEW:
        notifications.step_waiting(stuk, actor)
        return
    if stuk.live:
        audit.stuk_published(user=actor, stuk=stuk, content_hash=hash_of(stuk.live_revision))
    notifications.stuk_settled(stuk, reason, actor)
