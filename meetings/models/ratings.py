"""Self-ratings of associations by a scoring table that the unit above publishes (domain.md §4)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association, Level
from associations.scope import SubtreeQuerySet
from figures.models import Indicator

_EVENTS = (
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent(),
)  # fmt: skip


class ScoringTableQuerySet(SubtreeQuerySet):
    """Scoring tables; they belong to the association that publishes them."""

    association_path = "issuer"


@pghistory.track(*_EVENTS)
class ScoringTable(models.Model):
    """By what the units of one level below ``issuer`` rate themselves for one year.

    ``grades`` holds a line for each class, "90: Xuất sắc"; ``ties`` the numbers of the criteria
    that part units with the same total, the first first. A published table is not changed.
    """

    issuer = models.ForeignKey(
        Association, models.PROTECT, related_name="scoring_tables", verbose_name="hội ban hành"
    )
    level = models.ForeignKey(
        Level, models.PROTECT, related_name="+", verbose_name="cho đơn vị cấp"
    )
    year = models.PositiveSmallIntegerField("năm")
    name = models.CharField("tên bảng chấm điểm", max_length=200)
    legal_basis = models.CharField("văn bản hướng dẫn", max_length=200, blank=True)
    grades = models.TextField("xếp loại", blank=True, max_length=1000)
    ties = models.CharField("bằng điểm thì xét", max_length=200, blank=True)
    written_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", editable=False, verbose_name="người soạn"
    )
    published_at = models.DateTimeField("ban hành lúc", null=True, blank=True, editable=False)

    objects = ScoringTableQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bảng chấm điểm"
        ordering = ["-year", "issuer__lft", "level", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="scoringtable_one_in_force",
                fields=["issuer", "level", "year"],
                condition=Q(published_at__isnull=False),
                violation_error_message="Hội đã ban hành bảng chấm điểm của năm này cho cấp ấy.",
            ),
            models.CheckConstraint(
                name="scoringtable_year_plausible",
                condition=Q(year__gte=1996, year__lte=2100),
                violation_error_message="Năm phải từ 1996, năm thành lập Hội.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, năm {self.year}"


@pghistory.track(*_EVENTS)
class ScoringCriterion(models.Model):
    """A line of a table: a heading without points, or what is scored up to ``most``.

    Where ``indicator`` is named the points follow its figure of the year: ``bands`` says from what
    value on how many, "25: 10; 20: 8".
    """

    table = models.ForeignKey(
        ScoringTable, models.CASCADE, related_name="criteria", verbose_name="bảng chấm điểm"
    )
    number = models.CharField("số", max_length=10)
    text = models.CharField("nội dung", max_length=500)
    most = models.DecimalField("điểm tối đa", max_digits=5, decimal_places=2, null=True, blank=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="theo chỉ tiêu",
    )  # fmt: skip
    bands = models.CharField("mức điểm", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = verbose_name_plural = "tiêu chí chấm điểm"
        ordering = ["table", "order"]
        constraints = [
            models.UniqueConstraint(
                name="scoringcriterion_number_once",
                fields=["table", "number"],
                violation_error_message="Số này đã có trong bảng.",
            ),
            models.CheckConstraint(
                name="scoringcriterion_most_above_0",
                condition=Q(most=None) | Q(most__gt=0),
                violation_error_message="Điểm tối đa phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="scoringcriterion_bands_of_an_indicator",
                condition=Q(indicator=None, bands="")
                | Q(indicator__isnull=False, most__isnull=False) & ~Q(bands=""),
                violation_error_message="Chấm theo chỉ tiêu thì ghi cả chỉ tiêu và mức điểm.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class RatingState(models.TextChoices):
    """How far a self-rating is."""

    DRAFT = "draft", "đang chấm"
    SENT = "sent", "chờ thẩm định"
    CHECKED = "checked", "đã thẩm định"
    WITHDRAWN = "withdrawn", "đã bỏ"


@pghistory.track(*_EVENTS)
class SelfRating(models.Model):
    """What ``association`` gives itself by a table, and what the unit above makes of it.

    ``claimed`` and ``given`` are the totals of the two; ``grade`` follows the second.
    """

    table = models.ForeignKey(
        ScoringTable, models.PROTECT, related_name="ratings", verbose_name="bảng chấm điểm"
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="self_ratings", verbose_name="đơn vị"
    )
    state = models.CharField(
        "tình trạng", max_length=9, choices=RatingState, default=RatingState.DRAFT
    )
    claimed = models.DecimalField("tự chấm", max_digits=7, decimal_places=2, null=True, blank=True)
    sent_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người gửi"
    )
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    given = models.DecimalField("thẩm định", max_digits=7, decimal_places=2, null=True, blank=True)
    grade = models.CharField("xếp loại", max_length=80, blank=True)
    remark = models.CharField("nhận xét", max_length=500, blank=True)
    checked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người thẩm định",
    )  # fmt: skip
    checked_at = models.DateTimeField("thẩm định lúc", null=True, blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bảng tự chấm"
        ordering = ["-table__year", "association__lft", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="selfrating_once",
                fields=["table", "association"],
                condition=~Q(state="withdrawn"),
                violation_error_message="Đơn vị đã có bảng tự chấm của năm này.",
            ),
            models.CheckConstraint(
                name="selfrating_state_known", condition=Q(state__in=RatingState.values)
            ),
            models.CheckConstraint(
                name="selfrating_sent_by_someone",
                condition=~Q(state__in=["sent", "checked"])
                | Q(sent_by__isnull=False, sent_at__isnull=False, claimed__isnull=False),
            ),
            models.CheckConstraint(
                name="selfrating_checked_whole",
                condition=Q(
                    state="checked", checked_by__isnull=False, checked_at__isnull=False,
                    given__isnull=False,
                )
                | ~Q(state="checked") & Q(checked_by=None, checked_at=None, given=None),
            ),
            models.CheckConstraint(
                name="selfrating_four_eyes",
                condition=Q(checked_by=None) | ~Q(checked_by=F("sent_by")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.association}: {self.table}"


class SelfRatingLineQuerySet(SubtreeQuerySet):
    """Lines; they belong to the unit that rates itself."""

    association_path = "rating__association"


@pghistory.track(*_EVENTS)
class SelfRatingLine(models.Model):
    """The points of one criterion: the unit's own with their evidence, and those of the check.

    ``figure`` is what stood in the return when the points were taken from it.
    """

    rating = models.ForeignKey(
        SelfRating, models.CASCADE, related_name="lines", verbose_name="bảng tự chấm"
    )
    criterion = models.ForeignKey(
        ScoringCriterion, models.PROTECT, related_name="+", verbose_name="tiêu chí"
    )
    figure = models.DecimalField("số liệu", max_digits=20, decimal_places=4, null=True, blank=True)
    claimed = models.DecimalField("tự chấm", max_digits=5, decimal_places=2, null=True, blank=True)
    evidence = models.CharField("minh chứng", max_length=300, blank=True)
    given = models.DecimalField("thẩm định", max_digits=5, decimal_places=2, null=True, blank=True)
    reason = models.CharField("lý do sửa điểm", max_length=300, blank=True)

    objects = SelfRatingLineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "điểm tự chấm"
        ordering = ["rating", "criterion__order"]
        constraints = [
            models.UniqueConstraint(
                name="selfratingline_once",
                fields=["rating", "criterion"],
                violation_error_message="Tiêu chí này đã có điểm.",
            ),
            models.CheckConstraint(
                name="selfratingline_points_from_0",
                condition=(Q(claimed=None) | Q(claimed__gte=0)) & (Q(given=None) | Q(given__gte=0)),
                violation_error_message="Điểm không nhỏ hơn 0.",
            ),
            models.CheckConstraint(
                name="selfratingline_corrected_with_reason",
                condition=Q(given=None) | Q(given=F("claimed")) | ~Q(reason=""),
                violation_error_message="Sửa điểm thì ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.number}: {self.claimed}"
