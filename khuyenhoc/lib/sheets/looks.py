"""How a sheet looks in a file that cannot be patched: widths, heights, letters, borders, fills.

Read from .xls and .ods, whose cells go into a new workbook. What cannot be read is left out:
the cells matter more than their looks.
"""

import os
import string
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlrd

from khuyenhoc.lib.sheets.markup import NotPatchable, scan

MAX_CELLS = 200_000  # cells whose look is read
MAX_CONTENT = 60_000_000  # bytes of an .ods file's content

_PIXELS_PER_CM = 96 / 2.54
_POINTS = {"cm": 28.3465, "mm": 2.83465, "in": 72.0, "pt": 1.0}
_XLS_ALIGN = {1: "left", 2: "center", 3: "right", 6: "center_across"}
_XLS_VERTICAL = {0: "top", 1: "vcenter", 2: "bottom"}
_ODS_ALIGN = {"start": "left", "left": "left", "center": "center", "end": "right", "right": "right"}
_ODS_VERTICAL = {"top": "top", "middle": "vcenter", "bottom": "bottom"}


@dataclass(frozen=True, slots=True)
class CellLayout:
    """How one cell looks; empty and zero mean Excel's own default."""

    is_bold: bool = False
    is_italic: bool = False
    font: str = ""
    size: int = 0  # points
    align: str = ""
    vertical: str = ""
    wraps: bool = False
    has_border: bool = False
    fill: str = ""  # "#RRGGBB"
    number_format: str = ""  # for a number whose cell does not bring its own

    def properties(self) -> dict[str, Any]:
        """The same for XlsxWriter."""
        wanted = {
            "bold": self.is_bold,
            "italic": self.is_italic,
            "font_name": self.font,
            "font_size": self.size,
            "align": self.align,
            "text_wrap": self.wraps,
            "border": 1 if self.has_border else 0,
            "bg_color": self.fill,
            "num_format": self.number_format,
        }
        properties = {name: value for name, value in wanted.items() if value}
        if self.vertical:
            properties["valign"] = self.vertical
        return properties


@dataclass(slots=True)
class SheetLayout:
    """How one sheet looks: widths in characters, heights in points, cells by (row, column)."""

    column_widths: dict[int, float] = field(default_factory=dict)
    row_heights: dict[int, float] = field(default_factory=dict)
    cells: dict[tuple[int, int], CellLayout] = field(default_factory=dict)


def read_layouts(path: Path, kind: str) -> dict[str, SheetLayout]:
    """The looks of each sheet by its name; empty where the file gives none."""
    if kind == "xls":
        return _read_xls(path)
    if kind == "ods":
        return _read_ods(path)
    return {}


def _read_xls(path: Path) -> dict[str, SheetLayout]:
    with open(os.devnull, "w") as nowhere:
        try:
            book = xlrd.open_workbook(
                str(path), logfile=nowhere, formatting_info=True, ragged_rows=True
            )
            looks = [_look_of_xls(book, style) for style in book.xf_list]
            return {sheet.name: _layout_of_xls(sheet, looks) for sheet in book.sheets()}
        except MemoryError:
            raise
        except Exception:  # xlrd raises whatever a contradictory record leads to
            return {}


