"""Who keeps accounts: administrators alone, and what they send counts only after confirming (rule 9)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from samenwerking.accounts.models import User
from samenwerking.accounts.step_up import step_up

PERMISSION = "accounts.change_user"


def for_administrators(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    asking = step_up(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return asking(request, *args, **kwargs)

    return guarded


def me(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "an administrator is signed in"
    return request.user
