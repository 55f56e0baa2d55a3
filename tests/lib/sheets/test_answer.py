"""The answer file as the officer meets it: marks, notes, index sheet, reasons (R5, R6)."""

import json

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from khuyenhoc.lib.sheets import answer
from khuyenhoc.lib.sheets.answer import is_index_sheet, read_reasons, write_answer
from khuyenhoc.lib.sheets.child_process import run_in_child
from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet, Workbook
from khuyenhoc.lib.sheets.reader import read
from khuyenhoc.lib.sheets.styles import FILLS
from tests.lib.sheets.answer_files import (
    FIRST,
    SECOND,
    fill_of,
    index_lines,
    look,
    mark,
    read_parts,
    request_of,
    write_openpyxl_workbook,
    write_rich_workbook,
)

MARKS = [
    mark("B4", "error", "Phải là số nguyên: “12,5” không nhận"),
    mark("C5", "warning", "Gấp 10 lần kỳ trước"),
    mark("C5", "question", "Hiểu là người?"),
    mark("F30", "error", "Thiếu số hộ"),
]


@pytest.fixture(params=[write_rich_workbook, write_openpyxl_workbook])
def source(request, tmp_path):
    return request.param(tmp_path / "goc.xlsx")


def test_write_answer_marks_the_cells_and_nothing_else(source, tmp_path):
    """R6: his own file back, the bad cells with a fill and a note, everything else as it was."""
    out = tmp_path / "tra-loi.xlsx"

    result = write_answer(source, "xlsx", json.loads(json.dumps(request_of(MARKS))), out)

    before, after = openpyxl.load_workbook(source), openpyxl.load_workbook(out)
    marked = {"B4": FILLS["error"], "C5": FILLS["warning"], "F30": FILLS["error"]}
    assert result == {"patched": True, "notices": [], "index_sheet": "Cần sửa"}
    assert after.sheetnames == [*before.sheetnames, "Cần sửa"]
    for sheet in before:
        for row in after[sheet.title].iter_rows():
            for cell in row:
                old = sheet[cell.coordinate]
                is_marked = sheet.title == FIRST and cell.coordinate in marked
                assert look(cell) == look(old)
                assert fill_of(cell) == (marked[cell.coordinate] if is_marked else fill_of(old))
                if not is_marked:
                    assert (cell.comment and cell.comment.text) == (
                        old.comment and old.comment.text
                    )


def test_write_answer_works_inside_the_limited_child(source, tmp_path):
    here, there = tmp_path / "here.xlsx", tmp_path / "there.xlsx"

    expected = write_answer(source, "xlsx", request_of(MARKS), here)
    result = run_in_child("answer", request_of(MARKS), source=source, kind="xlsx", out=there)

    assert result == expected
    assert read_parts(there) == read_parts(here)


def test_write_answer_puts_every_message_into_a_note(source, tmp_path):
    out = tmp_path / "tra-loi.xlsx"

    write_answer(source, "xlsx", request_of(MARKS), out)

    sheet = openpyxl.load_workbook(out)[FIRST]
    notes = {
        cell.coordinate: (cell.comment.author, cell.comment.text)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.author == "Cổng Khuyến học"
    }
    assert notes == {
        "B4": ("Cổng Khuyến học", "Cổng Khuyến học: Lỗi\nPhải là số nguyên: “12,5” không nhận"),
        "C5": (
            "Cổng Khuyến học",
            "Cổng Khuyến học: Cần giải thích, Hỏi\n• Gấp 10 lần kỳ trước\n• Hiểu là người?",
        ),
        "F30": ("Cổng Khuyến học", "Cổng Khuyến học: Lỗi\nThiếu số hộ"),
    }


