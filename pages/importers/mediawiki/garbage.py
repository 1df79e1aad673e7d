"""Python looks for circles among its objects the oftener the more it makes; a conversion makes many and no circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (200_000, 20, 50)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """What was there before is left alone, and the rest is looked at a hundred times less often."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
