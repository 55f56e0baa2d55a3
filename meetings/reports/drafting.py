"""Reports made from their kind, kept in step with figures, edited paragraph by paragraph (K2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from associations.models import Association, Group
from figures.catalogue import indicators
from figures.models import Period
from figures.reading import Reading
from figures.spans import label_period, sort_periods
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.numbers import format_number
from meetings.agendas import MeetingRefused
from meetings.models import (
    PartWhat,
    Progress,
    Report,
    ReportFigure,
    ReportKind,
    ReportParagraph,
    ReportState,
    Task,
)
from meetings.models.reports import PartBase
from meetings.reports.checking import find_untold
from meetings.reports.language import TemplateError, list_faults, read_template, wrap_codes
from meetings.reports.sources import Cell, UnitFigures, read_figures
from meetings.reports.writing import Written, lower_first, tidy, write_paragraph
from meetings.rights import may_lead

MOST_TEXT = 20_000
MOST_CHART_PERIODS, MOST_BARS = 5, 10
NOT_NOW = "Báo cáo không còn ở bước soạn nên không sửa được nữa."
NOT_THEIRS = "Đoạn vừa được người khác sửa. Hãy tải lại trang để xem bản mới rồi sửa tiếp."
FROM_FIGURES = {PartWhat.SENTENCES, PartWhat.TABLE, PartWhat.CHART}

# A cell says something else than when it was told. Values that were approved stand with status 1.
_STALE = """
select distinct f.paragraph_id
  from meetings_reportfigure f
  join meetings_reportparagraph p on p.id = f.paragraph_id
  left join figures_value v on v.period_id = f.period_id and v.association_id = f.unit_id
       and v.indicator_id = f.indicator_id and v.status = 1
  left join figures_total t on t.period_id = f.period_id and t.association_id = f.unit_id
       and t.indicator_id = f.indicator_id
 where p.report_id = %s
   and (f.number, f.submission, f.total, f.base, f.units_in, f.due) is distinct from
       (v.number, v.submission_id, t.approved, t.approved_base, t.approved_in, t.due)
"""


@dataclass(slots=True)
class Drawn:
    """What a paragraph becomes, and the cells that it was made of."""

    text: str = ""
    spoken: Sequence[Decimal] = ()
    content: dict[str, Any] | None = None
    cells: Sequence[Cell] = ()
    is_illustrative: bool = False


@transaction.atomic
def draft(
    kind: ReportKind, association: Association, period: Period, by: User, group: Group | None = None
) -> Report:
    """A report of ``association`` in ``period`` with all its parts written.

    Raises ``MeetingRefused`` where the kind holds what cannot be read, and for a group that is not
    the association's; ``PermissionDenied``.
    """
    may_lead(by, association).require()
    if group is not None:
        if group.host_id != association.pk:
            raise MeetingRefused("Cụm này thuộc hội khác. Hãy chọn cụm của hội báo cáo.")
        if not _list_units(association, period, group):
            raise MeetingRefused("Cụm này không có đơn vị nào trong kỳ báo cáo.")
    before = _find_previous(kind, association, period, group)
    report = Report.objects.create(
        kind=kind, association=association, group=group, period=period, symbol=kind.symbol,
        abstract="—", drafted_by=by, previous=before,
        addressee=before.addressee if before else "", place=before.place if before else "",
        signer_office=before.signer_office if before else "Chủ tịch",
        signer_name=before.signer_name if before else "",
        recipients=before.recipients if before else "Như kính gửi;\nLưu: VT.",
    )  # fmt: skip
    parts = list(kind.parts.all())
    source = _read_source(report, parts)
    report.abstract = _name(kind.abstract, source)
    rows = [
        ReportParagraph(
            report=report, order=place, depth=part.depth, heading=part.heading, what=part.what,
            template=part.template,
        )
        for place, part in enumerate(parts, start=1)
    ]  # fmt: skip
    ReportParagraph.objects.bulk_create(rows)
    drawn = [_draw(row, source) for row in rows]
    _keep(list(zip(rows, drawn, strict=True)))
    report.is_illustrative = any(each.is_illustrative for each in drawn)
    report.save(update_fields=["abstract", "is_illustrative"])
    return report


@transaction.atomic
def rewrite(paragraph: ReportParagraph, by: User) -> ReportParagraph:
    """Write one paragraph out of its figures anew; what was edited in it goes, no other changes.

    Raises ``MeetingRefused`` once the report is frozen, ``PermissionDenied``.
    """
    row = lock_paragraph(paragraph, by)
    source = _read_source(row.report, [row])
    _keep([(row, _draw(row, source))])
    return row


@transaction.atomic
def rewrite_stale(report: Report, by: User) -> int:
    """Write the stale paragraphs anew that nobody has edited; how many.

    Raises ``MeetingRefused`` once the report is frozen, ``PermissionDenied``.
    """
    row = lock_report(report, by)
    stale = [p for p in row.paragraphs.filter(pk__in=find_stale(row)) if not p.is_edited]
    for each in stale:
        each.report = row
    source = _read_source(row, stale)
    _keep([(each, _draw(each, source)) for each in stale])
    return len(stale)


@transaction.atomic
def edit(
    paragraph: ReportParagraph, text: str, by: User, *, seen: int, reason: str = "",
    source: str = "",
) -> ReportParagraph:  # fmt: skip
    """Keep what an officer wrote, beside the figures as they are now.

    ``seen`` is the version that he saw, ``reason`` why typed numbers of no figure stay, ``source``
    the unit whose words these are.

    Raises ``MeetingRefused`` once the report is frozen and where another wrote meanwhile,
    ``PermissionDenied``.
    """
    row = lock_paragraph(paragraph, by)
    if row.version != seen:
        raise MeetingRefused(NOT_THEIRS)
    lines = (" ".join(clean(line).split()) for line in text.splitlines())
    row.text = "\n".join(line for line in lines if line)[:MOST_TEXT]
    words = row.text
    if row.what in FROM_FIGURES:  # who edits has the figures of now before his eyes
        _keep([(row, _draw(row, _read_source(row.report, [row])))])
    else:
        row.version += 1
    row.text, row.kept_numbers = words, clean(reason)[:300]
    row.source = clean(source)[:400]
    row.save()
    return row


def find_stale(report: Report) -> set[int]:
    """The paragraphs whose figures have changed since they were written: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_STALE, [report.pk])
        return {pk for (pk,) in cursor}


