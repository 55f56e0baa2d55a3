"""The garbage collector looks seldom, and never again through what a process has loaded."""

import gc

# A page makes tens of thousands of objects and lets go of them without the collector; the usual
# 700 made it look thirty times a page.
SEEN_AFTER = 50_000


def set_aside_loaded() -> None:
    """Take everything that is in memory now out of the garbage collector's rounds, and let these
    be rare.

    Called once, when a process has started and before it works: a page that makes thousands of
    rows set off rounds over all of Django again and again, half of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(SEEN_AFTER)
