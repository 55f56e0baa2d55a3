"""Which columns hold the figures where the indicators stand down the rows.

Either one column of this period beside others for comparison ("kỳ trước", "kế hoạch"),
or one column for each unit.
"""

from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.cells import is_blank, is_figure, quote
from khuyenhoc.lib.sheets.columns import is_current
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, Certainty, Declaration, QuestionKind
from khuyenhoc.lib.sheets.grid import column_letters
from khuyenhoc.lib.sheets.headers import Header, Heading, read_header
from khuyenhoc.lib.sheets.headings import Part
from khuyenhoc.lib.sheets.indicator_rows import IndicatorRows
from khuyenhoc.lib.sheets.reading import CURRENT, Choice, Problem, Reading, Severity
from khuyenhoc.lib.sheets.rows import is_total
from khuyenhoc.lib.sheets.sheet_view import SheetView, is_numbering, is_words, is_year
from khuyenhoc.lib.sheets.titles import Titles
from khuyenhoc.lib.sheets.units import UnitFinder, UnitRow

MAX_ROWS_UP = 60
MAX_HEADING_ROWS = 3
_HEADING_PARTS = (Part.LABEL, Part.MEASURE, Part.ORDINAL, Part.NOTE)


@dataclass(slots=True)
class ValueColumns:
    """The columns of figures: ``units`` where each is headed by a unit, else ``current``,
    the one column of the single unit; ``totals`` add the units up."""

    header: Header | None
    units: list[UnitRow] = field(default_factory=list)
    totals: list[Heading] = field(default_factory=list)
    current: int | None = None


def find_value_header(
    view: SheetView, indicators: IndicatorRows, declaration: Declaration
) -> Header | None:
    """Find the headings above the indicators; None where the figures have none.

    The nearest row that speaks as headings do ("Chỉ tiêu", "ĐVT", "Kỳ này") wins; else
    the row of words right above the first indicator.
    """
    above = [row for row in view.row_numbers if row < indicators.first_row][-MAX_ROWS_UP:]
    nearest: Header | None = None
    for row in reversed(above):
        cells = view.rows[row]
        texts = [cell for cell in cells.values() if is_words(cell) or is_year(cell)]
        if is_numbering(cells) or len(texts) < 2 or len(texts) < len(cells):
            continue
        header = _read_upwards(view, row, declaration)
        matches = [one.match for one in header.headings.values()]
        if any(one.part in _HEADING_PARTS or one.aspect is not None for one in matches):
            return header
        if nearest is None and row == above[-1]:
            nearest = header
    return nearest


def _read_upwards(view: SheetView, last: int, declaration: Declaration) -> Header:
    """Read the row ``last`` and the rows of groups over it as headings."""
    best = read_header(view, last, last, declaration.matcher)
    for top in range(last - 1, max(0, last - MAX_HEADING_ROWS), -1):
        if len(view.rows.get(top, ())) < 2:
            break
        header = read_header(view, top, last, declaration.matcher)
        if header.score > best.score:
            best = header
    return best


def choose_value_columns(
    view: SheetView,
    indicators: IndicatorRows,
    titles: Titles,
    finder: UnitFinder,
    reading: Reading,
) -> ValueColumns:
    """Tell the columns of figures apart; what is unclear is asked at the headings."""
    declaration = finder.declaration
    header = find_value_header(view, indicators, declaration)
    chosen = ValueColumns(header)
    rows = [one.row for one in indicators.rows if one.match.keys]
    headings = list(header.headings.values()) if header else []
    current: list[Heading | int] = []
    other: list[Heading | int] = []
    compared: list[str] = []
    for column in _list_filled(view, indicators.column, rows):
        heading = header.headings.get(column) if header else None
        if heading is None:
            other.append(column)
            continue
        match = heading.match
        if match.part is not None or match.is_left_out:
            continue
        name = heading.parts[-1].strip()
        found = finder.find(name)
        if match.aspect is None and is_total(name):
            chosen.totals.append(heading)
        elif match.aspect is None and found.certainty is not Certainty.UNKNOWN:
            if found.is_group:
                chosen.totals.append(heading)
                continue
            unit = UnitRow(column, name, heading.row, heading.column, found)
            chosen.units.append(unit)
        elif match.aspect is None:
            other.append(heading)
        elif is_current(heading, headings, titles, declaration):
            current.append(heading)
        else:
            compared.append(heading.text)
    if chosen.units:
        for one in other:
            if isinstance(one, Heading):
                name = one.parts[-1].strip()
                chosen.units.append(UnitRow(one.place, name, one.row, one.column))
        return chosen
    candidates = current or other or list(chosen.totals)
    chosen.totals = []
    chosen.current = _choose_current(view, candidates, declaration, reading)
    if compared:
        reading.notices.append(
            f"Trang {quote(view.sheet.name)}: các cột để so sánh không được nhập: "
            f"{', '.join(map(quote, compared))}."
        )
    return chosen


def _list_filled(view: SheetView, label_column: int, rows: list[int]) -> list[int]:
    """Return the columns right of the indicators that hold figures beside them."""
    filled = {
        column
        for row in rows
        for column, cell in view.rows[row].items()
        if column > label_column and not is_blank(cell) and is_figure(cell)
    }
    return sorted(filled)


def _choose_current(
    view: SheetView,
    candidates: list[Heading | int],
    declaration: Declaration,
    reading: Reading,
) -> int | None:
    """Return the one column of figures; ask at the headings where there are several."""
    open_questions: list[Problem] = []
    kept: list[int] = []
    for one in candidates:
        place = one.place if isinstance(one, Heading) else one
        text = one.match.text if isinstance(one, Heading) else column_letters(one)
        answer = declaration.get_answer(QuestionKind.VALUE_COLUMN, text)
        if answer == CURRENT:
            return place
        if answer == LEAVE_OUT:
            continue
        kept.append(place)
        shown = quote(one.text) if isinstance(one, Heading) else f"Cột {column_letters(one)}"
        row = one.row if isinstance(one, Heading) else min(view.rows)
        open_questions.append(
            Problem(
                Severity.QUESTION,
                view.sheet.name,
                row,
                place,
                f"{shown} có phải là cột số liệu của kỳ này không? Trả lời một lần; hoặc ghi tiêu "
                "đề “Kỳ này” cho cột số liệu.",
                QuestionKind.VALUE_COLUMN.value,
                text,
                (Choice(CURRENT, "Đúng, là số liệu kỳ này"), Choice(LEAVE_OUT, "Không phải")),
                CURRENT,
            )
        )
    if len(kept) == 1:
        return kept[0]
    reading.problems += open_questions
    return None
