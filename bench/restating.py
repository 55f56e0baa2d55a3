"""(i) The three readings: series restated to today's tree, and comparable groups.

Values of every commune of six years, on the tree of 2024 and read on that of 2026. Each against
plain SQL that gives the same numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from bench import consolidation, nation, reports
from bench.timing import Line, interleave
from figures.models import Period
from figures.restating.groups import comparable_groups
from figures.restating.table import read_restated

ROUNDS = 11
TIMES_BY_HAND = 1.5
FIRST, TODAY = date(2024, 12, 31), date(2026, 6, 30)
SERIES, GROUPS = 250, 2000  # ms

Numbers = dict[tuple[int, int], Decimal]

# The least that answers for provinces of today: the values of communes that lie in one of them
# whole. Who held what is asked of holdings, who lies where of states and rolls.
_BY_HAND = """
with recursive below as (
    select s.association_id as top, s.association_id as unit
      from associations_state s
     where s.association_id = any(%(units)s) and s.valid @> %(on)s::date
    union all
    select below.top, s.association_id
      from below join associations_state s
        on s.parent_id = below.unit and s.valid @> %(on)s::date
),
held as materialized (
    select below.top, coalesce(p.parcel_id, h.parcel_id) as parcel
      from below
      join associations_holding h on h.holder_id = below.unit and h.valid @> %(on)s::date
      left join associations_parcelpart p on p.part_id = h.parcel_id
     group by 1, 2
),
split as materialized (
    select p.parcel_id
      from associations_parcelpart p
      join associations_holding h on h.parcel_id = p.part_id and h.valid @> %(on)s::date
      left join below on below.unit = h.holder_id
     where p.parcel_id in (select parcel from held)
     group by 1 having count(distinct coalesce(below.top, -1)) > 1
),
place as materialized (
    select distinct held.top, e.id as period, h.holder_id as unit
      from held
     cross join figures_period e
      join associations_holding h on h.parcel_id = held.parcel and h.valid @> e.last_day
     where e.id = any(%(periods)s) and held.parcel not in (select parcel_id from split)
)
select place.top, place.period, v.indicator_id, sum(v.number)
  from place
  join figures_value v on v.period_id = place.period and v.association_id = place.unit
       and v.status = 1 and v.indicator_id = any(%(indicators)s)
 group by 1, 2, 3
"""
_GROUPS_BY_HAND = """
with recursive edge as materialized (
    select distinct b.holder_id as old, a.holder_id as new
      from associations_holding a
      left join associations_parcelpart p on p.part_id = a.parcel_id and p.valid_from > %(first)s
      join associations_holding b
        on b.parcel_id = coalesce(p.parcel_id, a.parcel_id) and b.valid @> %(first)s::date
     where a.valid @> %(last)s::date
),
near as materialized (
    select distinct e.new as one, f.new as other from edge e join edge f on f.old = e.old
),
reach as (
    select one, other from near
    union
    select reach.one, near.other from reach join near on near.one = reach.other
)
select count(distinct least) from (select one, min(other) as least from reach group by one) g
"""


@dataclass(frozen=True)
class Question:
    """Provinces of today, six periods, the 60 indicators."""

    name: str
    units: list[int]
    periods: list[Period]


def list_provinces() -> list[int]:
    """The provinces of today."""
    return nation.list_ids("level_id = 'province' and closed_on is null")


def read_by_query(question: Question) -> Numbers:
    """The series as a page gets them."""
    asked = reports.list_indicators()
    table = read_restated(
        question.periods, question.units, [indicator.code for indicator in asked], TODAY
    )
    return {
        (unit, period.pk, indicator.pk): table.read(period, unit, indicator).number
        for unit in question.units
        for period in question.periods
        for indicator in asked
    }


def read_by_hand(question: Question) -> Numbers:
    """The same series by plain SQL."""
    rows = _fetch(
        _BY_HAND,
        {
            "units": question.units,
            "periods": [period.pk for period in question.periods],
            "indicators": sorted(indicator.pk for indicator in reports.list_indicators()),
            "on": TODAY,
        },
    )
    return {row[:3]: row[3] for row in rows}


def count_groups_by_hand() -> int:
    """How many comparable groups plain SQL finds."""
    ((count,),) = _fetch(_GROUPS_BY_HAND, {"first": FIRST, "last": TODAY})
    return count


def ask(periods: Sequence[Period]) -> list[Question]:
    """A usual province first, then more and more of the country."""
    communes = dict(
        _fetch(
            "select parent_id, count(*) from associations_association"
            " where level_id = 'commune' and closed_on is null and parent_id = any(%(units)s)"
            " group by 1",
            {"units": list_provinces()},
        )
    )
    average = sum(communes.values()) / len(communes)
    ordered = sorted(communes, key=lambda unit: (abs(communes[unit] - average), unit))
    sizes = sorted({1, max(1, len(ordered) // 9), max(1, len(ordered) // 3), len(ordered)})
    return [Question(f"{size} tỉnh", ordered[:size], list(periods)) for size in sizes]


def measure() -> Iterator[Line]:
    """The nation whole."""
    nation.lay_nation()
    periods, _ = consolidation.lay()
    questions = ask(periods)
    taken = {}
    for question in questions:
        cases = {"query": _bind(read_by_query, question), "hand": _bind(read_by_hand, question)}
        taken[question.name] = interleave(cases, ROUNDS if len(question.units) < 9 else 3)
    first = questions[0]
    yield Line(
        f"(i) {first.name} × 60 chỉ tiêu × 6 kỳ theo địa giới hôm nay",
        taken[first.name]["query"], SERIES, floor=taken[first.name]["hand"], ratio=TIMES_BY_HAND,
    )  # fmt: skip
    for question in questions[1:]:
        each = taken[question.name]
        yield Line(
            f"    {question.name}: mỗi tỉnh", each["query"] / len(question.units),
            2 * taken[first.name]["query"], floor=each["hand"] / len(question.units),
            ratio=TIMES_BY_HAND,
        )  # fmt: skip
    groups = interleave(
        {"query": lambda: comparable_groups(FIRST, TODAY), "hand": count_groups_by_hand}, 5
    )
    yield Line(
        "(i) nhóm so sánh được của cả nước, 2024–2026", groups["query"], GROUPS,
        floor=groups["hand"], ratio=TIMES_BY_HAND,
    )  # fmt: skip


def _bind(run: Callable, question: Question) -> Callable[[], object]:
    return lambda: run(question)


def _fetch(query: str, parameters: dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()
