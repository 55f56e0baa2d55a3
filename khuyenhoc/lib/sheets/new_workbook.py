"""A new .xlsx with the cells of a file that cannot be marked in place (.xls, .ods, .csv …).

It has the same sheets, cells, number formats and layout as far as they are known; every text
stays text, whatever it begins with.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet, Workbook
from khuyenhoc.lib.sheets.looks import CellLayout, SheetLayout
from khuyenhoc.lib.sheets.marking import is_in_sheet

MAX_TEXT = 32_767  # characters in a cell, Excel's own limit
MAX_SHEET_NAME = 31
MARGIN = 100  # rows and columns beyond the last filled one whose looks are still copied
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was


def write_new_workbook(
    workbook: Workbook, layouts: Mapping[str, SheetLayout], out: Path
) -> dict[str, str]:
    """Write ``workbook`` to ``out`` and return the name that each sheet bears there."""
    options = {"tmpdir": str(out.parent), "strings_to_formulas": False, "strings_to_urls": False}
    names: dict[str, str] = {}
    with xlsxwriter.Workbook(str(out), options) as book:
        writer = _Writer(book)
        shown = False
        for sheet in workbook.sheets:
            names[sheet.name] = _choose_name(sheet.name, names.values())
            worksheet = book.add_worksheet(names[sheet.name])
            writer.write_sheet(worksheet, sheet, layouts.get(sheet.name, SheetLayout()))
            if not sheet.is_hidden and not shown:
                worksheet.activate()
                worksheet.set_first_sheet()
                shown = True
        if not shown:  # Excel opens no file in which every sheet is hidden
            worksheet = book.add_worksheet(_choose_name("Bản trả lời", names.values()))
            worksheet.activate()
            worksheet.set_first_sheet()
    return names


def _choose_name(name: str, taken: Iterable[str]) -> str:
    """A name that Excel allows, as near to ``name`` as may be."""
    cleaned = "".join(
        each for each in name if each.isprintable() and ord(each) < 0x10000
    ).translate(_NOT_IN_NAMES)
    cleaned = cleaned.strip("'")[:MAX_SHEET_NAME] or "Trang"
    if cleaned.casefold() == "history":  # the one name that Excel keeps for itself
        cleaned += "_"
    used = {each.casefold() for each in taken}
    chosen, number = cleaned, 1
    while chosen.casefold() in used:
        number += 1
        ending = f" ({number})"
        chosen = cleaned[: MAX_SHEET_NAME - len(ending)] + ending
    return chosen


class _Writer:
    """Writes sheets, sharing one format among all cells that look alike."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[CellLayout, str], Format] = {}

    def write_sheet(self, worksheet: Worksheet, sheet: Sheet, layout: SheetLayout) -> None:
        last_row, last_column = sheet.last_row + MARGIN, sheet.last_column + MARGIN
        for column, width in layout.column_widths.items():
            if column <= last_column:
                worksheet.set_column(column - 1, column - 1, width)
        for row, height in layout.row_heights.items():
            if row <= last_row:
                worksheet.set_row(row - 1, height)
        hidden = {"hidden": True}
        for row in (each for each in sheet.hidden_rows if each <= last_row):
            worksheet.set_row(row - 1, layout.row_heights.get(row), None, hidden)
        for at in (each for each in sheet.hidden_columns if each <= last_column):
            worksheet.set_column(at - 1, at - 1, layout.column_widths.get(at), None, hidden)
        if sheet.is_hidden:
            worksheet.hide()
        self._merge(worksheet, sheet, layout)
        for place, look in layout.cells.items():
            is_near = place[0] <= last_row and place[1] <= last_column
            if place not in sheet.cells and is_near and is_in_sheet(*place):
                worksheet.write_blank(place[0] - 1, place[1] - 1, None, self._format(look, ""))
        for place, cell in sheet.cells.items():
            if is_in_sheet(*place):
                self._write_cell(worksheet, cell, layout.cells.get(place, CellLayout()))

    def _merge(self, worksheet: Worksheet, sheet: Sheet, layout: SheetLayout) -> None:
        """Merge what was merged; ranges that overlap are left unmerged from the second on."""
        taken: set[tuple[int, int]] = set()
        for area in sheet.merged:
            first_row, first_column, last_row, last_column = area
            if (last_row - first_row + 1) * (last_column - first_column + 1) > 10_000:
                continue
            places = {
                (row, column)
                for row in range(first_row, last_row + 1)
                for column in range(first_column, last_column + 1)
            }
            is_near = last_row <= sheet.last_row + MARGIN and is_in_sheet(last_row, last_column)
            if len(places) < 2 or places & taken or not is_near:
                continue
            taken |= places
            look = layout.cells.get((first_row, first_column), CellLayout())
            worksheet.merge_range(*(each - 1 for each in area), "", self._format(look, ""))

    def _write_cell(self, worksheet: Worksheet, cell: Cell, look: CellLayout) -> None:
        row, column = cell.row - 1, cell.column - 1
        form = cell.number_format
        if cell.kind is CellKind.BOOL:
            worksheet.write_boolean(row, column, cell.value, self._format(look, form))
        elif isinstance(cell.value, Decimal) and _fits_a_number(cell.value):
            worksheet.write_number(row, column, cell.value, self._format(look, form))
        elif isinstance(cell.value, date) and _day_of(cell.value) >= _FIRST_DAY:
            form = form or "dd/mm/yyyy"
            worksheet.write_datetime(row, column, cell.value, self._format(look, form))
        else:
            text = cell.value if isinstance(cell.value, str) else cell.raw
            text = unicodedata.normalize("NFC", text)[:MAX_TEXT]
            if cell.kind is not CellKind.TEXT:
                form = "@"  # a text that looks like something else is not to be taken for it
            worksheet.write_string(row, column, text, self._format(look, form))

    def _format(self, look: CellLayout, number_format: str) -> Format | None:
        key = (look, number_format)
        if key not in self._formats:
            properties: dict[str, Any] = look.properties()
            if number_format:
                properties["num_format"] = number_format
            self._formats[key] = self._book.add_format(properties) if properties else None
        return self._formats[key]


def _fits_a_number(value: Decimal) -> bool:
    """Whether Excel's number holds the value exactly; a longer one stays text."""
    return value.is_finite() and Decimal(format(float(value), ".16G")) == value


def _day_of(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
