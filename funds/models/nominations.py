"""Nominations to a round with their dossiers, who read them, and how they were scored (Q3, Q4)."""

import uuid

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import ANY_CHANGE, Person, ReadKind, RecordQuerySet
from associations.models import Association
from funds.models.rounds import Circumstance, Recipient, Round, Stage, Tier
from records.models import Decision
from records.models.files import private_storage


class NominationState(models.TextChoices):
    """Where a nomination stands."""

    NOMINATED = "nominated", "đã đề cử"
    WITHDRAWN = "withdrawn", "đã rút"
    CHOSEN = "chosen", "trong danh sách trình"
    RESERVE = "reserve", "dự bị"
    AWARDED = "awarded", "được trao"
    NOT_AWARDED = "not_awarded", "không được trao"
    STOPPED = "stopped", "đã thôi cấp"


GIVEN = (NominationState.AWARDED, NominationState.STOPPED)


class Source(models.TextChoices):
    """From whom a nomination came to the unit that has the quota."""

    SCHOOL = "school", "nhà trường đề cử"
    BRANCH = "branch", "chi hội đề cử"
    SELF = "self", "tự ứng cử"


PRIVATE = [
    "group_name", "school", "mark", "circumstance", "story", "account", "nominator", "warnings",
    "go_on_reason", "reason",
]  # fmt: skip


