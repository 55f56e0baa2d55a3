"""Reads .xlsx and .xlsm from the package's own XML, in one stream per sheet.

A values-only reader cannot tell a formula that was never calculated from an empty cell, and a
number's exact text from its double; both are in the XML, so the XML is read.
"""

import re

from khuyenhoc.lib.sheets import numerals, transfer
from khuyenhoc.lib.sheets.archive import Archive, local_name
from khuyenhoc.lib.sheets.grid import column_letters
from khuyenhoc.lib.sheets.refusals import refuse_damaged
from khuyenhoc.lib.sheets.transfer import WorkbookWriter
from khuyenhoc.lib.sheets.xlsx_parts import (
    TRUE,
    read_entries,
    read_properties,
    read_relations,
    read_shared,
    read_styles,
    unescape,
)

_OTHER_FILE = re.compile(r"\[\d+\]")
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_DIGITS = "0123456789"

EXTERNAL_NOTICE = (
    "Tệp có công thức lấy số liệu từ tệp khác; chỉ giá trị đã lưu trong tệp này được đọc."
)


def read_workbook(archive: Archive, writer: WorkbookWriter) -> None:
    """Write every sheet of the workbook, its custom properties and its notices."""
    root = read_relations(archive, "")
    main = next((part.target for part in root.values() if part.kind == "officeDocument"), None)
    if main is None:
        raise refuse_damaged("không tìm thấy bảng tính bên trong")
    entries, starts_1904 = read_entries(archive, main)
    parts = read_relations(archive, main)
    shared = read_shared(archive, parts, writer.limits)
    styles = read_styles(archive, parts)
    has_external = any(part.kind == "externalLink" for part in parts.values())
    for entry in entries:
        part = parts.get(entry.relation)
        if part is None:
            raise refuse_damaged(f"thiếu trang “{entry.name[:40]}”")
        if part.kind != "worksheet":
            continue
        writer.start_sheet(entry.name, entry.is_hidden)
        reader = _SheetReader(writer, shared, styles, starts_1904)
        archive.parse(part.target, reader.start, reader.end, reader.text)
        writer.end_sheet(reader.hidden_rows, reader.hidden_columns, reader.merged)
        has_external = has_external or reader.has_external
    if has_external:
        writer.notices.append(EXTERNAL_NOTICE)
    for part in root.values():
        if part.kind == "custom-properties":
            writer.properties.update(read_properties(archive, part.target))


def count_column(letters: str) -> int:
    """ "A" → 1, "XFD" → 16384; 0 if they are no column's letters."""
    if not 1 <= len(letters) <= 3 or not letters.isascii() or not letters.isupper():
        return 0
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column if column <= _LAST_COLUMN else 0


