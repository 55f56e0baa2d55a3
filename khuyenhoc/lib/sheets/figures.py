"""The figures of one unit: every cell under a taken column, read and reported."""

from decimal import Decimal

from khuyenhoc.lib.sheets.cells import CellProblem, is_blank, is_figure, quote, read_cell
from khuyenhoc.lib.sheets.columns import TakenColumn
from khuyenhoc.lib.sheets.declaration import Column, Declaration
from khuyenhoc.lib.sheets.grid import Cell, column_letters
from khuyenhoc.lib.sheets.headers import Header
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem, Reading, Severity
from khuyenhoc.lib.sheets.sheet_view import SheetView

# More figures than this outside one and the same column are reported once.
MAX_STRAYS = 3


def read_figures(
    view: SheetView,
    row: int,
    code: str | None,
    taken: list[TakenColumn],
    declaration: Declaration,
    reading: Reading | None,
) -> dict[int, Decimal | None]:
    """Read the cells of a row under the taken columns.

    With ``reading`` the problems go there, and the values too where ``code`` says whose
    they are. Returns the figures by column for the totals: 0 is left out for an empty
    cell, None stands for one that could not be read.
    """
    cells = view.rows[row]
    figures: dict[int, Decimal | None] = {}
    name, answers = view.sheet.name, declaration.answers
    values = reading.values if reading is not None and code is not None else None
    blanks: list[TakenColumn] = []
    is_filled = False
    for one in taken:
        cell, column = cells.get(one.place), one.column
        if cell is None and (row, one.place) in view.anchors:
            # Covered by a merged cell: not empty, its figure is refused at the first cell.
            figures[one.place] = None
            continue
        mark, value, problem = read_cell(cell, column, one.factor, answers)
        if cell is not None and (row, one.place) in view.areas and mark is Mark.NUMBER:
            problem = problem or _refuse_merged(view, row, one, taken)
        is_filled = is_filled or mark is not Mark.EMPTY
        if problem is not None:
            figures[one.place] = None
            if reading is not None:
                reading.problems.append(
                    make_problem(problem, name, row, one.place, code, column.key)
                )
            continue
        if isinstance(value, Decimal):
            figures[one.place] = value
        elif mark is Mark.EMPTY and column.is_required:
            blanks.append(one)
        if values is not None and code is not None and mark is not None:
            raw = cell.raw if cell is not None else ""
            values.append(FoundValue(code, column.key, name, row, one.place, raw, value, mark))
    if reading is not None and is_filled:
        for one in blanks:
            message = explain_blank(one.column)
            reading.problems.append(
                Problem(
                    Severity.ERROR, name, row, one.place, message, unit=code, key=one.column.key
                )
            )
    return figures


def make_problem(
    problem: CellProblem, sheet: str, row: int, column: int, unit: str | None, key: str
) -> Problem:
    """Put the problem of a cell at its place."""
    return Problem(
        problem.severity,
        sheet,
        row,
        column,
        problem.message,
        problem.kind,
        problem.text,
        problem.choices,
        problem.best,
        unit,
        key,
    )


def explain_blank(column: Column) -> str:
    """Return the sentence for an empty cell that must not be empty."""
    return (
        f"Ô trống: {column.label}. Hãy gõ số; nếu không có thì gõ 0; nếu không thuộc diện thì gõ "
        "“không áp dụng”; nếu chưa có thì gõ “chưa có số liệu”."
    )


def report_strays(
    view: SheetView, header: Header, rows: list[int], first: int, reading: Reading
) -> None:
    """Warn of figures in ``rows``, from column ``first`` on, that have no heading.

    They are what a row shifted by a cell leaves over, or a sum on the side.
    """
    strays: dict[int, list[Cell]] = {}
    for row in rows:
        for column, cell in view.rows[row].items():
            if column < first or column in header.headings:
                continue
            if not is_blank(cell) and is_figure(cell):
                strays.setdefault(column, []).append(cell)
    for column, cells in strays.items():
        many = len(cells) > MAX_STRAYS
        for cell in cells[:1] if many else cells:
            told = f"Cột {column_letters(column)} có {len(cells)} số" if many else quote(cell.raw)
            reading.problems.append(
                Problem(
                    Severity.WARNING,
                    view.sheet.name,
                    cell.row,
                    column,
                    f"{told} nằm ở cột không có tiêu đề nên không được đọc. Hãy đưa số về đúng "
                    "cột, ghi tiêu đề cho cột, hoặc xóa đi.",
                )
            )


def _refuse_merged(
    view: SheetView, row: int, one: TakenColumn, taken: list[TakenColumn]
) -> CellProblem | None:
    """Refuse a figure in a merged cell that covers several rows or several columns."""
    bottom, right = view.areas[row, one.place]
    places = sum(one.place <= other.place <= right for other in taken)
    if bottom == row and places < 2:
        return None
    return CellProblem(
        Severity.ERROR,
        "Ô gộp phủ lên nhiều ô số liệu nên không rõ số này của dòng nào, cột nào. "
        "Hãy bỏ gộp ô (Unmerge) rồi gõ số vào từng ô.",
    )
