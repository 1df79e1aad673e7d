"""Changes that no public page shows, said by who makes them (docs/decisions/0231).

Which table is written says too little: a draft stands in the same table as what was published.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_unseen: ContextVar[bool] = ContextVar("page_cache_unseen", default=False)


@contextmanager
def unseen() -> Iterator[None]:
    """What is written inside this block ends no generation.

    If it shows after all, a page may be as old as PAGE_CACHE_SECONDS allows.
    """
    token = _unseen.set(True)
    try:
        yield
    finally:
        _unseen.reset(token)


def is_unseen() -> bool:
    return _unseen.get()
