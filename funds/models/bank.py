"""Lines of bank statements that wait for an officer to book them (product.md Q1, Q2)."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import ANY_CHANGE
from funds.models.donors import Donor, Pledge
from funds.models.entries import Entry
from funds.models.funds import Fund, OfFundQuerySet


class BankLineState(models.TextChoices):
    """What became of a line."""

    WAITING = "waiting", "chờ ghi sổ"
    BOOKED = "booked", "đã ghi sổ"
    LEFT_OUT = "left_out", "không phải tiền quỹ"


# Who paid and what he wrote name people: it does not enter the log of changes (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=["payer", "text"],
)
class BankLine(models.Model):
    """Money that a bank says came in for a fund, in whole đồng: nothing of it is in the books
    until an officer has booked it, then ``entry`` is its receipt.

    ``key`` is a hash of day, sum and reference (of the text where the bank gives none): the same
    line again, in whatever file, is the same row. ``donor`` and ``pledge`` are what it was booked
    for. ``payer`` and ``text`` are emptied with their term.
    """

    fund = models.ForeignKey(
        Fund, models.PROTECT, related_name="bank_lines", verbose_name="của quỹ"
    )
    key = models.CharField("khóa", max_length=64, editable=False)
    on = models.DateField("ngày")
    amount = models.BigIntegerField("số tiền", help_text="Đồng.")
    reference = models.CharField("số tham chiếu", max_length=60, blank=True)
    payer = models.CharField("người chuyển", max_length=160, blank=True)
    text = models.CharField("nội dung", max_length=500, blank=True)
    state = models.CharField(
        "tình trạng", max_length=8, choices=BankLineState, default=BankLineState.WAITING
    )
    donor = models.ForeignKey(
        Donor, models.PROTECT, null=True, blank=True, related_name="bank_lines",
        verbose_name="nhà tài trợ",
    )  # fmt: skip
    pledge = models.ForeignKey(
        Pledge, models.PROTECT, null=True, blank=True, related_name="bank_lines",
        verbose_name="theo lời hứa",
    )  # fmt: skip
    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, blank=True, related_name="bank_line",
        verbose_name="phiếu thu",
    )  # fmt: skip
    sent_at = models.DateTimeField("gửi lúc", default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gửi sao kê"
    )

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dòng sao kê"
        ordering = ["fund", "on", "pk"]
        constraints = [
            models.UniqueConstraint(name="bankline_once", fields=["fund", "key"]),
            models.CheckConstraint(name="bankline_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="bankline_state_known", condition=Q(state__in=BankLineState.values)
            ),
            models.CheckConstraint(
                name="bankline_booked_by_an_entry",
                condition=Q(state="booked", entry__isnull=False)
                | Q(~Q(state="booked"), entry=None, donor=None, pledge=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.amount}"
