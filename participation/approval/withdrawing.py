"""Withdrawing: what was written stays, and nobody has to act on it any more (rule 5)."""

from participation import audit
from participation.approval.door import checked_reason, lock_round, open_stuk
from participation.approval.off_register import off_register
from participation.approval.transitions import TAKE_UP, WITHDRAW
from participation.choices import StukState
from participation.models import Stuk
from samenwerking.accounts.models import User


@off_register
def withdraw_stuk(*, stuk: Stuk, user: User, reason: str) -> Stuk:
    """End the paper with a reason, and its open round with it."""
    locked, actor = open_stuk(stuk, user, WITHDRAW)
    reason, before = checked_reason(reason), str(locked.state)
    round_ = lock_round(locked)
    if round_ is not None:
        round_.cancel(user=actor)
    locked.state = StukState.WITHDRAWN
    locked.withdrawn_reason = reason
    locked.save()
    audit.stuk_withdrawn(user=actor, stuk=locked, before=before)
    return locked


@off_register
def take_up_stuk(*, stuk: Stuk, user: User) -> Stuk:
    """Go on with a withdrawn paper: a draft again, with everything that happened to it."""
    locked, actor = open_stuk(stuk, user, TAKE_UP)
    locked.state = StukState.DRAFT
    locked.save()
    audit.stuk_taken_up(user=actor, stuk=locked)
    return locked
