"""Values given, approved, sent back and withdrawn; the only module that writes them.

A submission is one unit's values for one period. Values are added and never changed but for what
counts: a later one supersedes (product.md F1). Totals of both readings follow in the same
transaction (F3). Calls may come inside a transaction of the caller's; whatever is raised, nothing
of the call stays.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import User
from figures.catalogue import Catalogue, indicators
from figures.given import (
    NewSubmission,
    NewValue,
    SubmissionRefused,
    copy_values,
    group_by_period,
    make_submission,
    require_in_roll,
)
from figures.locks import Busy, lock_periods
from figures.models import (
    Period,
    Submission,
    SubmissionStatus,
    Value,
    ValueStatus,
)
from figures.rebuilding import rebuild
from figures.sums import Known, SumFault, complete_sums
from figures.totals import keep_totals, split_by_depth
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.rows import make_all, part

__all__ = [
    "Busy", "Disagreement", "FourEyes", "NewSubmission", "NewValue", "NotWaiting",
    "SubmissionRefused", "approve", "load_approved", "send_back", "submit", "withdraw",
]  # fmt: skip


class Disagreement(SubmissionRefused):
    """Sums that are not what their parts add up to; ``faults`` by the unit's primary key."""

    def __init__(self, faults: dict[int, list[SumFault]]) -> None:
        self.faults = faults
        first = next(iter(faults.values()))[0]
        super().__init__(
            f"{first.indicator.label}: tổng đã ghi là {format_number(first.typed)}, các phần cộng "
            f"lại là {format_number(first.added)}. Sửa tổng hoặc sửa các phần cho khớp rồi nộp lại."
        )


class NotWaiting(SubmissionRefused):
    """A submission that no longer waits for a decision."""


class FourEyes(SubmissionRefused):
    """Who submitted wants to approve."""


@transaction.atomic
def submit(items: Sequence[NewSubmission]) -> list[Submission]:
    """Take in values as provisional; the submissions, in the order of ``items``.

    A waiting submission of the same unit, period and form is replaced whole; of other forms only
    the same cells are. Sums that are missing are added from their parts (``is_derived``). Raises
    ``Disagreement`` where a typed sum is not what its parts add up to, ``SubmissionRefused`` for a
    closed period, a unit outside its roll or a cell given twice, ``Busy``.
    """
    catalogue = indicators()
    by_period = group_by_period(items)
    lock_periods(period.pk for period in by_period)
    _require_open(Period.objects.filter(pk__in=[period.pk for period in by_period]))
    submissions: dict[int, Submission] = {}
    for period, places in by_period.items():
        group = {items[place].association.pk: items[place] for place in places}
        if len(group) < len(places):
            raise SubmissionRefused("Một đơn vị có hai báo cáo của cùng một kỳ trong lần nộp này.")
        require_in_roll(period, group)
        replaced = _find_replaced(period, group.values())
        values = _complete(period, group, replaced, catalogue)
        made = Submission.objects.bulk_create(
            make_submission(items[place], SubmissionStatus.SUBMITTED) for place in places
        )
        submissions |= dict(zip(places, made, strict=True))
        by_unit = {each.association_id: each for each in made}
        for units in split_by_depth(period, group):
            with keep_totals(period, units, is_locked=True):
                _supersede_waiting(period, {unit: values[unit] for unit in units}, replaced)
                copy_values(
                    (by_unit[unit], values[unit], ValueStatus.PROVISIONAL) for unit in units
                )
        _mark_replaced(period, group, SubmissionStatus.SUBMITTED, ValueStatus.PROVISIONAL)
    return [submissions[place] for place in range(len(items))]


@transaction.atomic
def approve(
    submissions: Collection[Submission], by: User | None, at: datetime | None = None
) -> list[Submission]:
    """Approve waiting submissions: their values count, and the totals are right when this returns.

    Approved values of the same cells are superseded. Raises ``FourEyes`` when ``by`` submitted one
    of them, ``NotWaiting``, ``SubmissionRefused`` for a closed period, ``Busy``.
    """
    waiting = _lock_waiting(submissions, "duyệt")
    if by is not None and any(each.submitted_by_id == by.pk for each in waiting):
        raise FourEyes("Người nộp không được tự duyệt. Cần một người khác duyệt.")
    at = at or timezone.now()
    for each in waiting:
        each.status, each.approved_by, each.approved_at = SubmissionStatus.APPROVED, by, at
    changed = {"by": by and by.pk, "at": at, "keys": [each.pk for each in waiting]}
    for period, units in _follow(waiting):
        changed |= {"period": period.pk, "units": list(units)}
        with keep_totals(period, units, is_locked=True) as totals:
            superseded = _execute(_SUPERSEDE_APPROVED, changed)
            totals.tell_approved(_fetch(_APPROVE, changed))
        if superseded:
            _mark_replaced(period, units, SubmissionStatus.APPROVED, ValueStatus.APPROVED)
    return waiting


