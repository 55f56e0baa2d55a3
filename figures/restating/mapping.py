"""Where the units of some rolls lie in the tree of a day, for the regions asked alone.

Read once for all periods and indicators. From the regions it goes to the parcels that they hold,
to the roll units that held these, to all else that those held, and up the rolls; what else hangs
under the units found is looked at only as far as to know that it lies elsewhere.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from django.db import connection

from figures.models import Period
from figures.restating.day import Day, Region
from figures.restating.ground import Ground
from figures.restating.knowledge import find_known_holder, find_late, list_changes
from figures.restating.roll import Roll, RollUnit

_COLUMNS = "u.period_id, u.association_id, u.parent_id, u.depth, u.lft, u.rght, u.level_id"
# Rows of units, and of all that lie above any of them.
_UP = f"""
with recursive base as materialized (
    select {_COLUMNS} from figures_periodunit u
     where u.period_id = any(%(periods)s) and u.association_id = any(%(units)s)
),
above as (
    select period_id, parent_id from base where parent_id is not null group by 1, 2
    union
    select p.period_id, p.parent_id
      from above cross join lateral (
           select period_id, parent_id from figures_periodunit p
            where p.period_id = above.period_id and p.association_id = above.parent_id offset 0) p
     where p.parent_id is not null
)
select * from base
union all
select {_COLUMNS}
  from above cross join lateral (
       select * from figures_periodunit p
        where p.period_id = above.period_id and p.association_id = above.parent_id offset 0) u
"""  # noqa: S608 - the names of our own columns
_ALL = f"select {_COLUMNS} from figures_periodunit u where u.period_id = any(%(periods)s)"  # noqa: S608
_ROOTS = f"""
select {_COLUMNS}
  from unnest(%(periods)s::int[]) as w(period)
 cross join lateral (select * from figures_periodunit p
                      where p.period_id = w.period and p.parent_id is null offset 0) u
"""  # noqa: S608 - the names of our own columns
# What hangs directly under units and is none of those known.
_CHILDREN = f"""
select {_COLUMNS}
  from unnest(%(periods)s::int[], %(units)s::int[]) as w(period, unit)
 cross join lateral (select * from figures_periodunit p
                      where p.period_id = w.period and p.parent_id = w.unit offset 0) u
 where u.association_id <> all(%(known)s)
"""  # noqa: S608 - the names of our own columns
_BELOW = f"""
select {_COLUMNS}
  from unnest(%(periods)s::int[], %(lefts)s::int[], %(rights)s::int[]) as w(period, lft, rght)
 cross join lateral (select * from figures_periodunit p
                      where p.period_id = w.period and p.lft between w.lft and w.rght offset 0) u
"""  # noqa: S608 - the names of our own columns
# Units below which someone held ground on the period's last day that is held on the day asked.
_HOLDING = """
select w.period, w.unit
  from unnest(%(periods)s::int[], %(units)s::int[], %(lefts)s::int[], %(rights)s::int[],
              %(days)s::date[]) as w(period, unit, lft, rght, day)
 cross join lateral (
       select 1
         from figures_periodunit u
        cross join lateral (
              select 1 from associations_holding h
               where h.holder_id = u.association_id and h.valid @> w.day
                 and (h.opened_by_id is null or h.opened_by_id <> all(%(late)s))
                 and exists (select 1 from associations_holding n
                              where n.parcel_id = h.parcel_id and n.valid @> %(on)s::date)
              limit 1) x
        where u.period_id = w.period and u.lft between w.lft and w.rght
        limit 1) y