def find_untold_numbers(paragraph: ReportParagraph) -> list[str]:
    """The typed numbers of a paragraph that none of its figures says."""
    return find_untold(paragraph.text, map(Decimal, paragraph.spoken))


def list_sources(report: Report, heading: str) -> list[tuple[str, str]]:
    """(unit, words) under the same heading in the reports of the units directly below, of the same
    period and kind: frozen or issued ones."""
    rows = ReportParagraph.objects.filter(
        report__association__parent=report.association_id,
        report__period=report.period_id,
        report__state__in=[ReportState.FROZEN, ReportState.ISSUED],
        heading=heading,
        what=PartWhat.NARRATIVE,
    ).exclude(text="")
    found = rows.order_by("report__association__lft", "-report__pk").values_list(
        "report__association__full_name", "text"
    )
    return list(dict(reversed(list(found))).items())[::-1]


def lock_report(report: Report, by: User) -> Report:
    """The report as it is, locked. Raises ``MeetingRefused`` unless it may still be written,
    ``PermissionDenied``."""
    row = Report.objects.select_for_update(of=["self"]).select_related(
        "association", "period", "kind"
    ).get(pk=report.pk)  # fmt: skip
    may_lead(by, row.association).require()
    if row.state not in (ReportState.DRAFT, ReportState.REVIEW):
        raise MeetingRefused(NOT_NOW)
    return row


def lock_paragraph(paragraph: ReportParagraph, by: User) -> ReportParagraph:
    """As ``lock_report``, of a paragraph."""
    row = ReportParagraph.objects.get(pk=paragraph.pk)
    row.report = lock_report(row.report, by)
    row.refresh_from_db(fields=["text", "version", "written", "source", "kept_numbers"])
    return row


# ----- writing -----


def _find_previous(
    kind: ReportKind, association: Association, period: Period, group: Group | None
) -> Report | None:
    rows = Report.objects.filter(kind=kind, association=association, group=group)
    return rows.filter(period__last_day__lt=period.last_day).first()


def _list_units(association: Association, period: Period, group: Group | None) -> list[int]:
    if group is None:
        return [association.pk]
    held = group.memberships.filter(valid__contains=period.last_day)
    return sorted(held.values_list("association_id", flat=True))


def _read_source(report: Report, parts: Iterable[PartBase]) -> UnitFigures:
    """All figures that the parts tell, read at once. Raises ``MeetingRefused``."""
    known = indicators().by_code
    codes: list[str] = []
    for part in parts:
        if part.what not in FROM_FIGURES:
            continue
        is_list = part.what != PartWhat.SENTENCES
        text = wrap_codes(part.template) if is_list else part.template
        faults = list_faults(text, known)
        if faults:
            raise MeetingRefused(f"Mẫu của loại báo cáo có chỗ sai. {faults[0]}")
        codes += read_template(text).codes
    units = _list_units(report.association, report.period, report.group)
    name = report.group.name if report.group else report.association.full_name
    return read_figures(report.period, units, codes, lower_first(name))


def _name(text: str, source: UnitFigures) -> str:
    try:
        return tidy(write_paragraph(read_template(text), source).text).rstrip(".")[:300]
    except TemplateError as fault:
        raise MeetingRefused(f"Trích yếu của loại báo cáo có chỗ sai. {fault}") from fault


def _draw(row: ReportParagraph, source: UnitFigures) -> Drawn:
    """What a paragraph becomes out of figures."""
    source.take_cells()
    match row.what:
        case PartWhat.SENTENCES:
            written = write_paragraph(read_template(row.template), source)
            return _of(written, source)
        case PartWhat.TABLE:
            return _draw_table(row.template.split(), source)
        case PartWhat.CHART:
            return _draw_chart(row.template.split()[0], source)
        case PartWhat.TASKS:
            return _tell_tasks(row.report)
    return Drawn()


