"""The period before, restated to today's units: what stands beside the cells to fill in (R3).

A unit that was merged from whole others has their sum, so that a merger is no outlier. A unit that
took in a part of another has no previous value: without a weight nothing is guessed (T6).
"""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Q

from figures.models import Period
from khuyenhoc.lib import periods

Values = dict[int, dict[int, Decimal]]

# Each unit's sources on the day before: itself, or all its predecessors when they passed whole.
SOURCES = """
with wanted as (select unnest(%(units)s::int[]) as unit),
came as (
    select w.unit, s.old_id, s.is_whole
      from wanted w join associations_succession s on s.new_id = w.unit
     where s.on > %(before)s and s.on <= %(after)s
),
source as (
    select unit, unit as old from wanted w
     where not exists (select 1 from came c where c.unit = w.unit)
    union all
    select unit, old_id from came c
     where not exists (select 1 from came o where o.unit = c.unit and not o.is_whole)
),
sizes as (select unit, count(*) as parts from source group by unit)
select s.unit, v.indicator_id, sum(v.number), count(*), max(z.parts)
  from source s
  join sizes z on z.unit = s.unit
  join figures_value v on v.association_id = s.old and v.period_id = %(period)s
       and v.status = 1 and v.mark = 0
  join figures_indicator i on i.id = v.indicator_id and i.kind <> 'ratio'
       and (i.nature = 'balance') = %(is_balance)s
 group by s.unit, v.indicator_id
having count(*) = max(z.parts)
"""


def find_periods_before(period: Period) -> tuple[Period | None, Period | None]:
    """What numbers are held against, of those ever reported; one query.

    The same span a year earlier (for a term: the term before), for stocks and flows; and the
    longest period that ended the day before, from which balances were carried over.
    """
    here = periods.parse_code(period.code)
    before = periods.previous(here) if here.kind == "term" else periods.previous_year(here)
    eve = period.first_day - timedelta(days=1)
    known = Period.objects.filter(Q(code=before.code if before else "") | Q(last_day=eve))
    found = list(known.order_by("first_day"))
    year_ago = next((each for each in found if before and each.code == before.code), None)
    return year_ago, next((each for each in found if each.last_day == eve), None)


def previous_values(period: Period, units: Iterable[int]) -> Values:
    """{association: {indicator: number}} of the period before, restated to ``units``.

    Stocks and flows are those of the same span a year earlier, balances those of the day before
    the period begins. Approved values only; an indicator is there only when every source of the
    unit gave it.
    """
    units = list(units)
    found: Values = {}
    for before, is_balance in zip(find_periods_before(period), (False, True), strict=True):
        if before is not None:
            _read_restated(found, before, period, units, is_balance)
    return found


def _read_restated(
    found: Values, before: Period, period: Period, units: list[int], is_balance: bool
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            SOURCES,
            {
                "units": units,
                "period": before.pk,
                "before": before.last_day,
                "after": period.last_day,
                "is_balance": is_balance,
            },
        )
        for unit, indicator, number, _count, _parts in cursor.fetchall():
            found.setdefault(unit, {})[indicator] = number
