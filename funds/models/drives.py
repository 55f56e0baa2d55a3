"""Drives: piggy banks and Tết, told apart from the fund (domain.md §5.2)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE
from associations.models import Association
from associations.scope import SubtreeQuerySet


class DriveKind(models.TextChoices):
    """What a drive is."""

    PIGS = "pigs", "nuôi heo đất khuyến học"
    TET = "tet", "Tết khuyến học"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Drive(models.Model):
    """What a unit's drive of a year brought, in whole đồng; never added to a fund.

    Of ``saved``, ``kept`` stays with the households and ``given`` goes to the fund, where it is
    booked as a receipt of its own.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="drives", verbose_name="của hội"
    )
    kind = models.CharField("phong trào", max_length=4, choices=DriveKind)
    year = models.PositiveSmallIntegerField("năm")
    pigs = models.PositiveIntegerField("số heo", null=True, blank=True)
    saved = models.BigIntegerField("tổng tiền tiết kiệm, quyên góp", help_text="Đồng.")
    kept = models.BigIntegerField(
        "để lại gia đình", default=0, help_text="Đồng. Không tính vào quỹ."
    )
    given = models.BigIntegerField(
        "nộp vào quỹ", default=0, help_text="Đồng. Vẫn phải lập phiếu thu riêng."
    )

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "phong trào heo đất, Tết khuyến học"
        ordering = ["association", "-year", "kind"]
        constraints = [
            models.UniqueConstraint(
                name="drive_once",
                fields=["association", "kind", "year"],
                violation_error_message="Hội đã có số liệu phong trào này của năm ấy.",
            ),
            models.CheckConstraint(name="drive_kind_known", condition=Q(kind__in=DriveKind.values)),
            models.CheckConstraint(
                name="drive_pigs_of_pigs",
                condition=Q(kind="pigs", pigs__isnull=False) | Q(kind="tet", pigs=None),
                violation_error_message="Số heo chỉ ghi cho phong trào heo đất, và phải ghi.",
            ),
            models.CheckConstraint(
                name="drive_adds_up",
                condition=Q(kept__gte=0, given__gte=0, saved=F("kept") + F("given")),
                violation_error_message="Để lại gia đình và nộp vào quỹ phải cộng lại bằng tổng.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"
