"""Donors, what they promised, the programmes that bear their names, and whom they stand by."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.masks import may_show
from accounts.models import ANY_CHANGE, Person, Purpose, RecordQuerySet
from associations.models import Association
from funds.models.funds import Fund, OfFundQuerySet


class DonorKind(models.TextChoices):
    """Who gives."""

    PERSON = "person", "cá nhân"
    HOUSEHOLD = "household", "gia đình"
    CLAN = "clan", "dòng họ"
    ORGANISATION = "organisation", "cơ quan, tổ chức"
    FIRM = "firm", "doanh nghiệp"
    ABROAD = "abroad", "người, tổ chức ở nước ngoài"


class Naming(models.TextChoices):
    """Whether the donor may be named in public."""

    NOT_ASKED = "not_asked", "chưa hỏi"
    AGREED = "agreed", "đồng ý nêu tên"
    ANONYMOUS = "anonymous", "đề nghị không nêu tên"


PRIVATE = ["name", "contact", "note"]


# What is known of a donor may be a person's: it does not enter the log of changes (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=PRIVATE,
)
class Donor(models.Model):
    """Who gives to an association's funds. Named in public only with ``naming`` agreed."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="donors", verbose_name="của hội"
    )
    kind = models.CharField("loại", max_length=12, choices=DonorKind)
    name = models.CharField("tên nhà tài trợ", max_length=160)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người đã có trên cổng",
    )  # fmt: skip
    contact = models.CharField("liên hệ", max_length=200, blank=True)
    naming = models.CharField("nêu tên", max_length=9, choices=Naming, default=Naming.NOT_ASKED)
    agreed_on = models.DateField("đồng ý ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nhà tài trợ"
        ordering = ["association", "name", "pk"]
        constraints = [
            models.CheckConstraint(name="donor_kind_known", condition=Q(kind__in=DonorKind.values)),
            models.CheckConstraint(
                name="donor_naming_known", condition=Q(naming__in=Naming.values)
            ),
            models.CheckConstraint(
                name="donor_agreed_on_a_day",
                condition=Q(naming="agreed", agreed_on__isnull=False)
                | Q(~Q(naming="agreed"), agreed_on=None),
                violation_error_message="Hãy ghi ngày đồng ý khi nhà tài trợ đồng ý nêu tên, và "
                "chỉ khi ấy.",
            ),
            models.CheckConstraint(
                name="donor_person_is_a_person",
                condition=Q(person=None) | Q(kind__in=["person", "abroad"]),
                violation_error_message="Chỉ nhà tài trợ là cá nhân mới gắn với một người.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_named(self) -> bool:
        """Whether the public may read the name; who is known as a person must also have agreed
        there, so that taking it back there is enough."""
        if self.naming != Naming.AGREED:
            return False
        today = timezone.localdate()
        return self.person is None or may_show(self.person, Purpose.PUBLISH_NAME, today)

    @property
    def public_name(self) -> str:
        """What the public reads: the name where the donor agreed."""
        return self.name if self.is_named else "Nhà tài trợ không nêu tên"


class OfDonorQuerySet(RecordQuerySet):
    """Rows of a donor; they belong to the association that keeps it."""

    association_path = "donor__association"


class DonorName(models.Model):
    """A name that a donor bore until a day (exclusive); vouchers of those days were made out to it.

    Erased with the donor's data, so not in the log of changes.
    """

    donor = models.ForeignKey(
        Donor, models.PROTECT, related_name="names", verbose_name="nhà tài trợ"
    )
    name = models.CharField("tên cũ", max_length=160)
    until = models.DateField("mang tên này đến trước ngày")

    objects = OfDonorQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tên cũ của nhà tài trợ"
        ordering = ["donor", "-until", "pk"]
        constraints = [
            models.UniqueConstraint(name="donorname_once_a_day", fields=["donor", "until"])
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Programme(models.Model):
    """A named programme of a fund ("Vì em hiếu học"), with its sponsor and budget.

    ``budget`` is in whole đồng and no payment goes beyond it (trigger ``entry_within_budget``);
    empty is without limit. What is left is in ``funds.donors``.
    """

    fund = models.ForeignKey(
        Fund, models.PROTECT, related_name="programmes", verbose_name="của quỹ"
    )
    name = models.CharField("tên chương trình", max_length=160)
    sponsor = models.ForeignKey(
        Donor, models.PROTECT, null=True, blank=True, related_name="programmes",
        verbose_name="nhà tài trợ",
    )  # fmt: skip
    purpose = models.CharField("mục đích", max_length=300, blank=True)
    budget = models.BigIntegerField(
        "ngân sách", null=True, blank=True, help_text="Đồng. Để trống là không giới hạn."
    )
    begins_on = models.DateField("bắt đầu ngày")
    ends_on = models.DateField("kết thúc trước ngày", null=True, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chương trình"
        ordering = ["fund", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="programme_name_once",
                fields=["fund", "name", "begins_on"],
                violation_error_message="Quỹ đã có chương trình này từ ngày ấy.",
            ),
            models.CheckConstraint(
                name="programme_budget_positive",
                condition=Q(budget=None) | Q(budget__gt=0),
                violation_error_message="Ngân sách phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="programme_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Pledge(models.Model):
    """What a donor promised to a fund, in whole đồng; receipts point at it, instalments say when.

    ``ended_on`` is the day on which the rest was given up.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="pledges", verbose_name="cho quỹ")
    donor = models.ForeignKey(
        Donor, models.PROTECT, related_name="pledges", verbose_name="nhà tài trợ"
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="pledges",
        verbose_name="cho chương trình",
    )  # fmt: skip
    amount = models.BigIntegerField("số tiền hứa", help_text="Đồng.")
    promised_on = models.DateField("hứa ngày")
    ended_on = models.DateField("thôi nhận tiếp từ ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lời hứa tài trợ"
        ordering = ["fund", "-promised_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="pledge_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Số tiền hứa phải lớn hơn 0.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.donor}, {self.promised_on:%d/%m/%Y}"


class OfPledgeQuerySet(OfFundQuerySet):
    """Rows of a pledge; they belong to the association of its fund."""

    association_path = "pledge__fund__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Instalment(models.Model):
    """When a part of a pledge is due, in whole đồng."""

    pledge = models.ForeignKey(
        Pledge, models.PROTECT, related_name="instalments", verbose_name="lời hứa"
    )
    due_on = models.DateField("hẹn nộp ngày")
    amount = models.BigIntegerField("số tiền", help_text="Đồng.")

    objects = OfPledgeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đợt nộp"
        ordering = ["pledge", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="instalment_once_a_day",
                fields=["pledge", "due_on"],
                violation_error_message="Ngày ấy đã hẹn một đợt nộp.",
            ),
            models.CheckConstraint(
                name="instalment_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on:%d/%m/%Y}"


# Why it ended may speak of the learner: it does not enter the log of changes (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=["end_reason"],
)
class Sponsorship(models.Model):
    """A donor stands by a learner for years ("đỡ đầu"), renewed or stopped each year.

    The learner is a Person: name and school are private (product.md Q4).
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="sponsorships", verbose_name="của hội"
    )
    donor = models.ForeignKey(
        Donor, models.PROTECT, related_name="sponsorships", verbose_name="người đỡ đầu"
    )
    learner = models.ForeignKey(
        Person, models.PROTECT, related_name="sponsorships", verbose_name="người được đỡ đầu"
    )
    yearly_amount = models.BigIntegerField("mỗi năm", help_text="Đồng.")
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("thôi đỡ đầu từ ngày", null=True, blank=True)
    end_reason = models.CharField("lý do thôi", max_length=300, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đỡ đầu"
        ordering = ["association", "-begins_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="sponsorship_once",
                fields=["donor", "learner"],
                condition=Q(ends_on=None),
                violation_error_message="Nhà tài trợ đang đỡ đầu người này rồi.",
            ),
            models.CheckConstraint(
                name="sponsorship_amount_positive",
                condition=Q(yearly_amount__gt=0),
                violation_error_message="Số tiền mỗi năm phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="sponsorship_end_is_told",
                condition=Q(ends_on=None, end_reason="")
                | Q(~Q(end_reason=""), ends_on__isnull=False, ends_on__gte=F("begins_on")),
                violation_error_message="Hãy ghi cả ngày và lý do thôi đỡ đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.donor}, từ {self.begins_on:%d/%m/%Y}"


class OfSponsorshipQuerySet(RecordQuerySet):
    """Rows of a sponsorship; they belong to the association that keeps it."""

    association_path = "sponsorship__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class SponsorshipYear(models.Model):
    """A year for which a sponsorship was renewed."""

    sponsorship = models.ForeignKey(
        Sponsorship, models.PROTECT, related_name="years", verbose_name="đỡ đầu"
    )
    year = models.PositiveSmallIntegerField("năm")
    amount = models.BigIntegerField("số tiền của năm", help_text="Đồng.")
    renewed_on = models.DateField("gia hạn ngày")
    renewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ghi"
    )

    objects = OfSponsorshipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "năm đỡ đầu"
        ordering = ["sponsorship", "year"]
        constraints = [
            models.UniqueConstraint(
                name="sponsorshipyear_once",
                fields=["sponsorship", "year"],
                violation_error_message="Năm ấy đã gia hạn.",
            ),
            models.CheckConstraint(
                name="sponsorshipyear_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)
