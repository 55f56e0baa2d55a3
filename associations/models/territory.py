"""Territory: parcels, who held them, how they were cut, and who succeeded whom."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Deferrable, F, Q

from associations.models.levels import EQUAL, OVERLAPS
from associations.models.reorganisations import Reorganisation
from associations.models.units import Association


class Parcel(models.Model):
    """Territory that no event has divided so far; for a unit without territory, the unit itself."""

    id = models.AutoField(primary_key=True)
    origin = models.ForeignKey(
        Association, models.PROTECT, related_name="parcels", verbose_name="đơn vị đầu tiên"
    )

    class Meta:
        verbose_name = verbose_name_plural = "mảnh địa bàn"

    def __str__(self) -> str:
        return f"mảnh {self.pk} của {self.origin_id}"


class ParcelPart(models.Model):
    """From ``valid_from`` on ``parcel`` is replaced by ``part`` and its other parts."""

    id = models.AutoField(primary_key=True)
    parcel = models.ForeignKey(
        Parcel, models.PROTECT, related_name="parts", verbose_name="mảnh bị chia"
    )
    part = models.OneToOneField(
        Parcel, models.PROTECT, related_name="cut_from", verbose_name="mảnh mới"
    )
    valid_from = models.DateField("từ ngày")
    reorganisation = models.ForeignKey(
        Reorganisation, models.PROTECT, related_name="cuts", verbose_name="đợt sắp xếp"
    )

    class Meta:
        verbose_name = verbose_name_plural = "phần địa bàn"
        constraints = [
            models.CheckConstraint(name="parcelpart_not_itself", condition=~Q(parcel=F("part")))
        ]

    def __str__(self) -> str:
        return f"{self.part_id} từ {self.parcel_id}"


class Basis(models.TextChoices):
    """What a division is measured by when a figure is shared among its parts (product.md F2)."""

    PEOPLE = "people", "dân số"
    HOUSEHOLDS = "households", "số hộ"
    MEMBERS = "members", "hội viên"
    AREA = "area", "diện tích"
    NONE = "none", "không ước tính"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Weight(models.Model):
    """The share of a part in its parcel by one basis; no row, the share is unknown.

    The shares of all parts of a parcel add up to exactly 1 for each basis that has any: a
    deferred constraint trigger holds that (migration ``weights_add_up``).
    """

    part = models.ForeignKey(
        ParcelPart, models.PROTECT, related_name="weights", verbose_name="phần"
    )
    basis = models.CharField("theo", max_length=12, choices=Basis)
    share = models.DecimalField("tỉ phần", max_digits=13, decimal_places=12)
    source = models.CharField("nguồn", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "tỉ phần"
        constraints = [
            models.UniqueConstraint(name="weight_one_a_basis", fields=["part", "basis"]),
            models.CheckConstraint(
                name="weight_between_0_and_1",
                condition=Q(share__gte=0, share__lte=1),
                violation_error_message="Tỉ phần phải từ 0 đến 1.",
            ),
            models.CheckConstraint(
                name="weight_basis_known",
                condition=Q(basis__in=[b for b in Basis.values if b != Basis.NONE]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.share} {self.get_basis_display()}"


class Holding(models.Model):
    """Which lowest unit held a parcel, and when; a parcel has one holder at a time.

    ``opened_by`` and ``closed_by`` tell what a frozen roll knew of: a decision that was entered
    after a period was closed is not taken in by its roll (see ``figures.restating``).
    """

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="holdings", verbose_name="mảnh")
    holder = models.ForeignKey(
        Association, models.PROTECT, related_name="holdings", verbose_name="đơn vị"
    )
    valid = DateRangeField("thời gian")
    opened_by = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_holdings",
        verbose_name="mở bởi",
    )
    closed_by = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_holdings",
        verbose_name="đóng bởi",
    )

    class Meta:
        verbose_name = verbose_name_plural = "địa bàn nắm giữ"
        constraints = [
            ExclusionConstraint(
                name="holding_one_holder_at_a_time",
                expressions=[("parcel", EQUAL), ("valid", OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Mảnh này đang do đơn vị khác nắm giữ.",
            ),
            models.CheckConstraint(name="holding_lasts", condition=Q(valid__isempty=False)),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} giữ {self.parcel_id}"


class Succession(models.Model):
    """Old → new on a day, derived from holdings, for people to read and for open data (T3)."""

    old = models.ForeignKey(
        Association, models.PROTECT, related_name="successions", verbose_name="đơn vị cũ"
    )
    new = models.ForeignKey(
        Association, models.PROTECT, related_name="precessions", verbose_name="đơn vị mới"
    )
    on = models.DateField("từ ngày")
    is_whole = models.BooleanField("toàn bộ")
    reorganisation = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successions",
        verbose_name="đợt sắp xếp",
    )

    class Meta:
        verbose_name = verbose_name_plural = "kế thừa"
        ordering = ["on", "old", "new"]
        constraints = [
            models.UniqueConstraint(name="succession_once", fields=["old", "new", "on"]),
            models.CheckConstraint(name="succession_not_itself", condition=~Q(old=F("new"))),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
