"""Bases, covers, rank, share and per head: what is asked of no database (F2a, F5)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.changes import covers_differ, measure_per_head, measure_share, rank
from figures.models import Indicator, Nature, Period
from figures.reading import Reading
from figures.spans import Base, find_cover, find_parts, label_period, list_bases, name_period
from khuyenhoc.lib.periods import parse_code

MEMBERS = Indicator(code="members", kind="input", nature="stock", unit="người")
FUND = Indicator(code="fund_raised", kind="input", nature="flow", unit="đồng")
RATE = Indicator(code="member_ratio", kind="ratio", nature="stock", unit="%", places=2)


def make(code: str, pk: int = 0) -> Period:
    """A period that is in no database."""
    span = parse_code(code)
    return Period(
        pk=pk or abs(hash(code)) % 30_000, code=code, kind=span.kind.value,
        first_day=span.first_day, last_day=span.last_day,
    )  # fmt: skip


def tell(indicator: Indicator, number, **fields) -> Reading:
    """A reading of a whole unit."""
    return Reading(
        indicator, number=Decimal(number), exact=Fraction(number), whole_unit=True, **fields
    )


@pytest.mark.parametrize(
    ("nature", "code", "found"),
    [
        ("flow", "2025-H1", [(Base.SAME_PERIOD, "2024-H1"), (Base.PREVIOUS, "2024-H2")]),
        (
            "stock",
            "2025-H1",
            [
                (Base.LAST_YEAR_END, "2024"),
                (Base.SAME_PERIOD, "2024-H1"),
                (Base.PREVIOUS, "2024-H2"),
            ],
        ),
        ("flow", "2025", [(Base.SAME_PERIOD, "2024"), (Base.PREVIOUS, "2024")]),
        ("flow", "T2020-2025", [(Base.PREVIOUS, "T2015-2020")]),
    ],
)
def test_list_bases_never_compares_a_flow_across_kinds_f2a(nature, code, found):
    known = [make(each) for each in ("2024", "2024-H1", "2024-H2", "T2015-2020", "2023")]

    bases = list_bases(nature, make(code), known)

    assert [(base, period.code) for base, period in bases] == found
    assert nature == Nature.STOCK or {make(code).kind} == {p.kind for _, p in bases}


MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]
PARTS = [make(code, pk) for pk, code in enumerate(
    ["2025-H1", "2025-H2", *(f"2025-Q{q}" for q in range(1, 5)), *MONTHS], start=1
)]  # fmt: skip


@given(st.sets(st.sampled_from(PARTS), max_size=len(PARTS)))
def test_find_cover_fills_the_year_without_gap_or_overlap_or_finds_none_f2a(there):
    year = make("2025", 100)

    cover = find_cover(year, find_parts(year, PARTS), lambda part: part in there)

    filled = {0}  # months after which the parts so far end
    for month in range(1, 13):
        if month - 1 in filled:
            filled |= {part.last_day.month for part in there if part.first_day.month == month}
    assert (cover is not None) == (12 in filled)
    if cover is not None:
        days = [(part.first_day, part.last_day) for part in cover]
        assert set(cover) <= there
        assert days[0][0] == year.first_day
        assert days[-1][1] == year.last_day
        assert all((b[0] - a[1]).days == 1 for a, b in zip(days, days[1:], strict=False))


def test_rank_shares_places_and_counts_only_who_has_a_number():
    readings = {
        1: tell(MEMBERS, 30), 2: tell(MEMBERS, 50), 3: tell(MEMBERS, 30), 4: Reading(MEMBERS),
    }  # fmt: skip

    assert {unit: rank(readings, unit) for unit in readings} == {
        1: (2, 3), 2: (1, 3), 3: (2, 3), 4: None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (tell(MEMBERS, 1), tell(MEMBERS, 3), Decimal("33.3")),
        (tell(MEMBERS, 2), tell(MEMBERS, 3), Decimal("66.7")),
        (tell(MEMBERS, 2), tell(MEMBERS, 0), None),
        (tell(MEMBERS, -2), tell(MEMBERS, 4), None),
        (tell(RATE, 20), tell(RATE, 40), None),
        (Reading(MEMBERS), tell(MEMBERS, 4), None),
    ],
)
def test_measure_share_is_told_of_what_adds_up_only(part, whole, share):
    assert measure_share(part, whole) == share


def test_measure_per_head_needs_both_for_the_whole_unit():
    people = tell(MEMBERS, 3)
    some = Reading(FUND, number=Decimal(10), exact=Fraction(10), units_in=1, due=2)

    assert measure_per_head(tell(FUND, 100), people) == 33
    assert measure_per_head(some, people) is None


@pytest.mark.parametrize(
    ("code", "name", "label"),
    [
        ("2025", "năm 2025", "2025"),
        ("2026-H1", "6 tháng đầu năm 2026", "6T đầu 2026"),
        ("2025-Q3", "quý III/2025", "Q3/2025"),
        ("2025-07", "tháng 7/2025", "7/2025"),
        ("T2020-2025", "nhiệm kỳ 2020–2025", "2020–2025"),
        ("T2007-2017", "giai đoạn 2007–2017", "2007–2017"),
    ],
)
def test_periods_are_named_as_the_field_names_them(code, name, label):
    assert (name_period(make(code)), label_period(make(code))) == (name, label)


@pytest.mark.parametrize(("given_before", "differ"), [(5, False), (4, True)])
def test_units_that_owe_nothing_but_gave_at_one_end_only_make_covers_differ(given_before, differ):
    ends = [
        Reading(MEMBERS, number=Decimal(9), exact=Fraction(9), due=3, units_in=3, given=count)
        for count in (5, given_before)
    ]

    assert all(each.is_complete for each in ends)
    assert covers_differ(*ends) is differ
