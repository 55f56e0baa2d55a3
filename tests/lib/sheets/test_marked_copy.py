"""The answer file made in the child, of a workbook and of a file that cannot be patched."""

import openpyxl
import pytest

from khuyenhoc.lib.sheets.answer import INDEX_SHEET
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy


def mark(sheet: str) -> dict:
    return {"severity": "error", "sheet": sheet, "row": 2, "column": 2, "message": "Ghi số."}


def test_r6_a_workbook_comes_back_as_it_was_with_its_cell_marked(tmp_path):
    source, out = tmp_path / "bao-cao.xlsx", tmp_path / "tra-loi.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Biểu"
    book.active["B2"] = "mười"
    book.save(source)

    told = write_marked_copy(source, "xlsx", source.name, "Biểu 1", [mark("Biểu")], out)

    marked = openpyxl.load_workbook(out)
    assert told == []
    assert (marked["Biểu"]["B2"].value, marked.sheetnames[-1]) == ("mười", INDEX_SHEET)
    assert "Ghi số." in marked["Biểu"]["B2"].comment.text


def test_r6_what_cannot_be_patched_becomes_a_new_workbook_and_says_so(tmp_path):
    source, out = tmp_path / "bao-cao.csv", tmp_path / "tra-loi.xlsx"
    source.write_text("Đơn vị,Hội viên\nXã Một,mười\n", encoding="utf-8")

    told = write_marked_copy(source, "csv", source.name, "Biểu 1", [], out, LIST)

    values = [[cell.value for cell in row] for row in openpyxl.load_workbook(out).worksheets[0]]
    assert ["Xã Một", "mười"] in values
    assert told != []


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    source = tmp_path / "bao-cao.xls"
    source.write_bytes(b"khong phai excel")

    with pytest.raises(Refused):
        write_marked_copy(source, "xls", source.name, "Biểu 1", [], tmp_path / "tra-loi.xlsx")
