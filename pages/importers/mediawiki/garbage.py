"""Python looks for circles among its objects the oftener the more it makes; a conversion makes many and no circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (200_000, 20, 50)


def collect_seldom() -> None:
    """What was there before is left alone, and the rest is looked at a hundred times less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def collect() -> None:
    """After a batch, so that memory does not grow with the number of batches; what was frozen costs no time."""
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
