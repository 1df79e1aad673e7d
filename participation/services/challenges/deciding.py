"""Taking a request a step further. The table of states stands in ``policy.challenges``; this is the one door.

Each step locks the row, compares the version that the person saw, asks the table, writes state, step and record of
events in one transaction, sets the clock of the next step and mails who asked.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.approval.door import checked_reason, checked_text
from participation.audit import society as audit
from participation.choices import ChallengeAction, ChallengeOutcome, ChallengeState
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import ChallengeRequest, ChallengeRequester, ChallengeStep, ChallengeTerms
from participation.policy import challenges as rules
from participation.services.challenges.notices import send_challenge_mail
from participation.services.challenges.terms import due_day
from participation.services.records import lock_record
from samenwerking.accounts.models import User
from samenwerking.workdays.counting import legal_last_day

A, S = ChallengeAction, ChallengeState
# What a step writes down; returns the state that follows.
Write = Callable[[ChallengeRequest, User | None, Mapping[str, Any]], ChallengeState]


def _receive(challenge: ChallengeRequest, user: User | None, data: Mapping[str, Any]) -> ChallengeState:
    challenge.handler = _known_handler(data.get("handler"))
    return S.ASSESSMENT


def _dismiss(challenge: ChallengeRequest, user: User | None, data: Mapping[str, Any]) -> ChallengeState:
    challenge.end_reason = checked_reason(data.get("reason", ""))
    return S.DISMISSED


def _assess(challenge: ChallengeRequest, user: User | None, data: Mapping[str, Any]) -> ChallengeState:
    challenge.assessment = checked_reason(data.get("assessment", ""))
    challenge.assessed_by = user
    return S.DECISION


def _extend(challenge: ChallengeRequest, user: User | None, data: Mapping[str, Any]) -> ChallengeState:
    """The state stays; this step and the next until the decision get as many days more."""
    most, days = ChallengeTerms.load().extension_days, data["days"]
    if not 1 <= days <= most:
        raise ValidationError({"days": _("Kies een aantal van 1 tot en met %(most)s dagen.") % {"most": most}})
    challenge.extension_reason = checked_reason(data.get("reason", ""))
    challenge.extended_days = days
    return S(challenge.state)


def _decide(challenge: ChallengeRequest, user: User | None, data: Mapping[str, Any]) -> ChallengeState:
    day = data["decided_on"]
    if day > timezone.localdate():
        raise ValidationError({"decided_on": _("Deze dag moet nog komen. Leg een besluit vast als het is genomen.")})
    if day < challenge.received_on:
        raise ValidationError({"decided_on": _("Deze dag ligt voor de ontvangst van het verzoek.")})
    outcome = ChallengeOutcome(data["outcome"])
    challenge.decided_on, challenge.decision_outcome = day, outcome.value
    challenge.decision_number = checked_text(data.get("decision_number", ""))
    challenge.decision_reason = checked_reason(data.get("reason", ""))
    return S(outcome.value)


def _evaluate(challenge: ChallengeRequest, user: User | None, data: Mapping[str, Any]) -> ChallengeState:
    challenge.evaluation = checked_reason(data.get("evaluation", ""))
    return S.EVALUATED


def _withdraw(challenge: ChallengeRequest, user: User | None, data: Mapping[str, Any]) -> ChallengeState:
    challenge.end_reason = checked_text(data.get("reason", ""))
    return S.WITHDRAWN


WRITES: Mapping[ChallengeAction, Write] = {
    A.RECEIVE: _receive,
    A.DISMISS: _dismiss,
    A.ASSESS: _assess,
    A.EXTEND: _extend,
    A.DECIDE: _decide,
    A.EVALUATE: _evaluate,
    A.WITHDRAW: _withdraw,
}


@transaction.atomic
def take_step(
    *, user: User, challenge: ChallengeRequest, action: ChallengeAction, data: Mapping[str, Any], base_version: int
) -> ChallengeRequest:
    """One step by a colleague or the college.

    Raises NotAllowed, StaleVersion, ReasonRequired, ParticipationError or ValidationError.
    """
    current = lock_record(challenge)
    if not rules.user_has_challenge_right(user, current, action):
        raise NotAllowed
    if current.version != base_version:
        raise StaleVersion(current)
    if not rules.challenge_is_ready_for(current, action):
        raise _not_now()
    return _take(current, user, action, data)


@transaction.atomic
def withdraw_own_challenge(*, requester: ChallengeRequester, reason: str = "") -> ChallengeRequest:
    """Who asked takes it back, by the private link. Twice is once. Raises ParticipationError after the decision."""
    current = lock_record(requester.challenge)
    if current.state == S.WITHDRAWN:
        return current
    if not rules.requester_can_withdraw(current):
        raise _not_now()
    return _take(current, None, A.WITHDRAW, {"reason": reason})


@transaction.atomic
def assign_challenge(*, user: User, challenge: ChallengeRequest, handler: User, base_version: int) -> ChallengeRequest:
    """Another colleague takes it in hand. Raises NotAllowed, StaleVersion or ValidationError."""
    current = lock_record(challenge)
    if not rules.user_can_assign_challenge(user, current):
        raise NotAllowed
    if current.version != base_version:
        raise StaleVersion(current)
    current.handler = _known_handler(handler)
    current.version += 1
    current.save()
    audit.challenge_changed(user=user, challenge=current, what="assign")
    return current


def _take(
    challenge: ChallengeRequest, user: User | None, action: ChallengeAction, data: Mapping[str, Any]
) -> ChallengeRequest:
    had = challenge.due_on
    challenge.state = WRITES[action](challenge, user, data)
    challenge.due_on = _next_due(challenge, action, had)
    challenge.version += 1
    challenge.full_clean()
    challenge.save()
    ChallengeStep.objects.create(
        challenge=challenge,
        action=action,
        state=challenge.state,
        taken_on=_day_of(challenge, action),
        due_on=had,
        taken_by=user,
    )
    audit.challenge_changed(user=user, challenge=challenge, what=action.value)
    requester = ChallengeRequester.objects.filter(challenge=challenge, erased_at__isnull=True).exclude(email="").first()
    if requester is not None and action != A.ASSESS:
        send_challenge_mail.enqueue(requester.pk, "extended" if action == A.EXTEND else "step")
    return challenge


def _next_due(challenge: ChallengeRequest, action: ChallengeAction, had: date | None) -> date | None:
    """An extension counts from the day that was promised, also when the settings changed since."""
    if action == A.EXTEND and had is not None:
        return legal_last_day(had, challenge.extended_days)
    return due_day(challenge, ChallengeState(challenge.state))


def _day_of(challenge: ChallengeRequest, action: ChallengeAction) -> Any:
    """A decision is in time when it was taken in time, whenever it is written down."""
    return challenge.decided_on if action == A.DECIDE else timezone.localdate()


def _known_handler(person: User | None) -> User:
    if person is None or not rules.challenge_handlers().filter(pk=person.pk).exists():
        raise ValidationError({"handler": _("Kies een collega die dit kan behandelen.")})
    return person


def _not_now() -> ParticipationError:
    return ParticipationError(_("Dit verzoek is niet meer in de stand waarin dit kan."))
