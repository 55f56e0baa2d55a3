"""Decisions that change the tree, and their lines."""

import pghistory
from django.core.files.storage import storages
from django.db import models
from django.db.models import Deferrable, Q

from associations.models.units import Association


class ReorganisationStatus(models.TextChoices):
    """Where a reorganisation stands; what is applied is only ever cancelled, never deleted."""

    DRAFT = "draft", "đang soạn"
    SCHEDULED = "scheduled", "đã lên lịch"
    APPLIED = "applied", "đã áp dụng"
    CANCELLED = "cancelled", "đã hủy"


def choose_storage():
    """Scans are handed out by pages that ask first: a draft's is nobody else's business."""
    return storages["private"]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Reorganisation(models.Model):
    """A decision that changes the tree (product.md T2)."""

    id = models.AutoField(primary_key=True)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    body = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    in_force_on = models.DateField(
        "ngày hiệu lực",
        null=True,
        blank=True,
        help_text="Bản đang soạn có thể chưa rõ ngày; muốn áp dụng thì phải có.",
    )
    sequence = models.PositiveSmallIntegerField("thứ tự trong ngày", default=1)
    status = models.CharField(
        "trạng thái",
        max_length=10,
        choices=ReorganisationStatus,
        default=ReorganisationStatus.DRAFT,
    )
    scan = models.FileField(
        "bản chụp",
        storage=choose_storage,
        upload_to="quyet-dinh/%Y/",
        max_length=300,
        blank=True,
    )
    answers = models.JSONField(
        "cách xử lý đã xác nhận",
        default=dict,
        blank=True,
        help_text="Câu trả lời cho từng việc mà bản xem trước nêu ra, theo khóa của việc ấy.",
    )
    note = models.TextField("ghi chú", blank=True)
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đợt sắp xếp tổ chức"
        ordering = ["in_force_on", "sequence", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="reorganisation_one_a_place_in_the_day",
                fields=["in_force_on", "sequence"],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Trong ngày ấy đã có một đợt mang thứ tự này.",
            ),
            models.CheckConstraint(
                name="reorganisation_status_known",
                condition=Q(status__in=ReorganisationStatus.values),
            ),
            models.CheckConstraint(
                name="reorganisation_has_its_day",
                condition=Q(status=ReorganisationStatus.DRAFT) | Q(in_force_on__isnull=False),
                violation_error_message="Phải có ngày hiệu lực trước khi lên lịch hay áp dụng.",
            ),
        ]

    def __str__(self) -> str:
        day = f"{self.in_force_on:%d/%m/%Y}" if self.in_force_on else "chưa rõ ngày hiệu lực"
        return f"{self.number or 'Không số'} ({day})"


class ChangeKind(models.TextChoices):
    """What one line of a reorganisation does."""

    FOUND = "found", "thành lập"
    RENAME = "rename", "đổi tên"
    RECODE = "recode", "đổi mã"
    MOVE = "move", "chuyển trực thuộc"
    MERGE = "merge", "hợp nhất thành đơn vị mới"
    ABSORB = "absorb", "sáp nhập vào đơn vị đang có"
    SPLIT = "split", "chia thành nhiều đơn vị"
    CUT_OUT = "cut_out", "tách một phần"
    CLOSE = "close", "kết thúc hoạt động"
    REOPEN = "reopen", "hoạt động lại"
    CORRECT = "correct", "đính chính"
    ABOLISH_LEVEL = "abolish_level", "bỏ một cấp"


class Change(models.Model):
    """One ordered line of a reorganisation: what is done to whom, and the new values."""

    reorganisation = models.ForeignKey(
        Reorganisation, models.CASCADE, related_name="changes", verbose_name="đợt sắp xếp"
    )  # a draft's lines go with it; an applied one cannot be deleted
    order = models.PositiveIntegerField("thứ tự")
    kind = models.CharField("việc", max_length=16, choices=ChangeKind)
    subjects = models.ManyToManyField(
        Association, related_name="changes", blank=True, verbose_name="đơn vị"
    )
    new_values = models.JSONField("giá trị mới", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "thay đổi"
        ordering = ["reorganisation", "order"]
        constraints = [
            models.UniqueConstraint(
                name="change_order_once",
                fields=["reorganisation", "order"],
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="change_kind_known", condition=Q(kind__in=ChangeKind.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.get_kind_display()}"


class Trace(models.Model):
    """One row that a reorganisation wrote, as it was before and as it is after; for cancelling.

    Written by ``associations.reorganising.journal`` alone. ``before`` is empty for a row that was
    added, ``after`` for one that was removed. ``table`` and ``key`` are the program's own names.
    """

    reorganisation = models.ForeignKey(
        Reorganisation, models.PROTECT, related_name="traces", verbose_name="đợt sắp xếp"
    )
    table = models.CharField("bảng", max_length=63)
    key = models.JSONField("khóa")
    before = models.JSONField("trước", null=True)
    after = models.JSONField("sau", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "vết của đợt sắp xếp"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
