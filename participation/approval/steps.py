"""Moving a paper past a step that is no decision, and giving it back to its authors."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation import audit, notifications, policy
from participation.approval.carrying import carry_over
from participation.approval.door import OpenStep, checked_reason, checked_text, hash_of, open_step
from participation.approval.off_register import off_register
from participation.approval.rounds import announce, move_on, pass_over
from participation.approval.transitions import APPROVE, RETURN, SKIP
from participation.choices import StukState
from participation.exceptions import ParticipationError, TransitionNotAllowed
from participation.models import ReturnReason, Stuk
from participation.sections import section_keys
from participation.selectors.asked_again import asked_again
from samenwerking.accounts.models import User


@off_register
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
    carry_over(moved, step.round, step.actor)
    announce(moved, step.actor)
    return moved


@off_register
def skip_step(*, stuk: Stuk, user: User, task_state_id: int, revision_id: int, reason: str) -> Stuk:
    """Pass over the step that the user saw, with a reason, where the route lets the user do so."""
    step = open_step(stuk, user, SKIP, task_state_id=task_state_id, revision_id=revision_id)
    moved = pass_over(step, checked_reason(reason), SKIP.target)
    audit.step_skipped(user=step.actor, stuk=moved, step=step.kind, task_state_id=task_state_id)
    carry_over(moved, step.round, step.actor)
    announce(moved, step.actor)
    return moved


@off_register
def return_stuk(
    *,
    stuk: Stuk,
    user: User,
    task_state_id: int,
    revision_id: int,
    reason: str = "",
    section_reasons: Mapping[str, str] | None = None,
) -> Stuk:
    """Give the paper back with a reason (Awb 3:46). The round is over: handing in again starts a new one.

    ``section_reasons`` say per key of a part what must change; a reason for the whole may then be lacking.
    """
    step = open_step(stuk, user, RETURN, task_state_id=task_state_id, revision_id=revision_id)
    parts = _checked_parts(step, section_reasons or {})
    _check_limits(step, parts, reason)
    reason = checked_reason(reason or (_("Zie wat er bij de onderdelen staat.") if parts else ""))
    step.task_state.reject(user=step.actor, comment=reason)
    step.round.cancel(user=step.actor)
    step.stuk.state = StukState.RETURNED
    step.stuk.save()
    ReturnReason.objects.bulk_create(
        ReturnReason(stuk=step.stuk, task_state=step.task_state, section_key=key, text=text)
        for key, text in parts.items()
    )
    audit.stuk_returned(
        user=step.actor, stuk=step.stuk, step=step.kind, task_state_id=task_state_id, replaced=step.replaced
    )
    notifications.stuk_settled(step.stuk, reason, step.actor)
    return step.stuk


def _checked_parts(step: OpenStep, reasons: Mapping[str, str]) -> dict[str, str]:
    """The reasons that say something. Raises ValidationError for a part that the text on the screen does not have."""
    assert step.stuk.submitted_revision is not None, "a paper in a round has a submitted version"
    known = section_keys(step.stuk.submitted_revision.content["sections"])
    if not set(reasons) <= known:
        raise ValidationError(_("Dit onderdeel staat niet in het stuk."))
    checked = {key: checked_text(text) for key, text in reasons.items()}
    return {key: text for key, text in checked.items() if text}


def _check_limits(step: OpenStep, parts: Mapping[str, str], reason: str) -> None:
    """Where the route says so, a step that judged the text before asks only about what changed since."""
    limits = asked_again(step.stuk, step.task_state)
    if limits is None:
        return
    if set(parts) - limits.keys:
        raise ParticipationError(_("U beoordeelde dit onderdeel al, en het is niet veranderd."))
    if reason.strip() and not limits.whole:
        raise ParticipationError(_("U beoordeelde dit stuk al. Zeg per onderdeel dat veranderde wat er anders moet."))
