"""Files as officers sent them, and how their wordings were understood."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from records.models.files import private_storage


def upload_path(upload: "Upload", _name: str) -> str:
    """A stored name made by us: never the officer's."""
    return f"uploads/{upload.sha256[:2]}/{upload.sha256}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["name"])
class Upload(models.Model):
    """A file as an officer sent it: private, kept with its hash (product.md R9)."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="uploads", verbose_name="của hội"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="uploads", verbose_name="người gửi"
    )
    uploaded_at = models.DateTimeField("lúc", auto_now_add=True)
    name = models.CharField("tên tệp", max_length=200)
    kind = models.CharField("kiểu", max_length=8)
    size = models.PositiveIntegerField("cỡ", help_text="byte")
    sha256 = models.CharField("mã băm", max_length=64)
    sheets = models.JSONField("các trang", default=list)
    file = models.FileField("tệp", storage=private_storage, upload_to=upload_path, max_length=120)
    is_sealed = models.BooleanField(
        "mã hóa", default=False, help_text="Danh sách người: giữ mã hóa, có hạn."
    )
    dropped_at = models.DateTimeField("đã xóa tệp lúc", null=True, blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tệp đã gửi"
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["sha256"], name="upload_sha256")]

    def __str__(self) -> str:
        return self.name


class AnswerKind(models.TextChoices):
    """What an officer was asked about a sheet."""

    COLUMN = "column", "cột"
    UNIT = "unit", "đơn vị"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class RememberedAnswer(models.Model):
    """What a wording means in one association's sheets of one form: asked once (R4).

    ``text`` is the wording as ``vn_norm`` gives it; ``meaning`` the indicator's code, the unit's
    number, or empty for "nothing of ours".
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="remembered_answers", verbose_name="của hội"
    )
    form = models.SlugField("mẫu biểu", max_length=40)
    kind = models.CharField("về", max_length=8, choices=AnswerKind)
    text = models.CharField("chữ trong tệp", max_length=300)
    meaning = models.CharField("nghĩa là", max_length=80, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người trả lời"
    )
    answered_at = models.DateTimeField("lúc", auto_now=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "cách hiểu đã nhớ"
        ordering = ["association", "form", "kind", "text"]
        constraints = [
            models.UniqueConstraint(
                name="rememberedanswer_once", fields=["association", "form", "kind", "text"]
            ),
            models.CheckConstraint(
                name="rememberedanswer_kind_known", condition=Q(kind__in=AnswerKind.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} = {self.meaning or 'không lấy'}"
