"""Totals shared out: they add up, they keep to the limits, and they never turn round."""

from hypothesis import given
from hypothesis import strategies as st

from returns.sample.draws import draw, share_out, split

WEIGHTS = st.lists(st.integers(1, 10_000), min_size=1, max_size=40)
SHARES = st.lists(st.integers(1, 400), min_size=1, max_size=4)


@given(st.integers(0, 5_000), WEIGHTS)
def test_share_out_adds_up_to_the_total(total: int, weights: list[int]) -> None:
    assert sum(share_out(total, weights)) == total


@given(st.integers(0, 500), WEIGHTS, st.integers(0, 200))
def test_share_out_gives_nobody_less_of_a_larger_total(
    total: int, weights: list[int], more: int
) -> None:
    before, after = share_out(total, weights), share_out(total + more, weights)

    assert all(b <= a for b, a in zip(before, after, strict=True))


@given(WEIGHTS, st.data())
def test_share_out_keeps_to_the_limits(weights: list[int], data: st.DataObject) -> None:
    most = data.draw(st.lists(st.integers(0, 50), min_size=len(weights), max_size=len(weights)))
    total = data.draw(st.integers(0, sum(most)))

    parts = share_out(total, weights, most)

    assert sum(parts) == total
    assert all(part <= limit for part, limit in zip(parts, most, strict=True))


@given(st.integers(0, 10**12), st.integers(0, 10**12), SHARES)
def test_split_keeps_sums_and_what_lies_within(one: int, other: int, shares: list[int]) -> None:
    permille = [*shares[:-1], 1000 - sum(shares[:-1])] if sum(shares[:-1]) < 1000 else [1000]
    small, large = sorted((one, other))

    parts = split(small, permille), split(large, permille)

    assert [sum(each) for each in parts] == [small, large]
    if len(permille) == 2:
        assert all(a <= b for a, b in zip(*parts, strict=True))


def test_draw_is_the_same_everywhere() -> None:
    assert [draw(1, 1_000, "19", year) for year in (2021, 2022, 2023)] == [765, 26, 520]
