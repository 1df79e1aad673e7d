"""Conversion in as many processes as there are processors: it asks no database, only the spool.

Nothing of Django is imported here before a process has set it up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from .workers import Workers

if TYPE_CHECKING:
    from .converted import Converted, Order

SHARE = 20
_convert: "Callable[[Order], Converted] | None" = None


@dataclass(frozen=True)
class ConversionRecipe:
    """What a process needs to see the same wiki."""

    spool: Path
    files: Path | None
    now: datetime
    language: str
    project_pages: bool


def converters(recipe: ConversionRecipe, count: int) -> Workers:
    return Workers(_start, recipe, count)


def convert_in(workers: Workers, orders: "list[Order]") -> "Iterator[Converted]":
    """In the order in which they were given."""
    shares = [orders[start : start + SHARE] for start in range(0, len(orders), SHARE)]
    return chain.from_iterable(workers.map(_convert_share, shares))


def _start(recipe: ConversionRecipe) -> None:
    from django.utils import translation

    from .converted import convert_order
    from .read.export import open_spool
    from .read.files import FileStore
    from .wiki import Wiki

    translation.activate(recipe.language)
    export = open_spool(recipe.spool)
    assert export is not None
    wiki = Wiki(export, FileStore(export, recipe.files), now=recipe.now)
    global _convert
    _convert = lambda order: convert_order(order, wiki, project_pages=recipe.project_pages)  # noqa: E731 - bound once per worker, as its name says


def _convert_share(orders: "list[Order]") -> "list[Converted]":
    assert _convert is not None
    return [_convert(order) for order in orders]
