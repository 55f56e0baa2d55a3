"""The child's answer is untrusted: anything but the agreed lines is no answer."""

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from khuyenhoc.lib.sheets.grid import CellKind, Refused
from khuyenhoc.lib.sheets.limits import RETURN
from khuyenhoc.lib.sheets.transfer import BrokenAnswer, WorkbookWriter, read_answer

SHEET = ["sheet", "Trang 1", False]
SHEET_END = ["sheet_end", [], [], []]
END = ["end", "xlsx", [], {}]


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_lines_become_a_workbook(tmp_path: Path):
    cells = [[1, "t", "Đồng Hỷ"], [2, "n", "0.2074", "0.00%"], [3, "d", "2025-09-02", "", 1]]
    path = write_lines(
        tmp_path / "answer",
        SHEET,
        ["row", 4, cells],
        ["sheet_end", [6], [7], [[1, 1, 1, 6]]],
        ["end", "xls", ["Chú ý."], {"template_version": "3"}],
    )

    workbook = read_answer(path, RETURN)

    sheet = workbook.sheets[0]
    assert (workbook.kind, workbook.notices) == ("xls", ["Chú ý."])
    assert workbook.properties == {"template_version": "3"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({6}), frozenset({7}))
    assert sheet.merged == ((1, 1, 1, 6),)
    assert [(cell.address, cell.kind, cell.value, cell.raw) for cell in sheet.cells.values()] == [
        ("A4", CellKind.TEXT, "Đồng Hỷ", "Đồng Hỷ"),
        ("B4", CellKind.NUMBER, Decimal("0.2074"), "20,74%"),
        ("C4", CellKind.DATE, date(2025, 9, 2), "02/09/2025"),
    ]
    assert sheet.get(4, 3).is_formula


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [SHEET],
        [SHEET, SHEET_END],
        [END, END],
        [SHEET, END],
        [SHEET, SHEET, SHEET_END, END],
        [SHEET_END, END],
        [["row", 1, [[1, "t", "a"]]], END],
        [{"sheet": 1}],
        ["sheet"],
        [None],
        [["sheet", 1, False], SHEET_END, END],
        [["sheet", "a" * 300, False], SHEET_END, END],
        [*[SHEET, SHEET_END] * 51, END],
        [["end", "exe", [], {}]],
        [["end", "xlsx", [1], {}]],
        [["end", "xlsx", ["a" * 2_000], {}]],
        [["end", "xlsx", ["a"] * 60, {}]],
        [["end", "xlsx", [], {"a": 1}]],
        [["end", "xlsx", [], {str(n): "" for n in range(200)}]],
        [SHEET, ["sheet_end", [0], [], []], END],
        [SHEET, ["sheet_end", [True], [], []], END],
        [SHEET, ["sheet_end", [], [10**9], []], END],
        [SHEET, ["sheet_end", [], [], [[1, 1, 1]]], END],
        [SHEET, ["sheet_end", [], [], [[2, 1, 1, 1]]], END],
        [SHEET, ["sheet_end", [], [], [[1, 1, 10**9, 1]]], END],
    ],
)
def test_lines_out_of_shape_are_no_answer(lines: list, tmp_path: Path):
    path = write_lines(tmp_path / "answer", *lines)

    with pytest.raises(BrokenAnswer):
        read_answer(path, RETURN)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (0, [1, "t", "a"]),
        (-1, [1, "t", "a"]),
        (True, [1, "t", "a"]),
        (10_001, [1, "t", "a"]),
        (1, [0, "t", "a"]),
        (1, [301, "t", "a"]),
        (1, [1.0, "t", "a"]),
        (1, ["1", "t", "a"]),
        (1, [1, "t"]),
        (1, [1, "t", "a", "", 1, 1]),
        (1, [1, "t", 5]),
        (1, [1, "t", None]),
        (1, [1, "t", "a" * 32_768]),
        (1, [1, "x", "a"]),
        (1, [1, ["t"], "a"]),
        (1, [1, "n", "NaN"]),
        (1, [1, "n", "Infinity"]),
        (1, [1, "n", "1_000"]),
        (1, [1, "n", "1,5"]),
        (1, [1, "n", "٣"]),
        (1, [1, "n", "9" * 40]),
        (1, [1, "n", ""]),
        (1, [1, "b", "yes"]),
        (1, [1, "d", "02/09/2025"]),
        (1, [1, "d", "2025-13-01"]),
        (1, [1, "t", "a", 5]),
        (1, [1, "t", "a", "0" * 300]),
        (1, "abc"),
    ],
)
def test_cells_out_of_shape_are_no_answer(row: object, cell: object, tmp_path: Path):
    path = write_lines(tmp_path / "answer", SHEET, ["row", row, [cell]], SHEET_END, END)

    with pytest.raises(BrokenAnswer):
        read_answer(path, RETURN)


def test_more_cells_than_allowed_are_no_answer(tmp_path: Path):
    row = [[column, "t", "a"] for column in range(1, 4)]
    path = write_lines(tmp_path / "answer", SHEET, ["row", 1, row], SHEET_END, END)

    with pytest.raises(BrokenAnswer):
        read_answer(path, replace(RETURN, cells=2))


def test_writer_keeps_to_the_columns_that_can_be_hidden():
    stream = io.BytesIO()
    writer = WorkbookWriter(stream, RETURN)

    writer.start_sheet("a")
    writer.end_sheet([1, 10**7], [3, 16_384], [(1, 1, 2, 2), (1, 400, 2, 500)])

    assert json.loads(stream.getvalue().splitlines()[1]) == [
        "sheet_end",
        [1],
        [3],
        [[1, 1, 2, 2]],
    ]


@pytest.mark.parametrize(
    ("limits", "fragment"),
    [
        ({"cells": 2}, "quá nhiều ô dữ liệu"),
        ({"rows": 8}, "ô A9, ngoài giới hạn 8 dòng"),
        ({"columns": 2}, "ô C9, ngoài giới hạn"),
        ({"text_length": 3}, "Ô B9 của trang “a” dài quá 3 ký tự"),
        ({"answer_bytes": 30}, "quá nhiều chữ"),
        ({"sheets": 0}, "quá nhiều trang tính"),
    ],
)
def test_writer_refuses_what_passes_a_limit(limits: dict, fragment: str):
    writer = WorkbookWriter(io.BytesIO(), replace(RETURN, **limits))

    def write_sheet() -> None:
        writer.start_sheet("a")
        writer.write_row(9, [[1, "t", "abc"], [2, "t", "abcd"], [3, "n", "1"]])

    with pytest.raises(Refused, match=fragment):
        write_sheet()
