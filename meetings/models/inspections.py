"""Inspections of units by the unit above, with what they found (product.md K4; domain.md §6)."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import AssociationQuerySet, SubtreeQuerySet, reach
from meetings.models.tasks import Task


class InspectionState(models.TextChoices):
    """How far an inspection is."""

    PLANNED = "planned", "sắp kiểm tra"
    DONE = "done", "đã kiểm tra"
    CANCELLED = "cancelled", "đã hủy"


class InspectionQuerySet(SubtreeQuerySet):
    """Inspections; they belong to the association that inspects."""

    def of_concern(self, roots: AssociationQuerySet) -> Self:
        """Those that ``roots`` or units below them make or undergo."""
        return self.filter(reach(roots, prefix="association__") | reach(roots, prefix="unit__"))


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Inspection(models.Model):
    """``association`` inspects ``unit`` on a day; what came out stands in ``conclusion``."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="inspections_made", verbose_name="hội kiểm tra"
    )
    unit = models.ForeignKey(
        Association, models.PROTECT, related_name="inspections", verbose_name="đơn vị được kiểm tra"
    )
    subject = models.CharField("nội dung kiểm tra", max_length=300)
    basis = models.CharField("theo văn bản", max_length=200, blank=True)
    inspected_on = models.DateField("ngày kiểm tra")
    led_by = models.CharField("trưởng đoàn", max_length=160, blank=True)
    state = models.CharField(
        "tình trạng", max_length=9, choices=InspectionState, default=InspectionState.PLANNED
    )
    conclusion = models.TextField("kết luận", max_length=4000, blank=True)
    typed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhập")

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kiểm tra"
        ordering = ["-inspected_on", "unit__lft", "pk"]
        constraints = [
            models.CheckConstraint(
                name="inspection_state_known", condition=Q(state__in=InspectionState.values)
            ),
            models.CheckConstraint(
                name="inspection_done_with_conclusion",
                condition=~Q(state="done") | ~Q(conclusion=""),
                violation_error_message="Đã kiểm tra thì ghi kết luận.",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class FindingQuerySet(SubtreeQuerySet):
    """Findings; they belong to the association that inspects."""

    association_path = "inspection__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Finding(models.Model):
    """What an inspection asks the unit to mend; given as a task it is followed as one."""

    inspection = models.ForeignKey(
        Inspection, models.CASCADE, related_name="findings", verbose_name="cuộc kiểm tra"
    )
    number = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("tồn tại, kiến nghị", max_length=500)
    task = models.OneToOneField(
        Task, models.PROTECT, null=True, blank=True, related_name="finding",
        verbose_name="nhiệm vụ",
    )  # fmt: skip

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kiến nghị sau kiểm tra"
        ordering = ["inspection", "number"]
        constraints = [
            models.UniqueConstraint(
                name="finding_number_once",
                fields=["inspection", "number"],
                violation_error_message="Cuộc kiểm tra đã có kiến nghị mang số này.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
