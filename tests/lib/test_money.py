"""Sums of money, printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.money import format_dong, format_short
from khuyenhoc.lib.numbers import MONEY_UNITS, NBSP, parse_number

amounts = st.integers(-(10**14), 10**14)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (319_700_000, "319.700.000 đồng"),
        (0, "0 đồng"),
        (999, "999 đồng"),
        (-1_500_000, "−1.500.000 đồng"),
        (Decimal(30_000), "30.000 đồng"),
    ],
)
def test_format_dong_prints_every_digit(amount, expected):
    assert format_dong(amount) == expected.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("amount", "places", "expected"),
    [
        (319_700_000, None, "319,7 triệu đồng"),
        (30_900_000_000, None, "30,9 tỉ đồng"),
        (191_000_000_000, None, "191 tỉ đồng"),
        (1_234_000_000, None, "1.234 triệu đồng"),
        (319_712_345, None, "319.712.345 đồng"),
        (30_000, None, "30.000 đồng"),
        (-1_500_000, None, "−1,5 triệu đồng"),
        (319_712_345, 1, "319,7 triệu đồng"),
        (319_750_000, 1, "319,8 triệu đồng"),
        (153_000_000, 1, "153,0 triệu đồng"),
        (2_500_000, 0, "3 triệu đồng"),
        (-2_500_000, 0, "−3 triệu đồng"),
        (999_949_999, 1, "999,9 triệu đồng"),
        (999_950_000, 1, "1,0 tỉ đồng"),
        (999_999, 1, "999.999 đồng"),
    ],
)
def test_format_short_uses_the_largest_unit_that_fits(amount, places, expected):
    assert format_short(amount, places) == expected.replace(" ", NBSP)


@given(amounts)
def test_printed_sums_read_back_as_the_same_sum(amount):
    for text in (format_dong(amount), format_short(amount)):
        found = parse_number(text)

        assert found.value == amount
        assert found.unit in MONEY_UNITS


@given(amounts, st.integers(0, 3))
def test_rounded_sums_stay_within_half_a_step(amount, places):
    text = format_short(amount, places)

    step = {"tỉ": 10**9, "triệu": 10**6}.get(text.split(NBSP)[1], 1)
    error = abs(parse_number(text).value - amount)
    assert error * 2 <= (Decimal(step).scaleb(-places) if step > 1 else 0)


@pytest.mark.parametrize("amount", [1.5, 100.0, True, "100"])
def test_money_refuses_what_is_no_whole_number(amount):
    for print_sum in (format_dong, format_short):
        with pytest.raises(TypeError):
            print_sum(amount)


def test_money_refuses_fractions_of_a_dong():
    with pytest.raises(ValueError, match="whole number"):
        format_dong(Decimal("0.5"))
