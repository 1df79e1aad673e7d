"""How often one reader may ask for what takes the machine long: searching, and lists as a table or a file.

Somebody who is logged in is counted by account, wherever they are; a stranger by their connection to the internet. The
count is the one of the public forms (``form_counts.py``): nothing of a stranger is kept longer than a day
(docs/decisions/0214). A number of 0 in the settings means that nothing is counted.

    count_request(request, SEARCH)      # at the top of a view, before the work
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any

import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from samenwerking.accounts.form_counts import count_form
from samenwerking.accounts.lockout import client_address

logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Asking:
    """``setting`` names how often in a ``period``; ``times`` where one act of a person asks more than once."""

    purpose: str
    setting: str
    period: timedelta
    times: int = 1

    @property
    def most(self) -> int:
        return int(getattr(settings, self.setting)) * self.times


SEARCH = Asking("search", "SEARCHES_PER_MINUTE", timedelta(minutes=1))
# While somebody types, the field asks after each few letters.
SUGGEST = Asking("suggest", "SEARCHES_PER_MINUTE", timedelta(minutes=1), times=5)
EXPORT = Asking("export", "EXPORTS_PER_HOUR", timedelta(hours=1))


def count_request(request: HttpRequest, asking: Asking) -> None:
    """Counts one; raises the page that asks to wait."""
    if not asking.most or _counted(request, asking) <= asking.most:
        return
    minutes = int(asking.period.total_seconds()) // 60
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    raise ImmediateHttpResponse(response)


def count_words(request: HttpRequest, chosen: Mapping[str, Any]) -> None:
    """A list that is narrowed by words (``q``) is a search; by what can be chosen it is not."""
    if chosen.get("q"):
        count_request(request, SEARCH)


def limited(asking: Asking) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """A view that does nothing else than this."""

    def wrap(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            count_request(request, asking)
            return view(request, *args, **kwargs)

        return counted

    return wrap


def _counted(request: HttpRequest, asking: Asking) -> int:
    """How often in this period. A database that is busy or read-only stops no reader."""
    try:
        with transaction.atomic():
            return count_form(asking.purpose, _who(request), asking.period)
    except DatabaseError:
        logger.warning("request_not_counted", purpose=asking.purpose)
        return 0


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"account {request.user.pk}"
    return client_address(request) or ""
