"""Moving a traject from process to process, past its soft gates, and closing and reopening dossiers."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.choices import Stage
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.gates import gate_of, is_forward, reachable
from participation.models import Opgave, ProcessMove, Traject
from participation.services.records import lock_record
from participation.services.steering.finding import look_after_change
from samenwerking.accounts.models import User


@transaction.atomic
def move_process(*, user: User, traject: Traject, to_process: Stage, reason: str, base_version: int) -> Traject:
    """Bring a traject to the next process, to its end, or back.

    Past a gate that is not met, and back, only with a reason; the move is kept with the name of who made it.
    Raises NotAllowed, StaleVersion, ReasonRequired or ParticipationError (a stage that one move cannot reach).
    """
    locked = lock_record(traject)
    if not policy.user_can_move_process(user, locked):
        raise NotAllowed
    if locked.version != base_version:
        raise StaleVersion(locked)
    if to_process not in reachable(locked):
        raise ParticipationError(_("Dit traject kan nu niet naar “%(stage)s”.") % {"stage": to_process.label})
    before, skipped = locked.stage, _skips_gate(locked, to_process)
    if (skipped or not is_forward(locked, to_process)) and not reason.strip():
        raise ReasonRequired
    move = ProcessMove(
        traject=locked,
        from_stage=before,
        to_stage=to_process,
        gate_skipped=skipped,
        reason=reason.strip(),
        by=user,
    )
    _apply(locked, to_process, user)
    move.save()
    audit.process_moved(user=user, traject=locked, before=before, after=to_process, skipped=skipped, reason=reason)
    look_after_change(locked.opgave)
    return locked


def _skips_gate(traject: Traject, to_stage: Stage) -> bool:
    """Does the move pass a gate that is not met?"""
    gate = gate_of(traject)
    return is_forward(traject, to_stage) and gate is not None and not gate.met


def _apply(traject: Traject, stage: Stage, user: User) -> None:
    """A closed traject keeps the process that it was in, so that reopening leads back there."""
    if stage == Stage.CLOSED:
        traject.closed_at = timezone.now()
    else:
        traject.closed_at = None
        traject.process = stage.value
    traject.version += 1
    traject.updated_by = user
    traject.save(update_fields=["closed_at", "process", "version", "updated_by", "updated_at"])


@transaction.atomic
def close_opgave(*, user: User, opgave: Opgave, base_version: int) -> Opgave:
    """Close an opgave of which every traject is closed; it stays, and nobody edits it any more. Twice is once."""
    locked = lock_record(opgave)
    if locked.closed_at is not None and policy.user_can_manage_team(user, locked):
        return locked
    if not policy.user_can_close_opgave(user, locked):
        raise NotAllowed
    waiting = locked.trajecten.filter(closed_at__isnull=True).count()
    if waiting:
        message = _("Sluit eerst de trajecten van deze opgave. Open zijn er nog: %(count)s.")
        raise ParticipationError(message % {"count": waiting})
    return _set_closed(locked, user, base_version, closed=True)


@transaction.atomic
def reopen_opgave(*, user: User, opgave: Opgave, base_version: int) -> Opgave:
    """Open a closed opgave again. Its trajecten stay closed until they are opened one by one."""
    locked = lock_record(opgave)
    if locked.closed_at is None and policy.user_can_manage_team(user, locked):
        return locked
    if not policy.user_can_reopen_opgave(user, locked):
        raise NotAllowed
    return _set_closed(locked, user, base_version, closed=False)


def _set_closed(opgave: Opgave, user: User, base_version: int, *, closed: bool) -> Opgave:
    if opgave.version != base_version:
        raise StaleVersion(opgave)
    opgave.closed_at = timezone.now() if closed else None
    opgave.version += 1
    opgave.updated_by = user
    opgave.save(update_fields=["closed_at", "version", "updated_by", "updated_at"])
    audit.opgave_closed(user=user, opgave=opgave, closed=closed)
    return opgave
