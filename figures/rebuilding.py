"""The kept totals of a period worked out anew from its values, and compared with the kept ones.

One pass over the values adds what every unit gives to what lies directly below its parent; what
lies below then climbs level by level, but not past a unit that gives the number itself. The same
rules as ``figures.totals``, which keeps them while values change; here they are written in SQL, so
that each checks the other.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from associations.copying import copy_rows
from figures.catalogue import Catalogue, indicators
from figures.locks import lock_periods
from figures.models import IndicatorKind, Mark, Period
from figures.owing import Owing

READINGS = ("approved", "provisional")
MEASURES = ("", "_base", "_given", "_in", "_left_out", "_illustrative")
COLUMNS = tuple(f"{reading}{measure}" for reading in READINGS for measure in MEASURES)

_STAGES = """
create temporary table total_owed (owing smallint, indicator_id smallint) on commit drop;
create temporary table total_unit (
    association_id integer primary key, parent_id integer, depth smallint, is_leaf boolean,
    owing smallint
) on commit drop;
create temporary table total_due (
    association_id integer, indicator_id smallint, due integer, own integer,
    primary key (association_id, indicator_id)
) on commit drop;
create temporary table total_part (
    ratio_id smallint, indicator_id smallint, above integer, below integer, parts integer
) on commit drop;
create temporary table total_block (
    association_id integer, indicator_id smallint, approved boolean, provisional boolean,
    primary key (association_id, indicator_id)
) on commit drop;
create temporary table total_below (
    association_id integer, indicator_id smallint,
    approved numeric, approved_base numeric, approved_given bigint, approved_in bigint,
    approved_left_out bigint, approved_illustrative bigint,
    provisional numeric, provisional_base numeric, provisional_given bigint, provisional_in bigint,
    provisional_left_out bigint, provisional_illustrative bigint
) on commit drop;
"""
_DROP = """
drop table total_owed, total_unit, total_due, total_part, total_block, total_below, total_fresh
"""

# What each unit itself says in each reading. A row is one indicator of one unit, or one of its two
# values where one is approved and another waits: each then speaks in one reading alone.
_CELLS = """
with live as (
    select v.association_id, v.indicator_id, v.mark, v.number, v.is_illustrative,
           true as in_approved,
           not exists (select 1 from figures_value w
                        where w.status = 0 and w.period_id = v.period_id
                          and w.association_id = v.association_id
                          and w.indicator_id = v.indicator_id) as in_provisional
      from figures_value v
     where v.status = 1 and v.period_id = %(period)s {only}
    union all
    select v.association_id, v.indicator_id, v.mark, v.number, v.is_illustrative, false, true
      from figures_value v
     where v.status = 0 and v.period_id = %(period)s {only}
), pairs as (
    select l.association_id, p.ratio_id,
           count(*) filter (where in_approved and mark = {number}) as approved_parts,
           bool_or(in_approved and mark = {not_applicable}) as approved_void,
           bool_or(in_approved and is_illustrative) as approved_illustrative,
           sum(number * above) filter (where in_approved) as approved_above,
           sum(number * below) filter (where in_approved) as approved_below,
           count(*) filter (where in_provisional and mark = {number}) as provisional_parts,
           bool_or(in_provisional and mark = {not_applicable}) as provisional_void,
           bool_or(in_provisional and is_illustrative) as provisional_illustrative,
           sum(number * above) filter (where in_provisional) as provisional_above,
           sum(number * below) filter (where in_provisional) as provisional_below,
           min(p.parts) as parts
      from live l join total_part p on p.indicator_id = l.indicator_id
     where l.mark in ({number}, {not_applicable})
     group by l.association_id, p.ratio_id
), cell as (
    select association_id, indicator_id,
           in_approved and mark = {number} as approved_own,
           in_approved and mark = {not_applicable} as approved_void,
           false as approved_partly,
           is_illustrative as approved_illustrative, number as approved, null as approved_base,
           in_provisional and mark = {number} as provisional_own,
           in_provisional and mark = {not_applicable} as provisional_void,
           false as provisional_partly,
           is_illustrative as provisional_illustrative, number as provisional,
           null as provisional_base
      from live
     where mark in ({number}, {not_applicable}) and indicator_id = any(%(additive)s)
    union all
    select association_id, ratio_id,
           approved_parts = parts, approved_void,
           approved_parts between 1 and parts - 1 and not approved_void,
           approved_illustrative, approved_above, approved_below,
           provisional_parts = parts, provisional_void,
           provisional_parts between 1 and parts - 1 and not provisional_void,
           provisional_illustrative, provisional_above, provisional_below
      from pairs
)
"""


def _add_own(reading: str) -> str:
    return f"""
       sum(c.{reading}) filter (where c.{reading}_own),
       sum(c.{reading}_base) filter (where c.{reading}_own),
       count(*) filter (where c.{reading}_own),
       coalesce(sum(case when c.{reading}_own and not u.is_leaf then coalesce(d.due, 0)
                         when c.{reading}_void and not u.is_leaf then coalesce(d.own, 0)
                         when c.{reading}_own or c.{reading}_void then (o.owing is not null)::int
                    end), 0),
       count(*) filter (where c.{reading}_partly),
       count(*) filter (where c.{reading}_own and c.{reading}_illustrative)"""


_GIVEN = f"""
insert into total_below
select u.parent_id, c.indicator_id, {_add_own("approved")}, {_add_own("provisional")}
  from cell c
  join total_unit u on u.association_id = c.association_id and u.parent_id is not null
  left join total_owed o on u.is_leaf and o.owing = u.owing and o.indicator_id = c.indicator_id
  left join total_due d
    on d.association_id = c.association_id and d.indicator_id = c.indicator_id
 group by u.parent_id, c.indicator_id
