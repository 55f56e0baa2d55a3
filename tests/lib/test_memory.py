"""What a server has loaded is left alone by the garbage collector."""

import gc

from khuyenhoc.lib.memory import PYTHONS_OWN, SEEN_AFTER, as_python_has_it, set_aside_loaded


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


def test_what_is_measured_without_us_has_the_collector_as_python_starts_it():
    loaded = [["loaded"]]
    before = gc.get_threshold()

    try:
        set_aside_loaded()
        with as_python_has_it():
            inside = gc.get_threshold()
            watched = {id(each) for each in gc.get_objects()}
        after, still = gc.get_threshold()[0], {id(each) for each in gc.get_objects()}
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)

    assert inside == PYTHONS_OWN
    assert (id(loaded) in watched, id(loaded) in still) == (True, False)
    assert after == SEEN_AFTER
