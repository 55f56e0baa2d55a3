"""Minutes by which the fund of a unit that ended goes to its successors (product.md Q6)."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE
from associations.models import Association, Reorganisation
from funds.models.funds import Fund, OfFundQuerySet


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class HandOver(models.Model):
    """The minute of handing over one fund. A reorganisation draws it up; money moves when it is
    signed. ``total`` is what the fund held when the giver signed, whole đồng, and its shares add
    up to it (trigger ``handover_shares_add_up``)."""

    reorganisation = models.ForeignKey(
        Reorganisation, models.PROTECT, related_name="fund_hand_overs", verbose_name="quyết định"
    )
    fund = models.ForeignKey(
        Fund, models.PROTECT, related_name="hand_overs", verbose_name="quỹ bàn giao"
    )
    on = models.DateField("bàn giao ngày")
    total = models.BigIntegerField("số dư bàn giao", null=True, blank=True, help_text="Đồng.")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="bên giao ký",
    )  # fmt: skip
    given_at = models.DateTimeField("bên giao ký lúc", null=True, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "biên bản bàn giao quỹ"
        ordering = ["-on", "fund"]
        constraints = [
            models.UniqueConstraint(name="handover_once", fields=["reorganisation", "fund"]),
            models.CheckConstraint(
                name="handover_signed_whole",
                condition=Q(total=None, given_by=None, given_at=None)
                | Q(total__gte=0, given_by__isnull=False, given_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund}, {self.on:%d/%m/%Y}"


class OfHandOverQuerySet(OfFundQuerySet):
    """Shares; they belong to the association that takes them."""

    association_path = "association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class HandOverShare(models.Model):
    """What one successor gets, in whole đồng; ``weight`` parts of all, fixed when the giver signs.

    Booked in ``target`` when the taker signs, who is not the giver.
    """

    hand_over = models.ForeignKey(
        HandOver, models.CASCADE, related_name="shares", verbose_name="biên bản"
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="fund_shares", verbose_name="hội nhận"
    )
    weight = models.PositiveIntegerField("số phần", default=1)
    cash = models.BigIntegerField("tiền mặt", default=0, help_text="Đồng.")
    bank = models.BigIntegerField("tiền gửi ngân hàng", default=0, help_text="Đồng.")
    in_kind = models.BigIntegerField("hiện vật", default=0, help_text="Đồng.")
    target = models.ForeignKey(
        Fund, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ghi vào quỹ"
    )
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="bên giao",
    )  # fmt: skip
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="bên nhận ký",
    )  # fmt: skip
    taken_at = models.DateTimeField("bên nhận ký lúc", null=True, blank=True)

    objects = OfHandOverQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "phần bàn giao quỹ"
        ordering = ["hand_over", "pk"]
        constraints = [
            models.UniqueConstraint(name="handovershare_once", fields=["hand_over", "association"]),
            models.CheckConstraint(
                name="handovershare_not_below_zero",
                condition=Q(weight__gt=0, cash__gte=0, bank__gte=0, in_kind__gte=0),
            ),
            models.CheckConstraint(
                name="handovershare_four_eyes",
                condition=Q(taken_by=None, taken_at=None, target=None)
                | Q(
                    ~Q(taken_by=F("giver")),
                    taken_by__isnull=False,
                    giver__isnull=False,
                    taken_at__isnull=False,
                    target__isnull=False,
                ),
                violation_error_message="Người ký bên giao không ký luôn bên nhận.",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="weight_stays", fields=["hand_over", "association", "weight"])
        ]

    def __str__(self) -> str:
        return f"{self.association}"

    @property
    def amount(self) -> int:
        """All that is handed over to this successor, whole đồng."""
        return self.cash + self.bank + self.in_kind
