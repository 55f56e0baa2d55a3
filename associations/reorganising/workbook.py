"""The workbook of a reorganisation as the portal hands it out."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from associations.history import UnitAt
from associations.reorganising.lines import Line
from associations.reorganising.request import DecisionFields, list_level_names
from associations.reorganising.rows import write_rows
from associations.reorganising.sheet import (
    BY_KEY,
    DECISION_FIELDS,
    DECISIONS,
    GUIDE,
    LINE_FIELDS,
    LINES,
    LISTS,
    UNITS,
    Field,
)
from associations.reorganising.unit_names import UnitNames
from khuyenhoc.lib.dates import format_date

SPARE = 200  # empty rows below the last one that take validation
UNIT_HEADS = ("Mã", "Tên đơn vị", "Loại", "Cấp", "Trực thuộc", "Số của cổng")
GUIDANCE = (
    "Mỗi quyết định một dòng ở trang 'Quyết định'; mỗi thay đổi một dòng ở trang 'Thay đổi'.",
    "Hợp nhất nhiều đơn vị thành một đơn vị mới: mỗi đơn vị cũ một dòng, cùng một mã mới; tên,"
    " loại, cấp, trực thuộc của đơn vị mới ghi ở dòng đầu.",
    "Chia một đơn vị: mỗi đơn vị nhận một dòng, cùng một đơn vị cũ; tỉ phần của các dòng cộng lại"
    " bằng 1. Chưa rõ tỉ phần thì để trống, ghi sau cũng được.",
    "Sáp nhập vào đơn vị đang có: đơn vị nhận giữ nguyên tên, mã và lịch sử, thêm địa bàn.",
    "Mã chỉ có nghĩa cùng với ngày: mã ở trang 'Đơn vị hiện có' là mã của ngày trước hiệu lực.",
    "Đơn vị không có mã riêng: gõ số của cổng, có dấu # ở trước.",
    "Đơn vị do quyết định này lập ra: gõ “mới” rồi mã của nó, ví dụ: mới 05755.",
)


def write_request(
    on: date,
    units: Sequence[UnitAt],
    decisions: Sequence[tuple[DecisionFields, Sequence[Line]]] = (),
    names: UnitNames | None = None,
) -> bytes:
    """An .xlsx file to fill in, for a decision in force ``on``; ``units`` are those to look up.

    With ``decisions`` their lines stand in it already, their units called by ``names``.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options | {"strings_to_numbers": False})
    plain = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    head = book.add_format(
        plain | {"bold": True, "text_wrap": True, "bg_color": "#F3EEE1", "border": 1}
    )
    text = book.add_format(plain | {"num_format": "@", "text_wrap": True})
    entry = book.add_format(plain | {"text_wrap": True})
    level_names = list_level_names()
    lists = _Lists()
    decided, changed = book.add_worksheet(DECISIONS), book.add_worksheet(LINES)
    numbers = [fields.number or f"{place}" for place, (fields, _) in enumerate(decisions, 1)]
    rows = [_write_decision(fields) for fields, _ in decisions]
    _fill(decided, DECISION_FIELDS, rows, (head, text, entry), lists, with_order=True)
    rows = [
        {"decision": number} | row
        for number, (_, lines) in zip(numbers, decisions, strict=True)
        for row in write_rows(lines, names or UnitNames(on), level_names)
    ]
    offered = {"level": list(level_names.values())}
    _fill(changed, LINE_FIELDS, rows, (head, text, entry), lists, offered=offered)
    _write_units(book.add_worksheet(UNITS), on, units, head, text, level_names)
    _offer_units(changed, len(rows), len(units))
    guide = book.add_worksheet(GUIDE)
    guide.set_column(0, 0, 110)
    for line, sentence in enumerate(_list_guidance(on)):
        guide.write_string(line, 0, sentence, entry)
    _write_lists(book.add_worksheet(LISTS), lists)
    book.close()
    return buffer.getvalue()


