"""Publishing a set of criteria, and making its next version."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from learning_models.models import Area, CriteriaSet, Criterion, Deadline, Grade, Judging, Target


def find_faults(criteria_set: CriteriaSet) -> list[str]:
    """Why a set that is called complete is not; sentences for staff, empty when all is well.

    A set that says itself that it is not complete has no faults: nobody computes with it.
    """
    if not criteria_set.is_complete:
        return []
    rows = list(criteria_set.criteria.all())
    grades = list(criteria_set.grades.all())
    below: dict[str, list] = {}
    for row in rows:
        below.setdefault(row.above, []).append(row)
    numbers = {row.number for row in rows}
    faults = [
        f"{row.number}: thuộc tiêu chí {row.above} không có trong bộ."
        for row in rows
        if row.above and row.above not in numbers
    ]
    if not rows:
        faults.append("Chưa có tiêu chí nào.")
    if not grades:
        faults.append("Chưa có xếp loại nào.")
    if criteria_set.judging == Judging.LEVELS:
        faults += [f"{g.name}: chưa ghi mức độ." for g in grades if g.level is None]
        return faults
    judged = [row for row in rows if row.number not in below]
    faults += [f"{row.number}: chưa có điểm tối đa." for row in judged if row.most is None]
    for row in rows:
        parts = below.get(row.number, [])
        total = sum((part.most or Decimal() for part in parts), Decimal())
        if parts and row.most is not None and total != row.most:
            faults.append(f"{row.number}: các phần cộng lại {total} điểm, không phải {row.most}.")
    for area in (Area.COMMON, Area.HARD):
        if not any(g.least is not None and g.area in (Area.ANY, area) for g in grades):
            faults.append(f"Chưa có xếp loại nào ghi từ bao nhiêu điểm cho {area.label}.")
    return faults


@transaction.atomic
def publish(criteria_set: CriteriaSet) -> None:
    """From now on results are judged by it and it is never changed; ``ValidationError`` with
    every reason why not."""
    CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    faults = find_faults(criteria_set)
    if criteria_set.published_at is not None:
        faults = ["Bộ tiêu chí này đã ban hành."]
    if faults:
        raise ValidationError(faults)
    criteria_set.published_at = timezone.now()
    criteria_set.validate_constraints()
    criteria_set.save(update_fields=["published_at"])


@transaction.atomic
def copy_set(criteria_set: CriteriaSet, begin: date) -> CriteriaSet:
    """A draft with all that ``criteria_set`` holds, in force from ``begin``; the old one stays."""
    targets = list(Target.objects.filter(criterion__criteria_set=criteria_set))
    criteria, grades = list(criteria_set.criteria.all()), list(criteria_set.grades.all())
    deadlines = list(criteria_set.deadlines.all())
    draft = CriteriaSet.objects.get(pk=criteria_set.pk)
    draft.pk, draft._state.adding = None, True
    draft.valid, draft.published_at = (begin, None), None
    draft.name = f"{draft.name[:180]} (bản mới)"
    draft.save()
    for deadline in deadlines:
        _copy(deadline, draft)
    moved = {row.pk: _copy(row, draft) for row in criteria}
    graded = {row.pk: _copy(row, draft) for row in grades}
    for target in targets:
        target.criterion_id = moved[target.criterion_id]
        target.grade_id = graded[target.grade_id]
        target.pk, target._state.adding = None, True
        target.save()
    return draft


def _copy(row: Criterion | Grade | Deadline, draft: CriteriaSet) -> int:
    """Put the line into another set; its new key."""
    row.pk, row._state.adding, row.criteria_set = None, True, draft
    row.save()
    return row.pk
