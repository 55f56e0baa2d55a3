"""Who has sent what: unit × form of a period, from the roll (product.md R10, R2)."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from figures.models import Due, Form, Period, PeriodUnit
from returns.models import ReturnState
from returns.work import DONE, SIGNS, deadline_of

WORDS = {
    "approved": "đã duyệt",
    "submitted": "đã nộp, chờ duyệt",
    "sent_back": "trả lại",
    "draft": "đang nhập",
    "not_sent": "chưa nộp",
    "overdue": "quá hạn",
}


@dataclass
class Row:
    """One unit of the board and how the returns at and below it stand, form by form.

    ``is_top``: the unit looked at itself, with what it owes beside what hangs below it.
    """

    unit: PeriodUnit
    is_top: bool = False
    states: dict[int, Counter[str]] = field(default_factory=dict)
    dues: dict[int, Due] = field(default_factory=dict)


@dataclass(frozen=True)
class Board:
    """The children of a unit of the roll, and all that is due below it.

    ``done`` of ``due`` never passes 100 %: both come from what is due by the roll (R2).
    """

    top: PeriodUnit
    forms: list[Form]
    rows: list[Row]
    counts: Counter[str]
    due: int
    done: int
    on_time: int
    late: list[Due]


def make_board(period: Period, top: PeriodUnit, form: Form | None, today: date) -> Board:
    """The board of ``period`` below ``top``; two queries however many units there are."""
    dues = _dues_below(period, top, form)
    children = list(
        PeriodUnit.objects.filter(period=period, parent=top.association_id)
        .select_related("association")
        .order_by("lft")
    )
    rows = [Row(top, is_top=True), *map(Row, children)]
    starts = [unit.lft for unit in children]
    forms: dict[int, Form] = {}
    counts: Counter[str] = Counter()
    late, on_time = [], 0
    for due in dues:
        forms[due.form_id] = due.form
        state = sign_of(due, today)
        counts[state] += 1
        if state == "overdue":
            late.append(due)
        on_time += is_on_time(due)
        row = rows[bisect_right(starts, due.unit.lft)]
        row.states.setdefault(due.form_id, Counter())[state] += 1
        row.dues[due.form_id] = due
    return Board(
        top=top,
        forms=sorted(forms.values(), key=lambda each: each.code),
        rows=[row for row in rows if row.states],
        counts=counts,
        due=len(dues),
        done=sum(due.return_of.state in DONE for due in dues),
        on_time=on_time,
        late=late,
    )


def is_on_time(due: Due) -> bool:
    """Whether a return that stands was submitted by its deadline, by the day of this country."""
    at = due.return_of.submitted_at
    return bool(at and due.return_of.state in DONE and timezone.localdate(at) <= deadline_of(due))


def sign_of(due: Due, today: date) -> str:
    """The sign of a return; owed past its deadline it is overdue."""
    each = due.return_of
    if each.state in (ReturnState.OWED, ReturnState.DRAFT) and today > deadline_of(due):
        return "overdue"
    return SIGNS[each.state]


def _dues_below(period: Period, top: PeriodUnit, form: Form | None) -> list[Due]:
    rows: QuerySet[Due] = Due.objects.filter(
        unit__period=period, unit__lft__range=(top.lft, top.rght)
    )
    if form is not None:
        rows = rows.filter(form=form)
    return list(rows.select_related("unit__association", "form", "return_of").order_by("unit__lft"))