def _of(written: Written, source: UnitFigures) -> Drawn:
    return Drawn(written.text, written.spoken, None, source.take_cells(), written.is_illustrative)


def _draw_table(codes: Sequence[str], source: UnitFigures) -> Drawn:
    """A row for each unit below, and the whole: {heads, rows, foot}, all as text."""
    asked = [source.known[code] for code in codes]
    columns = {code: {b.unit: b.reading for b in source.list_below(code)} for code in codes}
    whole = [source.read(code) for code in codes]
    rows = [
        [str(place), name, *(_print(columns[code][unit]) for code in codes)]
        for place, (unit, name) in enumerate(source.below, start=1)
    ]
    readings = [*whole, *(each for column in columns.values() for each in column.values())]
    content = {
        "heads": ["TT", "Đơn vị", *(f"{i.label} ({i.unit})" for i in asked)],
        "rows": rows,
        "foot": ["", "Cộng" if source.below else source.unit_name, *map(_print, whole)],
    }
    return Drawn(
        content=content, cells=source.take_cells(),
        is_illustrative=any(each.is_illustrative for each in readings),
    )  # fmt: skip


def _draw_chart(code: str, source: UnitFigures) -> Drawn:
    """The course of an indicator over periods of the same kind, or its units side by side:
    {title, unit, labels, numbers}, numbers as text."""
    indicator = source.known[code]
    course = _list_course(code, source)
    if len(course) > 1:
        points = [(label_period(period), reading) for period, reading in course]
    else:
        known = [each for each in source.list_below(code) if each.reading.exact is not None]
        known.sort(key=lambda each: each.reading.exact or 0, reverse=True)
        points = [(each.name, each.reading) for each in known[:MOST_BARS]]
    content = {
        "title": indicator.label,
        "unit": indicator.unit,
        "labels": [label for label, _ in points],
        "numbers": [str(reading.number) for _, reading in points],
        "places": indicator.places,
    }
    return Drawn(
        content=content, cells=source.take_cells(),
        is_illustrative=any(reading.is_illustrative for _, reading in points),
    )  # fmt: skip


def _list_course(code: str, source: UnitFigures) -> list[tuple[Period, Reading]]:
    same = [p for p in source.table.periods.values() if p.kind == source.period.kind]
    held = [p for p in sort_periods(same) if p.last_day <= source.period.last_day]
    course = [(period, source.read_in(period, code)) for period in held[:MOST_CHART_PERIODS]]
    return [each for each in reversed(course) if each[1].number is not None]


def _print(reading: Reading) -> str:
    if reading.number is None:
        return "…"
    word = f"{reading.precision_word} " if reading.precision_word else ""
    return f"{word}{format_number(reading.number, reading.places)}"


def _tell_tasks(report: Report) -> Drawn:
    """How far the units are with the tasks that the association gave, a line each."""
    tasks = Task.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=report.period.first_day),
        association=report.association,
        given_on__lte=report.period.last_day,
    )
    spoken: list[Decimal] = []
    lines = []
    for place, task in enumerate(tasks.prefetch_related("shares").order_by("given_on", "number")):
        shares = [each.progress for each in task.shares.all() if each.progress != Progress.PASSED]
        done, doing = shares.count(Progress.DONE), shares.count(Progress.DOING)
        told = f"{format_number(done)} trên {format_number(len(shares))} đơn vị đã xong"
        if doing:
            told += f", {format_number(doing)} đơn vị đang làm"
        spoken += [Decimal(done), Decimal(len(shares)), Decimal(doing)]
        lines.append(f"{place + 1}. {task.text.rstrip('.')}: {told}.")
    return Drawn("\n".join(lines), spoken)


def _keep(drawn: Sequence[tuple[ReportParagraph, Drawn]]) -> None:
    """Keep what paragraphs became, with their cells."""
    moment = timezone.now()
    for row, made in drawn:
        row.written = row.text = made.text
        row.spoken = [str(number) for number in dict.fromkeys(made.spoken)]
        row.content = made.content or {}
        row.written_at = moment
        row.source = row.kept_numbers = ""
        row.version += 1
    rows = [row for row, _ in drawn]
    ReportFigure.objects.filter(paragraph__in=rows).delete()
    ReportParagraph.objects.bulk_update(
        rows,
        ["written", "text", "spoken", "content", "written_at", "version", "source", "kept_numbers"],
    )
    ReportFigure.objects.bulk_create(
        [
            ReportFigure(
                paragraph=row, period_id=cell.period, unit_id=cell.unit,
                indicator_id=cell.indicator, number=cell.number, submission=cell.submission,
                total=cell.total, base=cell.base, units_in=cell.units_in, due=cell.due,
            )
            for row, made in drawn
            for cell in made.cells
        ],
        batch_size=5000,
    )  # fmt: skip
