"""Periods opened and closed, their rolls, and what is due by them (product.md R2; time.md).

The roll of a period is the tree of its last day, that day included, numbered by itself. While the
period is open its roll follows the tree; closed, it is frozen, and the database refuses to change
it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from associations.copying import copy_rows
from associations.models import Association, Reorganisation, ReorganisationStatus
from associations.numbering import number
from associations.reorganising.journal import Journal
from figures import dues
from figures.dues import MANY, RollError
from figures.followers import note_added, watch
from figures.locks import lock_periods, lock_rolls
from figures.models import Due, Form, Period, PeriodUnit
from figures.rebuilding import rebuild
from khuyenhoc.lib.periods import parse_code

__all__ = [
    "Event", "RollChange", "RollError", "Trees", "build_roll", "close_period", "follow",
    "is_current", "lay_due", "make_period", "make_periods", "open_period", "refresh_rolls",
]  # fmt: skip

_TREE = """
select s.association_id, s.parent_id, s.level_id
  from associations_state s
  join associations_level l on l.code = s.level_id
  join associations_association a on a.id = s.association_id
 where s.valid @> %s::date
 order by l.rank, case when a.name = s.name then a.sort_key else public.vn_key(s.name) end,
          s.association_id
"""
_TREE_CHANGES = """
select exists (
    select 1 from associations_state
     where (lower(valid) > %(first)s and lower(valid) <= %(last)s)
        or (upper(valid) > %(first)s and upper(valid) <= %(last)s))
"""
_COPY = """
insert into figures_periodunit
       (period_id, association_id, parent_id, level_id, depth, lft, rght, taken_in_id)
select %s, association_id, parent_id, level_id, depth, lft, rght, %s
  from figures_periodunit where period_id = %s
"""
_COLUMNS = ("association_id", "parent_id", "level_id", "depth", "lft", "rght")
_STAGE = """
create temporary table fresh_roll (
    association_id integer primary key, parent_id integer, level_id varchar(24),
    depth smallint, lft integer, rght integer
) on commit drop
"""
_CHANGE = """
update figures_periodunit u
   set parent_id = f.parent_id, level_id = f.level_id, depth = f.depth, lft = f.lft,
       rght = f.rght, taken_in_id = %(taken_in)s
  from fresh_roll f
 where u.period_id = %(period)s and u.association_id = f.association_id
   and (u.parent_id, u.level_id, u.depth, u.lft, u.rght, u.taken_in_id)
       is distinct from (f.parent_id, f.level_id, f.depth, f.lft, f.rght, %(taken_in)s)
"""
_ADD = """
insert into figures_periodunit
       (period_id, association_id, parent_id, level_id, depth, lft, rght, taken_in_id)
select %(period)s, f.*, %(taken_in)s
  from fresh_roll f
 where not exists (select 1 from figures_periodunit u
                    where u.period_id = %(period)s and u.association_id = f.association_id)
returning id, association_id
"""
_MOVED = """
select u.association_id, u.parent_id
  from figures_periodunit u join fresh_roll f using (association_id)
 where u.period_id = %s and u.parent_id is distinct from f.parent_id
"""
_GONE = """
select u.id, u.association_id, u.parent_id from figures_periodunit u
 where u.period_id = %s
   and not exists (select 1 from fresh_roll f where f.association_id = u.association_id)
