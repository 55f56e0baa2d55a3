"""The garbage collector looks seldom, and never again through what a process has loaded."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A page makes tens of thousands of objects and lets go of them without the collector; the usual
# 700 made it look thirty times a page.
SEEN_AFTER = 50_000
PYTHONS_OWN = gc.get_threshold()


def set_aside_loaded() -> None:
    """Take everything that is in memory now out of the garbage collector's rounds, and let these
    be rare.

    Called once, when a process has started and before it works: a page that makes thousands of
    rows set off rounds over all of Django again and again, half of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(SEEN_AFTER)


@contextmanager
def as_python_has_it() -> Iterator[None]:
    """Let the garbage collector work as Python starts it, for measuring what runs without us."""
    before = gc.get_threshold()
    gc.unfreeze()
    gc.set_threshold(*PYTHONS_OWN)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.collect()
        gc.freeze()
