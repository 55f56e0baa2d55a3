"""Periods with their rolls."""

import pghistory
from django.db import models
from django.db.models import F, Q

from associations.models import Association, Level, Reorganisation


class PeriodKind(models.TextChoices):
    """Kinds of period, shortest first (product.md F2a)."""

    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    HALF_YEAR = "half_year", "nửa năm"
    YEAR = "year", "năm"
    TERM = "term", "nhiệm kỳ"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Period(models.Model):
    """A span of reporting. While it is open its roll follows the tree; closed, it is frozen."""

    id = models.SmallAutoField(primary_key=True)
    code = models.CharField("mã kỳ", max_length=12, unique=True)
    kind = models.CharField("loại kỳ", max_length=10, choices=PeriodKind)
    first_day = models.DateField("ngày đầu")
    last_day = models.DateField("ngày cuối")
    is_open = models.BooleanField("đang mở", default=False)
    frozen_at = models.DateTimeField("khóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kỳ báo cáo"
        ordering = ["-last_day", "kind"]
        constraints = [
            models.CheckConstraint(
                name="period_kind_known", condition=Q(kind__in=PeriodKind.values)
            ),
            models.CheckConstraint(
                name="period_ends_after_beginning", condition=Q(last_day__gte=F("first_day"))
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PeriodUnit(models.Model):
    """The roll of a period: the tree of its last day, that day included.

    ``lft`` and ``rght`` number the roll by themselves: they say nothing of today's tree.
    ``taken_in`` is the last reorganisation that the roll has taken in. Rolls are copied from the
    tree 14,000 units at a time: what they repeat of it is not checked again row by row.
    """

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="units", verbose_name="kỳ", db_index=False
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    parent = models.ForeignKey(
        Association,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="trực thuộc",
        db_index=False,
        db_constraint=False,
    )
    level = models.ForeignKey(
        Level,
        models.PROTECT,
        related_name="+",
        verbose_name="cấp",
        db_index=False,
        db_constraint=False,
    )
    depth = models.SmallIntegerField("độ sâu")
    lft = models.IntegerField("trái")
    rght = models.IntegerField("phải")
    taken_in = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="đã gồm đợt",
        db_index=False,
        db_constraint=False,
    )

    class Meta:
        verbose_name = verbose_name_plural = "đơn vị trong kỳ"
        constraints = [
            models.UniqueConstraint(name="periodunit_once", fields=["period", "association"]),
            models.CheckConstraint(name="periodunit_nested", condition=Q(lft__lt=F("rght"))),
        ]
        indexes = [
            models.Index(fields=["period", "lft", "rght"], name="periodunit_tree"),
            models.Index(fields=["period", "parent", "lft"], name="periodunit_children"),
        ]

    def __str__(self) -> str:
        return f"{self.association_id} trong {self.period_id}"
