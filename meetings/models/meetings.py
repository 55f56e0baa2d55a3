"""Meetings of associations: what kind, where and when, agenda, papers, photos (product.md K1)."""

import secrets

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import SubtreeQuerySet
from records.models import Photo
from records.models.files import private_storage


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class MeetingKind(models.Model):
    """A kind of meeting (domain.md §6): data, with the agenda that such meetings usually have.

    ``agenda`` holds a line for each item. A congress elects: it has a term and delegates.
    """

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("loại cuộc họp", max_length=120, unique=True)
    agenda = models.TextField(
        "chương trình thường có", blank=True, help_text="Mỗi dòng một nội dung."
    )
    is_congress = models.BooleanField("là đại hội", default=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "loại cuộc họp"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class MeetingState(models.TextChoices):
    """How far a meeting is."""

    PLANNED = "planned", "đang chuẩn bị"
    CALLED = "called", "đã mời"
    HELD = "held", "đã họp"
    CANCELLED = "cancelled", "đã hủy"


class MeetingQuerySet(SubtreeQuerySet):
    """Meetings, of the associations that call them."""

    def shown(self) -> "MeetingQuerySet":
        """Those with a page that everyone may read."""
        return self.filter(is_public=True, state__in=[MeetingState.CALLED, MeetingState.HELD])


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Meeting(models.Model):
    """A meeting that ``association`` calls and leads; ``host`` is the unit that receives it.

    A cluster's meetings go round its members: the cluster leads, another province is host each
    time. ``previous`` is the meeting of the series before this one.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="meetings", verbose_name="hội triệu tập"
    )
    host = models.ForeignKey(
        Association, models.PROTECT, null=True, blank=True, related_name="hosted_meetings",
        verbose_name="đơn vị đăng cai",
        help_text="Để trống khi hội triệu tập cũng là đơn vị đăng cai.",
    )  # fmt: skip
    kind = models.ForeignKey(MeetingKind, models.PROTECT, verbose_name="loại cuộc họp")
    title = models.CharField("tên cuộc họp", max_length=200)
    place = models.CharField("địa điểm", max_length=200, blank=True)
    begins_at = models.DateTimeField("bắt đầu lúc")
    ends_at = models.DateTimeField("kết thúc lúc")
    chair = models.CharField("người chủ trì", max_length=160, blank=True)
    term = models.CharField(
        "nhiệm kỳ", max_length=40, blank=True, help_text="Chỉ ghi cho đại hội, ví dụ 2026-2031."
    )
    summary = models.TextField("nội dung chính", blank=True)
    state = models.CharField(
        "tình trạng", max_length=9, choices=MeetingState, default=MeetingState.PLANNED,
        editable=False,
    )  # fmt: skip
    is_public = models.BooleanField("có trang công khai", default=True)
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next", editable=False,
        verbose_name="cuộc họp trước",
    )  # fmt: skip
    is_illustrative = models.BooleanField("minh họa", default=False, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "cuộc họp"
        ordering = ["-begins_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_beginning",
                condition=Q(ends_at__gt=F("begins_at")),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
            models.CheckConstraint(
                name="meeting_state_known", condition=Q(state__in=MeetingState.values)
            ),
            models.CheckConstraint(
                name="meeting_follows_another", condition=~Q(previous=F("pk")) | Q(previous=None)
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfMeetingQuerySet(SubtreeQuerySet):
    """Rows of a meeting; they belong to the association that calls it."""

    association_path = "meeting__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class AgendaItem(models.Model):
    """One item of a meeting, with how long it takes and who speaks."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="agenda", verbose_name="cuộc họp"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    subject = models.CharField("nội dung", max_length=200)
    minutes = models.PositiveSmallIntegerField("số phút", null=True, blank=True)
    speaker = models.CharField("người trình bày", max_length=160, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chương trình họp"
        ordering = ["meeting", "order"]
        constraints = [
            models.UniqueConstraint(
                name="agendaitem_order_once", fields=["meeting", "order"],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.subject


def paper_path(paper: "Paper", _name: str) -> str:
    """Where a paper is kept: under a name of our own."""
    return f"meetings/{paper.meeting_id}/{secrets.token_hex(16)}"


class PaperAccess(models.TextChoices):
    """Who may read a paper of a meeting."""

    EVERYONE = "everyone", "mọi người"
    INVITED = "invited", "đơn vị được mời"
    HOST = "host", "hội triệu tập"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class Paper(models.Model):
    """A file of a meeting: report, plan, contribution. A paper is replaced, not changed."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="papers", verbose_name="cuộc họp"
    )
    title = models.CharField("tên tài liệu", max_length=200)
    access = models.CharField(
        "ai được đọc", max_length=8, choices=PaperAccess, default=PaperAccess.INVITED
    )
    file = models.FileField("tệp", storage=private_storage, upload_to=paper_path, max_length=160)
    name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveIntegerField("cỡ", help_text="Byte.")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gửi")
    added_at = models.DateTimeField("gửi lúc", auto_now_add=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tài liệu họp"
        ordering = ["meeting", "pk"]
        constraints = [
            models.CheckConstraint(
                name="paper_access_known", condition=Q(access__in=PaperAccess.values)
            ),
        ]
        triggers = [pgtrigger.Protect(name="stays_as_it_is", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.title


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class MeetingPhoto(models.Model):
    """A photo taken at a meeting; its caption is the photo's own."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="photos", verbose_name="cuộc họp"
    )
    photo = models.ForeignKey(Photo, models.PROTECT, verbose_name="ảnh")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ảnh cuộc họp"
        ordering = ["meeting", "order", "pk"]
        constraints = [
            models.UniqueConstraint(name="meetingphoto_once", fields=["meeting", "photo"]),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.photo_id}"
