"""Workbooks that the tests of the answer file mark, and looks into what came out."""

import subprocess
import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image

FIRST = "Biểu 01 'xã' mới"  # letters of Vietnamese, spaces and apostrophes
SECOND = "Danh mục"


def mark(
    cell: str | None,
    severity: str = "error",
    message: str = "Phải là số nguyên",
    sheet: str = FIRST,
    reason: str = "",
) -> dict[str, Any]:
    """One mark of a request, its cell as Excel names it."""
    row = column = None
    if cell:
        row, column = openpyxl.utils.cell.coordinate_to_tuple(cell)
    return {
        "sheet": sheet,
        "row": row,
        "column": column,
        "severity": severity,
        "message": message,
        "reason": reason,
    }


def request_of(marks: Iterable[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"marks": list(marks), "title": "Biểu 01, năm 2025", "notices": [], **more}


def write_rich_workbook(path: Path, vba: Path | None = None) -> Path:
    """A workbook with all that a careless rewrite loses."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet(FIRST)
    yellow = book.add_format({"bg_color": "#FFFF00", "num_format": "#,##0", "bold": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    unlocked = book.add_format({"locked": False, "border": 1})
    sheet.merge_range("A1:F1", "BÁO CÁO", book.add_format({"align": "center"}))
    for row in range(2, 12):
        sheet.write(row, 0, f"Xã {row}")
        sheet.write(row, 1, row * 1000, yellow)
        sheet.write(row, 2, row * 2, unlocked)
        sheet.write_boolean(row, 3, row % 2 == 0)
        sheet.write_datetime(row, 4, datetime(2025, 1, row), day)
    sheet.write_formula("B13", "=SUM(B3:B12)", yellow, 65000)
    sheet.write_url("F3", "https://example.org/", string="liên kết")
    sheet.write_comment("A3", "Ghi chú của tôi", {"author": "Nguyễn Văn A"})
    sheet.write_comment("C4", "Ghi chú khác", {"author": "Nguyễn Văn A"})
    sheet.data_validation("C3:C12", {"validate": "list", "source": ["có", "không"]})
    sheet.conditional_format("B3:B12", {"type": "data_bar"})
    sheet.freeze_panes(2, 1)
    sheet.set_column("A:A", 31)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": [FIRST, 2, 1, 11, 1]})
    sheet.insert_chart("H2", chart)
    sheet.insert_image("H20", "anh.png", {"image_data": BytesIO(draw_image())})
    sheet.protect()
    hidden = book.add_worksheet(SECOND)
    hidden.write(0, 0, "mã")
    hidden.hide()
    third = book.add_worksheet("Ghi chép")
    third.write("A1", "không có gì để sửa")
    book.define_name("TongSo", "='Biểu 01 ''xã'' mới'!$B$13")
    book.set_custom_property("template", "bieu-01")
    if vba is not None:
        book.add_vba_project(str(vba))
    book.close()
    return path


def write_openpyxl_workbook(path: Path) -> Path:
    """The same kind of things as another program writes them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = FIRST
    for row in range(1, 11):
        sheet.append([f"Xã {row}", row, row * 2.5])
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["C2"].comment = Comment("Ghi chú của tôi", "Trần Thị B")
    sheet.merge_cells("A12:C13")
    sheet["A12"] = "gộp"
    rule = CellIsRule(
        operator="lessThan", formula=["0"], fill=PatternFill("solid", bgColor="FFFFFF00")
    )
    sheet.conditional_formatting.add("B1:B10", rule)
    validation = DataValidation(type="whole", operator="greaterThan", formula1="0")
    validation.add("B1:B10")
    sheet.add_data_validation(validation)
    sheet.add_image(SheetImage(BytesIO(draw_image())), "H2")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=10))
    sheet.add_chart(chart, "H10")
    sheet.freeze_panes = "B2"
    book.defined_names["Vung"] = DefinedName("Vung", attr_text="'Biểu 01 ''xã'' mới'!$A$1")
    other = book.create_sheet(SECOND)
    other["A1"] = "mã"
    book.save(path)
    return path


def draw_image() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "#8e1f1b").save(out, "PNG")
    return out.getvalue()


def write_package(path: Path, sheet: str, **parts: str) -> Path:
    """The smallest package around one sheet's XML; ``parts`` add or replace others."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="Trang1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{office}/styles" Target="/xl/styles.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/>'
            '<name val="Arial"/></font></fonts><fills count="2">'
            '<fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/>'
            "<right/><top/><bottom/><diagonal/></border></borders>"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
            '</cellStyleXfs><cellXfs count="1">'
            '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            "</styleSheet>"
        ),
        "xl/worksheets/sheet1.xml": sheet,
    }
    members |= parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text)
    return path


def read_parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed_parts(before: Path, after: Path) -> set[str]:
    """The parts that are in both files and differ."""
    old, new = read_parts(before), read_parts(after)
    return {name for name in old.keys() & new.keys() if old[name] != new[name]}


def look(cell: Cell) -> tuple[Any, ...]:
    """What one sees of a cell, but for its fill and its note."""
    return (
        cell.value,
        cell.number_format,
        cell.font.b,
        cell.font.name,
        cell.alignment.horizontal,
        cell.border.left.style,
        cell.protection.locked,
    )


def fill_of(cell: Cell) -> str:
    """The colour of a cell's fill, "" for none."""
    return cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else ""


def index_lines(path: Path, name: str = "Cần sửa") -> list[tuple[Any, ...]]:
    """The visible columns of the index sheet below its headings."""
    rows = list(openpyxl.load_workbook(path)[name].iter_rows(max_col=6, values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == "STT")
    return rows[top + 1 :]


def convert(folder: Path, form: str, *files: Path) -> dict[str, Path]:
    """Convert files in LibreOffice without a screen; a file that it repairs fails to appear."""
    out = folder / form.partition(":")[0]
    out.mkdir(exist_ok=True)
    profile = folder / "profile"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", form, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {file.stem: out / f"{file.stem}.{out.name}" for file in files}
