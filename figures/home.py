"""The unit whose portal this is, and the period that a visitor sees first of it."""

from typing import cast

from django.db import connection

from figures import spans
from figures.catalogue import VERSION
from figures.models import Period
from figures.results import KnownPeriod, choose_period

_HOME = """
select coalesce(
       (select a.id from associations_association a
         where a.closed_on is null and a.id in (select association_id from figures_form_asked_of)
         order by a.depth, a.tree_id, a.lft limit 1),
       (select id from associations_association where parent_id is null
         order by tree_id, lft limit 1)) as id
"""
# The periods in whose roll the home unit stands.
_HOME_PERIODS = """
with home as materialized ({home})
select p.*, h.id as home,
       exists (select 1 from figures_total t
                where t.period_id = p.id and t.association_id = h.id and t.approved_given > 0)
       or exists (select 1 from figures_value v
                   where v.period_id = p.id and v.association_id = h.id and v.status = 1)
       as has_own,
       exists (select 1 from figures_target t where t.on >= p.last_day) as has_targets,
       {version} as catalogue_version
  from home h
  join figures_periodunit u on u.association_id = h.id
  join figures_period p on p.id = u.period_id
""".replace("{home}", _HOME).replace("{version}", VERSION)


def find_home() -> int | None:
    """The unit whose portal this is: the highest that forms are asked of, else the root."""
    with connection.cursor() as cursor:
        cursor.execute(_HOME)
        ((home,),) = cursor.fetchall()
    return home


def find_home_period() -> KnownPeriod | None:
    """What ``choose_period`` chooses for the unit whose portal this is; ``home`` is its key.

    Knows of the rest only ``has_own``, ``has_targets`` and ``catalogue_version``.
    """
    periods = spans.sort_periods(Period.objects.raw(_HOME_PERIODS))
    return choose_period(cast("list[KnownPeriod]", periods))
