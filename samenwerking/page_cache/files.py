"""Files that everybody may have and that take long to make, kept for a moment by what they are made of."""

import logging
from collections.abc import Callable

from django.conf import settings

from .answering import LARGEST
from .kept import pages

logger = logging.getLogger(__name__)


def kept_file(made_of: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` gives, made now or a moment ago.

    ``made_of`` is a fingerprint of all that the file depends on, so another text is another file and nothing has to
    end. Whether somebody may have it is asked by the caller, each time.
    """
    if not settings.PAGE_CACHE_SECONDS:
        return make()
    found = _found(made_of)
    if found is not None:
        return found
    made = make()
    if len(made) <= LARGEST:
        _keep(made_of, made)
    return made


def _found(made_of: str) -> bytes | None:
    try:
        found = pages().get(_name(made_of))
    except Exception:  # each cache fails in its own way; the file is then made
        logger.exception("page_cache_unreachable")
        return None
    return found if isinstance(found, bytes) else None


def _keep(made_of: str, made: bytes) -> None:
    try:
        pages().set(_name(made_of), made, settings.PAGE_CACHE_SECONDS)
    except Exception:  # idem
        logger.exception("page_cache_unreachable")


def _name(made_of: str) -> str:
    return f"file:{made_of}"
