"""The rows of the record of events about initiatives, the right to challenge and evaluations: facts, never words."""

from participation.choices import AuditAction
from participation.models import ChallengeRequest, EvaluationRound, Initiative
from samenwerking.accounts.models import User

from .chain import write_entry


def initiative_changed(*, user: User | None, initiative: Initiative, what: str) -> None:
    """``what``: proposed, saved, change_proposed, change_shown, change_refused, checked, link, or the new state."""
    facts = {"what": what, "state": str(initiative.state), "version": initiative.version}
    write_entry(user, AuditAction.INITIATIVE_CHANGED, initiative, None, **facts)


def challenge_changed(*, user: User | None, challenge: ChallengeRequest, what: str) -> None:
    """``what``: the action. ``user`` None: the requester, by the form or the private link."""
    facts = {
        "what": what,
        "state": str(challenge.state),
        "due": challenge.due_on.isoformat() if challenge.due_on else None,
        "handler": challenge.handler_id,
    }
    write_entry(user, AuditAction.CHALLENGE_CHANGED, challenge, None, **facts)


def contact_erased(*, user: User | None, record: Initiative | ChallengeRequest) -> None:
    """By the person, by a colleague, or by the site because the term was over."""
    write_entry(user, AuditAction.REQUESTER_ERASED, record, None)


def evaluation_changed(*, user: User, round_: EvaluationRound, what: str, **facts: object) -> None:
    write_entry(user, AuditAction.EVALUATION_CHANGED, round_, round_.traject.opgave_id, what=what, **facts)


def evaluation_answered(*, user: User, round_: EvaluationRound) -> None:
    """That a colleague answered. Of participants nothing is written: a moment would lead back to a person."""
    write_entry(user, AuditAction.EVALUATION_ANSWERED, round_, round_.traject.opgave_id)
