"""Many threads found and move branches at once; the tree must stay whole."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from django.db import connection

from associations.checking import Fault, check_tree
from associations.projection import TreeBusy
from associations.tree import NewUnit, TreeRefused, found, move
from bench import nation


@dataclass
class Storm:
    """What happened: how often each thing was done, what broke, the faults of the tree after."""

    done: Counter[str] = field(default_factory=Counter)
    broken: list[Exception] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def rage(threads: int, seconds: float, seed: int = 1) -> Storm:
    """Found branches under random communes and move any of them to others, all at once.

    All threads choose among the same branches, so that moves meet each other. Asks ``check_tree``
    when all have stopped.
    """
    storm = Storm()
    communes = nation.list_ids("level_id = 'commune' and closed_on is null")
    branches: list[int] = []
    until = time.monotonic() + seconds

    def work(number: int) -> None:
        draws = random.Random(seed * 1000 + number)
        try:
            count = 0
            while time.monotonic() < until:
                count += 1
                storm.done[_act(draws, communes, branches, f"{number}.{count}")] += 1
        except Exception as fault:  # noqa: BLE001 - told to the caller, who waits in another thread
            storm.broken.append(fault)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    storm.faults = check_tree()
    return storm


def _act(draws: random.Random, communes: list[int], branches: list[int], name: str) -> str:
    """Do one thing; its name."""
    try:
        if len(branches) < 5 or draws.random() < 0.5:
            units = [
                NewUnit(f"xóm {name}.{place}", "branch", draws.choice(communes))
                for place in range(draws.randint(1, 3))
            ]
            branches.extend(unit.pk for unit in found(units))
            return "founded"
        move(draws.sample(branches, draws.randint(1, 2)), draws.choice(communes))
    except TreeRefused:  # it hangs there already
        return "refused"
    except TreeBusy:
        return "busy"
    return "moved"
