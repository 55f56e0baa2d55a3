"""The kept totals, right at once: they follow whatever happens to values (product.md F2b, F3).

What a unit gives to what lies below its parent is, for one indicator and one reading,

* its own number, if it has one: it covers everything below;
* else what lies below it, and, where the unit itself says that the indicator does not apply to
  it, its own due as answered.

A ratio's number is the pair of its two sides, and the unit has one when all parts are numbers of
its own; a unit that has only some of them counts as left out. A change therefore climbs from the
unit's parent to the first ancestor that gives the number itself, and stops below that one.
``figures.rebuilding`` works out the same from nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db import connection, transaction

from figures.catalogue import Catalogue, indicators
from figures.locks import lock_periods
from figures.models import IndicatorKind, Mark, Period, ValueStatus
from figures.owing import Owing
from figures.rebuilding import COLUMNS, MEASURES, READINGS

Key = tuple[int, int]  # a unit and an indicator
Cell = tuple[int, Decimal | None, bool]  # mark, number, whether it is illustrative

_UP = """
with recursive up as (
    select u.id, u.association_id, u.parent_id, u.depth, u.rght = u.lft + 1 as is_leaf
      from figures_periodunit u where u.period_id = %(period)s and u.association_id = any(%(units)s)
    union
    select p.id, p.association_id, p.parent_id, p.depth, false
      from up join figures_periodunit p
        on p.period_id = %(period)s and p.association_id = up.parent_id
)
select association_id, parent_id, depth, is_leaf,
       array(select d.form_id from figures_due d where d.unit_id = up.id order by 1)
  from up
"""
_LIVE = """
select association_id, indicator_id, status, mark, number, is_illustrative
  from figures_value where status = 1 and period_id = %(period)s and association_id = any(%(units)s)
union all
select association_id, indicator_id, status, mark, number, is_illustrative
  from figures_value where status = 0 and period_id = %(period)s and association_id = any(%(units)s)
"""
_BELOW = f"""
select association_id, indicator_id, due, {", ".join(COLUMNS)}
  from figures_total where period_id = %s and association_id = any(%s)
"""  # noqa: S608 - the names of our own columns


@dataclass(slots=True)
class Amount:
    """One reading of a total: the columns of ``Total`` in the order of ``MEASURES``."""

    number: Decimal | None = None
    base: Decimal | None = None
    given: int = 0
    in_: int = 0
    left_out: int = 0
    illustrative: int = 0

    def add(self, other: "Amount", sign: int = 1) -> None:
        """Add ``sign`` times the other amount to this one."""
        if other.number is not None:
            self.number = (self.number or Decimal(0)) + sign * other.number
        if other.base is not None:
            self.base = (self.base or Decimal(0)) + sign * other.base
        self.given += sign * other.given
        self.in_ += sign * other.in_
        self.left_out += sign * other.left_out
        self.illustrative += sign * other.illustrative

    def __add__(self, other: "Amount") -> "Amount":
        both = replace(self)
        both.add(other)
        return both

    def is_nothing(self) -> bool:
        """Whether adding it would change nothing."""
        return not (
            self.number or self.base or self.given or self.in_ or self.left_out
            or self.illustrative
        )  # fmt: skip

    def as_columns(self) -> tuple:
        """In the order of ``MEASURES``."""
        return (
            self.number, self.base, self.given, self.in_, self.left_out, self.illustrative
        )  # fmt: skip


_NOTHING = Amount()


@dataclass(slots=True)
class _Word:
    """What a unit itself says of an indicator in one reading; ``amount`` when it gives a number."""

    amount: Amount | None = None
    is_void: bool = False
    is_partial: bool = False


_SILENT = _Word()


@dataclass(slots=True)
class LiveValues:
    """The values that count of some units, in both readings: by unit, then by indicator."""

    approved: dict[int, dict[int, Cell]] = field(default_factory=dict)
    provisional: dict[int, dict[int, Cell]] = field(default_factory=dict)

    @classmethod
    def read(cls, period: Period, units: Collection[int]) -> "LiveValues":
        values = cls()
        for unit, indicator, status, *cell in _fetch(
            _LIVE, {"period": period.pk, "units": list(units)}
        ):
            waiting = values.provisional.setdefault(unit, {})
            if status == ValueStatus.PROVISIONAL:
                waiting[indicator] = tuple(cell)
            else:
                values.approved.setdefault(unit, {})[indicator] = tuple(cell)
                waiting.setdefault(indicator, tuple(cell))
        return values

    def approve(self, rows: Iterable[tuple]) -> "LiveValues":
        """What they are once these values, which waited, count in both readings."""
        values = LiveValues(dict(self.approved), dict(self.provisional))
        fresh: dict[int, dict[int, Cell]] = {}
        for unit, indicator, *cell in rows:
            fresh.setdefault(unit, {})[indicator] = tuple(cell)
        for unit, cells in fresh.items():
            values.approved[unit] = {**self.approved.get(unit, {}), **cells}
            values.provisional[unit] = {**self.provisional.get(unit, {}), **cells}
        return values

    def of(self, reading: str, unit: int) -> Mapping[int, Cell]:
        """The unit's cells in a reading; a value that waits stands for the approved one."""
        source = self.approved if reading == "approved" else self.provisional
        return source.get(unit, {})


