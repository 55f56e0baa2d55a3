"""Number registers: the last number given out in each series."""

from django.db import models

from associations.models import Association
from associations.scope import SubtreeQuerySet


class NumberRegister(models.Model):
    """The last number given out in a series: of one kind, association and year, without gaps."""

    kind = models.SlugField("loại", max_length=40)
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="number_registers", verbose_name="của hội"
    )
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "sổ lấy số"
        constraints = [
            models.UniqueConstraint(
                name="numberregister_once", fields=["kind", "association", "year"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"
