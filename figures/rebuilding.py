"""The kept totals of a period worked out anew from its values, and compared with the kept ones.

One pass over the values adds what every unit gives to what lies directly below its parent; what
lies below then climbs level by level, but not past a unit that gives the number itself. The same
rules as ``figures.totals``, which keeps them while values change; here they are written in SQL, so
that each checks the other.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from associations.copying import copy_rows
from figures.catalogue import Catalogue, indicators
from figures.locks import lock_periods
from figures.models import IndicatorKind, Period
from figures.owing import Owing

ROOM = "96MB"  # for sorting and grouping a period's values in memory

READINGS = ("approved", "provisional")
MEASURES = ("", "_base", "_given", "_in", "_left_out", "_illustrative")
COLUMNS = tuple(f"{reading}{measure}" for reading in READINGS for measure in MEASURES)

_STAGES = """
create temporary table total_owed (owing smallint, indicator_id smallint) on commit drop;
create temporary table total_unit (
    association_id integer primary key, parent_id integer, depth smallint, is_leaf boolean,
    is_waiting boolean, owing smallint
) on commit drop;
create temporary table total_count (
    association_id integer, owing smallint, due integer, own integer
) on commit drop;
create temporary table total_due (
    association_id integer, indicator_id smallint, due integer, own integer
) on commit drop;
create temporary table total_part (
    ratio_id smallint, indicator_id smallint, above numeric, below numeric, parts integer
) on commit drop;
create temporary table total_below (
    association_id integer, unit_id integer, indicator_id smallint, reading smallint,
    number numeric, base numeric, given bigint, in_ bigint, left_out bigint, illustrative bigint
) on commit drop;
create temporary table total_block (
    association_id integer, indicator_id smallint, approved boolean, provisional boolean
) on commit drop;
"""
_DROP = """
drop table total_owed, total_unit, total_count, total_due, total_part, total_below, total_block,
           total_fresh
"""

_DUE = """
insert into total_due
select c.association_id, o.indicator_id, sum(c.due), max(c.own)
  from total_count c join total_owed o using (owing)
 group by c.association_id, o.indicator_id
"""

_ROLL = """
select association_id, parent_id, depth, rght = lft + 1
  from figures_periodunit where period_id = %s order by depth desc
"""
_WAITING = """
select distinct association_id from figures_value
 where status = 0 and period_id = %s
   and (%s::integer[] is null or association_id = any(%s::integer[]))
"""
_LAID = """
select u.association_id, array_agg(d.form_id order by d.form_id)
  from figures_due d join figures_periodunit u on u.id = d.unit_id
 where u.period_id = %s group by u.association_id
