"""Topics: what articles are listed by."""

import pghistory
from django.db import models

from khuyenhoc.links import link


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Topic(models.Model):
    """A topic of the whole portal: "Mô hình học tập", "Học bổng"."""

    is_reference = True  # the same for everyone on the desk

    name = models.CharField("tên", max_length=60, unique=True)
    slug = models.SlugField("địa chỉ", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "chuyên mục"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return link("news:topic", self.slug)
