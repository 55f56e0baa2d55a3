"""The sheet of an answer file that lists what is to be corrected, with links and reasons.

It is written for the officer and read again by us at his next upload. Its last two columns are
hidden: a key that says which line belongs to which cell, and the fill that the cell had before.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from khuyenhoc.lib.sheets.grid import Sheet, Workbook, address
from khuyenhoc.lib.sheets.markup import escape, escape_cell_text
from khuyenhoc.lib.sheets.patched_package import MAIN
from khuyenhoc.lib.sheets.styles import IndexFormats

SEVERITIES = {"error": "Lỗi", "warning": "Cần giải thích", "question": "Hỏi"}  # gravest first
HEADINGS = ("STT", "Mức", "Trang", "Ô", "Nội dung", "Lý do")
KEY_HEADING = "khuyenhoc-can-sua-1"
RECORD_HEADING = "khuyenhoc-nen-o"
MAX_REASON = 1_000  # characters

_WIDTHS = (6, 16, 22, 9, 70, 46)
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_SEARCHED_ROWS = 60  # the table begins below the title and the notices


@dataclass(frozen=True, slots=True)
class Mark:
    """One problem to show. Without a sheet or a cell it concerns a sheet or the whole file."""

    severity: str
    sheet: str
    row: int | None
    column: int | None
    message: str
    reason: str = ""

    @property
    def cell(self) -> str:
        """ "H14", or empty."""
        return address(self.row, self.column) if self.row and self.column else ""

    @property
    def key(self) -> str:
        """What binds a line of the index to its problem."""
        digest = hashlib.sha256(self.message.encode()).hexdigest()[:16]
        return f"{self.severity}|{self.sheet}|{self.cell}|{digest}"


@dataclass(frozen=True, slots=True)
class Line:
    """A mark as the index shows it; without ``cell`` and ``link`` there is nothing to jump to.

    ``cell`` is the one that shows, the first of merged cells, ``record`` that cell with its fill.
    """

    mark: Mark
    cell: str = ""
    link: str = ""
    record: str = ""
    is_hidden: bool = False  # the sheet that holds the cell is


def write_index_sheet(
    title: str,
    notices: Iterable[str],
    lines: list[Line],
    formats: IndexFormats,
    is_selected: bool,
) -> str:
    """The XML of the index sheet. Texts stand in their cells, so shared strings stay untouched."""
    rows = [_row(1, [(1, title, formats.title)])]
    for notice in (*notices, *_advise(lines)):
        rows.append(_row(len(rows) + 1, [(1, notice, formats.plain)]))
    rows.append(f'<row r="{len(rows) + 1}"/>')
    headings = (*HEADINGS, KEY_HEADING, RECORD_HEADING)
    top = len(rows) + 1
    rows.append(_row(top, [(at, text, formats.heading) for at, text in enumerate(headings, 1)]))
    links = []
    for number, line in enumerate(lines, start=1):
        row = len(rows) + 1
        rows.append(_write_line(row, number, line, formats))
        if line.link:
            links.append(
                f'<hyperlink ref="D{row}" location="{escape(line.link)}" display="{line.cell}"/>'
            )
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, start=1)
    )
    selected = ' tabSelected="1"' if is_selected else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FFA3180F"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:H{len(rows)}"/><sheetViews>'
        f'<sheetView showGridLines="0"{selected} workbookViewId="0">'
        f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}'
        '<col min="7" max="8" width="9" hidden="1" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData>"
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _advise(lines: list[Line]) -> list[str]:
    severities = {line.mark.severity for line in lines}
    if not severities:
        return ["Không có ô nào cần sửa."]
    advice = []
    if "error" in severities:
        advice.append("Lỗi: sửa số liệu ở ô đã tô màu, rồi gửi lại chính tệp này.")
    if "warning" in severities:
        advice.append(
            "Cần giải thích: nếu số liệu đúng thì ghi lý do vào cột Lý do; người duyệt sẽ đọc."
        )
    if "question" in severities:
        advice.append("Hỏi: trả lời trên trang nộp báo cáo của cổng, mỗi câu chỉ hỏi một lần.")
    return advice


def _write_line(row: int, number: int, line: Line, formats: IndexFormats) -> str:
    mark = line.mark
    sheet = f"{mark.sheet} (đang ẩn)" if line.is_hidden else mark.sheet
    is_input = mark.severity == "warning"
    cells = [
        (2, SEVERITIES[mark.severity], formats.severity[mark.severity]),
        (3, sheet, formats.text),
        (4, line.cell or mark.cell, formats.link if line.link else formats.text),
        (5, mark.message, formats.text),
        (6, mark.reason, formats.input if is_input else formats.text),
        (7, mark.key, formats.text),
        (8, line.record, formats.text),
    ]
    return _row(row, cells, f'<c r="A{row}" s="{formats.text}"><v>{number}</v></c>')


def _row(row: int, cells: list[tuple[int, str, int]], first: str = "") -> str:
    written = [first]
    for column, text, number in cells:
        place = f'r="{address(row, column)}" s="{number}"'
        if text:
            inner = f'<is><t xml:space="preserve">{escape_cell_text(text)}</t></is>'
            written.append(f'<c {place} t="inlineStr">{inner}</c>')
        else:
            written.append(f"<c {place}/>")
    return f'<row r="{row}">{"".join(written)}</row>'


# Reading it again


def is_index_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is the index of an answer file, by its contents, whatever its name."""
    return _find_table(sheet) is not None


