"""The life of a return: what each unit owes, what was read from a file, and the talk about it.

product.md R. Forms, rolls and what is due stand in ``figures``; numbers once submitted too.
"""

from typing import Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from associations.models import Association
from associations.scope import AssociationQuerySet, SubtreeQuerySet, reach
from figures.models import Due, Form, FormVersion, Indicator, Period, Submission
from records.models import Upload


class ReturnState(models.TextChoices):
    """The states of a return (product.md R8)."""

    OWED = "owed", "chưa nộp"
    DRAFT = "draft", "đang nhập"
    SUBMITTED = "submitted", "đã nộp"
    SENT_BACK = "sent_back", "trả lại"
    APPROVED = "approved", "đã duyệt"


class ReturnQuerySet(SubtreeQuerySet):
    """Returns, narrowable to a part of the tree; those that left their roll too."""

    association_path = "due__unit__association"
    left_path = "association"

    def within(self, roots: AssociationQuerySet, past: bool = False) -> Self:
        """Keep the rows of ``roots`` and of everything below them."""
        return self.filter(
            reach(roots, past, f"{self.association_path}__")
            | reach(roots, past, f"{self.left_path}__")
        )


# The log is written once a statement: a reorganisation moves thousands of rows at a time.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["draft"],
    level=pghistory.Statement,
)
class Return(models.Model):
    """One unit's return of one form for one period.

    ``draft`` holds what was typed on the web and not yet submitted: {indicator code: text}.
    ``version`` counts every step; who acts on an older one is told so (two officers at once).

    When its unit leaves the roll of the period, what was begun is kept: the return owes nothing
    any more (no ``due``) and says itself whose it was, for which period and form (decision 0010).
    """

    # Typed as always there: whoever takes a step has it from ``states.lock``, which asks for it.
    due: "models.OneToOneField[Due, Due]" = models.OneToOneField(  # type: ignore[misc]
        Due,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="return_of",
        verbose_name="báo cáo phải gửi",
    )
    association = models.ForeignKey(
        Association,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="left_returns",
        verbose_name="của đơn vị đã rời danh sách",
    )
    period = models.ForeignKey(
        Period, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kỳ"
    )
    form = models.ForeignKey(
        Form, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mẫu biểu"
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=ReturnState, default=ReturnState.OWED
    )
    submission = models.ForeignKey(
        Submission,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lần nộp gần nhất",
    )
    approved_submission = models.ForeignKey(
        Submission,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lần nộp đã duyệt",
    )
    draft = models.JSONField("bản nhập dở", default=dict, blank=True)
    version = models.PositiveIntegerField("bước thứ", default=0)
    extended_to = models.DateField("gia hạn đến", null=True, blank=True)
    submitted_at = models.DateTimeField("nộp lúc", null=True, blank=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo"
        constraints = [
            models.CheckConstraint(
                name="return_state_known", condition=Q(state__in=ReturnState.values)
            ),
            models.CheckConstraint(
                name="return_owed_or_left",
                condition=Q(due__isnull=False, association=None, period=None, form=None)
                | Q(
                    due=None,
                    association__isnull=False,
                    period__isnull=False,
                    form__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        if self.due is None:
            return f"{self.form} của {self.association} (đã rời danh sách kỳ {self.period})"
        return f"{self.due.form} của {self.due.unit.association}"


class ReadingState(models.TextChoices):
    """How far the reading of an uploaded file has come."""

    WAITING = "waiting", "đang chờ đọc"
    READ = "read", "đã đọc"
    REFUSED = "refused", "không nhận được"
    SUBMITTED = "submitted", "đã nộp"


class ReadingQuerySet(SubtreeQuerySet):
    """Readings; they belong to the association that sent the file."""

    association_path = "sender"


class Reading(models.Model):
    """What was read from one upload for one form and period; nothing of it counts yet.

    ``found`` is the reading as ``khuyenhoc.lib.sheets`` gives it, in JSON; ``reasons`` the
    officer's words beside warnings, {problem id: text}; ``answers`` what he said when asked about
    this file, [[kind of question, text, answer], …]. ``receipt`` is the number given on submitting.
    """

    upload = models.OneToOneField(
        Upload, models.PROTECT, related_name="reading", verbose_name="tệp"
    )
    sender = models.ForeignKey(
        Association, models.PROTECT, related_name="readings", verbose_name="gửi từ"
    )
    form_version = models.ForeignKey(
        FormVersion, models.PROTECT, related_name="+", verbose_name="biểu"
    )
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", verbose_name="kỳ")
    state = models.CharField("trạng thái", max_length=10, choices=ReadingState)
    refused = models.TextField("lời từ chối", blank=True)
    found = models.JSONField("đã đọc", default=dict)
    reasons = models.JSONField("giải thích", default=dict)
    answers = models.JSONField("trả lời", default=list)
    receipt = models.CharField("số biên nhận", max_length=40, blank=True)
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần đọc tệp"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="reading_state_known", condition=Q(state__in=ReadingState.values)
            )
        ]

    def __str__(self) -> str:
        return f"đọc {self.upload}"


class StepKind(models.TextChoices):
    """What happened to a return."""

    SUBMIT = "submit", "nộp"
    WITHDRAW = "withdraw", "rút lại"
    SEND_BACK = "send_back", "trả lại"
    APPROVE = "approve", "duyệt"
    REOPEN = "reopen", "mở lại"
    MESSAGE = "message", "lời nhắn"
    ASK_EXTENSION = "ask_extension", "xin gia hạn"
    EXTEND = "extend", "gia hạn"


class StepQuerySet(ReturnQuerySet):
    """Steps of returns, narrowable to a part of the tree."""

    association_path = "return_of__due__unit__association"
    left_path = "return_of__association"


class Step(models.Model):
    """One step or message in the life of a return; on one cell where ``indicator`` is given."""

    return_of = models.ForeignKey(
        Return, models.PROTECT, related_name="steps", verbose_name="báo cáo"
    )
    kind = models.CharField("việc", max_length=16, choices=StepKind)
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, related_name="+", verbose_name="lần nộp"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, related_name="+", verbose_name="chỉ tiêu"
    )
    text = models.TextField("lời", blank=True)
    receipt = models.CharField("số biên nhận", max_length=40, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bước"
        ordering = ["return_of", "at", "pk"]
        constraints = [
            models.CheckConstraint(name="step_kind_known", condition=Q(kind__in=StepKind.values))
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y}"


class Comparison(models.TextChoices):
    """How the two sides of a rule must stand to each other."""

    AT_MOST = "at_most", "không lớn hơn"
    EQUAL = "equal", "bằng"


class RuleSeverity(models.TextChoices):
    """A broken rule either blocks or asks for a reason (product.md R5)."""

    ERROR = "error", "lỗi"
    WARNING = "warning", "cần giải thích"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Rule(models.Model):
    """An arithmetic rule between indicators of one unit and period; data, not code.

    ``left`` and ``right`` are formulas of the catalogue's codes; ``previous(code)`` is the value
    of the period before. A rule is asked only where every number in it was given.
    """

    is_reference = True

    code = models.SlugField("mã", max_length=60, unique=True)
    left = models.CharField("vế trái", max_length=200)
    comparison = models.CharField("phải", max_length=8, choices=Comparison)
    right = models.CharField("vế phải", max_length=200)
    severity = models.CharField("mức", max_length=8, choices=RuleSeverity)
    message = models.CharField(
        "lời báo",
        max_length=300,
        help_text="{left}, {right} là hai số. Ví dụ: Công nhận {left}, nhiều hơn đăng ký {right}.",
    )
    advice = models.CharField("cách sửa", max_length=300, blank=True)
    source = models.CharField("căn cứ", max_length=200, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "quy tắc kiểm tra"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="rule_comparison_known", condition=Q(comparison__in=Comparison.values)
            ),
            models.CheckConstraint(
                name="rule_severity_known", condition=Q(severity__in=RuleSeverity.values)
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Explanation(models.Model):
    """An officer's reason beside a warning; the approver reads it (product.md R5)."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="explanations", verbose_name="lần nộp"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, related_name="+", verbose_name="chỉ tiêu"
    )
    warning = models.TextField("cảnh báo")
    reason = models.TextField("lý do")

    class Meta:
        verbose_name = verbose_name_plural = "giải thích"

    def __str__(self) -> str:
        return self.reason
