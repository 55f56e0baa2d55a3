"""Tables with a row per unit, as officers really draw them; R4 and R5 of the product."""

from khuyenhoc.lib.periods import make_year
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT
from tests.lib.sheets.grids import (
    BA_HANG,
    CLEAN,
    HA_CHAU,
    HEADING,
    MEMBERS,
    MEMBERS_NEW,
    MERGED_HEADING,
    REPORT,
    TAN_LAP,
    list_problems,
    list_values,
    read,
)


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
