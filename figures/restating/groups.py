"""Comparable groups: what can be compared between two days, whatever was divided in between.

A group is a connected part of the graph that joins the units of the first day with the units of the
second where they hold common ground (product.md T6). Its territory is the same on both days, so its
figures are exact where no single one is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection

from figures.catalogue import Catalogue
from figures.models import Indicator, Period
from figures.reading import Reading
from figures.restating.cuts import Cuts
from figures.restating.table import RestatedTable, read_regions

_HOLDERS = """
select h.parcel_id, h.holder_id
  from associations_holding h
  join associations_state s on s.association_id = h.holder_id and s.valid @> %(on)s::date
  join associations_level l on l.code = s.level_id and l.has_territory
 where h.valid @> %(on)s::date
"""
_TREE = """
select s.association_id, s.parent_id, l.rank
  from associations_state s join associations_level l on l.code = s.level_id
 where s.valid @> %(on)s::date
"""
_STAMP = """
select (select row(count(*), max(id), max(applied_at), max(cancelled_at))::text
          from associations_reorganisation),
       (select row(count(*), max(id))::text from associations_holding),
       (select row(count(*), max(id))::text from associations_state),
       (select row(count(*), max(id))::text from associations_parcelpart),
       (select string_agg(row(code, rank, has_territory)::text, ' ' order by code)
          from associations_level)
"""
_RANK = "select rank from associations_level where code = %s"


class UnknownLevel(ValueError):
    """A level that there is not; the message says which there are."""


@dataclass(frozen=True, slots=True)
class ComparableGroup:
    """Units of the day ``first`` and units of the day ``last`` that hold the same ground together.

    Ids in ascending order. ``new`` is empty where nobody holds the ground any more, ``old`` where
    nobody held it yet.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    first: date
    last: date

    @property
    def is_unchanged(self) -> bool:
        """Whether it is one unit that held the same on both days."""
        return self.old == self.new and len(self.old) == 1


class GroupTable:
    """Readings of comparable groups; made by ``read_groups``."""

    def __init__(
        self, groups: Sequence[ComparableGroup],
        tables: Sequence[tuple[RestatedTable, Mapping[ComparableGroup, int]]],
    ) -> None:  # fmt: skip
        self.groups = list(groups)
        self._tables = tables

    def read(self, period: Period, group: ComparableGroup, indicator: Indicator | str) -> Reading:
        """The figure of a group as one territory."""
        for table, places in self._tables:
            if group in places:
                return table.read_region(period, places[group], indicator)
        raise KeyError(group)

    def find(self, unit: int) -> ComparableGroup | None:
        """The group in which a unit of either day is."""
        return next((g for g in self.groups if unit in g.old or unit in g.new), None)


def comparable_groups(first: date, last: date, level: str | None = None) -> list[ComparableGroup]:
    """The comparable groups of the whole country between two days, in the order of their ids.

    ``level`` joins the units of that level; where there is none above a place, the highest unit
    below that level stands for it. Without a level the lowest units with territory are joined.
    Raises ``UnknownLevel``; ``ValueError`` where the days are the wrong way round.
    """
    if first > last:
        raise ValueError("Ngày đầu phải trước ngày cuối.")
    return list(_join(first, last, level, _stamp_tree()))


@lru_cache(maxsize=16)
def _join(first: date, last: date, level: str | None, stamp: object) -> tuple[ComparableGroup, ...]:
    """``comparable_groups``, worked out once for each ``stamp`` of the tree."""
    rank = None if level is None else _find_rank(level)
    cuts = Cuts.read()
    before = _Holders(first, rank).by_parcel
    after = _Holders(last, rank).by_parcel
    joined = _Joined()
    for part, new in after.items():
        old = before.get(cuts.climb(part, first) if part in cuts.whole else part)
        if old is None:
            joined.find(new)
        else:
            joined.join(-old, new)
    for parcel, old in before.items():
        lives = cuts.list_live(parcel, last) if parcel in cuts.parts else (parcel,)
        if all(live not in after for live in lives):
            joined.find(-old)
    groups = (
        ComparableGroup(
            tuple(sorted(-unit for unit in group if unit < 0)),
            tuple(sorted(unit for unit in group if unit > 0)),
            first,
            last,
        )
        for group in joined.list_groups()
    )
    return tuple(sorted(groups, key=lambda group: (group.old or group.new, group.new)))


