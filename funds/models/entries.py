"""The books of a fund: entries that are only added, totals of days, periods that are closed."""

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone

from accounts.models import ANY_CHANGE
from funds.models.donors import Donor, Pledge, Programme
from funds.models.funds import Category, Fund, Medium, OfFundQuerySet


class EntryKind(models.TextChoices):
    """What an entry is of; a reversal is of the kind that it takes back."""

    OPENING = "opening", "số dư ban đầu"
    RECEIPT = "receipt", "thu"
    PAYMENT = "payment", "chi"
    TRANSFER_IN = "transfer_in", "nhận chuyển từ quỹ khác"
    TRANSFER_OUT = "transfer_out", "chuyển sang quỹ khác"
    EXCHANGE_IN = "exchange_in", "chuyển hình thức, ghi thêm"
    EXCHANGE_OUT = "exchange_out", "chuyển hình thức, ghi bớt"


OUTGOING = [EntryKind.PAYMENT, EntryKind.TRANSFER_OUT, EntryKind.EXCHANGE_OUT]
INCOMING = [kind for kind in EntryKind if kind not in OUTGOING]
SECOND_SIDES = [EntryKind.TRANSFER_IN, EntryKind.EXCHANGE_IN]


class Series(models.TextChoices):
    """The series of vouchers that an entry is numbered in, each from 1 in a fund and year."""

    OPENING = "opening", "SD"
    RECEIPT = "receipt", "PT"
    PAYMENT = "payment", "PC"
    TRANSFER_IN = "transfer_in", "NC"
    TRANSFER_OUT = "transfer_out", "CĐ"
    EXCHANGE_IN = "exchange_in", "HT"
    EXCHANGE_OUT = "exchange_out", "HB"
    REVERSAL = "reversal", "ĐC"


_SAME_SIGN = Q(reverses=None, kind__in=INCOMING, change__gt=0) | Q(
    reverses=None, kind__in=OUTGOING, change__lt=0
)
_OTHER_SIGN = Q(reverses__isnull=False, kind__in=INCOMING, change__lt=0) | Q(
    reverses__isnull=False, kind__in=OUTGOING, change__gt=0
)