def test_write_answer_lists_every_mark_with_a_link(source, tmp_path):
    out = tmp_path / "tra-loi.xlsx"
    marks = [*MARKS, mark(None, "error", "Thiếu cột Tổng số hộ"), mark(None, sheet="")]

    write_answer(source, "xlsx", request_of(marks), out)

    index = openpyxl.load_workbook(out)["Cần sửa"]
    links = [row[3].hyperlink and row[3].hyperlink.location for row in index.iter_rows()]
    quoted = "'Biểu 01 ''xã'' mới'"
    assert index_lines(out) == [
        (1, "Lỗi", FIRST, "B4", "Phải là số nguyên: “12,5” không nhận", None),
        (2, "Cần giải thích", FIRST, "C5", "Gấp 10 lần kỳ trước", None),
        (3, "Hỏi", FIRST, "C5", "Hiểu là người?", None),
        (4, "Lỗi", FIRST, "F30", "Thiếu số hộ", None),
        (5, "Lỗi", FIRST, None, "Thiếu cột Tổng số hộ", None),
        (6, "Lỗi", None, None, "Phải là số nguyên", None),
    ]
    assert [link for link in links if link] == [
        f"{quoted}!{cell}" for cell in ("B4", "C5", "C5", "F30")
    ]
    assert index.column_dimensions["G"].hidden


def test_write_answer_is_read_by_calamine_with_the_same_values(source, tmp_path):
    out = tmp_path / "tra-loi.xlsx"

    write_answer(source, "xlsx", request_of(MARKS), out)

    before, after = CalamineWorkbook.from_path(str(source)), CalamineWorkbook.from_path(str(out))
    for name in before.sheet_names:
        old = before.get_sheet_by_name(name).to_python(skip_empty_area=False)
        new = after.get_sheet_by_name(name).to_python(skip_empty_area=False)
        assert new[: len(old)] == [row[: len(new[0])] for row in old]


def test_write_answer_opens_on_the_index_when_the_open_sheet_is_marked(tmp_path):
    source = write_rich_workbook(tmp_path / "goc.xlsx")
    out, other = tmp_path / "tra-loi.xlsx", tmp_path / "khac.xlsx"

    write_answer(source, "xlsx", request_of(MARKS), out)
    write_answer(source, "xlsx", request_of([mark("A1", sheet=SECOND)]), other)

    marked, elsewhere = openpyxl.load_workbook(out), openpyxl.load_workbook(other)
    assert marked.active.title == "Cần sửa"
    assert [each.title for each in marked if each.sheet_view.tabSelected] == ["Cần sửa"]
    assert elsewhere.active.title == FIRST
    assert [each.title for each in elsewhere if each.sheet_view.tabSelected] == [FIRST]


def test_write_answer_shows_a_mark_inside_merged_cells_on_their_first(tmp_path):
    source, out = write_openpyxl_workbook(tmp_path / "goc.xlsx"), tmp_path / "tra-loi.xlsx"

    write_answer(source, "xlsx", request_of([mark("B13", message="Thiếu")]), out)

    sheet = openpyxl.load_workbook(out)[FIRST]
    assert fill_of(sheet["A12"]) == FILLS["error"]
    assert sheet["A12"].comment.text == "Cổng Khuyến học: Lỗi\nThiếu"
    assert index_lines(out)[0][3] == "A12"


def test_write_answer_writes_under_the_officers_own_note(source, tmp_path):
    out, again = tmp_path / "tra-loi.xlsx", tmp_path / "lan-hai.xlsx"
    own = next(
        cell.coordinate
        for row in openpyxl.load_workbook(source)[FIRST].iter_rows()
        for cell in row
        if cell.comment
    )

    write_answer(source, "xlsx", request_of([mark(own, message="Sai <b> & “x”")]), out)
    write_answer(out, "xlsx", request_of([mark(own, message="Vẫn sai")]), again)

    first, second = openpyxl.load_workbook(out)[FIRST], openpyxl.load_workbook(again)[FIRST]
    assert first[own].comment.text == "Ghi chú của tôi\n\nCổng Khuyến học: Lỗi\nSai <b> & “x”"
    assert second[own].comment.text == "Ghi chú của tôi\n\nCổng Khuyến học: Lỗi\nVẫn sai"


