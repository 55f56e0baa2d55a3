"""What was loaded in bulk."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class Load(models.Model):
    """One bulk load of reference data: the single event of the whole batch in the log."""

    name = models.CharField("nạp", max_length=60)
    sha256 = models.CharField("mã băm của nguồn", max_length=64)
    rows = models.JSONField("số dòng", default=dict)
    loaded_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "lần nạp danh mục"
        constraints = [models.UniqueConstraint(name="load_once", fields=["name", "sha256"])]

    def __str__(self) -> str:
        return self.name