def send_back(submissions: Collection[Submission], by: User | None = None) -> list[Submission]:
    """Send waiting submissions back: their values no longer count in any reading.

    What was approved before counts on. Raises ``NotWaiting``, ``SubmissionRefused``, ``Busy``.
    """
    return _stop(submissions, SubmissionStatus.RETURNED, "trả lại", by)


def withdraw(submissions: Collection[Submission], by: User | None = None) -> list[Submission]:
    """Take waiting submissions back before they are approved; raises as ``send_back`` does."""
    return _stop(submissions, SubmissionStatus.WITHDRAWN, "rút lại", by)


@transaction.atomic
def _stop(
    submissions: Collection[Submission], status: str, verb: str, by: User | None
) -> list[Submission]:
    waiting = _lock_waiting(submissions, verb)
    keys = [each.pk for each in waiting]
    with pghistory.context(**({"user": by.pk} if by else {})):
        Submission.objects.filter(pk__in=keys).update(status=status)
    for each in waiting:
        each.status = status
    for period, units in _follow(waiting):
        with keep_totals(period, units, is_locked=True):
            Value.objects.filter(
                period=period,
                association__in=units,
                submission__in=keys,
                status=ValueStatus.PROVISIONAL,
            ).update(status=ValueStatus.RETURNED)
    return waiting


@transaction.atomic
def load_approved(items: Iterable[NewSubmission], *, with_totals: bool = True) -> int:
    """Load values that count at once, in bulk: published figures and samples; how many values.

    For closed periods too; nobody approves them, and sums are not added from parts. Their totals
    are worked out anew unless told not to. Raises ``SubmissionRefused`` where a unit is not in the
    roll of its period or has an approved value already.
    """
    items = list(items)
    by_period = group_by_period(items)
    lock_periods(period.pk for period in by_period)
    for period, places in by_period.items():
        require_in_roll(period, {items[place].association.pk for place in places})
    made = Submission.objects.bulk_create(
        (make_submission(item, SubmissionStatus.APPROVED) for item in items), batch_size=5_000
    )
    try:
        with transaction.atomic():
            count = copy_values(
                (submission, item.values, ValueStatus.APPROVED)
                for submission, item in zip(made, items, strict=True)
            )
    except IntegrityError as error:
        raise SubmissionRefused(
            f"Có đơn vị đã có số liệu được duyệt của kỳ này, hoặc một ô ghi hai lần: {error}"
        ) from error
    if with_totals:
        for period in by_period:
            rebuild(period)
    return count


# Cell by cell through the index, whatever the planner believes of a period that has just begun.
_SUPERSEDE_APPROVED = f"""
with approved as (
    update figures_submission set status = 'approved', approved_by_id = %(by)s, approved_at = %(at)s
     where id = any(%(keys)s) and association_id = any(%(units)s) and period_id = %(period)s
)
update figures_value set status = {ValueStatus.SUPERSEDED.value}
 where ctid = any(array(
    select old.ctid
      from figures_value n
     cross join lateral (
        select v.ctid from figures_value v
         where v.status = 1 and v.period_id = n.period_id
           and v.association_id = n.association_id and v.indicator_id = n.indicator_id
        offset 0) old
     where n.status = 0 and n.submission_id = any(%(keys)s) and n.association_id = any(%(units)s)
       and n.period_id = %(period)s))
"""  # noqa: S608 - a number of ours
_APPROVE = """
update figures_value set status = 1
 where status = 0 and submission_id = any(%(keys)s) and association_id = any(%(units)s)
   and period_id = %(period)s
returning association_id, indicator_id, mark, number, is_illustrative
"""
_SUPERSEDE_WAITING = f"""
update figures_value v set status = {ValueStatus.SUPERSEDED.value}
 where v.status = 0 and v.period_id = %(period)s and v.association_id = any(%(units)s)
   and (v.submission_id = any(%(replaced)s::integer[])
        or (v.association_id, v.indicator_id) in (
            select * from unnest(%(cell_units)s::integer[], %(cell_indicators)s::smallint[])))
"""  # noqa: S608 - a number of ours
_MARK_REPLACED = """
update figures_submission s set status = 'replaced'
 where s.period_id = %s and s.association_id = any(%s) and s.status = %s
   and exists (select 1 from figures_value v where v.submission_id = s.id)
   and not exists (select 1 from figures_value v where v.submission_id = s.id and v.status = %s)
"""
_KNOWN = """
select association_id, indicator_id, mark, number, is_derived, is_illustrative
  from figures_value
 where status = %(status)s and period_id = %(period)s and association_id = any(%(units)s)
   and indicator_id = any(%(indicators)s) and submission_id <> all(%(replaced)s::integer[])
"""


def _require_open(periods: Iterable[Period]) -> None:
    """Refuse when one of the periods, read under its lock, is closed."""
    for period in periods:
        if not period.is_open:
            raise SubmissionRefused(f"Kỳ {period} đã đóng: không nộp, không duyệt được nữa.")


