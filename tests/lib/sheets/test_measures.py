"""Units of measure in titles and headings."""

from decimal import Decimal

import pytest

from khuyenhoc.lib.sheets.measures import (
    find_measure,
    fits,
    get_factor,
    read_measure,
    split_measure,
)
from tests.lib.sheets.grids import FUND_RAISED, MEMBERS, RATIO


@pytest.mark.parametrize(
    ("title", "factor", "thing"),
    [
        ("Đơn vị tính: nghìn đồng", 1000, "dong"),
        ("ĐVT: 1.000đ", 1000, "dong"),
        ("(ĐVT: 1.000.000 đồng)", 10**6, "dong"),
        ("Đvt: triệu đồng", 10**6, "dong"),
        ("ĐVT: tr.đ", 10**6, "dong"),
        ("Đơn vị: Tỷ đồng", 10**9, "dong"),
        ("Đơn vị tính: đồng", 1, "dong"),
        ("Đơn vị tính: người, triệu đồng", 10**6, "dong"),
        ("KẾT QUẢ VẬN ĐỘNG QUỸ (nghìn đồng)", 1000, "dong"),
        ("Đơn vị tính: nghìn người", 1000, "nguoi"),
        ("ĐVT: triệu", 10**6, ""),
    ],
)
def test_title_states_the_unit_of_the_table(title, factor, thing):
    measure = find_measure(title)

    assert (measure.factor, measure.thing) == (Decimal(factor), thing)


@pytest.mark.parametrize(
    "title",
    [
        "BÁO CÁO HOẠT ĐỘNG HỘI ĐỒNG",
        "Đơn vị: Hội Khuyến học xã Đồng Hỷ",
        "Cộng đồng học tập",
        "Hội Khuyến học xã Triệu Đô",
        "",
    ],
)
def test_title_without_a_unit_states_none(title):
    assert find_measure(title) is None


@pytest.mark.parametrize(
    ("heading", "words", "thing"),
    [
        ("Số tiền (triệu đồng)", "Số tiền", "dong"),
        ("Số tiền\n(1.000đ)", "Số tiền", "dong"),
        ("Số dư, nghìn đồng", "Số dư", "dong"),
        ("Hội viên (người)", "Hội viên", "nguoi"),
        ("Tỉ lệ (%)", "Tỉ lệ", "%"),
        ("% hội viên", "hội viên", "%"),
        ("Triệu đồng", "Triệu đồng", "dong"),
    ],
)
def test_heading_is_parted_from_its_unit(heading, words, thing):
    left, measure = split_measure(heading)

    assert (left, measure.thing) == (words, thing)


@pytest.mark.parametrize(
    "heading", ["Tin, bài", "Số thôn, bản, tổ dân phố", "Lao động", "Chi hội (thôn, bản)"]
)
def test_words_that_list_things_are_no_unit(heading):
    assert split_measure(heading) == (heading, None)


def test_unit_fits_only_columns_that_count_it():
    shares, money, people = map(read_measure, ("%", "nghìn đồng", "người"))

    fitting = [
        [fits(measure, column) for column in (RATIO, FUND_RAISED, MEMBERS)]
        for measure in (shares, money, people)
    ]

    assert fitting == [[True, False, False], [False, True, False], [False, False, True]]


def test_unit_in_a_heading_wins_over_that_of_the_title():
    title, heading = read_measure("nghìn đồng"), read_measure("triệu đồng")

    assert get_factor(heading, title, FUND_RAISED) == Decimal(10**6)
    assert get_factor(None, title, FUND_RAISED) == Decimal(1000)
    assert get_factor(read_measure("đồng"), title, FUND_RAISED) == Decimal(1)


def test_money_in_the_title_does_not_scale_people_or_percents():
    title = read_measure("nghìn đồng")

    assert {get_factor(None, title, column) for column in (MEMBERS, RATIO)} == {Decimal(1)}