"""


@dataclass(frozen=True, slots=True)
class Event:
    """A reorganisation that is being applied: its last decision, and its journal."""

    decision: int
    journal: Journal


@dataclass(frozen=True, slots=True)
class RollChange:
    """What building a roll did: how many units it gained, how many moved in it, who left it.

    ``touched`` are the associations below which something else hangs than before, and those that
    came or left; None where the roll was not there before.
    """

    added: int
    changed: int
    removed: tuple[int, ...]
    touched: frozenset[int] | None = None

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@transaction.atomic
def make_period(code: str) -> Period:
    """The period of ``code``; made closed with a frozen roll where it is not there yet.

    For published figures of the past. Raises ``khuyenhoc.lib.periods.UnknownPeriod``.
    """
    return make_periods([code])[code]


@transaction.atomic
def make_periods(codes: Iterable[str]) -> dict[str, Period]:
    """Many periods at once, by code, as ``make_period`` does; a tree that did not change between
    two of them is worked out once.
    """
    periods = {}
    built: Period | None = None
    for code in sorted(codes, key=lambda code: parse_code(code).last_day):
        period, is_fresh = _get_or_create(code)
        periods[code] = period
        if is_fresh:
            if built is not None and not _tree_changes(built.last_day, period.last_day):
                _execute(_COPY, [period.pk, _find_last_taken_in(period), built.pk])
            else:
                build_roll(period)
            _freeze(period)
            built = period
    return periods


def _tree_changes(first: date, last: date) -> bool:
    """Whether the tree of the end of ``last`` is another than that of the end of ``first``."""
    with connection.cursor() as cursor:
        cursor.execute(_TREE_CHANGES, {"first": first, "last": last})
        return cursor.fetchone()[0]


def _execute(query: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)


@transaction.atomic
def open_period(code: str) -> Period:
    """Open the period of ``code``, or open it again; its roll follows the tree from now on."""
    period, _ = _get_or_create(code)
    if not period.is_open or period.frozen_at is not None:
        period.is_open, period.frozen_at = True, None
        period.save(update_fields=["is_open", "frozen_at"])
    if build_roll(period):
        dues.lay_again(period)
        rebuild(period)
    return period


@transaction.atomic
def close_period(period: Period) -> None:
    """Close a period: nothing more is submitted or approved, and its roll freezes."""
    lock_periods([period.pk])
    _freeze(period)


def _get_or_create(code: str) -> tuple[Period, bool]:
    span = parse_code(code)
    return Period.objects.get_or_create(
        code=span.code,
        defaults={
            "kind": span.kind.value,
            "first_day": span.first_day,
            "last_day": span.last_day,
        },
    )


def _freeze(period: Period) -> None:
    period.is_open, period.frozen_at = False, timezone.now()
    period.save(update_fields=["is_open", "frozen_at"])


@transaction.atomic
def build_roll(
    period: Period, event: Event | None = None, without: Collection[int] = ()
) -> RollChange:
    """Make the roll of ``period`` the tree of its last day, by one COPY; what changed.

    Units that stay keep their row, and with it what they owe; of those that left, what they owed
    is let go (decision 0010). ``event`` is the one that is being applied, if it is one; its journal
    keeps the rows added and removed, while the numbers of the others follow from the tree and can
    be worked out again. ``without``: decisions that are being cancelled, so not taken in.

    Raises ``RollError`` when the period is closed, when there is no tree on that day or a unit
    hangs under none; ``Busy``.
    """
    return _build(period, event, without, Trees())


class Trees:
    """The trees of last days, worked out once for all days between which nothing changed."""

    def __init__(self) -> None:
        self._known: dict[date, list[tuple]] = {}

    def read(self, day: date) -> list[tuple]:
        """The tree of the end of ``day`` as rows of ``_COLUMNS``, parents first."""
        for other, rows in self._known.items():
            if not _tree_changes(min(day, other), max(day, other)):
                return rows
        self._known[day] = _read_tree(day)
        return self._known[day]


def _build(
    period: Period, event: Event | None, without: Collection[int], trees: Trees
) -> RollChange:
    lock_rolls([period.pk])
    lock_periods([period.pk])
    if Period.objects.filter(pk=period.pk, frozen_at__isnull=False).exists():
        raise RollError(f"Kỳ {period} đã khóa. Muốn sửa danh sách đơn vị thì mở lại kỳ.")
    # Read before the tree: what is applied in between is then taken in once more, never missed.
    taken_in = event.decision if event else _find_last_taken_in(period, without)
    rows = trees.read(period.last_day)
    with connection.cursor() as cursor:
        if not PeriodUnit.objects.filter(period=period).exists():
            added = copy_rows(
                cursor,
                PeriodUnit._meta.db_table,
                ("period_id", "taken_in_id", *_COLUMNS),
                ((period.pk, taken_in, *row) for row in rows),
            )
            return RollChange(added, 0, ())
        return _merge(cursor, period, rows, taken_in, event.journal if event else None)


@transaction.atomic
def follow(
    period: Period,
    event: Event | None = None,
    without: Collection[int] = (),
    trees: Trees | None = None,
) -> RollChange:
    """Bring the roll of an open period, what is due by it and its totals up to the tree.

    ``trees`` is shared by the periods of one call; other arguments, answer and errors are those of
    ``build_roll``. Totals are worked out where the roll changed; after a cancellation, which gave
    rows back beforehand, everywhere.
    """
    change = _build(period, event, without, trees or Trees())
    owing = dues.lay_again(period, event.journal if event else None)
    if change.touched is None or without:
        rebuild(period)
    elif touched := change.touched | owing:
        rebuild(period, touched)
    return change


def _read_tree(day: date) -> list[tuple]:
    """The tree of the end of ``day`` as rows of ``_COLUMNS``, parents first."""
    with connection.cursor() as cursor:
        cursor.execute(_TREE, [day])
        units = cursor.fetchall()
    if not units:
        raise RollError(f"Ngày {day:%d/%m/%Y} chưa có cây tổ chức nào: chạy load_units trước.")
    roots: list[int] = []
    children: dict[int, list[int]] = {}
    for unit, parent, _ in units:
        (roots if parent is None else children.setdefault(parent, [])).append(unit)
    numbers = number(roots, children, lambda _unit: 0)
    lost = [unit for unit, _, _ in units if unit not in numbers.lft]
    if lost:
        names = Association.objects.filter(pk__in=lost[:5]).values_list("name", flat=True)
        raise RollError(
            f"Ngày {day:%d/%m/%Y} có {len(lost)} đơn vị không nối được lên gốc "
            f"({', '.join(names)}). Chạy check_tree để xem."
        )
    return [
        (unit, parent, level, numbers.depth[unit], numbers.lft[unit], numbers.rght[unit])
        for unit, parent, level in units
    ]


def _find_last_taken_in(period: Period, without: Collection[int] = ()) -> int | None:
    """The reorganisation applied last among those in force by the period's last day."""
    return (
        Reorganisation.objects.filter(
            status=ReorganisationStatus.APPLIED, in_force_on__lte=period.last_day
        )
        .exclude(pk__in=without)
        .order_by("applied_at", "in_force_on", "sequence", "pk")
        .values_list("pk", flat=True)
        .last()
    )