"""  # noqa: S608 - the names of our own columns

_BLOCKS = """
insert into total_block
select association_id, indicator_id, bool_or(approved_own), bool_or(provisional_own)
  from cell where approved_own or provisional_own
 group by association_id, indicator_id
"""

_CLIMB = """
insert into total_below
select u.parent_id, b.indicator_id, {measures}
  from total_below b
  join total_unit u
    on u.association_id = b.association_id and u.depth = %s and u.parent_id is not null
  left join total_block k
    on k.association_id = b.association_id and k.indicator_id = b.indicator_id
 group by u.parent_id, b.indicator_id
""".format(
    measures=", ".join(
        f"sum(b.{reading}{measure}) filter (where k.{reading} is not true)"
        for reading in READINGS
        for measure in MEASURES
    )
)


def _name(column: str, plain: str, counted: str) -> str:
    """A column as it is selected: sums may be empty, counts are 0 then."""
    is_sum = column in READINGS or column.endswith("_base")
    return (plain if is_sum else counted).format(column)


_FRESH = f"""
create temporary table total_fresh on commit drop as
select coalesce(b.association_id, d.association_id) as association_id,
       coalesce(b.indicator_id, d.indicator_id) as indicator_id,
       coalesce(d.due, 0) as due,
       {", ".join(_name(c, "b.{0}", "coalesce(b.{0}, 0) as {0}") for c in COLUMNS)}
  from (select association_id, indicator_id,
               {", ".join(_name(c, "sum({0}) as {0}", "sum({0})::integer as {0}") for c in COLUMNS)}
          from total_below group by association_id, indicator_id) b
  full join total_due d
    on d.association_id = b.association_id and d.indicator_id = b.indicator_id
 where coalesce(d.due - d.own, 0) > 0
    or coalesce(b.approved_given, 0) + coalesce(b.approved_left_out, 0)
       + coalesce(b.provisional_given, 0) + coalesce(b.provisional_left_out, 0) > 0
"""  # noqa: S608 - the names of our own columns

_DIFFERENT = f"""
select coalesce(t.association_id, f.association_id), coalesce(t.indicator_id, f.indicator_id)
  from (select * from figures_total where period_id = %(period)s) t
  full join total_fresh f using (association_id, indicator_id)
 where t.due is null or f.due is null
    or ({", ".join(f"t.{c}" for c in ("due", *COLUMNS))})
       is distinct from ({", ".join(f"f.{c}" for c in ("due", *COLUMNS))})
 order by 1, 2
"""  # noqa: S608 - the names of our own columns
_DELETE = """
delete from figures_total t
 using unnest(%(units)s::integer[], %(indicators)s::smallint[]) as x (unit, indicator)
 where t.period_id = %(period)s and t.association_id = x.unit and t.indicator_id = x.indicator
"""
_INSERT = f"""
insert into figures_total (period_id, association_id, indicator_id, due, {", ".join(COLUMNS)})
select %(period)s, f.association_id, f.indicator_id, f.due, {", ".join(f"f.{c}" for c in COLUMNS)}
  from total_fresh f
  join unnest(%(units)s::integer[], %(indicators)s::smallint[]) as x (unit, indicator)
    on f.association_id = x.unit and f.indicator_id = x.indicator
