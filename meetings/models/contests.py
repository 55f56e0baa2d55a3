"""Contests that associations hold, in rounds; entries are counted per unit (product.md K4)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import SubtreeQuerySet

_EVENTS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
)


@pghistory.track(*_EVENTS)
class Contest(models.Model):
    """A contest of ``association`` for the units below it; without an end it goes on."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="contests", verbose_name="hội tổ chức"
    )
    name = models.CharField("tên cuộc thi", max_length=200)
    summary = models.TextField("thể lệ, nội dung chính", max_length=2000, blank=True)
    begins_on = models.DateField("phát động ngày")
    ends_on = models.DateField("tổng kết ngày", null=True, blank=True)
    written_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", editable=False, verbose_name="người nhập"
    )

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "cuộc thi"
        ordering = ["-begins_on", "association__lft", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contest_ends_after_beginning",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                violation_error_message="Ngày tổng kết phải từ ngày phát động trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ContestRoundQuerySet(SubtreeQuerySet):
    """Rounds; they belong to who holds the contest."""

    association_path = "contest__association"


@pghistory.track(*_EVENTS)
class ContestRound(models.Model):
    """A round of a contest; entries are told until ``due_on``, where there is such a day."""

    contest = models.ForeignKey(
        Contest, models.CASCADE, related_name="rounds", verbose_name="cuộc thi"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("vòng", max_length=120)
    due_on = models.DateField("hạn nộp bài", null=True, blank=True)

    objects = ContestRoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "vòng thi"
        ordering = ["contest", "order"]
        constraints = [
            models.UniqueConstraint(
                name="contestround_order_once",
                fields=["contest", "order"],
                violation_error_message="Cuộc thi đã có vòng mang số thứ tự này.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*_EVENTS)
class ContestEntry(models.Model):
    """How many entries a unit gave to a round, as it says itself."""

    round = models.ForeignKey(
        ContestRound, models.PROTECT, related_name="entries", verbose_name="vòng thi"
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="contest_entries", verbose_name="đơn vị"
    )
    entries = models.PositiveIntegerField("số bài dự thi")
    told_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người báo")
    told_at = models.DateTimeField("báo lúc", auto_now=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bài dự thi của đơn vị"
        ordering = ["round", "association__lft"]
        constraints = [
            models.UniqueConstraint(
                name="contestentry_once",
                fields=["round", "association"],
                violation_error_message="Đơn vị đã báo số bài của vòng này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association}: {self.entries}"


@pghistory.track(*_EVENTS)
class ContestPrize(models.Model):
    """A prize that an entry of a unit won; persons are not named here."""

    contest = models.ForeignKey(
        Contest, models.CASCADE, related_name="prizes", verbose_name="cuộc thi"
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="contest_prizes", verbose_name="đơn vị đoạt giải"
    )
    prize = models.CharField("giải", max_length=80)
    entry = models.CharField("bài dự thi", max_length=200, blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "giải cuộc thi"
        ordering = ["contest", "pk"]

    def __str__(self) -> str:
        return f"{self.prize}: {self.association}"
