"""Bringing promises to the attention of who can do something about them, each step once (docs/decisions/0135).

A step counts from the last day, or from the day the promise was written down when that is later: who hears first gets
time to act. Moving the day starts anew; what was sent about the day before stays on record.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from participation import notifications, policy
from participation.audit import commitments as audit_commitments
from participation.choices import CommitmentState, EscalationStep
from participation.models import Commitment, CommitmentNotice, CommitmentTerms


def escalate_commitments(today: date | None = None) -> int:
    """Take every step that is due and was not taken; returns how many. A second run finds nothing to do."""
    today = today or timezone.localdate()
    terms = CommitmentTerms.current()
    ids = _in_reach(terms, today).values_list("pk", flat=True)
    return sum(_take_steps(pk, terms, today) for pk in list(ids))


def due_steps(commitment: Commitment, terms: CommitmentTerms, today: date) -> list[EscalationStep]:
    """The steps whose day has come. A reminder is for before the last day, not for after it."""
    if terms.reminder is not None and commitment.due_date >= today:
        return [EscalationStep.REMINDER] if today >= commitment.due_date - timedelta(days=terms.reminder) else []
    start = max(commitment.due_date, timezone.localdate(commitment.created_at))
    days_late = (today - start).days
    return [step for step in EscalationStep.after_the_day() if _comes(getattr(terms, step.value), days_late)]


def _comes(days: int | None, days_late: int) -> bool:
    return days is not None and days_late >= days


def _in_reach(terms: CommitmentTerms, today: date) -> QuerySet[Commitment]:
    horizon = today + timedelta(days=terms.reminder or 0)
    return Commitment.objects.filter(state=CommitmentState.OPEN, due_date__lte=horizon).order_by("due_date", "pk")


@transaction.atomic
def _take_steps(pk: int, terms: CommitmentTerms, today: date) -> int:
    """With the row locked, so that two workers do not both tell somebody, and what was kept meanwhile is let alone."""
    rows = Commitment.objects.select_for_update(of=("self",), skip_locked=True).filter(
        pk=pk, state=CommitmentState.OPEN
    )
    commitment = rows.select_related("owner", "traject__opgave__client", "traject__opgave__portfolio_holder").first()
    if commitment is None:
        return 0
    taken = set(commitment.notices.filter(due_date=commitment.due_date).values_list("step", flat=True))
    steps = [step for step in due_steps(commitment, terms, today) if step not in taken]
    for step in steps:
        people = policy.told_at_step(commitment, step)
        facts = {"due_date": commitment.due_date, "sent_at": timezone.now()}
        notice = CommitmentNotice.objects.create(commitment=commitment, step=step, **facts)
        notice.people.set(people)
        notifications.promise_escalated(notice, people)
        audit_commitments.commitment_escalated(notice=notice, people=people)
    return len(steps)
