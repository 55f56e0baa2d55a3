"""Parcels and who held them when, read as far as some units are concerned."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection

from figures.restating.cuts import Cuts
from figures.restating.knowledge import Held, find_holder, find_neighbour

_EVER = """
select h.parcel_id, lower(h.valid), upper(h.valid), h.holder_id, h.opened_by_id, h.closed_by_id
  from associations_holding h
 where h.parcel_id in (select parcel_id from associations_holding where holder_id = any(%s))
 order by h.parcel_id, lower(h.valid) nulls first
"""
_OF = """
select h.parcel_id, lower(h.valid), upper(h.valid), h.holder_id, h.opened_by_id, h.closed_by_id
  from associations_holding h where h.parcel_id = any(%s)
 order by h.parcel_id, lower(h.valid) nulls first
"""
_ALL = """
select h.parcel_id, lower(h.valid), upper(h.valid), h.holder_id, h.opened_by_id, h.closed_by_id
  from associations_holding h order by h.parcel_id, lower(h.valid) nulls first
"""


class Ground:
    """The holdings of parcels that concern the units learned, and where they are on ``on``."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.cuts = Cuts.read()
        self.rows: dict[int, list[Held]] = {}
        self._learned: set[int] = set()
        self._live: dict[int, tuple[int, ...]] = {}
        self._is_whole = False

    def learn(self, units: Iterable[int]) -> list[int]:
        """Read every parcel that these units ever held, with what it was cut from and into.

        The parcels that were not known before.
        """
        fresh = [unit for unit in units if unit not in self._learned]
        if not fresh or self._is_whole:
            return []
        self._learned.update(fresh)
        found = self._read(_EVER, fresh)
        kin = {
            each
            for parcel in found
            if parcel in self.cuts.whole or parcel in self.cuts.parts
            for each in self.cuts.list_family(parcel)
        }
        missing = [parcel for parcel in kin if parcel not in self.rows]
        if missing:
            for parcel in missing:
                self.rows[parcel] = []
            found += self._read(_OF, missing)
        return found

    def learn_all(self) -> list[int]:
        """Read all holdings; the parcels."""
        self._is_whole = True
        return self._read(_ALL, None)

    def _read(self, query: str, values: Collection[int] | None) -> list[int]:
        fresh: dict[int, list[Held]] = {}
        with connection.cursor() as cursor:
            cursor.execute(query, None if values is None else [list(values)])
            for parcel, *row in cursor.fetchall():
                fresh.setdefault(parcel, []).append(Held(*row))
        found = [parcel for parcel in fresh if not self.rows.get(parcel)]
        self.rows.update(fresh)
        return found

    def list_live(self, parcel: int) -> tuple[int, ...]:
        """What the parcel's ground consists of on the day."""
        if parcel not in self._live:
            self._live[parcel] = tuple(self.cuts.list_live(parcel, self.on))
        return self._live[parcel]

    def find_holder(self, part: int) -> int | None:
        """Who holds a live part on the day; None where nobody does."""
        return find_holder(self.rows.get(part, ()), self.on)

    def find_neighbour(self, part: int) -> int | None:
        """Who held a part last that nobody holds on the day, else who will hold it first.

        A part whose ground was never held by itself is asked of what it was cut from.
        """
        each: int | None = part
        while each is not None:
            found = find_neighbour(self.rows.get(each, ()), self.on)
            if found is not None:
                return found
            each = self.cuts.whole.get(each)
        return None
