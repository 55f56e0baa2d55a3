"""A table with the indicators down the rows: one unit, or several units across."""

from decimal import Decimal

from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.cells import is_blank, is_figure, quote, read_cell
from khuyenhoc.lib.sheets.columns import ChoosingPlace, TakenColumn, choose_columns
from khuyenhoc.lib.sheets.declaration import Certainty, Declaration, UnitMatch
from khuyenhoc.lib.sheets.figures import explain_blank, make_problem
from khuyenhoc.lib.sheets.headers import Heading
from khuyenhoc.lib.sheets.hidden import settle_hidden
from khuyenhoc.lib.sheets.indicator_rows import IndicatorRows
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem, Reading, Severity
from khuyenhoc.lib.sheets.sheet_view import SheetView
from khuyenhoc.lib.sheets.titles import Titles, find_title_units
from khuyenhoc.lib.sheets.units import UnitFinder, UnitRow, settle_units
from khuyenhoc.lib.sheets.value_columns import choose_value_columns


def read_indicator_table(
    view: SheetView,
    indicators: IndicatorRows,
    titles: Titles,
    declaration: Declaration,
    reading: Reading,
) -> None:
    """Read one table with a row per indicator into ``reading``."""
    name = view.sheet.name
    finder = UnitFinder(declaration, name, titles.joined)
    columns = choose_value_columns(view, indicators, titles, finder, reading)
    if columns.units:
        units = columns.units
        settle_units(units, name, finder, reading)
    elif columns.current is not None:
        units = [_find_single(indicators, columns.current, titles, finder, reading)]
    else:
        units = []
    places = [unit.place for unit in units]

    def is_filled(row: int) -> bool:
        cells = view.rows[row]
        return any(
            not is_blank(cell) and is_figure(cell)
            for column, cell in cells.items()
            if column in places or (not places and column > indicators.column)
        )

    headings = [
        Heading(one.row, one.row, indicators.column, one.parts, one.match)
        for one in indicators.rows
    ]
    choosing = choose_columns(
        headings, ChoosingPlace(name, titles, is_filled), declaration, reading
    )
    filled = [
        (one.place, indicators.column, one.heading.parts[-1])
        for one in choosing.taken
        if is_filled(one.place)
    ]
    hidden = settle_hidden(view, filled, declaration, reading)
    taken = [one for one in choosing.taken if not hidden.excludes(one.place)]
    for unit in units:
        if not unit.is_left_out:
            _read_unit(view, unit, taken, declaration, reading)
    _check_totals(view, columns.totals, units, taken, declaration, reading)


def _find_single(
    indicators: IndicatorRows,
    column: int,
    titles: Titles,
    finder: UnitFinder,
    reading: Reading,
) -> UnitRow:
    """Return the unit of a table that is about one: named above it, or by its sheet."""
    declaration, sheet = finder.declaration, finder.sheet
    unit = UnitRow(column, "", indicators.first_row, indicators.column)
    found = find_title_units(titles, declaration, sheet)
    if found:
        first = found[0]
        unit.label, unit.row, unit.column = first.text, first.row, first.column
        unit.match = first.match
        if len(found) > 1:
            choices = tuple(choice for one in found for choice in one.match.choices)
            unit.match = UnitMatch(Certainty.UNSURE, choices)
    else:
        named = finder.find(sheet)
        if named.certainty is Certainty.SURE and not named.is_group:
            unit.label, unit.match = sheet, named
        elif single := declaration.single_unit:
            unit.label, unit.match = single.name, UnitMatch(Certainty.SURE, (single,))
            reading.notices.append(
                f"Trang {quote(sheet)} không ghi tên đơn vị: hiểu là {quote(single.name)}."
            )
    if unit.label:
        settle_units([unit], sheet, finder, reading)
        return unit
    reading.problems.append(
        Problem(
            Severity.ERROR,
            sheet,
            unit.row,
            unit.column,
            "Không rõ bảng này là số liệu của đơn vị nào. Hãy ghi tên hội ở phía trên bảng, ví dụ "
            "“Hội Khuyến học xã Tân Lập”.",
        )
    )
    return unit


def _read_unit(
    view: SheetView,
    unit: UnitRow,
    taken: list[TakenColumn],
    declaration: Declaration,
    reading: Reading,
) -> None:
    """Read the figures of one unit down its column."""
    name = view.sheet.name
    blanks: list[TakenColumn] = []
    is_filled = False
    for one in taken:
        cell = view.rows[one.place].get(unit.place)
        mark, value, problem = read_cell(cell, one.column, one.factor, declaration.answers)
        is_filled = is_filled or mark is not Mark.EMPTY
        if problem is not None:
            key = one.column.key
            reading.problems.append(
                make_problem(problem, name, one.place, unit.place, unit.code, key)
            )
            continue
        if mark is Mark.EMPTY and one.column.is_required:
            blanks.append(one)
        if unit.code is not None and mark is not None:
            raw = cell.raw if cell is not None else ""
            reading.values.append(
                FoundValue(unit.code, one.column.key, name, one.place, unit.place, raw, value, mark)
            )
    if is_filled:
        reading.problems += [
            Problem(
                Severity.ERROR,
                name,
                one.place,
                unit.place,
                explain_blank(one.column),
                unit=unit.code,
                key=one.column.key,
            )
            for one in blanks
        ]


def _check_totals(
    view: SheetView,
    totals: list[Heading],
    units: list[UnitRow],
    taken: list[TakenColumn],
    declaration: Declaration,
    reading: Reading,
) -> None:
    """Report every total column that is not the sum of the units' columns."""
    for heading in totals:
        for one in taken:
            if not one.column.is_summed or any(unit.is_left_out for unit in units):
                continue
            cells = view.rows[one.place]
            read = [
                read_cell(cells.get(place), one.column, one.factor, declaration.answers)
                for place in (heading.place, *(unit.place for unit in units))
            ]
            stated = read[0][1]
            if not isinstance(stated, Decimal) or any(problem for *_, problem in read):
                continue
            numbers = (value for _, value, _ in read[1:] if isinstance(value, Decimal))
            counted = sum(numbers, Decimal(0))
            if stated == counted:
                continue
            reading.problems.append(
                Problem(
                    Severity.WARNING,
                    view.sheet.name,
                    one.place,
                    heading.place,
                    f"{quote(heading.text)} ghi {format_number(stated)}, cộng các đơn vị được "
                    f"{format_number(counted)}. Hãy sửa cột tổng, hoặc sửa số còn sai, còn thiếu. "
                    "Cột tổng không được lưu.",
                    key=one.column.key,
                )
            )
