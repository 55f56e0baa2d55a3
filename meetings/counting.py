"""What the registers of agreements, awards and inspections know; returns are held to it (K4)."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from figures.models import Period

AGREEMENT_FIGURES = frozenset({"coordination_agreements"})
AWARD_FIGURES = frozenset(
    {"awards_flags", "awards_merits_national", "awards_merits_province", "awards_praises",
     "awards_medals"}
)  # fmt: skip
INSPECTION_FIGURES = frozenset({"inspections"})
# Agreements that a unit signed itself, in force on the last day; awards of a unit and of persons in
# it by the day on which the decision was signed; inspections that it made. A unit that never wrote
# one into the register has no count: unknown is not 0.
_COUNT = """
select a.association_id, i.id,
       count(*) filter (where (a.ends_on is null or a.ends_on >= %(last)s)
                          and (a.ended_on is null or a.ended_on > %(last)s))
  from meetings_agreement a join figures_indicator i on i.code = 'coordination_agreements'
 where a.association_id = any(%(units)s) and a.begins_on <= %(last)s
 group by 1, 2
union all
select w.association_id, k.indicator_id,
       count(*) filter (where w.state = 'granted' and d.state = 'issued'
                          and d.signed_on between %(first)s and %(last)s)
  from meetings_award w
  join meetings_awardkind k on k.code = w.kind_id and k.indicator_id is not null
  left join records_decision d on d.id = w.decision_id
 where w.association_id = any(%(units)s)
 group by 1, 2
union all
select e.association_id, i.id,
       count(*) filter (where e.state = 'done' and e.inspected_on >= %(first)s)
  from meetings_inspection e join figures_indicator i on i.code = 'inspections'
 where e.association_id = any(%(units)s) and e.inspected_on <= %(last)s
 group by 1, 2
"""


def count_activities(units: Iterable[int], period: Period) -> dict[tuple[int, int], int]:
    """{(association, indicator): count} of ``units`` in ``period``; one query."""
    asked: dict[str, Any] = {
        "first": period.first_day, "last": period.last_day, "units": list(units),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, asked)
        return {(unit, indicator): count for unit, indicator, count in cursor.fetchall()}