class _SheetReader:
    """The handlers for one sheet's XML; rows go to the writer as they end.

    The three handlers are closures over locals, not methods: they run some millions of times
    for a long list, and this halves their cost.
    """

    def __init__(
        self,
        writer: WorkbookWriter,
        shared: list[str],
        styles: list[tuple[str, bool]],
        starts_1904: bool,
    ) -> None:
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.has_external = False
        self._most_columns = writer.limits.columns
        self._most_merged = writer.limits.merged_ranges
        self._connect(writer, _CellMaker(shared, styles, starts_1904))

    def _connect(self, writer: WorkbookWriter, maker: "_CellMaker") -> None:
        columns = {column_letters(number): number for number in range(1, 201)}
        prefix: str | None = None
        tag_row = tag_c = tag_v = tag_t = tag_f = tag_is = ""
        row = column = 0
        row_text = ""
        cells: list[transfer.RawCell] = []
        pieces: list[str] = []
        is_reading = is_inline = False
        phonetic = 0
        kind = style = value = formula = None
        shared_formulas: dict[str, str] = {}
        shared_index: str | None = None

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal prefix, tag_row, tag_c, tag_v, tag_t, tag_f, tag_is, row, column, row_text
            nonlocal is_reading, is_inline, phonetic, kind, style, value, formula, shared_index
            if tag == tag_c and row:
                reference = attributes.get("r")
                if reference is None:
                    column += 1
                else:
                    letters = reference.rstrip(_DIGITS)
                    column = columns.get(letters) or count_column(letters)
                    columns[letters] = column
                    if not column or reference[len(letters) :] != row_text:
                        raise refuse_damaged("địa chỉ ô không hợp lệ")
                kind = attributes.get("t")
                style = attributes.get("s")
                value = formula = None
                is_inline = False
            elif tag in (tag_v, tag_f) and column:
                pieces.clear()
                is_reading = True
                if tag == tag_f and attributes.get("t") == "shared":
                    shared_index = attributes.get("si")
            elif tag == tag_row:
                reference = attributes.get("r")
                if reference is None:
                    row += 1
                elif reference.isdecimal() and len(reference) <= 7 and int(reference) > row:
                    row = int(reference)
                else:
                    raise refuse_damaged("thứ tự dòng không hợp lệ")
                row_text = str(row)
                column = 0
                if attributes.get("hidden") in TRUE or attributes.get("ht") == "0":
                    self.hidden_rows.append(row)
            elif tag == tag_is:
                is_inline = True
                pieces.clear()
            elif is_inline and tag == tag_t:
                is_reading = not phonetic
            elif is_inline and local_name(tag) == "rPh":
                phonetic += 1
            elif prefix is None:
                prefix = tag[: len(tag) - len(local_name(tag))]
                tag_row, tag_c, tag_v = prefix + "row", prefix + "c", prefix + "v"
                tag_t, tag_f, tag_is = prefix + "t", prefix + "f", prefix + "is"
            elif not row or not cells:
                self._take_other(local_name(tag), attributes)

        def end(tag: str) -> None:
            nonlocal is_reading, is_inline, phonetic, value, formula, cells, column, shared_index
            if tag == tag_v and is_reading:
                value = "".join(pieces)
                is_reading = False
            elif tag == tag_c and column:
                cell = maker.make(column, kind, style, value, formula)
                if cell is not None:
                    cells.append(cell)
            elif tag == tag_f and is_reading:
                formula = "".join(pieces)
                is_reading = False
                if shared_index is not None:
                    formula = formula or shared_formulas.get(shared_index, "")
                    shared_formulas[shared_index] = formula
                    shared_index = None
                if "[" in formula and _OTHER_FILE.search(formula):
                    self.has_external = True
            elif tag == tag_row:
                writer.write_row(row, cells)
                cells = []
            elif is_inline:
                if tag == tag_t:
                    is_reading = False
                elif tag == tag_is:
                    value = "".join(pieces)
                    is_inline = is_reading = False
                elif local_name(tag) == "rPh":
                    phonetic -= 1

        def text(data: str) -> None:
            if is_reading:
                pieces.append(data)

        self.start, self.end, self.text = start, end, text

    def _take_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "mergeCell":
            area = _AREA.fullmatch(attributes.get("ref", ""))
            if area and len(self.merged) <= self._most_merged:
                first, top, last, bottom = area.groups()
                self.merged.append(
                    (
                        int(top),
                        count_column(first) or _LAST_COLUMN,
                        min(int(bottom or top), _LAST_ROW),
                        count_column(last or first) or _LAST_COLUMN,
                    )
                )
        elif name == "col" and (attributes.get("hidden") in TRUE or attributes.get("width") == "0"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal() and len(first) < 6 and len(last) < 6:
                most = min(int(last), self._most_columns)
                self.hidden_columns.update(range(int(first), most + 1))


class _CellMaker:
    """Turns a cell's type, style and texts into a cell on its way, or None where it is empty."""

    def __init__(
        self, shared: list[str], styles: list[tuple[str, bool]], starts_1904: bool
    ) -> None:
        self._shared = shared
        self._styles = styles
        self._starts_1904 = starts_1904

    def make(
        self,
        column: int,
        kind: str | None,
        style: str | None,
        value: str | None,
        formula: str | None,
    ) -> transfer.RawCell | None:
        if not value:
            # Excel saves a formula that gives "" as an empty text; without that type the
            # result was never saved.
            if formula is None or (kind == "str" and value is not None):
                return None
            return [column, transfer.UNCALCULATED, f"={formula}", self._format(style)[0], 1]
        number_format, is_date = self._format(style)
        letter, text = self._read_value(kind, value, is_date)
        if not text:
            return None
        if formula is not None:
            return [column, letter, text, number_format, 1]
        return [column, letter, text, number_format] if number_format else [column, letter, text]

    def _format(self, style: str | None) -> tuple[str, bool]:
        if style is None:
            return "", False
        try:
            return self._styles[int(style)]
        except (ValueError, IndexError):
            return "", False

    def _read_value(self, kind: str | None, value: str, is_date: bool) -> tuple[str, str]:
        if kind == "s":
            try:
                return transfer.TEXT, self._shared[_read_index(value)]
            except IndexError:
                raise refuse_damaged("một ô chỉ đến chữ không có trong tệp") from None
        if kind is None or kind == "n":
            number = numerals.write_number(value.strip())
            if number is None:
                return transfer.TEXT, value
            if is_date and (day := numerals.write_date(number, self._starts_1904)):
                return transfer.DATE, day
            return transfer.NUMBER, number
        if kind == "b":
            return transfer.BOOL, "1" if value.strip() in TRUE else "0"
        if kind == "e":
            return transfer.ERROR, value
        if kind == "d":
            return _read_iso(value)
        return transfer.TEXT, unescape(value)


def _read_index(value: str) -> int:
    """A shared string's number; beyond every list where it is none, never counted from the end."""
    return int(value) if value.isdecimal() and value.isascii() and len(value) < 10 else 1 << 40


def _read_iso(value: str) -> tuple[str, str]:
    """A cell that holds an ISO date; kept as text where it is none."""
    text = value.removesuffix("Z").partition(".")[0].removesuffix("T00:00:00")
    try:
        numerals.read_date(text)
    except ValueError:
        return transfer.TEXT, value
    return transfer.DATE, text
