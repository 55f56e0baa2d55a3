"""Making the returns of what is due, so that every one has its state."""

from django.db import connection

from figures.models import Period

OPEN = """
insert into returns_return (due_id, state, draft, version)
select d.id, 'owed', '{}', 0
  from figures_due d join figures_periodunit u on u.id = d.unit_id
 where u.period_id = %s and not exists (select 1 from returns_return r where r.due_id = d.id)
returning id
"""


def open_returns(period: Period) -> list[int]:
    """Make a return for each due of ``period`` that has none; the keys of those made."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [period.pk])
        return [key for (key,) in cursor.fetchall()]
