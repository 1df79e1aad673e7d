"""Closing and opening accounts, by hand or by their dates. An account stays as long as the record names it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from samenwerking.accounts.events import AccountAction, tell
from samenwerking.accounts.models import Invitation, User
from samenwerking.accounts.sessions import end_visits


@transaction.atomic
def close_account(*, by: User | None, user: User) -> bool:
    """From the next request; False when it was closed already. An invitation that waits opens it no more either way."""
    found = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    _withdraw_invitation(found, by=by)
    if not found.is_active:
        return False
    found.is_active = False
    found.save(update_fields=["is_active"])
    tell(AccountAction.CLOSED, by=by, about=found)
    transaction.on_commit(lambda: end_visits(found))
    return True


@transaction.atomic
def reopen_account(*, by: User, user: User) -> bool:
    """A last day that has passed goes, or the account would close again tonight."""
    found = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if found.is_active:
        return False
    _withdraw_invitation(found, by=by)
    found.is_active = True
    if found.open_until is not None and found.open_until < timezone.localdate():
        found.open_until = None
    found.save(update_fields=["is_active", "open_until"])
    tell(AccountAction.REOPENED, by=by, about=found)
    return True


@transaction.atomic
def change_dates(*, by: User, user: User, open_from: date | None, open_until: date | None) -> bool:
    """The first and last day of an account; False when nothing changed."""
    found = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if (found.open_from, found.open_until) == (open_from, open_until):
        return False
    found.open_from, found.open_until = open_from, open_until
    found.save(update_fields=["open_from", "open_until"])
    facts = {"from": str(open_from) if open_from else None, "until": str(open_until) if open_until else None}
    tell(AccountAction.DATES_CHANGED, by=by, about=found, **facts)
    return True


def _withdraw_invitation(user: User, *, by: User | None) -> None:
    waiting = Invitation.objects.filter(user=user, accepted_at=None, withdrawn_at=None)
    if waiting.update(withdrawn_at=timezone.now()):
        tell(AccountAction.INVITATION_WITHDRAWN, by=by, about=user)


def close_ended() -> int:
    """Each night: accounts of which the last day has passed. How many."""
    ended = User.objects.filter(is_active=True, open_until__lt=timezone.localdate())
    return sum(close_account(by=None, user=user) for user in ended)
