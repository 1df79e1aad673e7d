"""What is known of how somebody logged in during this visit: by which means, and when."""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from samenwerking.accounts.models import User

PROVIDER = "socialaccount"
# When the person of this visit last showed the provider who it is: ``user`` and ``at``.
ASKED_THERE = "provider_asked"


def records(request: HttpRequest) -> list[dict[str, Any]]:
    """``method`` (password, mfa, socialaccount) and ``at`` (seconds) of each, of this person, oldest first."""
    return get_authentication_records(request, request.user)  # type: ignore[arg-type]  # a visitor has none


def methods_of(request: HttpRequest, user: User) -> list[str]:
    """By which means this person just came in, also before the request knows who that is."""
    return [str(record["method"]) for record in get_authentication_records(request, user)]


def came_by_provider(request: HttpRequest) -> bool:
    """The visit began at the municipality's own log-in."""
    found = records(request)
    return bool(found) and found[0]["method"] == PROVIDER


def lasted_too_long(request: HttpRequest) -> bool:
    """Somebody logged in longer than VISIT_LONGEST_DAYS ago, and has gone on with that visit ever since."""
    found = records(request)
    return bool(found) and time.time() - float(found[0]["at"]) > settings.VISIT_LONGEST_DAYS * 24 * 60 * 60


def confirmed_lately(request: HttpRequest) -> bool:
    """This person showed who it is, by password, second step or provider, within STEP_UP_MINUTES."""
    moments = [moment for record in records(request) if (moment := _shown_at(request, record)) is not None]
    return bool(moments) and time.time() - max(moments) < settings.STEP_UP_MINUTES * 60


def keep_auth_time(request: HttpRequest, user: User, claims: dict[str, Any]) -> None:
    """What the provider says of when it asked; without a word of it nothing is known."""
    moment = claims.get("auth_time")
    if isinstance(moment, int):
        request.session[ASKED_THERE] = {"user": user.pk, "at": moment}
    else:
        request.session.pop(ASKED_THERE, None)


def _shown_at(request: HttpRequest, record: dict[str, Any]) -> float | None:
    """A provider lets somebody in who is still logged in there, and then asks nothing: that shows nothing either."""
    at = float(record["at"])
    if record["method"] != PROVIDER or record.get("reauthenticated"):
        return at
    asked = request.session.get(ASKED_THERE)
    return min(at, float(asked["at"])) if asked and asked["user"] == request.user.pk else None
