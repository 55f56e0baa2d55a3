"""A workbook as it was read: sheets of cells, nothing interpreted yet.

Rows and columns are counted from 1, as Excel shows them. Every value is text, Decimal, bool,
date or None: a float never leaves the reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

Value = str | Decimal | bool | date | datetime | None


class CellKind(StrEnum):
    """What the file holds in a cell; an empty cell is not in the grid at all."""

    TEXT = "text"
    NUMBER = "number"
    BOOL = "bool"
    DATE = "date"
    ERROR = "error"  # #DIV/0!, #REF! …; value is that text
    UNCALCULATED = "uncalculated"  # a formula whose result was never saved; value is the formula


def column_letters(column: int) -> str:
    """1 → "A", 27 → "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The cell as Excel names it: ``address(14, 8)`` is "H14"."""
    return f"{column_letters(column)}{row}"


class Cell(NamedTuple):
    """One filled cell. ``raw`` is what the officer would see or typed, as text.

    A tuple, for a long list makes a million of them.
    """

    row: int
    column: int
    kind: CellKind
    value: Value
    raw: str
    is_formula: bool = False
    number_format: str = ""

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(slots=True)
class Sheet:
    """One sheet: its filled cells by (row, column), what is hidden and what is merged."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row and column, last row and column

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        return max((column for _, column in self.cells), default=0)

    def get(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Every row that holds something, top to bottom, with its cells by column."""
        by_row: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            by_row.setdefault(row, {})[column] = cell
        yield from by_row.items()


@dataclass(slots=True)
class Workbook:
    """A file as read: its kind ("xlsx", "xlsm", "xls", "ods", "csv"), sheets and notices.

    ``notices`` are Vietnamese sentences about the file as a whole (macros cut out, old letters
    converted). ``properties`` are the custom document properties, with our template's marks.
    """

    kind: str
    sheets: list[Sheet]
    notices: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


class Refused(Exception):
    """The file as a whole cannot be taken; the message is the sentence for the officer."""