def test_write_answer_of_an_answer_replaces_what_was_marked(source, tmp_path):
    out, again, clean = (tmp_path / name for name in ("1.xlsx", "2.xlsx", "3.xlsx"))

    write_answer(source, "xlsx", request_of(MARKS), out)
    write_answer(out, "xlsx", request_of([mark("B4", "warning"), mark("A2")]), again)
    result = write_answer(again, "xlsx", request_of([]), clean)

    before = openpyxl.load_workbook(source)
    second, third = openpyxl.load_workbook(again), openpyxl.load_workbook(clean)
    assert result == {"patched": True, "notices": [], "index_sheet": "Cần sửa"}
    assert second.sheetnames == third.sheetnames == [*before.sheetnames, "Cần sửa"]
    assert [line[1:4] for line in index_lines(again)] == [
        ("Cần giải thích", FIRST, "B4"),
        ("Lỗi", FIRST, "A2"),
    ]
    assert index_lines(clean) == []
    marked = {"B4": FILLS["warning"], "A2": FILLS["error"]}
    for row in before[FIRST].iter_rows():
        for cell in row:
            now, last = second[FIRST][cell.coordinate], third[FIRST][cell.coordinate]
            assert look(now) == look(cell) == look(last)
            assert fill_of(now) == marked.get(cell.coordinate, fill_of(cell))
            assert fill_of(last) == fill_of(cell)
            assert bool(now.comment) == bool(cell.comment or cell.coordinate in marked)
            assert (last.comment and last.comment.text) == (cell.comment and cell.comment.text)


def test_write_answer_gives_back_the_fill_after_rows_were_inserted(tmp_path):
    source, out, moved, clean = (tmp_path / f"{at}.xlsx" for at in range(4))
    book = openpyxl.Workbook()
    book.active.title = FIRST
    for row in range(1, 9):
        book.active.append([row])
        book.active.cell(row, 1).fill = openpyxl.styles.PatternFill("solid", fgColor="FF00FF00")
    book.save(source)

    write_answer(source, "xlsx", request_of([mark("A3"), mark("A4")]), out)
    changed = openpyxl.load_workbook(out)
    changed[FIRST].insert_rows(2)
    changed.save(moved)
    write_answer(moved, "xlsx", request_of([]), clean)

    sheet = openpyxl.load_workbook(clean)[FIRST]
    assert [fill_of(sheet.cell(row, 1)) for row in range(1, 10)] == [
        "FF00FF00",
        "",
        *["FF00FF00"] * 7,
    ]


