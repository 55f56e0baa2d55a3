"""What the portal says of itself and where it leads: imprint, slogan and banners, links, feedback.

All of it is the home unit's; feedback stays with the unit that got it. A reorganisation changes no
row here: who answers for the portal afterwards is typed anew, for no rule tells it.
"""

from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from khuyenhoc.lib.names import clean
from news.models.opinions import clean_lines
from news.models.texts import WebAddress

INNER = r"^(/([^/\\]|$)|https?://)"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Imprint(models.Model):
    """Who answers for the portal; one row, shown at the foot of every public page."""

    is_reference = True

    body = models.CharField("cơ quan chủ quản", max_length=200)
    responsible = models.CharField(
        "người chịu trách nhiệm nội dung", max_length=200,
        help_text="Chức vụ và họ tên, ví dụ: Chủ tịch Hội, ông Nguyễn Văn A.",
    )  # fmt: skip
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    licence = models.CharField(
        "giấy phép", max_length=200, blank=True, help_text="Số, ngày, nơi cấp, nếu có."
    )

    class Meta:
        verbose_name = verbose_name_plural = "thông tin chân trang"
        constraints = [models.CheckConstraint(name="imprint_only_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return self.body

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save as the one row that there is."""
        self.pk = 1
        super().save(*args, **kwargs)


class NoticeQuerySet(models.QuerySet):
    """Slogans and banners, narrowable to those of a day."""

    def on(self, day: date) -> Self:
        """Those whose days include ``day``."""
        return self.filter(first_day__lte=day).filter(Q(last_day=None) | Q(last_day__gte=day))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Notice(models.Model):
    """A slogan or a banner: one line at the head of public pages from a day to a day."""

    is_reference = True

    text = models.CharField("câu", max_length=200)
    target = models.CharField(
        "dẫn tới", max_length=300, blank=True, help_text="Để trống thì câu không mở gì."
    )
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày", null=True, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "khẩu hiệu, băng tin"
        ordering = ["order", "first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="notice_ends_after_beginning",
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                violation_error_message="Ngày cuối không được trước ngày đầu.",
            ),
            models.CheckConstraint(
                name="notice_leads_somewhere",
                condition=Q(target="") | Q(target__regex=INNER),
                violation_error_message="Địa chỉ phải bắt đầu bằng “/” hoặc “https://”.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class WebLink(models.Model):
    """A line of the link directory."""

    is_reference = True

    group = models.CharField("nhóm", max_length=80, help_text="Ví dụ: Cơ quan trung ương")
    title = models.CharField("tên", max_length=160)
    url = WebAddress("địa chỉ", max_length=300, unique=True)
    note = models.CharField("nói thêm", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "liên kết"
        ordering = ["group", "order", "title"]

    def __str__(self) -> str:
        return self.title


class FeedbackState(models.TextChoices):
    """Where a message to the association stands."""

    NEW = "new", "chưa xem"
    TAKEN = "taken", "đang giải quyết"
    DONE = "done", "đã xong"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["name", "contact", "text"],
)
class Feedback(models.Model):
    """A message of a reader to the association; what he typed never enters the log (A5)."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="feedback", verbose_name="gửi tới"
    )
    name = models.CharField("tên", max_length=80, blank=True)
    contact = models.CharField("điện thoại hoặc thư điện tử", max_length=120, blank=True)
    text = models.TextField("góp ý", max_length=4000)
    state = models.CharField(
        "giải quyết", max_length=5, choices=FeedbackState, default=FeedbackState.NEW
    )
    note = models.CharField("ghi chú của hội", max_length=500, blank=True)
    created_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="người giải quyết",
    )  # fmt: skip

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "góp ý của bạn đọc"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="feedback_state_known", condition=Q(state__in=FeedbackState.values)
            ),
            models.CheckConstraint(
                name="feedback_says_something",
                condition=~Q(text=""),
                violation_error_message="Góp ý chưa có chữ nào.",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with its texts composed, line by line."""
        self.name, self.contact = clean(self.name), clean(self.contact)
        self.text = clean_lines(self.text)
        super().save(*args, **kwargs)
