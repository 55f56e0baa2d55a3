"""Members: a person who joined, the branches he belonged to by time, fees, and counts.

Nothing is overwritten: who moves to another branch ends one stay and begins the next, who leaves
ends his last. A member keeps the day he joined, whatever branch or unit he passes through.
"""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, OfPersonQuerySet, Person, RecordQuerySet
from associations.models import Association
from khuyenhoc.lib.name_keys import key_name, key_place
from records.models import Certificate

PERSONAL = ["name_key", "address_key", "birth_year"]


class MemberQuerySet(OfPersonQuerySet):
    """Members; they belong to the association that keeps the person (product.md A3)."""

    def current(self) -> "MemberQuerySet":
        """Keep those who have not left."""
        return self.filter(left_on=None)


# The log is written once a statement: a list of a province has a hundred thousand lines.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=PERSONAL,
    level=pghistory.Statement,
)
class Member(models.Model):
    """A person who joined the association, once for life.

    ``association`` is the unit that keeps the person, the commune's as a rule; it is the person's
    own and passes on only by hand-over. ``joined_on`` is the first of January where only the year
    is known (``is_joined_year_only``), empty where nothing is. ``left_on`` is the first day on
    which he is a member no more. The keys are what names and addresses are compared by
    (khuyenhoc.lib.name_keys); ``birth_year`` is the person's, beside them for comparing. ``card``
    is his card in force. Whoever writes rows in bulk fills the keys himself.
    """

    person = models.OneToOneField(
        Person, models.PROTECT, related_name="membership", verbose_name="người"
    )
    joined_on = models.DateField("ngày vào hội", null=True, blank=True)
    is_joined_year_only = models.BooleanField("chỉ biết năm vào hội", default=False)
    left_on = models.DateField("không còn là hội viên từ ngày", null=True, blank=True)
    card = models.OneToOneField(
        Certificate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="member",
        verbose_name="thẻ hội viên",
    )
    listed_in = models.ForeignKey(
        "MemberList",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        verbose_name="từ danh sách",
    )
    name_key = models.CharField(max_length=120, blank=True, editable=False)
    address_key = models.CharField(max_length=200, blank=True, editable=False)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hội viên"
        ordering = ["-pk"]
        indexes = [
            GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="member_by_words"),
            models.Index(fields=["name_key"], name="member_by_name"),
        ]
        constraints = [
            models.CheckConstraint(
                name="member_year_alone_is_a_year",
                condition=Q(is_joined_year_only=False) | Q(joined_on__month=1, joined_on__day=1),
                violation_error_message="Chỉ biết năm thì ghi ngày 1 tháng 1 của năm ấy.",
            ),
            models.CheckConstraint(
                name="member_leaves_after_joining",
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gt=F("joined_on")),
                violation_error_message="Ngày thôi là hội viên phải sau ngày vào hội.",
            ),
        ]

    def __str__(self) -> str:
        return self.person.name

    def fill_keys(self) -> None:
        """Take the keys from the person as he is written now."""
        self.name_key = key_name(self.person.name)[:120]
        self.address_key = key_place(self.person.address) if self.person.address else ""
        self.birth_year = self.person.birth_year


class OfMemberQuerySet(RecordQuerySet):
    """Rows of a member."""

    association_path = "member__person__association"


class Departure(models.TextChoices):
    """How a stay ended."""

    MOVED = "moved", "chuyển sinh hoạt"
    REORGANISED = "reorganised", "chi hội, hội sắp xếp lại"
    RESIGNED = "resigned", "xin ra khỏi hội"
    DIED = "died", "từ trần"
    STRUCK_OFF = "struck_off", "xóa tên"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    level=pghistory.Statement,
)
class Stay(models.Model):
    """A member belonging to one branch (or directly to a commune's association) during ``valid``.

    The stays of a member never overlap; the one without an end is where he is counted now.
    ``ended_by`` says how it ended, by days that are over as by those to come.
    """

    member = models.ForeignKey(
        Member, models.CASCADE, related_name="stays", verbose_name="hội viên"
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="stays", verbose_name="chi hội hoặc hội cơ sở"
    )
    valid = DateRangeField("thời gian")
    ended_by = models.CharField(
        "kết thúc vì", max_length=11, choices=Departure, blank=True, default="", db_default=""
    )

    objects = OfMemberQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nơi sinh hoạt của hội viên"
        ordering = ["member", "valid"]
        constraints = [
            ExclusionConstraint(
                name="stay_one_at_a_time",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Hội viên đã có nơi sinh hoạt trong những ngày ấy.",
            ),
            models.CheckConstraint(name="stay_lasts", condition=Q(valid__isempty=False)),
            models.CheckConstraint(
                name="stay_ends_in_a_way",
                condition=Q(ended_by="", valid__endswith=None)
                | Q(ended_by__in=Departure.values, valid__endswith__isnull=False),
                violation_error_message="Hãy ghi vì sao kết thúc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association}"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    level=pghistory.Statement,
)
class Fee(models.Model):
    """The fee that a member paid for a year: whole đồng, None where only "paid" was written."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="fees", verbose_name="hội viên")
    year = models.PositiveSmallIntegerField("năm")
    amount = models.PositiveIntegerField("số tiền", null=True, blank=True, help_text="đồng")
    paid_on = models.DateField("ngày đóng", null=True, blank=True)

    objects = OfMemberQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hội phí đã đóng"
        ordering = ["member", "-year"]
        constraints = [
            models.UniqueConstraint(
                name="fee_once_a_year",
                fields=["member", "year"],
                violation_error_message="Đã ghi hội phí của năm này.",
            ),
            models.CheckConstraint(
                name="fee_year_plausible", condition=Q(year__gte=1996, year__lte=2100)
            ),
        ]

    def __str__(self) -> str:
        return f"hội phí {self.year}"


class HeadCountQuerySet(RecordQuerySet):
    """Counts; they are figures and no records of persons, but stay with their unit all the same."""


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class HeadCount(models.Model):
    """How many members a unit has at the end of a year, where it keeps no names.

    Never beside names for one year without a reason: ``reason`` then says why both stand
    (product.md M), and names are what is counted.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="head_counts", verbose_name="chi hội, hội cơ sở"
    )
    year = models.PositiveSmallIntegerField("năm")
    members = models.PositiveIntegerField("hội viên", help_text="người, cuối năm")
    newly = models.PositiveIntegerField("trong đó mới vào trong năm", null=True, blank=True)
    carded = models.PositiveIntegerField("đã có thẻ", null=True, blank=True)
    fee_paid = models.PositiveIntegerField("đã đóng hội phí của năm", null=True, blank=True)
    reason = models.CharField("vì sao vừa ghi tên vừa ghi số", max_length=300, blank=True)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    counted_at = models.DateTimeField("lúc", auto_now=True)

    objects = HeadCountQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số hội viên không ghi tên"
        ordering = ["-year", "association"]
        constraints = [
            models.UniqueConstraint(
                name="headcount_once_a_year",
                fields=["association", "year"],
                violation_error_message="Đã ghi số hội viên của năm này.",
            ),
            models.CheckConstraint(
                name="headcount_parts_fit",
                condition=(Q(newly=None) | Q(newly__lte=F("members")))
                & (Q(carded=None) | Q(carded__lte=F("members")))
                & (Q(fee_paid=None) | Q(fee_paid__lte=F("members"))),
                violation_error_message="Số mới vào, có thẻ, đóng hội phí không được lớn hơn tổng "
                "số hội viên.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association}, {self.year}: {self.members}"
