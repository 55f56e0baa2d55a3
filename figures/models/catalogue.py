"""The indicators of the catalogue."""

import pghistory
from django.db import models
from django.db.models import Q

from associations.models import Basis


class IndicatorKind(models.TextChoices):
    """How an indicator comes about at a unit (product.md F2)."""

    INPUT = "input", "nhập"
    SUM = "sum", "cộng từ các phần"
    RATIO = "ratio", "tỉ số"


class Nature(models.TextChoices):
    """What time does to an indicator: a stock stands, a flow adds up, a balance carries over."""

    STOCK = "stock", "thời điểm"
    FLOW = "flow", "trong kỳ"
    BALANCE = "balance", "số dư"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Indicator(models.Model):
    """A line of the catalogue; its formula is checked when saved (``figures.formulas``)."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("mã", max_length=60, unique=True)
    section = models.CharField("mục", max_length=120)
    label = models.CharField("tên chỉ tiêu", max_length=200)
    unit = models.CharField("đơn vị tính", max_length=40)
    kind = models.CharField("cách có", max_length=8, choices=IndicatorKind)
    nature = models.CharField("tính chất", max_length=8, choices=Nature)
    basis = models.CharField(
        "ước tính theo",
        max_length=12,
        choices=Basis,
        default=Basis.NONE,
        help_text="Khi một xã bị chia, số này được chia theo gì.",
    )
    formula = models.CharField(
        "công thức",
        max_length=300,
        blank=True,
        help_text="Ví dụ: 100 * members / population. Chỉ dùng mã chỉ tiêu, số và + − × ÷.",
    )
    places = models.PositiveSmallIntegerField("số lẻ", default=0)
    minimum = models.DecimalField(
        "nhỏ nhất", max_digits=20, decimal_places=4, null=True, blank=True, default=0
    )
    maximum = models.DecimalField(
        "lớn nhất", max_digits=20, decimal_places=4, null=True, blank=True
    )
    usual_from = models.DecimalField(
        "thường từ",
        max_digits=20,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="Ngoài khoảng thường thấy thì cần một lời giải thích, không chặn.",
    )
    usual_to = models.DecimalField(
        "thường đến", max_digits=20, decimal_places=4, null=True, blank=True
    )
    note = models.TextField("ghi chú", blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "chỉ tiêu"
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                name="indicator_kind_known", condition=Q(kind__in=IndicatorKind.values)
            ),
            models.CheckConstraint(
                name="indicator_nature_known", condition=Q(nature__in=Nature.values)
            ),
            models.CheckConstraint(
                name="indicator_basis_known", condition=Q(basis__in=Basis.values)
            ),
            models.CheckConstraint(
                name="indicator_sum_has_formula",
                condition=~Q(kind="sum") | ~Q(formula=""),
                violation_error_message="Chỉ tiêu cộng phải có công thức.",
            ),
            models.CheckConstraint(
                name="indicator_input_has_no_formula",
                condition=~Q(kind="input") | Q(formula=""),
                violation_error_message="Chỉ tiêu nhập thì không có công thức.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        from figures.formulas import check_formula  # noqa: PLC0415 - formulas read this model

        check_formula(self)
