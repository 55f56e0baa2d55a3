"""The yearly cycle of a model: the year that is opened, reviews by the people, proposals.

product.md L2: register → assess → review → recognise, re-recognise, lose.
"""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from learning_models.models.kinds import LearningModel
from records.models import private_storage


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ModelYear(models.Model):
    """A year in which a model is run by an association and what lies below it.

    ``pilots`` name the units in which alone it is tried; without any it is run everywhere below.
    Units outside are not rated on it at all, which is not the same as zero.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="model_years", verbose_name="hội mở"
    )
    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="years", verbose_name="mô hình"
    )
    year = models.PositiveSmallIntegerField("năm")
    pilots = models.ManyToManyField(
        Association,
        blank=True,
        related_name="+",
        verbose_name="chỉ làm ở",
        help_text="Để trống nếu làm ở mọi đơn vị.",
    )
    is_open = models.BooleanField("đang mở", default=True)
    opened_at = models.DateTimeField("mở lúc", auto_now_add=True)
    closed_at = models.DateTimeField("khóa lúc", null=True, blank=True, editable=False)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "năm của mô hình"
        ordering = ["-year", "model", "association"]
        constraints = [
            models.UniqueConstraint(
                name="modelyear_once",
                fields=["association", "model", "year"],
                violation_error_message="Năm này của mô hình đã được mở.",
            ),
            models.CheckConstraint(
                name="modelyear_year_plausible",
                condition=Q(year__gte=2014, year__lte=2100),
                violation_error_message="Năm phải từ 2014 (QĐ 281/QĐ-TTg) đến 2100.",
            ),
            models.CheckConstraint(
                name="modelyear_closed_has_a_time",
                condition=Q(is_open=True, closed_at=None)
                | Q(is_open=False, closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.year}"


def minutes_path(review: "Review", _name: str) -> str:
    """Where scanned minutes are kept: under a name of our own."""
    return f"reviews/{review.association_id}/{review.year}-{secrets.token_hex(16)}"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["chaired_by", "written_by", "minutes"],
)
class Review(models.Model):
    """A local meeting that reviews who deserves the title: minutes and who was there.

    How it voted on each stands with the registrations.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="model_reviews", verbose_name="đơn vị"
    )
    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="+", verbose_name="mô hình"
    )
    year = models.PositiveSmallIntegerField("năm")
    hamlet = models.CharField("thôn, tổ dân phố", max_length=120, blank=True)
    held_on = models.DateField("ngày họp")
    place = models.CharField("nơi họp", max_length=200, blank=True)
    chaired_by = models.CharField("chủ trì", max_length=120)
    written_by = models.CharField("thư ký", max_length=120)
    called = models.PositiveSmallIntegerField("được mời")
    present = models.PositiveSmallIntegerField("có mặt")
    minutes = models.TextField("biên bản", blank=True)
    scan = models.FileField(
        "bản chụp biên bản",
        storage=private_storage,
        upload_to=minutes_path,
        max_length=160,
        blank=True,
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhập"
    )
    entered_at = models.DateTimeField("lúc", auto_now_add=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "họp bình xét"
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="review_present_were_called",
                condition=Q(present__gt=0, present__lte=F("called")),
                violation_error_message="Số có mặt phải từ 1 đến số được mời.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.year}: họp {self.held_on:%d/%m/%Y}"


class ProposalState(models.TextChoices):
    """Where a list of proposals stands."""

    DRAFT = "draft", "đang lập"
    SENT = "sent", "đã đề nghị"
    SENT_BACK = "sent_back", "trả lại"
    DECIDED = "decided", "đã quyết định"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Proposal(models.Model):
    """A unit's list of those it proposes to recognise; decided as a whole by one decision.

    Who sent it does not decide on it (four eyes).
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="proposals", verbose_name="đơn vị đề nghị"
    )
    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="+", verbose_name="mô hình"
    )
    year = models.PositiveSmallIntegerField("năm")
    state = models.CharField(
        "trạng thái", max_length=10, choices=ProposalState, default=ProposalState.DRAFT
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người đề nghị",
    )
    sent_at = models.DateTimeField("đề nghị lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người quyết định",
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    answer = models.TextField("lời của cấp trên", blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "danh sách đề nghị"
        ordering = ["-year", "model", "association", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="proposal_one_open",
                fields=["association", "model", "year"],
                condition=~Q(state="decided"),
                violation_error_message="Đơn vị đã có danh sách đề nghị chưa quyết định.",
            ),
            models.CheckConstraint(
                name="proposal_state_known", condition=Q(state__in=ProposalState.values)
            ),
            models.CheckConstraint(
                name="proposal_sent_by_someone",
                condition=~Q(state__in=["sent", "decided"])
                | Q(sent_by__isnull=False, sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="proposal_four_eyes",
                condition=~Q(state="decided")
                | (
                    Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("sent_by"))
                ),
                violation_error_message="Người đã đề nghị không tự quyết định.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.year}, {self.association}"
