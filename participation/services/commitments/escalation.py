"""Bringing promises to the attention of who can do something about them, each step once (docs/decisions/0135).

A step counts from the last day, or from the day the promise was written down when that is later: who hears first gets
time to act. Moving the day starts anew; what was sent about the day before stays on record.
"""

import logging
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from participation import policy
from participation.audit import commitments as audit_commitments
from participation.choices import CommitmentState, EscalationStep
from participation.models import Commitment, CommitmentNotice, CommitmentTerms
from participation.services.commitments.mails import mail_notice

logger = logging.getLogger(__name__)


def escalate_commitments(today: date | None = None) -> int:
    """Take every step that is due and was not taken; returns how many. A second run finds nothing to do."""
    today = today or timezone.localdate()
    terms = CommitmentTerms.current()
    ids = _in_reach(terms, today).values_list("pk", flat=True)
    taken = sum(_take_steps(pk, terms, today) for pk in list(ids))
    for pk in CommitmentNotice.objects.filter(sent_at=None).values_list("pk", flat=True):
        send_commitment_notice.enqueue(pk)
    return taken


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
        notice = CommitmentNotice.objects.create(
            commitment=commitment,
            step=step,
            due_date=commitment.due_date,
            sent_at=None if people else timezone.now(),
        )
        notice.people.set(people)
        audit_commitments.commitment_escalated(notice=notice, people=people)
    return len(steps)


@task(backend="background")
def send_commitment_notice(pk: int) -> int:
    """The mails of one step; returns how many went out.

    What was settled or moved meanwhile is not sent. A mail that fails is logged; the others still go, and nobody is
    told twice.
    """
    with transaction.atomic():
        rows = CommitmentNotice.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk, sent_at=None)
        notice = rows.select_related("commitment__traject__opgave", "commitment__owner").first()
        if notice is None:
            return 0
        notice.sent_at = timezone.now()
        notice.save(update_fields=["sent_at"])
        commitment = notice.commitment
        if not commitment.is_open or commitment.due_date != notice.due_date:
            return 0
        people = [
            person
            for person in notice.people.filter(is_active=True)
            if policy.user_can_view_internal(person, commitment.traject)
        ]
    return sum(mail_notice(notice, person) for person in people)
