"""What several rooms keep: background jobs, uploads, number registers, photos."""

import pghistory
from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q

from associations.models import Association
from associations.scope import SubtreeQuerySet


class JobState(models.TextChoices):
    """The life of a job; a job whose lease ran out is taken up again."""

    WAITING = "waiting", "đang chờ"
    RUNNING = "running", "đang chạy"
    DONE = "done", "xong"
    FAILED = "failed", "không xong"


class Job(models.Model):
    """A piece of background work that survives the death of the process doing it.

    ``key`` makes a job unique while it waits or runs: asking for it again gives the same job.
    ``lease_until`` is renewed by the worker's heartbeat; past it another worker takes the job up,
    at most ``MAX_ATTEMPTS`` times.
    """

    key = models.CharField("khóa", max_length=120)
    kind = models.CharField("việc", max_length=120)
    arguments = models.JSONField("tham số", default=dict)
    state = models.CharField("trạng thái", max_length=8, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần đã thử", default=0)
    done_steps = models.PositiveIntegerField("đã làm", default=0)
    all_steps = models.PositiveIntegerField("tất cả", default=0)
    message = models.TextField("lời nhắn", blank=True)
    result = models.JSONField("kết quả", default=dict)
    worker = models.CharField("máy đang làm", max_length=80, blank=True)
    lease_until = models.DateTimeField("giữ đến", null=True, blank=True)
    run_after = models.DateTimeField("làm sau", null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name="người yêu cầu",
    )
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "việc nền"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["created_at"],
                name="job_open",
                condition=Q(state__in=["waiting", "running"]),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="job_key_once_open",
                fields=["key"],
                condition=Q(state__in=["waiting", "running"]),
            ),
            models.CheckConstraint(name="job_state_known", condition=Q(state__in=JobState.values)),
            models.CheckConstraint(
                name="job_running_is_leased",
                condition=~Q(state="running") | Q(lease_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.get_state_display()})"


def private_storage():
    """The storage that no visitor reaches without a permission check."""
    return storages["private"]


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


class NumberRegister(models.Model):
    """The last number given out in a series: of one kind, association and year, without gaps."""

    kind = models.SlugField("loại", max_length=40)
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="number_registers", verbose_name="của hội"
    )
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "sổ lấy số"
        constraints = [
            models.UniqueConstraint(
                name="numberregister_once", fields=["kind", "association", "year"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"


def photo_path(photo: "Photo", _name: str) -> str:
    """Where a photo's picture is kept: under a name of our own."""
    return f"photos/{photo.sha256[:2]}/{photo.sha256}-{photo.pk or 'new'}"


class PhotoState(models.TextChoices):
    """Whether the pictures that pages show have been made of an upload."""

    WAITING = "waiting", "đang xử lý"
    READY = "ready", "đã xong"
    FAILED = "failed", "không xử lý được"


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