# What is told of a child is private: it does not enter the log of changes (A5, Q4).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=PRIVATE,
)
class Nomination(models.Model):
    """Somebody whom a unit nominates, within its quota, for one tier of a round.

    ``number`` counts within the round: reviewers know nothing else by which to name a dossier.
    ``mark`` is the average of the year on a scale of 10. ``warnings`` are what was said at
    nomination of the same name elsewhere, ``go_on_reason`` why it was sent all the same. ``score``
    is the mean of what reviewers gave, ``rank`` the place within the tier. ``replaces`` points at
    the grant that was stopped, and ``first_step`` is the first instalment that was left of it.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="nominations", verbose_name="đợt")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="nominations", verbose_name="đơn vị đề cử"
    )
    tier = models.ForeignKey(
        Tier, models.PROTECT, related_name="nominations", verbose_name="đề nghị mức"
    )
    number = models.PositiveIntegerField("hồ sơ số")
    recipient = models.CharField("là", max_length=8, choices=Recipient)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations",
        verbose_name="người được đề cử",
    )  # fmt: skip
    group_name = models.CharField("tên tập thể", max_length=160, blank=True)
    stage = models.CharField("cấp học", max_length=12, choices=Stage, blank=True)
    school = models.CharField("trường, nơi học, nơi dạy", max_length=160, blank=True)
    mark = models.DecimalField(
        "điểm trung bình", max_digits=4, decimal_places=2, null=True, blank=True
    )
    circumstance = models.CharField(
        "hoàn cảnh", max_length=12, choices=Circumstance, default=Circumstance.NONE
    )
    story = models.TextField("thành tích, hoàn cảnh", max_length=2_000, blank=True)
    account = models.CharField("số tài khoản, ngân hàng", max_length=120, blank=True)
    source = models.CharField("nguồn đề cử", max_length=6, choices=Source)
    nominator = models.CharField("trường, chi hội đề cử", max_length=160, blank=True)
    warnings = models.TextField("điều đã nhắc", blank=True)
    go_on_reason = models.CharField("lý do vẫn đề cử", max_length=300, blank=True)
    state = models.CharField(
        "tình trạng", max_length=12, choices=NominationState, default=NominationState.NOMINATED
    )
    score = models.DecimalField("điểm chấm", max_digits=7, decimal_places=2, null=True, blank=True)
    rank = models.PositiveIntegerField("xếp thứ", null=True, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="nominations",
        verbose_name="theo quyết định",
    )  # fmt: skip
    ended_on = models.DateField("thôi cấp từ ngày", null=True, blank=True)
    reason = models.CharField("lý do rút, không trao, thôi cấp", max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by",
        verbose_name="nhận thay",
    )  # fmt: skip
    first_step = models.PositiveSmallIntegerField("nhận từ lần chi", default=1)
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đề cử"
    )
    nominated_at = models.DateTimeField("đề cử lúc", default=timezone.now)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hồ sơ đề cử"
        ordering = ["round", "number"]
        indexes = [
            models.Index(fields=["round", "association"], name="nomination_of_unit"),
        ]
        constraints = [
            models.UniqueConstraint(name="nomination_number_once", fields=["round", "number"]),
            models.CheckConstraint(
                name="nomination_recipient_known", condition=Q(recipient__in=Recipient.values)
            ),
            models.CheckConstraint(
                name="nomination_stage_known", condition=Q(stage="") | Q(stage__in=Stage.values)
            ),
            models.CheckConstraint(
                name="nomination_circumstance_known",
                condition=Q(circumstance__in=Circumstance.values),
            ),
            models.CheckConstraint(
                name="nomination_source_known", condition=Q(source__in=Source.values)
            ),
            models.CheckConstraint(
                name="nomination_state_known", condition=Q(state__in=NominationState.values)
            ),
            models.CheckConstraint(
                name="nomination_of_a_person_or_a_group",
                condition=Q(recipient="group", person=None)
                | Q(~Q(recipient="group"), person__isnull=False, group_name=""),
            ),
            models.CheckConstraint(
                name="nomination_mark_of_ten",
                condition=Q(mark=None) | Q(mark__gte=0, mark__lte=10),
                violation_error_message="Điểm theo thang 10.",
            ),
            models.CheckConstraint(
                name="nomination_warned_goes_on_for_a_reason",
                condition=Q(warnings="") | ~Q(go_on_reason=""),
            ),
            models.CheckConstraint(
                name="nomination_award_by_a_decision",
                condition=~Q(state__in=GIVEN) | Q(decision__isnull=False),
            ),
            models.CheckConstraint(
                name="nomination_end_is_told",
                condition=Q(~Q(state="stopped"), ended_on=None)
                | Q(~Q(reason=""), state="stopped", ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="nomination_replaces_another",
                condition=Q(replaces=None) | ~Q(replaces=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"Hồ sơ số {self.number}"

    @property
    def name(self) -> str:
        """Who it is, for officers and papers; never for the public."""
        return self.person.name if self.person else self.group_name


class OfNominationQuerySet(RecordQuerySet):
    """Rows of a nomination; they belong to the unit that nominated."""

    association_path = "nomination__association"


def sealed_path(_file: models.Model, _name: str) -> str:
    """Where a sealed file is kept: under a name of our own."""
    key = uuid.uuid4().hex
    return f"rounds/{key[:2]}/{key}"


class SealedFile(models.Model):
    """A scan that is kept encrypted (``records.sealing``); ``sha256`` and ``size`` are its own."""

    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField("mã băm", max_length=64)
    size = models.PositiveIntegerField("cỡ", help_text="byte")
    file = models.FileField("tệp", storage=private_storage, upload_to=sealed_path, max_length=160)
    added_at = models.DateTimeField("lúc", auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gửi"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Tệp {self.pk}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["name", "file"])
class Attachment(SealedFile):
    """A paper of a dossier: a report of marks, a certificate of a poor household."""

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="attachments", verbose_name="hồ sơ"
    )

    objects = OfNominationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "giấy tờ kèm hồ sơ"
        ordering = ["nomination", "pk"]
        constraints = [
            models.UniqueConstraint(name="attachment_once", fields=["nomination", "sha256"])
        ]


class NominationRead(models.Model):
    """Who read a dossier, when and how; rows are only added (product.md A5)."""

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="reads", verbose_name="hồ sơ"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ai xem"
    )
    kind = models.CharField("cách xem", max_length=8, choices=ReadKind)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = OfNominationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần xem hồ sơ đề cử"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="nominationread_kind_known", condition=Q(kind__in=ReadKind.values)
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y %H:%M}"


class DossierReview(models.Model):
    """What one reviewer said of one dossier, once: points, or a conflict of interest.

    ``points`` is {criterion: points}, ``total`` their sum; of a conflict there are none, and its
    ``reason`` is told. Sent is sent: nobody can look at others first and then correct his own.
    """

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="reviews", verbose_name="hồ sơ"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người chấm"
    )
    points = models.JSONField("điểm từng tiêu chí", default=dict)
    total = models.PositiveIntegerField("tổng điểm", null=True, blank=True)
    reason = models.CharField("lý do không chấm", max_length=300, blank=True)
    sent_at = models.DateTimeField("gửi lúc", default=timezone.now)

    objects = OfNominationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "phiếu chấm"
        ordering = ["nomination", "pk"]
        constraints = [
            models.UniqueConstraint(name="dossierreview_once", fields=["nomination", "reviewer"]),
            models.CheckConstraint(
                name="dossierreview_points_or_conflict",
                condition=Q(total__isnull=False, reason="") | Q(~Q(reason=""), total=None),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.nomination}"
