"""Rows written as CSV, XLSX and JSON, so that no spreadsheet takes a text for a formula.

A text that begins like a formula stays text: in CSV it gets an apostrophe before it, in XLSX it is
a string cell. Numbers stay numbers and never pass through a float.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format as XlsxFormat
from xlsxwriter.worksheet import Worksheet

BOM = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
EXCEL_DIGITS = 15  # Excel keeps so many digits of a number; a longer one stays whole as text
LONGEST_TEXT = 32_767  # characters of a cell of Excel
SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
Cell = str | int | Decimal | None
# How a Decimal passes through the json module, which knows no exact numbers: NUL is in no text.
_JSON_NUMBER = re.compile(r'"\\u0000([-0-9.]+)"')


def guard(cell: Cell) -> str:
    """A cell of a CSV file: a text that begins like a formula is kept from being one."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, comma between cells, point before decimals."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(guard(head) for head in heads)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return (BOM + stream.getvalue()).encode()


def read_csv(text: str) -> list[dict[str, str]]:
    """The rows of a file that ``write_csv`` wrote, without the guards of its texts."""
    rows = csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""))
    return [{name: _bare(cell) for name, cell in row.items()} for row in rows]


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS) else cell


def write_xlsx(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet, ``name`` cut to what Excel takes; texts are string cells."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options | {"strings_to_numbers": False})
    sheet = book.add_worksheet(SHEET_NAME.sub(" ", name)[:31].strip() or "Danh sách")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    fill_sheet(sheet, heads, rows, bold)
    sheet.set_column(0, max(len(heads) - 1, 0), 24)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()


def fill_sheet(
    sheet: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[Cell]], bold: XlsxFormat
) -> None:
    """Write headings and rows from the first cell on: texts as text, numbers as numbers."""
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, line, column, cell)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:LONGEST_TEXT])
        return
    digits = guard(cell)
    if len(digits.replace("-", "").replace(".", "")) > EXCEL_DIGITS:
        sheet.write_string(row, column, digits)
    else:
        sheet.write_number(row, column, cell)


def write_json_text(content: Any) -> bytes:
    """JSON in which a Decimal is a number with exactly its digits."""

    def pass_number(value: object) -> str:
        if isinstance(value, Decimal):
            return f"\0{value:f}"
        raise TypeError(f"{type(value).__name__} has no place in JSON")

    text = json.dumps(content, ensure_ascii=False, indent=1, default=pass_number)
    return (_JSON_NUMBER.sub(r"\1", text) + "\n").encode()
