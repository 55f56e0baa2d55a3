"""Old → new, derived from who held which territory (product.md T3).

A lowest unit is succeeded by those who hold its parcels, or their parts, the day after. A unit
above is succeeded by units of its own level that hold below them what was held below it: so merged
provinces have successors, and districts, whose level ended, have none.
"""

from collections import defaultdict
from datetime import date, timedelta

from django.db import connection

from associations.copying import copy_rows

# Every piece of territory that changed hands: day, holder until then, holder since (or nobody).
# A cut parcel gives a row a part. Pieces that stayed with their holder count in the whole.
PASSED = """
with day as (
    select distinct upper(h.valid) as on from associations_holding h
     where upper(h.valid) is not null
       and (exists (select from associations_holding n
                     where n.parcel_id = h.parcel_id and lower(n.valid) = upper(h.valid)
                       and n.holder_id <> h.holder_id)
            or exists (select from associations_parcelpart p
                        where p.parcel_id = h.parcel_id and p.valid_from = upper(h.valid)))
), changing as (
    select distinct day.on, h.holder_id
      from day join associations_holding h on upper(h.valid) = day.on
)
select c.on, c.holder_id, n.holder_id
  from changing c
  join associations_holding h on h.holder_id = c.holder_id and h.valid @> (c.on - 1)
  left join associations_parcelpart p on p.parcel_id = h.parcel_id and p.valid_from = c.on
  left join associations_holding n
         on n.parcel_id = coalesce(p.part_id, h.parcel_id) and n.valid @> c.on
"""

# Days on which territory changed hands or a unit with territory ended.
DAYS = """
select upper(s.valid) from associations_state s
  join associations_level l on l.code = s.level_id and l.has_territory
 where upper(s.valid) is not null
   and not exists (select from associations_state n where n.association_id = s.association_id
                                                       and lower(n.valid) = upper(s.valid))
union
select lower(n.valid) from associations_holding h
  join associations_holding n on n.parcel_id = h.parcel_id and lower(n.valid) = upper(h.valid)
 where n.holder_id <> h.holder_id
"""

# The country in pieces: who held each the day before, who holds it now (or nobody).
PIECES = """
select h.holder_id, n.holder_id
  from associations_holding h
  join associations_state s on s.association_id = h.holder_id and s.valid @> (%(on)s::date - 1)
  join associations_level l on l.code = s.level_id and l.has_territory
  left join associations_parcelpart p on p.parcel_id = h.parcel_id and p.valid_from = %(on)s::date
  left join associations_holding n
         on n.parcel_id = coalesce(p.part_id, h.parcel_id) and n.valid @> %(on)s::date
 where h.valid @> (%(on)s::date - 1)
"""

# The units with territory above the lowest ones on a day, with their level.
ABOVE = """
with recursive up as (
    select distinct s.association_id as below, s.parent_id as above
      from associations_holding h
      join associations_state s on s.association_id = h.holder_id and s.valid @> %(on)s::date
      join associations_level l on l.code = s.level_id and l.has_territory
     where h.valid @> %(on)s::date
    union all
    select up.below, s.parent_id
      from up join associations_state s on s.association_id = up.above and s.valid @> %(on)s::date
)
select up.below, up.above, s.level_id
  from up join associations_state s on s.association_id = up.above and s.valid @> %(on)s::date
  join associations_level l on l.code = s.level_id and l.has_territory
"""

Pair = tuple[int, int, date]
Pieces = list[tuple[int, int | None]]


def work_out_successions() -> dict[Pair, bool]:
    """All successions that the holdings tell: (old, new, day) → whether it is the whole."""
    found: dict[Pair, bool] = {}
    with connection.cursor() as cursor:
        cursor.execute(PASSED)
        by_day: dict[date, Pieces] = defaultdict(list)
        for on, old, new in cursor.fetchall():
            by_day[on].append((old, new))
        for on, pieces in by_day.items():
            found.update(_join(on, pieces))
        cursor.execute(DAYS)
        for (on,) in cursor.fetchall():
            found.update(_join(on, _lift(cursor, on)))
    return found


HELD = "select parcel_id, holder_id from associations_holding where valid @> %s::date"
STOOD = """
select s.association_id, s.parent_id, s.level_id, l.has_territory
  from associations_state s join associations_level l on l.code = s.level_id
 where s.valid @> %s::date
"""
CUT = "select parcel_id, part_id from associations_parcelpart where valid_from = %s"
Standing = dict[int, tuple[int | None, str, bool]]


