"""The rows of the record of events about promises: numbers and days, never words of a promise or a reason."""

from collections.abc import Iterable
from datetime import date

from participation.choices import AuditAction
from participation.models import Commitment, CommitmentNotice, Traject
from samenwerking.accounts.models import User

from .chain import write_entry


def commitment_made(*, user: User, commitment: Commitment) -> None:
    facts = {"owner": commitment.owner_id, "due": commitment.due_date.isoformat()}
    _write(user, AuditAction.COMMITMENT_MADE, commitment, **facts)


def commitment_changed(*, user: User, commitment: Commitment) -> None:
    facts = {"owner": commitment.owner_id, "version": commitment.version, "publicity": str(commitment.publicity)}
    _write(user, AuditAction.COMMITMENT_CHANGED, commitment, **facts)


def commitment_moved(*, user: User, commitment: Commitment, before: date) -> None:
    facts = {"before": before.isoformat(), "after": commitment.due_date.isoformat()}
    _write(user, AuditAction.COMMITMENT_MOVED, commitment, **facts)


def commitment_settled(*, user: User, commitment: Commitment) -> None:
    """``state``: kept, dropped, or open again."""
    _write(user, AuditAction.COMMITMENT_SETTLED, commitment, state=str(commitment.state), stuk=commitment.done_stuk_id)


def commitment_escalated(*, notice: CommitmentNotice, people: Iterable[User]) -> None:
    """By the site itself. ``people`` may be nobody: there was no client, or they may not see the dossier."""
    facts = {"step": str(notice.step), "due": notice.due_date.isoformat(), "people": sorted(p.pk for p in people)}
    _write(None, AuditAction.COMMITMENT_ESCALATED, notice.commitment, **facts)


def budget_published(*, user: User, traject: Traject) -> None:
    """The lead put the budget on the register, or took it off."""
    write_entry(user, AuditAction.BUDGET_PUBLICITY, traject, traject.opgave_id, public=traject.budget_public)


def _write(user: User | None, action: AuditAction, commitment: Commitment, **facts: object) -> None:
    write_entry(user, action, commitment, commitment.traject.opgave_id, traject=commitment.traject_id, **facts)
