"""Moving a paper past a step that is no decision, and giving it back to its authors."""

from django.db import transaction
from django.utils.translation import gettext as _

from participation import audit, notifications, policy
from participation.approval.door import checked_reason, checked_text, hash_of, open_step
from participation.approval.rounds import announce, move_on, pass_over
from participation.approval.transitions import APPROVE, RETURN, SKIP
from participation.choices import StukState
from participation.exceptions import TransitionNotAllowed
from participation.models import Stuk
from samenwerking.accounts.models import User


@transaction.atomic
def approve_step(*, stuk: Stuk, user: User, task_state_id: int, revision_id: int, comment: str = "") -> Stuk:
    """Pass the step that the user saw. A step at which a body decides is passed by ``register_decision`` only."""
    step = open_step(stuk, user, APPROVE, task_state_id=task_state_id, revision_id=revision_id)
    if step.kind in policy.DECISION_STEPS:
        raise TransitionNotAllowed(_("Deze stap eindigt met een besluit. Leg het besluit vast."))
    content_hash = hash_of(step.stuk.submitted_revision)
    comment = checked_reason(comment) if step.task.comment_required else checked_text(comment)
    moved = move_on(step, comment, APPROVE.target)
    audit.step_approved(
        user=step.actor,
        stuk=moved,
        step=step.kind,
        task_state_id=task_state_id,
        content_hash=content_hash,
        replaced=step.replaced,
    )
    announce(moved, step.actor)
    return moved


@transaction.atomic
def skip_step(*, stuk: Stuk, user: User, task_state_id: int, revision_id: int, reason: str) -> Stuk:
    """Pass over the step that the user saw, with a reason, where the route lets the user do so."""
    step = open_step(stuk, user, SKIP, task_state_id=task_state_id, revision_id=revision_id)
    moved = pass_over(step, checked_reason(reason), SKIP.target)
    audit.step_skipped(user=step.actor, stuk=moved, step=step.kind, task_state_id=task_state_id)
    announce(moved, step.actor)
    return moved


@transaction.atomic
def return_stuk(*, stuk: Stuk, user: User, task_state_id: int, revision_id: int, reason: str) -> Stuk:
    """Give the paper back with a reason (Awb 3:46). The round is over: handing in again starts a new one."""
    step = open_step(stuk, user, RETURN, task_state_id=task_state_id, revision_id=revision_id)
    reason = checked_reason(reason)
    step.task_state.reject(user=step.actor, comment=reason)
    step.round.cancel(user=step.actor)
    step.stuk.state = StukState.RETURNED
    step.stuk.save()
    audit.stuk_returned(
        user=step.actor, stuk=step.stuk, step=step.kind, task_state_id=task_state_id, replaced=step.replaced
    )
    notifications.stuk_settled(step.stuk, reason)
    return step.stuk
