"""Who keeps accounts: administrators alone, and what they send counts only after confirming (rule 9).

Accounts of superusers are kept by superusers: whoever gives such an account another address or second step could take
it over.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from samenwerking.accounts.models import User
from samenwerking.accounts.step_up import step_up

PERMISSION = "accounts.change_user"


def may_keep(by: User, user: User) -> bool:
    """May change this account."""
    return by.is_superuser or not user.is_superuser


def _is_out_of_reach(request: HttpRequest, pk: str | int | None) -> bool:
    if pk is None or request.method in ("GET", "HEAD"):
        return False
    user = User.objects.only("is_superuser").filter(pk=pk).first()
    return user is not None and not may_keep(me(request), user)


def for_administrators(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """On a view of one account, its number is ``pk``; looking at any account is for every administrator."""
    asking = step_up(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        if _is_out_of_reach(request, kwargs.get("pk")):
            raise PermissionDenied
        return asking(request, *args, **kwargs)

    return guarded


def me(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "an administrator is signed in"
    return request.user
