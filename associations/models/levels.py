"""The levels of the tree, and under what they may hang when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable

OVERLAPS = RangeOperators.OVERLAPS
EQUAL = RangeOperators.EQUAL


class Level(models.Model):
    """A level of the tree. Which levels there are, and under what they may hang, is data."""

    code = models.SlugField("mã", primary_key=True, max_length=24)
    name = models.CharField("tên", max_length=60)
    rank = models.SmallIntegerField("thứ bậc", help_text="1 là cao nhất.")
    has_territory = models.BooleanField("có địa bàn", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "cấp"
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name


class LevelRule(models.Model):
    """During ``valid`` a unit of ``level`` may hang under one of ``parent_level``."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="rules", verbose_name="cấp")
    parent_level = models.ForeignKey(
        Level,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="trực thuộc cấp",
    )
    valid = DateRangeField("hiệu lực")
    source = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "quy định về cấp"
        ordering = ["level", "parent_level"]
        constraints = [
            ExclusionConstraint(
                name="levelrule_once_at_a_time",
                expressions=[("level", EQUAL), ("parent_level", EQUAL), ("valid", OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Quy định này trùng thời gian với một quy định đã có.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} thuộc {self.parent_level or 'gốc'}"
