"""Conversion in as many processes as there are processors: it asks no database, only the spool."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .converted import Converted, Order

# Fewer pages are converted before the processes have started.
WORTH_IT = 400
MOST = 4
SHARE = 20
_convert: "Callable[[Order], Converted] | None" = None


@dataclass(frozen=True)
class Recipe:
    """What a process needs to see the same wiki."""

    spool: Path
    files: Path | None
    now: datetime
    language: str
    project_pages: bool


def processors() -> int:
    """Those that this process may use."""
    return min(MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


class Workers:
    """Processes that convert; they end with the block, and also when this process is killed."""

    def __init__(self, recipe: Recipe, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(recipe,))

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def convert(self, orders: "list[Order]") -> "Iterator[Converted]":
        """In the order in which they were given."""
        shares = [orders[start : start + SHARE] for start in range(0, len(orders), SHARE)]
        return chain.from_iterable(self._pool.map(_convert_share, shares))


def _start(recipe: Recipe) -> None:
    """A process of its own starts without Django and without the wiki."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import django

    django.setup()
    from django.utils import translation

    from .converted import convert_order
    from .garbage import collect_seldom
    from .read.export import open_spool
    from .read.files import FileStore
    from .wiki import Wiki

    translation.activate(recipe.language)
    export = open_spool(recipe.spool)
    assert export is not None
    wiki = Wiki(export, FileStore(export, recipe.files), now=recipe.now)
    collect_seldom()
    global _convert
    _convert = lambda order: convert_order(order, wiki, project_pages=recipe.project_pages)  # noqa: E731


def _end_with_parent() -> None:
    """A killed import leaves no processes behind that wait for work."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _convert_share(orders: "list[Order]") -> "list[Converted]":
    assert _convert is not None
    return [_convert(order) for order in orders]
