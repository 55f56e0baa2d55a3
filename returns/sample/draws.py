"""Chance that is the same everywhere and always: draws from a text, and sharing out of totals."""

import heapq
from collections.abc import Sequence
from hashlib import blake2b


def draw(low: int, high: int, *seed: object) -> int:
    """A whole number from ``low`` to ``high``, both included; the same for the same seed."""
    text = "|".join(map(str, seed))
    number = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
    return low + number % (high - low + 1)


def share_out(total: int, weights: Sequence[int], most: Sequence[int] | None = None) -> list[int]:
    """Whole parts of ``total`` in proportion to ``weights`` (Webster's method); they add up to it.

    A larger total never gives anybody less, so that figures shared out year by year grow
    smoothly. Nobody gets more than his place in ``most``. ``ValueError`` where that leaves a rest.
    """
    whole = sum(weights)
    limits = list(most) if most is not None else [total] * len(weights)
    # Nobody's part is below this, whoever rounds up: the rest is few.
    sure = max(2 * total - len(weights), 0)
    parts = [
        min(max(sure * weight // (2 * whole) - 1, 0), limit)
        for weight, limit in zip(weights, limits, strict=True)
    ]
    # The next one goes to the unit with the greatest weight per half step; ties to the first.
    waiting = [
        (_rank(parts[place], weight), place)
        for place, weight in enumerate(weights)
        if weight and parts[place] < limits[place]
    ]
    heapq.heapify(waiting)
    for _ in range(total - sum(parts)):
        if not waiting:
            raise ValueError("the limits leave no room for the whole total")
        _, place = waiting[0]
        parts[place] += 1
        if parts[place] < limits[place]:
            heapq.heapreplace(waiting, (_rank(parts[place], weights[place]), place))
        else:
            heapq.heappop(waiting)
    return parts


RANKS = 10**18  # finer than any two half steps of real weights lie apart


def _rank(part: int, weight: int) -> int:
    return (2 * part + 1) * RANKS // weight


def split(number: int, permille: Sequence[int]) -> list[int]:
    """``number`` in parts of so many thousandths; the last part takes the rest.

    Of two numbers the greater never has a smaller part: what lies within another stays within.
    """
    parts = [number * share // 1000 for share in permille[:-1]]
    return [*parts, number - sum(parts)]