def read_reasons(workbook: Workbook) -> dict[tuple[str, str], str]:
    """The reasons typed in the index sheets, by sheet and cell ("Biểu 01", "H14").

    Several reasons at one cell are joined; a reason is cut at ``MAX_REASON`` characters.
    """
    reasons: dict[tuple[str, str], list[str]] = {}
    for sheet in workbook.sheets:
        for place, values in _read_lines(sheet):
            reason = unicodedata.normalize("NFC", values.get("Lý do", "")).strip()
            if reason and reason not in reasons.setdefault(place, []):
                reasons[place].append(reason)
    return {place: "; ".join(each)[:MAX_REASON] for place, each in reasons.items() if each}


def read_records(sheet: Sheet) -> dict[tuple[str, str], str]:
    """The fills that cells had before they were marked, by sheet and cell."""
    records = {}
    for (name, _), values in _read_lines(sheet):
        cell, _, record = values.get(RECORD_HEADING, "").partition(" ")
        if _ADDRESS.fullmatch(cell):
            records[name, cell] = record
    return records


def _find_table(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the column of each."""
    known = {*HEADINGS, KEY_HEADING, RECORD_HEADING}
    found: dict[int, dict[str, int]] = {}
    for (row, column), cell in sheet.cells.items():
        if row <= _SEARCHED_ROWS and (text := _plain(cell.raw)) in known:
            found.setdefault(row, {})[text] = column
    for row, columns in sorted(found.items()):
        if KEY_HEADING in columns or columns.keys() >= set(HEADINGS):
            return row, columns
    return None


def _read_lines(sheet: Sheet) -> Iterable[tuple[tuple[str, str], dict[str, str]]]:
    table = _find_table(sheet)
    if table is None:
        return
    top, columns = table
    names = {column: name for name, column in columns.items()}
    for row, cells in sheet.rows():
        if row <= top:
            continue
        values = {names[at]: cell.raw for at, cell in cells.items() if at in names}
        _, _, rest = values.get(KEY_HEADING, "").partition("|")
        name, _, cell = rest.rpartition("|")[0].rpartition("|")
        if not cell and not name:  # the hidden column is gone: what one sees must do
            name, cell = values.get("Trang", ""), _plain(values.get("Ô", ""))
            name = name.removesuffix(" (đang ẩn)")
        if _ADDRESS.fullmatch(cell):
            yield (name, cell), values


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