def _merge(
    cursor, period: Period, rows: list[tuple], taken_in: int | None, journal: Journal | None
) -> RollChange:
    values = {"period": period.pk, "taken_in": taken_in}
    cursor.execute(_STAGE)
    copy_rows(cursor, "fresh_roll", _COLUMNS, rows)
    cursor.execute(_GONE, [period.pk])
    gone = cursor.fetchall()
    cursor.execute(_MOVED, [period.pk])
    touched = {unit for row in cursor.fetchall() for unit in row}
    touched |= {unit for _, *units in gone for unit in units}
    _remove([unit for unit, *_ in gone], journal)
    cursor.execute(_CHANGE, values)
    changed = cursor.rowcount
    cursor.execute(_ADD, values)
    new = dict(cursor.fetchall())
    touched |= set(new.values())
    added = list(new)
    note_added(journal, PeriodUnit._meta.db_table, added, ["id", "period_id", "association_id"])
    cursor.execute("drop table fresh_roll")
    if len(added) > MANY:
        cursor.execute("analyze figures_periodunit")  # what follows joins these very rows
    return RollChange(
        len(added),
        changed,
        tuple(association for _, association, _ in gone),
        frozenset(touched - {None}),
    )


def _remove(units: Sequence[int], journal: Journal | None) -> None:
    if not units:
        return
    owed = Due.objects.filter(unit__in=units).order_by("pk").values_list("pk", flat=True)
    dues.remove(list(owed), journal)
    with watch(journal, PeriodUnit._meta.db_table, units):
        _execute("delete from figures_periodunit where id = any(%s)", [list(units)])


def is_current(period: Period) -> bool:
    """Whether the roll has taken in all that is in force by the period's last day."""
    taken_in = PeriodUnit.objects.filter(period=period).order_by().values_list("taken_in")
    return set(taken_in.distinct()) == {(_find_last_taken_in(period),)}


@transaction.atomic
def refresh_rolls(periods: Iterable[Period] | None = None) -> dict[str, RollChange]:
    """``follow`` for these periods, or for all that are open; what changed, by code."""
    if periods is None:
        periods = Period.objects.filter(is_open=True)
    trees = Trees()
    ordered = sorted(periods, key=lambda period: period.pk)
    return {period.code: follow(period, trees=trees) for period in ordered}


@transaction.atomic
def lay_due(period: Period, form: Form) -> int:
    """Make ``form`` due from the units of its level in the roll; how many owe it now.

    Owing are those whose association was founded by the period's last day, within what the form is
    asked of: a place without an association owes nothing (T5). A deadline once laid stays. Totals
    follow. Raises ``FormNotInUse``; ``RollError`` when a unit that no longer owes has a return.
    """
    lock_rolls([period.pk])
    lock_periods([period.pk])
    count = dues.lay(period, form)
    rebuild(period)
    return count
