"""What is kept of an answer, and where."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

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


@contextmanager
def may_be_away() -> Iterator[None]:
    """Each cache fails in its own way. Inside this block that is written down and does no harm: a page is then made as
    if nothing was kept, and may be as old as PAGE_CACHE_SECONDS allows when what was kept could not be ended.
    """
    try:
        yield
    except Exception:
        logger.exception("page_cache_unreachable")


def look(key: str) -> tuple[str | None, Kept | None]:
    """The generation of now, and the page that was kept in it; asked together."""
    found: dict[str, Any] = {}
    with may_be_away():
        found = pages().get_many([NAME, key])
    generation, kept = found.get(NAME), found.get(key)
    if generation is None or not isinstance(kept, Kept) or kept.generation != generation:
        return generation, None
    return generation, kept


def keep(key: str, kept: Kept, seconds: int) -> None:
    """Kept under the generation in which making it began."""
    with may_be_away():
        pages().set(key, kept, seconds)
