"""The parts of an import that several processes do side by side."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import TypeVar

# Fewer pages are done before the processes have started.
WORTH_IT = 400
MOST = 4
Given = TypeVar("Given")
Made = TypeVar("Made")
Recipe = TypeVar("Recipe")


def processors() -> int:
    """Those that this process may use."""
    return min(MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


class Workers:
    """Processes that each ``start`` from a recipe; they end with the block, and also when this process is killed."""

    def __init__(self, start: Callable[[Recipe], None], recipe: Recipe, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(start, recipe))

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def map(self, act: Callable[[Given], Made], shares: Iterable[Given]) -> Iterator[Made]:
        """What each share gives, in the order in which they were given."""
        return self._pool.map(act, shares)


def _begin(start: Callable[[Recipe], None], recipe: Recipe) -> None:
    """A process of its own starts without Django and without the wiki."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import django

    django.setup()
    from .garbage import collect_seldom

    start(recipe)
    collect_seldom()


def _end_with_parent() -> None:
    """A killed import leaves no processes behind that wait for work."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
