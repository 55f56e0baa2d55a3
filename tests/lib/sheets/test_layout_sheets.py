"""Several tables, several sheets, and workbooks that hold none."""

from khuyenhoc.lib.sheets.layout import interpret, measure_fit
from tests.lib.sheets.grids import (
    BRANCHES,
    FUND_RAISED,
    HA_CHAU,
    HEADING,
    MEMBERS,
    MEMBERS_NEW,
    MERGED_HEADING,
    REPORT,
    TAN_LAP,
    list_problems,
    list_values,
    make_declaration,
    make_sheet,
    make_workbook,
    read,
)


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
