"""Answers strangers who read with what was kept, keeps what they may all have, and says "nothing new" where it can."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from . import generation
from .answering import add_public_headers, is_for_everybody, say_who_may_keep, without_mark
from .asking import is_search, is_stranger_reading, key_of, most_seconds
from .encoding import packed
from .kept import Kept, keep, look
from .moments import seconds_to_keep
from .public_page import found_kept, will_be_kept


class PageCacheMiddleware:
    """Stands before all that asks the database or writes headers, so that what is kept is whole."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_stranger_reading(request):
            return self.get_response(request)
        began = time.time()  # before looking whether anything changed
        if not settings.PAGE_CACHE_SECONDS or is_search(request):
            return self._made(request, began)
        key = key_of(request)
        now, kept = look(key)
        if kept is not None:
            found_kept(request)
            return _sent(request, kept.response_to(request), began)
        return self._made(request, began, key, now or generation.begin())

    def _made(self, request: HttpRequest, began: float, key: str = "", now: str | None = None) -> HttpResponseBase:
        """The page as it is made, and kept under the generation in which that began."""
        if now:
            will_be_kept(request)
        response = self.get_response(request)
        if not is_for_everybody(request, response):
            return response
        assert isinstance(response, HttpResponse), "looked at by is_for_everybody"
        add_public_headers(response)
        if now and request.method == "GET":
            kept = Kept(now, without_mark(response), packed(response.content))
            keep(key, kept, min(seconds_to_keep(now, began), most_seconds(request)))
            response = kept.response_to(request)
        return _sent(request, response, began)


def _sent(request: HttpRequest, response: HttpResponse, began: float) -> HttpResponseBase:
    """The answer, or 304 when the browser has this text."""
    say_who_may_keep(request, response, int(began))
    found = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    assert found is not None, "an answer was given"
    return found
