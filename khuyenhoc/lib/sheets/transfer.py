"""How a read workbook travels from the child to the parent: one JSON value a line.

The child writes through ``WorkbookWriter``, which holds it to the limits whatever the format.
The parent reads the lines as untrusted: every shape, type and bound is checked again.

Lines: ``["sheet", name, is_hidden]``, ``["row", number, [[column, letter, text, …], …]]``,
``["sheet_end", hidden rows, hidden columns, merged]``, ``["end", kind, notices, properties]``.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from khuyenhoc.lib.sheets import numerals
from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet, Value, Workbook, address
from khuyenhoc.lib.sheets.limits import Limits
from khuyenhoc.lib.sheets.refusals import (
    refuse_cells,
    refuse_damaged,
    refuse_far_cell,
    refuse_long_answer,
    refuse_long_text,
    refuse_sheets,
)

TEXT, NUMBER, BOOL, DATE, ERROR, UNCALCULATED = "t", "n", "b", "d", "e", "u"
KINDS = ("xlsx", "xlsm", "xls", "ods", "csv")

_MOST_NOTICES = 50
_MOST_PROPERTIES = 100
_LONGEST_NAME = 255
_LONGEST_SENTENCE = 1_000

# A cell on its way: column, letter of its kind, text, number format, 1 if it is a formula.
# The last two are left out where empty.
RawCell = list


class WorkbookWriter:
    """Writes the lines and refuses the file at the first thing beyond its limits."""

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._stream = stream
        self.limits = limits
        self.notices: list[str] = []
        self.properties: dict[str, str] = {}
        self._written = self._cells = self._sheets = 0
        self.sheet_name = ""
        self._encode = json.JSONEncoder(
            ensure_ascii=False, check_circular=False, separators=(",", ":")
        ).encode

    def _write(self, line: list) -> None:
        encoded = self._encode(line).encode("utf-8", "replace") + b"\n"
        self._written += len(encoded)
        if self._written > self.limits.answer_bytes:
            raise refuse_long_answer(self.limits)
        self._stream.write(encoded)

    def start_sheet(self, name: str, is_hidden: bool = False) -> None:
        self._sheets += 1
        if self._sheets > self.limits.sheets:
            raise refuse_sheets(self.limits)
        self.sheet_name = name[:_LONGEST_NAME]
        self._write(["sheet", self.sheet_name, is_hidden])

    def write_row(self, number: int, cells: list[RawCell]) -> None:
        """One row's cells; the row is counted from 1 and comes once."""
        if not cells:
            return
        limits = self.limits
        if not 1 <= number <= limits.rows:
            raise refuse_far_cell(self.sheet_name, number, cells[0][0], limits)
        self._cells += len(cells)
        if self._cells > limits.cells:
            raise refuse_cells(limits)
        for cell in cells:
            if cell[0] > limits.columns:
                raise refuse_far_cell(self.sheet_name, number, cell[0], limits)
            if len(cell[2]) > limits.text_length:
                where = f"Ô {address(number, cell[0])} của trang “{self.sheet_name[:40]}”"
                raise refuse_long_text(where, limits)
        self._write(["row", number, cells])

    def end_sheet(
        self,
        hidden_rows: Iterable[int] = (),
        hidden_columns: Iterable[int] = (),
        merged: Iterable[tuple[int, int, int, int]] = (),
    ) -> None:
        """What is hidden and merged in the sheet; what lies beyond the limits is left out."""
        limits = self.limits
        ranges = list(merged)
        if len(ranges) > limits.merged_ranges:
            raise refuse_damaged("quá nhiều vùng ô gộp")
        self._write(
            [
                "sheet_end",
                sorted({row for row in hidden_rows if 1 <= row <= limits.rows}),
                sorted({column for column in hidden_columns if 1 <= column <= limits.columns}),
                [area for area in ranges if area[0] <= limits.rows and area[1] <= limits.columns],
            ]
        )

    def finish(self, kind: str) -> None:
        properties = {
            name[:_LONGEST_NAME]: value[:_LONGEST_SENTENCE]
            for name, value in list(self.properties.items())[:_MOST_PROPERTIES]
        }
        self._write(["end", kind, self.notices[:_MOST_NOTICES], properties])


