"""An earlier agreement with precisely this text still holds, where the route asks again only for what changed."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from participation import audit, policy
from participation.approval.rounds import enter_step
from participation.models import Stuk
from participation.selectors.asked_again import agreed_before
from participation.selectors.steps import step_of, task_of
from samenwerking.accounts.models import User


def carry_over(stuk: Stuk, round_: WorkflowState, actor: User) -> None:
    """Close the steps that agreed with this very text before, up to the first that has to look again. The step is
    then taken by who agreed, so that nobody counts for two steps of a round.

    Never a step where a body takes part: what it decided is registered with its own number. A round ended at a step
    that did not agree, so there is always one left that looks.
    """
    while round_.status == WorkflowState.STATUS_IN_PROGRESS:
        state = round_.current_task_state
        assert state is not None, "an open round has a step"
        before = None if step_of(state) in policy.REGISTERED_STEPS else agreed_before(stuk, state)
        if before is None or not _may_still_decide(before.finished_by, stuk, state):
            return
        state.status, state.finished_at, state.comment = TaskState.STATUS_APPROVED, timezone.now(), _why(before)
        state.finished_by = before.finished_by
        state.save()
        audit.step_carried(user=actor, stuk=stuk, step=step_of(state), task_state_id=state.pk, before=before.pk)
        round_.update(user=actor)
        enter_step(stuk, round_)


def _may_still_decide(person: User | None, stuk: Stuk, state: TaskState) -> bool:
    """Rules 7 and 10: who agreed could agree now as well: in service, in that role, and not a writer since."""
    return (
        person is not None
        and policy.user_is_decider(person, stuk, task_of(state))
        and not policy.user_is_separated(person, stuk, state)
    )


def _why(before: TaskState) -> str:
    day = date_format(timezone.localtime(before.finished_at).date(), "j F Y") if before.finished_at else ""
    words = _("%(who)s ging op %(day)s akkoord met precies deze tekst. Dat geldt nog.")
    return words % {"who": before.finished_by or _("Iemand"), "day": day}
