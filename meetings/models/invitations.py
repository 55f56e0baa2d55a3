"""Who is invited to a meeting, what they answered, who came; who was elected at a congress."""

import secrets

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, Office, Person, User
from associations.models import Association
from meetings.models.meetings import Meeting, OfMeetingQuerySet

# Letters and digits that nobody takes for another on paper.
CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 10


def make_code() -> str:
    """A code that nobody guesses: 50 bits, good for the day of one meeting."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


class Reply(models.TextChoices):
    """What an invited unit answered."""

    NONE = "none", "chưa trả lời"
    COMING = "coming", "sẽ dự"
    INSTEAD = "instead", "cử người khác dự thay"
    ABSENT = "absent", "xin vắng"


# Who comes is a person's name: it does not enter the log (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=["delegate", "code", "reason"],
)
class Invitation(models.Model):
    """A place at a meeting: of an office of a unit, or of a guest from outside.

    ``code`` stands as a QR code on the invitation and is scanned at the door.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="invitations", verbose_name="cuộc họp"
    )
    unit = models.ForeignKey(
        Association, models.PROTECT, null=True, blank=True, related_name="invitations",
        verbose_name="đơn vị được mời",
    )  # fmt: skip
    office = models.CharField("chức vụ được mời", max_length=24, choices=Office, blank=True)
    guest = models.CharField("khách mời", max_length=200, blank=True)
    reply = models.CharField("trả lời", max_length=8, choices=Reply, default=Reply.NONE)
    delegate = models.CharField("người dự", max_length=120, blank=True)
    reason = models.CharField("lý do vắng", max_length=200, blank=True)
    replied_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    replied_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trả lời"
    )
    code = models.CharField("mã điểm danh", max_length=16, unique=True, default=make_code)
    came_at = models.DateTimeField("có mặt lúc", null=True, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "giấy mời"
        ordering = ["meeting", F("unit__lft").asc(nulls_first=True), "office", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="invitation_once",
                fields=["meeting", "unit", "office"],
                condition=Q(unit__isnull=False),
                violation_error_message="Chức vụ này của đơn vị đã được mời.",
            ),
            models.CheckConstraint(
                name="invitation_of_unit_or_guest",
                condition=Q(unit__isnull=False, guest="") | ~Q(guest="") & Q(unit=None, office=""),
                violation_error_message="Mời một đơn vị, hoặc ghi tên khách mời.",
            ),
            models.CheckConstraint(
                name="invitation_reply_known", condition=Q(reply__in=Reply.values)
            ),
            models.CheckConstraint(
                name="invitation_reply_dated",
                condition=Q(reply="none", replied_at=None)
                | ~Q(reply="none") & Q(replied_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.guest or f"{self.get_office_display()} {self.unit}".strip()


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Candidate(models.Model):
    """Who stood for an office at a congress; the elected get their post when the meeting is held.

    ``votes`` of ``ballots`` valid ones; both unknown where the congress voted by hand.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="candidates", verbose_name="đại hội"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="người")
    office = models.CharField("chức vụ", max_length=24, choices=Office)
    votes = models.PositiveIntegerField("số phiếu bầu", null=True, blank=True)
    ballots = models.PositiveIntegerField("số phiếu hợp lệ", null=True, blank=True)
    is_elected = models.BooleanField("trúng cử", default=False)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bầu cử tại đại hội"
        ordering = ["meeting", "office", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="candidate_once",
                fields=["meeting", "person", "office"],
                violation_error_message="Người này đã được giới thiệu vào chức vụ ấy.",
            ),
            models.CheckConstraint(
                name="candidate_office_known", condition=Q(office__in=Office.values)
            ),
            models.CheckConstraint(
                name="candidate_votes_of_ballots",
                condition=Q(votes=None, ballots=None)
                | Q(votes__isnull=False, ballots__gte=F("votes")),
                violation_error_message="Ghi cả số phiếu bầu và số phiếu hợp lệ; số phiếu bầu "
                "không nhiều hơn số phiếu hợp lệ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_office_display()})"
