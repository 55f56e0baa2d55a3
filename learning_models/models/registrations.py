"""What becomes of a bearer in a year: registered, assessed, reviewed, recognised or not."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import RecordQuerySet
from associations.models import Association
from learning_models.models.bearers import Bearer
from learning_models.models.criteria import Area, CriteriaSet
from learning_models.models.kinds import LearningModel, ModelGroup
from learning_models.models.lists import NameList
from learning_models.models.years import Proposal, Review
from records.models import Decision, private_storage


class RegistrationState(models.TextChoices):
    """The steps of a year (product.md L2). Expiry is no state: it comes with ``valid_until``."""

    REGISTERED = "registered", "đã đăng ký"
    ASSESSED = "assessed", "đã tự đánh giá"
    REVIEWED = "reviewed", "đã bình xét"
    PROPOSED = "proposed", "đã đề nghị"
    RECOGNISED = "recognised", "được công nhận"
    RE_RECOGNISED = "re_recognised", "được công nhận lại"
    NOT_RECOGNISED = "not_recognised", "không được công nhận"
    LOST = "lost", "bị thôi công nhận"
    WITHDRAWN = "withdrawn", "rút đăng ký"


HOLDING = (RegistrationState.RECOGNISED, RegistrationState.RE_RECOGNISED)
OPEN = (
    RegistrationState.REGISTERED,
    RegistrationState.ASSESSED,
    RegistrationState.REVIEWED,
    RegistrationState.PROPOSED,
)


# The log is written once a statement: a list of a province has a hundred thousand lines.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["reason"],
    level=pghistory.Statement,
)
class Registration(models.Model):
    """One bearer registered for one model in one year, and what came of it.

    ``association`` is the unit that counts it; when that ends an open registration passes on, a
    finished one stays where it was counted. ``criteria_set`` is the set it was judged by and never
    changes afterwards (product.md L1). ``valid_until`` is the first day on which a recognition
    holds no more.
    """

    bearer = models.ForeignKey(
        Bearer, models.PROTECT, related_name="registrations", verbose_name="ai", db_index=False
    )
    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="registrations", verbose_name="mô hình",
        db_index=False,
    )  # fmt: skip
    year = models.PositiveSmallIntegerField("năm")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="registrations", verbose_name="đơn vị",
        db_index=False,
    )  # fmt: skip
    state = models.CharField(
        "trạng thái",
        max_length=14,
        choices=RegistrationState,
        default=RegistrationState.REGISTERED,
    )
    group = models.ForeignKey(
        ModelGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhóm",
        db_index=False,
    )  # fmt: skip
    area = models.CharField("vùng", max_length=8, choices=Area, default=Area.COMMON)
    criteria_set = models.ForeignKey(
        CriteriaSet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name="xét theo bộ tiêu chí",
    )
    self_score = models.DecimalField(
        "tự chấm", max_digits=6, decimal_places=2, null=True, blank=True
    )
    score = models.DecimalField(
        "điểm đánh giá", max_digits=6, decimal_places=2, null=True, blank=True
    )
    grade = models.CharField("xếp loại", max_length=80, blank=True)
    level = models.PositiveSmallIntegerField("mức độ", null=True, blank=True)
    review = models.ForeignKey(
        Review,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name="họp bình xét",
    )
    votes_for = models.PositiveSmallIntegerField("phiếu đồng ý", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("phiếu không đồng ý", null=True, blank=True)
    proposal = models.ForeignKey(
        Proposal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name="danh sách đề nghị",
    )
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name="theo quyết định",
        help_text="Quyết định công nhận, không công nhận hoặc thôi công nhận, cái sau cùng.",
    )
    recognised_on = models.DateField("công nhận ngày", null=True, blank=True)
    valid_until = models.DateField("hết hạn từ ngày", null=True, blank=True)
    higher_title = models.CharField(
        "danh hiệu cao hơn",
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text="Theo số năm liền mà bộ tiêu chí ghi, ví dụ Công dân học tập tiêu biểu.",
    )
    reason = models.TextField("lý do", blank=True)
    listed_in = models.ForeignKey(
        NameList,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name="từ danh sách",
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhập",
        db_index=False,
    )  # fmt: skip
    registered_at = models.DateTimeField("lúc", auto_now_add=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đăng ký mô hình"
        ordering = ["-year", "model", "association", "bearer"]
        indexes = [
            models.Index(
                fields=["association", "model", "year", "state"], name="registration_counted"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="registration_once_a_year",
                fields=["bearer", "model", "year"],
                violation_error_message="Đã đăng ký mô hình này trong năm.",
            ),
            models.CheckConstraint(
                name="registration_state_known", condition=Q(state__in=RegistrationState.values)
            ),
            models.CheckConstraint(
                name="registration_area_known", condition=Q(area__in=Area.values)
            ),
            models.CheckConstraint(
                name="registration_scores_not_negative",
                condition=(Q(score=None) | Q(score__gte=0))
                & (Q(self_score=None) | Q(self_score__gte=0)),
                violation_error_message="Điểm không được âm.",
            ),
            models.CheckConstraint(
                name="registration_recognised_on_a_day",
                condition=~Q(state__in=["recognised", "re_recognised", "lost"])
                | Q(recognised_on__isnull=False),
                violation_error_message="Được công nhận thì phải có ngày công nhận.",
            ),
            models.CheckConstraint(
                name="registration_reason_told",
                condition=~Q(state__in=["not_recognised", "lost"]) | ~Q(reason=""),
                violation_error_message="Hãy ghi lý do.",
            ),
            models.CheckConstraint(
                name="registration_votes_need_a_review",
                condition=Q(review__isnull=False) | Q(votes_for=None, votes_against=None),
                violation_error_message="Có phiếu thì phải có cuộc họp bình xét.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bearer_id}, {self.model_id} {self.year}"


class OfRegistrationQuerySet(RecordQuerySet):
    """Rows of a registration."""

    association_path = "registration__association"


class Assessor(models.TextChoices):
    """Who scored."""

    SELF = "self", "tự đánh giá"
    REVIEW = "review", "hội đánh giá"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Assessment(models.Model):
    """Answers to the indicators of a set, as given once; the latest of each assessor counts.

    ``answers``: {indicator's number: points, percentage, level or true and false} as text of a
    number, or a bool.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="assessments", verbose_name="đăng ký"
    )
    assessor = models.CharField("ai chấm", max_length=6, choices=Assessor)
    criteria_set = models.ForeignKey(
        CriteriaSet, models.PROTECT, related_name="+", verbose_name="bộ tiêu chí"
    )
    answers = models.JSONField("trả lời", default=dict)
    total = models.DecimalField("tổng điểm", max_digits=6, decimal_places=2, null=True, blank=True)
    grade = models.CharField("xếp loại", max_length=80, blank=True)
    is_reached = models.BooleanField("đạt", default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người nhập",
        help_text="Trống khi chính người đăng ký tự chấm qua đường dẫn riêng.",
    )
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = OfRegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần đánh giá"
        ordering = ["registration", "-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="assessment_assessor_known", condition=Q(assessor__in=Assessor.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_assessor_display()} {self.at:%d/%m/%Y}"


def evidence_path(evidence: "Evidence", _name: str) -> str:
    """Where evidence is kept: under a name of our own."""
    return f"evidence/{evidence.sha256[:2]}/{evidence.sha256}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["name", "file"])
class Evidence(models.Model):
    """A file that proves an indicator: private, kept with its hash."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="evidence", verbose_name="đăng ký"
    )
    number = models.CharField("chỉ số", max_length=10)
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField("mã băm", max_length=64)
    size = models.PositiveIntegerField("cỡ", help_text="byte")
    file = models.FileField("tệp", storage=private_storage, upload_to=evidence_path, max_length=160)
    added_at = models.DateTimeField("lúc", auto_now_add=True)

    objects = OfRegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "minh chứng"
        ordering = ["registration", "number", "pk"]

    def __str__(self) -> str:
        return self.name
