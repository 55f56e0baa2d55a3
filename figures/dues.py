"""What the units of a roll owe: forms laid on them, and taken from them (product.md R2, T5)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import ProtectedError

from associations.copying import copy_rows
from associations.reorganising.journal import Journal
from figures.followers import list_followers, note_added, watch
from figures.models import Due, Form, Period, PeriodUnit
from figures.owing import find_version

MANY = 1_000  # added rows from which the planner must be told of them

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


def lay(period: Period, form: Form) -> int:
    """Make ``form`` due from those who owe it by the roll; how many they are.

    Raises ``FormNotInUse``; ``RollError`` when a unit that no longer owes it has a return.
    """
    expected, laid = _compare(period, form)
    owing = set(expected)
    superfluous = [due for unit, due in laid.items() if unit not in owing]
    if superfluous:
        _withdraw(superfluous)
    _add(period, form, [unit for unit in expected if unit not in laid])
    return len(expected)


def lay_again(period: Period, journal: Journal | None = None) -> set[int]:
    """Lay the forms again that are laid on the period, after its roll has followed the tree.

    Units that owe no more are let go, whatever they had sent (decision 0010). The associations
    for which something changed.
    """
    touched: set[int] = set()
    for form in Form.objects.filter(dues__unit__period=period).distinct().order_by("pk"):
        expected, laid = _compare(period, form)
        owing = set(expected)
        remove([due for unit, due in laid.items() if unit not in owing], journal)
        added = _add(period, form, [unit for unit in expected if unit not in laid])
        note_added(journal, "figures_due", added)
        touched |= owing ^ laid.keys()
    for follower in list_followers():
        follower.take_in(period, journal)
    rows = PeriodUnit.objects.filter(pk__in=touched).order_by()
    return set(rows.values_list("association_id", flat=True))


def remove(dues: Sequence[int], journal: Journal | None = None) -> None:
    """Take these dues away; what upper storeys keep about them they let go first."""
    if not dues:
        return
    for follower in list_followers():
        follower.let_go(dues, journal)
    with watch(journal, "figures_due", dues), connection.cursor() as cursor:
        cursor.execute("delete from figures_due where id = any(%s)", [list(dues)])


def _compare(period: Period, form: Form) -> tuple[list[int], dict[int, int]]:
    """The rows of the roll that owe the form, and {row: due} of those on which it is laid."""
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
    laid = Due.objects.filter(form=form, unit__period=period).values_list("unit_id", "pk")
    return expected, dict(laid)


def _add(period: Period, form: Form, units: Sequence[int]) -> list[int]:
    """Lay the form on rows of the roll; the new dues."""
    if not units:
        return []
    deadline = period.last_day + timedelta(days=form.days_after)
    with connection.cursor() as cursor:
        copy_rows(
            cursor,
            Due._meta.db_table,
            ("form_id", "unit_id", "deadline"),
            ((form.pk, unit, deadline) for unit in units),
        )
        if len(units) > MANY:
            cursor.execute("analyze figures_due")
        cursor.execute(
            "select id from figures_due where form_id = %s and unit_id = any(%s) order by id",
            [form.pk, list(units)],
        )
        return [due for (due,) in cursor.fetchall()]


def _withdraw(dues: list[int]) -> None:
    try:
        Due.objects.filter(pk__in=dues).delete()
    except ProtectedError as error:
        raise RollError(
            "Có đơn vị không còn phải gửi biểu này nhưng đã có báo cáo: xử lý báo cáo ấy trước."
        ) from error
