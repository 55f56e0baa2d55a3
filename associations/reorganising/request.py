"""The workbook of a reorganisation: generated from the tree, filled in, read back.

``write_request`` gives the file; ``read_request`` gives decisions with their lines and every
problem at its cell; ``mark_file`` gives the sender's own file back with the cells marked.
The file is opened by the reading child alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from associations.models import Level, Reorganisation
from associations.reorganising import lines as plan_lines
from associations.reorganising.lines import Line
from associations.reorganising.rows import LineReader, Row, Typed
from associations.reorganising.sheet import (
    DECISION_FIELDS,
    DECISIONS,
    FIELD_COLUMNS,
    LINE_FIELDS,
    LINES,
    Field,
)
from associations.reorganising.unit_names import UnitNames
from associations.scope import AssociationQuerySet
from khuyenhoc.lib.dates import parse_date
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import Unclear
from khuyenhoc.lib.sheets.child_process import WAIT_SECONDS
from khuyenhoc.lib.sheets.grid import Cell, Workbook
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from khuyenhoc.lib.sheets.reader import read
from khuyenhoc.lib.sheets.reading import Problem, Severity

TITLE = "Đợt sắp xếp tổ chức"  # of the list of problems in a file given back
HEADS_WITHIN = 20  # rows among which the headings are looked for
ENOUGH = 3  # headings that make a row the head of a table
MOST_IN_A_DAY = 32_767


@dataclass(frozen=True, slots=True)
class DecisionFields:
    """What a decision says of itself."""

    number: str = ""
    body: str = ""
    signed_on: date | None = None
    in_force_on: date | None = None
    sequence: int = 1
    note: str = ""

    def make_draft(self) -> Reorganisation:
        """A decision not yet saved."""
        return Reorganisation(
            number=self.number, body=self.body, signed_on=self.signed_on,
            in_force_on=self.in_force_on, sequence=self.sequence, note=self.note,
        )  # fmt: skip


@dataclass(slots=True)
class Table:
    """One table of a sheet: where its columns are and the rows below its head."""

    sheet: str
    columns: dict[str, int]
    rows: list[tuple[int, dict[str, Cell]]]


@dataclass(slots=True)
class Request:
    """What a workbook asks for. Lines with a problem are left out of ``decisions``."""

    decisions: list[tuple[DecisionFields, list[Line]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    lines: Table | None = None

    def place_problems(self, problems: Iterable[plan_lines.Problem]) -> list[Problem]:
        """The plan's problems at the cells of their lines and fields."""
        return [place_problem(problem, self.lines) for problem in problems]


def place_problem(problem: plan_lines.Problem, table: Table | None) -> Problem:
    """A problem of a line as a problem at its cell; of the whole file where there is none."""
    row = int(digits) if (digits := problem.place.removeprefix("dòng ")).isdigit() else None
    if table is None or row is None:
        return Problem(Severity.ERROR, "", None, None, f"{problem.place}: {problem.message}")
    key = FIELD_COLUMNS.get(problem.field, problem.field)
    column = table.columns.get(key) or table.columns.get("kind")
    return Problem(Severity.ERROR, table.sheet, row, column, problem.message)


# Reading


def read_request(
    path: Path | str,
    file_name: str,
    roots: AssociationQuerySet | None = None,
    *,
    wait_seconds: float = WAIT_SECONDS,
) -> Request:
    """The decisions of the file at ``path``, which its sender calls ``file_name``.

    With ``roots`` lines may name only units below these. Raises ``Refused`` with the sentence for
    the sender where the file cannot be taken, ``Busy`` where all readers stay taken.
    """
    return read_workbook(read(path, file_name, LIST, wait_seconds=wait_seconds), roots)


