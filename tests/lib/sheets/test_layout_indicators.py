"""Tables with the indicators down the rows: one unit, or the units across."""

from dataclasses import replace
from decimal import Decimal

import pytest

from khuyenhoc.lib.periods import make_half_year, make_year
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, Orientation, UnitChoice
from khuyenhoc.lib.sheets.layout import interpret
from khuyenhoc.lib.sheets.reading import COUNT, CURRENT, Mark
from tests.lib.sheets.grids import (
    BRANCHES,
    FUND_CLOSING,
    FUND_RAISED,
    MEMBERS,
    MEMBERS_NEW,
    list_problems,
    list_values,
    make_declaration,
    make_sheet,
    make_workbook,
    read,
)

TITLE = [["HỘI KHUYẾN HỌC XÃ TÂN LẬP"], ["BÁO CÁO 6 THÁNG ĐẦU NĂM 2026"]]
HEADING = ["TT", "Chỉ tiêu", "ĐVT", "Kỳ trước", "Kỳ này", "So sánh", "Ghi chú"]
BODY = [
    ["I", "Tổ chức hội"],
    [1, "Chi hội", "chi hội", 10, 12, 2],
    [None, "- Thôn", "chi hội", 8, 9, 1],
    [None, "- Trường học", "chi hội", 2, 3, 1, "thêm 1"],
    ["II", "Hội viên"],
    [2, "Tổng số", "người", 900, "1.204"],
    [3, "Trong đó: phát triển mới", "người", 90, "-"],
    ["III", "Quỹ khuyến học"],
    [4, "Tổng vận động trong kỳ", "triệu đồng", 100, "12,5"],
    [5, "Số dư cuối kỳ", "triệu đồng", 100, 30],
]
VALUES = {
    ("05401", "branches"): 12,
    ("05401", "branches_hamlet"): 9,
    ("05401", "branches_school"): 3,
    ("05401", "members"): 1204,
    ("05401", "fund_raised"): 12_500_000,
    ("05401", "fund_closing"): 30_000_000,
}


def test_one_unit_is_read_down_the_column_of_this_period():
    """Proves R4: the officer's own layout, chapters, bullets and units of measure."""
    reading = read([*TITLE, HEADING, *BODY])

    assert list_values(reading) == VALUES
    assert reading.problems == []
    assert reading.period == make_half_year(2026, 1)
    assert [(one.code, one.row, one.column) for one in reading.units] == [("05401", 1, 1)]
    empty = {(v.key, v.row, v.column) for v in reading.values if v.mark is Mark.EMPTY}
    assert empty == {("members_new", 10, 5)}


def test_numbered_columns_and_a_blank_row_do_not_matter():
    rows = [*TITLE, HEADING, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], *BODY[:4], []]

    reading = read([*rows, *BODY[4:]])

    assert list_values(reading) == VALUES
    assert reading.problems == []


def test_the_year_of_a_column_is_held_against_the_period():
    rows = [
        *TITLE[:1],
        ["TT", "Nội dung", "Năm 2024", "Năm 2025"],
        [1, "Tổng số hội viên", 900, 950],
    ]
    rows.append([2, "Hội viên phát triển mới", 10, 20])

    older = read(rows, MEMBERS, MEMBERS_NEW, period=make_year(2024))
    newer = read(rows, MEMBERS, MEMBERS_NEW, period=make_year(2025))

    assert list_values(older) == {("05401", "members"): 900, ("05401", "members_new"): 10}
    assert list_values(newer) == {("05401", "members"): 950, ("05401", "members_new"): 20}


def test_a_single_column_of_figures_needs_no_heading():
    rows = [*TITLE, ["Tổng số hội viên", 1204], ["Hội viên phát triển mới", 20]]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_values(reading) == {("05401", "members"): 1204, ("05401", "members_new"): 20}
    assert reading.problems == []


def test_two_columns_that_could_both_be_this_period_are_asked_about():
    rows = [
        *TITLE,
        ["TT", "Chỉ tiêu", "Cột một", "Cột hai"],
        [1, "Tổng số hội viên", 900, 1204],
        [2, "Hội viên phát triển mới", 10, 20],
    ]

    asked = read(rows, MEMBERS, MEMBERS_NEW)
    texts = {one.text for one in asked.problems}
    answered = read(rows, MEMBERS, MEMBERS_NEW, answers={("value_column", "cot hai"): CURRENT})
    left = read(rows, MEMBERS, MEMBERS_NEW, answers={("value_column", "cot hai"): LEAVE_OUT})

    assert list_problems(asked) == {("question", 3, 3), ("question", 3, 4)}
    assert texts == {"cot mot", "cot hai"}
    assert list_values(asked) == {}
    assert list_values(answered)["05401", "members"] == 1204
    assert list_values(left)["05401", "members"] == 900
    assert answered.problems == left.problems == []