"""

# What each unit itself says, added up by parent: leaves together (unit_id is empty), others each
# by itself, since their number covers what lies below them. Reading 0 stands for both readings, of
# units where nothing waits; of the others 1 is the approved one and 2 the provisional one. A mark
# of 0 is a number, 2 says that the indicator does not apply; a value has a number where it is one.
_GIVEN = """
with live as not materialized (
    select u.parent_id, u.is_leaf, u.owing, v.association_id, v.indicator_id, v.number,
           v.is_illustrative, u.is_waiting::int as reading
      from figures_value v join total_unit u using (association_id)
     where v.status = 1 and v.period_id = %(period)s and v.mark in (0, 2)
    union all
    select u.parent_id, u.is_leaf, u.owing, v.association_id, v.indicator_id, v.number,
           v.is_illustrative, 2
      from figures_value v join total_unit u using (association_id)
     where v.status = 0 and v.period_id = %(period)s and v.mark in (0, 2)
    union all
    select u.parent_id, u.is_leaf, u.owing, v.association_id, v.indicator_id, v.number,
           v.is_illustrative, 2
      from total_unit u join figures_value v using (association_id)
     where u.is_waiting and v.status = 1 and v.period_id = %(period)s and v.mark in (0, 2)
       and not exists (select 1 from figures_value w
                        where w.status = 0 and w.period_id = %(period)s
                          and w.association_id = v.association_id
                          and w.indicator_id = v.indicator_id)
), pair as (
    select association_id, p.ratio_id, reading, count(number) = max(p.parts) as is_given,
           count(number) < count(*) as is_void,
           sum(number * p.above) as number, sum(number * p.below) as base,
           bool_or(is_illustrative) as is_illustrative
      from live join total_part p using (indicator_id)
     where indicator_id = any(%(parts)s::smallint[])
     group by association_id, p.ratio_id, reading
), said as (
    select parent_id, case when not is_leaf then association_id end as unit_id, owing,
           indicator_id, reading, sum(number) as number, null::numeric as base,
           count(number) as given, count(*) as answered, 0::bigint as left_out,
           count(number) filter (where is_illustrative) as illustrative
      from live where indicator_id <> all(%(ratios)s::smallint[])
     group by 1, 2, 3, 4, 5
    union all
    select u.parent_id, case when not u.is_leaf then u.association_id end, u.owing, ratio_id,
           reading, sum(number) filter (where is_given), sum(base) filter (where is_given),
           count(*) filter (where is_given), count(*) filter (where is_given or is_void),
           count(*) filter (where not is_given and not is_void),
           count(*) filter (where is_given and is_illustrative)
      from pair join total_unit u using (association_id)
     group by 1, 2, 3, 4, 5
)
insert into total_below
select s.parent_id, s.unit_id, s.indicator_id, s.reading, s.number, s.base, s.given,
       case when s.unit_id is null then case when o.owing is not null then s.answered else 0 end
            when s.given > 0 then coalesce(d.due, 0)
            when s.answered > 0 then coalesce(d.own, 0)
            else 0 end,
       s.left_out, s.illustrative
  from said s
  left join total_owed o on o.owing = s.owing and o.indicator_id = s.indicator_id
  left join total_due d on d.association_id = s.unit_id and d.indicator_id = s.indicator_id
"""
_BLOCK = """
insert into total_block
select unit_id, indicator_id, bool_or(reading in (0, 1)), bool_or(reading in (0, 2))
  from total_below where unit_id is not null and given > 0
 group by unit_id, indicator_id
"""
_MEASURED = ("number", "base", "given", "in_", "left_out", "illustrative")

# What lies below a unit climbs to its parent in the readings in which it has no number itself.
_CLIMB = """
insert into total_below
select parent_id, null, indicator_id, reading, sum(number), sum(base), sum(given), sum(in_),
       sum(left_out), sum(illustrative)
  from (select u.parent_id, b.indicator_id, b.number, b.base, b.given, b.in_, b.left_out,
               b.illustrative,
               case when k.association_id is null then b.reading
                    when b.reading = 0 and not k.approved then 1
                    when b.reading = 0 and not k.provisional then 2
                    when b.reading = 1 and not k.approved then 1
                    when b.reading = 2 and not k.provisional then 2
               end as reading
          from total_below b
          join total_unit u
            on u.association_id = b.association_id and u.depth = %s and u.parent_id is not null
          left join total_block k
            on k.association_id = b.association_id and k.indicator_id = b.indicator_id) free
 where reading is not null
 group by parent_id, indicator_id, reading
"""


def _select(column: str, reading: int, measure: str) -> str:
    """A kept column from the rows of its reading: a sum may be empty, a count is 0 then."""
    added = f"sum({measure}) filter (where reading in (0, {reading}))"
    if measure not in ("number", "base"):
        added = f"coalesce({added}, 0)::integer"
    return f"{added} as {column}"


_SELECTED = ", ".join(
    _select(f"{reading}{column}", place, measure)
    for place, reading in enumerate(READINGS, start=1)
    for column, measure in zip(MEASURES, _MEASURED, strict=True)
)
_COUNTED = [c for c in COLUMNS if c not in READINGS and not c.endswith("_base")]
_FRESH = f"""
create temporary table total_fresh on commit drop as
select coalesce(b.association_id, d.association_id) as association_id,
       coalesce(b.indicator_id, d.indicator_id) as indicator_id, coalesce(d.due, 0) as due,
       {", ".join(f"coalesce(b.{c}, 0) as {c}" if c in _COUNTED else f"b.{c}" for c in COLUMNS)}
  from (select association_id, indicator_id, {_SELECTED}
          from total_below where association_id is not null
         group by association_id, indicator_id) b
  full join total_due d
    on d.association_id = b.association_id and d.indicator_id = b.indicator_id
 where coalesce(d.due - d.own, 0) > 0
    or b.approved_given + b.approved_left_out
       + b.provisional_given + b.provisional_left_out > 0