"""  # noqa: S608 - the names of our own columns


@dataclass(frozen=True, slots=True)
class Difference:
    """A kept total that is not what the values add up to."""

    association_id: int
    indicator_id: int


@transaction.atomic
def rebuild(period: Period) -> list[Difference]:
    """Work out the totals of ``period`` from its values; which rows had to be changed.

    Rows that are right stay untouched. Raises ``Busy``.
    """
    return _compare(period, mend=True)


@transaction.atomic
def check(period: Period) -> list[Difference]:
    """Which kept totals of ``period`` are not what its values add up to; changes nothing."""
    return _compare(period, mend=False)


def _compare(period: Period, mend: bool) -> list[Difference]:
    lock_periods([period.pk])
    catalogue = indicators()
    with connection.cursor() as cursor:
        cursor.execute(_STAGES)
        depth = _stage_roll(cursor, period, catalogue)
        _stage_formulas(cursor, catalogue)
        _add_up(cursor, period, catalogue, depth)
        cursor.execute(_DIFFERENT, {"period": period.pk})
        different = [Difference(*row) for row in cursor.fetchall()]
        if mend and different:
            values = {
                "period": period.pk,
                "units": [row.association_id for row in different],
                "indicators": [row.indicator_id for row in different],
            }
            cursor.execute(_DELETE, values)
            cursor.execute(_INSERT, values)
        cursor.execute(_DROP)
    return different


def _stage_roll(cursor, period: Period, catalogue: Catalogue) -> int:
    """Stage the roll with what its units owe, counted upwards; the depth of the deepest."""
    cursor.execute(
        "select u.association_id, u.parent_id, u.depth, u.rght = u.lft + 1,"
        "       array(select d.form_id from figures_due d where d.unit_id = u.id order by 1)"
        "  from figures_periodunit u where u.period_id = %s order by u.depth desc",
        [period.pk],
    )
    roll = cursor.fetchall()
    owing = Owing(period, catalogue)
    numbers: dict[tuple[int, ...], int] = {}
    counts: dict[int, Counter[int]] = {}
    units = []
    for unit, parent, depth, is_leaf, forms in roll:
        kind = numbers.setdefault(tuple(forms), len(numbers)) if forms else None
        units.append((unit, parent, depth, is_leaf, kind))
        if kind is not None:
            counts.setdefault(unit, Counter())[kind] += 1
        if parent is not None and unit in counts:
            counts.setdefault(parent, Counter()).update(counts[unit])
    owed = {kind: owing.owed(forms) for forms, kind in numbers.items()}
    copy_rows(
        cursor,
        "total_unit",
        ("association_id", "parent_id", "depth", "is_leaf", "owing"),
        units,
    )
    copy_rows(
        cursor,
        "total_owed",
        ("owing", "indicator_id"),
        ((kind, indicator) for kind, asked in owed.items() for indicator in asked),
    )
    copy_rows(
        cursor,
        "total_due",
        ("association_id", "indicator_id", "due", "own"),
        _count_due(units, counts, owed),
    )
    cursor.execute("analyze total_unit; analyze total_due; analyze total_owed")
    return roll[0][2] if roll else 0


def _count_due(
    units: list[tuple], counts: dict[int, Counter[int]], owed: dict[int, frozenset[int]]
) -> Iterable[tuple[int, int, int, int]]:
    """(unit, indicator, units at or below it that owe it, 1 if it does itself); no leaves."""
    for unit, _, _, is_leaf, kind in units:
        if is_leaf or unit not in counts:
            continue
        due: Counter[int] = Counter()
        for each, count in counts[unit].items():
            for indicator in owed[each]:
                due[indicator] += count
        own = owed[kind] if kind is not None else frozenset()
        for indicator, count in due.items():
            yield unit, indicator, count, int(indicator in own)


def _stage_formulas(cursor, catalogue: Catalogue) -> None:
    rows = []
    for ratio in catalogue.ratios:
        above, below = (dict(side) for side in catalogue.sides(ratio))
        parts = {*above, *below}
        rows += [(ratio.pk, i, above.get(i, 0), below.get(i, 0), len(parts)) for i in parts]
    copy_rows(cursor, "total_part", ("ratio_id", "indicator_id", "above", "below", "parts"), rows)


def _add_up(cursor, period: Period, catalogue: Catalogue, depth: int) -> None:
    values = {
        "period": period.pk,
        "additive": [i.pk for i in catalogue.indicators if i.kind != IndicatorKind.RATIO],
    }
    marks = {"number": Mark.NUMBER.value, "not_applicable": Mark.NOT_APPLICABLE.value}
    only = "and v.association_id in (select association_id from total_unit where not is_leaf)"
    cursor.execute(_CELLS.format(only=only, **marks) + _BLOCKS, values)
    cursor.execute(_CELLS.format(only="", **marks) + _GIVEN, values)
    cursor.execute("analyze total_below")
    for level in range(depth, 0, -1):
        cursor.execute(_CLIMB, [level])
    cursor.execute(_FRESH)
