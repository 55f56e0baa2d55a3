"""Numbers with room: nested, unique, leaves without a gap; blocks that fit into gaps."""

from hypothesis import given
from hypothesis import strategies as st

from associations.numbering import Gap, number
from associations.projection import find_misnumbered


@st.composite
def forests(draw) -> dict[int, int | None]:
    """A parent for each node from 1 on; None for a root."""
    size = draw(st.integers(1, 30))
    return {
        node: draw(st.one_of(st.none(), st.integers(1, node - 1))) if node > 1 else None
        for node in range(1, size + 1)
    }


@given(forests(), st.dictionaries(st.integers(1, 30), st.integers(0, 9)))
def test_number_nests_every_forest_with_any_room(parents, rooms):
    children: dict[int, list[int]] = {}
    for node, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(node)
    roots = [node for node, parent in parents.items() if parent is None]

    numbers = number(roots, children, lambda node: rooms.get(node, 0))

    rows = sorted(
        (numbers.lft[n], n, p, numbers.rght[n], numbers.depth[n]) for n, p in parents.items()
    )
    assert find_misnumbered((n, p, 1, lft, rght, d) for lft, n, p, rght, d in rows) == []


def test_number_without_room_is_dense():
    numbers = number([1], {1: [2, 3], 2: [4]}, lambda node: 0)

    assert (numbers.lft, numbers.rght) == (
        {1: 1, 2: 2, 4: 3, 3: 6},
        {4: 4, 2: 5, 3: 7, 1: 8},
    )


@given(
    st.integers(1, 50),
    st.integers(0, 200),
    st.integers(0, 200),
    st.integers(2, 9),
    st.integers(1, 20),
    st.integers(0, 20),
)
def test_fit_places_blocks_apart_and_inside_the_limit(first, inside, outside, width, count, room):
    rght = first + inside
    limit = rght + 1 + outside

    placed = Gap(first, rght, limit).fit(width, count, room)

    if placed is None:
        assert width * count > limit - first - 1
        return
    places, end = placed
    assert len(places) == count
    assert places[0] >= first
    assert all(b - a >= width for a, b in zip(places, places[1:], strict=False))
    assert places[-1] + width <= end
    assert rght <= end < limit


def test_find_misnumbered_names_overlaps_wrong_parents_and_leaves_with_gaps():
    good = [(1, None, 1, 1, 10, 0), (2, 1, 1, 2, 5, 1), (3, 2, 1, 3, 4, 2), (4, 1, 1, 6, 7, 1)]

    assert find_misnumbered(good) == []
    assert find_misnumbered([*good[:3], (4, 1, 1, 6, 9, 1)]) == [4]  # a leaf with a gap
    assert find_misnumbered([*good[:3], (4, 2, 1, 6, 7, 1)]) == [4]  # another's child
    assert find_misnumbered([*good[:3], (4, 1, 1, 6, 7, 2)]) == [4]  # a wrong depth
    assert find_misnumbered([*good[:3], (4, 1, 1, 5, 7, 1)]) == [4]  # a number used twice
    assert find_misnumbered([*good, (5, None, 1, 12, 12, 0)]) == [5]  # turned round
