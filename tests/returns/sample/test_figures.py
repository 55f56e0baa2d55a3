"""The generated figures: plausible, without a broken sum, and at one with what was published."""

import csv
import json
from decimal import Decimal
from fractions import Fraction

import pytest

from figures import catalogue, formulas
from figures.published import PublishedRow, read_published
from returns import rules
from returns.models import Rule
from returns.sample.organisation import Figures
from returns.sample.reporting import (
    ONCE,
    STOCKS,
    SUMS,
    add_sums,
    merge,
    read_old_half,
    read_old_year,
    read_period,
)
from returns.sample.territory import HOME, read_territory

YEARS = ["2021", "2022", "2023", "2024", "2025"]
HALVES = ["2021-H1", "2022-H1", "2023-H1", "2024-H1", "2025-H1", "2026-H1"]
NEARLY = Decimal("0.03")  # how far a rounded published number may lie from the sum


def _asked(period: str) -> set[str]:
    """The indicators that the form of a period asks for."""
    forms = json.loads((catalogue.DATA / "forms.json").read_text(encoding="utf-8"))["forms"]
    by_code = {form["code"]: form["versions"] for form in forms}
    versions = by_code["bieu-02-6-thang" if "H" in period else "bieu-01-nam"]
    return set(versions[-1 if period >= "2024" else 0]["required"])


def _before(period: str) -> dict[str, Figures]:
    """What stood for the units of ``period`` a year earlier, restated; balances as last closed."""
    year, _, half = period.partition("-")
    if year == YEARS[0]:
        return {}  # nothing was reported earlier
    earlier, last = int(year) - 1, read_old_year(int(year) - 1)
    found = read_old_half(earlier) if half else last
    found = {code: numbers | {"fund_closing": last[code]["fund_closing"]}
             for code, numbers in found.items()}  # fmt: skip
    if read_period(period).keys() != found.keys():
        found = merge(found)
    return {code: add_sums(numbers) for code, numbers in found.items()}


def _decimals(figures: Figures) -> dict[str, Decimal]:
    return {code: Decimal(number) for code, number in figures.items()}


def _indicators() -> list[dict[str, str]]:
    with (catalogue.DATA / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_territory_has_280_old_and_92_new_communes() -> None:
    territory = read_territory()

    assert (len(territory.old), len(territory.new)) == (280, 92)
    assert sum(commune.is_unchanged for commune in territory.new) == 2


@pytest.mark.parametrize("period", [*YEARS, *HALVES])
def test_every_commune_reports_every_required_line(period: str) -> None:
    reported = read_period(period)

    assert [code for code in reported if not _asked(period) <= reported[code].keys()] == []


@pytest.mark.parametrize("period", [*YEARS, *HALVES])
def test_sums_are_their_parts_and_the_fund_comes_out(period: str) -> None:
    for code, figures in read_period(period).items():
        for total, parts in SUMS.items():
            if total in figures:
                assert figures[total] == sum(figures[part] for part in parts), (code, total)
        left = figures["fund_opening"] + figures["fund_raised"] - figures["fund_spent"]
        assert left == figures["fund_closing"], code


@pytest.mark.parametrize(("year", "following"), [*zip(YEARS[:-2], YEARS[1:-1], strict=True)])
def test_a_year_opens_with_the_balance_that_closed_the_last(year: str, following: str) -> None:
    before, after = read_period(year), read_period(following)

    assert {c: f["fund_closing"] for c, f in before.items()} == {
        c: f["fund_opening"] for c, f in after.items()
    }


@pytest.mark.parametrize("period", [*YEARS, *HALVES])
def test_no_generated_return_would_be_questioned(period: str) -> None:
    """R5: not one rule broken, not one rate outside what is usual (domain.md §10)."""
    with rules.DATA.open(encoding="utf-8", newline="") as file:
        every_rule = [Rule(**row) for row in csv.DictReader(file)]
    rates = [
        (row, formulas.parse_formula(row["formula"]))
        for row in _indicators()
        if row["kind"] == "ratio" and row["formula"] and (row["compare_low"] or row["compare_high"])
    ]
    asked, before = _asked(period), _before(period)
    questioned = []
    for code, figures in read_period(period).items():
        numbers = _decimals({c: n for c, n in figures.items() if c in asked})
        previous = _decimals({c: n for c, n in before.get(code, {}).items() if c in asked})
        broken = rules.find_broken(every_rule, numbers, previous)
        questioned += [(code, each.message) for each in broken]
        for row, formula in rates:
            rate = formulas.evaluate(formula, numbers)
            if rate is not None and not (
                Fraction(row["compare_low"] or 0) <= rate <= Fraction(row["compare_high"] or 10**9)
            ):
                questioned.append((code, row["code"], float(rate)))

    assert questioned == []


@pytest.mark.parametrize("period", HALVES)
def test_no_half_year_exceeds_its_year(period: str) -> None:
    """F2a: a flow of the half-year is at most that of the year."""
    year = read_old_year(int(period[:4]))
    halves = read_period(period)
    whole = year if halves.keys() == year.keys() else merge(year)

    exceeded = [
        (code, indicator)
        for code, figures in halves.items()
        for indicator, number in figures.items()
        if indicator in whole[code]
        and indicator not in STOCKS | {"fund_closing"}
        and number > whole[code][indicator]
    ]

    assert exceeded == []


def test_the_new_communes_have_what_their_old_parts_had() -> None:
    """Across 1 July 2025 every total stays, but for what a commune has once."""
    old = {code: add_sums(figures) for code, figures in read_old_year(2025).items()}
    new = read_period("2025")
    indicators = next(iter(old.values())).keys() - {*ONCE, "base_associations"}

    changed = [
        indicator
        for indicator in indicators
        if sum(f[indicator] for f in old.values()) != sum(f[indicator] for f in new.values())
    ]

    assert changed == []
    assert all(figures["base_associations"] >= 1 for figures in new.values())


def _list_met() -> list[PublishedRow]:
    """The published figures of old Thái Nguyên for a year that is generated too."""
    return [
        row
        for row in read_published()
        if row.is_loaded and (row.unit_code, row.unit_set, row.period) == (HOME, "2024", "2021")
    ]


def test_communes_add_up_to_the_published_whole() -> None:
    met = _list_met()
    figures = read_period("2021")
    home = [commune.code for commune in read_territory().old if commune.province == HOME]
    sums = {row.indicator: sum(figures[code][row.indicator] for code in home) for row in met}

    assert sums.keys() == {
        "family_recognised", "clan_recognised", "community_recognised", "scholarships_amount",
    }  # fmt: skip
    for row in met:
        if row.precision == "exact":
            assert sums[row.indicator] == row.value
        else:
            assert row.value < sums[row.indicator] <= row.value * (1 + NEARLY)


def test_communes_agree_with_what_was_published_for_a_quarter() -> None:
    """Early 2023 lies between the ends of 2022 and 2023: hơn, trên, gần."""
    home = [commune.code for commune in read_territory().old if commune.province == HOME]
    rows = [
        row for row in read_published()
        if row.is_loaded and (row.unit_code, row.period) == (HOME, "2023-Q1")
    ]  # fmt: skip
    sums = {
        row.indicator: sum(read_period("2022")[code][row.indicator] for code in home)
        for row in rows
    }

    assert sums.keys() == {"members", "base_associations", "branches", "boards"}
    for row in rows:
        limit = row.value * NEARLY
        distance = sums[row.indicator] - row.value
        assert (-limit <= distance < 0) if row.precision == "gan" else (0 < distance <= limit)
