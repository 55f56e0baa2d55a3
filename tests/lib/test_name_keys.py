"""What names in lists are compared by: titles and remarks aside, namesakes stay apart."""

import pytest

from khuyenhoc.lib.name_keys import are_two, key_name


@pytest.mark.parametrize(
    "written",
    [
        "Nguyễn Văn An", "nguyen van an", "An Nguyễn Văn", "Ông Nguyễn Văn An",
        "(Ông) Nguyễn Văn An", "Ô. Nguyễn Văn An", "Hộ ông Nguyễn Văn An",
        "Gia đình ông Nguyễn Văn An", "Ông/bà Nguyễn Văn An", "Nguyễn Văn An (vợ: Lê Thị Bình)",
        "Nguyễn Văn An (con: An, Bình", "NGUYỄN VĂN AN - chết", "Nguyễn Văn An, đã mất",
        "Nguyễn Văn An – chuyển vào Nam", "Nguyễn Văn \u0410n", "Nguy\u0435\u0302\u0303n Văn An",
    ],
)  # fmt: skip
def test_titles_and_remarks_are_left_out(written):
    assert key_name(written) == "an nguyen van"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Nguyễn Văn An (Tèo)", "an nguyen teo van"), ("Hồ Thị Mất", "ho mat thi"),
        ("Lê Văn Con", "con le van"), ("Ông Hộ", "ho"), ("Trần-Con", "con tran"),
        ("Hoàng Văn Ô", "hoang o van"), ("Xóm 03", "3 xom"), ("", ""),
    ],
)  # fmt: skip
def test_what_belongs_to_the_name_stays(written, key):
    assert key_name(written) == key


@pytest.mark.parametrize(
    ("other", "is_two"),
    [
        ("Lý Thu Vân", True), ("Vân Lý Thu", True), ("Ông Lý Thủ Vạn", True),
        ("Thử Lý Văn", False), ("ly van thu", False), ("Ly Thu Van", False), ("Lý Vân Thu", False),
        ("LÝ VĂN THỬ", False), ("Lý Thu Van", False), ("Ông Lý Văn Thử - chết", False),
    ],
)  # fmt: skip
def test_other_marks_in_another_order_are_another_person(other, is_two):
    assert key_name(other) == key_name("Lý Văn Thử")
    assert are_two("Lý Văn Thử", other) is is_two
    assert are_two(other, "Lý Văn Thử") is is_two


def test_the_place_of_a_mark_within_a_word_says_nothing():
    assert not are_two("Hoà Văn Đức", "Đức Hòa Văn")
