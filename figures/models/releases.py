"""Frozen public figures."""

import pghistory
from django.conf import settings
from django.db import models

from figures.models.periods import Period


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Release(models.Model):
    """A period's public figures, frozen (product.md F4)."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="releases", verbose_name="kỳ")
    number = models.PositiveSmallIntegerField("lần")
    released_at = models.DateTimeField("công bố lúc")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người công bố",
    )
    note = models.TextField("thay đổi so với lần trước", blank=True)
    manifest = models.JSONField("bảng băm", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "lần công bố"
        ordering = ["-period__last_day", "-number"]
        constraints = [models.UniqueConstraint(name="release_once", fields=["period", "number"])]

    def __str__(self) -> str:
        return f"{self.period} lần {self.number}"


class ReleaseFile(models.Model):
    """One frozen file of a release; its hash stands in the release's manifest."""

    release = models.ForeignKey(
        Release, models.PROTECT, related_name="files", verbose_name="lần công bố"
    )
    name = models.CharField("tên tệp", max_length=80)
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = verbose_name_plural = "tệp công bố"
        constraints = [models.UniqueConstraint(name="releasefile_once", fields=["release", "name"])]

    def __str__(self) -> str:
        return self.name
