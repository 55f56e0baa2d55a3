"""Tasks given to units, with how far each is (product.md K4; the eight tasks of seed 0)."""

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import SubtreeQuerySet
from meetings.models.meetings import Meeting


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Task(models.Model):
    """What ``association`` asks of units by ``due_on``; of a meeting, in the order of its
    conclusions."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="tasks_given", verbose_name="hội giao việc"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="tasks",
        verbose_name="theo kết luận của",
    )  # fmt: skip
    number = models.PositiveSmallIntegerField("việc thứ")
    text = models.CharField("nội dung việc", max_length=500)
    given_on = models.DateField("ngày giao")
    due_on = models.DateField("hạn xong", null=True, blank=True)
    ended_on = models.DateField("thôi theo dõi từ ngày", null=True, blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm vụ"
        ordering = ["-given_on", "meeting", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="task_number_once",
                fields=["meeting", "number"],
                condition=Q(meeting__isnull=False),
                violation_error_message="Cuộc họp đã có việc mang số thứ tự này.",
            ),
            models.CheckConstraint(
                name="task_due_after_giving",
                condition=Q(due_on=None) | Q(due_on__gte=models.F("given_on")),
                violation_error_message="Hạn xong phải từ ngày giao trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Progress(models.TextChoices):
    """How far a unit is with a task."""

    WAITING = "waiting", "chưa làm"
    DOING = "doing", "đang làm"
    DONE = "done", "đã xong"
    UNABLE = "unable", "không làm được"
    PASSED = "passed", "đã chuyển đơn vị mới"


TOLD = [each for each in Progress if each != Progress.PASSED]  # what a unit says itself


class ShareQuerySet(SubtreeQuerySet):
    """Shares of tasks; they belong to the unit that has the task."""


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class TaskShare(models.Model):
    """One unit's part in a task, as the unit tells it; ``evidence`` says what shows it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="shares", verbose_name="nhiệm vụ")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="tasks", verbose_name="đơn vị thực hiện"
    )
    progress = models.CharField("tiến độ", max_length=7, choices=Progress, default=Progress.WAITING)
    evidence = models.CharField("kết quả, minh chứng", max_length=500, blank=True)
    told_at = models.DateTimeField("báo lúc", null=True, blank=True)
    told_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người báo"
    )

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tiến độ nhiệm vụ"
        ordering = ["task", "association__lft", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="taskshare_once",
                fields=["task", "association"],
                violation_error_message="Đơn vị đã được giao việc này.",
            ),
            models.CheckConstraint(
                name="taskshare_progress_known", condition=Q(progress__in=Progress.values)
            ),
            models.CheckConstraint(
                name="taskshare_told_with_evidence",
                condition=Q(progress="waiting") | ~Q(evidence="") & Q(told_at__isnull=False),
                violation_error_message="Hãy ghi kết quả hoặc lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association}: {self.get_progress_display()}"
