"""Numbers and dates of sheets as exact text (R4: nothing is guessed, no float leaves)."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.sheets.numerals import (
    is_date_format,
    is_number_text,
    read_date,
    show_date,
    show_number,
    write_date,
    write_number,
)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("0.30000000000000004", "0.3"),
        ("63979", "63979"),
        ("63979.0", "63979"),
        ("007", "7"),
        ("-0.0", "0"),
        ("1E+20", "1e+20"),
        ("0.1234567890123456", "0.123456789012346"),
        (".5", "0.5"),
        (0.1 + 0.2, "0.3"),
        (5.0, "5"),
        ("", None),
        ("-", None),
        ("1,5", None),
        ("1 000", None),
        ("1_0", None),
        ("0x10", None),
        ("inf", None),
        ("1e999", None),
        ("٣", None),
        ("9" * 500, None),
    ],
)
def test_number_is_written_to_fifteen_digits(stored: str | float, text: str | None):
    assert write_number(stored) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_written_number_is_the_float_to_fifteen_digits(number: float):
    text = write_number(repr(number))

    assert is_number_text(text)
    assert Decimal(text) == Decimal(f"{number:.15g}")


@pytest.mark.parametrize(
    ("number_format", "is_date"),
    [
        ("dd/mm/yyyy", True),
        ("yyyy-mm-dd hh:mm", True),
        ("[$-42A]dd mmmm yyyy", True),
        ('"ngày" dd', True),
        ("mmm-yy", True),
        ("General", False),
        ("", False),
        ("#,##0", False),
        ("0.00%", False),
        ('#,##0" đồng"', False),
        ('0 "dy"', False),
        ("h:mm", False),
        ("mm:ss", False),
        ("[h]:mm:ss", False),
        ("[Red]0", False),
        ("#,##0\\d", False),
        ("0;dd", False),
    ],
)
def test_date_format_is_told_from_others(number_format: str, is_date: bool):
    assert is_date_format(number_format) is is_date


@pytest.mark.parametrize(
    ("serial", "starts_1904", "text"),
    [
        ("1", False, "1900-01-01"),
        ("59", False, "1900-02-28"),
        ("60", False, None),
        ("61", False, "1900-03-01"),
        ("45902", False, "2025-09-02"),
        ("45902.604166666664", False, "2025-09-02T14:30:00"),
        ("45901.9999999999", False, "2025-09-02"),
        ("44440", True, "2025-09-02"),
        ("2958465", False, "9999-12-31"),
        ("2958465.9999999", False, None),
        ("2958466", False, None),
        ("0.5", False, None),
        ("-1", False, None),
        ("1e300", False, None),
    ],
)
def test_serial_number_is_its_day(serial: str, starts_1904: bool, text: str | None):
    assert write_date(serial, starts_1904) == text


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        ("63979", "#,##0", "63979"),
        ("12.5", "", "12,5"),
        ("0.2074", "0.00%", "20,74%"),
        ("1", "0%", "100%"),
        ("0.5", '0 "%"', "0,5"),
        ("-1234.5", "", "-1234,5"),
        ("1e+20", "", "100000000000000000000"),
        ("1e-7", "", "0,0000001"),
        ("1e+300", "", "1e+300"),
        ("100", "", "100"),
    ],
)
def test_number_is_shown_as_an_officer_types_it(value: str, number_format: str, shown: str):
    assert show_number(Decimal(value), number_format) == shown


def test_dates_are_shown_day_first():
    assert show_date(date(2026, 9, 2)) == "02/09/2026"
    assert show_date(datetime(2026, 9, 2, 7, 5)) == "02/09/2026 07:05"
    assert show_date(datetime(2026, 9, 2, 7, 5, 9)) == "02/09/2026 07:05:09"
    assert read_date("2026-09-02T07:05:09") == datetime(2026, 9, 2, 7, 5, 9)