class _Rules:
    """What a unit's cells say, indicator by indicator."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.additive = {i.pk for i in catalogue.indicators if i.kind != IndicatorKind.RATIO}
        self.sides = {ratio.pk: catalogue.sides(ratio) for ratio in catalogue.ratios}
        self.parts = {
            ratio: tuple(dict.fromkeys(i for side in sides for i, _ in side))
            for ratio, sides in self.sides.items()
        }
        self.ratios_of: dict[int, list[int]] = {}
        for ratio, parts in self.parts.items():
            for part in parts:
                self.ratios_of.setdefault(part, []).append(ratio)

    def touched(self, changed: Collection[int]) -> set[int]:
        """The indicators whose totals these values move: themselves and the ratios they are in."""
        ratios = {ratio for i in changed for ratio in self.ratios_of.get(i, ())}
        return (self.additive & set(changed)) | ratios

    def say(self, indicator: int, cells: Mapping[int, Cell]) -> _Word:
        """What ``cells`` of one unit say of ``indicator``."""
        if indicator in self.sides:
            return self._say_ratio(indicator, cells)
        cell = cells.get(indicator)
        if cell is None:
            return _SILENT
        mark, number, is_illustrative = cell
        if mark == Mark.NUMBER:
            return _Word(Amount(number, None, 1, 0, 0, int(is_illustrative)))
        return _Word(is_void=mark == Mark.NOT_APPLICABLE)

    def _say_ratio(self, ratio: int, cells: Mapping[int, Cell]) -> _Word:
        parts = [cells[i] for i in self.parts[ratio] if i in cells]
        numbers = [cell for cell in parts if cell[0] == Mark.NUMBER]
        if len(numbers) == len(self.parts[ratio]):
            above, below = (
                sum(((cells[i][1] or Decimal(0)) * factor for i, factor in side), Decimal(0))
                for side in self.sides[ratio]
            )
            return _Word(Amount(above, below, 1, 0, 0, int(any(cell[2] for cell in numbers))))
        if any(cell[0] == Mark.NOT_APPLICABLE for cell in parts):
            return _Word(is_void=True)
        return _Word(is_partial=bool(numbers))


@lru_cache(maxsize=2)
def _read_rules(catalogue: Catalogue) -> _Rules:
    return _Rules(catalogue)


class _Branch:
    """Some units of a roll, all at one depth, and their ancestors: what they owe and what lies
    below them, as far as that is needed."""

    def __init__(self, period: Period, units: Collection[int], catalogue: Catalogue) -> None:
        self.period = period
        self.owing = Owing(period, catalogue)
        self.parent: dict[int, int | None] = {}
        self.depth: dict[int, int] = {}
        self.owed: dict[int, frozenset[int]] = {}
        inner = []
        for unit, parent, depth, is_leaf, forms in _fetch(
            _UP, {"period": period.pk, "units": list(units)}
        ):
            self.parent[unit], self.depth[unit] = parent, depth
            self.owed[unit] = self.owing.owed(forms)
            if not is_leaf and unit in units:
                inner.append(unit)
        self.units = [unit for unit in units if unit in self.parent]
        self.below: dict[Key, tuple[int, dict[str, Amount]]] = {}
        if inner:
            self._read_below(inner)

    def _read_below(self, units: list[int]) -> None:
        for unit, indicator, due, *row in _fetch(_BELOW, [self.period.pk, units]):
            width = len(MEASURES)
            self.below[unit, indicator] = (
                due,
                {"approved": Amount(*row[:width]), "provisional": Amount(*row[width:])},
            )

    def owes(self, unit: int, indicator: int) -> int:
        """1 if the unit itself owes the indicator, else 0."""
        return int(indicator in self.owed[unit])

    def give(self, unit: int, indicator: int, reading: str, word: _Word) -> Amount:
        """What the unit adds to what lies below its parent."""
        due, below = self.below.get((unit, indicator), (None, None))
        given = Amount()
        if word.amount is not None:
            given.add(word.amount)
            given.in_ = self.owes(unit, indicator) if due is None else due
            return given
        if below is not None:
            given.add(below[reading])
        if word.is_void:
            given.in_ += self.owes(unit, indicator)
        given.left_out += word.is_partial
        return given


class Told:
    """What the block of ``keep_totals`` says of its work, so that it need not be read again."""

    approved: list[tuple] | None = None

    def tell_approved(self, rows: list[tuple]) -> None:
        """Values that waited were approved, and nothing else was done.

        ``rows`` are (association, indicator, mark, number, is illustrative).
        """
        self.approved = rows


@contextmanager
def keep_totals(
    period: Period, associations: Collection[int], *, is_locked: bool = False
) -> Iterator[Told]:
    """Totals of ``period`` follow whatever the block does to the values of ``associations``.

    None of these may lie above another (see ``split_by_depth``); those that are not in the roll
    count nowhere. Only inside a transaction; raises ``Busy``. ``is_locked`` says that the caller
    holds the period's lock already.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("keep_totals needs a transaction")
    if not is_locked:
        lock_periods([period.pk])
    catalogue = indicators()
    branch = _Branch(period, set(associations), catalogue)
    before = LiveValues.read(period, branch.parent)
    told = Told()
    yield told
    if told.approved is None:
        after = LiveValues.read(period, branch.units)
    else:
        after = before.approve(told.approved)
    _Change(branch, _read_rules(catalogue), before, after).write()


