"""Our own workbook, after officers have sorted, inserted, renamed and retyped."""

from dataclasses import replace

import pytest

from khuyenhoc.lib.sheets.declaration import UNKNOWN_UNIT, Certainty, UnitChoice, UnitMatch
from khuyenhoc.lib.sheets.grid import Workbook
from khuyenhoc.lib.sheets.layout import interpret
from khuyenhoc.lib.sheets.manifest import (
    MANIFEST_SHEET,
    Manifest,
    list_manifest_rows,
    read_manifest,
)
from tests.lib.sheets.grids import (
    MEMBERS,
    MEMBERS_NEW,
    find_unit,
    list_problems,
    list_values,
    make_declaration,
    make_sheet,
    make_workbook,
)

HEADING = ["TT", "Đơn vị", "Tổng số hội viên", "Hội viên phát triển mới trong kỳ"]
ROWS = [
    ["BÁO CÁO NĂM 2024"],
    HEADING,
    [1, "Xã Tân Lập", 1204, 20],
    [2, "Xã Hà Châu", 990, 0],
    [3, "Phường Ba Hàng", 2105, 45],
    [4, "Thị trấn Chợ Chu", 640, 7],
    [5, "Xã Nga My", 871, 12],
]
FACTS = {"form": "BC-01", "version": "2", "period": "2024", "sender": "164"}
CODES = ("05401", "05402", "05403", "05404", "05405")
CLEAN = {
    (code, key): row[column]
    for code, row in zip(CODES, ROWS[2:], strict=True)
    for key, column in (("members", 2), ("members_new", 3))
}


def make_manifest(name: str = "Bieu 01") -> Manifest:
    units = {(name, row): code for row, code in enumerate(CODES, 3)}
    return Manifest(dict(FACTS), units, {(name, 3): "members", (name, 4): "members_new"})


def make_own(rows: list[list[object]], name: str = "Bieu 01", made: str = "Bieu 01") -> Workbook:
    kept = make_sheet(list_manifest_rows(make_manifest(made)), name=MANIFEST_SHEET, is_hidden=True)
    return make_workbook(make_sheet(rows, name=name), kept)


def read_own(rows: list[list[object]], name: str = "Bieu 01", **changes: object):
    return interpret(make_own(rows, name), make_declaration(MEMBERS, MEMBERS_NEW, **changes))


def test_what_is_written_is_read_back():
    assert read_manifest(make_own(ROWS)) == make_manifest()


def test_a_workbook_without_the_sheet_has_no_manifest():
    assert read_manifest(make_workbook(make_sheet(ROWS))) is None


def test_broken_rows_of_a_manifest_are_passed_over():
    rows = [("form", "X"), ("row", "S", "ba", "1"), ("row", "S"), (), ("column", "S", "2", "k")]

    manifest = read_manifest(make_workbook(make_sheet(rows, name=MANIFEST_SHEET)))

    assert manifest == Manifest({"form": "X"}, {}, {("S", 2): "k"})


def test_our_own_workbook_is_read_without_a_word():
    reading = read_own(ROWS)

    assert list_values(reading) == CLEAN
    assert (reading.problems, reading.notices) == ([], [])
    assert reading.manifest == FACTS


def test_a_renamed_sheet_changes_nothing():
    reading = read_own(ROWS, name="Nộp lần 2")

    assert list_values(reading) == CLEAN
    assert reading.problems == []


@pytest.mark.parametrize(
    ("names", "followed"),
    [
        (["A", "B", "C", "D"], {"A": "A", "B": "B", "C": "C"}),  # a sheet added
        (["X", "Y", "Z"], {"X": "A", "Y": "B", "Z": "C"}),
        (["A", "Y", "Z"], {"A": "A", "Y": "B", "Z": "C"}),
        (["Thêm", "A", "B", "Z"], {"A": "A", "B": "B", "Z": "C"}),
        (["B", "Z"], {"B": "B", "Z": "C"}),  # one taken out before a shared one
        (["A", "Y", "Thêm", "C"], {"A": "A", "C": "C"}),  # nobody knows which is B
    ],
)
def test_the_manifest_follows_renamed_sheets_by_their_order(names, followed):
    """Proves R4: what guards against swapped names is not lost with the names of the sheets."""
    made = Manifest({}, {(name, 3): name for name in "ABC"}, {(name, 2): name for name in "ABC"})
    kept = make_sheet(list_manifest_rows(made), name=MANIFEST_SHEET, is_hidden=True)
    sheets = [make_sheet([["x"]], name=name) for name in names]

    manifest = read_manifest(make_workbook(*sheets, kept))

    of_units = {sheet: code for (sheet, _), code in manifest.units.items() if sheet in names}
    of_columns = {sheet: key for (sheet, _), key in manifest.columns.items() if sheet in names}
    assert (of_units, of_columns) == (followed, followed)