class BrokenAnswer(Exception):
    """The child's answer has a shape that no reader of ours writes."""


def read_answer(path: Path, limits: Limits) -> Workbook:
    """The workbook that the child wrote, every shape checked.

    Raises BrokenAnswer where the answer is not one, Refused where a cell comes twice.
    """
    reader = _AnswerReader(limits)
    try:
        if path.stat().st_size > limits.answer_bytes + 10_000:
            raise BrokenAnswer("too long")
        with path.open("rb") as stream:
            for line in stream:
                if reader.workbook is not None:
                    raise BrokenAnswer("lines after the end")
                reader.take(json.loads(line))
    except (OSError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise BrokenAnswer(str(error)[:200]) from None
    if reader.workbook is None:
        raise BrokenAnswer("no end")
    return reader.workbook


_TEXT_CELL = CellKind.TEXT
_make_tuple = tuple.__new__  # half the time of Cell(…)


class RowTaker:
    """Makes cells of what the child says of a row; every shape and bound is checked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._cells = 0
        self._formats: dict[str, str] = {}

    def take(self, number: int, raw_cells: list) -> dict[int, Cell]:
        """The cells of row ``number`` by column. Raises BrokenAnswer, Refused for a cell twice.

        Written out in one piece: it runs a million times for a long list.
        """
        limits = self.limits
        self._cells += len(raw_cells)
        _require(self._cells <= limits.cells)
        _require(_is_count(number, limits.rows))
        row: dict[int, Cell] = {}
        known = self._formats
        most_columns, most_letters = limits.columns, limits.text_length
        for raw in raw_cells:
            if type(raw) is not list or not 3 <= len(raw) <= 5:
                raise BrokenAnswer("no cell")
            number_format, is_formula = "", False
            if len(raw) == 3:
                column, letter, text = raw
            else:
                column, letter, text, number_format = raw[:4]
                _require(_is_text(number_format, _LONGEST_NAME))
                number_format = known.setdefault(number_format, number_format)
                is_formula = len(raw) == 5 and raw[4] == 1
            if type(column) is not int or not 1 <= column <= most_columns:
                raise BrokenAnswer("no column")
            if type(text) is not str or len(text) > most_letters:
                raise BrokenAnswer("no text")
            if column in row:
                raise refuse_damaged(f"ô {address(number, column)} có hai lần")
            kind: CellKind
            value: Value
            if letter == TEXT:
                kind, value, shown = _TEXT_CELL, text, text
            else:
                kind, value, shown = _make_value(letter, text, number_format)
            cell = (number, column, kind, value, shown, is_formula, number_format)
            row[column] = _make_tuple(Cell, cell)
        return row


@dataclass(frozen=True, slots=True)
class SheetEnd:
    """What the child says of a sheet besides its rows."""

    name: str
    is_hidden: bool
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[int, ...]
    merged: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the child says of a file besides the rows of its sheets."""

    kind: str
    sheets: list[SheetEnd]
    notices: list[str]
    properties: dict[str, str]


def read_frame(path: Path, limits: Limits) -> Frame:
    """All of the child's answer but the rows, which are passed over unread.

    Raises BrokenAnswer where the answer is not one.
    """
    reader = _AnswerReader(limits)
    try:
        if path.stat().st_size > limits.answer_bytes + 10_000:
            raise BrokenAnswer("too long")
        with path.open("rb") as stream:
            for line in stream:
                if reader.workbook is not None:
                    raise BrokenAnswer("lines after the end")
                if not line.startswith(b'["row",'):
                    reader.take(json.loads(line))
    except (OSError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise BrokenAnswer(str(error)[:200]) from None
    if (workbook := reader.workbook) is None:
        raise BrokenAnswer("no end")
    sheets = [
        SheetEnd(
            sheet.name,
            sheet.is_hidden,
            tuple(sheet.hidden_rows),
            tuple(sheet.hidden_columns),
            sheet.merged,
        )
        for sheet in workbook.sheets
    ]
    return Frame(workbook.kind, sheets, workbook.notices, workbook.properties)


class _AnswerReader:
    """Takes the lines one by one; ``workbook`` is there once the last has come."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.workbook: Workbook | None = None
        self._sheets: list[Sheet] = []
        self._open: Sheet | None = None
        self._rows = RowTaker(limits)

    def take(self, line: Any) -> None:
        match line:
            case ["row", int(number), list(cells)]:
                self._take_row(number, cells)
            case ["sheet", str(name), bool(is_hidden)] if self._open is None:
                _require(len(name) <= _LONGEST_NAME and len(self._sheets) < self.limits.sheets)
                self._open = Sheet(name=name, is_hidden=is_hidden)
                self._sheets.append(self._open)
            case ["sheet_end", list(rows), list(columns), list(merged)] if self._open:
                self._end_sheet(rows, columns, merged)
            case ["end", str(kind), list(notices), dict(properties)] if self._open is None:
                _require(kind in KINDS and len(notices) <= _MOST_NOTICES)
                _require(len(properties) <= _MOST_PROPERTIES)
                _require(all(_is_text(notice, _LONGEST_SENTENCE) for notice in notices))
                _require(all(_is_text(name, _LONGEST_NAME) for name in properties))
                _require(all(_is_text(value, _LONGEST_SENTENCE) for value in properties.values()))
                self.workbook = Workbook(kind, self._sheets, notices, properties)
            case _:
                raise BrokenAnswer("unknown line")

    def _end_sheet(self, rows: list, columns: list, merged: list) -> None:
        limits, sheet = self.limits, self._open
        if sheet is None:
            raise BrokenAnswer("no open sheet")
        _require(all(_is_count(row, limits.rows) for row in rows))
        _require(all(_is_count(column, limits.columns) for column in columns))
        _require(len(merged) <= limits.merged_ranges)
        for area in merged:
            _require(isinstance(area, list) and len(area) == 4)
            _require(all(_is_count(number, 1_048_576) for number in area))
            _require(area[0] <= area[2] and area[1] <= area[3])
        sheet.hidden_rows = frozenset(rows)
        sheet.hidden_columns = frozenset(columns)
        sheet.merged = tuple((area[0], area[1], area[2], area[3]) for area in merged)
        self._open = None

    def _take_row(self, number: int, cells: list) -> None:
        """Add a row's cells."""
        if self._open is None:
            raise BrokenAnswer("no open sheet")
        grid = self._open.cells
        for column, cell in self._rows.take(number, cells).items():
            if (number, column) in grid:
                raise refuse_damaged(f"ô {address(number, column)} có hai lần")
            grid[number, column] = cell


def _make_value(letter: Any, text: str, number_format: str) -> tuple[CellKind, Value, str]:
    """Kind, value and what is shown of a cell that is not text."""
    match letter:
        case "n":
            if text.isdecimal() and text.isascii() and len(text) <= 15 and "%" not in number_format:
                return CellKind.NUMBER, Decimal(text), text
            _require(numerals.is_number_text(text))
            number = Decimal(text)
            return CellKind.NUMBER, number, numerals.show_number(number, number_format)
        case "d":
            day = numerals.read_date(text)
            return CellKind.DATE, day, numerals.show_date(day)
        case "b":
            _require(text in ("0", "1"))
            return CellKind.BOOL, text == "1", "TRUE" if text == "1" else "FALSE"
        case "e":
            return CellKind.ERROR, text, text
        case "u":
            return CellKind.UNCALCULATED, text, text
    raise BrokenAnswer("unknown kind of cell")


def _require(is_so: bool) -> None:
    if not is_so:
        raise BrokenAnswer("a value out of its bounds")


def _is_count(value: Any, most: int) -> bool:
    return type(value) is int and 1 <= value <= most


def _is_text(value: Any, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most
