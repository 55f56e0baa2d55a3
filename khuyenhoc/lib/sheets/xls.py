"""Reads .xls (Excel 97–2003) through xlrd, with what is hidden, merged and formatted.

xlrd gives a formula's saved result without saying that it is one, so the records of each sheet
are walked once more for the places of formulas.
"""

import os
import struct
from pathlib import Path

import xlrd

from khuyenhoc.lib.sheets import numerals, transfer
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.refusals import refuse_damaged, refuse_password, refuse_sheets
from khuyenhoc.lib.sheets.transfer import WorkbookWriter

_RECORD = struct.Struct("<HH")
_PLACE = struct.Struct("<HH")
_FORMULAS = (0x0006, 0x0206, 0x0406)
_END_OF_SHEET = 0x000A
_FIRST_OF_SHEET = (0x0009, 0x0209, 0x0409, 0x0809)


def read_workbook(path: Path, writer: WorkbookWriter) -> None:
    """Write every sheet of the workbook.

    Any failure of xlrd means that the records contradict one another: Refused as damaged.
    """
    with open(os.devnull, "w") as nowhere:
        try:
            # on_demand: one sheet in memory at a time, and the stream stays open for the formulas.
            book = xlrd.open_workbook(
                str(path), logfile=nowhere, formatting_info=True, ragged_rows=True, on_demand=True
            )
        except MemoryError:
            raise
        except Exception as error:
            if "encrypted" in str(error).lower():
                raise refuse_password() from None
            raise refuse_damaged("các bản ghi của tệp .xls không khớp nhau") from error
        if book.nsheets > writer.limits.sheets:
            raise refuse_sheets(writer.limits)
        for index in range(book.nsheets):
            try:
                _write_sheet(book, index, writer)
            except (Refused, MemoryError):
                raise
            except Exception as error:
                raise refuse_damaged("một trang tính của tệp .xls bị lỗi") from error


def _write_sheet(book: xlrd.Book, index: int, writer: WorkbookWriter) -> None:
    sheet = book.sheet_by_index(index)
    formulas = _find_formulas(book, index)
    writer.start_sheet(sheet.name, sheet.visibility != 0)
    for row in range(sheet.nrows):
        cells = []
        for column, cell in enumerate(sheet.row(row)):
            written = _make_cell(book, cell, (row, column) in formulas)
            if written is not None:
                cells.append([column + 1, *written])
        writer.write_row(row + 1, cells)
    writer.end_sheet(
        (row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        (column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
        ((top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells),
    )
    book.unload_sheet(index)


def _make_cell(book: xlrd.Book, cell: xlrd.sheet.Cell, is_formula: bool) -> list | None:
    """The cell without its column, None where it is empty."""
    number_format = _find_format(book, cell.xf_index)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        letter, text = transfer.TEXT, cell.value
    elif cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        letter, text = transfer.NUMBER, numerals.write_number(cell.value)
        if numerals.is_date_format(number_format):
            day = numerals.write_date(cell.value, book.datemode == 1)
            letter, text = (transfer.DATE, day) if day else (letter, text)
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        letter, text = transfer.BOOL, "1" if cell.value else "0"
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        letter, text = transfer.ERROR, xlrd.error_text_from_code.get(cell.value, "#ERROR")
    else:
        return None
    if not text:
        return None
    if is_formula:
        return [letter, text, number_format, 1]
    return [letter, text, number_format] if number_format else [letter, text]


def _find_format(book: xlrd.Book, style: int | None) -> str:
    """The cell's number format, "" for General or where the file does not say."""
    if style is None or not 0 <= style < len(book.xf_list):
        return ""
    number = book.xf_list[style].format_key
    if number in numerals.BUILT_IN_FORMATS:
        return numerals.BUILT_IN_FORMATS[number]
    known = book.format_map.get(number)
    code = known.format_str[:255] if known else ""
    return "" if code.lower() == "general" else code


def _find_formulas(book: xlrd.Book, index: int) -> set[tuple[int, int]]:
    """Row and column, from 0, of every formula record in the sheet's own part of the stream."""
    stream, position = book.mem, book.base + book._sh_abs_posn[index]
    formulas: set[tuple[int, int]] = set()
    depth = 0
    while position + _RECORD.size <= len(stream):
        code, length = _RECORD.unpack_from(stream, position)
        position += _RECORD.size
        if code in _FIRST_OF_SHEET:
            depth += 1  # a chart in the sheet has a beginning and an end of its own
        elif code == _END_OF_SHEET:
            depth -= 1
            if depth <= 0:
                break
        elif code in _FORMULAS and depth == 1 and position + _PLACE.size <= len(stream):
            formulas.add(_PLACE.unpack_from(stream, position))
        position += length
    return formulas