def read_workbook(workbook: Workbook, roots: AssociationQuerySet | None = None) -> Request:
    """``read_request`` of a workbook that has been opened."""
    request = Request(notices=list(workbook.notices))
    decided = _find_table(workbook, DECISION_FIELDS, {"number", "in_force_on"}, {"kind"})
    request.lines = _find_table(workbook, LINE_FIELDS + DECISION_FIELDS, {"kind"}, set())
    if request.lines is None:
        request.problems.append(
            Problem(
                Severity.ERROR,
                "",
                None,
                None,
                f"Không thấy bảng thay đổi. Hãy tải mẫu về và điền vào trang '{LINES}', hoặc ghi ở"
                " dòng đầu bảng các cột: Quyết định, Việc, Đơn vị (mã), Tên đơn vị …",
            )  # fmt: skip
        )
        return request
    decisions = _read_decisions(decided or request.lines, request, is_own_sheet=decided is not None)
    if not decisions:
        if not request.problems:
            request.problems.append(
                Problem(
                    Severity.ERROR,
                    "",
                    None,
                    None,
                    f"Chưa có quyết định nào. Hãy điền số và ngày hiệu lực ở trang '{DECISIONS}'.",
                )  # fmt: skip
            )
        return request
    _read_lines(decisions, request, roots)
    request.problems.sort(key=lambda one: (one.sheet, one.row or 0, one.column or 0))
    return request


def _find_table(
    workbook: Workbook, fields: Sequence[Field], needed: set[str], foreign: set[str]
) -> Table | None:
    """The first table whose head has all ``needed`` columns and no ``foreign`` one."""
    words: dict[str, str] = {}
    for each in fields:
        for spelling in each.spellings:
            words.setdefault(spelling, each.key)
    for sheet in workbook.sheets:
        if sheet.is_hidden:
            continue
        rows = list(sheet.rows())
        for place, (_, cells) in enumerate(rows[:HEADS_WITHIN]):
            columns: dict[str, int] = {}
            for column, cell in cells.items():
                if key := words.get(vn_norm(cell.raw)):
                    columns.setdefault(key, column)
            is_foreign = any(vn_norm(cell.raw) in LINE_HEADS for cell in cells.values() if foreign)
            if len(columns) >= ENOUGH and needed <= columns.keys() and not is_foreign:
                return Table(sheet.name, columns, list(_list_rows(rows[place + 1 :], columns)))
    return None


LINE_HEADS = next(each for each in LINE_FIELDS if each.key == "kind").spellings


def _list_rows(
    rows: Iterable[tuple[int, dict[int, Cell]]], columns: dict[str, int]
) -> Iterable[tuple[int, dict[str, Cell]]]:
    for number, cells in rows:
        found = {
            key: cells[column]
            for key, column in columns.items()
            if column in cells and cells[column].raw.strip()
        }
        if found:
            yield number, found


@dataclass(slots=True)
class _Decision:
    """A decision being read: what it says, where, and the rows of its lines."""

    fields: DecisionFields
    row: int
    rows: list[Row] = field(default_factory=list)


def _read_decisions(table: Table, request: Request, *, is_own_sheet: bool) -> list[_Decision]:
    """The decisions of their own sheet, or of the lines that name them."""
    found: list[_Decision] = []
    known: dict[str, _Decision] = {}
    for number, cells in table.rows:
        name = _text(cells.get("number") or cells.get("decision"))
        if not is_own_sheet and (vn_norm(name) in known or not cells.get("in_force_on")):
            continue
        before = len(request.problems)
        signed_on = _read_day(table, number, cells, "signed_on", request)
        in_force_on = _read_day(table, number, cells, "in_force_on", request)
        if in_force_on is None and len(request.problems) == before:
            _refuse(
                request, table, number, "in_force_on",
                "Thiếu ngày hiệu lực: ngày đầu tiên theo tổ chức mới. Ví dụ: 01/07/2025.",
            )  # fmt: skip
        decision = _Decision(
            DecisionFields(
                number=name[:60], body=_text(cells.get("body"))[:200], signed_on=signed_on,
                in_force_on=in_force_on, note=_text(cells.get("note")),
                sequence=_read_sequence(table, number, cells, request),
            ),
            number,
        )  # fmt: skip
        if name and vn_norm(name) in known:
            _refuse(request, table, number, "number", f"Quyết định “{name}” có hai dòng; giữ một.")
        elif len(request.problems) == before:
            found.append(decision)
        known.setdefault(vn_norm(name), decision)
    return found


