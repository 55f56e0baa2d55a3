"""The catalogue, the periods with their rolls, the forms, the values and the kept totals.

product.md F and R1–R2; time.md 'Tables' and 'Totals as reported'.
"""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from associations.models import Association, Basis, Level, Reorganisation
from associations.scope import SubtreeQuerySet
from records.models import Upload


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


class PeriodKind(models.TextChoices):
    """Kinds of period, shortest first (product.md F2a)."""

    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    HALF_YEAR = "half_year", "nửa năm"
    YEAR = "year", "năm"
    TERM = "term", "nhiệm kỳ"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Period(models.Model):
    """A span of reporting. While it is open its roll follows the tree; closed, it is frozen."""

    id = models.SmallAutoField(primary_key=True)
    code = models.CharField("mã kỳ", max_length=12, unique=True)
    kind = models.CharField("loại kỳ", max_length=10, choices=PeriodKind)
    first_day = models.DateField("ngày đầu")
    last_day = models.DateField("ngày cuối")
    is_open = models.BooleanField("đang mở", default=False)
    frozen_at = models.DateTimeField("khóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kỳ báo cáo"
        ordering = ["-last_day", "kind"]
        constraints = [
            models.CheckConstraint(
                name="period_kind_known", condition=Q(kind__in=PeriodKind.values)
            ),
            models.CheckConstraint(
                name="period_ends_after_beginning", condition=Q(last_day__gte=F("first_day"))
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PeriodUnit(models.Model):
    """The roll of a period: the tree of its last day, that day included.

    ``lft`` and ``rght`` number the roll by themselves: they say nothing of today's tree.
    ``taken_in`` is the last reorganisation that the roll has taken in. Rolls are copied from the
    tree 14,000 units at a time: what they repeat of it is not checked again row by row.
    """

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="units", verbose_name="kỳ", db_index=False
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    parent = models.ForeignKey(
        Association,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="trực thuộc",
        db_index=False,
        db_constraint=False,
    )
    level = models.ForeignKey(
        Level,
        models.PROTECT,
        related_name="+",
        verbose_name="cấp",
        db_index=False,
        db_constraint=False,
    )
    depth = models.SmallIntegerField("độ sâu")
    lft = models.IntegerField("trái")
    rght = models.IntegerField("phải")
    taken_in = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="đã gồm đợt",
        db_index=False,
        db_constraint=False,
    )

    class Meta:
        verbose_name = verbose_name_plural = "đơn vị trong kỳ"
        constraints = [
            models.UniqueConstraint(name="periodunit_once", fields=["period", "association"]),
            models.CheckConstraint(name="periodunit_nested", condition=Q(lft__lt=F("rght"))),
        ]
        indexes = [
            models.Index(fields=["period", "lft", "rght"], name="periodunit_tree"),
            models.Index(fields=["period", "parent", "lft"], name="periodunit_children"),
        ]

    def __str__(self) -> str:
        return f"{self.association_id} trong {self.period_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Form(models.Model):
    """A form that is asked of units of one level, period after period (product.md R1)."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("mã biểu", max_length=40, unique=True)
    name = models.CharField("tên biểu", max_length=200)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name="cấp phải gửi")
    period_kind = models.CharField("loại kỳ", max_length=10, choices=PeriodKind)
    days_after = models.SmallIntegerField(
        "hạn gửi", help_text="Số ngày sau ngày cuối kỳ.", default=15
    )
    asked_of = models.ManyToManyField(
        Association,
        related_name="+",
        blank=True,
        verbose_name="hỏi các đơn vị thuộc",
        help_text="Ví dụ tỉnh mình và tỉnh cũ đã hợp nhất vào; để trống là hỏi cả cây.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "mẫu biểu"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="form_period_kind_known", condition=Q(period_kind__in=PeriodKind.values)
            )
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class FormVersion(models.Model):
    """What the form asks during ``valid``; a value keeps the version that it was given in."""

    id = models.SmallAutoField(primary_key=True)
    form = models.ForeignKey(Form, models.PROTECT, related_name="versions", verbose_name="mẫu biểu")
    number = models.PositiveSmallIntegerField("phiên bản")
    valid = DateRangeField("dùng cho kỳ kết thúc trong")
    source = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "phiên bản biểu"
        ordering = ["form", "-number"]
        constraints = [
            models.UniqueConstraint(name="formversion_once", fields=["form", "number"]),
            ExclusionConstraint(
                name="formversion_one_at_a_time",
                expressions=[
                    ("form", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} (bản {self.number})"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class FormLine(models.Model):
    """One indicator on a form version; ``words`` are other wordings that officers use for it."""

    version = models.ForeignKey(
        FormVersion, models.PROTECT, related_name="lines", verbose_name="phiên bản"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="form_lines", verbose_name="chỉ tiêu"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    is_required = models.BooleanField("bắt buộc", default=True)
    words = models.JSONField("cách gọi khác", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "dòng của biểu"
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(name="formline_once", fields=["version", "indicator"])
        ]

    def __str__(self) -> str:
        return str(self.indicator)


class DueQuerySet(SubtreeQuerySet):
    """What is owed, narrowable to a part of the tree."""

    association_path = "unit__association"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Due(models.Model):
    """A unit of a period's roll owes a form by ``deadline`` (product.md R2)."""

    id = models.AutoField(primary_key=True)
    form = models.ForeignKey(Form, models.PROTECT, related_name="dues", verbose_name="mẫu biểu")
    unit = models.ForeignKey(
        PeriodUnit, models.PROTECT, related_name="dues", verbose_name="đơn vị trong kỳ"
    )
    deadline = models.DateField("hạn")

    objects = DueQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo phải gửi"
        constraints = [models.UniqueConstraint(name="due_once", fields=["form", "unit"])]

    def __str__(self) -> str:
        return f"{self.form_id} của {self.unit_id}"


class SubmissionStatus(models.TextChoices):
    """Where a submission stands."""

    SUBMITTED = "submitted", "đã nộp"
    APPROVED = "approved", "đã duyệt"
    RETURNED = "returned", "bị trả lại"
    WITHDRAWN = "withdrawn", "đã rút lại"
    REPLACED = "replaced", "đã có bản sau"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Submission(models.Model):
    """One unit's values for one period, given at one time by one source.

    The source is an officer's file (``upload``), the web grid (no upload) or a published text
    (``source`` and ``source_url``).
    """

    id = models.AutoField(primary_key=True)
    period = models.ForeignKey(
        Period, models.PROTECT, related_name="submissions", verbose_name="kỳ"
    )
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="submissions", verbose_name="đơn vị"
    )
    form_version = models.ForeignKey(
        FormVersion, models.PROTECT, null=True, related_name="+", verbose_name="biểu"
    )
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, related_name="submissions", verbose_name="tệp"
    )
    source = models.CharField("nguồn", max_length=300, blank=True)
    source_url = models.URLField("địa chỉ nguồn", max_length=400, blank=True)
    status = models.CharField(
        "trạng thái", max_length=10, choices=SubmissionStatus, default=SubmissionStatus.SUBMITTED
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="submissions",
        verbose_name="người nộp",
    )
    submitted_at = models.DateTimeField("nộp lúc")
    on_behalf = models.CharField("nhập thay, lý do", max_length=200, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người duyệt",
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần nộp số liệu"
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            # what a value's copy of unit and period points to
            models.UniqueConstraint(
                name="submission_of_unit_and_period", fields=["id", "association", "period"]
            ),
            models.CheckConstraint(
                name="submission_status_known", condition=Q(status__in=SubmissionStatus.values)
            ),
            models.CheckConstraint(
                name="submission_four_eyes",
                condition=Q(approved_by=None)
                | Q(submitted_by=None)
                | ~Q(approved_by=F("submitted_by")),
                violation_error_message="Người nộp không được tự duyệt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association_id}, kỳ {self.period_id}"


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


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Release(models.Model):
    """A period's public figures, frozen (product.md F4)."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="releases", verbose_name="kỳ")
    number = models.PositiveSmallIntegerField("lần")
    released_at = models.DateTimeField("công bố lúc")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người công bố",
    )
    note = models.TextField("thay đổi so với lần trước", blank=True)
    manifest = models.JSONField("bảng băm", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "lần công bố"
        ordering = ["-period__last_day", "-number"]
        constraints = [models.UniqueConstraint(name="release_once", fields=["period", "number"])]

    def __str__(self) -> str:
        return f"{self.period} lần {self.number}"


class ReleaseFile(models.Model):
    """One frozen file of a release; its hash stands in the release's manifest."""

    release = models.ForeignKey(
        Release, models.PROTECT, related_name="files", verbose_name="lần công bố"
    )
    name = models.CharField("tên tệp", max_length=80)
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = verbose_name_plural = "tệp công bố"
        constraints = [models.UniqueConstraint(name="releasefile_once", fields=["release", "name"])]

    def __str__(self) -> str:
        return self.name
