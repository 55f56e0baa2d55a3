"""Periods opened and closed, their rolls, and what is due by them (product.md R2; time.md).

The roll of a period is the tree of its last day, that day included, numbered by itself. While the
period is open its roll follows the tree; closed, it is frozen, and the database refuses to change
it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from associations.copying import copy_rows
from associations.models import Association, Reorganisation, ReorganisationStatus
from associations.numbering import number
from figures.locks import lock_periods
from figures.models import Due, Form, Period, PeriodUnit
from figures.owing import find_version
from figures.rebuilding import rebuild
from khuyenhoc.lib.periods import parse_code

MANY = 1_000  # added rows from which the planner must be told of them

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
"""
_GONE = """
select u.id, u.association_id from figures_periodunit u
 where u.period_id = %s
   and not exists (select 1 from fresh_roll f where f.association_id = u.association_id)
"""
_EXPECTED = """
select u.id
  from figures_periodunit u
  join associations_state s
    on s.association_id = u.association_id and s.valid @> %(day)s::date
 where u.period_id = %(period)s and u.level_id = %(level)s and s.established = 'yes'
   and (%(asked)s::integer[] = '{}' or exists (
        select 1 from figures_periodunit a
         where a.period_id = u.period_id and a.association_id = any(%(asked)s)
           and u.lft between a.lft and a.rght))
"""


class RollError(ValueError):
    """A roll or what is due by it cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class RollChange:
    """What building a roll did: how many units it gained, how many moved in it, who left it."""

    added: int
    changed: int
    removed: tuple[int, ...]

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
        _lay_again(period)
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
def build_roll(period: Period) -> RollChange:
    """Make the roll of ``period`` the tree of its last day, by one COPY; what changed.

    Units that stay keep their row, and with it what they owe. Raises ``RollError`` when the period
    is closed, when there is no tree on that day or a unit hangs under none, and when a unit that
    left the tree already has a return; ``Busy`` when an approval takes too long.
    """
    lock_periods([period.pk])
    if Period.objects.filter(pk=period.pk, frozen_at__isnull=False).exists():
        raise RollError(f"Kỳ {period} đã khóa. Muốn sửa danh sách đơn vị thì mở lại kỳ.")
    rows = _read_tree(period)
    taken_in = _find_last_taken_in(period)
    with connection.cursor() as cursor:
        if not PeriodUnit.objects.filter(period=period).exists():
            added = copy_rows(
                cursor,
                PeriodUnit._meta.db_table,
                ("period_id", "taken_in_id", *_COLUMNS),
                ((period.pk, taken_in, *row) for row in rows),
            )
            return RollChange(added, 0, ())
        return _merge(cursor, period, rows, taken_in)


def _read_tree(period: Period) -> list[tuple]:
    """The tree of the period's last day as rows of ``_COLUMNS``, parents first."""
    with connection.cursor() as cursor:
        cursor.execute(_TREE, [period.last_day])
        units = cursor.fetchall()
    if not units:
        raise RollError(
            f"Ngày {period.last_day:%d/%m/%Y} chưa có cây tổ chức nào: chạy load_units trước."
        )
    roots: list[int] = []
    children: dict[int, list[int]] = {}
    for unit, parent, _ in units:
        (roots if parent is None else children.setdefault(parent, [])).append(unit)
    numbers = number(roots, children, lambda _unit: 0)
    lost = [unit for unit, _, _ in units if unit not in numbers.lft]
    if lost:
        names = Association.objects.filter(pk__in=lost[:5]).values_list("name", flat=True)
        raise RollError(
            f"Ngày {period.last_day:%d/%m/%Y} có {len(lost)} đơn vị không nối được lên gốc "
            f"({', '.join(names)}). Chạy check_tree để xem."
        )
    return [
        (unit, parent, level, numbers.depth[unit], numbers.lft[unit], numbers.rght[unit])
        for unit, parent, level in units
    ]