def test_write_answer_keeps_a_fill_that_the_officer_chose_himself(tmp_path):
    source, out = write_openpyxl_workbook(tmp_path / "goc.xlsx"), tmp_path / "1.xlsx"
    recoloured, again = tmp_path / "2.xlsx", tmp_path / "3.xlsx"

    write_answer(source, "xlsx", request_of([mark("B4")]), out)
    book = openpyxl.load_workbook(out)
    book[FIRST]["B4"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF123456")
    book.save(recoloured)
    write_answer(recoloured, "xlsx", request_of([]), again)

    assert fill_of(openpyxl.load_workbook(again)[FIRST]["B4"]) == "FF123456"


def test_read_reasons_finds_what_was_typed(source, tmp_path):
    """R5: a warning needs a reason, which the approver reads."""
    out, typed = tmp_path / "tra-loi.xlsx", tmp_path / "da-go.xlsx"
    marks = [*MARKS, mark("B6", "warning", "Ít hơn kỳ trước", reason="Đã giải thích: sáp nhập")]
    write_answer(source, "xlsx", request_of(marks), out)
    book = openpyxl.load_workbook(out)
    for row in book["Cần sửa"].iter_rows():
        if row[4].value == "Gấp 10 lần kỳ trước":
            row[5].value = "  Đúng là như vậy, do tách thôn "
    book.save(typed)

    workbook = read(typed, "da-go.xlsx")
    reasons = read_reasons(workbook)

    assert reasons == {
        (FIRST, "C5"): "Đúng là như vậy, do tách thôn",
        (FIRST, "B6"): "Đã giải thích: sáp nhập",
    }
    assert {sheet.name for sheet in workbook.sheets if is_index_sheet(sheet)} == {"Cần sửa"}


def test_read_reasons_does_without_the_hidden_columns():
    sheet = Sheet("Đổi tên")
    texts = {
        (3, 2): "STT", (3, 3): "Mức", (3, 4): "Trang", (3, 5): "Ô", (3, 6): "Nội dung",
        (3, 7): "Lý do",
        (4, 4): "Biểu 01 (đang ẩn)", (4, 5): "C5", (4, 7): "Lý do một",
        (5, 4): "Biểu 01", (5, 5): "C5", (5, 7): "Lý do hai",
        (6, 4): "Biểu 01", (6, 5): "không phải ô", (6, 7): "Lạc",
        (7, 4): "Biểu 01", (7, 5): "C6", (7, 7): "   ",
    }  # fmt: skip
    for place, text in texts.items():
        sheet.cells[place] = Cell(*place, CellKind.TEXT, text, text)

    reasons = read_reasons(Workbook("xlsx", [Sheet("Biểu 01"), sheet]))

    assert reasons == {("Biểu 01", "C5"): "Lý do một; Lý do hai"}


def test_write_answer_numbers_its_sheet_when_the_name_is_taken(tmp_path):
    source, out = tmp_path / "goc.xlsx", tmp_path / "tra-loi.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "CẦN SỬA"
    book.active["A1"] = "của tôi"
    book.save(source)

    result = write_answer(source, "xlsx", request_of([mark("A1", sheet="CẦN SỬA")]), out)

    assert result["index_sheet"] == "Cần sửa (2)"
    assert openpyxl.load_workbook(out).sheetnames == ["CẦN SỬA", "Cần sửa (2)"]


def test_write_answer_says_which_sheet_is_hidden(tmp_path):
    source, out = write_rich_workbook(tmp_path / "goc.xlsx"), tmp_path / "tra-loi.xlsx"

    write_answer(source, "xlsx", request_of([mark("A1", sheet=SECOND)]), out)

    assert index_lines(out)[0][2] == f"{SECOND} (đang ẩn)"
    assert openpyxl.load_workbook(out)[SECOND].sheet_state == "hidden"


def test_write_answer_marks_the_gravest_when_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(answer, "MAX_MARKS", 3)
    source, out = write_openpyxl_workbook(tmp_path / "goc.xlsx"), tmp_path / "tra-loi.xlsx"
    marks = [mark(f"Z{row}", "warning") for row in range(1, 1_235)]
    marks += [mark("B4", "error"), mark("B5", "error")]

    result = write_answer(source, "xlsx", request_of(marks), out)

    lines = index_lines(out)
    assert [line[1:4] for line in lines] == [
        ("Lỗi", FIRST, "B4"),
        ("Lỗi", FIRST, "B5"),
        ("Cần giải thích", FIRST, "Z1"),
    ]
    assert result["notices"] == [
        "Tệp có quá nhiều chỗ cần sửa: còn 1.233 chỗ chưa đánh dấu."
        " Hãy sửa những chỗ đã đánh dấu rồi gửi lại."
    ]


def test_write_answer_refuses_a_severity_it_does_not_know(tmp_path):
    source = write_openpyxl_workbook(tmp_path / "goc.xlsx")

    with pytest.raises(ValueError, match="fatal"):
        write_answer(source, "xlsx", request_of([mark("A1", "fatal")]), tmp_path / "x.xlsx")


def test_write_answer_keeps_hostile_text_as_text(source, tmp_path):
    out = tmp_path / "tra-loi.xlsx"
    message = '=HYPERLINK("http://x") ]]> <script> _x0041_ \x00\x0b & \' " \ufffe tiếng Việt'

    write_answer(source, "xlsx", request_of([mark("B4", message=message)]), out)

    shown = message.replace("\x00", "").replace("\x0b", "").replace("\ufffe", "")
    book = openpyxl.load_workbook(out)
    assert (
        CalamineWorkbook.from_path(str(out)).get_sheet_by_name("Cần sửa").to_python()[-1][4]
        == shown
    )
    assert book["Cần sửa"].cell(book["Cần sửa"].max_row, 5).data_type != "f"
