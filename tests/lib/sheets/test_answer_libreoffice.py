"""LibreOffice, without a screen, opens our answers and saves files that we can answer (R6)."""

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from khuyenhoc.lib.sheets.answer import read_reasons, write_answer
from khuyenhoc.lib.sheets.child_process import run_in_child
from khuyenhoc.lib.sheets.reader import read
from khuyenhoc.lib.sheets.styles import FILLS
from tests.lib.sheets.answer_files import (
    FIRST,
    convert,
    fill_of,
    index_lines,
    mark,
    request_of,
    write_openpyxl_workbook,
    write_rich_workbook,
)

# openpyxl does not know the data bars that XlsxWriter and LibreOffice write.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

MARKS = [
    mark("B4", message="Phải là số nguyên"),
    mark("C5", "warning", "Gấp 10 lần", reason="Tách thôn"),
    mark("F30", message="Thiếu"),
    mark("A3", message="Không rõ xã"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("libreoffice")


@pytest.fixture(scope="module")
def sources(folder):
    """Workbooks by three programs: XlsxWriter, openpyxl, and LibreOffice from the former."""
    rich = write_rich_workbook(folder / "rich.xlsx")
    plain = write_openpyxl_workbook(folder / "plain.xlsx")
    return {"rich": rich, "plain": plain, "office": convert(folder, "xlsx", rich)["rich"]}


@pytest.fixture(scope="module")
def answers(folder, sources):
    found = {}
    for name, source in sources.items():
        found[name] = folder / f"answer-{name}.xlsx"
        result = write_answer(source, "xlsx", request_of(MARKS), found[name])
        assert result == {"patched": True, "notices": [], "index_sheet": "Cần sửa"}
    return found


@pytest.fixture(scope="module")
def resaved(folder, answers):
    """What an officer sends who opened our answer in LibreOffice and saved it."""
    made = convert(folder, "xlsx", *answers.values())
    return {name: made[path.stem] for name, path in answers.items()}


def values_of(path, names):
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (name, cell.coordinate): cell.value
        for name in names
        for row in book[name].iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize("name", ["rich", "plain", "office"])
def test_libreoffice_opens_the_answer_with_every_value_mark_and_note(
    name, sources, answers, resaved
):
    names = openpyxl.load_workbook(sources[name]).sheetnames

    opened = openpyxl.load_workbook(resaved[name])

    sheet = opened[FIRST]
    fills = {cell.coordinate: fill_of(cell) for row in sheet for cell in row}
    assert opened.sheetnames == [*names, "Cần sửa"]
    assert values_of(resaved[name], names) == values_of(sources[name], names)
    assert {cell: fill for cell, fill in fills.items() if fill in FILLS.values()} == {
        "B4": FILLS["error"],
        "C5": FILLS["warning"],
        "F30": FILLS["error"],
        "A3": FILLS["error"],
    }
    assert sheet["C5"].comment.text == "Cổng Khuyến học: Cần giải thích\nGấp 10 lần"
    assert index_lines(resaved[name]) == index_lines(answers[name])
    assert read_reasons(read(resaved[name], "gui-lai.xlsx")) == {(FIRST, "C5"): "Tách thôn"}


@pytest.mark.parametrize("name", ["rich", "plain", "office"])
def test_write_answer_to_what_libreoffice_saved_replaces_the_old_marks(
    name, folder, sources, resaved
):
    again, clean = folder / f"again-{name}.xlsx", folder / f"clean-{name}.xlsx"

    write_answer(resaved[name], "xlsx", request_of([mark("B4", "warning", "Vẫn lạ")]), again)
    write_answer(again, "xlsx", request_of([]), clean)

    was = openpyxl.load_workbook(sources[name])
    second, third = openpyxl.load_workbook(again), openpyxl.load_workbook(clean)
    assert second.sheetnames == third.sheetnames == [*was.sheetnames, "Cần sửa"]
    assert [line[1:5] for line in index_lines(again)] == [("Cần giải thích", FIRST, "B4", "Vẫn lạ")]
    for row in was[FIRST].iter_rows():
        for cell in row:
            now, last = second[FIRST][cell.coordinate], third[FIRST][cell.coordinate]
            expected = FILLS["warning"] if cell.coordinate == "B4" else fill_of(cell)
            assert (cell.coordinate, fill_of(now)) == (cell.coordinate, expected)
            assert (cell.coordinate, fill_of(last)) == (cell.coordinate, fill_of(cell))
            assert (last.comment and last.comment.text) == (cell.comment and cell.comment.text)
    assert CalamineWorkbook.from_path(str(clean)).sheet_names == third.sheetnames


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_write_answer_to_an_old_format_keeps_its_cells_formats_and_layout(kind, folder, sources):
    """What cannot be patched is read and written anew, in the same limited child."""
    source = convert(folder, kind, sources["rich"])["rich"]
    out = folder / f"from-{kind}.xlsx"

    result = run_in_child("answer", request_of(MARKS), source=source, kind=kind, out=out)

    old, new = openpyxl.load_workbook(sources["rich"], data_only=True), openpyxl.load_workbook(out)
    sheet = new[FIRST]
    assert result == {
        "patched": False,
        "notices": [
            f"Tệp gốc là .{kind} nên bản trả lời là tệp .xlsx mới có cùng nội dung;"
            " hình, biểu đồ và công thức không được chép sang."
        ],
        "index_sheet": "Cần sửa",
    }
    assert new.sheetnames == [*old.sheetnames, "Cần sửa"]
    assert values_of(out, old.sheetnames) == values_of(sources["rich"], old.sheetnames)
    assert new["Danh mục"].sheet_state == "hidden"
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:F1"]
    assert (sheet["B4"].font.b, sheet["A4"].font.b) == (True, False)
    assert (fill_of(sheet["B4"]), fill_of(sheet["B5"])) == (FILLS["error"], "FFFFFF00")
    assert (sheet["B5"].number_format, sheet["E5"].number_format) == ("#,##0", "dd/mm/yyyy")
    assert (sheet["C4"].border.left.style, sheet["A4"].border.left.style) == ("thin", None)
    assert sheet["A1"].alignment.horizontal == "center"
    assert 28 < sheet.column_dimensions["A"].width < 45  # by LibreOffice's own letters in .ods
    assert index_lines(out)[1][5] == "Tách thôn"
