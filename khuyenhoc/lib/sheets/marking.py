"""Marking cells in a sheet's part: other formats for the cells named, nothing else."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.grid import address, column_letters
from khuyenhoc.lib.sheets.markup import (
    Edits,
    NotPatchable,
    find_tag_end,
    name_in_space,
    read_number,
    read_tree,
    scan,
)
from khuyenhoc.lib.sheets.patched_package import MAIN, RELATIONS

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
MAX_ROWS = 250_000  # rows that hold anything; above, a new file is quicker than a patched one

# What may stand before <legacyDrawing> in a sheet, by the order of ECMA-376.
_BEFORE_NOTES = frozenset(
    {"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"}
    | {"sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"}
    | {"dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "drawing"}
    | {"conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"}
    | {"pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"}
    | {"ignoredErrors", "smartTags"}
)

Place = tuple[int, int]  # row, column, from 1


@dataclass(slots=True)
class SheetMap:
    """Where things stand in a sheet's part, in bytes."""

    prefix: str = ""
    rows: dict[int, tuple[int, int]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    column_formats: list[tuple[int, int, int]] = field(default_factory=list)
    data_inner_end: int = 0
    data_start: int = 0
    data_is_empty: bool = False
    dimension: tuple[int, str] | None = None
    selected_views: list[int] = field(default_factory=list)
    relation_name: str = ""  # how r:id is spelt here
    notes_id: str = ""  # the relation of <legacyDrawing>
    notes_at: int = 0  # where <legacyDrawing> belongs if there is none
    marked_rows: set[int] = field(default_factory=set)  # rows with marks of an earlier answer


def is_in_sheet(row: int | None, column: int | None) -> bool:
    """Whether a sheet can have such a cell at all."""
    if not row or not column:
        return False
    return 1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN


def parse_address(text: str) -> Place:
    """ "H14" → (14, 8); raises ``NotPatchable`` for anything else."""
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha() and digits):
        raise NotPatchable("tệp có ô mang địa chỉ lạ")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    row = read_number(digits)
    if not (1 <= row <= LAST_ROW and column <= LAST_COLUMN):
        raise NotPatchable("tệp có ô mang địa chỉ lạ")
    return row, column


def parse_range(text: str) -> tuple[int, int, int, int]:
    """ "A1:B2" → (1, 1, 2, 2): first row and column, last row and column."""
    first, _, last = text.partition(":")
    return *parse_address(first), *parse_address(last or first)


def map_sheet(data: bytes, marked_formats: set[int]) -> SheetMap:
    """Find the places in a sheet's part; rows with one of ``marked_formats`` are noted."""
    found = SheetMap()
    marked = {str(number) for number in marked_formats}
    depth = 0
    section = ""
    section_start = section_inner = 0
    row = row_start = 0

    def on_start(name: str, attributes: dict[str, str], start: int) -> None:
        nonlocal depth, section, section_start, section_inner, row, row_start
        depth += 1
        if depth == 4:
            if marked and section == "sheetData" and attributes.get("s") in marked:
                found.marked_rows.add(row)
        elif depth == 3:
            if section == "sheetData":
                row = read_number(attributes["r"]) if "r" in attributes else row + 1
                row_start = start
            elif section == "mergeCells":
                found.merged.append(parse_range(attributes.get("ref", "")))
            elif section == "sheetViews" and attributes.get("tabSelected") in ("1", "true"):
                found.selected_views.append(start)
            elif section == "cols" and "style" in attributes:
                first, last, style = (
                    read_number(attributes.get(key, "1")) for key in ("min", "max", "style")
                )
                found.column_formats.append((first, last, style))
        elif depth == 2:
            section = name.removeprefix(found.prefix)
            section_start, section_inner = start, find_tag_end(data, start)
            if section == "dimension":
                found.dimension = (start, attributes.get("ref", ""))
            elif section == "legacyDrawing":
                found.notes_id = next(
                    (value for key, value in attributes.items() if key.endswith(":id")), ""
                )
        elif depth == 1:
            found.prefix = name[: len(name) - len(name.rpartition(":")[2])]
            space = attributes.get(f"xmlns:{found.prefix[:-1]}" if found.prefix else "xmlns")
            if space != MAIN:
                raise NotPatchable("tệp dùng dạng XML khác thường")
            found.relation_name = name_in_space(attributes, RELATIONS, "id")

    def on_end(_name: str, at: int) -> None:
        nonlocal depth
        depth -= 1
        if depth == 2 and section == "sheetData":
            if row in found.rows or len(found.rows) >= MAX_ROWS:
                raise NotPatchable("tệp có quá nhiều dòng hoặc có dòng trùng số")
            found.rows[row] = (row_start, _end_of(data, row_start, at))
        elif depth == 1:
            end = _end_of(data, section_start, at)
            if section == "sheetData":
                found.data_start = section_start
                found.data_is_empty = end == section_inner
                found.data_inner_end = at
            if section in _BEFORE_NOTES:
                found.notes_at = end

    scan(data, on_start, on_end)
    if not found.data_start:
        raise NotPatchable("tệp có trang không có phần dữ liệu")
    return found


def _end_of(data: bytes, start: int, at: int) -> int:
    """Where an element ends that begins at ``start`` and whose end was told at ``at``."""
    inner = find_tag_end(data, start)
    return inner if data[inner - 2 : inner] == b"/>" else data.index(b">", at) + 1


