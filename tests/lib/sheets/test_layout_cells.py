"""Cells of a table: what is wrong is told at its place, what lies outside is not lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from khuyenhoc.lib.sheets.declaration import LEAVE_OUT
from khuyenhoc.lib.sheets.layout import interpret
from khuyenhoc.lib.sheets.reading import COUNT, Mark
from tests.lib.sheets.grids import (
    BA_HANG,
    CLEAN,
    HA_CHAU,
    HEADING,
    MEMBERS,
    MEMBERS_NEW,
    MERGED_HEADING,
    REMARK,
    REPORT,
    TAN_LAP,
    list_problems,
    list_values,
    make_declaration,
    make_sheet,
    make_workbook,
    read,
    uncalculated,
)


def test_an_empty_cell_is_kept_as_empty_with_its_cell():
    """Proves R7: nothing missing becomes 0."""
    reading = read(REPORT, merged=MERGED_HEADING)

    empty = {(v.unit, v.key, v.row, v.column) for v in reading.values if v.mark is Mark.EMPTY}

    assert empty == {("05404", "branches_school", 13, 4)}


def test_hidden_rows_with_figures_are_asked_about_once():
    rows = [HEADING, TAN_LAP, HA_CHAU, BA_HANG, [None, "Tổng cộng", 4299, 65]]
    workbook = make_workbook(make_sheet(rows, hidden_rows=frozenset({3, 4})))
    declaration = make_declaration(MEMBERS, MEMBERS_NEW)

    asked = interpret(workbook, declaration)
    (question,) = asked.problems
    key = (question.kind, question.text)
    counted = interpret(workbook, replace(declaration, answers={key: COUNT}))
    dropped = interpret(workbook, replace(declaration, answers={key: LEAVE_OUT}))

    assert (question.severity, question.row, question.column) == ("question", 3, 2)
    assert (question.kind, question.candidates) == ("hidden_rows", (COUNT, LEAVE_OUT))
    assert {unit for unit, _ in list_values(asked)} == {"05401"}
    assert list_values(counted) == CLEAN
    assert {unit for unit, _ in list_values(dropped)} == {"05401"}
    assert counted.problems == dropped.problems == []


def test_hidden_rows_without_figures_are_no_matter():
    rows = [HEADING, TAN_LAP, [2, "Xã Hà Châu"], BA_HANG]
    workbook = make_workbook(make_sheet(rows, hidden_rows=frozenset({3})))

    assert interpret(workbook, make_declaration(MEMBERS, MEMBERS_NEW)).problems == []


def test_every_wrong_cell_is_reported_at_its_place_and_the_others_are_read():
    """Proves R5: all problems at once, each at its cell."""
    rows = [
        HEADING,
        [1, "Xã Tân Lập", "1.2O4", 20],
        [2, "Xã Hà Châu", date(2026, 2, 1), "nhiều"],
        [3, "Phường Ba Hàng", uncalculated("=C2+C3"), "#REF!"],
        [4, "Chợ Chu", 5, -1],
        [5, "Nga My", Decimal("12.5"), "không áp dụng"],
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {
        ("error", 2, 3),
        ("error", 3, 3),
        ("error", 3, 4),
        ("error", 4, 3),
        ("error", 4, 4),
        ("error", 5, 4),
        ("error", 6, 3),
    }
    assert list_values(reading) == {("05401", "members_new"): 20, ("05404", "members"): 5}
    assert {(one.unit, one.key) for one in reading.problems} == {
        ("05401", "members"),
        ("05402", "members"),
        ("05402", "members_new"),
        ("05403", "members"),
        ("05403", "members_new"),
        ("05404", "members_new"),
        ("05405", "members"),
    }


def test_cells_are_checked_also_where_the_unit_is_unknown():
    rows = [HEADING, [1, "Xã Không Tên", "1.2O4", 20]]

    assert list_problems(read(rows, MEMBERS, MEMBERS_NEW)) == {("error", 2, 2), ("error", 2, 3)}


def test_a_figure_beside_the_table_is_a_warning():
    rows = [HEADING, TAN_LAP, [2, "Xã Hà Châu", None, 990, 17], BA_HANG]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {("warning", 3, 5)}


def test_a_merged_figure_is_refused_and_the_covered_cell_is_not_empty():
    rows = [HEADING, TAN_LAP, [2, "Xã Hà Châu", None, 0], BA_HANG]

    reading = read(rows, MEMBERS, MEMBERS_NEW, merged=((2, 3, 3, 3),))

    assert list_problems(reading) == {("error", 2, 3)}
    assert {(v.unit, v.key) for v in reading.values} == set(CLEAN) - {
        ("05401", "members"),
        ("05402", "members"),
    }


def test_a_required_cell_left_empty_is_an_error_unless_the_row_is():
    needed = replace(MEMBERS, is_required=True)
    rows = [HEADING, [1, "Xã Tân Lập", None, 20], [2, "Xã Hà Châu"], BA_HANG]

    reading = read(rows, needed, MEMBERS_NEW)

    assert list_problems(reading) == {("error", 2, 3)}
    assert "gõ 0" in reading.problems[0].message


def test_a_unit_in_the_heading_wins_over_the_title():
    rows = [
        ["Đơn vị tính: nghìn đồng"],
        ["TT", "Đơn vị", "Tổng vận động trong kỳ (triệu đồng)", "Số dư quỹ cuối kỳ"],
        [1, "Xã Tân Lập", 50, 10000],
    ]

    reading = read(rows)

    assert list_values(reading) == {
        ("05401", "fund_raised"): 50_000_000,
        ("05401", "fund_closing"): 10_000_000,
    }


def test_text_columns_are_read_as_text():
    rows = [["TT", "Đơn vị", "Mô hình tiêu biểu"], [1, "Xã Tân Lập", "Dòng họ Vũ"]]

    assert list_values(read(rows, REMARK)) == {("05401", "remark"): "Dòng họ Vũ"}
