"""Reports that write themselves: kinds as data, reports with their paragraphs (product.md K2)."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association, Group
from associations.scope import SubtreeQuerySet
from figures.models import Indicator, Period

# What was frozen stays: nothing of it is written, added or taken away any more.
_STAYS = """
IF EXISTS (SELECT 1 FROM meetings_report r WHERE r.state IN ('frozen', 'issued') AND r.id IN ({of}))
THEN RAISE EXCEPTION 'a report that was frozen stays as it is';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""
_ANY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class PartWhat(models.TextChoices):
    """What a part of a report is made of."""

    SENTENCES = "sentences", "câu viết từ số liệu"
    NARRATIVE = "narrative", "lời của người viết"
    TASKS = "tasks", "tình hình nhiệm vụ đã giao"
    TABLE = "table", "bảng số liệu"
    CHART = "chart", "biểu đồ"


class PartBase(models.Model):
    """What a part of a kind and a paragraph of a report have in common.

    ``depth`` 1 begins a section (I, II), 2 a part of it (1, 2), 0 has no heading of its own.
    ``template`` holds sentences (meetings/reports/language.py), of tables and charts the codes of
    indicators, else what should be written here.
    """

    order = models.PositiveSmallIntegerField("thứ tự")
    depth = models.PositiveSmallIntegerField("cấp của đề mục", default=0)
    heading = models.CharField("đề mục", max_length=200, blank=True)
    what = models.CharField("viết từ", max_length=9, choices=PartWhat, default=PartWhat.SENTENCES)
    template = models.TextField(
        "mẫu câu",
        blank=True,
        help_text="Mỗi dòng một câu, ví dụ: Toàn {tên} có {members}[, {members | so cùng kỳ}]. "
        "Bảng và biểu đồ: mã các chỉ tiêu, cách nhau bằng dấu cách.",
    )

    class Meta:
        abstract = True


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class ReportKind(models.Model):
    """A kind of report (domain.md §6) as data: its parts in the field's order.

    ``abstract`` says under the title what the report is about, with ``{tên}`` and ``{kỳ}``.
    """

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("loại báo cáo", max_length=120, unique=True)
    abstract = models.CharField("trích yếu", max_length=300)
    symbol = models.CharField("ký hiệu", max_length=40, default="BC-HKH")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "loại báo cáo tổng hợp"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class ReportPart(PartBase):
    """A part of a kind of report."""

    is_reference = True

    kind = models.ForeignKey(
        ReportKind, models.CASCADE, related_name="parts", verbose_name="loại báo cáo"
    )

    class Meta:
        verbose_name = verbose_name_plural = "phần của loại báo cáo"
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(
                name="reportpart_order_once",
                fields=["kind", "order"],
                violation_error_message="Loại báo cáo đã có phần mang thứ tự này.",
            ),
            models.CheckConstraint(
                name="reportpart_what_known", condition=Q(what__in=PartWhat.values)
            ),
        ]

    def __str__(self) -> str:
        return self.heading or f"{self.kind_id} {self.order}"


class ReportState(models.TextChoices):
    """How far a report is."""

    DRAFT = "draft", "đang soạn"
    REVIEW = "review", "chờ duyệt"
    FROZEN = "frozen", "đã khóa"
    ISSUED = "issued", "đã ban hành"
    CLOSED = "closed", "đã thôi soạn"


