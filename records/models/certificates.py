"""Certificates, the keys that sign them, and what is made of them for the print shop."""

import pghistory
import pgtrigger
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import ANY_CHANGE, ReadKind, RecordQuerySet
from associations.models import Association, VnNorm
from records.models.decisions import Decision
from records.models.designs import CertificateDesign
from records.models.files import private_storage

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0, 1: 32 letters, 5 bits each
CODE_LENGTH = 16
PERSONAL = ["name", "details", "search_key"]
lower_slug = RegexValidator(r"^[a-z0-9_-]+\Z", "Chỉ gồm chữ thường không dấu, chữ số, gạch nối.")


class SigningKey(models.Model):
    """A pair of Ed25519 keys; certificates of its days are signed with it.

    ``private_key`` is the raw key encrypted with a key derived from the settings
    (``records.signing``). ``valid_to`` is exclusive and empty for the one in use. Never deleted:
    the public half proves what was signed with it.
    """

    is_reference = True

    public_key = models.BinaryField("khóa công khai", max_length=32, unique=True)
    private_key = models.BinaryField("khóa riêng, đã mã hóa")
    valid_from = models.DateField("ký từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    made_at = models.DateTimeField("tạo lúc", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "khóa ký"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                models.ExpressionWrapper(
                    Q(valid_to__isnull=True), output_field=models.BooleanField()
                ),
                name="signingkey_one_in_use",
                condition=Q(valid_to=None),
            ),
            models.CheckConstraint(
                name="signingkey_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]
        triggers = [pgtrigger.Protect(name="keys_stay", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Khóa {self.pk}, từ {self.valid_from:%d/%m/%Y}"


class CertificateState(models.TextChoices):
    """What a certificate is worth; whether it has expired is told by its days."""

    VALID = "valid", "còn giá trị"
    REVOKED = "revoked", "đã thu hồi"
    REPLACED = "replaced", "đã thay bằng giấy khác"


# The code opens the page of the certificate, so the log does not hold it either.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=[*PERSONAL, "code", "signature"],
)
class Certificate(models.Model):
    """One certificate as it was given out; it stays as it is (trigger ``certificate_stays``).

    Only its state may change, whether the public page answers for it (``is_hidden``), and the name
    may be emptied when a person's data are erased. ``kind`` is the slug of the title, ``title`` its
    words as printed; ``year`` the year that the title is of. Numbers run without gaps in each
    issuing association and ``register_year``. ``subject_kind`` and ``subject_id`` say whose it is
    to the room that issued it. ``details`` fills further fields of the design ({"địa chỉ": …}).
    ``valid_until`` is exclusive. A new one in its place points back by ``replaces``.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="certificates", verbose_name="hội cấp"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="certificates", verbose_name="theo quyết định"
    )
    design = models.ForeignKey(
        CertificateDesign, models.PROTECT, related_name="certificates", verbose_name="mẫu giấy"
    )
    kind = models.SlugField("loại danh hiệu", max_length=40, validators=[lower_slug])
    title = models.CharField("danh hiệu", max_length=160)
    year = models.PositiveSmallIntegerField("của năm")
    register_year = models.PositiveSmallIntegerField("năm của sổ")
    number = models.PositiveIntegerField("số")
    name = models.CharField("cấp cho", max_length=160, blank=True)
    search_key = models.GeneratedField(
        expression=VnNorm(F("name")), output_field=models.TextField(), db_persist=True
    )
    details = models.JSONField("chi tiết in trên giấy", default=dict, blank=True)
    subject_kind = models.SlugField("của loại", max_length=40, blank=True)
    subject_id = models.BigIntegerField("của hồ sơ", null=True, blank=True)
    issued_on = models.DateField("ngày cấp")
    valid_until = models.DateField(
        "hết giá trị từ ngày", null=True, blank=True, help_text="Để trống là không thời hạn."
    )
    state = models.CharField(
        "tình trạng", max_length=8, choices=CertificateState, default=CertificateState.VALID
    )
    is_hidden = models.BooleanField("trang kiểm tra không trả lời", default=False)
    ended_on = models.DateField("thu hồi, thay ngày", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thu hồi, thay",
    )
    reason = models.CharField("lý do thu hồi, thay", max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name="thay cho",
    )
    code = models.CharField("mã kiểm tra", max_length=CODE_LENGTH, unique=True)
    key = models.ForeignKey(
        SigningKey, models.PROTECT, related_name="certificates", verbose_name="khóa ký"
    )
    signature = models.BinaryField("chữ ký số", max_length=64)
    made_at = models.DateTimeField("lập lúc", default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập"
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "giấy chứng nhận"
        ordering = ["-register_year", "association", "number"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="certificate_by_subject")
        ]
        constraints = [
            models.UniqueConstraint(
                name="certificate_number_once", fields=["association", "register_year", "number"]
            ),
            models.UniqueConstraint(
                name="certificate_once_a_subject",
                fields=["decision", "kind", "subject_kind", "subject_id"],
                condition=Q(subject_id__isnull=False) & ~Q(state="replaced"),
                violation_error_message="Theo quyết định này đã có giấy cấp cho hồ sơ ấy.",
            ),
            models.CheckConstraint(
                name="certificate_state_known", condition=Q(state__in=CertificateState.values)
            ),
            models.CheckConstraint(
                name="certificate_kind_is_lower", condition=Q(kind__regex=r"^[a-z0-9_-]+$")
            ),
            models.CheckConstraint(
                name="certificate_code_well_made",
                condition=Q(code__regex=f"^[{CODE_LETTERS}]{{{CODE_LENGTH}}}$"),
            ),
            models.CheckConstraint(
                name="certificate_valid_a_day_at_least",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("issued_on")),
                violation_error_message="Giấy phải có giá trị ít nhất một ngày.",
            ),
            models.CheckConstraint(
                name="certificate_end_is_told",
                condition=Q(state="valid", ended_on=None, ended_by=None, reason="")
                | Q(
                    ~Q(state="valid"),
                    ~Q(reason=""),
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}, số {self.written_number}"

    @property
    def written_number(self) -> str:
        """The number as printed: 00012/2026."""
        return f"{self.number:05}/{self.register_year}"


class OfCertificateQuerySet(RecordQuerySet):
    """Rows of a certificate; they belong to the association that issued it."""

    association_path = "certificate__association"


class CertificateRead(models.Model):
    """Who read the name on a certificate, when and how; rows are only added (product.md A5)."""

    certificate = models.ForeignKey(
        Certificate, models.PROTECT, related_name="reads", verbose_name="giấy"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ai xem"
    )
    kind = models.CharField("cách xem", max_length=8, choices=ReadKind)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = OfCertificateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần xem giấy chứng nhận"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="certificateread_kind_known", condition=Q(kind__in=ReadKind.values)
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y %H:%M}"


def print_path(run: "PrintRun", _name: str) -> str:
    """Where a file for the print shop is kept: under a name of our own."""
    return f"prints/{run.pk}"


class PrintRun(models.Model):
    """A file of certificates for the print shop: made in the background, kept some days.

    ``certificates`` lists the keys in the order of pages. The file holds names, so it goes after
    ``records.printing.KEPT_DAYS``; its hash and count stay.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="print_runs", verbose_name="của hội"
    )
    certificates = models.JSONField("các giấy", default=list)
    count = models.PositiveIntegerField("số giấy")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người yêu cầu"
    )
    asked_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    made_at = models.DateTimeField("xong lúc", null=True, blank=True)
    dropped_at = models.DateTimeField("đã xóa tệp lúc", null=True, blank=True)
    size = models.PositiveBigIntegerField("cỡ", default=0, help_text="byte")
    sha256 = models.CharField("mã băm", max_length=64, blank=True)
    file = models.FileField(
        "tệp", storage=private_storage, upload_to=print_path, max_length=120, blank=True
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tệp in giấy chứng nhận"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.count} giấy, {self.asked_at:%d/%m/%Y %H:%M}"


class Knock(models.Model):
    """How often something unrecognisable was tried within an hour; gone the next day.

    ``key`` is a keyed hash of an address or of a code: it means nothing without the settings.
    """

    kind = models.CharField("loại", max_length=8)
    key = models.BinaryField("khóa", max_length=16)
    began_at = models.DateTimeField("từ lúc")
    times = models.PositiveIntegerField("số lần")

    class Meta:
        verbose_name = verbose_name_plural = "lần thử"
        constraints = [models.UniqueConstraint(name="knock_once", fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.times}"
