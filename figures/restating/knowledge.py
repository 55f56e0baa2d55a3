"""What a roll knew of the country: who held which parcel on its last day, by its own knowledge.

A decision that was entered after a period was closed is not in its roll (time.md). It is *late* for
the roll: applied after the last decision that the roll has taken in. What such a decision did by
the roll's last day is left out here, and followed when the roll's values are restated.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection

from figures.restating.cuts import Cuts

_LATE = """
select p.id, r.id
  from figures_period p
 cross join lateral (select taken_in_id from figures_periodunit
                      where period_id = p.id and parent_id is null limit 1) u
  left join associations_reorganisation t on t.id = u.taken_in_id
  join associations_reorganisation r
    on r.in_force_on <= p.last_day and r.applied_at is not null
   and (t.id is null or (r.applied_at, r.in_force_on, r.sequence, r.id)
                        > (t.applied_at, t.in_force_on, t.sequence, t.id))
 where p.id = any(%s) and r.status = 'applied'
"""


class Held(NamedTuple):
    """One row of holdings: [since, until), None where unbounded."""

    since: date | None
    until: date | None
    holder: int
    opened_by: int | None
    closed_by: int | None


def find_late(periods: Collection[int]) -> dict[int, set[int]]:
    """Period → the decisions in force by its last day that its roll has not taken in."""
    found: dict[int, set[int]] = {period: set() for period in periods}
    with connection.cursor() as cursor:
        cursor.execute(_LATE, [list(periods)])
        for period, decision in cursor.fetchall():
            found[period].add(decision)
    return found


def find_holder(rows: Sequence[Held], on: date) -> int | None:
    """Who held the parcel at the end of the day."""
    for row in rows:
        if (row.since is None or row.since <= on) and (row.until is None or on < row.until):
            return row.holder
    return None


def find_known_holder(
    parcel: int, rows: Sequence[Held], cuts: Cuts, last_day: date, late: Collection[int]
) -> int | None:
    """Who held the parcel on ``last_day`` as far as a roll knew that has not taken in ``late``.

    ``rows`` are in the order of time.
    """
    if cuts.is_cut(parcel, last_day) and cuts.decision[parcel] not in late:
        return None
    last = None
    for row in rows:
        if (row.since is None or row.since <= last_day) and row.opened_by not in late:
            last = row
    if last is None:
        return None
    if last.until is None or last.until > last_day or last.closed_by in late:
        return last.holder
    return None


def list_changes(
    parcels: Iterable[int], rows: Mapping[int, Sequence[Held]], cuts: Cuts
) -> list[date]:
    """The days from which any of the parcels has another holder or is cut, in their order."""
    found: set[date | None] = {cuts.since.get(parcel) for parcel in parcels}
    found.update(day for parcel in parcels for row in rows[parcel] for day in row[:2])
    return sorted(day for day in found if day is not None)


def find_neighbour(rows: Sequence[Held], on: date) -> int | None:
    """Of a parcel that nobody holds on the day: who held it last, else who will hold it first."""
    before = [row for row in rows if row.until is not None and row.until <= on]
    if before:
        return before[-1].holder
    return next((row.holder for row in rows if row.since is not None and row.since > on), None)
