"""A results page read otherwise than as reported: on the tree of a day, or by comparable groups.

product.md T6. Both give the same ``Results`` as ``figures.results.read_results``; changes in them
go over one territory, so that no boundary parts them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from associations.models import Established
from figures import places, spans
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.models import Indicator, Nature, Period
from figures.places import Place
from figures.reading import Reading
from figures.readings import read_table
from figures.restating.groups import (
    ComparableGroup,
    GroupTable,
    find_groups,
    read_groups,
)
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
from khuyenhoc.lib.names import vn_key

TOP = -1  # the key of the group that a page is about; those below follow
MOST_NAMES = 3  # units named in the name of a group; the rest are counted


@dataclass(slots=True)
class _OneAndBelow:
    """The table of a unit, and that of the units under it."""

    unit: int
    own: AnyTable
    below: AnyTable

    def read(self, period: Period, unit: int, indicator: Indicator | str) -> Reading:
        return (self.own if unit == self.unit else self.below).read(period, unit, indicator)


class _GroupReadings:
    """A table of groups as one of units: a group goes by a negative key."""

    def __init__(self, table: GroupTable, groups: dict[int, ComparableGroup]) -> None:
        self.table = table
        self.groups = groups

    def read(self, period: Period, unit: int, indicator: Indicator | str) -> Reading:
        return self.table.read(period, self.groups[unit], indicator)


def read_on_day(
    period_code: str, unit: int, chosen: Chosen, *, section: str = "", provisional: bool = False,
    wanted: Base | None = None,
) -> Results:  # fmt: skip
    """The results of a unit of the tree of ``chosen.day``, every period restated to that tree.

    Raises ``NoResults`` where the unit did not live on the day or there is no such period, and
    ``figures.restating.day.NoTree``.
    """
    path, children = places.find_around_on(unit, chosen.day)
    if not path:
        raise NoResults(unit)
    known, period = _find_period(path[0].pk, period_code)
    catalogue = read_catalogue()
    course = list_near(period, known, wanted)
    if len(path) == 1:  # the whole tree is one territory on every day
        own: AnyTable = read_table(course, [unit], None, provisional, catalogue)
    else:
        own = read_restated(course, [unit], None, chosen.day, provisional, catalogue)
    results = _make(
        period, path, children, known, own, catalogue, provisional, wanted, chosen, unit
    )
    results.columns = choose_columns(results, section)
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
    results.indicators = choose_figures(results, section)
    return results


def read_by_groups(
    period_code: str, unit: int, chosen: Chosen, *, section: str = "", provisional: bool = False,
    wanted: Base | None = None,
) -> Results:  # fmt: skip
    """The results of the comparable group of a unit between the period and ``chosen.day``.

    The units below are joined to groups of their level. Raises as ``read_on_day``.
    """
    path, children = places.find_around_on(unit, chosen.day)
    if not path:
        raise NoResults(unit)
    known, period = _find_period(path[0].pk, period_code)
    catalogue = read_catalogue()
    first, last = sorted([period.last_day, chosen.day])
    here = find_groups([unit], first, last, path[-1].level)[0]
    rows = {-2 - n: group for n, group in enumerate(_list_below(children, first, last))}
    units = [here, *rows.values()]
    names = places.name_units([u for group in units for u in group.old], first)
    names |= places.name_units([u for group in units for u in group.new], last)
    near = list_near(period, known, wanted)
    own = _GroupReadings(read_groups(near, [here], None, provisional, catalogue), {TOP: here})
    top = _name_place(TOP, name_group(here, names))
    below = [_name_place(key, name_group(group, names)) for key, group in rows.items()]
    below.sort(key=lambda place: (vn_key(place.name), place.pk))
    results = _make(
        period, [*path[:-1], top], below, known, own, catalogue, provisional, wanted, chosen, unit
    )
    results.group = here
    results.group_names = tuple(sorted(names[u] for u in here.old if u in names))
    results.columns = choose_columns(results, section)
    if below:
        codes = [indicator.code for indicator in results.columns]
        table = read_groups(_list_ends(results), rows.values(), codes, provisional, catalogue)
        results.table = _OneAndBelow(TOP, own, _GroupReadings(table, rows))
    results.indicators = choose_figures(results, section)
    return results


def _list_below(children: Sequence[Place], first: date, last: date) -> list[ComparableGroup]:
    """The groups in which the units of a level under a unit are; none where they hold nothing."""
    if not children:
        return []
    level, _ = Counter(child.level for child in children).most_common(1)[0]
    return find_groups([child.pk for child in children if child.level == level], first, last, level)


def _name_place(key: int, name: str) -> Place:
    return Place(key, name, name, "", "", None, False, None, Established.YES)


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
    """The page's period, what the columns' changes are measured from, and their parts."""
    ends: dict[int, Period] = {results.period.pk: results.period}
    for indicator in results.columns:
        if (start := results.find_start(indicator)) is not None:
            ends[start[1].pk] = start[1]
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


def name_group(group: ComparableGroup, names: dict[int, str]) -> str:
    """The units of the later day, or of the earlier where nobody holds the ground any more."""
    units = group.new or group.old
    told = sorted(names.get(unit, "") for unit in units)
    if len(told) > MOST_NAMES:
        return f"{', '.join(told[:MOST_NAMES])} và {len(told) - MOST_NAMES} đơn vị khác"
    return " và ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _find_period(root: int, code: str) -> tuple[list[KnownPeriod], KnownPeriod]:
    known = [period for period in list_periods(root) if period.has_figures]
    period = next((each for each in known if each.code == code), None)
    if period is None:
        raise NoResults(code)
    return known, period
