"""Awards of units and persons (domain.md §4): flags, certificates of merit, letters, medals."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from accounts.models import ANY_CHANGE, Person, User
from associations.models import Association
from associations.scope import SubtreeQuerySet
from figures.models import Indicator
from records.models import Decision, DecisionState


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class AwardKind(models.Model):
    """A kind of award as data: who gives it, to whom, on which conditions.

    ``conditions`` holds a line for each; ``gap`` says what of them the sources leave unknown.
    Awards that were granted count into ``indicator``.
    """

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("hình thức khen thưởng", max_length=160, unique=True)
    giver = models.CharField("nơi tặng", max_length=160)
    for_units = models.BooleanField("tặng tập thể", default=True)
    for_persons = models.BooleanField("tặng cá nhân", default=True)
    conditions = models.TextField("điều kiện", blank=True, help_text="Mỗi dòng một điều kiện.")
    gap = models.CharField("điều chưa rõ", max_length=300, blank=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="tính vào chỉ tiêu",
    )  # fmt: skip
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "hình thức khen thưởng"
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                name="awardkind_for_somebody",
                condition=Q(for_units=True) | Q(for_persons=True),
                violation_error_message="Chọn tặng tập thể, cá nhân, hoặc cả hai.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AwardState(models.TextChoices):
    """How far an award is."""

    PROPOSED = "proposed", "đề nghị"
    GRANTED = "granted", "đã tặng"
    REFUSED = "refused", "không được tặng"
    WITHDRAWN = "withdrawn", "đã rút"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Award(models.Model):
    """An award of ``association``, or of a ``person`` in it, of one year.

    ``merits`` says how the conditions are met. It is granted by an issued decision; one that
    another body issued lies among decisions with the number on its paper.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="awards", verbose_name="đơn vị"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="awards",
        verbose_name="cá nhân", help_text="Để trống khi đề nghị tặng tập thể.",
    )  # fmt: skip
    kind = models.ForeignKey(AwardKind, models.PROTECT, verbose_name="hình thức khen thưởng")
    year = models.PositiveSmallIntegerField("thành tích năm")
    merits = models.TextField(
        "thành tích, điều kiện đã đạt", max_length=2000,
        help_text="Ghi theo từng điều kiện của hình thức khen thưởng.",
    )  # fmt: skip
    state = models.CharField(
        "tình trạng", max_length=9, choices=AwardState, default=AwardState.PROPOSED
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="awards",
        verbose_name="quyết định khen thưởng",
    )  # fmt: skip
    reason = models.CharField("lý do không được tặng", max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", editable=False, verbose_name="người đề nghị"
    )
    proposed_at = models.DateTimeField("đề nghị lúc", auto_now_add=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "khen thưởng"
        ordering = ["-year", "association__lft", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="award_once_a_year",
                fields=["association", "person", "kind", "year"],
                condition=Q(state__in=["proposed", "granted"]),
                nulls_distinct=False,
                violation_error_message="Hình thức khen thưởng này của năm ấy đã được đề nghị.",
            ),
            models.CheckConstraint(
                name="award_state_known", condition=Q(state__in=AwardState.values)
            ),
            models.CheckConstraint(
                name="award_granted_by_a_decision",
                condition=Q(state="granted", decision__isnull=False)
                | ~Q(state="granted") & Q(decision=None),
                violation_error_message="Đã tặng thì chọn quyết định khen thưởng; chưa tặng thì "
                "để trống.",
            ),
            models.CheckConstraint(
                name="award_refused_with_reason",
                condition=~Q(state="refused") | ~Q(reason=""),
                violation_error_message="Hãy ghi lý do không được tặng.",
            ),
            models.CheckConstraint(
                name="award_year_plausible",
                condition=Q(year__gte=1996, year__lte=2100),
                violation_error_message="Năm phải từ 1996, năm thành lập Hội.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.year}"

    def clean(self) -> None:
        """The kind is given to such a receiver; the decision was issued."""
        if self.kind_id and not (self.kind.for_persons if self.person_id else self.kind.for_units):
            told = "tập thể, không tặng cá nhân" if self.person_id else "cá nhân; hãy chọn cá nhân"
            raise ValidationError(f"{self.kind} chỉ tặng {told}.")
        if self.decision is not None and self.decision.state != DecisionState.ISSUED:
            raise ValidationError("Hãy chọn quyết định đã ban hành.")
