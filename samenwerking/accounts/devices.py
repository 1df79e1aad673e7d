"""A device on which somebody logged in before is known by a signed cookie. It opens nothing: it only counts apart."""

from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from samenwerking.accounts.tries import fingerprint

SALT = "samenwerking.accounts.devices"
KEPT = 365 * 24 * 60 * 60
# So many people on one device, the last to log in first.
MOST = 8


def device_of(request: HttpRequest, email: str) -> str:
    """The number of this device when this person logged in on it before; empty otherwise."""
    device, people = _read(request)
    return device if _known_as(email) in people else ""


def remember_device(request: HttpRequest, email: str) -> None:
    """At the end of this request the device is known for this person."""
    setattr(request, "_device_of", email)  # noqa: B010 - a request has no such attribute of its own


def keep_cookie(request: HttpRequest, response: HttpResponse) -> None:
    email = getattr(request, "_device_of", "")
    if not email:
        return
    device, people = _read(request)
    known = _known_as(email)
    others = [one for one in people if one != known]
    value = signing.dumps({"device": device or token_hex(16), "people": [known, *others][:MOST]}, salt=SALT)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        value,
        max_age=KEPT,
        path="/accounts/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known_as(email: str) -> str:
    """No address in the cookie: a device may be shared."""
    return fingerprint("device_of", email.casefold())[:16]


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        found: Any = signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=KEPT)
        return str(found["device"]), list(found["people"])
    except (signing.BadSignature, KeyError, TypeError):
        return "", []