"""
# Whole rolls are read at once where the regions hold more than one unit in so many of a large tree.
ONE_IN, LARGE = 4, 1000

_LEVELS = "select code, has_territory from associations_level"

Place = tuple[int, int]  # a period and a unit


class CountryMap:
    """The rolls of ``periods`` laid over the tree of ``on``, for ``regions``.

    ``is_deep``: all units of a region that holds the whole country are laid too, not its root only.
    """

    def __init__(
        self, periods: Sequence[Period], on: date, regions: Sequence[Region], is_deep: bool = False
    ) -> None:
        self.day = Day(on, regions, is_deep)
        self.ground = Ground(on)
        self.parents: dict[int, int | None] = dict(self.day.parent)
        with connection.cursor() as cursor:
            cursor.execute(_LEVELS)
            self._has_territory: dict[str, bool] = dict(cursor.fetchall())
        late = find_late([period.pk for period in periods])
        self.rolls = {period.pk: Roll(period, late[period.pk]) for period in periods}
        self._late = sorted(set().union(*late.values()))
        self._seen: set[int] = set()
        self._codes: dict[int, str] = {}
        roots = self._fetch(_ROOTS, {"periods": list(self.rolls)})
        if self.day.parent:
            self._load(max((row[5] // 2 for row in roots), default=0))
            settled: list[Roll] = []
            for roll in self.rolls.values():
                twin = next((other for other in settled if roll.is_like(other)), None)
                if twin is None:
                    roll.settle(self.day, self.ground)
                    settled.append(roll)
                else:
                    roll.settle_like(twin)
            self._learn_spread()
        else:
            self._take(roots)
        for row in roots:
            roll = self.rolls[row[0]]
            roll.leaves[row[1]] = max(1, roll.leaves.get(row[1], 0))
            roll.inside.update((place, [row[1]]) for place in self.day.whole)

    def _load(self, size: int) -> None:
        units = self.day.list_units()
        loads_all = size > LARGE and len(units) * ONE_IN > size
        if loads_all:
            self._assign(self.ground.learn_all())
            self._take(self._fetch(_ALL, {"periods": list(self.rolls)}))
        else:
            self._assign(self.ground.learn(units))
            self._load_units({*units, *self._list_holders(set(units))})
        while True:
            wanted: set[int] = set()
            asked: set[int] = set()
            for roll in self.rolls.values():
                for unit, part in roll.list_unheld(self.ground):
                    asked.update(roll.list_chain(unit))
                    last = self.ground.find_neighbour(part)
                    if last is not None:
                        asked.update(roll.list_chain(last))
                        wanted.add(last)
                for unit in roll.list_bare():
                    asked.update(roll.list_chain(unit))
            self.day.learn_alive(asked)
            wanted -= self._seen
            if not wanted or loads_all:
                return
            self._load_units(wanted)

    def _list_holders(self, region_units: set[int]) -> set[int]:
        """The roll units that held ground which the regions hold on the day."""
        here = {
            parcel
            for parcel in self.ground.rows
            if any(
                self.ground.find_holder(part) in region_units
                for part in self.ground.list_live(parcel)
            )
        }
        return {
            unit
            for roll in self.rolls.values()
            for unit, parcels in roll.parcels.items()
            if not here.isdisjoint(parcels)
        }

    def _load_units(self, wanted: Iterable[int]) -> None:
        """Load units in all rolls, with all above them, what they held and what hangs beside."""
        while True:
            wanted = set(wanted) - self._seen
            if not wanted:
                return
            self._seen |= wanted
            units = {"periods": list(self.rolls), "units": list(wanted)}
            fresh = self._take(self._fetch(_UP, units))
            others = {unit for _, unit in fresh} - self._seen  # in any roll: known in all
            if others:
                self._seen |= others
                units["units"] = list(others)
                fresh |= self._take(self._fetch(_UP, units))
            wanted = self._look_beside(fresh)
            self._assign(self.ground.learn(self._seen))

    def _look_beside(self, fresh: set[Place]) -> set[int]:
        """What hangs under the units just loaded and is not loaded: units to be loaded whole."""
        inner = [
            (period, unit)
            for period, unit in fresh
            if not self.rolls[period].units[unit].is_leaf
        ]  # fmt: skip
        if not inner:
            return set()
        rows = self._fetch(_CHILDREN, {**_pair(inner), "known": list(self._seen)})
        beside = {(row[0], row[1]): self._read_row(row) for row in rows}
        if not beside:
            return set()
        parents = {place: row.parent for place, row in beside.items() if row.parent is not None}
        large = {}
        for (period, unit), row in beside.items():
            parent = self.rolls[period].units[parents[period, unit]]
            if row.has_territory or not parent.has_territory:
                large[period, unit] = row
        elsewhere = self._find_holding(large)
        for period, unit in elsewhere:
            self.rolls[period].outside.add(parents[period, unit])
        whole = {place: row for place, row in beside.items() if place not in elsewhere}
        if not whole:
            return set()
        rows = self._fetch(
            _BELOW,
            {
                "periods": [period for period, _ in whole],
                "lefts": [row.lft for row in whole.values()],
                "rights": [row.rght for row in whole.values()],
            },
        )
        return {row[1] for row in rows}

    def _find_holding(self, places: Mapping[Place, RollUnit]) -> set[Place]:
        if not places:
            return set()
        rows = self._fetch(
            _HOLDING,
            {
                **_pair(places),
                "lefts": [row.lft for row in places.values()],
                "rights": [row.rght for row in places.values()],
                "days": [self.rolls[period].period.last_day for period, _ in places],
                "late": self._late,
                "on": self.day.on,
            },
        )
        return set(rows)

    def _take(self, rows: Iterable[tuple]) -> set[Place]:
        fresh = set()
        for row in rows:
            roll = self.rolls[row[0]]
            if row[1] not in roll.units:
                roll.add(row[1], self._read_row(row))
                fresh.add((row[0], row[1]))
        return fresh

    def _read_row(self, row: tuple) -> RollUnit:
        parent, depth, lft, rght, level = row[2:]
        return RollUnit(parent, depth, lft, rght, self._has_territory[level])

    def _assign(self, parcels: Iterable[int]) -> None:
        """Note in every roll who held these parcels by its knowledge.

        Rolls of the same knowledge between whose last days no parcel changed know the same, and
        changes are rarer than periods: it is worked out once for all of them.
        """
        parcels = list(parcels)
        changes = list_changes(parcels, self.ground.rows, self.ground.cuts)
        known: dict[tuple[int, frozenset[int]], list[tuple[int, int]]] = {}
        for roll in self.rolls.values():
            last_day = roll.period.last_day
            key = bisect_right(changes, last_day), frozenset(roll.late)
            if key not in known:
                known[key] = [
                    (parcel, holder)
                    for parcel in parcels
                    if (
                        holder := find_known_holder(
                            parcel, self.ground.rows[parcel], self.ground.cuts, last_day, roll.late
                        )
                    )
                    is not None
                ]
            for parcel, holder in known[key]:
                roll.parcels.setdefault(holder, []).append(parcel)

    def _learn_spread(self) -> None:
        """Read what estimates need: the shares of cuts, and who lies under whom."""
        parcels: set[int] = set()
        nodes: set[int] = set()
        for roll in self.rolls.values():
            for unit in {unit for units in roll.split.values() for unit in units}:
                if not roll.is_lowest[unit]:
                    continue
                parcels.update(roll.parcels.get(unit, ()))
                for each in roll.list_below(unit):
                    nodes.update(s.node for _, s in roll.list_pieces(each) if s.node is not None)
        self.ground.cuts.learn_shares(parcels)
        if nodes - self.parents.keys():
            self.parents |= self.day.read_ancestors(nodes)

    def spread(self, period: int, unit: int, basis: str) -> dict[int, Fraction] | None:
        """Holder on the day → its share of a roll unit by ``basis``; None where it is unknown."""
        return self.rolls[period].spread(unit, basis, self.ground, self.parents)

    def read_codes(self, units: Iterable[int]) -> dict[int, str]:
        """Unit → its code on the day; each is read once."""
        missing = [unit for unit in units if unit not in self._codes]
        if missing:
            self._codes.update(dict.fromkeys(missing, ""))
            self._codes.update(self.day.read_codes(missing))
        return self._codes

    def _fetch(self, query: str, values: dict) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchall()


def _pair(places: Iterable[Place]) -> dict[str, list[int]]:
    places = list(places)
    return {"periods": [period for period, _ in places], "units": [unit for _, unit in places]}
