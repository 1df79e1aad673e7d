"""What guessing is counted by at the log-in, and what somebody sees who has to wait."""

import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from samenwerking.accounts.devices import device_of
from samenwerking.accounts.form_counts import line_of
from samenwerking.accounts.tries import ACCOUNT, ADDRESS, DEVICE, Counted, take_try

logger = structlog.get_logger(__name__)
MAX_LENGTH = 254


def one_spelling(name: object) -> str:
    """Capitals and spaces must not give somebody extra tries."""
    return str(name or "").strip().casefold()[:MAX_LENGTH]


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


def counted_by(request: HttpRequest, email: str) -> list[Counted]:
    """A device of this person counts by itself; everybody else by the account and by where they come from."""
    name = one_spelling(email)
    device = device_of(request, name)
    if device:
        return [(DEVICE, f"{device}|{name}")]
    return [(ACCOUNT, name), (ADDRESS, line_of(client_address(request) or ""))]


def slow_down(request: HttpRequest, counted: list[Counted]) -> None:
    """Counts one try; raises the page that asks to wait."""
    wait = take_try(counted)
    if wait:
        logger.warning("told_to_wait", counted_by=[limit.kind for limit, _key in counted], seconds=wait)
        minutes = -(-wait // 60)
        response = render(request, "account/lockout.html", {"minutes": minutes}, status=429)
        response.headers["Retry-After"] = str(wait)
        raise ImmediateHttpResponse(response)