"""  # noqa: S608 - the names of our own columns

# What the kept totals of units that are not looked into give to the units above them.
_TRUSTED = """
insert into total_below
select t.association_id, null, t.indicator_id, r.reading, r.number, r.base, r.given, r.in_,
       r.left_out, r.illustrative
  from figures_total t
 cross join lateral (values
       (1, t.approved, t.approved_base, t.approved_given, t.approved_in, t.approved_left_out,
        t.approved_illustrative),
       (2, t.provisional, t.provisional_base, t.provisional_given, t.provisional_in,
        t.provisional_left_out, t.provisional_illustrative)
       ) r(reading, number, base, given, in_, left_out, illustrative)
 where t.period_id = %s and t.association_id = any(%s)
   and r.given + r.in_ + r.left_out > 0
"""

_DIFFERENT = f"""
select coalesce(t.association_id, f.association_id), coalesce(t.indicator_id, f.indicator_id)
  from (select * from figures_total
         where period_id = %(period)s
           and (%(only)s::integer[] is null or association_id = any(%(only)s))) t
  full join (select * from total_fresh
              where %(only)s::integer[] is null or association_id = any(%(only)s)) f
       using (association_id, indicator_id)
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
def rebuild(period: Period, units: Collection[int] | None = None) -> list[Difference]:
    """Work out the totals of ``period`` from its values; which rows had to be changed.

    Rows that are right stay untouched. With ``units`` (associations, of the roll or gone from it)
    only theirs and those of all above them are worked out, and the kept totals beside their way
    are trusted: after a change of the roll, what it did not touch need not be read. Raises
    ``Busy``.
    """
    return _compare(period, units, mend=True)


@transaction.atomic
def check(period: Period) -> list[Difference]:
    """Which kept totals of ``period`` are not what its values add up to; changes nothing."""
    return _compare(period, None, mend=False)


def count_differences(day: date) -> int:
    """Work of every day: how many kept totals, of any period, are not what they should be."""
    return sum(len(check(period)) for period in Period.objects.order_by("pk"))


def _compare(period: Period, units: Collection[int] | None, mend: bool) -> list[Difference]:
    lock_periods([period.pk])
    catalogue = indicators()
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('work_mem'), set_config('work_mem', %s, true)", [ROOM]
        )
        before, _ = cursor.fetchone()
        cursor.execute(_STAGES)
        stage = _stage_roll(cursor, period, catalogue, units)
        _stage_formulas(cursor, catalogue)
        _add_up(cursor, period, catalogue, stage)
        cursor.execute(_DIFFERENT, {"period": period.pk, "only": stage.only})
        different = [Difference(*row) for row in cursor.fetchall()]
        if mend and different:
            values: dict[str, Any] = {
                "period": period.pk,
                "units": [row.association_id for row in different],
                "indicators": [row.indicator_id for row in different],
            }
            cursor.execute(_DELETE, values)
            cursor.execute(_INSERT, values)
        cursor.execute(_DROP)
        cursor.execute("select set_config('work_mem', %s, true)", [before])
    return different


@dataclass(frozen=True, slots=True)
class _Stage:
    """What has been staged of a roll: the depth of the deepest unit; where not all of it was,
    ``only`` are the units to be worked out and ``trusted`` those whose kept totals are taken."""

    depth: int
    only: list[int] | None = None
    trusted: tuple[int, ...] = ()


