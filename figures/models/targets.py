"""What a unit means to reach, and by when."""

import pghistory
from django.db import models
from django.db.models import Q

from associations.models import Association
from figures.models.catalogue import Indicator


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Target(models.Model):
    """A planned number of an indicator for a unit, to be reached by a day (product.md F5).

    That of the root is the nation's. ``source`` names the text that sets it; ``number`` is in the
    indicator's own unit, a rate in per cent.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="targets", verbose_name="đơn vị",
        help_text="Mục tiêu của cả nước ghi cho Hội Khuyến học Việt Nam.",
    )  # fmt: skip
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="targets", verbose_name="chỉ tiêu"
    )
    on = models.DateField("đạt trước hết ngày", help_text="Ví dụ: 31/12/2025.")
    number = models.DecimalField(
        "mục tiêu", max_digits=20, decimal_places=4,
        help_text="Theo đơn vị tính của chỉ tiêu; tỉ lệ ghi trên thang 100, ví dụ 70.",
    )  # fmt: skip
    source = models.CharField(
        "văn bản đề ra", max_length=300, help_text="Ví dụ: Quyết định 387/QĐ-TTg ngày 25/3/2022."
    )
    source_url = models.URLField("địa chỉ văn bản", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "mục tiêu"
        ordering = ["on", "indicator", "association"]
        constraints = [
            models.UniqueConstraint(
                name="target_once",
                fields=["association", "indicator", "on"],
                violation_error_message="Đơn vị đã có mục tiêu của chỉ tiêu này cho ngày ấy.",
            ),
            models.CheckConstraint(
                name="target_not_negative",
                condition=Q(number__gte=0),
                violation_error_message="Mục tiêu phải là số không âm.",
            ),
            models.CheckConstraint(
                name="target_has_source",
                condition=~Q(source=""),
                violation_error_message="Ghi văn bản đề ra mục tiêu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} của {self.association} đến {self.on:%d/%m/%Y}"
