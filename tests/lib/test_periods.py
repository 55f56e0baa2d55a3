"""Periods: codes, names, relations, and titles read (product.md F2a)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.periods import (
    Period,
    PeriodKind,
    UnknownPeriod,
    contains,
    end_of_previous_year,
    find_period,
    label,
    make_half_year,
    make_month,
    make_quarter,
    make_term,
    make_year,
    parse_code,
    parts,
    previous,
    previous_year,
)

years = st.integers(1950, 2150)
parts_of_years = st.one_of(
    st.builds(make_year, years),
    st.builds(make_half_year, years, st.integers(1, 2)),
    st.builds(make_quarter, years, st.integers(1, 4)),
    st.builds(make_month, years, st.integers(1, 12)),
)
terms = st.builds(lambda first, length: make_term(first, first + length), years, st.integers(1, 10))
periods = parts_of_years | terms


# ----- codes -----


@pytest.mark.parametrize(
    ("code", "kind", "first_day", "last_day", "name"),
    [
        ("2024", PeriodKind.YEAR, (2024, 1, 1), (2024, 12, 31), "Năm 2024"),
        ("2026-H1", PeriodKind.HALF_YEAR, (2026, 1, 1), (2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2024-H2", PeriodKind.HALF_YEAR, (2024, 7, 1), (2024, 12, 31), "6 tháng cuối năm 2024"),
        ("2025-Q3", PeriodKind.QUARTER, (2025, 7, 1), (2025, 9, 30), "Quý III/2025"),
        ("2024-07", PeriodKind.MONTH, (2024, 7, 1), (2024, 7, 31), "Tháng 7/2024"),
        ("2024-02", PeriodKind.MONTH, (2024, 2, 1), (2024, 2, 29), "Tháng 2/2024"),
        ("T2020-2025", PeriodKind.TERM, (2020, 1, 1), (2025, 12, 31), "Nhiệm kỳ 2020–2025"),
    ],
)
def test_parse_code_knows_kind_days_and_name(code, kind, first_day, last_day, name):
    period = parse_code(code)

    assert period == Period(kind, date(*first_day), date(*last_day), code)
    assert label(period) == name


@pytest.mark.parametrize(
    "code",
    ["", "24", "2024-H3", "2024-Q0", "2024-Q5", "2024-13", "2024-00", "2024-7", "T2025-2020"]
    + ["T2020-2020", "T2020", "0000", "1899", "2200"]
    + ["٢٠٢٤", "2024/07", "năm 2024"],
)
def test_parse_code_refuses_with_a_sentence(code):
    with pytest.raises(UnknownPeriod, match=r"\."):
        parse_code(code)


def test_parse_code_forgives_case_and_blanks():
    assert parse_code(" 2024-h1 ") == make_half_year(2024, 1)
    assert parse_code("t2020-2025") == make_term(2020, 2025)


@given(periods)
def test_codes_and_names_lead_back_to_the_period(period):
    assert parse_code(period.code) == period
    assert find_period(label(period)) == period
    assert find_period(f"BÁO CÁO {label(period).upper()}") == period


def test_kinds_are_ordered_by_length():
    assert [kind.value for kind in sorted(PeriodKind, key=lambda kind: kind.rank)] == [
        "month",
        "quarter",
        "half_year",
        "year",
        "term",
    ]


# ----- relations -----


@given(periods)
def test_parts_cover_a_period_without_gap_or_overlap(period):
    """F2a: a flow is added only from parts that cover the period without gap or overlap."""
    for kind in PeriodKind:
        pieces = parts(period, kind)

        if kind.rank >= period.kind.rank:
            assert pieces == ()
            continue
        assert {piece.kind for piece in pieces} == {kind}
        assert pieces[0].first_day == period.first_day
        assert pieces[-1].last_day == period.last_day
        for before, after in zip(pieces, pieces[1:], strict=False):
            assert before.last_day + timedelta(days=1) == after.first_day


def test_parts_are_of_the_next_shorter_kind():
    assert [part.code for part in parts(make_year(2024))] == ["2024-H1", "2024-H2"]
    assert [part.code for part in parts(make_half_year(2024, 2))] == ["2024-Q3", "2024-Q4"]
    assert [part.code for part in parts(make_quarter(2024, 3))] == ["2024-07", "2024-08", "2024-09"]
    assert [part.code for part in parts(make_term(2020, 2022))] == ["2020", "2021", "2022"]
    assert parts(make_month(2024, 7)) == ()


@given(periods, periods)
def test_contains_means_every_day(outer, inner):
    expected = all(outer.first_day <= day <= outer.last_day for day in _days(inner))

    assert contains(outer, inner) == expected


def _days(period: Period) -> list[date]:
    """Return the first day of each month and the last day of the period."""
    months = parts(period, PeriodKind.MONTH) or (period,)
    return [month.first_day for month in months] + [period.last_day]


@given(periods)
def test_a_period_contains_itself_and_its_parts_only(period):
    assert contains(period, period)
    assert all(contains(period, part) for part in parts(period))
    assert not any(contains(part, period) for part in parts(period))
    assert not contains(period, make_year(period.last_day.year + 1))


@given(parts_of_years)
def test_previous_periods_lie_where_they_should(period):
    before = previous(period)
    last_year = previous_year(period)
    end = end_of_previous_year(period)

    assert before.kind is last_year.kind is period.kind
    assert before.last_day + timedelta(days=1) == period.first_day
    assert last_year.first_day == period.first_day.replace(year=period.first_day.year - 1)
    assert (end.kind, end.last_day) == (
        PeriodKind.YEAR,
        date(period.first_day.year - 1, 12, 31),
    )


def test_terms_meet_in_the_year_of_the_congress():
    assert previous(make_term(2020, 2025)) == make_term(2015, 2020)
    assert previous_year(make_term(2020, 2025)) is None
    assert end_of_previous_year(make_term(2020, 2025)) == make_year(2019)


def test_nothing_comes_before_the_first_year():
    first = make_year(1900)

    assert previous(first) is previous_year(first) is end_of_previous_year(first) is None
    assert previous(make_month(1900, 1)) is None
    assert previous(make_term(1901, 1905)) is None


# ----- titles -----


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("năm 2022", "2022"),
        ("BÁO CÁO TỔNG KẾT NĂM 2022", "2022"),
        ("bao cao nam 2022", "2022"),
        ("quý III/2025", "2025-Q3"),
        ("Quý 3 năm 2025", "2025-Q3"),
        ("QUÝ IV, NĂM 2025", "2025-Q4"),
        ("quí I-2025", "2025-Q1"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("Số liệu 06 tháng cuối năm 2025 (từ 1/7)", "2025-H2"),
        ("Sáu tháng đầu năm 2026", "2026-H1"),
        ("tháng 7/2024", "2024-07"),
        ("tháng 07 năm 2024", "2024-07"),
        ("nhiệm kỳ 2020-2025", "T2020-2025"),
        ("Nhiệm kỳ 2020 – 2025", "T2020-2025"),
        ("nhiệm kì VI (2020-2025)", "T2020-2025"),
        ("Báo cáo năm 2022, nhiệm kỳ 2020-2025", "2022"),
        ("Báo cáo năm 2024. Thái Nguyên, ngày 15 tháng 1 năm 2025", "2024"),
        ("Báo cáo tổng kết năm 2024, phương hướng nhiệm vụ năm 2025", "2024"),
        ("Thực hiện nhiệm vụ năm 2024", "2024"),
        ("6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024", "2024-H1"),
        ("6 tháng đầu năm 2024 so với cùng kỳ năm 2023", "2024-H1"),
        ("Ba\u0301o ca\u0301o na\u0306m 2022", "2022"),
    ],
)
def test_find_period_reads_titles(text, code):
    assert find_period(text) == parse_code(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "6 tháng cuối năm",
        "Quý III",
        "nhiệm kỳ",
        "Thái Nguyên, ngày 15 tháng 7 năm 2024",
        "ngày … tháng … năm 2026",
        "15/7/2024",
        "năm học 2024-2025",
        "6 tháng đầu năm học 2024-2025",
        "giai đoạn 2021-2030",
        "năm 2020-2025",
        "9 tháng đầu năm 2024",
        "6 tháng năm 2024",
        "từ tháng 1 đến tháng 6/2024",
        "tháng 1 năm 2024 đến hết tháng 6 năm 2024",
        "quý III, quý IV năm 2025",
        "năm 2023, năm 2024",
        "Năm 2026: 6 tháng đầu năm",
        "tháng 13/2024",
        "năm 99999",
        "năm 3000",
        "Việt Nam 2022",
        "VIET NAM 2022",
    ],
)
def test_find_period_guesses_nothing(text):
    assert find_period(text) is None


@given(st.text(alphabet="năm quýtháng đầucuối20246-/–IVnhiệm kỳ", max_size=40) | st.text())
def test_find_period_never_fails(text):
    period = find_period(text)

    assert period is None or parse_code(period.code) == period
