"""What follows from somebody logging in or choosing a new password."""

from typing import Any

from allauth.account.signals import password_reset
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from samenwerking.accounts.attempts import forget_attempts
from samenwerking.accounts.devices import remember_device
from samenwerking.accounts.models import User


def _know_the_device(request: HttpRequest, user: User, **kwargs: Any) -> None:
    if request is not None:
        remember_device(request, user.email)


def _open_the_door(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Who has the mailbox is the person: a wait that strangers caused ends here."""
    forget_attempts(user.email)
    remember_device(request, user.email)


def connect() -> None:
    user_logged_in.connect(_know_the_device, dispatch_uid="accounts.device")
    password_reset.connect(_open_the_door, dispatch_uid="accounts.password_reset")
