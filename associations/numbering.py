"""Nested numbers with room left between them, so that a new unit needs no renumbering.

A node holds the numbers ``lft`` to ``rght``; what lies below it lies strictly between, and a leaf
has ``rght = lft + 1``, as mptt expects. Beyond that the numbers may have gaps: mptt's subtree and
ancestor queries compare ranges only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

LAST_NUMBER = 2_147_483_646  # the columns are 32-bit


@dataclass(slots=True)
class Numbers:
    """The numbers of a forest, by node."""

    lft: dict[int, int]
    rght: dict[int, int]
    depth: dict[int, int]


def number(
    roots: Iterable[int],
    children: Mapping[int, Sequence[int]],
    room: Callable[[int], int],
    start: int = 1,
    depth: int = 0,
) -> Numbers:
    """Number ``roots`` and all below them, in the order given.

    ``room(node)`` free numbers follow a node, and as many lie behind its last child. ``start`` is
    the first number, ``depth`` that of the roots. Nodes are positive integers.
    """
    lft: dict[int, int] = {}
    rght: dict[int, int] = {}
    depths: dict[int, int] = {}
    following = start
    pending = list(roots)[::-1]
    while pending:
        node = pending.pop()
        if node < 0:  # everything below it has its numbers
            node = -node
            depth -= 1
            following += room(node)
            rght[node] = following
        else:
            depths[node] = depth
            lft[node] = following
            following += 1
            if below := children.get(node):
                pending.append(-node)
                pending.extend(reversed(below))
                depth += 1
                continue
            rght[node] = following
        following += 1 + room(node)
    return Numbers(lft, rght, depths)


@dataclass(frozen=True, slots=True)
class Gap:
    """The free numbers last below a node: ``first`` to ``rght - 1``, and beyond ``rght`` those
    below ``limit`` when ``rght`` is moved."""

    first: int
    rght: int
    limit: int

    def fit(self, width: int, count: int, room: int) -> tuple[list[int], int] | None:
        """The first number of each of ``count`` blocks of ``width`` numbers, and the new rght.

        Each block is followed by up to ``room`` free numbers. At least half of what is free
        stays free. None where the blocks do not fit.
        """
        needed = width * count
        free = self.rght - self.first
        moves = free < needed
        if moves:
            free = self.limit - self.first - 1
            if free < needed:
                return None
        step = width + min(room, (free - needed) // (2 * count))
        places = [self.first + step * place for place in range(count)]
        end = self.first + step * count
        if moves:
            return places, end + (self.limit - 1 - end) // 2
        return places, self.rght
