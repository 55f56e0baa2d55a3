"""Decisions: who decided what, under which number, from which day."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import ANY_CHANGE
from associations.models import Association
from associations.scope import SubtreeQuerySet
from records.models.files import private_storage

SIGNERS = ["signer_name"]


def decision_path(decision: "Decision", _name: str) -> str:
    """Where the scan of a decision is kept: under a name of our own."""
    return f"decisions/{decision.pk or 'new'}"


class DecisionState(models.TextChoices):
    """The life of a decision."""

    DRAFT = "draft", "dự thảo"
    ISSUED = "issued", "đã ban hành"
    REVOKED = "revoked", "đã bị thu hồi"


class DecisionQuerySet(SubtreeQuerySet):
    """Decisions, as pages and rooms ask for them."""

    def issued(self) -> "DecisionQuerySet":
        """Those in force by their state; a revoked one is none of them."""
        return self.filter(state=DecisionState.ISSUED)


# Who signed is on the paper itself; the log of changes does without names of persons (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=[*SIGNERS, "file"],
)
class Decision(models.Model):
    """A decision of an association, or of a body beside it whose paper it keeps.

    ``kind`` is the slug of what it is for ("learning_models"). While it is a draft all may change;
    once issued it stays as it is (trigger ``decision_stays``) and can only be revoked, through
    another decision. The number comes from the association's register of decisions (``number``,
    without gaps a year); a paper numbered elsewhere has its whole number typed
    (``written_number``) and no ``number``. ``body_name`` names who decided when that is no
    association: "Ủy ban nhân dân xã Tân Lập".
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="decisions", verbose_name="của hội"
    )
    kind = models.SlugField("loại việc", max_length=40)
    body_name = models.CharField(
        "cơ quan ban hành",
        max_length=200,
        blank=True,
        help_text="Chỉ ghi khi không phải hội ban hành, ví dụ: Ủy ban nhân dân xã Tân Lập.",
    )
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True, editable=False)
    number = models.PositiveIntegerField("số", null=True, blank=True, editable=False)
    symbol = models.CharField(
        "ký hiệu", max_length=40, default="QĐ-HKH", blank=True, help_text="Ví dụ QĐ-HKH."
    )
    written_number = models.CharField(
        "số, ký hiệu trên giấy",
        max_length=60,
        blank=True,
        help_text="Để trống thì cổng lấy số tiếp theo trong sổ của hội khi ban hành. "
        "Giấy đã có số ở nơi khác thì ghi cả số và ký hiệu: 45/QĐ-UBND.",
    )
    abstract = models.CharField(
        "trích yếu", max_length=400, help_text="Về việc gì: Công nhận Gia đình học tập năm 2026."
    )
    legal_basis = models.TextField("căn cứ", blank=True, help_text="Mỗi căn cứ một dòng.")
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    in_force_on = models.DateField(
        "có hiệu lực từ", null=True, blank=True, help_text="Để trống là từ ngày ký."
    )
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    signer_office = models.CharField("chức vụ người ký", max_length=120, blank=True)
    file = models.FileField(
        "bản quét",
        storage=private_storage,
        upload_to=decision_path,
        max_length=160,
        blank=True,
        help_text="Tệp PDF của văn bản đã ký.",
    )
    state = models.CharField(
        "trạng thái",
        max_length=8,
        choices=DecisionState,
        default=DecisionState.DRAFT,
        editable=False,
    )
    drafted_at = models.DateTimeField("soạn lúc", default=timezone.now, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người soạn",
        editable=False,
    )
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ban hành",
        editable=False,
    )
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ghi thu hồi",
        editable=False,
    )
    revoked_through = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revokes",
        verbose_name="thu hồi theo quyết định",
        editable=False,
    )
    revocation_reason = models.CharField(
        "lý do thu hồi", max_length=300, blank=True, editable=False
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "quyết định"
        ordering = ["-signed_on", "-pk"]
        indexes = [models.Index(fields=["association", "state"], name="decision_of_body")]
        constraints = [
            models.CheckConstraint(
                name="decision_state_known", condition=Q(state__in=DecisionState.values)
            ),
            models.UniqueConstraint(
                name="decision_number_once",
                fields=["association", "year", "number"],
                condition=Q(number__isnull=False),
            ),
            models.UniqueConstraint(
                name="decision_written_number_once",
                fields=["association", "body_name", "year", "written_number"],
                condition=~Q(state="draft"),
                violation_error_message="Số và ký hiệu này đã có ở một quyết định khác trong năm.",
            ),
            models.CheckConstraint(
                name="decision_issued_is_whole",
                condition=Q(state="draft", number=None, issued_at=None, issued_by=None)
                | Q(
                    ~Q(state="draft"),
                    ~Q(written_number=""),
                    year__isnull=False,
                    signed_on__isnull=False,
                    in_force_on__isnull=False,
                    issued_at__isnull=False,
                    issued_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="decision_four_eyes",
                condition=Q(issued_by=None) | ~Q(issued_by=F("drafted_by")),
                violation_error_message="Người soạn quyết định không tự ban hành.",
            ),
            models.CheckConstraint(
                name="decision_revoked_is_told",
                condition=Q(
                    ~Q(state="revoked"),
                    revoked_at=None,
                    revoked_by=None,
                    revoked_through=None,
                    revocation_reason="",
                )
                | Q(
                    ~Q(revocation_reason=""),
                    state="revoked",
                    revoked_at__isnull=False,
                    revoked_by__isnull=False,
                    revoked_through__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="decision_in_force_from_its_day",
                condition=Q(signed_on=None)
                | Q(in_force_on=None)
                | Q(in_force_on__gte=F("signed_on")),
                violation_error_message="Ngày có hiệu lực không thể trước ngày ký.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.written_number or 'Dự thảo'}: {self.abstract}"

    @property
    def body(self) -> str:
        """Who decided, by name."""
        return self.body_name or self.association.title
