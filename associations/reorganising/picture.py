"""The tree of one day in memory: what units are, who hangs below whom, who holds which parcel.

A plan is worked out on a picture and nowhere else; ``follow`` gives the picture after a plan, so
that decisions that wait for their day can be planned one upon the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from associations.models import Level, LevelRule
from associations.reorganising.plan import Plan, Shape


class Row(NamedTuple):
    """The row that holds on the day: its id, its days [lower, upper), who closed it."""

    id: int
    lower: date | None
    upper: date | None
    closed_by: int | None


@dataclass(frozen=True, slots=True)
class Ranks:
    """The levels as they are kept, and which level may hang under which on the day."""

    levels: Mapping[str, Level]
    allowed: frozenset[tuple[str, str | None]]

    @property
    def lowest_place(self) -> int:
        """The rank of the lowest level with territory."""
        return max((each.rank for each in self.levels.values() if each.has_territory), default=0)

    def is_small(self, level: str) -> bool:
        """Whether units of the level stand below all places: branches, boards, groups."""
        return self.levels[level].rank > self.lowest_place

    def is_place(self, level: str) -> bool:
        return self.levels[level].has_territory

    def name(self, level: str) -> str:
        return self.levels[level].name.lower()


@dataclass(slots=True)
class Picture:
    """The tree at the end of ``on``. ``rows`` and ``holdings`` are empty of what waits only."""

    on: date
    ranks: Ranks
    shapes: dict[int, Shape]
    holder: dict[int, int]  # parcel → lowest unit
    rows: dict[int, Row] = field(default_factory=dict)  # unit → its state
    holdings: dict[int, Row] = field(default_factory=dict)  # parcel → its holding
    next_id: int = -1  # of units and parcels that plans found

    def list_children(self) -> dict[int | None, list[int]]:
        """The living units below each unit."""
        children: dict[int | None, list[int]] = defaultdict(list)
        for unit, shape in self.shapes.items():
            children[shape.parent].append(unit)
        return children

    def list_held(self) -> dict[int, list[int]]:
        """The parcels that each lowest unit holds."""
        held: dict[int, list[int]] = defaultdict(list)
        for parcel, unit in self.holder.items():
            held[unit].append(parcel)
        return held

    def follow(self, plan: Plan, on: date | None = None) -> "Picture":
        """The picture after ``plan``, at the end of its day or of a later day ``on``."""
        shapes = {unit: shape for unit, shape in self.shapes.items() if unit not in plan.before}
        shapes.update(plan.after)
        holder = dict(self.holder)
        for parcel, _, after, _ in plan.passes:
            if after is None:
                holder.pop(parcel, None)
            else:
                holder[parcel] = after
        for parcel, parts in plan.cuts.items():
            holder.pop(parcel, None)
            holder.update((part.parcel, part.holder) for part in parts)
        holder.update((parcel, unit) for unit, (parcel, _) in plan.grounds.items())
        last = min([0, *plan.after, *holder])
        return Picture(
            on or plan.on, self.ranks, shapes, holder, next_id=min(self.next_id, last - 1)
        )


STATES = """
select association_id, name, full_name, register, code, level_id, kind, parent_id, established,
       id, lower(valid), upper(valid), closed_by_id
  from associations_state where valid @> %s::date order by association_id
"""
HOLDINGS = """
select parcel_id, holder_id, id, lower(valid), upper(valid), closed_by_id
  from associations_holding where valid @> %s::date order by parcel_id
"""


def read_ranks(on: date) -> Ranks:
    """The levels, and the rules of a day."""
    allowed = LevelRule.objects.filter(valid__contains=on).order_by()
    return Ranks(
        {level.code: level for level in Level.objects.all()},
        frozenset(allowed.values_list("level_id", "parent_level_id")),
    )


def read_picture(on: date) -> Picture:
    """The picture of the whole tree at the end of a day, in four queries."""
    with connection.cursor() as cursor:
        cursor.execute(STATES, [on])
        shapes, rows = {}, {}
        for unit, *rest in cursor.fetchall():
            shapes[unit] = Shape(*rest[:8])
            rows[unit] = Row(*rest[8:])
        cursor.execute(HOLDINGS, [on])
        holder, holdings = {}, {}
        for parcel, unit, *rest in cursor.fetchall():
            holder[parcel] = unit
            holdings[parcel] = Row(*rest)
    return Picture(on, read_ranks(on), shapes, holder, rows, holdings)


@dataclass(slots=True)
class Past:
    """What units were that live no more, where what they held last is now.

    ``shapes`` holds the last state of each unit asked for that has ever lived; ``ended_on`` the
    day from which it did not; ``parcels`` the undivided pieces of what it held when it ended.
    """

    shapes: dict[int, Shape]
    ended_on: dict[int, date | None]
    parcels: dict[int, list[int]]


LAST = """
select distinct on (association_id) association_id, name, full_name, register, code, level_id,
       kind, parent_id, established, upper(valid)
  from associations_state where association_id = any(%(units)s)
   and (lower(valid) is null or lower(valid) <= %(on)s)
 order by association_id, valid desc
"""
# What a unit held when it ended, in the pieces into which it has been cut since.
LEFT = """
with recursive ended as (
    select association_id as unit, max(upper(valid)) as on
      from associations_state where association_id = any(%(units)s)
       and upper(valid) <= %(on)s group by 1
), pieces as (
    select e.unit, h.parcel_id as parcel
      from ended e join associations_holding h on h.holder_id = e.unit and upper(h.valid) = e.on
    union
    select p.unit, c.part_id
      from pieces p join associations_parcelpart c on c.parcel_id = p.parcel
                                                  and c.valid_from <= %(on)s
)
select p.unit, p.parcel from pieces p
 where not exists (select from associations_parcelpart c
                    where c.parcel_id = p.parcel and c.valid_from <= %(on)s)
 order by 1, 2
"""


def read_past(units: Iterable[int], on: date) -> Past:
    """What these units, none of them living on the day, were last before it."""
    past = Past({}, {}, defaultdict(list))
    values: dict[str, Any] = {"units": list(units), "on": on}
    if not values["units"]:
        return past
    with connection.cursor() as cursor:
        cursor.execute(LAST, values)
        for unit, *rest in cursor.fetchall():
            past.shapes[unit] = Shape(*rest[:8])
            past.ended_on[unit] = rest[8]
        cursor.execute(LEFT, values)
        for unit, parcel in cursor.fetchall():
            past.parcels[unit].append(parcel)
    return past