def _lock_waiting(submissions: Collection[Submission], verb: str) -> list[Submission]:
    """The submissions read again under the locks of their periods; all must wait."""
    keys = [each.pk for each in submissions]
    lock_periods(each.period_id for each in submissions)
    waiting = _read_locked(keys)
    for each in waiting:
        if each.status != SubmissionStatus.SUBMITTED:
            raise NotWaiting(
                f"Số liệu của {each.association} không {verb} được: {each.get_status_display()}."
            )
    _require_open({each.period for each in waiting})
    return waiting


_LOCK = """
select {columns}
  from figures_submission s join figures_period p on p.id = s.period_id
 where s.id = any(%s)
 order by s.id
   for update of s
"""


def _read_locked(keys: list[int]) -> list[Submission]:
    """The submissions locked, each with its period."""
    parts = part(Submission, "s"), part(Period, "p")
    with connection.cursor() as cursor:
        cursor.execute(_LOCK.format(columns=", ".join(each.columns for each in parts)), [keys])
        rows = cursor.fetchall()
    locked = []
    for row in rows:
        each, each.period = make_all(row, *parts)
        locked.append(each)
    return locked


def _follow(submissions: Iterable[Submission]) -> Iterator[tuple[Period, list[int]]]:
    """The units of the submissions, period by period, the deepest of each first."""
    units: dict[Period, set[int]] = defaultdict(set)
    for each in submissions:
        units[each.period].add(each.association_id)
    for period, group in units.items():
        for level in split_by_depth(period, group):
            yield period, level


def _find_replaced(period: Period, items: Iterable[NewSubmission]) -> list[int]:
    """The waiting submissions that come from the same unit and form as one of the new ones."""
    forms = {
        (item.association.pk, item.form_version.form_id) for item in items if item.form_version
    }
    waiting = Submission.objects.filter(
        period=period,
        association__in={unit for unit, _ in forms},
        status=SubmissionStatus.SUBMITTED,
    ).values_list("pk", "association_id", "form_version__form_id")
    return [key for key, unit, form in waiting if (unit, form) in forms]


def _complete(
    period: Period,
    items: dict[int, NewSubmission],
    replaced: list[int],
    catalogue: Catalogue,
) -> dict[int, list[NewValue]]:
    """Each unit's values with the sums that were missing."""
    known = _read_known(period, items, replaced, catalogue)
    found: dict[int, list[NewValue]] = {}
    faults: dict[int, list[SumFault]] = {}
    for unit, item in items.items():
        given = {value.indicator_id: value for value in item.values}
        if len(given) < len(item.values):
            raise SubmissionRefused(f"{item.association}: một chỉ tiêu được ghi hai lần.")
        now = known[unit] | {
            pk: Known(value.mark, value.number, value.is_derived, value.is_illustrative, True)
            for pk, value in given.items()
        }
        added, wrong = complete_sums(catalogue, now)
        if wrong:
            faults[unit] = wrong
        for pk, value in added.items():
            given[pk] = NewValue(
                pk,
                value.number,
                value.mark,
                is_derived=True,
                is_illustrative=value.is_illustrative,
            )
        found[unit] = list(given.values())
    if faults:
        raise Disagreement(faults)
    return found


def _read_known(
    period: Period,
    units: Collection[int],
    replaced: list[int],
    catalogue: Catalogue,
) -> dict[int, dict[int, Known]]:
    """What counts of sums and their parts at each unit, a waiting value before an approved one."""
    asked = {
        catalogue.by_code[code].pk
        for indicator in catalogue.sums
        for code in (indicator.code, *catalogue.formulas[indicator.pk].codes)
    }
    found: dict[int, dict[int, Known]] = {unit: {} for unit in units}
    with connection.cursor() as cursor:
        for status in (ValueStatus.APPROVED, ValueStatus.PROVISIONAL):
            cursor.execute(
                _KNOWN,
                {
                    "status": status.value,
                    "period": period.pk,
                    "units": list(units),
                    "indicators": list(asked),
                    "replaced": replaced,
                },
            )
            for unit, indicator, *cell in cursor.fetchall():
                found[unit][indicator] = Known(*cell)
    return found


def _supersede_waiting(
    period: Period, values: dict[int, list[NewValue]], replaced: list[int]
) -> None:
    cells = [(unit, value.indicator_id) for unit, given in values.items() for value in given]
    with connection.cursor() as cursor:
        cursor.execute(
            _SUPERSEDE_WAITING,
            {
                "period": period.pk,
                "units": list(values),
                "replaced": replaced,
                "cell_units": [unit for unit, _ in cells],
                "cell_indicators": [indicator for _, indicator in cells],
            },
        )


def _mark_replaced(
    period: Period, units: Collection[int], status: str, counting: ValueStatus
) -> None:
    """Submissions of these units of which nothing counts any more have been replaced."""
    _execute(_MARK_REPLACED, [period.pk, list(units), status, counting.value])


def _fetch(query: str, values: Any) -> list[tuple]:
    """Run a statement; the rows that it tells of."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def _execute(query: str, values: Any) -> int:
    """Run a statement; how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.rowcount
