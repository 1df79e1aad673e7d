"""Making a promise, changing its words, moving its day, and saying what became of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import commitments as audit
from participation.choices import CommitmentState, Confidentiality, Publicity
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.models import Commitment, CommitmentMove, Stuk, Traject
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def make_commitment(*, user: User, traject: Traject, data: Mapping[str, Any]) -> Commitment:
    """Write a promise down. Raises NotAllowed or ValidationError."""
    if not policy.user_can_make_commitment(user, lock_record(traject)):
        raise NotAllowed
    commitment = Commitment(traject=traject, created_by=user)
    _apply(commitment, data)
    commitment.save()
    audit.commitment_made(user=user, commitment=commitment)
    return commitment


@transaction.atomic
def save_commitment(*, user: User, commitment: Commitment, data: Mapping[str, Any], base_version: int) -> Commitment:
    """Change words, owner or publicity; the day changes only by ``move_commitment``, which asks why.

    Raises NotAllowed, StaleVersion or ValidationError.
    """
    if "due_date" in data:
        raise ValueError("a last day is moved with a reason")
    current = _locked(user, commitment, policy.user_can_manage_commitment, base_version)
    _apply(current, data)
    _save(current)
    audit.commitment_changed(user=user, commitment=current)
    return current


@transaction.atomic
def move_commitment(
    *, user: User, commitment: Commitment, due_date: date, reason: str, base_version: int
) -> Commitment:
    """Give an open promise another last day. Whoever it was promised to reads why."""
    current = _locked(user, commitment, policy.user_can_manage_commitment, base_version)
    _demand_open(current)
    if due_date == current.due_date:
        raise ParticipationError(_("Dit is de datum die er al staat. Kies een andere."))
    before, current.due_date = current.due_date, due_date
    reason = _reasoned(reason)
    CommitmentMove.objects.create(commitment=current, before=before, after=due_date, reason=reason, moved_by=user)
    _save(current)
    audit.commitment_moved(user=user, commitment=current, before=before)
    return current


@transaction.atomic
def keep_commitment(
    *, user: User, commitment: Commitment, how: str, on: date, stuk: Stuk | None, base_version: int
) -> Commitment:
    """It is done: when, how and, where there is one, in which paper."""
    current = _locked(user, commitment, policy.user_can_keep_commitment, base_version)
    _demand_open(current)
    if on > timezone.localdate():
        raise ValidationError({"on": _("Deze dag moet nog komen. Zet een toezegging op gedaan als het is gedaan.")})
    _check_belongs(current.traject, {"stuk": stuk})
    current.done_stuk = stuk
    return _settle(current, user, CommitmentState.KEPT, how, on)


@transaction.atomic
def drop_commitment(*, user: User, commitment: Commitment, reason: str, base_version: int) -> Commitment:
    """It will not be done; why stays to be read."""
    current = _locked(user, commitment, policy.user_can_manage_commitment, base_version)
    _demand_open(current)
    return _settle(current, user, CommitmentState.DROPPED, reason, timezone.localdate())


@transaction.atomic
def reopen_commitment(*, user: User, commitment: Commitment, base_version: int) -> Commitment:
    """Done or dropped by mistake: open again, with the day it had."""
    current = _locked(user, commitment, policy.user_can_manage_commitment, base_version)
    if current.is_open:
        raise ParticipationError(_("Deze toezegging staat al open."))
    current.state, current.outcome = CommitmentState.OPEN, ""
    current.settled_on = current.settled_by = current.done_stuk = None
    _save(current)
    audit.commitment_settled(user=user, commitment=current)
    return current


def _settle(commitment: Commitment, user: User, state: CommitmentState, words: str, on: date) -> Commitment:
    commitment.state, commitment.outcome = state, _reasoned(words)
    commitment.settled_by, commitment.settled_on = user, on
    _save(commitment)
    audit.commitment_settled(user=user, commitment=commitment)
    return commitment


def _locked(
    user: User, commitment: Commitment, may: Callable[[User, Commitment], bool], base_version: int
) -> Commitment:
    """The row as it is now, once the user may and nobody changed it after ``base_version``."""
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("traject__opgave", "owner")
    current = rows.get(pk=commitment.pk)
    if not may(user, current):
        raise NotAllowed
    if current.version != base_version:
        raise StaleVersion(current)
    return current


def _demand_open(commitment: Commitment) -> None:
    if not commitment.is_open:
        raise ParticipationError(_("Deze toezegging is al afgehandeld. Zet haar eerst weer open."))


def _reasoned(words: str) -> str:
    if not words.strip():
        raise ReasonRequired
    return words.strip()


def _save(commitment: Commitment) -> None:
    commitment.version += 1
    commitment.save()


def _apply(commitment: Commitment, data: Mapping[str, Any]) -> None:
    """Set and check; raises ValidationError beside the field that is wrong."""
    apply_data(commitment, data)
    commitment.full_clean()
    traject = commitment.traject
    if commitment.publicity == Publicity.PUBLIC and traject.opgave.confidentiality != Confidentiality.PUBLIC:
        raise ValidationError(
            {"publicity": _("Dit dossier is niet openbaar. Een toezegging kan niet openbaarder zijn dan het dossier.")}
        )
    if not policy.user_can_view_internal(commitment.owner, traject):
        raise ValidationError({"owner": _("Deze collega mag dit dossier niet zien. Kies iemand anders.")})
    _check_belongs(traject, {name: getattr(commitment, name) for name in ("werkatelier", "contribution", "stuk")})


def _check_belongs(traject: Traject, linked: Mapping[str, Any]) -> None:
    """Something of another traject has no place here, even when somebody sends its number."""
    for name, record in linked.items():
        if record is not None and record.traject_id != traject.pk:
            raise ValidationError({name: _("Dit hoort niet bij dit traject.")})
