"""Designs of certificates: paper, words with fields, where things stand."""

import re

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from associations.models import Association
from associations.scope import SubtreeQuerySet
from records.models.files import private_storage


class Paper(models.TextChoices):
    """The papers on which certificates are printed."""

    A4_ACROSS = "a4_across", "A4 ngang"
    A4 = "a4", "A4 dọc"
    A5_ACROSS = "a5_across", "A5 ngang"
    A5 = "a5", "A5 dọc"


class Corner(models.TextChoices):
    """Where the QR code stands."""

    LEFT = "left", "dưới, bên trái"
    RIGHT = "right", "dưới, bên phải"


class DesignState(models.TextChoices):
    """The life of a design; only a published one is printed."""

    DRAFT = "draft", "đang soạn"
    PUBLISHED = "published", "đang dùng"
    RETIRED = "retired", "thôi dùng"


# What a design may have filled in, by the words between the braces; the values are examples, made
# up, for the preview. A room may fill in more of them by ``Certificate.details``.
FIELDS = {
    "họ tên": "Nguyễn Thị Thiên Hưởng",
    "danh hiệu": "Gia đình học tập",
    "năm": "2026",
    "địa chỉ": "thôn Đồng Quang, xã Tân Lập",
    "thôn": "Đồng Quang",
    "số": "00012/2026",
    "số quyết định": "05/QĐ-HKH",
    "ngày ký": "18 tháng 12 năm 2026",
    "người ký": "Trần Văn Mẫu",
    "chức vụ": "Chủ tịch",
    "đơn vị cấp": "Hội Khuyến học xã Tân Lập",
    "có giá trị đến": "17/12/2029",
    "xếp loại": "Tốt",
    "số tiền": "1.000.000 đồng",
    "lý do": "đã có thành tích trong học tập",
}
FIELD = re.compile(r"{([^{}]*)}")


def check_fields(text: str) -> None:
    """A validator: every field in braces is one of ``FIELDS``, and every brace has its pair."""
    unknown = sorted({name for name in FIELD.findall(text) if name.strip() not in FIELDS})
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    if unknown:
        told = ", ".join(f"{{{name}}}" for name in unknown)
        raise ValidationError(f"Không có chỗ điền {told}. Dùng được: {known}.")
    if re.search("[{}]", FIELD.sub("", text)):
        raise ValidationError(f"Có dấu ngoặc nhọn không thành cặp. Viết như sau: {known}.")


def background_path(design: "CertificateDesign", _name: str) -> str:
    """Where the picture under a design is kept: by its content, so that copies share it."""
    return f"designs/{design.background_sha256[:2]}/{design.background_sha256}"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["background"],
)
class CertificateDesign(models.Model):
    """How certificates look; the association that owns it and all below may use it.

    ``text`` and ``heading`` may hold fields in braces (``FIELDS``). A published
    design stays as it is (trigger ``design_stays``), because a certificate keeps its design: to
    change one is to publish a copy of the next ``version`` (``previous`` leads back).
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="certificate_designs", verbose_name="của hội"
    )
    name = models.CharField("tên mẫu", max_length=120)
    version = models.PositiveSmallIntegerField("bản", default=1, editable=False)
    previous = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="following",
        verbose_name="chép từ",
        editable=False,
    )
    paper = models.CharField("khổ giấy", max_length=10, choices=Paper, default=Paper.A4_ACROSS)
    background = models.FileField(
        "ảnh nền",
        storage=private_storage,
        upload_to=background_path,
        max_length=160,
        blank=True,
        editable=False,
    )
    background_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    has_motto = models.BooleanField("có Quốc hiệu, Tiêu ngữ", default=True)
    body_lines = models.TextField(
        "các dòng cơ quan cấp",
        validators=[check_fields],
        blank=True,
        help_text="Mỗi dòng một tên, cấp trên ở trên; để trống là tên đơn vị cấp giấy.",
    )
    heading = models.CharField(
        "tên giấy", max_length=120, default="Giấy chứng nhận", validators=[check_fields]
    )
    text = models.TextField(
        "lời trên giấy",
        validators=[check_fields],
        help_text="Mỗi đoạn một dòng. Chỗ cần điền ghi trong ngoặc nhọn: {họ tên}, {danh hiệu}, "
        "{năm}. Dòng chỉ có {họ tên} được in chữ lớn.",
    )
    place = models.CharField("nơi ký", max_length=80, blank=True, help_text="Ví dụ: Thái Nguyên.")
    has_seal_area = models.BooleanField("chừa chỗ ký tên, đóng dấu", default=True)
    qr_corner = models.CharField(
        "mã vuông đặt ở", max_length=5, choices=Corner, default=Corner.LEFT
    )
    state = models.CharField(
        "trạng thái", max_length=9, choices=DesignState, default=DesignState.DRAFT, editable=False
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người soạn",
        editable=False,
    )
    made_at = models.DateTimeField("soạn lúc", default=timezone.now, editable=False)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "mẫu giấy chứng nhận"
        ordering = ["association", "name", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="certificatedesign_version_once",
                fields=["association", "name", "version"],
                violation_error_message="Hội đã có mẫu mang tên này; hãy đặt tên khác.",
            ),
            models.CheckConstraint(
                name="certificatedesign_paper_known", condition=Q(paper__in=Paper.values)
            ),
            models.CheckConstraint(
                name="certificatedesign_corner_known", condition=Q(qr_corner__in=Corner.values)
            ),
            models.CheckConstraint(
                name="certificatedesign_state_known", condition=Q(state__in=DesignState.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name if self.version == 1 else f"{self.name} (bản {self.version})"
