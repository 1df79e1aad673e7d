"""What is kept of an answer, and where."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.http import HttpRequest, HttpResponse

from .encoding import encoding_for

logger = logging.getLogger(__name__)
ALIAS = "pages"
NAME = "generation"


@dataclass(frozen=True)
class Kept:
    """An answer with its body as it is and packed, by the name of the packing. Made in this generation."""

    generation: str
    headers: tuple[tuple[str, str], ...]
    bodies: dict[str, bytes]

    def response_to(self, request: HttpRequest) -> HttpResponse:
        encoding = encoding_for(request, self.bodies)
        response = HttpResponse(self.bodies[encoding], headers=dict(self.headers))
        response.headers["Content-Length"] = str(len(self.bodies[encoding]))
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response


def pages() -> BaseCache:
    return caches[ALIAS]


def look(key: str) -> tuple[str | None, Kept | None]:
    """The generation of now, and the page that was kept in it; asked together."""
    try:
        found = pages().get_many([NAME, key])
    except Exception:  # each cache fails in its own way; the page is then made as if nothing was kept
        logger.exception("page_cache_unreachable")
        return None, None
    generation, kept = found.get(NAME), found.get(key)
    if generation is None or not isinstance(kept, Kept) or kept.generation != generation:
        return generation, None
    return generation, kept


def keep(key: str, kept: Kept) -> None:
    """For as long as the settings say. Kept under the generation in which making it began."""
    try:
        pages().set(key, kept, settings.PAGE_CACHE_SECONDS)
    except Exception:  # each cache fails in its own way; the page is then made as if nothing was kept
        logger.exception("page_cache_unreachable")
