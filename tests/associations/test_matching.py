"""Names in a workbook → the units of one sender; sure, a question, or unknown (R4)."""

from datetime import date

import pytest

from associations.matching import Candidate, UnitMatcher, match_units, read_candidates
from associations.tree import NewUnit, found, rename
from khuyenhoc.lib.sheets.declaration import Certainty, UnitContext

SURE, UNSURE, UNKNOWN = Certainty.SURE, Certainty.UNSURE, Certainty.UNKNOWN

PHU_BINH = ("Tỉnh Thái Nguyên", "Huyện Phú Bình")
DONG_HY = ("Tỉnh Thái Nguyên", "Huyện Đồng Hỷ")
CANDIDATES = [
    Candidate("1", "Xã Tân Lập", ("Xã Tân Lập",), ("1",), PHU_BINH),
    Candidate("2", "Xã Hòa Bình", ("Xã Hòa Bình",), ("2",), DONG_HY),
    Candidate("3", "Xã Tân Hòa", ("Xã Tân Hòa",), ("3",), PHU_BINH),
    Candidate("4", "Xã Tân Hòa", ("Xã Tân Hòa",), ("4",), DONG_HY),
    Candidate("5", "Phường Túc Duyên", ("Xã Túc Duyên", "Phường Túc Duyên"), ("5", "05")),
    Candidate("6", "Xã Ea H'Leo", ("Xã Ea H'Leo",), ("6",)),
    Candidate("7", "Xã Bàn Đạt", ("Xã Bàn Đạt",), ("7",), PHU_BINH),
    Candidate("8", "Xã Bản Đạt", ("Xã Bản Đạt",), ("8",), PHU_BINH),
    Candidate("164", "Huyện Phú Bình", ("Huyện Phú Bình",), ("164",), is_group=True),
    Candidate("9", "Phường 1", ("Phường 1",), ("9",)),
    Candidate("10", "Phường 11", ("Phường 11",), ("10",)),
]


def answer(text: str, context: UnitContext | None = None) -> tuple[Certainty, list[str]]:
    match = UnitMatcher(CANDIDATES).match(text, context)
    return match.certainty, [choice.code for choice in match.choices]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Xã Tân Lập", "1"),
        ("Tân Lập", "1"),
        ("x.Tân Lập", "1"),
        ("HKH xã Tân Lập", "1"),
        ("TAN LAP", "1"),
        ("hoà bình", "2"),
        ("Ea H’leo", "6"),
        ("xã Túc Duyên", "5"),  # its name before it became a ward
        ("Túc Duyên", "5"),
        ("05", "5"),
        ("Bản Đạt", "8"),  # the tone decides
        ("Tân Hòa (Đồng Hỷ)", "4"),
        ("Tân Hòa - huyện Phú Bình", "3"),
        ("P1", "9"),
        ("Phường 11", "10"),
    ],
)
def test_match_is_sure_of_one_name(text, code):
    assert answer(text) == (SURE, [code])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tân Hòa", ["3", "4"]),
        ("Phường Tân Lập", ["1"]),  # another kind: ask
        ("Tân Lậpp", ["1"]),
        ("ban dat", ["7", "8"]),
    ],
)
def test_match_asks_where_the_name_leaves_a_doubt(text, codes):
    assert answer(text) == (UNSURE, codes)


@pytest.mark.parametrize("text", ["", "Tổng cộng", "Điện Biên Phủ", "???"])
def test_match_does_not_know_what_is_nobodys_name(text):
    assert answer(text) == (UNKNOWN, [])


def test_match_uses_the_headings_above_to_tell_two_units_apart():
    assert answer("Tân Hòa", UnitContext(groups=("II. Huyện Đồng Hỷ",))) == (SURE, ["4"])
    assert answer("Tân Hòa", UnitContext(groups=("Khu vực khác",))) == (UNSURE, ["3", "4"])


def test_match_believes_a_code_unless_the_name_contradicts_it():
    assert answer("Tân Hòa", UnitContext(code="4")) == (SURE, ["4"])
    assert answer("", UnitContext(code="4")) == (SURE, ["4"])
    assert answer("Tân Lập", UnitContext(code="4")) == (UNSURE, ["4", "1"])
    assert answer("Điện Biên Phủ", UnitContext(code="4")) == (UNSURE, ["4"])
    assert answer("Tân Lập", UnitContext(code="nonsense")) == (SURE, ["1"])


def test_match_marks_a_unit_above_the_reporting_ones_as_a_heading():
    match = UnitMatcher(CANDIDATES).match("Huyện Phú Bình")

    assert (match.certainty, match.is_group) == (SURE, True)


def test_match_units_answers_a_whole_list_in_order():
    matches = match_units(["Tân Lập", "Tân Hòa", "xyz"], CANDIDATES)

    assert [match.certainty for match in matches] == [SURE, UNSURE, UNKNOWN]


def test_read_candidates_knows_former_names_and_what_lies_above(country, django_assert_num_queries):
    (branch,) = found(
        NewUnit("thôn 1", "branch", country.tan_lap.pk, code="T1"), on=date(2026, 1, 1)
    )
    rename([(branch.pk, "thôn Đông")], on=date(2026, 2, 1))

    with django_assert_num_queries(2):
        candidates = read_candidates([branch.pk], date(2026, 6, 30), [country.tan_lap.pk])

    assert candidates == [
        Candidate(
            "T1", "Chi hội thôn Đông", ("Chi hội thôn 1", "Chi hội thôn Đông"), ("T1",),
            ("Việt Nam", "Thái Nguyên", "Tân Lập"),
        ),
        Candidate(
            "00001", "Tân Lập", ("Tân Lập",), ("00001",), ("Việt Nam", "Thái Nguyên"), True
        ),
    ]  # fmt: skip
