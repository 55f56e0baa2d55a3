"""Returns follow the rolls of open periods (decision 0010).

A unit that comes into a roll gets the return that it owes. When one leaves, a return on which
nothing was begun goes with it; any other is kept whole, with its talk, as that of a unit that has
left. Its values stay with their submission and count nowhere, since the unit is in no total.
"""

from collections.abc import Sequence

from django.db import connection

from associations.reorganising.journal import Journal
from figures.followers import note_added, watch
from figures.models import Period
from returns.opening import open_returns

_OF_DUES = """
select r.id, r.state = 'owed' and r.draft = '{}'::jsonb and r.submission_id is null
             and not exists (select from returns_step s where s.return_of_id = r.id)
  from returns_return r where r.due_id = any(%s) order by r.id
"""
_KEEP = """
update returns_return r
   set due_id = null, association_id = u.association_id, period_id = u.period_id,
       form_id = d.form_id, version = r.version + 1
  from figures_due d join figures_periodunit u on u.id = d.unit_id
 where d.id = r.due_id and r.id = any(%s)
"""


class FollowingReturns:
    """What returns do when a roll changes (``figures.followers.Follower``)."""

    def let_go(self, dues: Sequence[int], journal: Journal | None) -> None:
        """Keep what was begun, without its due; take away what was not."""
        with connection.cursor() as cursor:
            cursor.execute(_OF_DUES, [list(dues)])
            rows = cursor.fetchall()
            blank = [each for each, is_blank in rows if is_blank]
            begun = [each for each, is_blank in rows if not is_blank]
            with watch(journal, "returns_return", [each for each, _ in rows]):
                cursor.execute("delete from returns_return where id = any(%s)", [blank])
                cursor.execute(_KEEP, [begun])

    def take_in(self, period: Period, journal: Journal | None) -> None:
        """Make the returns of what is newly due."""
        note_added(journal, "returns_return", open_returns(period))


RETURNS = FollowingReturns()
