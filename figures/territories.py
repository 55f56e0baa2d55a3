"""Whether a unit's territory was the same in two periods.

A change over a boundary that moved is no change of the figure, and a flow of a shorter period may
only be added as it was reported if the territory stayed. Asked of the rolls and of the successions
between them; the whole tree is always the same territory.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from figures.models import Period


@dataclass(frozen=True, slots=True)
class Origin:
    """A unit that passed whole to another on the day ``until``."""

    pk: int
    until: date
    full_name: str


# What crossed between two rolls: places succeeded, and places that lived on but may have moved. A
# unit is changed if something crossed its border, or if it is not in both rolls. Rolls are looked
# up row by row (offset 0): what crossed is little, a roll is long and there are many.
_CHANGES = """
with pair as (
    select * from unnest(%(first)s::int[], %(second)s::int[], %(first_day)s::date[],
                         %(second_day)s::date[]) as p(a, b, a_day, b_day)
),
crossed as materialized (
    select p.a, p.b, s.on as day, o.lft as a_at, n.lft as b_at
      from pair p
      join associations_succession s on s.on > p.a_day and s.on <= p.b_day
      left join lateral (select lft from figures_periodunit
                          where period_id = p.a and association_id = s.old_id offset 0) o on true
      left join lateral (select lft from figures_periodunit
                          where period_id = p.b and association_id = s.new_id offset 0) n on true
    union all
    select p.a, p.b, lower(s.valid), o.lft, n.lft
      from pair p
      join associations_state s on lower(s.valid) > p.a_day and lower(s.valid) <= p.b_day
      join associations_level l on l.code = s.level_id and l.has_territory
     cross join lateral (select lft from figures_periodunit
                          where period_id = p.a and association_id = s.association_id offset 0) o
     cross join lateral (select lft from figures_periodunit
                          where period_id = p.b and association_id = s.association_id offset 0) n
),
here as materialized (
    select unit, p.*, ra.lft as a_lft, ra.rght as a_rght, ra.parent_id,
           rb.lft as b_lft, rb.rght as b_rght
      from unnest(%(units)s::int[]) as u(unit)
     cross join pair p
      left join figures_periodunit ra on ra.period_id = p.a and ra.association_id = unit
      left join figures_periodunit rb on rb.period_id = p.b and rb.association_id = unit
),
border as (
    select h.unit, h.a, h.b, min(c.day) as day
      from here h join crossed c on c.a = h.a and c.b = h.b
     where h.a_lft is not null and h.b_lft is not null and h.parent_id is not null
       and coalesce(c.a_at between h.a_lft and h.a_rght, false)
           <> coalesce(c.b_at between h.b_lft and h.b_rght, false)
     group by h.unit, h.a, h.b
)
select here.unit, here.a, here.b, coalesce(border.day, association.opened_on, here.b_day)
  from here
  join associations_association association on association.id = here.unit
  left join border on border.unit = here.unit and border.a = here.a and border.b = here.b
 where here.a_lft is null or here.b_lft is null or border.day is not null
"""
# What a new unit was made of: predecessors that passed to it whole. None where it was given a part
# of one, because a part has no figure of its own.
_ORIGINS = """
select s.new_id, s.old_id, s.on, coalesce(t.full_name, a.full_name)
  from associations_succession s
  join associations_association a on a.id = s.old_id
  left join associations_state t on t.association_id = s.old_id
       and t.valid @> (s.on - 1)
 where s.new_id = any(%(units)s)
   and not exists (select 1 from associations_succession p
                    where p.new_id = s.new_id and not p.is_whole)
   and not exists (select 1 from associations_state e
                    where e.association_id = s.new_id and e.valid @> (s.on - 1))
 order by s.new_id, s.on desc, public.vn_key(coalesce(t.name, a.name)) collate "C", s.old_id
"""


def find_changes(
    units: Iterable[int], pairs: Sequence[tuple[Period, Period]]
) -> dict[int, set[tuple[int, int]]]:
    """Unit → pairs of periods (as primary keys) between which its territory changed."""
    found: dict[int, set[tuple[int, int]]] = {}
    for unit, first, second, _day in _ask(units, pairs):
        found.setdefault(unit, set()).add((first, second))
    return found


def find_boundaries(
    units: Iterable[int], pairs: Sequence[tuple[Period, Period]]
) -> dict[tuple[int, int, int], date]:
    """(unit, earlier, later period) → the day in between on which its territory changed."""
    return {(unit, first, second): day for unit, first, second, day in _ask(units, pairs)}


def find_origins(units: Iterable[int]) -> dict[int, list[Origin]]:
    """Unit → the units that became it whole, on the last such day; none if one was parted."""
    with connection.cursor() as cursor:
        cursor.execute(_ORIGINS, {"units": list(units)})
        found: dict[int, list[Origin]] = {}
        for unit, *origin in cursor:
            group = found.setdefault(unit, [])
            if not group or group[0].until == origin[1]:
                group.append(Origin(*origin))
    return found


def _ask(
    units: Iterable[int], pairs: Sequence[tuple[Period, Period]]
) -> list[tuple[int, int, int, date]]:
    units = list(units)
    if not units or not pairs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _CHANGES,
            {
                "units": units,
                "first": [first.pk for first, _ in pairs],
                "second": [second.pk for _, second in pairs],
                "first_day": [first.last_day for first, _ in pairs],
                "second_day": [second.last_day for _, second in pairs],
            },
        )
        return cursor.fetchall()
