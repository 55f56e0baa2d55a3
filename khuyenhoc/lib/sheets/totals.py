"""Total rows checked against the rows that they add up. A total is never stored."""

from dataclasses import dataclass
from decimal import Decimal

from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.cells import quote, read_cell
from khuyenhoc.lib.sheets.columns import TakenColumn
from khuyenhoc.lib.sheets.declaration import Declaration
from khuyenhoc.lib.sheets.reading import Problem, Reading, Severity
from khuyenhoc.lib.sheets.sheet_view import SheetView


@dataclass(slots=True)
class TotalRow:
    """A total and the rows that it should add up.

    Each of ``spans`` is a part of the list of unit rows, the end exclusive and None for
    the end of the table. The first is what the total says it adds up; the others are what
    officers mean by the same word, and are accepted too.
    """

    row: int
    label: str
    spans: list[tuple[int, int | None]]


@dataclass(slots=True)
class Addend:
    """The figures of one unit row by column; None where a cell could not be read.

    ``is_optional`` marks a row of which nobody has said whether it counts (hidden, or
    left out by the officer): the total may contain it or not.
    """

    figures: dict[int, Decimal | None]
    is_optional: bool = False


def check_totals(
    view: SheetView,
    totals: list[TotalRow],
    taken: list[TakenColumn],
    addends: list[Addend],
    declaration: Declaration,
    reading: Reading,
) -> None:
    """Report every total that is not the sum of its rows, at the cell of the total.

    A column is passed over where a total is empty or a cell above could not be read: the
    sum would be a guess.
    """
    for total in totals:
        cells = view.rows[total.row]
        for one in taken:
            cell = cells.get(one.place)
            if cell is None or not one.column.is_summed:
                continue
            _, value, problem = read_cell(cell, one.column, one.factor, declaration.answers)
            if problem and problem.severity is Severity.ERROR:
                reading.problems.append(
                    _warn(view, total, one, f"{problem.message} Dòng tổng không được lưu.")
                )
            if not isinstance(value, Decimal):
                continue
            sums = [_add_up(addends[first:last], one.place) for first, last in total.spans]
            if all(sums) and not any(value in accepted for accepted in sums):
                shown, counted = format_number(value), format_number(sums[0][0])
                reading.problems.append(
                    _warn(
                        view,
                        total,
                        one,
                        f"{quote(total.label)} ghi {shown}, cộng các dòng được {counted}. Hãy sửa "
                        "dòng tổng, hoặc sửa dòng còn sai, còn thiếu. Dòng tổng không được lưu.",
                    )
                )


def _add_up(addends: list[Addend], place: int) -> list[Decimal]:
    """Return the sums that a total may show; none where a part could not be read."""
    certain = optional = Decimal(0)
    for addend in addends:
        figure = addend.figures.get(place, Decimal(0))
        if figure is None:
            return []
        if addend.is_optional:
            optional += figure
        else:
            certain += figure
    return [certain, certain + optional] if optional else [certain]


def _warn(view: SheetView, total: TotalRow, one: TakenColumn, message: str) -> Problem:
    return Problem(
        Severity.WARNING, view.sheet.name, total.row, one.place, message, key=one.column.key
    )