def _look_of_xls(book: xlrd.Book, style: xlrd.formatting.XF) -> CellLayout:
    font = book.font_list[style.font_index]
    border = style.border
    lines = (border.left_line_style, border.right_line_style, border.top_line_style)
    colour = None
    if style.background.fill_pattern == 1:
        colour = book.colour_map.get(style.background.pattern_colour_index)
    return CellLayout(
        is_bold=font.weight >= 600,
        is_italic=bool(font.italic),
        font=_modern(font.name),
        size=min(max(font.height // 20, 1), 409),
        align=_XLS_ALIGN.get(style.alignment.hor_align, ""),
        vertical=_XLS_VERTICAL.get(style.alignment.vert_align, ""),
        wraps=bool(style.alignment.text_wrapped),
        has_border=all(lines),
        fill="#{:02X}{:02X}{:02X}".format(*colour) if colour else "",
    )


def _layout_of_xls(sheet: xlrd.sheet.Sheet, looks: list[CellLayout]) -> SheetLayout:
    layout = SheetLayout()
    for column, info in sheet.colinfo_map.items():
        layout.column_widths[column + 1] = info.width / 256
    for row, info in sheet.rowinfo_map.items():
        if info.height_mismatch:
            layout.row_heights[row + 1] = info.height / 20
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if len(layout.cells) >= MAX_CELLS:
                return layout
            if cell.xf_index is not None and cell.xf_index < len(looks):
                layout.cells[row + 1, column + 1] = looks[cell.xf_index]
    return layout


def _read_ods(path: Path) -> dict[str, SheetLayout]:
    reader = _OdsReader()
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
            data = content.read(MAX_CONTENT + 1)
        if len(data) <= MAX_CONTENT:
            scan(data, reader.start, reader.end)
    except (NotPatchable, zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError):
        pass  # what was read so far is as good as nothing at all
    return reader.layouts


class _OdsReader:
    """Follows content.xml: first the styles, then the tables that use them."""

    def __init__(self) -> None:
        self.layouts: dict[str, SheetLayout] = {}
        self._styles: dict[str, dict[str, str]] = {}
        self._style: dict[str, str] | None = None
        self._looks: dict[str, CellLayout] = {}
        self._numbers: dict[str, str] = {}
        self._number = ""  # the number style being read
        self._ending = ""
        self._layout = SheetLayout()
        self._row = self._column = 0  # counted from 1, the one being read
        self._rows = 0  # how often the row being read is repeated
        self._count = 0

    def start(self, name: str, attributes: dict[str, str], _at: int) -> None:
        get = attributes.get
        match name:
            case "style:style":
                self._style = self._styles.setdefault(get("style:name", ""), {})
                self._style["number"] = get("style:data-style-name", "")
            case "number:number-style" | "number:percentage-style":
                self._number = get("style:name", "")
                self._ending = "%" if name == "number:percentage-style" else ""
            case "number:number" if self._number:
                whole = "#,##0" if get("number:grouping") == "true" else "0"
                decimals = min(_count(get("number:decimal-places", "0")), 15)
                part = f".{'0' * decimals}" if decimals else ""
                self._numbers[self._number] = whole + part + self._ending
            case "table:table":
                self._layout = self.layouts.setdefault(get("table:name", ""), SheetLayout())
                self._row = self._rows = self._column = 0
            case "table:table-column":
                self._take_column(attributes)
            case "table:table-row":
                self._row += max(self._rows, 1)
                self._rows = _count(get("table:number-rows-repeated"))
                self._column = 0
                style = self._style_of(attributes)
                height = _length(style.get("style:row-height"))
                is_chosen = style.get("style:use-optimal-row-height") == "false"
                if height and is_chosen and self._rows < 1_000:
                    points = round(height * _POINTS["cm"], 2)
                    for row in range(self._row, self._row + self._rows):
                        self._layout.row_heights[row] = points
            case "table:table-cell" | "table:covered-table-cell":
                self._take_cell(attributes)
            case _ if self._style is not None and name.endswith("-properties"):
                self._style.update(attributes)

    def end(self, name: str, _at: int) -> None:
        if name == "style:style":
            self._style = None
        elif name in ("number:number-style", "number:percentage-style"):
            self._number = ""
        elif name == "office:automatic-styles":
            self._looks = {
                name: _look_of_ods(each, self._numbers) for name, each in self._styles.items()
            }

    def _style_of(self, attributes: dict[str, str]) -> dict[str, str]:
        return self._styles.get(attributes.get("table:style-name", ""), {})

    def _take_column(self, attributes: dict[str, str]) -> None:
        first = self._column + 1
        count = _count(attributes.get("table:number-columns-repeated"))
        self._column += count
        width = _length(self._style_of(attributes).get("style:column-width"))
        if width and count < 300:
            for column in range(first, first + count):
                # Excel counts characters of 7 pixels and leaves 5 pixels beside them.
                characters = max((width * _PIXELS_PER_CM - 5) / 7, 1)
                self._layout.column_widths[column] = round(characters, 2)

    def _take_cell(self, attributes: dict[str, str]) -> None:
        first = self._column + 1
        count = _count(attributes.get("table:number-columns-repeated"))
        self._column += count
        look = self._looks.get(attributes.get("table:style-name", ""))
        if look is None or look == CellLayout() or count >= 300 or self._rows >= 100:
            return
        self._count += count * self._rows
        if self._count <= MAX_CELLS:
            for row in range(self._row, self._row + self._rows):
                for column in range(first, first + count):
                    self._layout.cells[row, column] = look


def _look_of_ods(style: dict[str, str], numbers: dict[str, str]) -> CellLayout:
    get = style.get
    colour = get("fo:background-color", "")
    size = get("fo:font-size", "").removesuffix("pt")
    return CellLayout(
        is_bold=get("fo:font-weight") == "bold",
        is_italic=get("fo:font-style") == "italic",
        font=_modern(get("style:font-name", "")),
        size=int(size) if size.isascii() and size.isdigit() and len(size) < 3 else 0,
        align=_ODS_ALIGN.get(get("fo:text-align", ""), ""),
        vertical=_ODS_VERTICAL.get(get("style:vertical-align", ""), ""),
        wraps=get("fo:wrap-option") == "wrap",
        has_border=get("fo:border", "none") != "none",
        fill=colour.upper() if _is_colour(colour) else "",
        number_format=numbers.get(get("number", ""), ""),
    )


def _modern(font: str) -> str:
    """The font, unless it is one of those made for TCVN3 or VNI: their texts are Unicode now."""
    return "" if font.upper().startswith((".VN", "VNI-")) else font[:31]


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and set(text[1:]) <= set(string.hexdigits)


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1


def _length(text: str | None) -> float:
    """ "2.258cm" → 2.258; 0 for what is no length."""
    for unit, points in _POINTS.items():
        if text and text.endswith(unit):
            try:
                return float(text.removesuffix(unit)) * points / _POINTS["cm"]
            except ValueError:
                return 0.0
    return 0.0
