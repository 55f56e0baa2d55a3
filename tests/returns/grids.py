"""Sheets built by hand and checked in this process, without a file and without a child."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from khuyenhoc.lib.sheets.grid import Sheet, Workbook, address
from returns.checking import Asked, Checked, check_workbook
from tests.lib.sheets.grids import make_sheet, make_workbook
from tests.returns.books import HEADINGS


def make_grid(
    rows: Iterable[Sequence[object]],
    headings: Sequence[str] = HEADINGS,
    titles: Sequence[str] = ("BÁO CÁO NĂM 2024",),
    name: str = "Bieu 01",
) -> Workbook:
    """The grid of ``books.make_book``: titles, an empty row, the headings, then ``rows``."""
    cells: list[Sequence[object]] = [[title] for title in titles]
    return make_workbook(make_sheet([*cells, [], headings, *rows], name))


def check(asked: Asked, workbook: Workbook) -> Checked:
    """Check a workbook; the one that is handed over stays as it is."""
    return check_workbook(deepcopy(workbook), asked)


def list_problems(checked: Checked) -> set[tuple[str, str]]:
    """{(severity, cell)}; a sheet's or the file's own problem has no cell."""
    return {
        (
            problem.severity.value,
            address(problem.row, problem.column) if problem.row and problem.column else "",
        )
        for problem in checked.found.problems
    }


def list_values(checked: Checked) -> dict[tuple[str, str], object]:
    """{(unit, indicator): number, or the mark where there is none}."""
    return {
        (value.unit, value.key): value.mark.value if value.value is None else value.value
        for value in checked.found.values
    }


def find_message(checked: Checked, cell: str) -> str:
    """What is said at a cell; several sentences are joined."""
    return " | ".join(
        problem.message
        for problem in checked.found.problems
        if problem.row and problem.column and address(problem.row, problem.column) == cell
    )


def rename(workbook: Workbook, name: str) -> Workbook:
    """The same workbook with its first sheet under another name."""
    changed = deepcopy(workbook)
    sheet: Sheet = changed.sheets[0]
    sheet.name = name
    return changed
