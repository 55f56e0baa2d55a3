"""What the seed texts published before July 2025, read on the tree of today (T6, T7)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction

from associations.history import find_by_code
from associations.loading import load_units
from associations.models import Association
from figures.catalogue import indicators, load_catalogue
from figures.decomposing import decompose
from figures.models import Period
from figures.publishing import load_published
from figures.reading import Comparability
from figures.readings import read_table
from figures.restating.groups import comparable_groups, find_groups, find_takers, read_groups
from figures.restating.table import read_restated
from figures.rolls import make_period
from figures.submitting import NewSubmission, NewValue, load_approved
from figures.totals import keep_totals, split_by_depth

pytestmark = pytest.mark.django_db

THEN, NOW = date(2024, 6, 30), date(2026, 6, 30)
EXACT, NOT_COMPARABLE = Comparability.EXACT, Comparability.NOT_COMPARABLE
# Cluster 6 of 2024: what its provinces would have said so that they come to what was published.
MEMBERS = {
    "52": 345_000, "54": 202_000, "56": 289_000, "58": 144_000, "62": 131_000, "64": 310_958,
    "66": 402_000, "67": 128_000, "68": 240_000,
}  # fmt: skip
OUTSIDE = {"51": 251_000, "60": 268_000}  # Quảng Ngãi and Bình Thuận


@pytest.fixture(scope="module")
def _nation(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The nation's tree with every published figure; undone afterwards."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            load_units()
            load_catalogue()
            load_published()
            connection.check_constraints()  # here once, not after each test
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)
            connection.close()


@pytest.fixture
def nation(_nation, db) -> None:
    """The nation; each test's own changes are undone after it."""


@pytest.fixture
def half(nation) -> Period:
    return Period.objects.get(code="2024-H1")


def at(code: str, on: date, level: str = "province") -> int:
    found = find_by_code(code, on)
    assert found.level_id == level
    return found.pk


def give(period: Period, numbers: dict[str, int]) -> None:
    """Illustrative numbers of members of provinces of the period."""
    units = {code: Association.objects.get(pk=at(code, period.last_day)) for code in numbers}
    members = indicators().by_code["members"].pk
    new = [
        NewSubmission(
            period=period, association=units[code], source="tạo ra để kiểm thử", source_url="",
            values=[NewValue(members, Decimal(number), is_illustrative=True)],
        )
        for code, number in numbers.items()
    ]  # fmt: skip
    for group in split_by_depth(period, {unit.pk for unit in units.values()}):
        with keep_totals(period, group):
            load_approved([n for n in new if n.association.pk in group], with_totals=False)


def test_cluster_6_of_2024_is_exact_for_the_provinces_that_hold_its_ground_and_for_no_one_alone(
    half,
):
    cluster = at("C6", THEN, "cluster")
    provinces = {code: at(code, NOW) for code in ("51", "52", "56", "66", "68")}
    group = find_takers(cluster, THEN, NOW, "province")
    asked = [*provinces.values(), cluster, at("VN", NOW, "national")]

    table = read_restated([half], asked, ["members", "branches"], NOW)
    groups = read_groups([half], [group], ["members", "branches"])

    assert set(group.new) == set(provinces.values())
    told = groups.read(half, group, "members")
    assert (told.number, told.comparability) == (2_191_958, EXACT)
    for code in ("members", "branches"):
        alone = [table.read(half, unit, code) for unit in (*provinces.values(), cluster)]
        assert {(r.number, r.comparability) for r in alone} == {(None, NOT_COMPARABLE)}
        assert {r.comparability_word for r in alone} == {"không so sánh được"}


def test_cluster_6_with_province_figures_is_exact_where_its_provinces_stayed_together(half):
    give(half, MEMBERS)
    provinces = {code: at(code, NOW) for code in ("51", "52", "56", "66", "68")}
    top, today = at("VN", NOW, "national"), at("C6", NOW, "cluster")

    table = read_restated([half], [*provinces.values(), top, today], ["members"], NOW)

    told = {code: table.read(half, unit, "members") for code, unit in provinces.items()}
    assert {code: (r.number, r.comparability) for code, r in told.items()} == {
        "52": (MEMBERS["52"] + MEMBERS["64"], EXACT),
        "66": (MEMBERS["66"] + MEMBERS["54"], EXACT),
        "56": (MEMBERS["56"] + MEMBERS["58"], EXACT),
        "68": (MEMBERS["68"] + MEMBERS["67"], EXACT),
        "51": (MEMBERS["62"], EXACT),
    }
    assert {code: r.covers_all for code, r in told.items()} == {
        "52": True, "66": True, "56": True, "68": False, "51": False,
    }  # fmt: skip
    assert all(r.is_illustrative for r in told.values())
    assert table.read(half, today, "members").number == sum(
        told[code].number for code in ("52", "56", "66")
    )
    assert table.read(half, top, "members").number == sum(MEMBERS.values()) == 2_191_958


