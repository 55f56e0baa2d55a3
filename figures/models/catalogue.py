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


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class SeriesBreak(models.Model):
    """From ``on`` the numbers of an indicator mean something else than before.

    A change over the break is not measured, charts and tables mark it (product.md T6, F2a).
    """

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="breaks", verbose_name="chỉ tiêu"
    )
    on = models.DateField(
        "từ ngày", help_text="Số của kỳ kết thúc từ ngày này hiểu theo nghĩa mới."
    )
    reason = models.CharField("vì sao", max_length=300)
    source = models.CharField("nguồn", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "chỗ gián đoạn của chuỗi số"
        ordering = ["indicator", "on"]
        constraints = [
            models.UniqueConstraint(
                name="seriesbreak_once",
                fields=["indicator", "on"],
                violation_error_message="Chỗ gián đoạn này đã có.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} từ {self.on:%d/%m/%Y}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class IndicatorSuccession(models.Model):
    """From ``on`` what ``old`` counted is counted by ``new``, as a whole or in part.

    One row where an indicator was renamed, several with one ``old`` where it was split, several
    with one ``new`` where indicators were merged.
    """

    old = models.ForeignKey(
        Indicator, models.PROTECT, related_name="successions", verbose_name="chỉ tiêu cũ"
    )
    new = models.ForeignKey(
        Indicator, models.PROTECT, related_name="precessions", verbose_name="chỉ tiêu mới"
    )
    on = models.DateField("từ ngày")
    is_whole = models.BooleanField("toàn bộ", default=True)
    source = models.CharField("nguồn", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kế thừa của chỉ tiêu"
        ordering = ["on", "old", "new"]
        constraints = [
            models.UniqueConstraint(
                name="indicatorsuccession_once",
                fields=["old", "new", "on"],
                violation_error_message="Kế thừa này đã có.",
            ),
            models.CheckConstraint(
                name="indicatorsuccession_not_itself",
                condition=~Q(old=models.F("new")),
                violation_error_message="Một chỉ tiêu không kế thừa chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
