"""The one cover below a unit, value by value: each number with the ground that it speaks of.

Needed where two periods must be compared number by number; totals do not look at it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db import connection

from figures.models import Indicator
from figures.restating.roll import Roll
from figures.restating.table import RestatedTable

_VALUES = """
select distinct on (v.period_id, v.indicator_id, v.association_id)
       v.period_id, v.indicator_id, v.association_id, v.number
  from unnest(%(periods)s::int[], %(lefts)s::int[], %(rights)s::int[]) as w(period, lft, rght)
  join figures_periodunit u on u.period_id = w.period and u.lft between w.lft and w.rght
  join figures_value v on v.period_id = u.period_id and v.association_id = u.association_id
       and v.indicator_id = any(%(indicators)s) and v.status = any(%(statuses)s)
       and v.number is not null
 order by v.period_id, v.indicator_id, v.association_id, v.status
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A number of the cover, or the part of it that lies in the unit, and its parcels."""

    unit: int
    number: Fraction
    ground: frozenset[int]


def read_pieces(
    table: RestatedTable, wanted: Mapping[int, Collection[Indicator]], provisional: bool
) -> dict[tuple[int, int, int], list[Piece]]:
    """(period, unit, indicator) → the numbers of which the unit's restated figure is made.

    ``wanted``: unit of the table → indicators. One query.
    """
    values = _read_values(table, wanted, provisional)
    return {
        (period, unit, indicator.pk): _list_pieces(table, roll, unit, indicator, values)
        for period, roll in table.country.rolls.items()
        for unit, indicators in wanted.items()
        for indicator in indicators
    }


def _read_values(
    table: RestatedTable, wanted: Mapping[int, Collection[Indicator]], provisional: bool
) -> dict[tuple[int, int], dict[int, Fraction]]:
    ranges = {
        (period, roll.units[each].lft, roll.units[each].rght)
        for period, roll in table.country.rolls.items()
        for unit in wanted
        for each in roll.inside.get(table.places[unit], ())
    }
    found: dict[tuple[int, int], dict[int, Fraction]] = {}
    if not ranges:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            _VALUES,
            {
                "periods": [period for period, _, _ in ranges],
                "lefts": [lft for _, lft, _ in ranges],
                "rights": [rght for _, _, rght in ranges],
                "indicators": sorted({i.pk for each in wanted.values() for i in each}),
                "statuses": [0, 1] if provisional else [1],
            },
        )
        for period, indicator, unit, number in cursor.fetchall():
            found.setdefault((period, indicator), {})[unit] = Fraction(number)
    return found


def _list_pieces(
    table: RestatedTable, roll: Roll, unit: int, indicator: Indicator,
    values: Mapping[tuple[int, int], Mapping[int, Fraction]],
) -> list[Piece]:  # fmt: skip
    period, place = roll.period.pk, table.places[unit]
    given = values.get((period, indicator.pk), {})
    parted, blocked = table.gatherer.find_blocks(period, place, indicator)
    pieces = []
    for each, _ in parted:
        share = table.gatherer.estimate(period, place, each, [(indicator.pk, 1)])
        if share is not None:
            ground = {part for part, spot in roll.list_pieces(each) if place in spot.inside}
            pieces.append(Piece(each, share, frozenset(ground)))
    waiting = [u for u in roll.inside.get(place, ()) if roll.units[u].parent not in blocked]
    for each in waiting:  # grows while it is walked
        if each in given:
            pieces.append(Piece(each, given[each], _find_ground(roll, each)))
        else:
            waiting += roll.children.get(each, ())
    return pieces


def _find_ground(roll: Roll, unit: int) -> frozenset[int]:
    """The parts held by places at or below the unit; of a branch those of the place it is in."""
    ground = {
        part
        for each in (unit, *roll.list_below(unit))
        if roll.units[each].has_territory
        for part, _ in roll.list_pieces(each)
    }
    above = roll.units[unit].parent
    if ground or above is None or above not in roll.units:
        return frozenset(ground) or frozenset([-unit])
    return _find_ground_of_place(roll, unit)


def _find_ground_of_place(roll: Roll, unit: int) -> frozenset[int]:
    for each in roll.list_chain(unit):
        if roll.units[each].has_territory:
            found = {part for part, _ in roll.list_pieces(each)}
            return frozenset(found) or frozenset([-each])
    return frozenset([-unit])