class Entry(models.Model):
    """One line of a fund's books and its voucher. Never changed or deleted: corrected by a
    reversal, an entry of the same kind with the opposite ``change``.

    ``change`` is in whole đồng, above zero for what comes in. A transfer is two entries in one
    transaction, the second pointing at the first by ``counterpart``. ``party`` is who paid in or
    was paid: private. ``goods`` and ``valuation`` say what was given in kind and how its worth was
    found. Triggers keep balances and totals of days, and hold closed periods and budgets.
    """

    fund = models.ForeignKey(
        Fund, models.PROTECT, related_name="entries", verbose_name="quỹ", db_index=False
    )
    kind = models.CharField("loại", max_length=12, choices=EntryKind)
    series = models.CharField("loại chứng từ", max_length=12, choices=Series)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số chứng từ")
    booked_on = models.DateField("ngày")
    medium = models.CharField("bằng", max_length=7, choices=Medium)
    change = models.BigIntegerField("số tiền", help_text="Đồng; chi là số âm.")
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name="khoản",
    )  # fmt: skip
    donor = models.ForeignKey(
        Donor, models.PROTECT, null=True, blank=True, related_name="entries", db_index=False,
        verbose_name="nhà tài trợ",
    )  # fmt: skip
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="entries", db_index=False,
        verbose_name="chương trình",
    )  # fmt: skip
    pledge = models.ForeignKey(
        Pledge, models.PROTECT, null=True, blank=True, related_name="entries", db_index=False,
        verbose_name="theo lời hứa",
    )  # fmt: skip
    party = models.CharField("người nộp, người nhận", max_length=160, blank=True)
    purpose = models.CharField("nội dung", max_length=300)
    attached = models.CharField("chứng từ gốc kèm theo", max_length=160, blank=True)
    goods = models.CharField(
        "hiện vật", max_length=200, blank=True, help_text="Ví dụ: 20 xe đạp, 500 quyển vở."
    )
    valuation = models.CharField("cách định giá", max_length=200, blank=True)
    counterpart = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="second_side", db_index=False,
        verbose_name="bút toán bên kia",
    )  # fmt: skip
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversal", db_index=False,
        verbose_name="đảo bút toán",
    )  # fmt: skip
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False,
        verbose_name="người ghi sổ",
    )  # fmt: skip
    booked_at = models.DateTimeField("ghi sổ lúc", default=timezone.now)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bút toán"
        ordering = ["fund", "booked_on", "pk"]
        indexes = [
            models.Index(fields=["fund", "booked_on", "id"], name="entry_in_the_cash_book"),
            *(
                models.Index(
                    fields=[field],
                    name=f"entry_by_{field}",
                    condition=Q(**{f"{field}__isnull": False}),
                )
                for field in ("donor", "programme", "pledge")
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="entry_number_once", fields=["fund", "series", "year", "number"]
            ),
            models.CheckConstraint(
                name="entry_series_of_its_kind",
                condition=Q(reverses=None, series=F("kind"))
                | Q(reverses__isnull=False, series="reversal"),
            ),
            models.CheckConstraint(
                name="entry_year_of_its_day", condition=Q(year=ExtractYear("booked_on"))
            ),
            models.CheckConstraint(
                name="entry_medium_known", condition=Q(medium__in=Medium.values)
            ),
            models.CheckConstraint(
                name="entry_change_of_its_kind", condition=_SAME_SIGN | _OTHER_SIGN
            ),
            models.CheckConstraint(
                name="entry_category_where_money_is_used",
                condition=Q(kind__in=["receipt", "payment"], category__isnull=False)
                | Q(~Q(kind__in=["receipt", "payment"]), category=None),
            ),
            models.CheckConstraint(
                name="entry_donor_gives",
                condition=Q(donor=None, pledge=None) | Q(kind="receipt", donor__isnull=False),
            ),
            models.CheckConstraint(
                name="entry_second_side_points_back",
                condition=Q(kind__in=SECOND_SIDES, counterpart__isnull=False)
                | Q(~Q(kind__in=SECOND_SIDES), counterpart=None),
            ),
            models.CheckConstraint(
                name="entry_in_kind_is_told",
                condition=~Q(medium="in_kind")
                | Q(~Q(goods=""), ~Q(valuation=""))
                | ~Q(kind="receipt"),
                violation_error_message="Hiện vật phải ghi rõ vật gì và cách định giá.",
            ),
            models.CheckConstraint(name="entry_purpose_told", condition=~Q(purpose="")),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.voucher

    @property
    def voucher(self) -> str:
        """The number as printed: PT 0012/2026."""
        return f"{Series(self.series).label} {self.number:04}/{self.year}"

    @property
    def amount(self) -> int:
        """The sum on the voucher, above zero."""
        return abs(self.change)


class DayTotal(models.Model):
    """What entries of one fund, day, kind, medium, category and programme add up to.

    Kept by trigger ``entry_keeps_the_books``; ``funds.recounting`` works it out anew to compare.
    """

    fund = models.ForeignKey(
        Fund, models.PROTECT, related_name="day_totals", verbose_name="quỹ", db_index=False
    )
    on = models.DateField("ngày")
    kind = models.CharField("loại", max_length=12, choices=EntryKind)
    medium = models.CharField("bằng", max_length=7, choices=Medium)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, related_name="+", verbose_name="khoản", db_index=False
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, related_name="+", verbose_name="chương trình"
    )
    change = models.BigIntegerField("số tiền")
    count = models.IntegerField("số bút toán")

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "cộng theo ngày"
        ordering = ["fund", "on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="daytotal_once",
                fields=["fund", "on", "kind", "medium", "category", "programme"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.change}"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Closure(models.Model):
    """A span of days of a fund that is closed: nothing is booked in it, until it is reopened.

    ``span`` excludes its last bound. Sums are whole đồng as they stood at closing; in ``raised``
    and ``spent`` are receipts and payments, in ``moved`` what other funds gave less what they got.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="closures", verbose_name="quỹ")
    span = DateRangeField("các ngày")
    opening = models.BigIntegerField("đầu kỳ")
    raised = models.BigIntegerField("thu trong kỳ")
    spent = models.BigIntegerField("chi trong kỳ")
    moved = models.BigIntegerField("chuyển giữa các quỹ")
    closing = models.BigIntegerField("cuối kỳ")
    closed_at = models.DateTimeField("khóa lúc", default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người khóa"
    )
    signed_at = models.DateTimeField("ký lúc", null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người ký",
    )  # fmt: skip
    reopened_at = models.DateTimeField("mở lại lúc", null=True, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người mở lại",
    )  # fmt: skip
    reason = models.CharField("lý do mở lại", max_length=300, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kỳ đã khóa sổ"
        ordering = ["fund", "-span", "pk"]
        constraints = [
            ExclusionConstraint(
                name="closure_once_a_day",
                expressions=[("fund", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
                condition=Q(reopened_at=None),
                violation_error_message="Những ngày ấy đã khóa sổ.",
            ),
            models.CheckConstraint(
                name="closure_span_bounded",
                condition=Q(span__isempty=False, span__upper_inf=False, span__lower_inf=False),
            ),
            models.CheckConstraint(
                name="closure_adds_up",
                condition=Q(closing=F("opening") + F("raised") - F("spent") + F("moved")),
            ),
            models.CheckConstraint(
                name="closure_four_eyes",
                condition=Q(signed_by=None, signed_at=None)
                | Q(~Q(signed_by=F("closed_by")), signed_by__isnull=False, signed_at__isnull=False),
                violation_error_message="Người khóa sổ không tự ký.",
            ),
            models.CheckConstraint(
                name="closure_reopening_is_told",
                condition=Q(reopened_at=None, reopened_by=None, reason="")
                | Q(~Q(reason=""), reopened_at__isnull=False, reopened_by__isnull=False),
                violation_error_message="Hãy ghi lý do mở lại.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="closures_stay", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="sums_stay",
                fields=["fund", "span", "opening", "raised", "spent", "moved", "closing"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.span.lower:%d/%m/%Y} đến trước {self.span.upper:%d/%m/%Y}"