def split_by_depth(period: Period, associations: Collection[int]) -> list[list[int]]:
    """The associations in groups of one depth of the roll, the deepest first.

    Those that are not in the roll come last.
    """
    if len(associations) == 1:
        return [list(associations)]
    depths = dict(
        _fetch(
            "select association_id, depth from figures_periodunit"
            " where period_id = %s and association_id = any(%s)",
            [period.pk, list(associations)],
        )
    )
    ordered = sorted(associations, key=lambda unit: (-depths.get(unit, -1), unit))
    return [list(group) for _, group in groupby(ordered, key=lambda unit: depths.get(unit, -1))]


class _Change:
    """The difference that changed values make to the totals above them."""

    def __init__(
        self, branch: _Branch, rules: _Rules, before: LiveValues, after: LiveValues
    ) -> None:
        self.branch, self.rules, self.before, self.after = branch, rules, before, after
        self.totals = {reading: self._climb(reading) for reading in READINGS}

    def _climb(self, reading: str) -> dict[Key, Amount]:
        """Each unit's difference, given to its ancestors up to the first that has a number.

        An amount that nothing joins on its way is one object at all of them: it is not changed.
        """
        found: dict[Key, Amount] = {}
        waiting = self._start(reading)
        while waiting:
            unit = max(waiting, key=self.branch.depth.__getitem__)
            parent = self.branch.parent[unit]
            cells = self.before.of(reading, unit)
            for indicator, amount in waiting.pop(unit).items():
                if amount.is_nothing():
                    continue
                found[unit, indicator] = amount
                if parent is None or (
                    cells and self.rules.say(indicator, cells).amount is not None
                ):
                    continue
                climbing = waiting.setdefault(parent, {})
                other = climbing.get(indicator)
                climbing[indicator] = amount if other is None else other + amount
        return found

    def _start(self, reading: str) -> dict[int, dict[int, Amount]]:
        waiting: dict[int, dict[int, Amount]] = {}
        for unit in self.branch.units:
            parent = self.branch.parent[unit]
            old, new = self.before.of(reading, unit), self.after.of(reading, unit)
            if parent is None or old == new:
                continue
            changed = [i for i in {*old, *new} if old.get(i) != new.get(i)]
            for indicator in self.rules.touched(changed):
                amount = self.branch.give(unit, indicator, reading, self.rules.say(indicator, new))
                amount.add(
                    self.branch.give(unit, indicator, reading, self.rules.say(indicator, old)), -1
                )
                if not amount.is_nothing():
                    waiting.setdefault(parent, {}).setdefault(indicator, Amount()).add(amount)
        return waiting

    def write(self) -> None:
        """Add the differences to the kept rows; rows without anything below go."""
        touched = tuple(reading for reading in READINGS if self.totals[reading])
        if not touched:  # nothing changed, or what some lost others gained
            return
        keys = sorted(set().union(*self.totals.values()))
        columns: list[Sequence[object]] = [
            [unit for unit, _ in keys],
            [indicator for _, indicator in keys],
            [self.branch.owes(*key) for key in keys],
        ]
        for reading in touched:
            amounts = self.totals[reading]
            rows = [amounts.get(key, _NOTHING).as_columns() for key in keys]
            columns += zip(*rows, strict=True)
        arrays = [_write_array(column) for column in columns]
        with connection.cursor() as cursor:
            cursor.execute(_make_add(touched), [self.branch.period.pk, *arrays])
            if any(
                amount.given < 0 or amount.left_out < 0
                for amounts in self.totals.values()
                for amount in amounts.values()
            ):
                cursor.execute(_DELETE_EMPTY, [*arrays[:3], self.branch.period.pk])


