"""What a fund still owes its public: last year's statement, by 31 March (Q5; Decree 03/2026)."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.access import list_seats
from accounts.models import Role, User
from funds.models import Closure, Fund

DUE = (3, 31)  # month, day
MOST = 10


def list_pending(user: User, on: date | None = None) -> list[dict[str, object]]:
    """For components/task_list.html: the funds of the units where ``user`` keeps the books whose
    last year is not closed, or not signed by somebody else than closed it. Three queries at most.
    """
    today = on or timezone.localdate()
    last_day = date(today.year, 1, 1) - timedelta(days=1)
    funds = _list_open(list_seats(user, Role.ENTRY), last_day)
    closed = {
        closure.fund_id: closure
        for closure in Closure.objects.filter(
            fund__in=funds, reopened_at=None, span__contains=last_day
        )
    }
    is_late = today > date(today.year, *DUE)
    lines: list[dict[str, object]] = []
    for fund in funds:
        closure = closed.get(fund.pk)
        if closure is not None and (closure.signed_at or closure.closed_by_id == user.pk):
            continue
        work = "Khóa sổ" if closure is None else "Ký sổ đã khóa"
        lines.append(
            {
                "name": f"{work} năm {last_day.year} để công khai thu chi: {fund.name}",
                "url": reverse("funds:periods", args=[fund.pk]),
                "note": f"{fund.association.full_name}. Công khai trước ngày 31/3/{today.year}.",
                "state": "overdue" if is_late else "not_submitted",
                "word": "quá hạn" if is_late else "hạn 31/3",
            }
        )
    return lines[:MOST]


def _list_open(seats: set[int], last_day: date) -> QuerySet[Fund]:
    rows = Fund.objects.filter(
        association__in=seats, opened_on__lte=last_day, closed_on=None
    ).select_related("association")
    return rows.order_by("association__lft", "name", "pk")
