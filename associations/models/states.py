"""What associations were, and when."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Deferrable, F, Q

from associations.models.levels import EQUAL, OVERLAPS, Level
from associations.models.reorganisations import Reorganisation
from associations.models.texts import VnNorm
from associations.models.units import Association, Established, entitle


@pghistory.track(
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["from_known", "search_key", "full_search_key"],
)
class State(models.Model):
    """What an association was during ``valid`` ([from, to)); never two at once (product.md T1).

    An unbounded lower end means that the beginning is not known: a date first seen is no
    beginning. Only the last state of a day is kept; the reorganisation's changes tell the steps.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="states", verbose_name="tổ chức hội"
    )
    valid = DateRangeField("thời gian")
    from_known = models.GeneratedField(
        expression=Q(valid__startswith__isnull=False),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )
    name = models.CharField("tên", max_length=200)
    full_name = models.CharField("tên đầy đủ", max_length=250)
    register = models.CharField(  # noqa: DJ001 - no code, no register
        "danh mục mã",
        max_length=20,
        null=True,
        blank=True,
        help_text="gso: danh mục đơn vị hành chính; hoi: mã do Hội đặt.",
    )
    code = models.CharField("mã", max_length=20, null=True, blank=True)  # noqa: DJ001
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name="cấp")
    kind = models.CharField("loại", max_length=60, blank=True)
    parent = models.ForeignKey(
        Association,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="child_states",
        verbose_name="trực thuộc",
    )
    established = models.CharField(
        "tổ chức hội", max_length=8, choices=Established, default=Established.YES
    )
    opened_by = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_states",
        verbose_name="mở bởi",
    )
    closed_by = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_states",
        verbose_name="đóng bởi",
    )
    search_key = models.GeneratedField(
        expression=VnNorm(F("name")), output_field=models.TextField(), db_persist=True
    )
    full_search_key = models.GeneratedField(
        expression=VnNorm(F("full_name")), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "trạng thái của tổ chức"
        ordering = ["association", "valid"]
        indexes = [
            GinIndex(
                OpClass(F("full_search_key"), name="gin_trgm_ops"), name="state_search_trigrams"
            ),
            models.Index(fields=["search_key"], name="state_search_key"),
            models.Index(fields=["code"], name="state_code"),
        ]
        constraints = [
            ExclusionConstraint(
                name="state_no_overlap",
                expressions=[("association", EQUAL), ("valid", OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Đơn vị đã có một trạng thái khác trong thời gian này.",
            ),
            ExclusionConstraint(
                name="state_code_once_at_a_time",
                expressions=[("register", EQUAL), ("code", EQUAL), ("valid", OVERLAPS)],
                condition=Q(code__isnull=False),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Mã này đang do đơn vị khác mang trong thời gian ấy.",
            ),
            models.CheckConstraint(
                name="state_lasts",
                condition=Q(valid__isempty=False),
                violation_error_message="Thời gian phải kéo dài ít nhất một ngày.",
            ),
            models.CheckConstraint(
                name="state_code_has_register",
                condition=Q(code=None, register=None)
                | (Q(code__isnull=False, register__isnull=False) & ~Q(code="") & ~Q(register="")),
                violation_error_message=(
                    "Có mã thì phải có danh mục mã, không mã thì để trống cả hai."
                ),
            ),
            models.CheckConstraint(
                name="state_not_under_itself",
                condition=Q(parent=None) | ~Q(parent=F("association")),
                violation_error_message="Một đơn vị không thể trực thuộc chính nó.",
            ),
            models.CheckConstraint(
                name="state_established_known", condition=Q(established__in=Established.values)
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def title(self) -> str:
        """The name by which the association signed then."""
        return entitle(self.full_name, self.kind)
