"""Python looks for circles among its objects the oftener the more it makes; a conversion makes many and no circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (200_000, 20, 50)
EVERY = 5
_batches = 0


def collect_seldom() -> None:
    """What was there before is left alone, and the rest is looked at a hundred times less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def collect() -> None:
    """After some batches, so that memory does not grow with their number; what was frozen costs no time."""
    global _batches
    _batches += 1
    if _batches % EVERY == 0:
        gc.collect()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """For the time of an import."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
