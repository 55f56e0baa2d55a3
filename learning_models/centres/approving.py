"""Typing and approving what community learning centres and literacy classes did in a year.

Who has the role of entry types, another one above the commune approves (four eyes). An approved row
no longer changes: whoever approves may send it back first.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from learning_models.models import CentreRating, CentreYear, LiteracyClass

RATINGS = Path(__file__).resolve().parents[1] / "data" / "centre_ratings.csv"

Row = CentreYear | LiteracyClass


class Refused(Exception):
    """Nothing was done; the message says why and what to do."""


@transaction.atomic
def load_ratings(path: Path = RATINGS) -> int:
    """Add the ratings that are not there yet; how many. Columns: code, name, order, source."""
    known = set(CentreRating.objects.values_list("code", flat=True))
    with path.open(encoding="utf-8", newline="") as file:
        fresh = [CentreRating(**row) for row in csv.DictReader(file) if row["code"] not in known]
    CentreRating.objects.bulk_create(fresh)
    return len(fresh)


def may_approve(row: Row, by: User) -> str:
    """Why ``by`` may not approve this row or send it back; empty when he may."""
    if row.typed_by_id == by.pk:
        return "Người nhập không tự duyệt. Cần một người khác duyệt."
    if by.is_superuser:
        return ""
    seats = associations_for(by, Role.APPROVE)
    above = Association.objects.filter(pk=row.association_id).within(seats, past=True)
    if not above.exclude(pk__in=seats.values("pk")).exists():
        return "Chỉ người có quyền duyệt ở hội cấp trên của đơn vị này mới duyệt được."
    return ""


@transaction.atomic
def approve(rows: Sequence[Row], by: User) -> int:
    """Approve rows of one table, all or none; how many. Raises ``Refused``."""
    return _decide(rows, by, is_approved=True)


@transaction.atomic
def send_back(rows: Sequence[Row], by: User) -> int:
    """Let approved rows be changed again, all or none; how many. Raises ``Refused``."""
    return _decide(rows, by, is_approved=False)


def _decide(rows: Sequence[Row], by: User, *, is_approved: bool) -> int:
    if not rows:
        return 0
    table = type(rows[0])
    locked = table.objects.select_for_update(of=("self",)).select_related("association")
    found = [
        cast("Row", row)
        for row in locked.filter(pk__in=[row.pk for row in rows]).order_by("pk")
        if row.is_approved is not is_approved
    ]
    for row in found:
        if why := may_approve(row, by):
            raise Refused(f"{row}: {why}")
    at = timezone.now() if is_approved else None
    with pghistory.context(user=by.pk):
        return table.objects.filter(pk__in=[row.pk for row in found]).update(
            approved_by=by if is_approved else None, approved_at=at
        )


def require_open(rows: Iterable[Row]) -> None:
    """Raise ``Refused`` when one of the rows is approved already."""
    for row in rows:
        if row.is_approved:
            raise Refused(
                f"{row}: đã duyệt nên không sửa được nữa. Cần sửa, hãy nhờ người duyệt trả lại."
            )
