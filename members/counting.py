"""How many members stand in the register: what a return's numbers are held against (product.md M).

A stay counts where it was on the last day of the period. Names come before typed counts; a unit of
which neither is known has no count: unknown is not 0.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from figures.models import Indicator, Period

# Each as a sum over stays s of members m; all but the newly joined on the last day.
_FIGURES = {
    "members": "true",
    "members_new": "m.joined_on >= %(first)s",
    "members_carded": "m.card_id is not null",
    "members_fee_paid": (
        "exists (select from members_fee f where f.member_id = m.id and f.year = %(year)s)"
    ),
}
_TYPED = {
    "members": "members", "members_new": "newly", "members_carded": "carded",
    "members_fee_paid": "fee_paid",
}  # fmt: skip
MEMBER_FIGURES = frozenset(_FIGURES)
# Whose members a unit of the roll has: those who belong to it or below it, those of units that
# passed whole into it and are in the roll no more; of a divided unit, those whose records were
# handed to it since. Of a commune nothing is known where neither names nor a count of the year
# stand, nor of what lies above it.
_COUNT = """
with recursive asked as materialized (
    select u.association_id as unit, r.association_id as member, r.level_id
      from figures_periodunit u
      join figures_periodunit r on r.period_id = u.period_id
           and r.lft >= u.lft and r.rght <= u.rght
     where u.period_id = %(period)s and u.association_id = any(%(units)s)
),
place(keeper, at) as (
    select distinct member, member from asked
    union
    select n.keeper, p.at
      from place p
     cross join lateral (
           select a.id as keeper from associations_association a where a.parent_id = p.keeper
            union all
           select s.old_id from associations_succession s
            where s.new_id = p.keeper and s.is_whole and s.on <= %(last)s) n
     where not exists (select from figures_periodunit x
                        where x.period_id = %(period)s and x.association_id = n.keeper)
),
held as materialized (
    select coalesce(p.at, k.at) as at, m.id, m.joined_on, m.card_id
      from members_stay s
      join members_member m on m.id = s.member_id
      join accounts_person o on o.id = m.person_id
      left join place p on p.keeper = s.association_id
      left join place k on k.keeper = o.association_id
     where s.valid @> %(last)s::date and coalesce(p.at, k.at) is not null
),
named as (
    select m.at, {columns} from held m group by 1
),
typed as (
    select p.at, {typed}
      from place p join members_headcount c on c.association_id = p.keeper and c.year = %(year)s
     where %(is_year)s and p.at not in (select at from named)
     group by 1
),
known as (
    select * from named union all select * from typed
),
unknown as (
    select distinct a.unit from asked a
     where a.level_id = 'commune' and a.member not in (select at from known)
)
select a.unit, {sums}
  from asked a join known k on k.at = a.member
 where a.unit not in (select unit from unknown)
 group by 1
"""


def count_members(units: Iterable[int], period: Period) -> dict[tuple[int, int], int]:
    """{(association, indicator): people} of ``units`` in ``period``, as the register stands.

    A unit without names or counts, or above a commune without them, is not there; nor is a part
    that was not counted. Two queries, however many units.
    """
    wanted = list(units)
    indicators: Mapping[str, int] = dict(
        Indicator.objects.filter(code__in=_FIGURES).values_list("code", "pk")
    )
    if not wanted or not indicators:
        return {}
    statement = _COUNT.format(
        columns=", ".join(
            f"count(*) filter (where {condition}) as {code}" for code, condition in _FIGURES.items()
        ),
        typed=", ".join(f"sum(c.{column}) as {code}" for code, column in _TYPED.items()),
        sums=", ".join(
            f"case when count(k.{code}) = count(*) then sum(k.{code}) end" for code in _FIGURES
        ),
    )
    values: dict[str, Any] = {
        "period": period.pk, "units": wanted, "first": period.first_day, "last": period.last_day,
        "year": period.last_day.year, "is_year": period.kind == "year",
    }  # fmt: skip
    found: dict[tuple[int, int], int] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for unit, *numbers in cursor.fetchall():
            for code, number in zip(_FIGURES, numbers, strict=True):
                if code in indicators and number is not None:
                    found[unit, indicators[code]] = int(number)
    return found
