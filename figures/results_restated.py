"""A results page read otherwise than as reported: on the tree of a day, or by comparable groups.

product.md T6. Both give the same ``Results`` as ``figures.results.read_results``; changes in them
go over one territory, so that no boundary parts them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from figures import places, spans
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.grouping import TOP, find_grouped
from figures.models import Indicator, Nature, Period
from figures.places import Place
from figures.reading import Reading
from figures.readings import read_table
from figures.restating.day import check_settled
from figures.restating.groups import ComparableGroup, GroupTable, read_groups
from figures.restating.table import read_restated
from figures.results import (
    AnyTable,
    KnownPeriod,
    NoResults,
    Results,
    choose_columns,
    choose_figures,
    list_periods,
)
from figures.spans import Base
from figures.ways import Chosen


@dataclass(slots=True)
class _OneAndBelow:
    """The table of a unit, and that of the units under it."""

    unit: int
    own: AnyTable
    below: AnyTable

    def read(self, period: Period, unit: int, indicator: Indicator | str) -> Reading:
        return (self.own if unit == self.unit else self.below).read(period, unit, indicator)


class GroupReadings:
    """A table of groups as one of units: a group goes by a negative key."""

    def __init__(self, table: GroupTable, groups: Mapping[int, ComparableGroup]) -> None:
        self.table = table
        self.groups = groups

    def read(self, period: Period, unit: int, indicator: Indicator | str) -> Reading:
        return self.table.read(period, self.groups[unit], indicator)


def read_on_day(
    period_code: str, unit: int, chosen: Chosen, *, section: str = "", provisional: bool = False,
    wanted: Base | None = None, only: Sequence[Indicator] = (), level: str = "",
) -> Results:  # fmt: skip
    """The results of a unit of the tree of ``chosen.day``, every period restated to that tree.

    Raises ``NoResults`` where the unit did not live on the day or there is no such period, and
    ``figures.restating.day.NoTree``.
    """
    chosen, path, children = stand_on(unit, chosen)
    if level and len(path) == 1:
        children = places.list_level_on(level, chosen.day)
    known, period = _find_period(path[0].pk, period_code)
    catalogue = read_catalogue()
    codes = [indicator.code for indicator in only] or None
    course = list_near(period, known, wanted)
    if len(path) == 1:  # the whole tree is one territory on every day
        own: AnyTable = read_table(course, [unit], codes, provisional, catalogue)
    else:
        own = read_restated(course, [unit], codes, chosen.day, provisional, catalogue)
    results = _make(
        period, path, children, known, own, catalogue, provisional, wanted, chosen, unit
    )
    results.columns = list(only) if only else choose_columns(results, section)
    if children:
        below = [child.pk for child in children]
        results.table = _OneAndBelow(
            unit,
            own,
            read_restated(
                _list_ends(results), below, [i.code for i in results.columns], chosen.day,
                provisional, catalogue,
            ),
        )  # fmt: skip
    results.indicators = list(only) if only else choose_figures(results, section)
    return results


def stand_on(unit: int, chosen: Chosen) -> tuple[Chosen, list[Place], list[Place]]:
    """The unit's way down and what lies under it on ``chosen.day``; where no day was asked for and
    the unit has ended, on its last day, which the choice then holds.

    Raises ``NoResults`` where it did not live on the day, and ``TreeUnsettled``.
    """
    check_settled(chosen.day)
    path, children = places.find_around_on(unit, chosen.day)
    if not path and chosen.on is None:
        last = places.find_last_day(unit)
        if last is not None:
            chosen = replace(chosen, on=last)
            path, children = places.find_around_on(unit, last)
    if not path:
        raise NoResults(unit)
    return chosen, path, children


def read_by_groups(
    period_code: str, unit: int, chosen: Chosen, *, section: str = "", provisional: bool = False,
    wanted: Base | None = None, only: Sequence[Indicator] = (), level: str = "",
) -> Results:  # fmt: skip
    """The results of the comparable group of a unit between the period and ``chosen.day``.

    Raises ``NoResults`` and ``figures.restating.day.NoTree``.
    """
    root = places.find_root(unit)
    known, period = _find_period(root, period_code)
    grouped = find_grouped(unit, period, chosen, level)
    catalogue = read_catalogue()
    near = list_near(period, known, wanted)
    told = [indicator.code for indicator in only] or None
    own = GroupReadings(
        read_groups(near, [grouped.top], told, provisional, catalogue), grouped.groups
    )
    results = _make(
        period, grouped.path, grouped.below, known, own, catalogue, provisional, wanted, chosen,
        unit,
    )  # fmt: skip
    results.grouped = grouped
    results.columns = list(only) if only else choose_columns(results, section)
    if grouped.below:
        codes = [indicator.code for indicator in results.columns]
        rows = [grouped.groups[place.pk] for place in grouped.below]
        table = read_groups(_list_ends(results), rows, codes, provisional, catalogue)
        results.table = _OneAndBelow(TOP, own, GroupReadings(table, grouped.groups))
    results.indicators = list(only) if only else choose_figures(results, section)
    return results


def _make(
    period: KnownPeriod, path: list[Place], children: list[Place], known: list[KnownPeriod],
    table: AnyTable, catalogue: Catalogue, provisional: bool, wanted: Base | None, chosen: Chosen,
    asked: int,
) -> Results:  # fmt: skip
    return Results(
        catalogue=catalogue, period=period, path=path, children=children, periods=known,
        origins={}, table=table, provisional=provisional, wanted=wanted,
        changed_at=period.changed_at, chosen=chosen, asked=asked,
    )  # fmt: skip


def _list_ends(results: Results) -> list[Period]:
    """The page's period, all from which the columns' changes may be measured, and their parts: a
    unit below may have a number where the unit above has none."""
    ends: dict[int, Period] = {results.period.pk: results.period}
    for indicator in results.columns:
        for _, base in spans.list_bases(
            indicator.nature, results.period, results.periods, results.wanted
        ):
            ends[base.pk] = base
    for end in list(ends.values()):
        for part in spans.find_parts(end, results.periods):
            ends[part.pk] = part
    return list(ends.values())


def list_near(
    period: KnownPeriod, known: Sequence[KnownPeriod], wanted: Base | None
) -> list[KnownPeriod]:
    """The periods that a page of ``period`` speaks of: its course, what changes are measured from,
    and the shorter ones from which a flow of these is added."""
    near = {period.pk: period}
    for other in known:
        if other.kind == period.kind and other.last_day <= period.last_day:
            near[other.pk] = other
    for nature in Nature.values:
        for _, base in spans.list_bases(nature, period, known, wanted):
            near[base.pk] = base  # type: ignore[assignment]
    for end in list(near.values()):
        for part in spans.find_parts(end, known):
            near[part.pk] = part  # type: ignore[assignment]
    return list(near.values())


def _find_period(root: int, code: str) -> tuple[list[KnownPeriod], KnownPeriod]:
    known = [period for period in list_periods(root) if period.has_figures]
    period = next((each for each in known if each.code == code), None)
    if period is None:
        raise NoResults(code)
    return known, period
