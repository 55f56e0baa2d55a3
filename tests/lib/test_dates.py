"""Days and instants, printed and read."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.dates import format_date, format_datetime, parse_date
from khuyenhoc.lib.numbers import Unclear

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "02/09/2026",
        "2/9/2026",
        "2-9-2026",
        "02.09.2026",
        " 02 / 09 / 2026 ",
        "2026-09-02",
        "2026-09-02 00:00:00",
        "ngày 2 tháng 9 năm 2026",
        "Ngày 02 tháng 09 năm 2026",
    ],
)
def test_parse_date_puts_the_day_first(text):
    assert parse_date(text) == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("9/13/2026", "không có tháng 13"),
        ("31/02/2026", "tháng 2/2026 không có ngày 31"),
        ("29/02/2025", "tháng 2/2025 không có ngày 29"),
        ("00/09/2026", "không có ngày 0"),
        ("02/09/26", "đủ bốn chữ số"),
        ("02/09/0026", "năm phải từ 1900"),
        ("2/9-2026", "chưa rõ là ngày nào"),
        ("tháng 9", "chưa rõ là ngày nào"),
        ("", "chưa rõ là ngày nào"),
    ],
)
def test_parse_date_refuses_and_says_why(text, says):
    with pytest.raises(Unclear, match=says):
        parse_date(text)


@given(days)
def test_printed_days_read_back_as_the_same_day(day):
    assert parse_date(format_date(day)) == day
    assert parse_date(f"ngày {day.day} tháng {day.month} năm {day.year}") == day
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_parse_date_gives_a_day_or_a_sentence(text):
    try:
        day = parse_date(text)
    except Unclear as unclear:
        assert str(unclear)  # noqa: PT017
    else:
        assert 1900 <= day.year <= 2199


def test_format_datetime_tells_the_time_of_viet_nam():
    instant = datetime(2026, 9, 1, 20, 5, tzinfo=UTC)

    assert format_datetime(instant) == "02/09/2026 03:05"
    assert format_date(instant) == "02/09/2026"
    assert format_datetime(datetime(2026, 9, 1, 20, 5)) == "01/09/2026 20:05"
