"""Webster's method: parts come to the whole, a subset never exceeds its whole."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.restating.apportioning import apportion, share_out
from tests.figures.restating.oracle import webster

shares = st.lists(st.integers(0, 50), min_size=1, max_size=7).filter(any)


@given(st.integers(0, 300), shares)
def test_apportion_is_the_textbook_seat_by_seat(number, parts):
    total = sum(parts)
    named = {chr(97 + place): Fraction(part, total) for place, part in enumerate(parts)}

    assert apportion(number, list(named.values())) == list(webster(number, named).values())


@given(st.integers(-(10**12), 10**12), st.integers(0, 1000), shares)
def test_apportion_comes_to_the_whole_and_a_subset_stays_one(number, more, parts):
    claims = [Fraction(part) for part in parts]

    fewer, all_of_them = apportion(abs(number), claims), apportion(abs(number) + more, claims)

    assert sum(apportion(number, claims)) == number
    assert all(one <= other for one, other in zip(fewer, all_of_them, strict=True))


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        (Decimal(3), 0, {2: 2, 1: 1}),
        (Decimal("0.3"), 0, {2: Fraction(3, 20), 1: Fraction(3, 20)}),
        (Decimal("0.03"), 2, {2: Fraction(2, 100), 1: Fraction(1, 100)}),
        (Decimal(-3), 0, {2: -2, 1: -1}),
    ],
)
def test_share_out_gives_ties_to_the_first_code_and_keeps_to_the_places(number, places, expected):
    halves = {1: Fraction(1, 2), 2: Fraction(1, 2)}

    assert share_out(number, halves, {1: "00009", 2: "00002"}, places) == expected


def test_apportion_refuses_shares_that_are_nothing():
    with pytest.raises(ValueError, match="dương"):
        apportion(3, [Fraction(0), Fraction(0)])
