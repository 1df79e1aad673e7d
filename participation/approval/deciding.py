"""Registering what college or council decided (rule 8). Registering is not approving: the body decided."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, notifications, policy
from participation.approval.deferral import deferral_problem
from participation.approval.door import OpenStep, checked_reason, checked_text, hash_of, open_step
from participation.approval.proposals import OUT_OF_PLAY, take_over
from participation.approval.rounds import announce, enter_step, move_on
from participation.approval.transitions import BY_OUTCOME, OUTCOMES_AT, REASONED_OUTCOMES
from participation.choices import Body, Outcome, ReactionKind, StukState
from participation.exceptions import DecisionNumberTaken, ParticipationError, SectionsMissing, TransitionNotAllowed
from participation.gaps import open_places
from participation.models import Decision, Reaction, Stuk
from participation.rich_text import clean_text
from participation.sections import checked_sections
from samenwerking.accounts.models import User

MAX_NUMBER = 60
Sections = Sequence[Mapping[str, Any]]


@transaction.atomic
def register_decision(
    *,
    stuk: Stuk,
    user: User,
    task_state_id: int,
    revision_id: int,
    outcome: str,
    number: str,
    date: datetime.date,
    reason: str = "",
    amended_sections: Sections | None = None,
    amendments: Collection[int] = (),
    deferred_until: datetime.date | None = None,
) -> Stuk:
    """Write down the decision on the exact text that was offered, and move the paper accordingly.

    Adopted as amended: ``amended_sections`` become a version of their own, which is then the text decided on, and
    ``amendments`` are the numbers of the amendments in it. Deferred: perhaps until a day. Raises
    DecisionNumberTaken, ReasonRequired, SectionsMissing, and ValidationError for sections that are not this paper's.
    """
    chosen = Outcome(outcome)
    step = open_step(stuk, user, BY_OUTCOME[chosen], task_state_id=task_state_id, revision_id=revision_id)
    _check_outcome(step, chosen, amended_sections)
    facts = _facts(step, chosen, number, date, reason) | {"deferred_until": _checked_day(chosen, deferred_until)}
    taken_over = _checked_amendments(step, chosen, amendments)
    if amended_sections is not None:
        _amend(step, amended_sections)
    decision = _insert(step, facts)
    decision.amendments.set(taken_over)
    take_over(taken_over, decision, user)
    moved = _apply(step, chosen, decision.reason)
    audit.decision_registered(user=step.actor, decision=decision, step=step.kind, task_state_id=task_state_id)
    _tell(moved, step.actor, decision)
    return moved


def _facts(step: OpenStep, outcome: Outcome, number: str, date: datetime.date, reason: str) -> dict[str, Any]:
    """What is written down, checked; the text that lay before the body is the one of before an amendment."""
    reasoned = outcome in REASONED_OUTCOMES or step.task.comment_required
    return {
        "number": _checked_number(number),
        "date": _checked_date(date),
        "reason": checked_reason(reason) if reasoned else checked_text(reason),
        "outcome": outcome,
        "offered_revision": step.stuk.submitted_revision,
    }


def _tell(stuk: Stuk, actor: User, decision: Decision) -> None:
    if decision.outcome in (Outcome.DEFERRED, Outcome.REJECTED):
        notifications.stuk_settled(stuk, decision.reason, actor)
    else:
        announce(stuk, actor, decision.reason)


def _check_outcome(step: OpenStep, outcome: Outcome, amended: Sections | None) -> None:
    if step.kind not in policy.DECISION_STEPS:
        raise TransitionNotAllowed(_("Deze stap eindigt niet met een besluit."))
    if outcome not in OUTCOMES_AT[step.kind]:
        raise TransitionNotAllowed(_("Deze uitkomst kan bij deze stap niet."))
    if (outcome == Outcome.ADOPTED_AMENDED) != (amended is not None):
        raise ParticipationError(_("Geef bij een gewijzigd besluit de gewijzigde tekst, en alleen dan."))


def _checked_number(number: str) -> str:
    cleaned = " ".join(clean_text(number).split())
    if not cleaned or len(cleaned) > MAX_NUMBER:
        raise ParticipationError(_("Geef het besluitnummer, in ten hoogste 60 tekens."))
    return cleaned


def _checked_date(date: datetime.date) -> datetime.date:
    if date > timezone.localdate():
        raise ParticipationError(_("Een besluit kan niet in de toekomst zijn genomen."))
    return date


def _checked_day(outcome: Outcome, until: datetime.date | None) -> datetime.date | None:
    if until is not None and outcome != Outcome.DEFERRED:
        raise ParticipationError(_("Alleen wat is aangehouden, heeft een dag waarop het terugkomt."))
    problem = deferral_problem(until) if until is not None else ""
    if problem:
        raise ParticipationError(problem)
    return until


def _checked_amendments(step: OpenStep, outcome: Outcome, chosen: Collection[int]) -> list[Reaction]:
    """Amendments of the body that decides, on this paper; with an amended text only."""
    body = policy.REGISTERED_STEPS[step.kind]
    known = step.stuk.reactions.filter(kind=ReactionKind.AMENDMENT, body=body, pk__in=chosen)
    known = known.exclude(proposal__state__in=OUT_OF_PLAY)
    if chosen and (outcome != Outcome.ADOPTED_AMENDED or known.count() != len(set(chosen))):
        raise ParticipationError(_("Kies alleen amendementen op dit stuk die nog meedoen, bij een gewijzigd besluit."))
    return list(known)


def _amend(step: OpenStep, sections: Sections) -> None:
    """Save the text as the body changed it; from here on that is the text of the round."""
    stuk = step.stuk
    revision = stuk.submitted_revision
    assert revision is not None, "a paper in a round has a submitted version"
    amended = checked_sections(revision.content["sections"], sections)
    if amended == revision.content["sections"]:
        raise ParticipationError(_("De gewijzigde tekst is gelijk aan de tekst die voorlag. Kies dan “vastgesteld”."))
    missing = open_places(amended)
    if missing:
        raise SectionsMissing(missing)
    stuk.title, stuk.sections = revision.content["title"], amended
    stuk.save()
    stuk.submitted_revision = step.task_state.revision = stuk.save_revision(user=step.actor)
    if policy.REGISTERED_STEPS[step.kind] == Body.COUNCIL:
        stuk.council_revision = stuk.submitted_revision
    stuk.save()


def _insert(step: OpenStep, facts: Mapping[str, Any]) -> Decision:
    try:
        with transaction.atomic():
            return Decision.objects.create(
                stuk=step.stuk,
                task_state=step.task_state,
                revision=step.stuk.submitted_revision,
                body=policy.REGISTERED_STEPS[step.kind],
                content_hash=hash_of(step.stuk.submitted_revision),
                registered_by=step.actor,
                **facts,
            )
    except IntegrityError as taken:
        raise DecisionNumberTaken from taken


def _apply(step: OpenStep, outcome: Outcome, reason: str) -> Stuk:
    """Adopted or noted: on to the next step. Deferred: the same step opens anew, so that a form that was open on the
    old one is stale. Rejected: the round is over."""
    target = BY_OUTCOME[outcome].target
    if outcome == Outcome.DEFERRED:
        step.task_state.cancel(user=step.actor, resume=True, comment=reason)
        enter_step(step.stuk, step.round)
    elif outcome == Outcome.REJECTED:
        step.task_state.reject(user=step.actor, comment=reason)
        step.round.cancel(user=step.actor)
    else:
        return move_on(step, reason, target)
    assert target is not None, "every outcome has a target"
    step.stuk.state = StukState(target)
    step.stuk.save()
    return step.stuk