def test_units_across_are_each_read_and_their_total_checked():
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Xã Tân Lập", "Xã Hà Châu", "Tổng cộng"],
        [1, "Tổng số hội viên", "người", 1204, 990, 2195],
        [2, "Hội viên phát triển mới", "người", 20, 0, 20],
        [3, "Tổng vận động trong kỳ", "nghìn đồng", 50, "1 triệu", 1050],
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW, FUND_RAISED)

    assert list_values(reading) == {
        ("05401", "members"): 1204,
        ("05401", "members_new"): 20,
        ("05401", "fund_raised"): 50_000,
        ("05402", "members"): 990,
        ("05402", "members_new"): 0,
        ("05402", "fund_raised"): 1_000_000,
    }
    assert list_problems(reading) == {("warning", 2, 6)}
    assert "cộng các đơn vị được 2.194" in reading.problems[0].message


def test_an_unknown_unit_across_is_an_error_at_its_heading():
    rows = [
        ["TT", "Chỉ tiêu", "Xã Tân Lập", "Xã Không Tên"],
        [1, "Tổng số hội viên", 1204, 990],
        [2, "Hội viên phát triển mới", 20, 0],
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {("error", 1, 4)}
    assert {unit for unit, _ in list_values(reading)} == {"05401"}


def test_wrong_cells_are_reported_at_their_places():
    rows = [*TITLE, HEADING]
    rows += [[1, "Tổng số hội viên", "người", 900, "1.2O4"]]
    rows += [[2, "Hội viên phát triển mới", "người", 90, Decimal("1.5")]]
    rows += [[3, "Tổng vận động trong kỳ", "đồng", 5, "#DIV/0!"]]

    reading = read(rows, MEMBERS, MEMBERS_NEW, FUND_RAISED)

    assert list_problems(reading) == {("error", 4, 5), ("error", 5, 5), ("error", 6, 5)}
    assert list_values(reading) == {}


def test_an_unsure_indicator_is_asked_at_its_row():
    rows = [
        *TITLE,
        HEADING,
        [1, "Tổng số hội viên", "người", 900, 1204],
        [2, "Số hội viên mới", "người", 90, 20],
        [3, "Số chi hội", "chi hội", 10, 12],
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW, BRANCHES)
    (question,) = reading.problems

    assert (question.severity, question.row, question.column) == ("question", 5, 2)
    assert (question.kind, question.best) == ("column", "members_new")
    assert {key for _, key in list_values(reading)} == {"members", "branches"}


def test_one_indicator_in_two_rows_is_refused_in_both():
    rows = [
        *TITLE,
        HEADING,
        [1, "Tổng số hội viên", "người", 900, 1204],
        [2, "Hội viên", "người", 900, 1205],
        [3, "Số dư quỹ cuối kỳ", "đồng", 5, 6],
    ]

    reading = read(rows, MEMBERS, FUND_CLOSING)

    assert list_problems(reading) == {("error", 4, 2), ("error", 5, 2)}
    assert set(list_values(reading)) == {("05401", "fund_closing")}


def test_the_name_of_the_sheet_says_the_unit_where_the_title_does_not():
    sheets = [make_sheet([HEADING, *BODY], name=name) for name in ("Xã Tân Lập", "Phường Ba Hàng")]

    reading = interpret(make_workbook(*sheets), make_declaration())

    assert {unit for unit, _ in list_values(reading)} == {"05401", "05403"}
    assert reading.problems == []


def test_without_any_name_the_only_unit_of_the_sender_is_meant_and_told():
    told = read([HEADING, *BODY], single_unit=UnitChoice("05401", "Xã Tân Lập"))
    untold = read([HEADING, *BODY])

    assert list_values(told) == VALUES
    assert "hiểu là “Xã Tân Lập”" in " ".join(told.notices)
    assert list_values(untold) == {}
    assert [(one.severity, one.row) for one in untold.problems] == [("error", 3)]


@pytest.mark.parametrize("answer", [COUNT, LEAVE_OUT])
def test_a_hidden_indicator_with_a_figure_is_asked_about(answer):
    sheet = make_sheet([*TITLE, HEADING, *BODY], hidden_rows=frozenset({5, 9}))
    workbook = make_workbook(sheet)

    asked = interpret(workbook, make_declaration())
    (question,) = asked.problems
    answers = {(question.kind, question.text): answer}
    answered = interpret(workbook, make_declaration(answers=answers))

    assert (question.kind, question.row, question.column) == ("hidden_rows", 5, 2)
    assert set(VALUES) - set(list_values(asked)) == {("05401", "branches"), ("05401", "members")}
    assert answered.problems == []
    assert (list_values(answered) == VALUES) is (answer == COUNT)


def test_a_caller_may_demand_one_orientation():
    rows = [*TITLE, HEADING, *BODY]

    forced = read(rows, orientation=Orientation.INDICATORS_DOWN)
    other = read(rows, orientation=Orientation.UNITS_DOWN)

    assert list_values(forced) == VALUES
    assert list_values(other) == {}


def test_a_required_indicator_left_empty_is_an_error():
    needed = replace(MEMBERS_NEW, is_required=True)

    reading = read([*TITLE, HEADING, *BODY], MEMBERS, needed)

    assert list_problems(reading) == {("error", 10, 5)}