def _find_last_taken_in(period: Period) -> int | None:
    """The reorganisation applied last among those in force by the period's last day."""
    return (
        Reorganisation.objects.filter(
            status=ReorganisationStatus.APPLIED, in_force_on__lte=period.last_day
        )
        .order_by("applied_at", "in_force_on", "sequence", "pk")
        .values_list("pk", flat=True)
        .last()
    )


def _merge(cursor, period: Period, rows: list[tuple], taken_in: int | None) -> RollChange:
    values = {"period": period.pk, "taken_in": taken_in}
    cursor.execute(_STAGE)
    copy_rows(cursor, "fresh_roll", _COLUMNS, rows)
    cursor.execute(_GONE, [period.pk])
    gone = cursor.fetchall()
    _remove([unit for unit, _ in gone])
    cursor.execute(_CHANGE, values)
    changed = cursor.rowcount
    cursor.execute(_ADD, values)
    added = cursor.rowcount
    cursor.execute("drop table fresh_roll")
    if added > MANY:
        cursor.execute("analyze figures_periodunit")  # what follows joins these very rows
    return RollChange(added, changed, tuple(association for _, association in gone))


def _remove(units: list[int]) -> None:
    try:
        Due.objects.filter(unit__in=units).delete()
        PeriodUnit.objects.filter(pk__in=units).delete()
    except ProtectedError as error:
        raise RollError(
            "Có đơn vị không còn trong cây của ngày cuối kỳ nhưng đã có báo cáo của kỳ: "
            "xử lý báo cáo ấy trước."
        ) from error


@transaction.atomic
def refresh_rolls(periods: Iterable[Period] | None = None) -> dict[str, RollChange]:
    """Bring the rolls of open periods, what is due by them and their totals up to the tree.

    By code of the period: what changed. A step of every reorganisation.
    """
    if periods is None:
        periods = Period.objects.filter(is_open=True)
    changes = {}
    for period in sorted(periods, key=lambda p: p.pk):
        changes[period.code] = build_roll(period)
        _lay_again(period)
        rebuild(period)
    return changes


def _lay_again(period: Period) -> None:
    """Lay the forms again that are laid on the period's units, without touching totals."""
    for form in Form.objects.filter(dues__unit__period=period).distinct():
        _lay(period, form)


@transaction.atomic
def lay_due(period: Period, form: Form) -> int:
    """Make ``form`` due from the units of its level in the roll; how many owe it now.

    Owing are those whose association was founded by the period's last day, within what the form is
    asked of: a place without an association owes nothing (T5). A deadline once laid stays. Totals
    follow. Raises ``FormNotInUse``; ``RollError`` when a unit that no longer owes has a return.
    """
    lock_periods([period.pk])
    count = _lay(period, form)
    rebuild(period)
    return count


def _lay(period: Period, form: Form) -> int:
    find_version(form, period)
    values: dict[str, Any] = {
        "day": period.last_day,
        "period": period.pk,
        "level": form.level_id,
        "asked": list(form.asked_of.values_list("pk", flat=True)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_EXPECTED, values)
        expected = [unit for (unit,) in cursor.fetchall()]
        laid = dict(Due.objects.filter(form=form, unit__period=period).values_list("unit_id", "pk"))
        owing = set(expected)
        superfluous = [due for unit, due in laid.items() if unit not in owing]
        if superfluous:
            _withdraw(superfluous)
        deadline = period.last_day + timedelta(days=form.days_after)
        copy_rows(
            cursor,
            Due._meta.db_table,
            ("form_id", "unit_id", "deadline"),
            ((form.pk, unit, deadline) for unit in expected if unit not in laid),
        )
        if len(expected) - len(laid) > MANY:
            cursor.execute("analyze figures_due")
    return len(expected)


def _withdraw(dues: list[int]) -> None:
    try:
        Due.objects.filter(pk__in=dues).delete()
    except ProtectedError as error:
        raise RollError(
            "Có đơn vị không còn phải gửi biểu này nhưng đã có báo cáo: xử lý báo cáo ấy trước."
        ) from error
