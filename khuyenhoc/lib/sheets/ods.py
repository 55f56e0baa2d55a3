"""Reads .ods from its content.xml in one stream.

The format counts repeated cells and rows instead of writing them; a repeated empty cell costs
nothing here, a repeated filled one is written out and so meets the limits.
"""

import re

from khuyenhoc.lib.sheets import numerals, transfer
from khuyenhoc.lib.sheets.archive import Archive, local_name
from khuyenhoc.lib.sheets.refusals import refuse_damaged, refuse_far_cell, refuse_password
from khuyenhoc.lib.sheets.transfer import WorkbookWriter

EXTERNAL_NOTICE = (
    "Tệp có công thức lấy số liệu từ tệp khác; chỉ giá trị đã lưu trong tệp này được đọc."
)

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_FORMULA_PREFIX = re.compile(r"^[a-z]+:(?==)")
_NUMBERS = ("float", "currency", "percentage")
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:\d+")


def read_workbook(archive: Archive, writer: WorkbookWriter) -> None:
    """Write every sheet, the user's own properties and the notices."""
    _refuse_encrypted(archive)
    content = archive.find("content.xml")
    if content is None:
        raise refuse_damaged("không tìm thấy bảng tính bên trong")
    reader = _ContentReader(writer)
    archive.parse(content, reader.start, reader.end, reader.text)
    if reader.has_external:
        writer.notices.append(EXTERNAL_NOTICE)
    meta = archive.find("meta.xml")
    if meta is not None:
        writer.properties.update(_read_properties(archive, meta))


def _refuse_encrypted(archive: Archive) -> None:
    manifest = archive.find("META-INF/manifest.xml")
    if manifest is None:
        return

    def start(tag: str, _: dict[str, str]) -> None:
        if local_name(tag) == "encryption-data":
            raise refuse_password()

    archive.parse(manifest, start)


def _read_properties(archive: Archive, member: str) -> dict[str, str]:
    properties: dict[str, str] = {}
    name = ""
    pieces: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if local_name(tag) == "user-defined":
            name = attributes.get("meta:name", "")
            pieces.clear()

    def end(tag: str) -> None:
        if local_name(tag) == "user-defined" and name:
            properties[name] = "".join(pieces).strip()

    archive.parse(member, start, end, pieces.append)
    return properties


def _read_count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not text.isdecimal() or len(text) > 8 or int(text) < 1:
        raise refuse_damaged("số lần lặp của ô không hợp lệ")
    return int(text)