def _write_array(numbers: Iterable[object]) -> str:
    return f"{{{','.join(map(str, numbers))}}}".replace("None", "NULL")


def _type(column: str) -> str:
    return "numeric" if column in READINGS or column.endswith("_base") else "integer"


def _sum(column: str, given: str) -> str:
    """How a difference is added to a kept column: a sum without a unit that gave it is empty."""
    if _type(column) == "integer":
        return f"{column} = t.{column} + excluded.{column}"
    return (
        f"{column} = case when t.{given} + excluded.{given} > 0 and"
        f" coalesce(t.{column}, excluded.{column}) is not null"
        f" then coalesce(t.{column}, 0) + coalesce(excluded.{column}, 0) end"
    )


@lru_cache
def _make_add(readings: tuple[str, ...]) -> str:
    """The statement that adds differences of these readings to the kept rows."""
    columns = [column for column in COLUMNS if column.split("_")[0] in readings]
    others = [column for column in COLUMNS if column not in columns]
    zeros = "".join(f", {'null' if _type(each) == 'numeric' else 0}" for each in others)
    return f"""
insert into figures_total as t
       (period_id, association_id, indicator_id, due, {", ".join([*columns, *others])})
select %s, x.*{zeros}
  from unnest(%s::integer[], %s::smallint[], %s::integer[],
              {", ".join(f"%s::{_type(column)}[]" for column in columns)}) as x
on conflict (period_id, association_id, indicator_id) do update set
       {", ".join(_sum(column, f"{column.split('_')[0]}_given") for column in columns)}
"""  # noqa: S608 - the names of our own columns


_DELETE_EMPTY = """
delete from figures_total t
 using unnest(%s::integer[], %s::smallint[], %s::integer[]) as x (unit, indicator, own)
 where t.period_id = %s and t.association_id = x.unit and t.indicator_id = x.indicator
   and t.approved_given = 0 and t.provisional_given = 0
   and t.approved_left_out = 0 and t.provisional_left_out = 0 and t.due = x.own
"""


def _fetch(query: str, values: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