def _stamp_tree() -> tuple:
    """What changes with every decision that is applied or cancelled, and with every row of the tree
    that is added or taken away."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        return cursor.fetchone()


def find_groups(
    units: Collection[int], first: date, last: date, level: str | None = None
) -> list[ComparableGroup]:
    """The comparable groups in which units of either day are."""
    asked = set(units)
    return [
        group
        for group in comparable_groups(first, last, level)
        if not asked.isdisjoint(group.old) or not asked.isdisjoint(group.new)
    ]


def find_takers(unit: int, first: date, last: date, level: str | None = None) -> ComparableGroup:
    """``unit`` of the first day, and the units of the last that hold its ground, whatever else
    they hold: exact for what the unit reported as a whole.
    """
    rank = None if level is None else _find_rank(level)
    cuts = Cuts.read()
    before, after = _Holders(first, None, with_tree=True), _Holders(last, rank)
    takers = {
        after.by_parcel[live]
        for parcel, holder in before.by_parcel.items()
        if unit in before.list_way(holder)
        for live in cuts.list_live(parcel, last)
        if live in after.by_parcel
    }
    return ComparableGroup((unit,), tuple(sorted(takers)), first, last)


def read_groups(
    periods: Sequence[Period], groups: Iterable[ComparableGroup],
    indicators: Iterable[str] | None, provisional: bool = False,
    catalogue: Catalogue | None = None,
) -> GroupTable:  # fmt: skip
    """The figures of comparable groups, each as one territory.

    A group is read on the tree of its last day, or of its first where nobody holds it any more.
    """
    groups = list(groups)
    codes = None if indicators is None else list(indicators)
    by_day: dict[date, list[ComparableGroup]] = {}
    for group in groups:
        by_day.setdefault(group.last if group.new else group.first, []).append(group)
    tables = []
    for on, members in by_day.items():
        regions = [frozenset(group.new or group.old) for group in members]
        table = read_regions(periods, regions, codes, on, provisional, catalogue)
        tables.append((table, {group: place for place, group in enumerate(members)}))
    return GroupTable(groups, tables)


class _Holders:
    """Who held the parcels of a day: the units of a rank, or the lowest."""

    def __init__(self, on: date, rank: int | None, with_tree: bool = False) -> None:
        self.units: dict[int, tuple[int | None, int]] = {}
        with connection.cursor() as cursor:
            cursor.execute(_HOLDERS, {"on": on})
            self.by_parcel: dict[int, int] = dict(cursor.fetchall())
            if with_tree or rank is not None:
                cursor.execute(_TREE, {"on": on})
                self.units = {unit: (parent, place) for unit, parent, place in cursor}
        if rank is not None:
            lifted = {unit: self._lift(unit, rank) for unit in set(self.by_parcel.values())}
            self.by_parcel = {parcel: lifted[unit] for parcel, unit in self.by_parcel.items()}

    def _lift(self, holder: int, rank: int) -> int:
        below = [unit for unit in self.list_way(holder) if self.units[unit][1] >= rank]
        return below[-1] if below else holder

    def list_way(self, unit: int) -> list[int]:
        """The unit and all above it."""
        way = []
        above: int | None = unit
        while above is not None and above in self.units:
            way.append(above)
            above = self.units[above][0]
        return way


class _Joined:
    """Numbers joined into groups."""

    def __init__(self) -> None:
        self.above: dict[int, int] = {}

    def find(self, node: int) -> int:
        """The one that stands for the node's group."""
        above = self.above
        root = above.setdefault(node, node)
        while above[root] != root:
            root = above[root]
        while above[node] != root:
            above[node], node = root, above[node]
        return root

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        self.above[self.find(one)] = self.find(other)

    def list_groups(self) -> list[list[int]]:
        """The groups."""
        groups: dict[int, list[int]] = {}
        for node in list(self.above):
            groups.setdefault(self.find(node), []).append(node)
        return list(groups.values())


def _find_rank(level: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_RANK, [level])
        found = cursor.fetchone()
        if found is None:
            cursor.execute("select code from associations_level order by rank")
            known = ", ".join(row[0] for row in cursor.fetchall())
            raise UnknownLevel(f"Không có cấp “{level}”. Các cấp: {known}.")
    return found[0]
