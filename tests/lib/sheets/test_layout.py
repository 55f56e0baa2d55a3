"""Tables with a row per unit, as officers really draw them; R4 and R5 of the product."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from khuyenhoc.lib.periods import make_half_year, make_year
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, UnitChoice
from khuyenhoc.lib.sheets.layout import interpret, measure_fit
from khuyenhoc.lib.sheets.reading import COUNT, Mark
from tests.lib.sheets.grids import (
    BRANCHES,
    FUND_RAISED,
    MEMBERS,
    MEMBERS_NEW,
    RATIO,
    REMARK,
    list_problems,
    list_values,
    make_declaration,
    make_sheet,
    make_workbook,
    read,
    uncalculated,
)

HEADING = ["TT", "Đơn vị", "Tổng số hội viên", "Hội viên phát triển mới trong kỳ"]
TAN_LAP, HA_CHAU, BA_HANG = (
    [1, "Xã Tân Lập", 1204, 20],
    [2, "Xã Hà Châu", 990, 0],
    [3, "Phường Ba Hàng", 2105, 45],
)
CLEAN = {
    ("05401", "members"): 1204,
    ("05401", "members_new"): 20,
    ("05402", "members"): 990,
    ("05402", "members_new"): 0,
    ("05403", "members"): 2105,
    ("05403", "members_new"): 45,
}
MERGED_HEADING = ((6, 1, 7, 1), (6, 2, 7, 2), (6, 3, 6, 5), (6, 6, 6, 7), (6, 8, 6, 9))
REPORT = [
    ["HỘI KHUYẾN HỌC TỈNH THÁI NGUYÊN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["HỘI KHUYẾN HỌC HUYỆN PHÚ BÌNH", None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["BÁO CÁO KẾT QUẢ HOẠT ĐỘNG NĂM 2024"],
    ["(Kèm theo báo cáo số 12/BC-HKH ngày 05/01/2025)"],
    [None, None, None, None, None, None, None, "Đơn vị tính: nghìn đồng"],
    ["TT", "Đơn vị", "Chi hội", None, None, "Hội viên", None, "Quỹ khuyến học", None],
    [None, None, "Thôn", "Trường học", "Tổng số", "Tổng số", "Phát triển mới", "Vận động"]
    + ["Số dư cuối kỳ"],
    ["A", "B", "1", "2", "3=1+2", "4", "5", "6", "7"],
    ["I", "Huyện Phú Bình", 20, 5, 25, 3000, 100, 150000, 22000],
    [1, "Xã Tân Lập", 10, 2, 12, 1000, 50, 50000, 10000],
    [2, "Xã Hà Châu", 10, 3, 13, 2000, 50, 100000, 12000],
    ["II", "Huyện Định Hóa"],
    [3, "Chợ Chu", 8, "-", 8, "1.204", 20, "153 triệu", 0],
    [],
    [None, "Tổng cộng", 28, 5, 33, 4204, 120, 303000, 22000],
    [],
    [None, None, None, None, None, None, "Phú Bình, ngày 05 tháng 01 năm 2025"],
    [None, "Người lập biểu", None, None, None, None, "TM. BAN THƯỜNG VỤ"],
    [None, "(Ký, ghi rõ họ tên)", None, None, None, None, "CHỦ TỊCH"],
    [],
    [None, "Trần Thị Lan", None, None, None, None, "Nguyễn Văn Hùng"],
]


def test_a_real_report_is_read_whole():
    """Proves R4: titles, merged headings, column numbers, groups, totals, signatures."""
    reading = read(REPORT, merged=MERGED_HEADING)

    assert list_values(reading) == {
        ("05401", "branches_hamlet"): 10,
        ("05401", "branches_school"): 2,
        ("05401", "branches"): 12,
        ("05401", "members"): 1000,
        ("05401", "members_new"): 50,
        ("05401", "fund_raised"): 50_000_000,
        ("05401", "fund_closing"): 10_000_000,
        ("05402", "branches_hamlet"): 10,
        ("05402", "branches_school"): 3,
        ("05402", "branches"): 13,
        ("05402", "members"): 2000,
        ("05402", "members_new"): 50,
        ("05402", "fund_raised"): 100_000_000,
        ("05402", "fund_closing"): 12_000_000,
        ("05404", "branches_hamlet"): 8,
        ("05404", "branches"): 8,
        ("05404", "members"): 1204,
        ("05404", "members_new"): 20,
        ("05404", "fund_raised"): 153_000_000,
        ("05404", "fund_closing"): 0,
    }
    assert reading.problems == []
    assert reading.period == make_year(2024)
    assert [(one.factor, one.row, one.column) for one in reading.scales] == [(1000, 5, 8)]
    assert [(one.code, one.row, one.column) for one in reading.units] == [
        ("05401", 10, 2),
        ("05402", 11, 2),
        ("05404", 13, 2),
    ]
    assert {(one.key, one.row, one.column) for one in reading.columns} == {
        ("branches_hamlet", 7, 3),
        ("branches_school", 7, 4),
        ("branches", 7, 5),
        ("members", 7, 6),
        ("members_new", 7, 7),
        ("fund_raised", 7, 8),
        ("fund_closing", 7, 9),
    }


def test_headings_without_merged_cells_are_read_the_same():
    merged, plain = read(REPORT, merged=MERGED_HEADING), read(REPORT)

    assert list_values(plain) == list_values(merged)
    assert plain.problems == []


def test_an_empty_cell_is_kept_as_empty_with_its_cell():
    """Proves R7: nothing missing becomes 0."""
    reading = read(REPORT, merged=MERGED_HEADING)

    empty = {(v.unit, v.key, v.row, v.column) for v in reading.values if v.mark is Mark.EMPTY}

    assert empty == {("05404", "branches_school", 13, 4)}


def test_three_rows_of_headings_are_combined():
    rows = [
        ["TT", "Đơn vị", "Tổ chức hội", None, None, "Hội viên"],
        [None, None, "Chi hội", None, "Tổng số chi hội", None],
        [None, None, "Thôn", "Trường học", None, None],
        [1, "Xã Tân Lập", 10, 2, 12, 1204],
    ]
    merged = ((1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 5), (2, 3, 2, 4), (2, 5, 3, 5), (1, 6, 3, 6))

    reading = read(rows, merged=merged)

    assert list_values(reading) == {
        ("05401", "branches_hamlet"): 10,
        ("05401", "branches_school"): 2,
        ("05401", "branches"): 12,
        ("05401", "members"): 1204,
    }
    assert reading.problems == []


def test_moved_and_extra_columns_change_nothing_and_are_told():
    rows = [
        ["Hội viên phát triển mới trong kỳ", "Điện thoại", "Tên đơn vị", "Tổng số hội viên"],
        [20, "0912345678", "Xã Tân Lập", 1204],
        [0, "0987654321", "Xã Hà Châu", 990],
        [45, None, "Phường Ba Hàng", 2105],
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_values(reading) == CLEAN
    assert reading.problems == []
    assert [(one.text, one.row, one.column) for one in reading.unread] == [("Điện thoại", 1, 2)]
    assert reading.notices == ["Trang “Bieu 01”: không đọc phần ngoài biểu: “Điện thoại” (ô B1)."]


def test_an_unsure_heading_is_asked_once_and_its_values_wait():
    rows = [["TT", "Đơn vị", "Tổng số hội viên", "Hội viên mới"], TAN_LAP, HA_CHAU]

    asked = read(rows, MEMBERS, MEMBERS_NEW)
    (question,) = asked.problems
    key = (question.kind, question.text)
    answered = read(rows, MEMBERS, MEMBERS_NEW, answers={key: "members_new"})
    left_out = read(rows, MEMBERS, MEMBERS_NEW, answers={key: LEAVE_OUT})

    assert (question.severity, question.row, question.column) == ("question", 1, 4)
    assert (question.kind, question.candidates, question.best) == (
        "column",
        ("members_new",),
        "members_new",
    )
    assert "hiểu là “Hội viên phát triển mới trong kỳ”" in question.message
    assert {key for _, key in list_values(asked)} == {"members"}
    assert answered.problems == []
    assert list_values(answered)["05401", "members_new"] == 20
    assert left_out.problems == []
    assert {key for _, key in list_values(left_out)} == {"members"}


def test_an_unsure_heading_over_nothing_is_not_asked_about():
    rows = [["TT", "Đơn vị", "Tổng số hội viên", "Hội viên mới"], TAN_LAP[:3], HA_CHAU[:3]]

    assert read(rows, MEMBERS, MEMBERS_NEW).problems == []


def test_two_columns_for_one_indicator_are_both_refused():
    rows = [["TT", "Đơn vị", "Tổng số hội viên", "Hội viên"], TAN_LAP, HA_CHAU]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {("error", 1, 3), ("error", 1, 4)}
    assert list_values(reading) == {}
    assert "Các ô C1 và D1" in reading.problems[0].message


def test_an_empty_double_is_passed_over():
    rows = [["TT", "Đơn vị", "Tổng số hội viên", "Hội viên"], [*TAN_LAP[:3]], [*HA_CHAU[:3]]]

    reading = read(rows, MEMBERS)

    assert reading.problems == []
    assert list_values(reading) == {("05401", "members"): 1204, ("05402", "members"): 990}


def test_columns_for_comparison_are_not_read():
    rows = [
        ["TT", "Đơn vị", "Tổng số hội viên", None, None, None],
        [None, None, "Kỳ trước", "Kế hoạch", "Kỳ này", "Tăng, giảm"],
        [1, "Xã Tân Lập", 1100, 1300, 1204, 104],
    ]

    reading = read(rows, MEMBERS)

    assert list_values(reading) == {("05401", "members"): 1204}
    assert reading.problems == []
    assert len(reading.notices) == 1


def test_a_column_of_another_year_is_not_read():
    rows = [
        ["BÁO CÁO NĂM 2025"],
        ["TT", "Đơn vị", "Tổng số hội viên", None],
        [None, None, "Năm 2024", "Năm 2025"],
        [1, "Xã Tân Lập", 1100, 1204],
    ]

    by_title = read(rows, MEMBERS)
    by_period = read(rows[1:], MEMBERS, period=make_year(2024))

    assert list_values(by_title) == {("05401", "members"): 1204}
    assert list_values(by_period) == {("05401", "members"): 1100}
    assert by_title.problems == by_period.problems == []


def test_two_years_without_any_period_are_refused():
    rows = [
        ["TT", "Đơn vị", "Tổng số hội viên", None],
        [None, None, "Năm 2024", "Năm 2025"],
        [1, "Xã Tân Lập", 1100, 1204],
    ]

    reading = read(rows, MEMBERS)

    assert list_values(reading) == {}
    assert {severity for severity, *_ in list_problems(reading)} == {"error"}


def test_an_unknown_unit_is_an_error_and_an_unlikely_spelling_a_question():
    rows = [HEADING, [1, "Xã Tân Lậq", 1204, 20], [2, "Xã Không Tên", 990, 0], BA_HANG]

    reading = read(rows, MEMBERS, MEMBERS_NEW)
    question, error = reading.problems

    assert (question.severity, question.row, question.column) == ("question", 2, 2)
    assert (question.kind, question.candidates) == ("unit", ("05401",))
    assert question.message.startswith("“Xã Tân Lậq” hiểu là “Xã Tân Lập”, đúng không?")
    assert (error.severity, error.row, error.column) == ("error", 3, 2)
    assert list_values(reading) == {
        ("05403", "members"): 2105,
        ("05403", "members_new"): 45,
    }


def test_an_answered_unit_is_read_and_one_left_out_is_not():
    rows = [HEADING, [1, "Xã Tân Lậq", 1204, 20], [2, "Đội 5", 990, 0]]
    answers = {("unit", "xa tan laq"): "05401", ("unit", "doi 5"): LEAVE_OUT}

    reading = read(rows, MEMBERS, MEMBERS_NEW, answers=answers)

    assert reading.problems == []
    assert list_values(reading) == {("05401", "members"): 1204, ("05401", "members_new"): 20}


def test_a_row_with_figures_but_no_name_is_an_error_at_the_name():
    rows = [HEADING, TAN_LAP, [2, None, 990, 0]]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {("error", 3, 2)}


def test_a_unit_in_two_rows_is_refused_in_both():
    rows = [HEADING, TAN_LAP, [2, "Tân Lập", 990, 0], BA_HANG]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {("error", 2, 2), ("error", 3, 2)}
    assert {unit for unit, _ in list_values(reading)} == {"05403"}


def test_a_code_column_that_disagrees_with_the_name_is_asked_about():
    rows = [["Mã", *HEADING[1:]], ["05402", *TAN_LAP[1:]], ["05403", *BA_HANG[1:]]]

    reading = read(rows, MEMBERS, MEMBERS_NEW)
    (question,) = reading.problems

    assert (question.severity, question.row, question.column) == ("question", 2, 2)
    assert question.candidates == ("05401", "05402")
    assert {unit for unit, _ in list_values(reading)} == {"05403"}


def test_names_with_numbers_in_front_and_of_the_association_are_found():
    rows = [
        ["TT", "Hội Khuyến học", *HEADING[2:]],
        [None, "1. Xã Tân Lập", 1204, 20],
        [None, "- Hà Châu", 990, 0],
        [None, "Hội KH phường Ba Hàng", 2105, 45],
    ]

    assert list_values(read(rows, MEMBERS, MEMBERS_NEW)) == CLEAN


def test_the_names_are_found_without_a_heading():
    rows = [[None, None, *HEADING[2:]], TAN_LAP, HA_CHAU, BA_HANG]

    assert list_values(read(rows, MEMBERS, MEMBERS_NEW)) == CLEAN


def test_a_district_column_beside_the_names_is_context():
    asked: list[tuple[str, tuple[str, ...]]] = []

    def find(text, context):
        asked.append((text, context.groups))
        return make_declaration().find_unit(text, context)

    rows = [
        ["Huyện", "Xã", "Tổng số hội viên"],
        ["Phú Bình", "Tân Lập", 1204],
        [None, "Hà Châu", 990],
    ]

    reading = read(rows, MEMBERS, merged=((2, 1, 3, 1),), find_unit=find)

    assert list_values(reading) == {("05401", "members"): 1204, ("05402", "members"): 990}
    assert ("Hà Châu", ("Phú Bình",)) in asked


def test_a_wrong_total_is_a_warning_at_its_cell_and_never_stored():
    """Proves R4: totals are checked against the sum."""
    rows = [HEADING, TAN_LAP, HA_CHAU, BA_HANG, [None, "Tổng cộng", 4300, 65]]

    reading = read(rows, MEMBERS, MEMBERS_NEW)
    (warning,) = reading.problems

    assert (warning.severity, warning.row, warning.column) == ("warning", 5, 3)
    assert "ghi 4.300, cộng các dòng được 4.299" in warning.message
    assert list_values(reading) == CLEAN


@pytest.mark.parametrize(
    "label", ["Cộng", "TỔNG", "Tổng số", "Toàn huyện", "Cộng toàn xã", "Tổng cộng (3 xã)"]
)
def test_totals_are_known_by_many_names(label):
    rows = [HEADING, TAN_LAP, HA_CHAU, BA_HANG, [label, None, 4299, 65]]

    reading = read(rows, MEMBERS, MEMBERS_NEW, merged=((5, 1, 5, 2),))

    assert reading.problems == []
    assert list_values(reading) == CLEAN


def test_the_total_may_stand_first():
    rows = [HEADING, [None, "Toàn tỉnh", 4299, 66], TAN_LAP, HA_CHAU, BA_HANG]

    assert list_problems(read(rows, MEMBERS, MEMBERS_NEW)) == {("warning", 2, 4)}


def test_each_group_has_its_own_total():
    rows = [
        HEADING,
        ["I", "Cụm 1"],
        TAN_LAP,
        HA_CHAU,
        [None, "Cộng", 2194, 20],
        ["II", "Cụm 2"],
        BA_HANG,
        [None, "Cộng", 2105, 44],
        [None, "Tổng cộng", 4299, 65],
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {("warning", 8, 4)}
    assert list_values(reading) == CLEAN


def test_a_district_with_figures_is_a_subtotal():
    rows = [HEADING, ["I", "Huyện Phú Bình", 2195, 20], TAN_LAP, HA_CHAU, ["II", "Huyện Định Hóa"]]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_problems(reading) == {("warning", 2, 3)}
    assert {unit for unit, _ in list_values(reading)} == {"05401", "05402"}


def test_no_total_is_checked_over_a_cell_that_could_not_be_read():
    rows = [HEADING, [1, "Xã Tân Lập", "1.2O4", 20], HA_CHAU, [None, "Tổng cộng", 2194, 20]]

    assert list_problems(read(rows, MEMBERS, MEMBERS_NEW)) == {("error", 2, 3)}


def test_rates_are_not_summed_in_totals():
    rows = [
        ["TT", "Đơn vị", "Tỉ lệ hội viên trên dân số (%)"],
        [1, "Xã Tân Lập", 20],
        [2, "Xã Hà Châu", 30],
        [None, "Tổng cộng", 24],
    ]

    assert read(rows, RATIO).problems == []


def test_a_real_published_total_that_is_wrong_is_found():
    """Phường 5, Quận 11: the pigs by year add to 32.775, the printed total is 35.457."""
    pigs = replace(MEMBERS, key="piggy_banks", label="Số heo đất khuyến học")
    rows = [
        ["TT", "Đơn vị", "Số heo đất khuyến học"],
        [1, "Xã Tân Lập", 12775],
        [2, "Xã Hà Châu", 20000],
        [None, "Tổng cộng", 35457],
    ]

    (warning,) = read(rows, pigs).problems

    assert "ghi 35.457, cộng các dòng được 32.775" in warning.message


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


def test_headings_repeated_at_a_page_break_are_passed_over():
    rows = [
        HEADING,
        ["(1)", "(2)", "(3)", "(4)"],
        TAN_LAP,
        HEADING,
        ["(1)", "(2)", "(3)", "(4)"],
        HA_CHAU,
        BA_HANG,
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_values(reading) == CLEAN
    assert reading.problems == []


def test_a_row_of_rising_figures_is_not_taken_for_column_numbers():
    rows = [HEADING, TAN_LAP, [2, None, 3, 4]]

    assert list_problems(read(rows, MEMBERS, MEMBERS_NEW)) == {("error", 3, 2)}


def test_several_tables_in_a_sheet_are_read():
    rows = [
        ["Biểu 1. Tổ chức hội"],
        ["TT", "Đơn vị", "Tổng số chi hội"],
        [1, "Xã Tân Lập", 12],
        [2, "Xã Hà Châu", 13],
        [],
        ["Biểu 2. Quỹ khuyến học (ĐVT: triệu đồng)"],
        ["TT", "Đơn vị", "Tổng vận động trong kỳ"],
        [1, "Xã Tân Lập", 50],
        [2, "Xã Hà Châu", "12,5"],
    ]

    reading = read(rows, BRANCHES, FUND_RAISED)

    assert list_values(reading) == {
        ("05401", "branches"): 12,
        ("05402", "branches"): 13,
        ("05401", "fund_raised"): 50_000_000,
        ("05402", "fund_raised"): 12_500_000,
    }
    assert reading.problems == []


def test_several_sheets_are_read_and_strange_ones_named():
    members = make_sheet([HEADING[:3], TAN_LAP[:3]], name="Hội viên")
    fund = make_sheet([["Xã", "Tổng vận động trong kỳ"], ["Tân Lập", "5 triệu"]], name="Quỹ")
    notes = make_sheet([["Ghi chép"], ["Gọi điện cho xã"]], name="Nháp")

    reading = interpret(make_workbook(members, fund, notes), make_declaration(MEMBERS, FUND_RAISED))

    assert reading.sheets == ["Hội viên", "Quỹ"]
    assert list_values(reading) == {
        ("05401", "members"): 1204,
        ("05401", "fund_raised"): 5_000_000,
    }
    assert reading.problems == []
    assert reading.notices == ["Trang “Nháp” không có bảng nào giống biểu nên không được đọc."]


def test_one_figure_in_two_places_is_taken_once_and_refused_when_it_differs():
    first = make_sheet([HEADING, TAN_LAP, HA_CHAU], name="Bieu 01")
    copy = make_sheet([HEADING, TAN_LAP, [2, "Xã Hà Châu", 991, 0]], name="Bieu 01 (2)")

    reading = interpret(make_workbook(first, copy), make_declaration(MEMBERS, MEMBERS_NEW))

    assert {(one.sheet, one.row, one.column) for one in reading.problems} == {
        ("Bieu 01", 3, 3),
        ("Bieu 01 (2)", 3, 3),
    }
    assert list_values(reading) == {
        ("05401", "members"): 1204,
        ("05401", "members_new"): 20,
        ("05402", "members_new"): 0,
    }


def test_hidden_sheets_are_not_read_but_told():
    hidden = make_sheet([HEADING, TAN_LAP], name="Cũ", is_hidden=True)
    shown = make_sheet([HEADING, HA_CHAU], name="Mới")

    reading = interpret(make_workbook(hidden, shown), make_declaration(MEMBERS, MEMBERS_NEW))

    assert reading.sheets == ["Mới"]
    assert {unit for unit, _ in list_values(reading)} == {"05402"}
    assert reading.notices == [
        "Trang “Cũ” đang ẩn nên không được đọc. Nếu cần, hãy hiện trang rồi gửi lại."
    ]


def test_a_workbook_without_a_table_is_an_error_of_the_whole():
    reading = read([["Kính gửi"], ["Báo cáo bằng lời", "không có bảng"]])

    assert list_problems(reading) == {("error", None, None)}
    assert "Không tìm thấy bảng số liệu" in reading.problems[0].message


def test_an_empty_workbook_is_an_error_of_the_whole():
    assert list_problems(interpret(make_workbook(), make_declaration())) == {("error", None, None)}


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


def test_rows_of_the_period_before_are_not_read():
    rows = [
        ["TT", "Đơn vị", "Tổng số hội viên"],
        [1, "Xã Tân Lập", None],
        [None, "Kỳ trước", 1100],
        [None, "Kỳ này", 1204],
    ]

    reading = read(rows, MEMBERS)

    assert list_values(reading) == {("05401", "members"): 1204}
    assert reading.problems == []


def test_a_single_row_without_a_name_is_that_of_the_title():
    rows = [
        ["HỘI KHUYẾN HỌC XÃ TÂN LẬP"],
        ["BÁO CÁO 6 THÁNG ĐẦU NĂM 2026"],
        ["Tổng số hội viên", "Hội viên phát triển mới trong kỳ"],
        [1204, 20],
    ]

    reading = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_values(reading) == {("05401", "members"): 1204, ("05401", "members_new"): 20}
    assert reading.problems == []
    assert reading.period == make_half_year(2026, 1)


def test_a_single_row_without_any_name_needs_a_sender_with_one_unit():
    rows = [["Tổng số hội viên", "Hội viên phát triển mới trong kỳ"], [1204, 20]]
    single = UnitChoice("05401", "Xã Tân Lập")

    told = read(rows, MEMBERS, MEMBERS_NEW, single_unit=single)
    untold = read(rows, MEMBERS, MEMBERS_NEW)

    assert list_values(told) == {("05401", "members"): 1204, ("05401", "members_new"): 20}
    assert told.notices == ["Trang “Bieu 01” không ghi tên đơn vị: hiểu là “Xã Tân Lập”."]
    assert list_values(untold) == {}
    assert {severity for severity, *_ in list_problems(untold)} == {"error"}


def test_indicators_that_no_table_has_are_named():
    reading = read([HEADING, TAN_LAP], MEMBERS, MEMBERS_NEW, BRANCHES)

    assert reading.notices == ["Không thấy trong tệp: “Tổng số chi hội”."]


def test_the_form_that_fits_best_can_be_told():
    workbook = make_workbook(make_sheet([["BIỂU 02: HỘI VIÊN"], HEADING, TAN_LAP]))
    right = make_declaration(MEMBERS, MEMBERS_NEW, title_words=("Biểu 02",))
    other = make_declaration(FUND_RAISED, BRANCHES, title_words=("Biểu 05",))

    fit, misfit = measure_fit(workbook, right), measure_fit(workbook, other)

    assert (fit.sure, fit.unsure, fit.is_named) == (2, 0, True)
    assert (misfit.sure, misfit.is_named) == (0, False)
    assert fit.score > misfit.score


def test_the_same_workbook_gives_the_same_reading_twice():
    first, second = read(REPORT, merged=MERGED_HEADING), read(REPORT, merged=MERGED_HEADING)

    assert first == second
