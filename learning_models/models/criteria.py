"""Sets of criteria: what counts, from when to when, and what it takes to be recognised.

A published set is never changed: a result keeps the set it was judged by (product.md L1), and what
changes comes as another set.
"""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from associations.models import Association, Level
from learning_models.models.kinds import LearningModel


class Judging(models.TextChoices):
    """How a set judges: by points that add up, or by criteria that are met at a level or not."""

    POINTS = "points", "chấm điểm"
    LEVELS = "levels", "đạt, chưa đạt theo mức độ"


class Area(models.TextChoices):
    """Where a threshold holds."""

    ANY = "any", "mọi nơi"
    COMMON = "common", "nơi không khó khăn"
    HARD = "hard", "vùng sâu, vùng xa, đặc biệt khó khăn, dân tộc thiểu số"


class CriteriaSetQuerySet(models.QuerySet["CriteriaSet"]):
    """Sets, as days and units ask for them."""

    def published(self) -> "CriteriaSetQuerySet":
        """Those by which one may judge."""
        return self.filter(published_at__isnull=False)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class CriteriaSet(models.Model):
    """One set of criteria of one model, the nation's or a province's own."""

    is_reference = True

    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="criteria_sets", verbose_name="mô hình"
    )
    issuer = models.ForeignKey(
        Association,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="bộ riêng của",
        help_text="Để trống nếu là bộ dùng cho cả nước.",
    )
    run_by = models.ForeignKey(
        Level,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="cho đơn vị do cấp này quản lý",
        help_text="Chỉ dùng khi một mô hình có bộ khác nhau theo cấp quản lý.",
    )
    name = models.CharField("tên bộ tiêu chí", max_length=200)
    legal_basis = models.CharField("văn bản ban hành", max_length=200)
    source = models.URLField("nguồn", max_length=500, blank=True)
    valid = DateRangeField("hiệu lực")
    judging = models.CharField("cách đánh giá", max_length=10, choices=Judging)
    floor = models.DecimalField(
        "không chỉ số nào dưới", max_digits=5, decimal_places=2, null=True, blank=True
    )
    is_complete = models.BooleanField(
        "đã đủ",
        default=False,
        help_text="Bộ chưa đủ thì chỉ nhận kết quả ghi theo quyết định, không tự chấm.",
    )
    gaps = models.TextField("còn thiếu gì", blank=True)
    validity_months = models.PositiveSmallIntegerField(
        "công nhận có giá trị (tháng)", null=True, blank=True
    )
    months_between_levels = models.PositiveSmallIntegerField(
        "được xét mức cao hơn sau (tháng)", null=True, blank=True
    )
    series_years = models.PositiveSmallIntegerField(
        "số năm liền để đạt danh hiệu cao hơn", null=True, blank=True
    )
    series_title = models.CharField("danh hiệu cao hơn", max_length=120, blank=True)
    evaluator = models.CharField("ai đánh giá", max_length=300, blank=True)
    recogniser = models.CharField("ai công nhận", max_length=300, blank=True)
    published_at = models.DateTimeField("ban hành lúc", null=True, blank=True, editable=False)

    objects = CriteriaSetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bộ tiêu chí"
        ordering = ["model", "-valid", "name"]
        constraints = [
            models.CheckConstraint(
                name="criteriaset_judging_known", condition=Q(judging__in=Judging.values)
            ),
            models.CheckConstraint(
                name="criteriaset_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message="Thời gian hiệu lực phải có ít nhất một ngày.",
            ),
            models.CheckConstraint(
                name="criteriaset_gaps_told",
                condition=Q(is_complete=True) | ~Q(gaps=""),
                violation_error_message="Bộ tiêu chí chưa đủ thì ghi rõ còn thiếu gì.",
            ),
            models.CheckConstraint(
                name="criteriaset_series_whole",
                condition=Q(series_years__isnull=True, series_title="")
                | (Q(series_years__gte=2) & ~Q(series_title="")),
                violation_error_message=(
                    "Số năm liền (từ 2) và danh hiệu cao hơn thì ghi cả hai hoặc để trống cả hai."
                ),
            ),
            ExclusionConstraint(
                name="criteriaset_one_at_a_time",
                expressions=[
                    ("model", RangeOperators.EQUAL),
                    (Coalesce("issuer", Value(0)), RangeOperators.EQUAL),
                    (Coalesce("run_by", Value("")), RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(published_at__isnull=False),
                violation_error_message=(
                    "Trong thời gian ấy đã có bộ tiêu chí khác được ban hành cho mô hình này; hãy "
                    "kết thúc hiệu lực của bộ kia trước."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Criterion(models.Model):
    """A line of a set: a criterion with indicators below it, or an indicator that is judged."""

    criteria_set = models.ForeignKey(
        CriteriaSet, models.CASCADE, related_name="criteria", verbose_name="bộ tiêu chí"
    )
    number = models.CharField("số", max_length=10, help_text="Ví dụ 2 hoặc 2.1.")
    above = models.CharField(
        "thuộc tiêu chí", max_length=10, blank=True, help_text="Để trống với tiêu chí lớn."
    )
    text = models.TextField("nội dung")
    most = models.DecimalField("điểm tối đa", max_digits=5, decimal_places=2, null=True, blank=True)
    note = models.TextField("ghi chú", blank=True)
    source = models.URLField("nguồn", max_length=500, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "tiêu chí, chỉ số"
        ordering = ["criteria_set", "order", "number"]
        constraints = [
            models.UniqueConstraint(
                name="criterion_number_once",
                fields=["criteria_set", "number"],
                violation_error_message="Số này đã có trong bộ tiêu chí.",
            ),
            models.CheckConstraint(
                name="criterion_most_above_0",
                condition=Q(most__isnull=True) | Q(most__gt=0),
                violation_error_message="Điểm tối đa phải lớn hơn 0; chưa biết thì để trống.",
            ),
            models.CheckConstraint(
                name="criterion_not_above_itself",
                condition=~Q(above=F("number")),
                violation_error_message="Một tiêu chí không thuộc chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Grade(models.Model):
    """What may come out: a grade by points, or a level with its targets."""

    criteria_set = models.ForeignKey(
        CriteriaSet, models.CASCADE, related_name="grades", verbose_name="bộ tiêu chí"
    )
    name = models.CharField("xếp loại", max_length=80)
    level = models.PositiveSmallIntegerField("mức độ", null=True, blank=True)
    area = models.CharField("nơi áp dụng", max_length=8, choices=Area, default=Area.ANY)
    least = models.DecimalField("từ (điểm)", max_digits=6, decimal_places=2, null=True, blank=True)
    is_recognised = models.BooleanField("được công nhận", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "xếp loại"
        ordering = [
            "criteria_set",
            F("level").desc(nulls_last=True),
            F("least").desc(nulls_last=True),
            "area",
        ]
        constraints = [
            models.UniqueConstraint(
                name="grade_once_an_area",
                fields=["criteria_set", "name", "area"],
                violation_error_message="Xếp loại này đã có trong bộ tiêu chí.",
            ),
            models.CheckConstraint(name="grade_area_known", condition=Q(area__in=Area.values)),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Target(models.Model):
    """What one criterion asks for at one level, where it is a number: at least so many percent."""

    criterion = models.ForeignKey(
        Criterion, models.CASCADE, related_name="targets", verbose_name="chỉ số"
    )
    grade = models.ForeignKey(Grade, models.CASCADE, related_name="targets", verbose_name="mức độ")
    at_least = models.DecimalField("ít nhất (%)", max_digits=5, decimal_places=2)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "mức phải đạt"
        ordering = ["criterion", "grade"]
        constraints = [
            models.UniqueConstraint(
                name="target_once_a_level",
                fields=["criterion", "grade"],
                violation_error_message="Mức này đã có cho chỉ số.",
            ),
            models.CheckConstraint(
                name="target_is_a_percentage",
                condition=Q(at_least__gte=0, at_least__lte=100),
                violation_error_message="Tỉ lệ từ 0 đến 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.number} {self.grade}: {self.at_least} %"


class DeadlineStep(models.TextChoices):
    """The steps of a year that have a day."""

    REGISTER = "register", "đăng ký"
    ASSESS = "assess", "tự đánh giá"
    DOSSIER = "dossier", "nộp hồ sơ"
    DECIDE = "decide", "quyết định công nhận"
    REPORT = "report", "báo cáo"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Deadline(models.Model):
    """The last day of a step, counted from the year that is judged."""

    criteria_set = models.ForeignKey(
        CriteriaSet, models.CASCADE, related_name="deadlines", verbose_name="bộ tiêu chí"
    )
    step = models.CharField("việc", max_length=10, choices=DeadlineStep)
    day = models.PositiveSmallIntegerField("ngày")
    month = models.PositiveSmallIntegerField("tháng")
    is_next_year = models.BooleanField("của năm sau", default=False)
    source = models.CharField("nguồn", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "thời hạn"
        ordering = ["criteria_set", "is_next_year", "month", "day"]
        constraints = [
            models.UniqueConstraint(
                name="deadline_once_a_step",
                fields=["criteria_set", "step"],
                violation_error_message="Việc này đã có thời hạn.",
            ),
            models.CheckConstraint(
                name="deadline_step_known", condition=Q(step__in=DeadlineStep.values)
            ),
            models.CheckConstraint(
                name="deadline_is_a_day",
                condition=Q(day__gte=1, month__gte=1, month__lte=12)
                & (Q(day__lte=30) | Q(day=31, month__in=(1, 3, 5, 7, 8, 10, 12)))
                & (~Q(month=2) | Q(day__lte=28)),
                violation_error_message="Ngày, tháng này không có trong mọi năm.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.day}/{self.month}"
