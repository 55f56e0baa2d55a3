"""Photos and what pages show of them."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from records.models.files import private_storage


def photo_path(photo: "Photo", _name: str) -> str:
    """Where a photo's picture is kept: under a name of our own."""
    return f"photos/{photo.sha256[:2]}/{photo.sha256}-{photo.pk or 'new'}"


class PhotoState(models.TextChoices):
    """Whether the pictures that pages show have been made of an upload, and may be shown."""

    WAITING = "waiting", "đang xử lý"
    READY = "ready", "đã xong"
    FAILED = "failed", "không xử lý được"
    WITHHELD = "withheld", "giữ lại"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["original"]
)
class Photo(models.Model):
    """A photo with what it shows. Pages get pictures drawn anew of it, never the file itself.

    ``original`` is the upload until the job (``records.photos.make_pictures``) has made a clean one
    of it: what a camera writes beside a picture, place and time above all, is kept nowhere.
    ``pictures`` lists what was made: {"width", "height", "kind" (webp, jpeg, card), "file"}.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="photos", verbose_name="của hội"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name="người gửi",
    )
    uploaded_at = models.DateTimeField("lúc", auto_now_add=True)
    sha256 = models.CharField("mã băm", max_length=64, editable=False)
    width = models.PositiveIntegerField("rộng", editable=False, help_text="điểm ảnh, sau khi xoay")
    height = models.PositiveIntegerField("cao", editable=False, help_text="điểm ảnh, sau khi xoay")
    caption = models.CharField("chú thích", max_length=300, blank=True)
    alt = models.CharField(
        "chữ thay ảnh",
        max_length=300,
        blank=True,
        help_text="Ảnh có gì, cho người không nhìn thấy: “Các đại biểu ngồi trong hội trường”. "
        "Phải có trước khi đăng.",
    )
    state = models.CharField(
        "trạng thái", max_length=8, choices=PhotoState, default=PhotoState.WAITING, editable=False
    )
    pictures = models.JSONField("các cỡ ảnh", default=list, editable=False)
    withheld_on = models.DateField(
        "giữ lại theo đề nghị từ ngày", null=True, blank=True, editable=False
    )
    original = models.FileField(
        "tệp gốc", storage=private_storage, upload_to=photo_path, max_length=160, editable=False
    )

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ảnh"
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="photo_state_known", condition=Q(state__in=PhotoState.values)
            ),
            models.CheckConstraint(
                name="photo_has_room", condition=Q(width__gt=0) & Q(height__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or f"Ảnh {self.pk}"

    def list_pictures(self, kind: str) -> list[dict]:
        """The pictures of one kind, the narrowest first."""
        return sorted((p for p in self.pictures if p["kind"] == kind), key=lambda p: p["width"])