def test_inserted_and_deleted_rows_are_read_by_their_words():
    rows = [*ROWS[:2], [], ["", "Ghi thêm một dòng"], *ROWS[2:4], *ROWS[5:]]

    reading = read_own(rows)

    assert list_values(reading) == {key: v for key, v in CLEAN.items() if key[0] != "05403"}
    assert reading.problems == []


def test_inserted_columns_are_read_by_their_words():
    rows = [ROWS[0], *([row[0], row[1], "thêm", *row[2:]] for row in ROWS[1:])]

    reading = read_own(rows)

    assert list_values(reading) == CLEAN
    assert reading.problems == []


def test_swapped_names_are_asked_about_at_both_cells():
    """Proves R4: never silently by position."""
    rows = [list(row) for row in ROWS]
    rows[2][1], rows[4][1] = rows[4][1], rows[2][1]

    reading = read_own(rows)

    assert list_problems(reading) == {("question", 3, 2), ("question", 5, 2)}
    assert [one.candidates for one in reading.problems] == [
        ("05403", "05401"),
        ("05401", "05403"),
    ]
    assert {unit for unit, _ in list_values(reading)} == {"05402", "05404", "05405"}


@pytest.mark.parametrize("by_name", [True, False])
def test_the_answer_tells_moved_rows_from_changed_names(by_name):
    rows = [list(row) for row in ROWS]
    rows[2][1], rows[4][1] = rows[4][1], rows[2][1]
    asked = read_own(rows).problems
    answers = {(one.kind, one.text): one.candidates[0 if by_name else 1] for one in asked}

    reading = read_own(rows, answers=answers)

    assert reading.problems == []
    assert list_values(reading)["05401", "members"] == (2105 if by_name else 1204)
    assert list_values(reading)["05403", "members"] == (1204 if by_name else 2105)


def test_rows_moved_with_their_codes_are_not_asked_about():
    rows = [[*row, code] for row, code in zip(ROWS[2:], CODES, strict=True)]
    rows = [ROWS[0], [*HEADING, "Mã đơn vị"], rows[2], rows[1], rows[0], *rows[3:]]

    reading = read_own(rows)

    assert list_values(reading) == CLEAN
    assert reading.problems == []


def test_a_sorted_table_is_read_by_its_words_and_told():
    rows = [*ROWS[:2], *reversed(ROWS[2:])]

    reading = read_own(rows)

    assert list_values(reading) == CLEAN
    assert reading.problems == []
    assert reading.notices == [
        "Trang “Bieu 01”: thứ tự các dòng khác biểu mẫu; đã đọc theo tên đơn vị."
    ]


def find_twins(text, context):
    """Two communes of one name, as merged provinces have them."""
    if text == "Xã Tân Lập":
        choices = (UnitChoice("05401", "Xã Tân Lập"), UnitChoice("09999", "Xã Tân Lập"))
        return UnitMatch(Certainty.UNSURE, choices)
    return find_unit(text, context)


def test_the_manifest_settles_which_of_two_namesakes_is_meant():
    reading = read_own([[], *ROWS], find_unit=find_twins)

    assert list_values(reading) == CLEAN
    assert reading.problems == []


def test_the_manifest_settles_nothing_once_the_rows_were_sorted():
    reading = read_own([*ROWS[:2], *reversed(ROWS[2:])], find_unit=find_twins)

    assert list_problems(reading) == {("question", 7, 2)}


def test_the_manifest_settles_an_unsure_heading_it_agrees_with():
    rows = [list(row) for row in ROWS]
    rows[1][3] = "Hội viên mới"

    assert list_values(read_own(rows)) == CLEAN
    assert read_own(rows).problems == []


def test_the_manifest_never_overrules_the_words_of_a_heading():
    rows = [list(row) for row in ROWS]
    rows[1][2], rows[1][3] = rows[1][3], rows[1][2]

    reading = read_own(rows)

    assert list_values(reading)["05401", "members"] == 20
    assert list_values(reading)["05401", "members_new"] == 1204


def test_the_manifest_gives_no_name_to_a_row_that_lost_it():
    rows = [list(row) for row in ROWS]
    rows[3][1] = None

    reading = read_own(rows)

    assert list_problems(reading) == {("error", 4, 2)}
    assert {unit for unit, _ in list_values(reading)} == set(CODES) - {"05402"}


def test_the_manifest_gives_no_meaning_to_an_unknown_name():
    def find(text, context):
        return UNKNOWN_UNIT if text == "Xã Hà Châu" else find_unit(text, context)

    assert list_problems(read_own(ROWS, find_unit=find)) == {("error", 4, 2)}


def test_a_manifest_for_other_sheets_is_no_help_and_no_harm():
    rows = [list(row) for row in ROWS]
    workbook = make_own(rows, made="Trang khác")
    two = replace(workbook, sheets=[*workbook.sheets, make_sheet([["x"]], name="Thêm")])

    reading = interpret(two, make_declaration(MEMBERS, MEMBERS_NEW))

    assert list_values(reading) == CLEAN
    assert reading.problems == []