def _stage_roll(
    cursor, period: Period, catalogue: Catalogue, asked: Collection[int] | None
) -> _Stage:
    """Stage the roll with what its units owe, counted upwards."""
    cursor.execute(_ROLL, [period.pk])
    roll = cursor.fetchall()
    cursor.execute(_LAID, [period.pk])
    laid = dict(cursor.fetchall())
    owing = Owing(period, catalogue)
    numbers: dict[tuple[int, ...], int] = {}
    counts: dict[int, Counter[int]] = {}
    kinds: dict[int, int | None] = {}
    for unit, parent, _, _ in roll:
        forms = laid.get(unit)
        kind = numbers.setdefault(tuple(forms), len(numbers)) if forms else None
        kinds[unit] = kind
        if kind is not None:
            counts.setdefault(unit, Counter())[kind] += 1
        if parent is not None and unit in counts:
            counts.setdefault(parent, Counter()).update(counts[unit])
    only: list[int] | None = None
    trusted: tuple[int, ...] = ()
    if asked is not None:
        only, trusted = _choose(roll, asked)
        chosen = {*only, *trusted}
        only += [unit for unit in asked if unit not in kinds]  # gone: their totals go too
        roll = [row for row in roll if row[0] in chosen]
    staged = None if asked is None else [row[0] for row in roll]
    cursor.execute(_WAITING, [period.pk, staged, staged])
    waiting = {unit for (unit,) in cursor.fetchall()}
    owed = {kind: owing.owed(forms) for forms, kind in numbers.items()}
    columns = ("association_id", "parent_id", "depth", "is_leaf", "is_waiting", "owing")
    copy_rows(
        cursor,
        "total_unit",
        columns,
        ((*row, row[0] in waiting, kinds[row[0]]) for row in roll),
    )
    copy_rows(
        cursor,
        "total_owed",
        ("owing", "indicator_id"),
        ((kind, indicator) for kind, asked in owed.items() for indicator in asked),
    )
    copy_rows(
        cursor,
        "total_count",
        ("association_id", "owing", "due", "own"),
        (
            (unit, kind, count, int(kind == kinds[unit]))
            for unit, _, _, is_leaf in roll
            if not is_leaf
            for kind, count in counts.get(unit, {}).items()
        ),
    )
    cursor.execute(_DUE)
    cursor.execute("analyze total_unit; analyze total_due; analyze total_owed")
    return _Stage(roll[0][2] if roll else 0, only, trusted)


def _choose(roll: Sequence[tuple], asked: Collection[int]) -> tuple[list[int], tuple[int, ...]]:
    """The units asked for with all above them, and the other children of these."""
    parents = {unit: parent for unit, parent, _, _ in roll}
    only: set[int] = set()
    for unit in asked:
        here = unit if unit in parents else None
        while here is not None and here not in only:
            only.add(here)
            here = parents[here]
    beside = tuple(unit for unit, parent, _, _ in roll if parent in only and unit not in only)
    return sorted(only), beside


def _stage_formulas(cursor, catalogue: Catalogue) -> None:
    rows = []
    for ratio in catalogue.ratios:
        above, below = (dict(side) for side in catalogue.sides(ratio))
        parts = {*above, *below}
        rows += [(ratio.pk, i, above.get(i, 0), below.get(i, 0), len(parts)) for i in parts]
    columns = ("ratio_id", "indicator_id", "above", "below", "parts")
    copy_rows(cursor, "total_part", columns, rows)
    cursor.execute("analyze total_part")


def _add_up(cursor, period: Period, catalogue: Catalogue, stage: _Stage) -> None:
    ratios = [i.pk for i in catalogue.indicators if i.kind == IndicatorKind.RATIO]
    parts = {i for ratio in catalogue.ratios for side in catalogue.sides(ratio) for i, _ in side}
    cursor.execute(_GIVEN, {"period": period.pk, "ratios": ratios, "parts": list(parts)})
    cursor.execute(_BLOCK)
    if stage.trusted:
        cursor.execute(_TRUSTED, [period.pk, list(stage.trusted)])
    cursor.execute("analyze total_below; analyze total_block")
    for level in range(stage.depth, 0, -1):
        cursor.execute(_CLIMB, [level])
    cursor.execute(_FRESH)
