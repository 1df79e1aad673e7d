"""Which addresses are lists, told by their code: what they or the functions they lead to call by name."""

import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

from django.urls import URLPattern, URLResolver

OURS = ("participation.", "samenwerking.")
# Whoever leafs uses one of these; whoever has a table asks which one the address wants.
LEAFS = frozenset({"page_of", "Paginator", "ListPaginator", "SearchedPaginator"})
TABLE = frozenset({"asked_format", "table_of"})


def lists(entries: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, bool]]:
    """The routes of the lists, and whether it has a table."""
    for entry in entries:
        here = before + str(entry.pattern).removeprefix("^")  # as resolve() tells them
        if isinstance(entry, URLResolver):
            yield from lists(entry.url_patterns, here)
        elif names := names_of(entry.callback) & (LEAFS | TABLE):
            yield here, bool(names & TABLE)


def names_of(view: Any) -> frozenset[str]:
    """What this view calls, and what that calls, in our own code; a view of Wagtail that leafs counts as well."""
    view = inspect.unwrap(view)
    if getattr(getattr(view, "view_class", None), "paginate_by", None) and view.view_class.__module__.startswith(OURS):
        return frozenset({"Paginator"})
    seen: set[str] = set()
    waiting, done = [view], set()
    while waiting:
        function = inspect.unwrap(waiting.pop())
        if not isinstance(function, FunctionType) or function in done or not function.__module__.startswith(OURS):
            continue
        done.add(function)
        names = set(_names(function.__code__))
        seen |= names
        waiting += [function.__globals__[name] for name in names if name in function.__globals__]
    return frozenset(seen)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
