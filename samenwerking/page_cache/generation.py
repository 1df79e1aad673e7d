"""The generation of public pages: a word that all processes share, and that is another one after every change.

A number would do, were it never forgotten. A cache may drop it, a counter then begins again at one, and pages that were
kept under an earlier one would come back. A word from chance never does.
"""

import logging
from secrets import token_hex

from .kept import NAME, pages

logger = logging.getLogger(__name__)


def now() -> str | None:
    """The generation of now; None when the cache does not answer."""
    try:
        found: str | None = pages().get(NAME)
    except Exception:  # each cache fails in its own way
        logger.exception("page_cache_unreachable")
        return None
    return found or begin()


def begin() -> str | None:
    """The generation of now, which begins here where there was none; None when the cache does not answer."""
    try:
        pages().add(NAME, token_hex(16), None)
        found: str | None = pages().get(NAME)
    except Exception:  # each cache fails in its own way
        logger.exception("page_cache_unreachable")
        return None
    return found


def renew() -> None:
    """Everything that was kept is past. Runs after the commit, so that nobody keeps what was there before it.

    A cache that does not answer must not break what was just saved; then a page may be a minute old.
    """
    try:
        pages().set(NAME, token_hex(16), None)
    except Exception:  # idem
        logger.exception("page_cache_unreachable")
