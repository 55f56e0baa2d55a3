"""The numbers as they were given, and the totals kept of them."""

from django.db import models
from django.db.models import Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from figures.models.catalogue import Indicator
from figures.models.periods import Period
from figures.models.submissions import Submission


class ValueStatus(models.IntegerChoices):
    """What counts: at most one approved and one provisional value a cell of the table."""

    PROVISIONAL = 0, "tạm tính"
    APPROVED = 1, "đã duyệt"
    SUPERSEDED = 2, "đã thay"
    RETURNED = 3, "bị trả lại"


class Mark(models.IntegerChoices):
    """What stands in a cell: four things that are not the same (product.md R7)."""

    NUMBER = 0, "số"
    EMPTY = 1, "để trống"
    NOT_APPLICABLE = 2, "không áp dụng"
    NOT_REPORTED = 3, "chưa báo cáo"


class Precision(models.IntegerChoices):
    """How a published text rounds its number; kept and shown."""

    EXACT = 0, ""
    MORE_THAN = 1, "hơn"
    ALMOST = 2, "gần"
    OVER = 3, "trên"
    ABOUT = 4, "khoảng"


class Value(models.Model):
    """One number as it was given. Added, never changed but for its status (product.md F1).

    ``association`` and ``period`` repeat the submission's, held equal by a composite foreign key
    (migration ``values_of_their_submission``). ``sheet`` counts the upload's sheets from 0; row
    and column count from 1; all three are empty for what was typed on the web or derived.
    At most 160 bytes a value with indexes: mind the order and the types of columns.
    """

    pk = models.CompositePrimaryKey("submission", "indicator")
    submission = models.ForeignKey(
        Submission,
        models.PROTECT,
        related_name="values",
        verbose_name="lần nộp",
        db_index=False,
        db_constraint=False,
    )
    association = models.ForeignKey(
        Association,
        models.PROTECT,
        related_name="values",
        verbose_name="đơn vị",
        db_index=False,
        db_constraint=False,
    )
    row = models.IntegerField("dòng", null=True)
    period = models.ForeignKey(
        Period,
        models.PROTECT,
        related_name="values",
        verbose_name="kỳ",
        db_index=False,
        db_constraint=False,
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="values", verbose_name="chỉ tiêu", db_index=False
    )
    status = models.SmallIntegerField("trạng thái", choices=ValueStatus)
    mark = models.SmallIntegerField("loại", choices=Mark, default=Mark.NUMBER)
    precision = models.SmallIntegerField("độ chính xác", choices=Precision, default=Precision.EXACT)
    sheet = models.SmallIntegerField("trang", null=True)
    column = models.SmallIntegerField("cột", null=True)
    is_derived = models.BooleanField("cộng từ các phần", default=False)
    is_illustrative = models.BooleanField("số liệu minh họa", default=False)
    number = models.DecimalField("số", max_digits=20, decimal_places=4, null=True)
    raw = models.CharField("như đã gõ", max_length=200, blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số liệu"
        constraints = [
            models.UniqueConstraint(
                name="value_one_approved",
                fields=["period", "association", "indicator"],
                condition=Q(status=1),
            ),
            models.UniqueConstraint(
                name="value_one_provisional",
                fields=["period", "association", "indicator"],
                condition=Q(status=0),
            ),
            models.CheckConstraint(
                name="value_number_where_marked",
                condition=Q(mark=0, number__isnull=False) | (~Q(mark=0) & Q(number=None)),
            ),
            models.CheckConstraint(
                name="value_status_known", condition=Q(status__in=ValueStatus.values)
            ),
            models.CheckConstraint(name="value_mark_known", condition=Q(mark__in=Mark.values)),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.number}"


class Total(models.Model):
    """The kept total of what lies *below* a roll unit, over the one cover (product.md F2b).

    Two readings: ``approved``, and ``provisional`` where a submitted value that waits for approval
    stands for the approved one. ``…_base`` is the denominator's sum of a ratio (the factor of its
    formula applied last); of a ratio the other column is its numerator's sum.

    ``due`` counts the units at or below this one that owe the indicator. ``…_in`` counts those of
    them, below this one, that are covered: by a number of their own or of a unit above them, or by
    their own word that it does not apply; never more than ``due`` (R2). ``…_given`` counts the
    units of the cover, owing or not, that gave the number (the pair, of a ratio): without any the
    sum is empty. ``…_left_out`` counts the units that gave only a part of a ratio's pair,
    ``…_illustrative`` those of the cover whose numbers are illustrative.

    Reading a unit: its own value if it has one, else this row. Rows exist for units below which
    something is owed or given: ``figures.totals`` writes them and ``rebuild_figures --check``
    compares.
    """

    pk = models.CompositePrimaryKey("period", "association", "indicator")
    period = models.ForeignKey(
        Period,
        models.PROTECT,
        related_name="totals",
        verbose_name="kỳ",
        db_index=False,
        db_constraint=False,
    )
    association = models.ForeignKey(
        Association,
        models.PROTECT,
        related_name="totals",
        verbose_name="đơn vị",
        db_index=False,
        db_constraint=False,
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        related_name="totals",
        verbose_name="chỉ tiêu",
        db_index=False,
        db_constraint=False,
    )
    due = models.IntegerField("phải gửi", default=0)
    approved = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    approved_base = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    approved_given = models.IntegerField(default=0)
    approved_in = models.IntegerField(default=0)
    approved_left_out = models.IntegerField(default=0)
    approved_illustrative = models.IntegerField(default=0)
    provisional = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    provisional_base = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    provisional_given = models.IntegerField(default=0)
    provisional_in = models.IntegerField(default=0)
    provisional_left_out = models.IntegerField(default=0)
    provisional_illustrative = models.IntegerField(default=0)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tổng"

    def __str__(self) -> str:
        return f"{self.indicator_id} của {self.association_id}: {self.approved}"
