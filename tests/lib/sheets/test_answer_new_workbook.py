"""Answers to files that cannot be patched: a new .xlsx with the same cells (R6)."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from khuyenhoc.lib.sheets.answer import describe_cells, write_answer
from khuyenhoc.lib.sheets.grid import Cell, CellKind, Refused, Sheet, Workbook
from khuyenhoc.lib.sheets.looks import CellLayout, SheetLayout
from khuyenhoc.lib.sheets.new_workbook import write_new_workbook
from khuyenhoc.lib.sheets.reader import read
from khuyenhoc.lib.sheets.styles import FILLS
from tests.lib.sheets.answer_files import fill_of, index_lines, mark, request_of, write_package

NOTICE = (
    "Tệp gốc là .{} nên bản trả lời là tệp .xlsx mới có cùng nội dung;"
    " hình, biểu đồ và công thức không được chép sang."
)


def make_grid(kind: str = "csv", name: str = "Biểu 01") -> Workbook:
    sheet = Sheet(
        name,
        hidden_rows=frozenset({9}),
        hidden_columns=frozenset({5}),
        merged=((1, 1, 1, 3), (1, 2, 2, 2), (20, 1, 21, 1)),
    )
    cells = [
        Cell(1, 1, CellKind.TEXT, "BÁO CÁO", "BÁO CÁO"),
        Cell(2, 1, CellKind.TEXT, "=1+1", "=1+1"),
        Cell(2, 2, CellKind.TEXT, "http://example.org", "http://example.org"),
        Cell(2, 3, CellKind.TEXT, "0123", "0123"),
        Cell(3, 1, CellKind.NUMBER, Decimal("1234.5"), "1.234,5", number_format="#,##0.00"),
        Cell(3, 2, CellKind.NUMBER, Decimal("12345678901234567890"), "12345678901234567890"),
        Cell(3, 3, CellKind.NUMBER, Decimal("-3"), "-3"),
        Cell(4, 1, CellKind.BOOL, True, "TRUE"),
        Cell(4, 2, CellKind.DATE, date(2025, 7, 1), "01/07/2025", number_format="dd/mm/yyyy"),
        Cell(4, 3, CellKind.DATE, datetime(2025, 7, 1, 8, 30), "01/07/2025 08:30"),
        Cell(5, 1, CellKind.ERROR, "#REF!", "#REF!"),
        Cell(5, 2, CellKind.UNCALCULATED, "=SUM(A1:A3)", "=SUM(A1:A3)", is_formula=True),
        Cell(5, 3, CellKind.DATE, date(1850, 1, 1), "01/01/1850"),
        Cell(6, 1, CellKind.TEXT, "Xa\u0303", "Xa\u0303"),
    ]
    sheet.cells = {(cell.row, cell.column): cell for cell in cells}
    hidden = Sheet("Ẩn", {(1, 1): Cell(1, 1, CellKind.TEXT, "mã", "mã")}, is_hidden=True)
    return Workbook(kind, [hidden, sheet])


@pytest.mark.parametrize("is_plain", [False, True])
def test_write_answer_to_a_csv_is_a_new_workbook_with_the_same_cells(is_plain, tmp_path):
    source, out = tmp_path / "goc.csv", tmp_path / "tra-loi.xlsx"
    source.write_text("a;b", encoding="utf-8")
    grid = make_grid()
    cells = json.loads(json.dumps(describe_cells(grid))) if is_plain else grid
    marks = [mark("A3", sheet="Biểu 01"), mark("D7", "warning", "Thiếu", sheet="Biểu 01")]

    result = write_answer(source, "csv", request_of(marks, cells=cells), out)

    sheet = openpyxl.load_workbook(out)["Biểu 01"]
    values = {
        cell.coordinate: cell.value for row in sheet for cell in row if cell.value is not None
    }
    assert result == {
        "patched": False,
        "notices": [NOTICE.format("csv")],
        "index_sheet": "Cần sửa",
    }
    assert values == {
        "A1": "BÁO CÁO", "A2": "=1+1", "B2": "http://example.org", "C2": "0123",
        "A3": 1234.5, "B3": "12345678901234567890", "C3": -3,
        "A4": True, "B4": datetime(2025, 7, 1), "C4": datetime(2025, 7, 1, 8, 30),
        "A5": "#REF!", "B5": "=SUM(A1:A3)", "C5": "01/01/1850", "A6": "Xã",
    }  # fmt: skip
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s", "n", "b", "d"}
    assert sheet["A3"].number_format == "#,##0.00"
    assert sorted(str(each) for each in sheet.merged_cells.ranges) == ["A1:C1", "A20:A21"]
    assert sheet.row_dimensions[9].hidden
    assert sheet.column_dimensions["E"].hidden
    assert fill_of(sheet["A3"]) == FILLS["error"]
    assert sheet["D7"].comment.text == "Cổng Khuyến học: Cần giải thích\nThiếu"
    assert [line[2:5] for line in index_lines(out)] == [
        ("Biểu 01", "A3", "Phải là số nguyên"),
        ("Biểu 01", "D7", "Thiếu"),
    ]


def test_write_answer_says_the_notice_in_the_index_sheet_too(tmp_path):
    source, out = tmp_path / "goc.csv", tmp_path / "tra-loi.xlsx"
    source.write_text("a", encoding="utf-8")

    write_answer(source, "csv", request_of([], cells=make_grid()), out)

    book = openpyxl.load_workbook(out)
    texts = [row[0] for row in book["Cần sửa"].iter_rows(values_only=True)]
    assert NOTICE.format("csv") in texts
    assert book["Ẩn"].sheet_state == "hidden"


def test_write_answer_makes_a_new_workbook_where_the_package_cannot_be_patched(tmp_path):
    source = write_package(tmp_path / "goc.xlsx", "<worksheet/>")
    out = tmp_path / "tra-loi.xlsx"

    result = write_answer(
        source,
        "xlsx",
        request_of([mark("A3", sheet="Trang1")], cells=make_grid("xlsx", "Trang1")),
        out,
    )

    assert result["patched"] is False
    assert result["notices"] == [
        "Không đánh dấu được ngay trên tệp gốc (tệp dùng dạng XML khác thường) nên bản trả lời là"
        " tệp .xlsx mới có cùng nội dung; hình, biểu đồ và công thức không được chép sang."
    ]
    assert fill_of(openpyxl.load_workbook(out)["Trang1"]["A3"]) == FILLS["error"]


def test_write_answer_reads_the_cells_itself_where_nobody_gives_them(tmp_path):
    source, out = tmp_path / "goc.csv", tmp_path / "tra-loi.xlsx"
    source.write_text("Xã;Số hộ\nBằng Thành;=1+1\n", encoding="utf-8")
    name = read(source, "goc.csv").sheets[0].name

    result = write_answer(source, "csv", request_of([mark("B2", sheet=name)]), out)

    sheet = openpyxl.load_workbook(out)[name]
    assert result["patched"] is False
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Xã", "Số hộ"],
        ["Bằng Thành", "=1+1"],
    ]
    assert sheet["B2"].data_type == "s"
    assert fill_of(sheet["B2"]) == FILLS["error"]


def test_write_answer_refuses_where_there_is_nothing_to_write(tmp_path):
    source = tmp_path / "goc.xls"
    source.write_bytes(b"x")

    with pytest.raises(Refused):
        write_answer(source, "xls", request_of([]), tmp_path / "tra-loi.xlsx")

    assert not (tmp_path / "tra-loi.xlsx").exists()


def test_write_answer_marks_sheets_whose_names_excel_does_not_take(tmp_path):
    source, out = tmp_path / "goc.ods", tmp_path / "tra-loi.xlsx"
    source.write_bytes(b"not even a zip")
    name = "Biểu 01/2025: 'số liệu của các xã, phường'"

    write_answer(
        source,
        "ods",
        request_of([mark("A3", sheet=name)], cells=make_grid("ods", name)),
        out,
    )

    written = "Biểu 01_2025_ 'số liệu của các "
    assert openpyxl.load_workbook(out).sheetnames == ["Ẩn", written, "Cần sửa"]
    assert [line[2:4] for line in index_lines(out)] == [(written, "A3")]


def test_write_answer_does_not_carry_an_old_index_into_a_new_workbook(tmp_path):
    """The officer saved our answer as .ods: the index in it is no sheet of his."""
    source, out = tmp_path / "goc.ods", tmp_path / "tra-loi.xlsx"
    source.write_bytes(b"")
    grid = make_grid("ods")
    index = Sheet("Cần sửa")
    for column, text in enumerate(("STT", "Mức", "Trang", "Ô", "Nội dung", "Lý do"), start=1):
        index.cells[5, column] = Cell(5, column, CellKind.TEXT, text, text)
    grid.sheets.append(index)

    write_answer(source, "ods", request_of([mark("A3", sheet="Biểu 01")], cells=grid), out)

    assert openpyxl.load_workbook(out).sheetnames == ["Ẩn", "Biểu 01", "Cần sửa"]


def test_write_new_workbook_gives_cells_the_look_they_had(tmp_path):
    layout = SheetLayout(
        column_widths={1: 30.0},
        row_heights={3: 45.0},
        cells={
            (3, 1): CellLayout(True, True, "Times New Roman", 13, "center", "top", True, True),
            (8, 2): CellLayout(fill="#FFFF00"),
        },
    )
    out = tmp_path / "moi.xlsx"

    names = write_new_workbook(make_grid(), {"Biểu 01": layout}, out)

    sheet = openpyxl.load_workbook(out)["Biểu 01"]
    cell = sheet["A3"]
    assert names == {"Biểu 01": "Biểu 01", "Ẩn": "Ẩn"}
    assert (cell.font.b, cell.font.i, cell.font.name, cell.font.sz) == (
        True, True, "Times New Roman", 13,
    )  # fmt: skip
    assert (cell.alignment.horizontal, cell.alignment.vertical, cell.alignment.wrap_text) == (
        "center", "top", True,
    )  # fmt: skip
    assert (cell.border.left.style, cell.number_format) == ("thin", "#,##0.00")
    assert fill_of(sheet["B8"]) == "FFFFFF00"
    assert (round(sheet.column_dimensions["A"].width), sheet.row_dimensions[3].height) == (31, 45)


def test_write_new_workbook_numbers_sheets_that_would_share_a_name(tmp_path):
    grid = Workbook("ods", [Sheet("a/b"), Sheet("A:B"), Sheet("'"), Sheet("History")])

    names = write_new_workbook(grid, {}, tmp_path / "moi.xlsx")

    assert names == {"a/b": "a_b", "A:B": "A_B (2)", "'": "Trang", "History": "History_"}


def test_write_new_workbook_has_a_sheet_to_open_when_all_are_hidden(tmp_path):
    grid = Workbook("ods", [Sheet("Ẩn", is_hidden=True)])
    out = Path(tmp_path / "moi.xlsx")

    write_new_workbook(grid, {}, out)

    assert [each.sheet_state for each in openpyxl.load_workbook(out)] == ["hidden", "visible"]