def test_what_came_from_outside_the_cluster_is_a_boundary_effect_t7(half):
    """Lâm Đồng took in Bình Thuận, Quảng Ngãi is new: both hold what cluster 6 never had."""
    give(half, {**MEMBERS, **OUTSIDE})
    later = make_period("2025-H2")
    give(later, {"51": 390_000, "68": 650_000, "52": 660_000})
    at_both = {code: at(code, THEN) for code in ("51", "60", "62", "67", "68", "52", "64")}
    at_end = {code: at(code, NOW) for code in ("51", "68", "52")}

    found = decompose([*at_both.values(), *at_end.values()], half, later, ["members"])

    def read(unit: int) -> tuple:
        change = found[unit]["members"]
        return change.difference, change.real, change.boundary, change.coverage

    came = MEMBERS["67"] + OUTSIDE["60"]
    assert read(at_end["68"]) == (650_000, 650_000 - 240_000 - came, 240_000 + came, 0)
    assert read(at_end["51"])[2] == OUTSIDE["51"] + MEMBERS["62"]
    assert read(at_both["60"]) == (-OUTSIDE["60"], 0, -OUTSIDE["60"], 0)
    assert sum(each["members"].boundary for each in found.values()) == 0


def test_bac_kan_2020_lies_inside_thai_nguyen_of_today(nation):
    year = Period.objects.get(code="2020")
    old = at("06", date(2020, 12, 31))
    new = at("19", NOW)
    (group,) = find_groups([new], date(2020, 12, 31), NOW, "province")

    table = read_restated([year], [new, old], ["family_recognised"], NOW)
    told = table.read(year, new, "family_recognised")

    assert old in group.old
    assert group.new == (new,)
    assert (told.number, told.comparability, told.covers_all) == (63_979, EXACT, False)
    assert not told.is_complete
    assert table.read(year, old, "family_recognised").number is None


def test_vu_quang_2022_is_still_read_as_it_was_reported_and_its_heirs_hold_it_together(nation):
    year = Period.objects.get(code="2022")
    vu_quang = at("441", date(2022, 12, 31), "district")
    catalogue = indicators()
    reported = read_table([year], [vu_quang])
    given = [i for i in catalogue.indicators if reported.own.get((year.pk, vu_quang, i.pk))]
    heirs = find_takers(vu_quang, date(2022, 12, 31), NOW, "commune")
    additive = [i for i in given if i.kind != "ratio"]

    table = read_restated([year], heirs.new, [i.code for i in additive], NOW)
    groups = read_groups([year], [heirs], [i.code for i in additive])

    assert len(heirs.new) > 1
    assert additive
    for indicator in additive:
        number = reported.read(year, vu_quang, indicator).number
        assert groups.read(year, heirs, indicator).number == number
        assert {table.read(year, unit, indicator).comparability for unit in heirs.new} == {
            NOT_COMPARABLE
        }


def test_groups_of_the_nation_cover_every_place_once(nation):
    groups = comparable_groups(THEN, NOW)
    provinces = comparable_groups(THEN, NOW, "province")

    old = [unit for group in groups for unit in group.old]
    new = [unit for group in groups for unit in group.new]
    assert (len(old), len(new)) == (len(set(old)), len(set(new)))
    assert (len(old), len(new)) == (10_040, 3_321)
    assert sorted(len(g.old) for g in provinces) == sorted([*([1] * 11), *([2] * 17), *([3] * 6)])
    assert {len(g.new) for g in provinces} == {1}


@pytest.mark.parametrize("on", [date(2020, 1, 1), NOW])
def test_national_total_is_one_in_every_reading_t6(nation, on):
    """Every additive indicator of some periods before and after July 2025."""
    periods = list(Period.objects.filter(code__in=["2022", "2024", "2024-H1", "2025-09"]))
    top = at("VN", NOW, "national")
    codes = [i.code for i in indicators().indicators if i.kind != "ratio"]

    reported = read_table(periods, [top], codes)
    restated = read_restated(periods, [top], codes, on)
    whole = find_groups([top], *sorted((THEN, on)), "national")
    groups = read_groups(periods, whole, codes)

    told = {
        (period.code, code): (
            reported.read(period, top, code).number,
            restated.read(period, top, code).number,
            groups.read(period, whole[0], code).number,
        )
        for period in periods
        for code in codes
    }
    assert {key: each for key, each in told.items() if len(set(each)) > 1} == {}
    assert sum(each[0] is not None for each in told.values()) > 30
    assert len(whole) == 1