def _read_day(
    table: Table, row: int, cells: dict[str, Cell], key: str, request: Request
) -> date | None:
    cell = cells.get(key)
    if cell is None:
        return None
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    try:
        return parse_date(cell.raw)
    except Unclear as problem:
        _refuse(request, table, row, key, str(problem))
        return None


def _read_sequence(table: Table, row: int, cells: dict[str, Cell], request: Request) -> int:
    text = _text(cells.get("sequence"))
    if not text:
        return 1
    if not text.isdigit() or not 0 < int(text) <= MOST_IN_A_DAY:
        _refuse(request, table, row, "sequence", f"“{text}” phải là số thứ tự: 1, 2, 3 …")
        return 1
    return int(text)


def _read_lines(
    decisions: list[_Decision], request: Request, roots: AssociationQuerySet | None
) -> None:
    table = request.lines
    if table is None:
        return
    by_name = {vn_norm(each.fields.number): each for each in decisions if each.fields.number}
    by_name |= {f"{place}": each for place, each in enumerate(decisions, start=1)} | by_name
    for number, cells in table.rows:
        if not cells.keys() - {"decision"}:
            continue
        name = _text(cells.get("decision") or cells.get("number"))
        decision = by_name.get(vn_norm(name)) if name else None
        if not name and len(decisions) == 1:
            decision = decisions[0]
        if decision is None:
            said = f"Không có quyết định “{name}”" if name else "Chưa ghi thuộc quyết định nào"
            _refuse(request, table, number, "decision",
                    f"{said}. Gõ số quyết định như ở trang '{DECISIONS}'.")  # fmt: skip
            continue
        keys = {each.key for each in LINE_FIELDS} - {"decision"}
        typed = {key: _type(cell) for key, cell in cells.items() if key in keys}
        decision.rows.append(Row(f"dòng {number}", typed))
    for day in sorted({each.fields.in_force_on for each in decisions if each.fields.in_force_on}):
        together = [each for each in decisions if each.fields.in_force_on == day]
        together.sort(key=lambda each: (each.fields.sequence, each.row))
        reader = LineReader(UnitNames(day, roots))
        rows = [row for each in together for row in each.rows]
        lines = {line.place: line for line in reader.read(rows)}
        for each in together:
            own = [lines[row.place] for row in each.rows if row.place in lines]
            request.decisions.append((each.fields, own))
            if not each.rows:
                request.problems.append(
                    Problem(
                        Severity.ERROR,
                        table.sheet,
                        None,
                        None,
                        f"Quyết định {each.fields.number or each.row} chưa có dòng thay đổi nào.",
                    )  # fmt: skip
                )
        request.problems += request.place_problems(reader.problems)


def _type(cell: Cell) -> Typed:
    number = cell.value if isinstance(cell.value, Decimal) else None
    text = cell.raw
    if number is not None and "%" not in text and number == number.to_integral_value():
        text = f"{number:f}".split(".")[0]  # codes: 4.651 and 4651 are one
    return Typed(text, number)


def _text(cell: Cell | None) -> str:
    return clean(_type(cell).text) if cell else ""


def _refuse(request: Request, table: Table, row: int, key: str, message: str) -> None:
    column = table.columns.get(key)
    request.problems.append(Problem(Severity.ERROR, table.sheet, row, column, message))


# Giving the file back


def mark_file(
    source: Path,
    file_name: str,
    problems: Iterable[Problem],
    out: Path,
    *,
    wait_seconds: float = WAIT_SECONDS,
) -> list[str]:
    """Write the sender's file to ``out`` with the bad cells marked; the sentences to tell.

    Raises ``Refused`` where none can be made, ``Busy``.
    """
    marks = [
        {
            "severity": problem.severity.value, "sheet": problem.sheet, "row": problem.row,
            "column": problem.column, "message": problem.message,
        }
        for problem in problems
    ]  # fmt: skip
    kind = Path(file_name).suffix.lower().lstrip(".")
    return write_marked_copy(
        source, kind, file_name, TITLE, marks, out, LIST, wait_seconds=wait_seconds
    )


def list_level_names() -> dict[str, str]:
    """The names of levels by code."""
    return dict(Level.objects.values_list("code", "name"))
