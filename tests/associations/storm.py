"""Many writers at once in the tree, and readers that must never wait."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection

from associations.models import Association
from associations.tree import NewUnit, TreeRefused, close, found, move, rename


@dataclass
class Storm:
    """What happened: changes made and refused by writers, the slowest reading, errors."""

    changes: int = 0
    refused: int = 0
    readings: int = 0
    slowest_reading: float = 0.0  # seconds
    errors: list[BaseException] = field(default_factory=list)


def raise_storm(communes: list[int], seconds: float, writers: int = 6) -> Storm:
    """Let ``writers`` threads found, move, rename and close units below ``communes`` (ids).

    Each picks units as it saw them last, so parents are often stale. Two more threads read
    subtrees all the while. Returns when the time is over and every thread has ended.
    """
    storm = Storm()
    lock = threading.Lock()
    until = time.monotonic() + seconds
    made: list[int] = []

    def write(seed: int) -> None:
        dice = random.Random(seed)
        number = 0
        while time.monotonic() < until and not storm.errors:
            number += 1
            try:
                _change(dice, communes, made, f"{seed}.{number}")
                with lock:
                    storm.changes += 1
            except TreeRefused:
                with lock:
                    storm.refused += 1

    def read(seed: int) -> None:
        dice = random.Random(seed)
        while time.monotonic() < until and not storm.errors:
            began = time.monotonic()
            roots = Association.objects.filter(pk=dice.choice(communes))
            list(Association.objects.within(roots).values_list("pk", "full_name"))
            with lock:
                storm.readings += 1
                storm.slowest_reading = max(storm.slowest_reading, time.monotonic() - began)

    threads = [
        threading.Thread(target=_guard, args=(storm, write, seed)) for seed in range(writers)
    ] + [threading.Thread(target=_guard, args=(storm, read, -seed)) for seed in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return storm


def _guard(storm: Storm, work: Callable[[int], None], seed: int) -> None:
    try:
        work(seed)
    except BaseException as error:  # told to the main thread, which asserts that there is none
        storm.errors.append(error)
    finally:
        connection.close()


def _change(dice: random.Random, communes: list[int], made: list[int], name: str) -> None:
    """One change at random; half of them found something."""
    kind = dice.random()
    if kind < 0.5 or len(made) < 10:
        if made and dice.random() < 0.3:
            units = [NewUnit(f"tổ {name}", "group", dice.choice(made))]
        else:
            count = dice.randint(1, 5)
            parent = dice.choice(communes)
            units = [NewUnit(f"thôn {name}.{n}", "branch", parent) for n in range(count)]
        made.extend(unit.pk for unit in found(units))
    elif kind < 0.85:
        move(dice.choice(made), dice.choice(communes))
    elif kind < 0.95:
        rename([(dice.choice(made), f"thôn mới {name}")])
    else:
        close(dice.choice(made))
