"""Parts of a public page that are the same for everybody, in the memory of this process (docs/decisions/0218).

For who gets no page that was kept whole (a colleague who is logged in, a reader with a cookie of ours), and for making
a page that is going to be kept. A part is over when the generation is, and at the next moment at which time changes a
page, as whole pages are.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest

from samenwerking.database.replica.reading import from_the_one_database

from . import generation
from .asking import SAFE
from .moments import seconds_to_keep

Value = TypeVar("Value")
# All bodies of a large guide; when they are more, all begin anew.
MOST = 2_000
_GENERATION = "_generation_of_parts"
_parts: dict[Hashable, "Part"] = {}


@dataclass(frozen=True)
class Part:
    """A value that nobody changes; good in this generation, until a moment of the clock of this process."""

    generation: str
    until: float
    value: Any


def part(request: HttpRequest, name: Hashable, make: Callable[[], Value]) -> Value:
    """What ``make`` gives, made now or a moment ago. The name says all that it depends on but the database.

    What is given is shared: read it, never change it.
    """
    now = _generation(request)
    if now is None:
        return make()
    found = _parts.get(name)
    if found is not None and found.generation == now and time.monotonic() < found.until:
        value: Value = found.value
        return value
    began = time.time()
    with from_the_one_database():
        value = make()
    if len(_parts) >= MOST:
        _parts.clear()
    _parts[name] = Part(now, time.monotonic() + seconds_to_keep(now, began), value)
    return value


def _generation(request: HttpRequest) -> str | None:
    """That of the first part that this request asked for, so before anything was read; None when nothing is to be kept.

    Somebody who sends may have changed something a moment ago, and an editor who looks at a draft is in a request of
    Wagtail's own. What is not committed yet is for nobody else.
    """
    if not settings.PAGE_CACHE_SECONDS or request.method not in SAFE or getattr(request, "is_dummy", False):
        return None
    if connections[DEFAULT_DB_ALIAS].in_atomic_block:
        return None
    if not hasattr(request, _GENERATION):
        setattr(request, _GENERATION, generation.now())
    found: str | None = getattr(request, _GENERATION)
    return found
