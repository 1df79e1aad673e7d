"""What django-axes counts wrong passwords by: the name that was typed and the address it came from."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest

MAX_LENGTH = 254


def username_of(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str | None:
    """The e-mail address that was tried, as one spelling: capitals must not give somebody extra tries.

    allauth passes ``email``, Django itself ``username``; before there are credentials the form is all there is.
    """
    given = credentials or {}
    name = given.get("email") or given.get("username")
    if not name and request is not None:
        name = request.POST.get("login")
    return str(name).strip().casefold()[:MAX_LENGTH] if name else None


def client_address(request: HttpRequest) -> str | None:
    """The visitor's address. Only what our own proxies added to X-Forwarded-For is believed (TRUSTED_PROXIES).

    Each proxy adds the address that it saw at the end, so the last ones are ours; what stands before may be made up.
    """
    address: str | None = request.META.get("REMOTE_ADDR")
    proxies: int = settings.TRUSTED_PROXIES
    if not proxies:
        return address
    chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return chain[-min(proxies, len(chain))] if chain else address


def client_in_log(*args: object, **kwargs: object) -> str:
    """What the log says about the visitor: nothing that names a person."""
    return "een bezoeker"
