"""Years running: who has held a title without a gap, and the higher title that a set gives for it.

"Five years running → Công dân học tập tiêu biểu" stands in the set, not here (product.md L1).
"""

from collections.abc import Collection

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from associations.models import Association
from learning_models.models import HOLDING, LearningModel, Proposal, Registration

RUNS = (3, 5)  # years running that are asked for everywhere

# The years of each bearer that follow one another up to the last one asked for: a year and its
# place in the order of years differ by the same number as long as none is missing.
_RUNNING = """
select bearer_id, count(*) as years
  from (
    select bearer_id, year,
           year - row_number() over (partition by bearer_id order by year) as run
      from learning_models_registration
     where model_id = %(model)s and year <= %(year)s and state = any(%(holding)s)
       and bearer_id in (select bearer_id from learning_models_registration
                          where model_id = %(model)s and year = %(year)s
                            and state = any(%(holding)s) and association_id = any(%(units)s))
  ) held
 group by bearer_id, run
having max(year) = %(year)s and count(*) >= %(least)s
"""


def find_running(
    model: LearningModel, year: int, units: Collection[Association], least: int
) -> dict[int, int]:
    """{bearer: years} of those in ``units`` that hold the title in ``year`` and have held it for at
    least ``least`` years without a gap; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            _RUNNING,
            {
                "model": model.pk,
                "year": year,
                "units": [unit.pk for unit in units],
                "holding": list(HOLDING),
                "least": least,
            },
        )
        return dict(cursor.fetchall())


def has_held(years: int) -> Q:
    """What keeps a registration whose bearer holds the title for the ``years`` up to its own."""
    kept = Q(state__in=HOLDING)
    for back in range(1, years):
        before = Registration.objects.filter(
            bearer=OuterRef("bearer"), model=OuterRef("model"), year=OuterRef("year") - back,
            state__in=HOLDING,
        )  # fmt: skip
        kept &= Q(Exists(before))
    return kept


# Of a proposal the year itself is not held yet: the years before it are counted, and it.
_NOTE = """
update learning_models_registration r
   set higher_title = coalesce((
       select s.series_title
         from learning_models_criteriaset s
        where s.id = coalesce(r.criteria_set_id, %(set)s) and s.series_years is not null
          and s.series_years - 1 = (
              select count(*) from learning_models_registration e
               where e.bearer_id = r.bearer_id and e.model_id = r.model_id
                 and e.year between r.year - s.series_years + 1 and r.year - 1
                 and e.state = any(%(holding)s))), '')
 where r.proposal_id = %(proposal)s and r.state = 'proposed'
"""


def note_higher_titles(proposal: Proposal, in_force: int | None = None) -> None:
    """Propose the higher title for those in a proposal whose years running reach what the set asks;
    take it away where they do not. ``in_force`` is the set for those not judged by one."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, {"set": in_force, "holding": list(HOLDING), "proposal": proposal.pk})