class _Lists:
    """The values offered at cells, kept on a hidden sheet: a column a list."""

    def __init__(self) -> None:
        self.columns: dict[tuple[str, ...], str] = {}

    def refer(self, values: Sequence[str]) -> str:
        letter = self.columns.setdefault(tuple(values), chr(ord("A") + len(self.columns)))
        return f"='{LISTS}'!${letter}$1:${letter}${len(values)}"


def _list_guidance(on: date) -> Iterable[str]:
    yield f"Sắp xếp tổ chức có hiệu lực từ {format_date(on)}"
    yield from GUIDANCE
    for field in (*DECISION_FIELDS, *LINE_FIELDS):
        yield f"{field.label}: {field.hint}"


def _write_decision(fields: DecisionFields) -> dict[str, str]:
    days = {
        key: format_date(day)
        for key in ("signed_on", "in_force_on")
        if (day := getattr(fields, key)) is not None
    }
    texts = {"number": fields.number, "body": fields.body, "note": fields.note}
    return texts | days | {"sequence": str(fields.sequence)}


def _fill(
    sheet: Worksheet, fields: Sequence[Field], rows: Sequence[dict[str, str]], formats: tuple,
    lists: _Lists, *, with_order: bool = False, offered: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    head, text, entry = formats
    shift = 1 if with_order else 0
    if with_order:
        sheet.write_string(0, 0, "STT", head)
        sheet.set_column(0, 0, 5)
        for number, _ in enumerate(rows, start=1):
            sheet.write_number(number, 0, number, entry)
    for place, field in enumerate(fields, start=shift):
        sheet.write_string(0, place, field.label, head)
        sheet.set_column(place, place, field.width, text if field.is_text else entry)
        for line, row in enumerate(rows, start=1):
            if field.key in row:
                sheet.write_string(line, place, row[field.key], text)
        choices = (offered or {}).get(field.key) or field.choices
        validation: dict[str, Any] = {
            "input_title": field.label[:32], "input_message": field.hint[:255],
            "error_type": "information", "error_title": "Xem lại",
            "error_message": "Giá trị này không có trong danh sách."[:255],
        }  # fmt: skip
        if choices:
            validation |= {"validate": "list", "source": lists.refer(choices)}
        else:
            validation |= {"validate": "any"}
        sheet.data_validation(1, place, len(rows) + SPARE, place, validation)
    sheet.freeze_panes(1, shift + 1)
    sheet.set_row(0, 48)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _offer_units(sheet: Worksheet, filled: int, units: int) -> None:
    """Offer the present codes where a present unit is named."""
    if not units:
        return
    column = [field.key for field in LINE_FIELDS].index("subject")
    source = f"='{UNITS}'!$A$2:$A${units + 1}"
    hint = BY_KEY["subject"].hint[:255]
    sheet.data_validation(
        1, column, filled + SPARE, column,
        {"validate": "list", "source": source, "error_type": "information",
         "input_title": BY_KEY["subject"].label[:32], "input_message": hint,
         "error_title": "Xem lại", "error_message": "Mã này không có trong danh sách hiện có."},
    )  # fmt: skip


def _write_units(
    sheet: Worksheet, on: date, units: Sequence[UnitAt], head, text, level_names: dict[str, str]
) -> None:
    by_id = {unit.id: unit for unit in units}
    for column, title in enumerate(UNIT_HEADS):
        sheet.write_string(0, column, title, head)
    for line, unit in enumerate(units, start=1):
        above = by_id.get(unit.parent) if unit.parent else None
        texts = (
            unit.code or f"#{unit.id}", unit.full_name, unit.kind, level_names.get(unit.level, ""),
            above.full_name if above else "", f"#{unit.id}",
        )  # fmt: skip
        for column, each in enumerate(texts):
            sheet.write_string(line, column, each, text)
    for column, width in enumerate((12, 34, 14, 14, 34, 12)):
        sheet.set_column(column, column, width)
    sheet.autofilter(0, 0, max(len(units), 1), len(UNIT_HEADS) - 1)
    sheet.freeze_panes(1, 2)


def _write_lists(sheet: Worksheet, lists: _Lists) -> None:
    for column, values in enumerate(lists.columns):
        for line, value in enumerate(values):
            sheet.write_string(line, column, value)
    sheet.hide()
