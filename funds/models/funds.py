"""Funds, what they hold in each medium, and what money comes from and goes to."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE
from associations.models import Association
from associations.scope import SubtreeQuerySet


class LegalForm(models.TextChoices):
    """Whose the money is by law (domain.md §5.1)."""

    LICENSED = "licensed", "quỹ được cấp phép, có tư cách pháp nhân"
    OWN = "own", "tiền khuyến học của hội"


class Medium(models.TextChoices):
    """In what the value lies; each is held apart."""

    CASH = "cash", "tiền mặt"
    BANK = "bank", "tiền gửi ngân hàng"
    IN_KIND = "in_kind", "hiện vật"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Fund(models.Model):
    """Money that an association keeps, with its books (``funds.ledger`` alone writes them).

    ``closed_on`` is the first day without the fund. ``may_go_below`` lets its balances fall below
    zero, as where a unit advances money; by default none may (trigger ``balance_not_below_zero``).
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="funds", verbose_name="của hội"
    )
    name = models.CharField("tên quỹ", max_length=160)
    legal_form = models.CharField("hình thức", max_length=8, choices=LegalForm)
    licence_number = models.CharField(
        "số giấy phép", max_length=60, blank=True, help_text="Chỉ ghi với quỹ được cấp phép."
    )
    licensed_on = models.DateField("ngày cấp phép", null=True, blank=True)
    opened_on = models.DateField("mở sổ từ ngày")
    closed_on = models.DateField("khóa sổ hẳn từ ngày", null=True, blank=True)
    may_go_below = models.BooleanField(
        "được chi quá số dư", default=False, help_text="Chỉ chọn khi quy chế của quỹ cho phép."
    )
    is_illustrative = models.BooleanField("số liệu minh họa", default=False, editable=False)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "quỹ"
        ordering = ["association", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="fund_name_once",
                fields=["association", "name"],
                condition=Q(closed_on=None),
                violation_error_message="Hội này đã có một quỹ đang hoạt động mang tên ấy.",
            ),
            models.CheckConstraint(
                name="fund_legal_form_known", condition=Q(legal_form__in=LegalForm.values)
            ),
            models.CheckConstraint(
                name="fund_licence_of_licensed",
                condition=Q(legal_form="own", licence_number="", licensed_on=None)
                | Q(~Q(licence_number=""), legal_form="licensed"),
                violation_error_message="Quỹ được cấp phép phải ghi số giấy phép; tiền khuyến học "
                "của hội thì để trống.",
            ),
            models.CheckConstraint(
                name="fund_closes_after_opening",
                condition=Q(closed_on=None) | Q(closed_on__gt=F("opened_on")),
                violation_error_message="Ngày khóa sổ phải sau ngày mở sổ.",
            ),
        ]
        triggers = [
            # Voucher numbers are the association's: a fund that moved would number anew.
            pgtrigger.ReadOnly(
                name="stays_with_its_association", fields=["association", "opened_on"]
            )
        ]

    def __str__(self) -> str:
        return self.name


class OfFundQuerySet(SubtreeQuerySet):
    """Rows of a fund; they belong to its association."""

    association_path = "fund__association"


class Balance(models.Model):
    """What a fund holds in one medium now, in whole đồng: the sum of its entries, kept by trigger
    ``entry_keeps_the_books``. Its row is the lock under which bookings of the medium queue."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="balances", verbose_name="quỹ")
    medium = models.CharField("bằng", max_length=7, choices=Medium)
    amount = models.BigIntegerField("số dư", default=0, help_text="Đồng.")

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số dư quỹ"
        ordering = ["fund", "medium"]
        constraints = [
            models.UniqueConstraint(name="balance_once", fields=["fund", "medium"]),
            models.CheckConstraint(
                name="balance_medium_known", condition=Q(medium__in=Medium.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_medium_display()}: {self.amount}"


class Direction(models.TextChoices):
    """Which way money of a category goes."""

    IN = "in", "thu"
    OUT = "out", "chi"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Category(models.Model):
    """A kind of income or spending: data, for statements to add up by."""

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("tên khoản", max_length=120, unique=True)
    direction = models.CharField("chiều", max_length=3, choices=Direction)
    valid = DateRangeField("dùng trong thời gian")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "khoản thu, chi"
        ordering = ["direction", "order", "code"]
        constraints = [
            models.CheckConstraint(
                name="category_direction_known", condition=Q(direction__in=Direction.values)
            ),
            models.CheckConstraint(
                name="category_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message="Thời gian phải có ít nhất một ngày.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