class _ContentReader:
    """The handlers for content.xml. Prefixes are those that every writer of the format uses."""

    def __init__(self, writer: WorkbookWriter) -> None:
        self.has_external = False
        self._writer = writer
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0  # of tables: one inside a cell is not a sheet
        self._annotation = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._is_paragraph = False
        self._length = 0
        self._reset_sheet()

    def _reset_sheet(self) -> None:
        self._row = self._column = self._table_column = 0
        self._row_repeat = 1
        self._cells: list[transfer.RawCell] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[tuple[int, int, int, int]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._annotation:
            self._annotation += tag == "office:annotation"
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            if self._depth == 1 and self._cell is None:
                self._cell = attributes
                self._paragraphs = []
                self._length = 0
        elif tag == "text:p":
            if self._cell is not None:
                self._paragraphs.append("")
                self._is_paragraph = True
        elif tag == "table:table-row":
            if self._depth == 1 and self._cell is None:
                self._start_row(attributes)
        elif tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._reset_sheet()
                is_hidden = attributes.get("table:style-name", "") in self._hidden_styles
                self._writer.start_sheet(attributes.get("table:name", ""), is_hidden)
        elif tag == "table:table-column":
            self._take_columns(attributes)
        elif tag == "office:annotation":
            self._annotation = 1
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif self._is_paragraph:
            if tag == "text:s":
                count = min(_read_count(attributes, "text:c"), self._writer.limits.text_length)
                self.text(" " * count)
            elif tag in ("text:tab", "text:line-break"):
                self.text("\t" if tag == "text:tab" else "\n")

    def end(self, tag: str) -> None:
        if self._annotation:
            self._annotation -= tag == "office:annotation"
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            if self._depth == 1 and self._cell is not None:
                self._end_cell(self._cell)
                self._cell = None
        elif tag == "text:p":
            self._is_paragraph = False
        elif tag == "table:table-row":
            if self._depth == 1 and self._cell is None:
                self._end_row()
        elif tag == "table:table":
            if self._depth == 1:
                self._writer.end_sheet(self._hidden_rows, self._hidden_columns, self._merged)
            self._depth -= 1

    def text(self, data: str) -> None:
        if self._is_paragraph and not self._annotation:
            self._length += len(data)
            # The writer names the cell; here the text only must not grow without end.
            if self._length <= self._writer.limits.text_length + 1:
                self._paragraphs[-1] += data
            elif len(self._paragraphs[-1]) <= self._writer.limits.text_length:
                self._paragraphs[-1] += data[: self._writer.limits.text_length + 1]

    def _take_columns(self, attributes: dict[str, str]) -> None:
        first = self._table_column + 1
        self._table_column += _read_count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility", "visible") != "visible":
            most = min(self._table_column, self._writer.limits.columns)
            self._hidden_columns.update(range(first, most + 1))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row += 1
        self._row_repeat = _read_count(attributes, "table:number-rows-repeated")
        self._column = 0
        self._cells = []
        if attributes.get("table:visibility", "visible") != "visible":
            last = min(self._row + self._row_repeat - 1, self._writer.limits.rows)
            self._hidden_rows.update(range(self._row, last + 1))

    def _end_row(self) -> None:
        if self._cells:
            for row in range(self._row, self._row + self._row_repeat):
                self._writer.write_row(row, self._cells)
        self._row += self._row_repeat - 1

    def _end_cell(self, attributes: dict[str, str]) -> None:
        repeat = _read_count(attributes, "table:number-columns-repeated")
        first = self._column + 1
        self._column += repeat
        columns = _read_count(attributes, "table:number-columns-spanned")
        rows = _read_count(attributes, "table:number-rows-spanned")
        if (columns > 1 or rows > 1) and len(self._merged) <= self._writer.limits.merged_ranges:
            last_row = min(self._row + rows - 1, _LAST_ROW)
            last_column = min(first + columns - 1, _LAST_COLUMN)
            self._merged.append((self._row, first, last_row, last_column))
        cell = self._make_cell(attributes)
        if cell is None:
            return
        if self._column > self._writer.limits.columns:
            name = self._writer.sheet_name
            raise refuse_far_cell(name, self._row, self._column, self._writer.limits)
        self._cells.extend([column, *cell] for column in range(first, self._column + 1))

    def _make_cell(self, attributes: dict[str, str]) -> list | None:
        """The cell without its column, None where it is empty."""
        formula = attributes.get("table:formula")
        kind = attributes.get("office:value-type")
        if formula is not None:
            formula = _FORMULA_PREFIX.sub("", formula)
            if "file://" in formula or "'#$" in formula:
                self.has_external = True
            if kind is None:
                return [transfer.UNCALCULATED, formula, "", 1]
        shown = "\n".join(self._paragraphs)
        letter, text, number_format = self._read_value(kind, attributes, shown)
        if not text:
            return None
        if formula is not None:
            return [letter, text, number_format, 1]
        return [letter, text, number_format] if number_format else [letter, text]

    def _read_value(
        self, kind: str | None, attributes: dict[str, str], shown: str
    ) -> tuple[str, str, str]:
        if kind in _NUMBERS:
            number = numerals.write_number(attributes.get("office:value", ""))
            if number is not None:
                is_percent = kind == "percentage"
                return transfer.NUMBER, number, _guess_percent(shown) if is_percent else ""
        elif kind == "date":
            value = attributes.get("office:date-value", "").partition(".")[0]
            value = value.removesuffix("T00:00:00")
            try:
                numerals.read_date(value)
            except ValueError:
                return transfer.TEXT, shown, ""
            return transfer.DATE, value, "dd/mm/yyyy" + (" hh:mm" if "T" in value else "")
        elif kind == "boolean":
            is_true = attributes.get("office:boolean-value") == "true"
            return transfer.BOOL, "1" if is_true else "0", ""
        elif attributes.get("calcext:value-type") == "error" or (
            "table:formula" in attributes and _ERROR.fullmatch(shown)
        ):
            return transfer.ERROR, shown, ""
        elif kind == "string" and not shown:
            return transfer.TEXT, attributes.get("office:string-value", ""), ""
        return transfer.TEXT, shown, ""


def _guess_percent(shown: str) -> str:
    """The percent format with as many decimals as the file shows ("20,74%" → "0.00%")."""
    decimals = len(shown.strip().removesuffix("%").strip().replace(",", ".").partition(".")[2])
    return "0." + "0" * min(decimals, 15) + "%" if decimals else "0%"
