"""Inspections written down, and their findings given to the unit as tasks (product.md K4)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from khuyenhoc.lib.names import clean
from meetings import giving
from meetings.calling import MeetingRefused
from meetings.models import Finding, Inspection, InspectionState, Task
from meetings.rights import may_lead

MOST_FINDINGS = 30


@transaction.atomic
def keep(row: Inspection, by: User) -> Inspection:
    """Write a new inspection, or what was corrected of one.

    Raises ``MeetingRefused`` for a day that has not come or a unit that has ended;
    ``PermissionDenied``.
    """
    may_lead(by, row.association).require()
    row.subject, row.basis, row.led_by = map(clean, (row.subject, row.basis, row.led_by))
    row.conclusion = row.conclusion.strip()
    if row.pk is None:
        row.typed_by = by
        if row.unit.closed_on is not None:
            raise MeetingRefused("Đơn vị đã kết thúc; hãy chọn đơn vị kế thừa.")
    if row.state == InspectionState.DONE and row.inspected_on > timezone.localdate():
        raise MeetingRefused("Ngày kiểm tra chưa đến nên chưa ghi là đã kiểm tra.")
    try:
        row.full_clean()
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
    row.save()
    return row


@transaction.atomic
def add_findings(row: Inspection, text: str, by: User) -> list[Finding]:
    """Add a finding for each line, behind those that are there."""
    found = _lock(row, by)
    said = [line for line in dict.fromkeys(clean(each)[:500] for each in text.splitlines()) if line]
    last = found.findings.aggregate(last=Max("number", default=0))["last"]
    if not said or last + len(said) > MOST_FINDINGS:
        raise MeetingRefused("Hãy ghi từ một đến ba mươi kiến nghị, mỗi dòng một kiến nghị.")
    return Finding.objects.bulk_create(
        Finding(inspection=found, number=place, text=each)
        for place, each in enumerate(said, start=last + 1)
    )


@transaction.atomic
def give_findings(row: Inspection, due_on: date | None, by: User) -> list[Task]:
    """Give the unit every finding that is no task yet; it is told of and followed as any task."""
    found = _lock(row, by)
    waiting = list(found.findings.filter(task=None))
    if not waiting:
        raise MeetingRefused("Không còn kiến nghị nào chưa giao.")
    tasks = giving.give(
        found.association, [each.text for each in waiting], [found.unit], by, due_on=due_on
    )
    for finding, task in zip(waiting, tasks, strict=True):
        finding.task = task
    Finding.objects.bulk_update(waiting, ["task"])
    return tasks


def _lock(row: Inspection, by: User) -> Inspection:
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("association", "unit")
    found = rows.get(pk=row.pk)
    may_lead(by, found.association).require()
    if found.state == InspectionState.CANCELLED:
        raise MeetingRefused("Cuộc kiểm tra đã hủy.")
    return found
