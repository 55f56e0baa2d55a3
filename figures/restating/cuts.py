"""How parcels were cut into parts, and what share of the whole each part is.

Cuts are few (the greatest reorganisation the country has seen made about a thousand parts), so they
are read together; shares are read for the cuts that are asked about.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.db import connection

_CUTS = "select parcel_id, part_id, valid_from, reorganisation_id from associations_parcelpart"
_SHARES = """
select p.part_id, w.basis, w.share
  from associations_weight w join associations_parcelpart p on p.id = w.part_id
 where p.part_id = any(%s)
"""


class Cuts:
    """Every cut: parcel → its parts, since when, by which decision."""

    def __init__(self, rows: Iterable[tuple[int, int, date, int]]) -> None:
        self.parts: dict[int, list[int]] = {}
        self.since: dict[int, date] = {}
        self.decision: dict[int, int] = {}
        self.whole: dict[int, int] = {}
        self._shares: dict[int, dict[str, Fraction]] = {}
        for parcel, part, since, decision in rows:
            self.parts.setdefault(parcel, []).append(part)
            self.since[parcel] = since
            self.decision[parcel] = decision
            self.whole[part] = parcel

    @classmethod
    def read(cls) -> "Cuts":
        """All cuts that there are: one query."""
        with connection.cursor() as cursor:
            cursor.execute(_CUTS)
            return cls(cursor.fetchall())

    def list_family(self, parcel: int) -> list[int]:
        """The parcel, all it was cut from and all that these were cut into."""
        while parcel in self.whole:
            parcel = self.whole[parcel]
        found = [parcel]
        for each in found:  # grows while it is walked
            found += self.parts.get(each, ())
        return found

    def climb(self, parcel: int, on: date) -> int:
        """The parcel as it was on the day: what it was cut from where that came later."""
        while parcel in self.whole and self.since[self.whole[parcel]] > on:
            parcel = self.whole[parcel]
        return parcel

    def is_cut(self, parcel: int, on: date) -> bool:
        """Whether the parcel had been replaced by its parts by the end of the day."""
        return parcel in self.parts and self.since[parcel] <= on

    def list_live(self, parcel: int, on: date) -> list[int]:
        """What the parcel's ground consisted of on the day."""
        parcel = self.climb(parcel, on)
        if not self.is_cut(parcel, on):
            return [parcel]
        return [live for part in self.parts[parcel] for live in self.list_live(part, on)]

    def learn_shares(self, parcels: Iterable[int]) -> None:
        """Read the shares of all parts that these parcels were ever cut into: one query."""
        asked = [
            part
            for parcel in parcels
            for part in self.list_family(parcel)
            if part in self.whole and part not in self._shares
        ]
        if not asked:
            return
        self._shares.update((part, {}) for part in asked)
        with connection.cursor() as cursor:
            cursor.execute(_SHARES, [asked])
            for part, basis, share in cursor.fetchall():
                self._shares[part][basis] = Fraction(share)

    def find_share(self, part: int, basis: str) -> Fraction | None:
        """The part's share in the parcel that it was cut from; None where it is unknown."""
        return self._shares.get(part, {}).get(basis)
