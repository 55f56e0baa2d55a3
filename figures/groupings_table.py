"""The totals of the groupings inside a province, for templates/figures/results.html.

A grouping is dated and stands beside the tree (time.md, Clusters): it is added up here from its
units, and a sum says of how many of them it is made.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from associations.group_page import link_group
from associations.models import GroupMembership
from figures.formulas import add_up, divide, round_places
from figures.models import Indicator, IndicatorKind
from figures.reading import Reading
from figures.results import Results
from figures.spans import name_period
from figures.ways import Way
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import vn_key
from khuyenhoc.lib.numbers import format_number


def lay_groupings(results: Results) -> dict[str, Any] | None:
    """The groupings of the page's unit, a row each; None where it has none on the day.

    One query, none as reported where there never were any, nor by comparable groups. The day is the
    last of the period, or that to whose tree figures are restated.
    """
    unit, chosen = results.unit, results.chosen
    if not results.children or chosen.way is Way.GROUPS:
        return None
    if not chosen.way and not results.period.has_groups:
        return None
    day = chosen.day if chosen.way else results.period.last_day
    groups = _read_groups(unit.pk, day)
    if not groups:
        return None
    known = {child.pk for child in results.children}
    rows = [
        {
            "name": name,
            "url": link_group(group),
            "cells": [
                _tell_sum(results, members & known, len(members), indicator)
                for indicator in results.columns
            ],
        }
        for (name, group), members in sorted(groups.items(), key=lambda row: vn_key(row[0][0]))
    ]
    return {
        "caption": f"Cộng theo cụm, {name_period(results.period)}",
        "note": f"Cụm trong tỉnh ngày {format_date(day)}. Mỗi số cộng từ các đơn vị của cụm đã có"
        " số; dòng dưới ghi mấy đơn vị.",
        "columns": [f"{indicator.label} ({indicator.unit})" for indicator in results.columns],
        "rows": rows,
    }


def _read_groups(host: int, day: date) -> dict[tuple[str, int], set[int]]:
    """(name, grouping) → its units on the day."""
    members: dict[tuple[str, int], set[int]] = defaultdict(set)
    rows = GroupMembership.objects.filter(
        group__host=host, group__valid__contains=day, valid__contains=day
    )
    for name, group, unit in rows.order_by().values_list(
        "group__name", "group_id", "association_id"
    ):
        members[name, group].add(unit)
    return members


def _tell_sum(
    results: Results, members: Collection[int], count: int, indicator: Indicator
) -> dict[str, Any]:
    """The sum over the members that have the number, and how many of all they are; a ratio is
    divided from the sums of its parts over those that have both."""
    exact, used = _add(results, sorted(members), indicator)
    return {
        "value": None if exact is None else round_places(exact, indicator.places),
        "places": indicator.places,
        "unit": indicator.unit,
        "empty": "not_reported",
        "state": "provisional" if any(each.is_provisional for each in used) else "",
        "coverage": f"{format_number(len(used))} trên {format_number(count)} đơn vị",
    }


def _add(
    results: Results, members: Sequence[int], indicator: Indicator
) -> tuple[Fraction | None, list[Reading]]:
    """The exact sum, and one reading for each member that is in it."""
    if indicator.kind != IndicatorKind.RATIO:
        read = [results.table.read(results.period, unit, indicator) for unit in members]
        used = [each for each in read if each.exact is not None]
        total = sum((each.exact for each in used if each.exact is not None), Fraction(0))
        return (total if used else None), used
    formula = results.catalogue.formulas.get(indicator.pk)
    if formula is None:
        return None, []
    sums = dict.fromkeys(formula.codes, Fraction(0))
    used = []
    for unit in members:
        sides = {code: results.table.read(results.period, unit, code) for code in formula.codes}
        if any(side.exact is None for side in sides.values()):
            continue
        for code, side in sides.items():
            sums[code] += side.exact or 0
        used.append(max(sides.values(), key=lambda side: side.is_provisional))
    if not used:
        return None, []
    return divide(formula, add_up(formula.numerator, sums), add_up(formula.denominator, sums)), used
