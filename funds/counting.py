"""What the books say of a unit and period: what a return's fund figures are held against (Q1).

What other funds gave, less what they got, counts as raised: opening + raised - spent = closing
holds for every unit, and over units that sent money to one another nothing is counted twice.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from figures.models import Indicator, Period

# Sums over totals of days t of the funds of a unit, up to the last day.
_FIGURES = {
    "fund_opening": "t.on < %(first)s or t.kind = 'opening'",
    "fund_raised_cash": (
        "t.on >= %(first)s and t.medium <> 'in_kind' and (t.kind = 'receipt'"
        " or t.kind like 'transfer%%')"
    ),
    "fund_raised_in_kind": (
        "t.on >= %(first)s and t.medium = 'in_kind' and (t.kind = 'receipt'"
        " or t.kind like 'transfer%%')"
    ),
    "fund_spent": "t.on >= %(first)s and t.kind = 'payment'",
    "fund_closing": "true",
}
FUND_FIGURES = frozenset(_FIGURES)
# A unit has what is its own, what units below it by the roll have, and what those had that passed
# whole into one of these (``keeper``).
KEEPERS = """
with recursive asked as materialized (
    select u.association_id as unit, r.association_id as member, r.level_id
      from figures_periodunit u
      join figures_periodunit r on r.period_id = u.period_id
           and r.lft >= u.lft and r.rght <= u.rght
     where u.period_id = %(period)s and u.association_id = any(%(units)s)
),
came(member, keeper) as (
    select distinct member, member from asked
    union
    select c.member, s.old_id
      from came c
      join associations_succession s on s.new_id = c.keeper and s.is_whole and s.on <= %(last)s
     where not exists (select from figures_periodunit x
                        where x.period_id = %(period)s and x.association_id = s.old_id)
)"""
# Of communes without books nothing is known, nor of what lies above them.
_COUNT = """{keepers},
kept as materialized (
    select c.member, f.id
      from came c join funds_fund f on f.association_id = c.keeper and f.opened_on <= %(last)s
),
unknown as (
    select distinct a.unit from asked a
     where (a.level_id = 'commune' or a.member = a.unit)
       and not exists (select from kept k join asked b on b.member = k.member
                        where b.unit = a.unit and (k.member = a.member or a.member = a.unit))
),
tally as (
    select k.member, {columns}
      from kept k left join funds_daytotal t on t.fund_id = k.id and t.on <= %(last)s
     group by 1
)
select a.unit, {sums}
  from asked a join tally t on t.member = a.member
 where a.unit not in (select unit from unknown)
 group by 1
"""


def count_funds(units: Iterable[int], period: Period) -> dict[tuple[int, int], int]:
    """{(association, indicator): whole đồng} of ``units`` in ``period``, as the books stand.

    A unit without books, or above a commune without books, is not there. Two queries.
    """
    wanted = list(units)
    indicators: Mapping[str, int] = dict(
        Indicator.objects.filter(code__in=_FIGURES).values_list("code", "pk")
    )
    if not wanted or not indicators:
        return {}
    statement = _COUNT.format(
        keepers=KEEPERS,
        columns=", ".join(
            f"coalesce(sum(t.change) filter (where {condition}), 0)"
            f"{' * -1' if code == 'fund_spent' else ''} as {code}"
            for code, condition in _FIGURES.items()
        ),
        sums=", ".join(f"sum(t.{code})" for code in _FIGURES),
    )
    values: dict[str, Any] = {
        "period": period.pk, "units": wanted, "first": period.first_day, "last": period.last_day,
    }  # fmt: skip
    found: dict[tuple[int, int], int] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for unit, *sums in cursor.fetchall():
            for code, number in zip(_FIGURES, sums, strict=True):
                if code in indicators:
                    found[unit, indicators[code]] = int(number)
    return found
