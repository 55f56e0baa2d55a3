"""Polls: a question, two to eight answers, votes in sums; nobody is kept with his vote.

The home unit asks them; a reorganisation changes no row.
"""

from datetime import date
from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q

from khuyenhoc.links import link


class PollQuerySet(models.QuerySet):
    """Polls, narrowable to those that readers see."""

    def begun(self, day: date) -> Self:
        """Those that were opened by ``day``, the newest first."""
        return self.filter(first_day__lte=day).order_by("-first_day", "-pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Poll(models.Model):
    """A question to readers, open from a day to a day; its result stays readable."""

    is_reference = True

    question = models.CharField("câu hỏi", max_length=200)
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày")

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "thăm dò ý kiến"
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="poll_ends_after_beginning",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message="Ngày cuối không được trước ngày đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return link("news:poll", self.pk)

    def is_open(self, day: date) -> bool:
        """Whether it takes votes on ``day``."""
        return self.first_day <= day <= self.last_day


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["votes"]
)
class PollAnswer(models.Model):
    """One answer of a poll and how many gave it."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="answers", verbose_name="thăm dò")
    text = models.CharField("câu trả lời", max_length=120)
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    votes = models.PositiveIntegerField("lượt chọn", default=0, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "câu trả lời"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="pollanswer_once",
                fields=["poll", "text"],
                violation_error_message="Câu trả lời này đã có.",
            )
        ]

    def __str__(self) -> str:
        return self.text
