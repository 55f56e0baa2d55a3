"""The tree of a day, as far as it is asked about: which regions hold which units.

A region is one unit of that day's tree, or a group of them, with everything below.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from associations.reorganising.forecast import find_first_scheduled
from khuyenhoc.lib.dates import format_date

Region = frozenset[int]
NOWHERE: frozenset[int] = frozenset()

_DOWN = """
with recursive down as (
    select s.association_id, s.parent_id from associations_state s
     where s.association_id = any(%(units)s) and s.valid @> %(on)s::date
    union
    select b.association_id, b.parent_id
      from down cross join lateral (
           select s.association_id, s.parent_id from associations_state s
            where s.parent_id = down.association_id and s.valid @> %(on)s::date offset 0) b
)
select association_id, parent_id from down
"""
_ROOT = """
select association_id from associations_state where parent_id is null and valid @> %s::date
"""
_UP = """
with recursive up as (
    select s.association_id, s.parent_id from associations_state s
     where s.association_id = any(%(units)s) and s.valid @> %(on)s::date
    union
    select s.association_id, s.parent_id
      from up join associations_state s
        on s.association_id = up.parent_id and s.valid @> %(on)s::date
)
select association_id, parent_id from up
"""
_NAMED = """
select association_id, coalesce(code, '') from associations_state
 where association_id = any(%(units)s) and valid @> %(on)s::date
"""


class NoTree(ValueError):
    """A day on which there is no tree; the message says what to do."""


class TreeUnsettled(NoTree):
    """A day to come before which a decision waits; ``last`` is the last day that can be read."""

    def __init__(self, on: date, first: date) -> None:
        self.last = max(first - timedelta(days=1), timezone.localdate())
        super().__init__(
            f"Chưa tính được theo địa giới ngày {format_date(on)}, vì có đợt sắp xếp đã lên lịch"
            f" từ ngày {format_date(first)} nhưng chưa áp dụng. Hãy chọn ngày"
            f" {format_date(self.last)} hoặc một ngày trước đó."
        )


def check_settled(on: date) -> None:
    """Refuse a day to come of whose tree only a forecast is known: no query for other days.

    Raises ``TreeUnsettled``. Without a decision that waits, the tree of that day is today's.
    """
    if on <= timezone.localdate():
        return
    first = find_first_scheduled()
    if first is not None and first <= on:
        raise TreeUnsettled(on, first)


class Day:
    """The units of a day's tree that lie in ``regions``, and in which of these each lies.

    Regions go by their place in the list. Those that hold the root hold everything: they are kept
    apart, in ``whole``, unless every unit of theirs is asked for (``is_deep``).
    """

    def __init__(self, on: date, regions: Sequence[Region], is_deep: bool = False) -> None:
        self.on = on
        self.regions = regions
        with connection.cursor() as cursor:
            cursor.execute(_ROOT, [on])
            roots = [row[0] for row in cursor.fetchall()]
            if not roots:
                raise NoTree(
                    f"Ngày {on:%d/%m/%Y} chưa có cây tổ chức nào: chọn một ngày khác, "
                    "hoặc chạy load_units trước."
                )
            self.root: int = roots[0]
            self.whole = {
                place for place, region in enumerate(regions) if self.root in region and not is_deep
            }
            members: dict[int, set[int]] = {}
            for place, region in enumerate(regions):
                if place not in self.whole:
                    for unit in region:
                        members.setdefault(unit, set()).add(place)
            self.parent: dict[int, int | None] = {}
            if members:
                cursor.execute(_DOWN, {"units": list(members), "on": on})
                self.parent.update(cursor.fetchall())
        self._known: dict[int, frozenset[int]] = {}
        self._members = members
        self._alive: dict[int, bool] = dict.fromkeys(self.parent, True)
        for unit in self.parent:
            self._find(unit)

    def _find(self, unit: int) -> None:
        way: list[int] = []
        above: int | None = unit
        while above is not None and above in self.parent and above not in self._known:
            way.append(above)
            above = self.parent[above]
        held = NOWHERE if above is None else self._known.get(above, NOWHERE)
        for each in reversed(way):
            own = self._members.get(each)
            if own and not held.issuperset(own):
                held = held | own
            self._known[each] = held

    def find_regions(self, unit: int) -> frozenset[int]:
        """The regions in which a unit of that day lies; none for units outside all."""
        return self._known.get(unit, NOWHERE)

    def list_units(self) -> list[int]:
        """All units that lie in the regions."""
        return [unit for unit, held in self._known.items() if held]

    def learn_alive(self, units: Iterable[int]) -> None:
        """Read whether these units live on the day: one query for those not known yet."""
        asked = [unit for unit in set(units) if unit not in self._alive]
        if not asked:
            return
        self._alive.update(dict.fromkeys(asked, False))
        with connection.cursor() as cursor:
            cursor.execute(_NAMED, {"units": asked, "on": self.on})
            self._alive.update((row[0], True) for row in cursor.fetchall())

    def is_alive(self, unit: int) -> bool:
        """Whether the unit lives on the day; it must be in a region or have been learned."""
        return self._alive[unit]

    def read_codes(self, units: Collection[int]) -> dict[int, str]:
        """Unit → the code that it bears on the day, "" without one."""
        with connection.cursor() as cursor:
            cursor.execute(_NAMED, {"units": list(units), "on": self.on})
            return dict(cursor.fetchall())

    def read_ancestors(self, units: Collection[int]) -> dict[int, int | None]:
        """Unit → parent, for these units and all above them, wherever they lie."""
        with connection.cursor() as cursor:
            cursor.execute(_UP, {"units": list(units), "on": self.on})
            return dict(cursor.fetchall())