class ReportQuerySet(SubtreeQuerySet):
    """Reports, of the associations that write them."""

    def issued(self) -> "ReportQuerySet":
        """Those that everyone may read."""
        return self.filter(state=ReportState.ISSUED, is_public=True)


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Report(models.Model):
    """A report of one association and period; with ``group`` of the cluster that it leads.

    Who froze it has not drafted it. Frozen, its text stays; issued, it has a number of the
    association's register of that year, without gaps, and nothing of it changes any more.
    """

    kind = models.ForeignKey(ReportKind, models.PROTECT, verbose_name="loại báo cáo")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="reports", verbose_name="hội báo cáo"
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="của cụm"
    )
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", verbose_name="kỳ")
    abstract = models.CharField("trích yếu", max_length=300)
    state = models.CharField(
        "tình trạng", max_length=6, choices=ReportState, default=ReportState.DRAFT
    )
    addressee = models.CharField("kính gửi", max_length=200, blank=True)
    place = models.CharField("nơi ban hành", max_length=80, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, default="BC-HKH")
    signer_office = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    recipients = models.TextField("nơi nhận", blank=True, help_text="Mỗi dòng một nơi nhận.")
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    is_public = models.BooleanField("công bố trên cổng", default=True)
    is_illustrative = models.BooleanField("có số liệu minh họa", default=False)
    previous = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="báo cáo kỳ trước",
    )  # fmt: skip
    drafted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người soạn"
    )
    drafted_at = models.DateTimeField("soạn lúc", auto_now_add=True)
    frozen_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="người khóa"
    )
    frozen_at = models.DateTimeField("khóa lúc", null=True)
    issued_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="người ban hành"
    )
    issued_at = models.DateTimeField("ban hành lúc", null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo tổng hợp"
        ordering = ["-period__last_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="report_state_known", condition=Q(state__in=ReportState.values)
            ),
            models.CheckConstraint(
                name="report_four_eyes",
                condition=Q(frozen_by=None) | ~Q(frozen_by=models.F("drafted_by")),
                violation_error_message="Người soạn báo cáo không tự khóa.",
            ),
            models.CheckConstraint(
                name="report_frozen_by_somebody",
                condition=~Q(state__in=["frozen", "issued"])
                | Q(frozen_by__isnull=False, frozen_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_issued_whole",
                condition=~Q(state="issued")
                | Q(issued_by__isnull=False, issued_at__isnull=False, number__isnull=False,
                    signed_on__isnull=False) & ~Q(signer_name=""),
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Protect(
                name="issued_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="issued"),
            ),
            pgtrigger.Protect(
                name="frozen_is_issued_alone",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state = 'frozen' AND (NEW.state <> 'issued'"
                    " OR (OLD.kind_id, OLD.association_id, OLD.period_id, OLD.abstract,"
                    " OLD.drafted_by_id, OLD.frozen_by_id, OLD.frozen_at) IS DISTINCT FROM"
                    " (NEW.kind_id, NEW.association_id, NEW.period_id, NEW.abstract,"
                    " NEW.drafted_by_id, NEW.frozen_by_id, NEW.frozen_at))"
                ),
            ),
            pgtrigger.Protect(
                name="frozen_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="frozen"),
            ),
        ]

    def __str__(self) -> str:
        return self.abstract


class OfReportQuerySet(SubtreeQuerySet):
    """What hangs on a report; it belongs to the report's association."""

    association_path = "report__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class ReportParagraph(PartBase):
    """A paragraph of a report: ``written`` is what came out of figures, ``text`` what is printed.

    They differ where an officer edited. ``spoken`` holds the numbers that the figures say, as text;
    ``content`` the head and rows of a table, the series of a chart. ``source`` names the unit below
    whose words these are.
    """

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="paragraphs", verbose_name="báo cáo"
    )
    written = models.TextField("viết từ số liệu", blank=True)
    text = models.TextField("nội dung", blank=True)
    spoken = models.JSONField("các số đã nêu", default=list, blank=True)
    content = models.JSONField("bảng, biểu đồ", default=dict, blank=True)
    source = models.CharField("lấy từ báo cáo của", max_length=400, blank=True)
    kept_numbers = models.CharField("vì sao để nguyên số gõ tay", max_length=300, blank=True)
    written_at = models.DateTimeField("viết lúc", null=True, blank=True)
    version = models.PositiveIntegerField("lần sửa", default=0)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đoạn của báo cáo"
        ordering = ["report", "order"]
        constraints = [
            models.UniqueConstraint(name="reportparagraph_order_once", fields=["report", "order"]),
            models.CheckConstraint(
                name="reportparagraph_what_known", condition=Q(what__in=PartWhat.values)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="frozen_stays",
                when=pgtrigger.Before,
                operation=_ANY,
                func=_STAYS.format(of="NEW.report_id, OLD.report_id"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.order}"

    @property
    def is_edited(self) -> bool:
        """Whether an officer changed what came out of figures."""
        return self.text != self.written


class ReportFigure(models.Model):
    """What stood in a cell of the figures when a paragraph was written of it; empty where nothing
    did.

    ``number`` and ``submission`` are the unit's own approved value; ``total``, ``base``,
    ``units_in`` and ``due`` the kept total of what lies below it, in the indicator's unit. What
    keeps a unit from being taken back is its report, not each of these.
    """

    pk = models.CompositePrimaryKey("paragraph", "period", "unit", "indicator")
    paragraph = models.ForeignKey(
        ReportParagraph, models.CASCADE, related_name="figures", verbose_name="đoạn"
    )
    period = models.ForeignKey(
        Period, models.PROTECT, related_name="+", db_index=False, verbose_name="kỳ"
    )
    unit = models.ForeignKey(
        Association, models.PROTECT, related_name="+", db_index=False, db_constraint=False,
        verbose_name="đơn vị",
    )  # fmt: skip
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="+", db_index=False, verbose_name="chỉ tiêu"
    )
    number = models.DecimalField("số tự báo", max_digits=20, decimal_places=4, null=True)
    submission = models.IntegerField("lần nộp", null=True)
    total = models.DecimalField("tổng bên dưới", max_digits=24, decimal_places=4, null=True)
    base = models.DecimalField("mẫu số bên dưới", max_digits=24, decimal_places=4, null=True)
    units_in = models.IntegerField("số đơn vị đã báo cáo", null=True)
    due = models.IntegerField("số đơn vị phải báo cáo", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "số liệu của đoạn báo cáo"
        triggers = [
            pgtrigger.Trigger(
                name="frozen_stays",
                when=pgtrigger.Before,
                operation=_ANY,
                func=_STAYS.format(
                    of="SELECT p.report_id FROM meetings_reportparagraph p"
                    " WHERE p.id IN (NEW.paragraph_id, OLD.paragraph_id)"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.paragraph_id}: {self.indicator_id}"
