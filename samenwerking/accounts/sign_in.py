"""What is known of how somebody logged in during this visit: by which means, and when."""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

PROVIDER = "socialaccount"


def records(request: HttpRequest) -> list[dict[str, Any]]:
    """``method`` (password, mfa, socialaccount) and ``at`` (seconds) of each, of this person, oldest first."""
    return get_authentication_records(request, request.user)  # type: ignore[arg-type]  # a visitor has none


def came_by_provider(request: HttpRequest) -> bool:
    """The visit began at the municipality's own log-in."""
    found = records(request)
    return bool(found) and found[0]["method"] == PROVIDER


def confirmed_lately(request: HttpRequest) -> bool:
    """This person showed who it is, by password, second step or provider, within STEP_UP_MINUTES."""
    found = records(request)
    return bool(found) and time.time() - found[-1]["at"] < settings.STEP_UP_MINUTES * 60
