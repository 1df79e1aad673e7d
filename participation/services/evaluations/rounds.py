"""A round of evaluation: opened by the lead, closed once and for all, its outcome put on the register."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit import society as audit
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import EvaluationQuestions, EvaluationReply, EvaluationRound, EvaluationToken, Traject
from participation.models.evaluation import QUESTIONS
from participation.policy import evaluations as rules
from participation.services.records import lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def open_round(*, user: User, traject: Traject, opens_on: date, closes_on: date) -> EvaluationRound:
    """The questions are those of the settings at this moment, and stay. One round at a time for each traject.

    Raises NotAllowed, ParticipationError or ValidationError.
    """
    locked = lock_record(traject)
    if not rules.user_can_hold_evaluation(user, locked):
        raise NotAllowed
    running = Q(closed_at__isnull=True, closes_on__gte=timezone.localdate())
    if EvaluationRound.objects.filter(running, traject=locked).exists():
        raise ParticipationError(_("Er loopt al een evaluatie van dit traject. Sluit die eerst."))
    round_ = EvaluationRound(
        traject=locked,
        opens_on=opens_on,
        closes_on=closes_on,
        questions=EvaluationQuestions.load().words,
        created_by=user,
    )
    _check_period(round_)
    round_.full_clean()
    round_.save()
    audit.evaluation_changed(user=user, round_=round_, what="opened")
    return round_


@transaction.atomic
def move_round(
    *, user: User, round_: EvaluationRound, opens_on: date, closes_on: date, base_version: int
) -> EvaluationRound:
    """Another period, until the round is over. Raises NotAllowed, StaleVersion, ParticipationError, ValidationError."""
    current = _locked(user, round_, base_version)
    _demand_running(current)
    current.opens_on, current.closes_on = opens_on, closes_on
    _check_period(current)
    current.full_clean()
    _save(current)
    audit.evaluation_changed(user=user, round_=current, what="moved")
    return current


@transaction.atomic
def close_round(*, user: User, round_: EvaluationRound, base_version: int) -> EvaluationRound:
    """From now on nobody answers and what came out can be read. It does not open again (docs/decisions/0157)."""
    current = _locked(user, round_, base_version)
    _demand_running(current)
    current.closed_at = timezone.now()
    _save(current)
    EvaluationToken.objects.filter(round=current).delete()
    audit.evaluation_changed(user=user, round_=current, what="closed")
    return current


@transaction.atomic
def publish_round(*, user: User, round_: EvaluationRound, public: bool, base_version: int) -> EvaluationRound:
    """Put what came out on the register, or take it off. Raises NotAllowed or StaleVersion."""
    current = _locked(user, round_, base_version)
    if not rules.user_can_publish_evaluation(user, current):
        raise NotAllowed
    current.published_at = timezone.now() if public else None
    _save(current)
    audit.evaluation_changed(user=user, round_=current, what="published" if public else "unpublished")
    return current


def lock_round(round_: EvaluationRound) -> EvaluationRound:
    """The row as it is now, with its traject."""
    rows = EvaluationRound.objects.select_for_update(of=("self",)).select_related("traject__opgave")
    return rows.get(pk=round_.pk)


def _locked(user: User, round_: EvaluationRound, base_version: int) -> EvaluationRound:
    current = lock_round(round_)
    if not rules.user_can_hold_evaluation(user, current.traject):
        raise NotAllowed
    if current.version != base_version:
        raise StaleVersion(current)
    return current


def _demand_running(round_: EvaluationRound) -> None:
    if round_.is_over:
        raise ParticipationError(_("Deze evaluatie is gesloten en gaat niet meer open."))


def _check_period(round_: EvaluationRound) -> None:
    if round_.closes_on < round_.opens_on:
        raise ValidationError({"closes_on": _("De laatste dag ligt voor de eerste.")})
    if round_.closes_on < timezone.localdate():
        raise ValidationError({"closes_on": _("Deze dag is al voorbij.")})


def _save(round_: EvaluationRound) -> None:
    round_.version += 1
    round_.save()


def old_links(today: date) -> QuerySet[EvaluationToken]:
    """Links of rounds that ended by their date."""
    return EvaluationToken.objects.filter(round__closes_on__lt=today)


def drop_old_links(today: date) -> int:
    """Returns how many."""
    return old_links(today).delete()[0]


def old_remarks(today: date) -> QuerySet[EvaluationReply]:
    """Answers with remarks, of rounds that are over for longer than the term."""
    before = today - timedelta(days=settings.EVALUATION_REMARK_DAYS)
    over = Q(round__closes_on__lt=before) | Q(round__closed_at__date__lt=before)
    return EvaluationReply.objects.filter(over).exclude(remarks=[""] * QUESTIONS)


def erase_old_remarks(today: date) -> int:
    """Empty them; the scores stay. Returns how many answers."""
    return old_remarks(today).update(remarks=[""] * QUESTIONS)
