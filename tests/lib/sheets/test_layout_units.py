"""Rows of a table: whose they are, and what is asked when that is not sure."""

from khuyenhoc.lib.periods import make_half_year
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, UnitChoice
from tests.lib.sheets.grids import (
    BA_HANG,
    CLEAN,
    HA_CHAU,
    HEADING,
    MEMBERS,
    MEMBERS_NEW,
    TAN_LAP,
    list_problems,
    list_values,
    make_declaration,
    read,
)


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


def test_a_row_of_rising_figures_is_not_taken_for_column_numbers():
    rows = [HEADING, TAN_LAP, [2, None, 3, 4]]

    assert list_problems(read(rows, MEMBERS, MEMBERS_NEW)) == {("error", 3, 2)}


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
