"""Says which answers are the same for every stranger, so that the web server in front may keep them for a moment.

Nothing is kept unless it is marked here (docs/decisions/0208). ``deploy/nginx/`` is the reader of the marks.
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

from samenwerking.database.replica.middleware import reads_only

MARK = "X-Accel-Expires"
# After the second in which a page was made: so long it may still be shown while a new one is being made.
# Together less than two seconds, which is when everybody must see what was published.
BEHIND_SECONDS = 1
# "Not found" and "moved" too: they take the place of the page that was there.
SHARED_STATUSES = frozenset({200, 301, 302, 404, 410})


class SharedAnswersMiddleware:
    """Stands outside everything that knows who asks: what those say in headers is what it looks at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = int(time.time())  # before the first question to the database: what it says may be older than the answer
        response = self.get_response(request)
        if from_stranger(request) and is_shared(response):
            mark(response, began)
        return response


def mark(response: HttpResponseBase, began: int) -> None:
    """The same for every stranger, and true in this second."""
    patch_cache_control(response, stale_while_revalidate=BEHIND_SECONDS)
    # Last: nginx 1.22 reads no Cache-Control that comes after it.
    response.headers[MARK] = f"@{began}"


def from_stranger(request: HttpRequest) -> bool:
    """Nothing in the question can tell one reader from another."""
    return reads_only(request) and not (
        request.COOKIES or "Authorization" in request.headers or "HX-Request" in request.headers
    )


def is_shared(response: HttpResponseBase) -> bool:
    """Whoever made the answer said nothing of who may keep it; one who did (private, or public for an hour) knows."""
    return (
        response.status_code in SHARED_STATUSES
        and not response.cookies
        and not response.streaming
        and "Cache-Control" not in response.headers
    )
