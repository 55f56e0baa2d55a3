"""The workbook that the portal hands out: one for a sender and a period (product.md R3).

For one unit the indicators run down the page, last period's number beside each cell to fill in.
For several units each section of the form is a sheet: a row a unit, and for each indicator last
period's number and the cell to fill in. Everything but those cells is locked. The hidden sheet of
``khuyenhoc.lib.sheets.manifest`` remembers which row is whose.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import xlsxwriter

from figures.models import Due, FormLine, FormVersion, IndicatorKind, Period
from khuyenhoc.lib import periods
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET, Manifest, list_manifest_rows
from returns.previous import Values, previous_values
from returns.register import read_register

FORBIDDEN_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
SHEET_NAME_LENGTH = 31
GUIDE = (
    "Chỉ gõ vào ô nền trắng. Không có thì gõ 0; không thuộc diện thì gõ: không áp dụng; "
    "chưa có số thì để trống. Ô tổng để trống thì cổng tự cộng từ các phần."
)


@dataclass(frozen=True)
class Formats:
    """The looks of cells, made once a workbook."""

    title: object
    text: object
    head: object
    group: object
    label: object
    before: object
    entry: object


def write_workbook(
    version: FormVersion,
    period: Period,
    dues: Sequence[Due],
    sender: str,
    typed: Mapping[str, str] | None = None,
) -> bytes:
    """The bytes of an .xlsx file for ``dues``, which owe ``version``'s form for ``period``.

    ``sender`` is the name of who will send it, for the title. Opens clean in Excel and
    LibreOffice; numbers before are those of the same span a year earlier. ``typed`` fills the
    cells of a single unit with texts by indicator code, as they were typed on the web; without it
    the cells hold what the register of learning models counts, where it does.
    """
    lines = asked_lines(version)
    units = [due.unit.association_id for due in dues]
    previous = previous_values(period, units)
    counts = read_register(period, units) if typed is None else {}
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_custom_property("khuyenhoc_form", f"{version.form.code}/{version.number}")
    manifest = Manifest(
        facts={
            "form": version.form.code,
            "version": str(version.number),
            "period": period.code,
            "sender": sender,
        }
    )
    formats = _make_formats(book)
    titles = _titles(version, period, sender)
    if len(dues) == 1:
        _write_one_unit(book, formats, titles, lines, dues[0], previous, counts, typed or {})
    else:
        for section, part in groupby(lines, key=lambda line: line.indicator.section):
            _write_section(
                book, formats, titles, section, list(part), dues, previous, counts, manifest
            )
    hidden = book.add_worksheet(MANIFEST_SHEET)
    for row, texts in enumerate(list_manifest_rows(manifest)):
        hidden.write_row(row, 0, texts)
    hidden.hide()
    book.close()
    return buffer.getvalue()


def asked_lines(version: FormVersion) -> list[FormLine]:
    """The lines of a form that are typed: all but ratios, which the portal computes."""
    lines = version.lines.select_related("indicator").order_by("order")
    return [line for line in lines if line.indicator.kind != IndicatorKind.RATIO]


def unit_name(due: Due) -> str:
    """How a unit is named in the sheet."""
    return due.unit.association.full_name


def _titles(version: FormVersion, period: Period, sender: str) -> list[str]:
    label = periods.label(periods.parse_code(period.code))
    return [version.form.name.upper(), f"{label}. Nơi gửi: {sender}", GUIDE]


def _write_one_unit(
    book, formats, titles, lines, due, previous: Values, counts: Values, typed
) -> None:
    sheet = _add_sheet(book, "Bieu")
    last = _write_titles(sheet, formats, [*titles[:2], f"Đơn vị: {unit_name(due)}", titles[2]])
    head = last + 1
    sheet.write_row(head, 0, ["TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước", "Kỳ này"], formats.head)
    row = head + 1
    before = previous.get(due.unit.association_id, {})
    counted = counts.get(due.unit.association_id, {})
    for section, part in groupby(lines, key=lambda line: line.indicator.section):
        sheet.merge_range(row, 0, row, 4, section, formats.group)
        row += 1
        for number, line in enumerate(part, start=1):
            indicator = line.indicator
            sheet.write_number(row, 0, number, formats.label)
            sheet.write_string(row, 1, indicator.label, formats.label)
            sheet.write_string(row, 2, indicator.unit, formats.label)
            _write_before(sheet, row, 3, before.get(indicator.pk), formats)
            text = typed.get(indicator.code, "").strip()
            if text:
                sheet.write_string(row, 4, text, formats.entry)
            else:
                _write_entry(sheet, row, 4, counted.get(indicator.pk), formats)
            _validate(sheet, row, row, 4, indicator)
            row += 1
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 58)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 4, 18)
    _finish(sheet, head + 1, 2)


def _write_section(
    book, formats, titles, section, lines, dues, previous: Values, counts: Values, manifest
) -> None:
    sheet = _add_sheet(book, section)
    last = _write_titles(sheet, formats, [*titles[:2], f"Mục {section}", titles[2]])
    head = last + 1
    for column, text in enumerate(("TT", "Mã", "Đơn vị")):
        sheet.merge_range(head, column, head + 1, column, text, formats.head)
    for place, line in enumerate(lines):
        column = 3 + 2 * place
        label = f"{line.indicator.label} ({line.indicator.unit})"
        sheet.merge_range(head, column, head, column + 1, label, formats.head)
        sheet.write_row(head + 1, column, ["Kỳ trước", "Kỳ này"], formats.head)
        manifest.columns[sheet.name, column + 2] = line.indicator.code
    first = head + 2
    for number, due in enumerate(dues):
        row = first + number
        association = due.unit.association
        before = previous.get(association.pk, {})
        sheet.write_number(row, 0, number + 1, formats.label)
        sheet.write_string(row, 1, association.code, formats.label)
        sheet.write_string(row, 2, unit_name(due), formats.label)
        for place, line in enumerate(lines):
            _write_before(sheet, row, 3 + 2 * place, before.get(line.indicator_id), formats)
            count = counts.get(association.pk, {}).get(line.indicator_id)
            _write_entry(sheet, row, 4 + 2 * place, count, formats)
        manifest.units[sheet.name, row + 1] = str(association.pk)
    for place, line in enumerate(lines):
        _validate(sheet, first, first + len(dues) - 1, 4 + 2 * place, line.indicator)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 8)
    sheet.set_column(2, 2, 30)
    sheet.set_column(3, 2 + 2 * len(lines), 13)
    sheet.set_row(head, 62)
    _finish(sheet, first, 3)


def _add_sheet(book, name: str):
    taken = {sheet.name.lower() for sheet in book.worksheets()}
    short = " ".join(name.translate(FORBIDDEN_IN_SHEET_NAMES).split())[:SHEET_NAME_LENGTH].strip(
        " '"
    )
    count = 1
    unique = short
    while unique.lower() in taken:
        count += 1
        unique = f"{short[: SHEET_NAME_LENGTH - 3]} {count}"
    return book.add_worksheet(unique)


def _write_titles(sheet, formats, titles: list[str]) -> int:
    for row, text in enumerate(titles):
        sheet.write_string(row, 0, text, formats.title if row == 0 else formats.text)
    return len(titles)


def _write_before(sheet, row: int, column: int, number: Decimal | None, formats) -> None:
    if number is None:
        sheet.write_string(row, column, "", formats.before)
    else:
        sheet.write_number(row, column, number, formats.before)


def _write_entry(sheet, row: int, column: int, count: Decimal | None, formats) -> None:
    """The cell to fill in: empty, or with what the register counts."""
    if count is None:
        sheet.write_blank(row, column, None, formats.entry)
    else:
        sheet.write_number(row, column, count, formats.entry)


def _validate(sheet, first: int, last: int, column: int, indicator) -> None:
    """Numbers only, at the cell; a word such as "không áp dụng" may be insisted on."""
    sheet.data_validation(
        first,
        column,
        last,
        column,
        {
            "validate": "decimal" if indicator.places else "integer",
            "criteria": ">=",
            "value": -(10**15) if indicator.minimum is None else int(indicator.minimum),
            "error_type": "information",
            "input_title": indicator.label[:32],
            "input_message": f"Đơn vị tính: {indicator.unit}. Không có thì gõ 0."[:255],
            "error_title": "Chưa phải số",
            "error_message": "Hãy gõ số. Nếu không thuộc diện, gõ: không áp dụng.",
        },
    )


def _finish(sheet, first_row: int, frozen_columns: int) -> None:
    sheet.freeze_panes(first_row, frozen_columns)
    sheet.protect(options={"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first_row - 1)


def _make_formats(book) -> Formats:
    plain = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    boxed = {**plain, "border": 1, "border_color": "#857B68"}
    grey = {**boxed, "bg_color": "#F3EEE1"}
    return Formats(
        title=book.add_format({**plain, "bold": True, "font_size": 14}),
        text=book.add_format(plain),
        head=book.add_format({**grey, "bold": True, "align": "center", "text_wrap": True}),
        group=book.add_format({**grey, "bold": True}),
        label=book.add_format({**grey, "text_wrap": True}),
        before=book.add_format({**grey, "num_format": "#,##0", "font_color": "#696050"}),
        entry=book.add_format({**boxed, "num_format": "#,##0", "locked": False}),
    )
