"""Working sessions that are asked for in advance (seed 4)."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import SubtreeQuerySet


class SessionState(models.TextChoices):
    """What became of the wish."""

    ASKED = "asked", "chờ trả lời"
    AGREED = "agreed", "đã xếp lịch"
    REFUSED = "refused", "chưa xếp được"
    DROPPED = "dropped", "đã rút"


class _Span(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class WorkingSession(models.Model):
    """A time at which ``asking`` wishes to work with ``association``, and the answer."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="sessions", verbose_name="làm việc với"
    )
    asking = models.ForeignKey(
        Association, models.PROTECT, related_name="asked_sessions", verbose_name="đơn vị đăng ký"
    )
    subject = models.CharField("nội dung làm việc", max_length=300)
    place = models.CharField("địa điểm", max_length=200, blank=True)
    begins_at = models.DateTimeField("bắt đầu lúc")
    ends_at = models.DateTimeField("kết thúc lúc")
    state = models.CharField(
        "tình trạng", max_length=7, choices=SessionState, default=SessionState.ASKED
    )
    reply = models.CharField("trả lời", max_length=300, blank=True)
    asked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người đăng ký"
    )
    asked_at = models.DateTimeField("đăng ký lúc", auto_now_add=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lịch làm việc"
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="workingsession_ends_after_beginning",
                condition=Q(ends_at__gt=F("begins_at")),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
            models.CheckConstraint(
                name="workingsession_state_known", condition=Q(state__in=SessionState.values)
            ),
            models.CheckConstraint(
                name="workingsession_refused_with_reason",
                condition=~Q(state="refused") | ~Q(reply=""),
                violation_error_message="Hãy ghi lý do chưa xếp được.",
            ),
            ExclusionConstraint(
                name="workingsession_one_at_a_time",
                expressions=[
                    ("association", RangeOperators.EQUAL),
                    (_Span("begins_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(state="agreed"),
                violation_error_message="Giờ này đã xếp cho một cuộc làm việc khác.",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
