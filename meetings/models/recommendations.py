"""Recommendations that climb the tree to a body and come back answered (product.md K4)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import AssociationQuerySet, SubtreeQuerySet


class RecommendationState(models.TextChoices):
    """What became of a recommendation."""

    OPEN = "open", "đang xem xét"
    MERGED = "merged", "đã gộp"
    ANSWERED = "answered", "đã trả lời"
    WITHDRAWN = "withdrawn", "đã rút"


class RecommendationQuerySet(SubtreeQuerySet):
    """Recommendations, of the associations that wrote them."""

    def of_concern(self, units: AssociationQuerySet) -> "RecommendationQuerySet":
        """Those that units in this part of the tree wrote, or once had before them."""
        own = Association.objects.within(units)
        return self.filter(Q(association__in=own) | Q(steps__holder__in=own)).distinct()

    def waiting(self, units: AssociationQuerySet) -> "RecommendationQuerySet":
        """Those that lie before ``units`` themselves, the oldest first."""
        rows = self.filter(holder__in=units, state=RecommendationState.OPEN)
        return rows.order_by("written_at", "pk")

    def shown(self) -> "RecommendationQuerySet":
        """Those with an answer that everyone may read."""
        return self.filter(state=RecommendationState.ANSWERED, is_public=True)


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Recommendation(models.Model):
    """What ``association`` asks of ``addressee``; it lies before ``holder``, who sends it on,
    makes it one with others (``into``) or answers.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="recommendations", verbose_name="đơn vị kiến nghị"
    )
    holder = models.ForeignKey(
        Association, models.PROTECT, related_name="held_recommendations",
        verbose_name="đang ở",
    )  # fmt: skip
    addressee = models.CharField("gửi tới", max_length=200)
    subject = models.CharField("về việc", max_length=200)
    text = models.TextField("nội dung kiến nghị", max_length=4000)
    state = models.CharField(
        "tình trạng", max_length=9, choices=RecommendationState, default=RecommendationState.OPEN
    )
    into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name="gộp vào",
    )  # fmt: skip
    answer = models.TextField("trả lời", max_length=4000, blank=True)
    answering = models.CharField("cơ quan trả lời", max_length=200, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    is_public = models.BooleanField("công khai kèm trả lời", default=True)
    written_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người viết"
    )
    written_at = models.DateTimeField("viết lúc", auto_now_add=True)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kiến nghị"
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="recommendation_state_known", condition=Q(state__in=RecommendationState.values)
            ),
            models.CheckConstraint(
                name="recommendation_merged_into_another",
                condition=Q(state="merged", into__isnull=False) & ~Q(into=F("pk"))
                | ~Q(state="merged") & Q(into=None),
            ),
            models.CheckConstraint(
                name="recommendation_answered_whole",
                condition=Q(state="answered", answered_on__isnull=False)
                & ~Q(answer="") & ~Q(answering="")
                | ~Q(state="answered") & Q(answered_on=None, answer="", answering=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.subject


class Step(models.TextChoices):
    """What was done with a recommendation."""

    WRITTEN = "written", "gửi lên"
    FORWARDED = "forwarded", "chuyển tiếp"
    MERGED = "merged", "gộp"
    ANSWERED = "answered", "trả lời"
    WITHDRAWN = "withdrawn", "rút"
    PASSED = "passed", "chuyển khi sắp xếp tổ chức"


class StepQuerySet(SubtreeQuerySet):
    """Steps; they belong to the association that wrote the recommendation."""

    association_path = "recommendation__association"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class RecommendationStep(models.Model):
    """One step on the way: what was done, and before whom the recommendation lay then."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="steps", verbose_name="kiến nghị"
    )
    what = models.CharField("việc", max_length=9, choices=Step)
    holder = models.ForeignKey(
        Association, models.PROTECT, related_name="+", verbose_name="chuyển đến"
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    done_at = models.DateTimeField("lúc", auto_now_add=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đường đi của kiến nghị"
        ordering = ["recommendation", "pk"]
        constraints = [
            models.CheckConstraint(
                name="recommendationstep_what_known", condition=Q(what__in=Step.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.done_at:%d/%m/%Y}"