def work_out_successions_of(on: date) -> dict[Pair, bool]:
    """``work_out_successions`` of one day, in memory.

    While an event is written the planner knows nothing yet of the rows it has just changed, and
    could take minutes for the queries that tell all days.
    """
    before, since = on - timedelta(days=1), on
    with connection.cursor() as cursor:
        held, stood = [], []
        for day in (before, since):
            cursor.execute(HELD, [day])
            held.append(dict(cursor.fetchall()))
            cursor.execute(STOOD, [day])
            stood.append({unit: rest for unit, *rest in cursor.fetchall()})
        cursor.execute(CUT, [on])
        parts: dict[int, list[int]] = defaultdict(list)
        for parcel, part in cursor.fetchall():
            parts[parcel].append(part)
    old, new = held
    pieces: Pieces = [
        (holder, new.get(piece))
        for parcel, holder in old.items()
        for piece in parts.get(parcel, [parcel])
    ]
    found = _join(on, pieces)
    passed = any(new.get(parcel, holder) != holder for parcel, holder in old.items())
    ended = any(is_place and unit not in stood[1] for unit, (_, _, is_place) in stood[0].items())
    if passed or ended:
        found.update(_join(on, _lift_in_memory(pieces, stood[0], stood[1])))
    return found


def _lift_in_memory(pieces: Pieces, before: Standing, since: Standing) -> Pieces:
    """What ``_lift`` reads from the database."""

    def list_above(unit: int, stood: Standing) -> list[tuple[str, int]]:
        above, parent = [], stood[unit][0]
        while parent is not None and parent in stood:
            following, level, is_place = stood[parent]
            if is_place:
                above.append((level, parent))
            parent = following
        return above

    places = {old for old, _ in pieces if old in before and before[old][2]}
    above = {old: list_above(old, before) for old in places}
    after = {new: dict(list_above(new, since)) for _, new in pieces
             if new is not None and new in since and since[new][2]}  # fmt: skip
    return [
        (unit, after.get(new, {}).get(level) if new is not None else None)
        for old, new in pieces
        if old in places
        for level, unit in above[old]
    ]


def _join(on: date, pieces: Pieces) -> dict[Pair, bool]:
    shares: dict[int, set[int | None]] = defaultdict(set)
    for old, new in pieces:
        shares[old].add(new)
    return {
        (old, new, on): len(takers) == 1
        for old, takers in shares.items()
        for new in takers
        if new is not None and new != old
    }


def _lift(cursor, on: date) -> Pieces:
    """The pieces of the country as the units above the lowest held them, level by level."""
    before: dict[int, list[tuple[str, int]]] = defaultdict(list)
    after: dict[int, dict[str, int]] = defaultdict(dict)
    cursor.execute(ABOVE, {"on": on - timedelta(days=1)})
    for below, above, level in cursor.fetchall():
        before[below].append((level, above))
    cursor.execute(ABOVE, {"on": on})
    for below, above, level in cursor.fetchall():
        after[below][level] = above
    cursor.execute(PIECES, {"on": on})
    return [
        (above, after[new].get(level) if new else None)
        for old, new in cursor.fetchall()
        for level, above in before[old]
    ]


def derive_successions() -> int:
    """Write the successions that the holdings tell and that are not there yet; how many."""
    wanted = work_out_successions()
    with connection.cursor() as cursor:
        cursor.execute('select old_id, new_id, "on" from associations_succession')
        known = set(cursor.fetchall())
        missing = {pair: whole for pair, whole in wanted.items() if pair not in known}
        if not missing:
            return 0
        opened, closed = _read_decisions(cursor, {on for _, _, on in missing})
        return copy_rows(
            cursor,
            "associations_succession",
            ("old_id", "new_id", "on", "is_whole", "reorganisation_id"),
            ((old, new, on, whole, opened.get((new, on)) or closed.get((old, on)))
             for (old, new, on), whole in missing.items()),
        )  # fmt: skip


def _read_decisions(cursor, days: set[date]) -> tuple[dict, dict]:
    """Which decision opened, and which closed, the states of units on these days."""
    answers = []
    for bound, column in (("lower", "opened_by_id"), ("upper", "closed_by_id")):
        cursor.execute(
            f"select association_id, {bound}(valid), {column} from associations_state"  # noqa: S608
            f" where {bound}(valid) = any(%s) and {column} is not null",
            [list(days)],
        )
        answers.append({(unit, on): decision for unit, on, decision in cursor.fetchall()})
    return answers[0], answers[1]
