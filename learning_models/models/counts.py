"""What an indicator of a return counts in the register (product.md L5): data, not code."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from figures.models import Indicator
from learning_models.models.bearers import Sex
from learning_models.models.kinds import LearningModel, ModelGroup


class Counted(models.TextChoices):
    """What of the register is counted."""

    REGISTERED = "registered", "đăng ký trong kỳ"
    RECOGNISED = "recognised", "được công nhận trong kỳ, kể cả công nhận lại"
    NEWLY = "newly", "được công nhận lần đầu trong kỳ"
    AGAIN = "again", "được công nhận lại trong kỳ"
    IN_FORCE = "in_force", "đang giữ danh hiệu ở cuối kỳ"
    REFUSED = "refused", "không được công nhận trong kỳ"
    LOST = "lost", "bị thôi công nhận trong kỳ"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class CountSource(models.Model):
    """One indicator counts so much of one model's register, in periods that end in ``valid``.

    Where an indicator has several at once, they are added. A whole year counts the registrations of
    that year, whenever they were typed or decided; a shorter period those of its days.
    """

    is_reference = True

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="count_sources", verbose_name="chỉ tiêu"
    )
    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="count_sources", verbose_name="mô hình"
    )
    counted = models.CharField("đếm", max_length=10, choices=Counted)
    group = models.ForeignKey(
        ModelGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chỉ nhóm",
        help_text="Để trống nếu đếm mọi nhóm.",
    )
    sex = models.CharField("chỉ giới", max_length=6, choices=Sex, blank=True)
    level = models.PositiveSmallIntegerField("chỉ mức độ", null=True, blank=True)
    valid = DateRangeField("cho kỳ kết thúc trong")

    class Meta:
        verbose_name = verbose_name_plural = "chỉ tiêu đếm từ sổ đăng ký"
        ordering = ["indicator", "model", "counted", "pk"]
        constraints = [
            ExclusionConstraint(
                name="countsource_once_at_a_time",
                expressions=[
                    ("indicator", RangeOperators.EQUAL),
                    ("model", RangeOperators.EQUAL),
                    ("counted", RangeOperators.EQUAL),
                    (Coalesce("group", Value(0)), RangeOperators.EQUAL),
                    ("sex", RangeOperators.EQUAL),
                    (Coalesce("level", Value(0)), RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Chỉ tiêu này đã đếm điều ấy trong thời gian ấy.",
            ),
            models.CheckConstraint(
                name="countsource_counted_known", condition=Q(counted__in=Counted.values)
            ),
            models.CheckConstraint(
                name="countsource_sex_known", condition=Q(sex="") | Q(sex__in=Sex.values)
            ),
            models.CheckConstraint(
                name="countsource_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message="Thời gian phải có ít nhất một ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.get_counted_display()}"
