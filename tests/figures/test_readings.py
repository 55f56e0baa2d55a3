"""Reading figures as reported: own value, kept total, periods added up, ratios last (F1–F4)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from associations.models import Association, Succession
from figures.models import Due, Mark, Period, Precision
from figures.readings import read, read_children, read_series
from tests.factories import make_association
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db


def test_read_takes_the_kept_total_where_the_unit_gave_nothing_itself():
    country = make_country(3)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 100})
    give(year, country["commune1"], {"members": 20})
    keep_totals(year)

    reading = read(year, country["first"].pk, ["members"])["members"]

    assert (reading.number, reading.units_in, reading.due) == (Decimal(120), 2, 3)
    assert (reading.whole_unit, reading.is_complete, reading.unassigned) == (False, False, None)


def test_read_lets_an_own_value_stand_and_says_what_its_parts_leave_f2b():
    country = make_country(2)
    year = make_period("2025", make_form())
    give(year, country["first"], {"members": 500})
    give(year, country["commune0"], {"members": 100})
    keep_totals(year)

    reading = read(year, country["first"].pk, ["members"])["members"]

    assert (reading.number, reading.unassigned) == (Decimal(500), Decimal(400))
    assert (reading.whole_unit, reading.is_complete) == (True, True)
    assert read(year, country["nation"].pk, ["members"])["members"].number == Decimal(500)


def test_read_keeps_empty_not_applicable_zero_and_not_reported_apart():
    country = make_country(4)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 0})
    give(year, country["commune1"], {"members": None})
    give(year, country["commune2"], {"members": Mark.NOT_APPLICABLE})
    keep_totals(year)

    found = read_children(year, country["first"].pk, ["members"])

    assert [found[country[f"commune{n}"].pk]["members"].number for n in range(4)] == [
        Decimal(0), None, None, None,
    ]  # fmt: skip
    assert [found[country[f"commune{n}"].pk]["members"].empty_kind for n in range(1, 4)] == [
        "blank", "not_applicable", "not_reported",
    ]  # fmt: skip


def test_read_keeps_approved_and_provisional_apart_f4():
    country = make_country(2)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 100})
    give(year, country["commune0"], {"members": 110}, approved=False)
    give(year, country["commune1"], {"members": 7}, approved=False)
    keep_totals(year)

    approved = read(year, country["first"].pk, ["members"])["members"]
    waiting = read(year, country["first"].pk, ["members"], provisional=True)["members"]
    own = read(year, country["commune0"].pk, ["members"], provisional=True)["members"]

    assert (approved.number, approved.is_provisional) == (Decimal(100), False)
    assert (waiting.number, waiting.is_provisional) == (Decimal(117), True)
    assert (own.number, own.is_provisional) == (Decimal(110), True)


def test_read_computes_a_ratio_last_over_the_same_units_and_says_how_many_were_left_out():
    country = make_country(3)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 10, "population": 30})
    give(year, country["commune1"], {"members": 25, "population": 100})
    give(year, country["commune2"], {"members": 1000})
    keep_totals(year)

    ratio = read(year, country["first"].pk, ["member_ratio"])["member_ratio"]

    assert (ratio.number, ratio.left_out) == (Decimal("26.92"), 1)
    assert ratio.exact == Fraction(100 * (10 + 25), 30 + 100)


def test_read_takes_no_ratio_of_sums_over_different_units_though_each_is_whole_f1():
    """Who owes nothing may have given one side; whole sums over the same units are divided."""
    country = make_country(2)
    year = make_period("2025", make_form())
    Due.objects.filter(unit__period=year, unit__association=country["far"]).delete()
    give(year, country["commune0"], {"members": 10, "population": 30})
    give(year, country["commune1"], {"members": 25, "population": 100})
    keep_totals(year)
    alone = read(year, country["nation"].pk, ["member_ratio"])["member_ratio"]
    give(year, country["second"], {"population": 1_000})
    keep_totals(year)

    beside = read(year, country["nation"].pk, ["member_ratio"])["member_ratio"]

    assert (alone.exact, alone.left_out) == (Fraction(100 * 35, 130), 0)
    assert (beside.exact, beside.left_out) == (Fraction(100 * 35, 130), 1)


@pytest.mark.parametrize(
    ("members", "population", "shown"),
    [(1, 800, "0.13"), (3, 800, "0.38"), (1, 8, "12.50"), (1, 3, "33.33"), (2, 3, "66.67")],
)
def test_read_rounds_half_up_to_the_places_of_the_indicator(members, population, shown):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": members, "population": population})

    ratio = read(year, country["commune0"].pk, ["member_ratio"])["member_ratio"]

    assert str(ratio.number) == shown
    assert ratio.places == 2


def test_read_shows_a_published_ratio_as_it_was_published():
    country = make_country(1)
    year = make_period("2020")
    give(
        year, country["second"], {"family_rate_total": Decimal("74.6"), "family_recognised": 63979},
        source="Cổng TTĐT Bắc Kạn, 20/01/2021", source_url="https://backan.gov.vn/a",
    )  # fmt: skip
    keep_totals(year)

    found = read(year, country["second"].pk, ["family_rate_total", "family_recognised"])

    assert str(found["family_rate_total"].number.normalize()) == "74.6"
    assert found["family_rate_total"].places is None
    assert found["family_recognised"].number == Decimal(63979)
    assert found["family_recognised"].source == "Cổng TTĐT Bắc Kạn, 20/01/2021"


def test_read_keeps_the_words_of_a_published_number():
    country = make_country(1)
    year = make_period("2024")
    give(
        year, country["nation"], {"fund_raised": 191_000_000_000}, precision=Precision.MORE_THAN,
        source="khuyenhoc.vn",
    )  # fmt: skip

    reading = read(year, country["nation"].pk, ["fund_raised"])["fund_raised"]

    assert (reading.precision_word, reading.number) == ("hơn", Decimal(191_000_000_000))


def test_read_carries_the_mark_of_illustrative_values_into_totals_and_ratios():
    country = make_country(2)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 1, "population": 4}, illustrative=True)
    give(year, country["commune1"], {"members": 1, "population": 4})
    keep_totals(year)

    first = read(year, country["first"].pk, ["members", "member_ratio"])
    second = read(year, country["commune1"].pk, ["members", "member_ratio"])

    assert [reading.is_illustrative for reading in first.values()] == [True, True]
    assert [reading.is_illustrative for reading in second.values()] == [False, False]


def test_read_adds_a_flow_from_periods_that_cover_the_longer_one_f2a():
    country = make_country(1)
    version = make_form(kind="half_year")
    year = make_period("2025", make_form())
    halves = [make_period(code, version) for code in ("2025-H1", "2025-H2")]
    for half, number in zip(halves, (30, 12), strict=True):
        give(half, country["commune0"], {"family_recognised": number, "members": 5})
        give(half, country["far"], {"family_recognised": 1, "members": 5})
        keep_totals(half)
    keep_totals(year)

    own = read(year, country["commune0"].pk, ["family_recognised", "members"])
    above = read(year, country["first"].pk, ["family_recognised", "members"])

    assert own["family_recognised"].number == above["family_recognised"].number == Decimal(42)
    assert above["family_recognised"].added_from == ("2025-H1", "2025-H2")
    assert (own["members"].number, above["members"].number) == (None, None)


def test_read_lets_a_value_for_the_longer_period_stand_f2a():
    country = make_country(1)
    year = make_period("2025", make_form())
    half = make_period("2025-H1", make_form(kind="half_year"))
    give(half, country["commune0"], {"family_recognised": 30})
    give(year, country["commune0"], {"family_recognised": 99})

    reading = read(year, country["commune0"].pk, ["family_recognised"])["family_recognised"]

    assert (reading.number, reading.added_from) == (Decimal(99), ())


@pytest.mark.parametrize("codes", [("2025-H1",), ("2025-H1", "2025-Q4"), ("2025-Q1", "2025-H2")])
def test_read_says_not_enough_where_the_parts_leave_a_gap_f2a(codes):
    country = make_country(1)
    year = make_period("2025", make_form())
    for code in codes:
        give(make_period(code), country["commune0"], {"family_recognised": 3})

    reading = read(year, country["commune0"].pk, ["family_recognised"])["family_recognised"]

    assert (reading.number, reading.empty_kind) == (None, "incomplete")


def test_read_adds_no_flow_over_a_total_that_is_not_complete_f2a():
    country = make_country(2)
    year = make_period("2025", make_form())
    version = make_form(kind="half_year")
    for code in ("2025-H1", "2025-H2"):
        half = make_period(code, version)
        give(half, country["commune0"], {"family_recognised": 3})
        keep_totals(half)
    keep_totals(year)

    above = read(year, country["first"].pk, ["family_recognised"])["family_recognised"]

    assert (above.number, above.is_incomplete) == (None, True)


def test_read_adds_no_flow_over_a_boundary_that_moved_f2a():
    country = make_country(1)
    year = make_period("2025")
    first = make_period("2025-H1")
    give(first, country["second"], {"family_recognised": 3})
    old = country["far"]
    Association.objects.filter(pk=old.pk).update(closed_on="2025-07-01")
    new = make_association("Xã Mới", "commune", country["first"], valid=(None, None))
    Succession.objects.create(old=old, new=new, on="2025-07-01", is_whole=True)
    last = make_period("2025-H2")
    give(last, country["second"], {"family_recognised": 3})
    give(first, country["nation"], {"family_recognised": 10})
    give(last, country["nation"], {"family_recognised": 10})

    moved = read(year, country["second"].pk, ["family_recognised"])["family_recognised"]
    whole = read(year, country["nation"].pk, ["family_recognised"])["family_recognised"]

    assert (moved.number, moved.is_incomplete) == (None, True)
    assert whole.number == Decimal(20)


def test_read_series_gives_one_reading_a_period_in_their_order():
    country = make_country(1)
    years = [make_period(str(year)) for year in (2023, 2024, 2025)]
    for year, number in zip(years, (5, 6, 7), strict=True):
        give(year, country["commune0"], {"members": number})

    series = read_series(years, country["commune0"].pk, ["members"])

    assert [reading.number for reading in series["members"]] == [5, 6, 7]


@pytest.mark.parametrize("communes", [1, 3])
def test_read_children_asks_the_same_whatever_their_number(communes):
    country = make_country(communes)
    year = make_period("2025", make_form())
    for number in range(communes):
        give(year, country[f"commune{number}"], {"members": number, "population": 10})
    keep_totals(year)
    read_children(year, country["first"].pk)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = read_children(year, country["first"].pk)

    assert len(queries) == 3  # children, catalogue's version, cells
    assert {unit: cells["members"].number for unit, cells in found.items()} == {
        country[f"commune{number}"].pk: number for number in range(communes)
    }


def test_read_of_another_province_never_shows_in_ours():
    country = make_country(2)
    year = make_period("2025", make_form())
    give(year, country["far"], {"members": 999})
    keep_totals(year)

    ours = read(year, country["first"].pk, ["members"])["members"]

    assert (ours.number, ours.due) == (None, 2)
    assert Period.objects.count() == 1
