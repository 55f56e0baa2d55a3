"""Total rows, checked against the rows they add up and never stored."""

from dataclasses import replace

import pytest

from tests.lib.sheets.grids import (
    BA_HANG,
    CLEAN,
    HA_CHAU,
    HEADING,
    MEMBERS,
    MEMBERS_NEW,
    RATIO,
    TAN_LAP,
    list_problems,
    list_values,
    read,
)


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
