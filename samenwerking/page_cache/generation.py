"""The generation of public pages: a word that all processes share, and that is another one after every change.

A number would do, were it never forgotten. A cache may drop it, a counter then begins again at one, and pages that were
kept under an earlier one would come back. A word from chance never does.
"""

from secrets import token_hex

from .kept import NAME, may_be_away, pages


def now() -> str | None:
    """The generation of now; None when the cache does not answer."""
    with may_be_away():
        return pages().get(NAME) or begin()
    return None


def begin() -> str | None:
    """The generation of now, which begins here where there was none; None when the cache does not answer."""
    with may_be_away():
        pages().add(NAME, token_hex(16), None)
        found: str | None = pages().get(NAME)
        return found
    return None


def renew() -> None:
    """Everything that was kept is past. Runs after the commit, so that nobody keeps what was there before it.

    A cache that does not answer must not break what was just saved; then a page may be as old as
    PAGE_CACHE_SECONDS allows.
    """
    with may_be_away():
        pages().set(NAME, token_hex(16), None)
