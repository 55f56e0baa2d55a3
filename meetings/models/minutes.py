"""The minutes of a meeting, revision after revision."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from meetings.models.meetings import Meeting, OfMeetingQuerySet


class Revision(models.Model):
    """The minutes as somebody wrote them; the one with the highest ``number`` holds."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="revisions", verbose_name="cuộc họp"
    )
    number = models.PositiveIntegerField("bản thứ")
    text = models.TextField("nội dung")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    written_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "biên bản họp"
        ordering = ["meeting", "-number"]
        constraints = [
            models.UniqueConstraint(name="revision_number_once", fields=["meeting", "number"]),
            models.CheckConstraint(name="revision_from_one", condition=Q(number__gte=1)),
        ]
        triggers = [pgtrigger.Protect(name="stays_as_written", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.number}"
