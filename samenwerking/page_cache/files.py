"""Files that everybody may have and that take long to make, kept for a moment by what they are made of."""

from collections.abc import Callable

from django.conf import settings

from .answering import LARGEST
from .kept import may_be_away, pages


def kept_file(made_of: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` gives, made now or a moment ago.

    ``made_of`` is a fingerprint of all that the file depends on, so another text is another file and nothing has to
    end. Whether somebody may have it is asked by the caller, each time.
    """
    if not settings.PAGE_CACHE_SECONDS:
        return make()
    name, found = f"file:{made_of}", None
    with may_be_away():
        found = pages().get(name)
    if isinstance(found, bytes):
        return found
    made = make()
    if len(made) <= LARGEST:
        with may_be_away():
            pages().set(name, made, settings.PAGE_CACHE_SECONDS)
    return made
