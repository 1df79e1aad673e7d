"""What follows from somebody logging in or choosing a new password."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from samenwerking.accounts import naming
from samenwerking.accounts.attempts import forget_attempts
from samenwerking.accounts.days import begin_day
from samenwerking.accounts.devices import remember_device
from samenwerking.accounts.models import User
from samenwerking.accounts.sessions import end_visits


def _begin_visit(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """Roles as they are today, and a visit that knows it: its first page asks nothing of this."""
    if request is None:
        return
    remember_device(request, user.email)
    begin_day(request, user)


def _open_the_door(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Who has the mailbox is the person: a wait that strangers caused ends here."""
    forget_attempts(user.email)
    remember_device(request, user.email)


def _end_other_visits(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Whoever came in with the old password or without the second step is out."""
    end_visits(user, but=request.session.session_key)


def connect() -> None:
    naming.connect()
    for changed in (password_changed, password_set, password_reset):
        changed.connect(_end_other_visits, dispatch_uid="accounts.end_visits")
    for changed in (authenticator_added, authenticator_removed, authenticator_reset):
        changed.connect(_end_other_visits, dispatch_uid="accounts.end_visits")
    user_logged_in.connect(_begin_visit, dispatch_uid="accounts.begin_visit")
    password_reset.connect(_open_the_door, dispatch_uid="accounts.password_reset")
