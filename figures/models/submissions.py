"""What units gave at one time."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from figures.models.forms import FormVersion
from figures.models.periods import Period
from records.models import Upload


class SubmissionStatus(models.TextChoices):
    """Where a submission stands."""

    SUBMITTED = "submitted", "đã nộp"
    APPROVED = "approved", "đã duyệt"
    RETURNED = "returned", "bị trả lại"
    WITHDRAWN = "withdrawn", "đã rút lại"
    REPLACED = "replaced", "đã có bản sau"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Submission(models.Model):
    """One unit's values for one period, given at one time by one source.

    The source is an officer's file (``upload``), the web grid (no upload) or a published text
    (``source`` and ``source_url``).
    """

    id = models.AutoField(primary_key=True)
    period = models.ForeignKey(
        Period, models.PROTECT, related_name="submissions", verbose_name="kỳ"
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="submissions", verbose_name="đơn vị"
    )
    form_version = models.ForeignKey(
        FormVersion, models.PROTECT, null=True, related_name="+", verbose_name="biểu"
    )
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, related_name="submissions", verbose_name="tệp"
    )
    source = models.CharField("nguồn", max_length=300, blank=True)
    source_url = models.URLField("địa chỉ nguồn", max_length=400, blank=True)
    status = models.CharField(
        "trạng thái", max_length=10, choices=SubmissionStatus, default=SubmissionStatus.SUBMITTED
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="submissions",
        verbose_name="người nộp",
    )
    submitted_at = models.DateTimeField("nộp lúc")
    on_behalf = models.CharField("nhập thay, lý do", max_length=200, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người duyệt",
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần nộp số liệu"
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            # what a value's copy of unit and period points to
            models.UniqueConstraint(
                name="submission_of_unit_and_period", fields=["id", "association", "period"]
            ),
            models.CheckConstraint(
                name="submission_status_known", condition=Q(status__in=SubmissionStatus.values)
            ),
            models.CheckConstraint(
                name="submission_four_eyes",
                condition=Q(approved_by=None)
                | Q(submitted_by=None)
                | ~Q(approved_by=F("submitted_by")),
                violation_error_message="Người nộp không được tự duyệt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association_id}, kỳ {self.period_id}"
