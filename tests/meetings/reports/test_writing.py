"""Sentences never say more than their figures do (product.md K2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.changes import Change
from figures.models import Indicator, Precision
from figures.reading import Reading
from figures.spans import Base
from meetings.reports.checking import find_misordered, find_untold
from meetings.reports.language import TemplateError, list_faults, read_template
from meetings.reports.numbers import SCALES, round_number
from meetings.reports.writing import Below, tidy, write_paragraph

KNOWN = {
    each.code: each
    for each in (
        Indicator(code="members", label="Tổng số hội viên", unit="người", kind="input"),
        Indicator(code="population", label="Dân số", unit="người", kind="input"),
        Indicator(code="fund", label="Quỹ", unit="đồng", kind="input"),
        Indicator(code="rate", label="Tỉ lệ hội viên", unit="%", kind="ratio", places=2),
    )
}
CHANGED = Indicator(code="x", unit="người", kind="input")


def read(code: str, number, **fields) -> Reading:
    """A reading of a whole unit, or of none."""
    if number is None:
        return Reading(KNOWN[code], **fields)
    fields = {"whole_unit": True, "places": KNOWN[code].places} | fields
    return Reading(KNOWN[code], number=Decimal(number), exact=Fraction(number), **fields)


@dataclass
class Given:
    """Figures given by hand."""

    figures: dict[str, Reading]
    before: Mapping[str, int] = field(default_factory=dict)
    below: Mapping[str, list[Below]] = field(default_factory=dict)
    unit_name: str = "xã"
    period_name: str = "năm 2025"
    known: Mapping[str, Indicator] = field(default_factory=lambda: KNOWN)

    def read(self, code: str) -> Reading:
        return self.figures.get(code, Reading(KNOWN[code]))

    def compare(self, code: str, base: Base) -> Change:
        before, now = self.before.get(code), self.read(code).number
        if before is None or now is None:
            return Change("so với năm 2024", None, why_not="địa giới thay đổi")
        return Change(
            "so với năm 2024", None, now - before, now=Fraction(now), before=Fraction(before)
        )

    def list_below(self, code: str) -> list[Below]:
        return self.below.get(code, [])

    def compare_below(self, code: str, base: Base) -> Mapping[int, Change]:
        return {}


def tell(template: str, source: Given) -> str:
    return write_paragraph(read_template(template), source).text.replace("\u00a0", " ")


@given(
    number=st.decimals(0, 10**13, places=2, allow_nan=False),
    scale=st.sampled_from(sorted(SCALES.values())),
    precision=st.sampled_from(list(Precision)),
)
def test_rounding_words_never_contradict_the_number_k2(number, scale, precision):
    shown, word = round_number(number, scale, precision)

    # what the source says of the real number, and what is said after rounding
    least = number if precision in (Precision.MORE_THAN, Precision.OVER) else None
    most = number if precision == Precision.ALMOST else None
    if word in (Precision.MORE_THAN, Precision.OVER):
        assert shown < number or (least is not None and shown <= least)
    elif word == Precision.ALMOST:
        assert shown > number or (most is not None and shown >= most)
    elif word == Precision.EXACT:
        assert (shown, precision) == (number, Precision.EXACT)
    else:
        assert abs(shown - number) * 2 <= scale
    if precision in (Precision.MORE_THAN, Precision.OVER):
        assert word == precision
    if precision == Precision.ALMOST:
        assert word == Precision.ALMOST


@given(
    members=st.integers(0, 10**7),
    before=st.none() | st.integers(0, 10**7),
    fund=st.none() | st.integers(0, 10**13),
    population=st.none() | st.integers(1, 10**8),
    below=st.lists(st.integers(0, 10**6), max_size=6),
)
def test_every_number_of_a_paragraph_is_one_that_its_references_say_k2(
    members, before, fund, population, below
):
    source = Given(
        {
            "members": read("members", members, whole_unit=False, units_in=88, due=92),
            "fund": read("fund", fund),
            "population": read("population", population),
        },
        {} if before is None else {"members": before, "fund": before},
        {"members": [Below(i, f"Xã {i}", read("members", n)) for i, n in enumerate(below)]},
    )
    template = (
        "{tên} có {members}[, {members | so cả cùng kỳ}][, {members | chiếm population}]\n"
        "Quỹ {fund | tròn tỉ}[, {fund | tròn triệu | so cùng kỳ}]\n"
        "{fund | bình quân population}\n"
        "Cao nhất: {members | cao nhất 3 | số}"
    )

    written = write_paragraph(read_template(template), source)

    assert find_untold(written.text, written.spoken) == []
    assert not re.search(r",,| ,|, \.", written.text)


def test_missing_figures_are_said_plainly_and_leave_no_orphan():
    source = Given({"members": read("members", 7)})

    assert tell("Có {members}[, quỹ {fund}, tỉ lệ {rate}]", source) == (
        "Có 7 người. Chưa có số liệu về quỹ."
    )
    assert tell("Quỹ {fund} và {members}\nTỉ lệ {rate}", source) == (
        "Chưa có số liệu về quỹ và tỉ lệ hội viên."
    )


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (100, "Có 120 người, tăng 20 người (20%) so với năm 2024."),
        (120, "Có 120 người, không đổi so với năm 2024."),
        (160, "Có 120 người, giảm 40 người (25%) so với năm 2024."),
        (0, "Có 120 người. Chưa so sánh được “Tổng số hội viên” vì số của kỳ gốc bằng 0."),
        (None, "Có 120 người. Chưa so sánh được “Tổng số hội viên” vì địa giới thay đổi."),
    ],
)
def test_changes_say_more_fewer_unchanged_or_why_they_cannot_be_told(before, text):
    source = Given({"members": read("members", 120)}, {} if before is None else {"members": before})

    assert tell("Có {members}[, {members | so cả cùng kỳ}]", source) == text


def test_units_equal_to_the_last_of_a_list_stand_in_it_too():
    below = [Below(i, f"Xã {i}", read("members", n)) for i, n in enumerate((5, 9, 7, 7, 7, None))]
    source = Given({}, {}, {"members": below})

    assert tell("Nhiều nhất: {members | cao nhất 2}", source) == (
        "Nhiều nhất: Xã 1 (9 người), Xã 2 (7 người), Xã 3 (7 người), Xã 4 (7 người). "
        "1 đơn vị chưa có số về tổng số hội viên."
    )


def test_what_is_not_whole_exact_or_approved_is_said_beside_it():
    source = Given(
        {
            "members": read("members", 9, whole_unit=False, units_in=88, due=92),
            "fund": read("fund", 64_000_000_000, precision=Precision.ALMOST),
            "rate": read("rate", "20.5", comparability=1, is_provisional=True),
        }
    )

    assert tell("Có {members}, quỹ {fund}, tỉ lệ {rate}", source) == (
        "Có 9 người, quỹ gần 64 tỉ đồng, tỉ lệ 20,50%. Số liệu về tổng số hội viên cộng từ 88 trên "
        "92 đơn vị đã báo cáo. Số liệu về tỉ lệ hội viên là ước tính do địa giới thay đổi. Số liệu "
        "về tỉ lệ hội viên là số tạm tính, chưa duyệt."
    )


@pytest.mark.parametrize(
    "text",
    [
        "{members", "members}", "[{members}", "{members|}", "{__class__}", "{members.real}",
        "{members | nói to}", "{members | so hôm qua}", "{tên | số}", "{{members}}", "{% now %}",
        "{members | so cùng kỳ | cao nhất 2}", "{members | không nêu mốc}",
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_read_is_refused_in_words(text):
    with pytest.raises(TemplateError, match=r"[.]$"):
        read_template(text)


def test_unknown_references_and_sums_of_unlike_things_are_named():
    assert list_faults("{members} {hoi_vien}", KNOWN) == [
        "Không có chỉ tiêu mang mã “hoi_vien”. Hãy chọn mã trong danh mục chỉ tiêu."
    ]
    assert list_faults("{members | cộng fund}", KNOWN) == [
        "Không cộng được members, fund: đơn vị tính khác nhau, hoặc là tỉ lệ."
    ]
    assert list_faults("{members | cộng population}", KNOWN) == []


def test_tidy_keeps_one_stop_and_no_lonely_sign():
    assert tidy(" có , và ( ) hết ,; .") == "Có, và hết."
    assert tidy(" , ; ") == ""


def test_a_list_that_does_not_go_down_is_no_list_out_of_order():
    assert find_misordered("Xã A (1), Xã B (2), Xã C (3)") == []
    assert find_misordered("Xã A (3), Xã B (1), Xã C (2)") == []
    assert len(find_misordered("Xã A (9), Xã B (1), Xã C (2), Xã D (0)")) == 1
