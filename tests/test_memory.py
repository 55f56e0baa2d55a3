"""What a server has loaded is left alone by the garbage collector."""

import gc

from khuyenhoc.memory import SEEN_AFTER, set_aside_loaded


def test_what_was_loaded_is_set_aside_and_what_comes_later_is_not():
    loaded = [["loaded"]]
    before = gc.get_threshold()

    try:
        set_aside_loaded()
        later = [["later"]]
        watched = {id(each) for each in gc.get_objects()}
        seen_after = gc.get_threshold()[0]
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)

    assert id(loaded) not in watched
    assert id(later) in watched
    assert seen_after == SEEN_AFTER