def find_anchors(
    places: list[Place], merged: list[tuple[int, int, int, int]]
) -> dict[Place, Place]:
    """For each place inside merged cells, the cell that shows: their first."""
    ordered = sorted(set(places))
    rows = [row for row, _ in ordered]
    anchors = {}
    for first_row, first_column, last_row, last_column in merged:
        span = slice(bisect_left(rows, first_row), bisect_right(rows, last_row))
        for place in ordered[span]:
            if first_column <= place[1] <= last_column:
                anchors[place] = (first_row, first_column)
    return anchors


def change_formats(
    edits: Edits, sheet: SheetMap, places: set[Place], choose: Callable[[Place, int], int]
) -> None:
    """Give cells another format; a cell that is not in the file is made.

    ``choose(place, number)`` gets the format a cell has and returns the one it shall have; it is
    asked for every one of ``places`` and for every cell of the rows with earlier marks.
    """
    wanted: dict[int, set[int]] = {row: set() for row in sheet.marked_rows}
    for row, column in places:
        wanted.setdefault(row, set()).add(column)
    new_rows = []
    for row, columns in sorted(wanted.items()):
        if row in sheet.rows:
            _change_row(edits, sheet, row, columns, choose)
        else:
            cells = "".join(
                _new_cell(sheet, row, column, choose, _format_of_column(sheet, column))
                for column in sorted(columns)
            )
            new_rows.append((row, f'<{sheet.prefix}row r="{row}">{cells}</{sheet.prefix}row>'))
    _insert_rows(edits, sheet, new_rows)
    _widen_dimension(edits, sheet, places)


def _insert_rows(edits: Edits, sheet: SheetMap, new_rows: list[tuple[int, str]]) -> None:
    if not new_rows:
        return
    if sheet.data_is_empty:
        end = find_tag_end(edits.data, sheet.data_start)
        inner = "".join(xml for _, xml in new_rows)
        edits.replace(end - 2, end, f">{inner}</{sheet.prefix}sheetData>")
        return
    existing = sorted(sheet.rows)
    for row, xml in new_rows:
        after = bisect_left(existing, row)
        at = sheet.rows[existing[after]][0] if after < len(existing) else sheet.data_inner_end
        edits.replace(at, at, xml)


def _change_row(
    edits: Edits,
    sheet: SheetMap,
    row: int,
    columns: set[int],
    choose: Callable[[Place, int], int],
) -> None:
    start, end = sheet.rows[row]
    element = read_tree(edits.data[start:end], only=frozenset())
    missing = sorted(columns)
    column = 0
    has_format = element.attributes.get("customFormat") in ("1", "true")
    own_format = element.attributes.get("s") if has_format else None
    new: list[tuple[int, str]] = []  # place in the row's bytes, cells

    def make(upto: int, at: int) -> None:
        while missing and missing[0] < upto:
            each = missing.pop(0)
            if own_format is not None:
                inherited = read_number(own_format)
            else:
                inherited = _format_of_column(sheet, each)
            new.append((at, _new_cell(sheet, row, each, choose, inherited)))

    for cell in element.children_named("c"):
        reference = cell.attributes.get("r")
        column = parse_address(reference)[1] if reference else column + 1
        make(column, cell.start)
        if missing and missing[0] == column:
            missing.pop(0)
        is_wanted = column in columns or row in sheet.marked_rows
        number = read_number(cell.attributes.get("s", "0"))
        chosen = choose((row, column), number) if is_wanted else number
        if chosen != number:
            edits.set_attribute(start + cell.start, "s", str(chosen) if chosen else None)
    make(LAST_COLUMN + 1, element.inner_end)
    if not new:
        return
    if "spans" in element.attributes:  # a hint for speed, wrong once a cell lies outside of it
        edits.set_attribute(start, "spans", None)
    if element.is_empty:
        cells = "".join(xml for _, xml in new)
        edits.replace(start + element.end - 2, start + element.end, f">{cells}</{element.name}>")
    else:
        for at, xml in new:
            edits.replace(start + at, start + at, xml)


def _new_cell(
    sheet: SheetMap, row: int, column: int, choose: Callable[[Place, int], int], inherited: int
) -> str:
    number = choose((row, column), inherited)
    return f'<{sheet.prefix}c r="{address(row, column)}" s="{number}"/>'


def _format_of_column(sheet: SheetMap, column: int) -> int:
    for first, last, number in sheet.column_formats:
        if first <= column <= last:
            return number
    return 0


def _widen_dimension(edits: Edits, sheet: SheetMap, places: set[Place]) -> None:
    if sheet.dimension is None or not places:
        return
    start, reference = sheet.dimension
    first_row, first_column, last_row, last_column = parse_range(reference)
    rows = [row for row, _ in places]
    columns = [column for _, column in places]
    widened = (
        min(first_row, *rows),
        min(first_column, *columns),
        max(last_row, *rows),
        max(last_column, *columns),
    )
    if widened != (first_row, first_column, last_row, last_column):
        first = f"{column_letters(widened[1])}{widened[0]}"
        edits.set_attribute(start, "ref", f"{first}:{column_letters(widened[3])}{widened[2]}")
