"""Numbers as officers type them, and as we print them (product.md R4, R5)."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.numbers import (
    MINUS,
    NBSP,
    ParsedNumber,
    Unclear,
    format_number,
    format_percent,
    format_signed,
    parse_number,
)

integers = st.integers(-(10**17), 10**17)
decimals = st.decimals(
    min_value=-(10**11), max_value=10**11, places=4, allow_nan=False, allow_infinity=False
)

# ----- reading -----


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", "1234"),
        ("0", "0"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567", "1234567"),
        ("2.191.958", "2191958"),
        ("1.234.567,89", "1234567.89"),
        ("1 234 567,8", "1234567.8"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("12.50", "12.50"),
        ("0,5", "0.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("+5", "5"),
        ("-3", "-3"),
        ("− 3", "-3"),
        ("–3,5", "-3.5"),
        ("-0", "0"),
        ("１２３，５", "123.5"),
        ("  7 ", "7"),
    ],
)
def test_parse_number_reads_what_is_sure(text, value):
    assert parse_number(text) == ParsedNumber(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", "1234"),
        ("12.345", "12345"),
        ("-12.345", "-12345"),
        ("1,234", "1.234"),
        ("1,234,567", "1234567"),
        ("00123", "123"),
    ],
)
def test_parse_number_marks_what_some_read_otherwise(text, value):
    assert parse_number(text) == ParsedNumber(Decimal(value), doubtful=True)


@pytest.mark.parametrize(
    ("text", "value", "doubtful"),
    [
        ("12,5%", "12.5", False),
        ("20,74 %", "20.74", False),
        ("100％", "100", False),
        ("-1,5%", "-1.5", False),
        ("26.345%", "26.345", True),
    ],
)
def test_parse_number_keeps_percent_on_its_scale(text, value, doubtful):
    assert parse_number(text) == ParsedNumber(Decimal(value), percent=True, doubtful=doubtful)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("153 triệu", 153_000_000, "triệu"),
        ("153tr", 153_000_000, "triệu"),
        ("153 Tr.", 153_000_000, "triệu"),
        ("153 trieu", 153_000_000, "triệu"),
        ("153 trđ", 153_000_000, "triệu đồng"),
        ("1,2 tỉ", 1_200_000_000, "tỉ"),
        ("1,2 tỷ", 1_200_000_000, "tỉ"),
        ("1.5 triệu", 1_500_000, "triệu"),
        ("191 tỉ đồng", 191_000_000_000, "tỉ đồng"),
        ("319,7 triệu đồng", 319_700_000, "triệu đồng"),
        ("500 nghìn", 500_000, "nghìn"),
        ("500 ngàn đồng", 500_000, "nghìn đồng"),
        ("20k", 20_000, "nghìn"),
        ("30.000đ", 30_000, "đồng"),
        ("30.000 ₫", 30_000, "đồng"),
        ("30 000 VNĐ", 30_000, "đồng"),
        ("63.979 hộ", 63_979, "hộ"),
        ("12 lượt người", 12, "lượt người"),
        ("2,1 triệu người", 2_100_000, "triệu người"),
    ],
)
def test_parse_number_multiplies_out_and_names_the_unit(text, value, unit):
    assert parse_number(text) == ParsedNumber(Decimal(value), unit=unit)


def test_parse_number_still_doubts_one_group_before_a_scale():
    assert parse_number("12.345 triệu").doubtful


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Ô còn trống"),
        ("   ", "Ô còn trống"),
        ("abc", "không phải là số"),
        ("-", "không phải là số"),
        ("1,234.5", "Có phải là 1.234,5"),
        ("1.2O4", "có phải là 1.204"),
        ("l5", "có phải là 15"),
        ("2O", "có phải là 20"),
        ("3/4", "phân số"),
        ("02/09/2026", "ngày"),
        ("12-15", "có hai số"),
        ("12 đến 15", "có hai số"),
        ("hơn 100", "ước chừng"),
        (">100", "ước chừng"),
        ("(3)", "số âm"),
        ("1E+05", "Gõ đủ các chữ số"),
        ("1234.567", "đặt không rõ"),
        ("1 2345", "đặt không rõ"),
        ("1.23.456", "đặt không rõ"),
        ("1.234 .567", "đặt không rõ"),
        ("12,", "đặt không rõ"),
        (",5", "thiếu chữ số"),
        ("1 tỷ 200 triệu", "153.000.000"),
        ("12 % năm", "12,5%"),
        ("5 lần", "chưa rõ là số nào"),
        ("12345678901234567890", "quá nhiều chữ số"),
        ("9" * 100, "quá dài"),
    ],
)
def test_parse_number_refuses_and_says_what_to_type(text, says):
    with pytest.raises(Unclear, match=says):
        parse_number(text)


@pytest.mark.parametrize("value", [1234.5, 3, None, Decimal(1)])
def test_parse_number_reads_text_only(value):
    with pytest.raises(TypeError):
        parse_number(value)


@given(st.text(max_size=20) | st.text(alphabet="0123456789.,% -+kOltriệuđồng()/", max_size=12))
def test_parse_number_gives_a_finite_number_or_a_sentence(text):
    try:
        found = parse_number(text)
    except Unclear as unclear:
        assert str(unclear).endswith(".")  # noqa: PT017
    else:
        assert found.value.is_finite()
        assert any(map(str.isdecimal, text))


# ----- printing -----


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (63_979, None, "63.979"),
        (999, None, "999"),
        (0, None, "0"),
        (-12, None, f"{MINUS}12"),
        (Decimal("20.74"), None, "20,74"),
        (Decimal("20.7400"), None, "20,74"),
        (Decimal("1E+6"), None, "1.000.000"),
        (Decimal("1234567.89"), None, "1.234.567,89"),
        (31, 1, "31,0"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, f"{MINUS}3"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.001"), 2, "0,00"),
    ],
)
def test_format_number_groups_by_points(value, places, expected):
    assert format_number(value, places) == expected


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Decimal("20.74"), None, "20,74"),
        (Decimal("20.7049"), None, "20,7"),
        (Decimal(200) / 3, None, "66,67"),
        (100, None, "100"),
        (50, 1, "50,0"),
    ],
)
def test_format_percent_has_a_blank_that_does_not_break(value, places, expected):
    assert format_percent(value, places) == f"{expected}{NBSP}%"


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (1234, None, "+1.234"),
        (-12, None, f"{MINUS}12"),
        (0, None, "0"),
        (Decimal("0.001"), 2, "0,00"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("1.5"), 1, "+1,5"),
    ],
)
def test_format_signed_shows_rise_and_fall(value, places, expected):
    assert format_signed(value, places) == expected


@pytest.mark.parametrize("value", [1.5, 0.0, True, "12", None])
def test_format_number_never_takes_a_float(value):
    for print_value in (format_number, format_percent, format_signed):
        with pytest.raises(TypeError):
            print_value(value)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_format_number_refuses_what_is_no_figure(value):
    for print_value in (format_number, format_percent):
        with pytest.raises(ValueError, match="figure"):
            print_value(value)


@given(integers | decimals)
def test_printed_numbers_read_back_as_the_same_number(value):
    assert parse_number(format_number(value)).value == value


@given(decimals)
def test_printed_rates_read_back_as_percent(value):
    """Or are doubted: "3.125 %" can be three thousand or three and an eighth."""
    rounded = round(value, 2)
    printed = format_percent(rounded)

    found = parse_number(printed)

    assert found.percent
    if re.fullmatch(r"[-−]?\d{1,3}\.\d{3}\s?%", printed):
        assert found.doubtful
    else:
        assert found.value == rounded
