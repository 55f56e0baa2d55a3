"""Forms with their versions and lines, and what is due by them."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from associations.models import Association, Level
from associations.scope import SubtreeQuerySet
from figures.models.catalogue import Indicator
from figures.models.periods import PeriodKind, PeriodUnit


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Form(models.Model):
    """A form that is asked of units of one level, period after period (product.md R1)."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("mã biểu", max_length=40, unique=True)
    name = models.CharField("tên biểu", max_length=200)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name="cấp phải gửi")
    period_kind = models.CharField("loại kỳ", max_length=10, choices=PeriodKind)
    days_after = models.SmallIntegerField(
        "hạn gửi", help_text="Số ngày sau ngày cuối kỳ.", default=15
    )
    asked_of = models.ManyToManyField(
        Association,
        related_name="+",
        blank=True,
        verbose_name="hỏi các đơn vị thuộc",
        help_text="Ví dụ tỉnh mình và tỉnh cũ đã hợp nhất vào; để trống là hỏi cả cây.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "mẫu biểu"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="form_period_kind_known", condition=Q(period_kind__in=PeriodKind.values)
            )
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class FormVersion(models.Model):
    """What the form asks during ``valid``; a value keeps the version that it was given in."""

    id = models.SmallAutoField(primary_key=True)
    form = models.ForeignKey(Form, models.PROTECT, related_name="versions", verbose_name="mẫu biểu")
    number = models.PositiveSmallIntegerField("phiên bản")
    valid = DateRangeField("dùng cho kỳ kết thúc trong")
    source = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "phiên bản biểu"
        ordering = ["form", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="formversion_once",
                fields=["form", "number"],
                violation_error_message="Biểu này đã có phiên bản mang số ấy; ghi số khác.",
            ),
            ExclusionConstraint(
                name="formversion_one_at_a_time",
                expressions=[
                    ("form", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Thời gian áp dụng trùng với một phiên bản khác của biểu "
                "này; sửa ngày bắt đầu hoặc kết thúc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} (bản {self.number})"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class FormLine(models.Model):
    """One indicator on a form version; ``words`` are other wordings that officers use for it."""

    version = models.ForeignKey(
        FormVersion, models.PROTECT, related_name="lines", verbose_name="phiên bản"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="form_lines", verbose_name="chỉ tiêu"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    is_required = models.BooleanField("bắt buộc", default=True)
    words = models.JSONField("cách gọi khác", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "dòng của biểu"
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(
                name="formline_once",
                fields=["version", "indicator"],
                violation_error_message="Chỉ tiêu này đã có trong phiên bản; bỏ bớt một dòng.",
            )
        ]

    def __str__(self) -> str:
        return str(self.indicator)


class DueQuerySet(SubtreeQuerySet):
    """What is owed, narrowable to a part of the tree."""

    association_path = "unit__association"


# The log is written once a statement: a reorganisation removes thousands of rows at a time.
@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent(), level=pghistory.Statement)
class Due(models.Model):
    """A unit of a period's roll owes a form by ``deadline`` (product.md R2)."""

    id = models.AutoField(primary_key=True)
    form = models.ForeignKey(Form, models.PROTECT, related_name="dues", verbose_name="mẫu biểu")
    unit = models.ForeignKey(
        PeriodUnit, models.PROTECT, related_name="dues", verbose_name="đơn vị trong kỳ"
    )
    deadline = models.DateField("hạn")

    objects = DueQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo phải gửi"
        constraints = [models.UniqueConstraint(name="due_once", fields=["form", "unit"])]

    def __str__(self) -> str:
        return f"{self.form_id} của {self.unit_id}"
