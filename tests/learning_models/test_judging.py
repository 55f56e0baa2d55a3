"""Judging by sets of criteria as the published rules say it (L1); each case names its source."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from learning_models.criteria_data import load_criteria
from learning_models.judging import (
    BadAnswers,
    CannotJudge,
    Item,
    Rule,
    Sheet,
    count_running,
    find_end,
    judge,
    read_sheet,
)
from learning_models.models import Area, CriteriaSet, Judging

CIRCULAR_22 = "TT 22/2020/TT-BGDĐT, Điều 5: 30/30/40; Tốt 85, Khá 70, Trung bình 50"
DECISION_324 = "QĐ 324/QĐ-KHVN: 10 × 10; 80, vùng khó khăn 70; không chỉ số nào dưới 5"
MOST_22 = {
    "1.1": 10, "1.2": 10, "1.3": 10, "2.1": 10, "2.2": 5, "2.3": 10, "2.4": 5, "3.1": 25,
    "3.2": 10, "3.3": 5,
}  # fmt: skip


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sets(django_db_setup, django_db_blocker) -> Iterator[dict[str, CriteriaSet]]:
    """The sets that come with the product, by name; loaded once."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_criteria()
        yield {each.name: each for each in CriteriaSet.objects.all()}
        transaction.set_rollback(True)


def give_points(total: str | int, most: dict[str, int]) -> dict[str, Decimal]:
    """Answers that add up to ``total``, from the first indicator on."""
    left, answers = Decimal(total), {}
    for number, greatest in most.items():
        answers[number] = min(left, Decimal(greatest))
        left -= answers[number]
    assert left == 0
    return answers


@pytest.mark.parametrize(
    ("total", "grade", "is_recognised"),
    [
        ("100", "Tốt", True), ("85", "Tốt", True), ("84.99", "Khá", True), ("70", "Khá", True),
        ("69.99", "Trung bình", True), ("50", "Trung bình", True), ("49.99", "Không đạt", False),
        ("0", "Không đạt", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("level", ["huyện", "tỉnh"])
def test_l1_learning_unit_by_circular_22(sets, level, total, grade, is_recognised):
    """TT 22/2020/TT-BGDĐT: Tốt 85–100, Khá 70–<85, Trung bình 50–<70, còn lại không đạt."""
    sheet = read_sheet(sets[f"Đơn vị học tập cấp {level} (Thông tư 22)"])

    found = judge(sheet, give_points(total, MOST_22))

    assert {item.number: int(item.most) for item in sheet.items} == MOST_22, CIRCULAR_22
    assert (found.total, found.grade, found.is_recognised) == (Decimal(total), grade, is_recognised)


def test_l1_circular_22_has_three_criteria_of_30_30_and_40(sets):
    """TT 22/2020/TT-BGDĐT, Điều 5."""
    rows = sets["Đơn vị học tập cấp tỉnh (Thông tư 22)"].criteria.filter(above="")

    assert [(row.number, row.most) for row in rows] == [("1", 30), ("2", 30), ("3", 40)]


TEN = [f"{1 if n <= 4 else 2 if n <= 8 else 3}.{n}" for n in range(1, 11)]


@pytest.mark.parametrize(
    ("points", "area", "is_recognised"),
    [
        ([8] * 10, Area.COMMON, True),
        ([8] * 9 + [7], Area.COMMON, False),
        ([8] * 9 + [7], Area.HARD, True),
        ([7] * 10, Area.HARD, True),
        ([7] * 9 + ["6.99"], Area.HARD, False),
        ([10] * 9 + ["4.99"], Area.COMMON, False),
        ([10] * 9 + ["4.99"], Area.HARD, False),
        ([10] * 9 + [5], Area.COMMON, True),
    ],
)
@pytest.mark.parametrize("decision", ["244", "324"])
def test_l1_learning_citizen(sets, decision, points, area, is_recognised):
    """QĐ 244 và QĐ 324/QĐ-KHVN: ≥ 80 (vùng khó khăn ≥ 70) và không chỉ số nào dưới 5."""
    sheet = read_sheet(sets[f"Công dân học tập (Quyết định {decision})"])

    found = judge(sheet, dict(zip(TEN, map(Decimal, points), strict=True)), area)

    assert [(item.number, item.most) for item in sheet.items] == [(n, 10) for n in TEN]
    assert found.is_recognised is is_recognised, DECISION_324
    assert bool(found.reasons) is not is_recognised


def test_l1_five_years_running_make_an_exemplary_citizen(sets):
    """QĐ 244/QĐ-KHVN: được công nhận 5 năm liền."""
    found = sets["Công dân học tập (Quyết định 324)"]

    assert (found.series_years, found.series_title) == (5, "Công dân học tập tiêu biểu")
    assert count_running({2021, 2022, 2023, 2024, 2025}, 2025) == 5
    assert count_running({2020, 2021, 2023, 2024, 2025}, 2025) == 3
    assert count_running({2020, 2021}, 2025) == 0


def test_l1_recognition_by_circular_25_holds_36_months_and_level_2_waits_12(sets):
    """TT 25/2023/TT-BGDĐT: mức 1 Khá, mức 2 Tốt; 36 tháng; sau ít nhất 12 tháng."""
    found = sets["Cộng đồng học tập cấp xã (Thông tư 25)"]

    assert (found.validity_months, found.months_between_levels) == (36, 12)
    assert [(g.level, g.name) for g in found.grades.all()] == [(2, "Tốt"), (1, "Khá")]
    assert find_end(date(2024, 2, 29), found.validity_months) == date(2027, 2, 28)
    assert find_end(date(2025, 3, 31), 12) == date(2026, 3, 31)
    assert find_end(date(2025, 12, 15), 1) == date(2026, 1, 15)
    assert find_end(date(2025, 3, 31), None) is None


def make_levels() -> Sheet:
    """A set like the circular's for units of a province, complete as a province might make it."""
    rules = tuple(
        Rule(f"Mức độ {level}", level, Area.ANY, None, True, {"3.1": Decimal(least)})
        for level, least in ((2, 95), (1, 90))
    )
    items = (Item("1.1", "Kế hoạch", None), Item("3.1", "Công dân", None), Item("3.3", "D", None))
    return Sheet("Bộ riêng", Judging.LEVELS, None, "", items, rules)


@pytest.mark.parametrize(
    ("met", "percentage", "award", "grade"),
    [
        (True, "95", 2, "Mức độ 2"), (True, "94.99", 2, "Mức độ 1"), (True, "95", 1, "Mức độ 1"),
        (True, "90", True, "Mức độ 1"), (True, "89.9", 2, ""), (False, "100", 2, ""),
        (True, "100", False, ""),
    ],
)  # fmt: skip
def test_l1_levels_by_circular_24(met, percentage, award, grade):
    """TT 24/2023/TT-BGDĐT: mức 1 ít nhất 90 % là Công dân học tập, mức 2 ít nhất 95 %."""
    found = judge(make_levels(), {"1.1": met, "3.1": Decimal(percentage), "3.3": award})

    assert (found.grade, found.is_recognised) == (grade, bool(grade))
    assert bool(found.reasons) is (grade != "Mức độ 2")


def test_l1_targets_of_circular_24_are_as_published(sets):
    """TT 24/2023/TT-BGDĐT, Điều 13: 90 và 95 %; huyện: ít nhất 90 % ở 2.1 và 2.2."""
    province = read_sheet(sets["Đơn vị học tập cấp tỉnh (Thông tư 24)"])
    district = read_sheet(sets["Đơn vị học tập cấp huyện (Thông tư 24)"])

    assert [(r.level, r.percentages) for r in province.rules] == [
        (2, {"3.1": 95}),
        (1, {"3.1": 90}),
    ]
    assert [r.percentages for r in district.rules if r.level == 1] == [{"2.1": 90, "2.2": 90}]


def computes(criteria_set: CriteriaSet) -> bool:
    """Whether a set judges; one that does not says what is missing and what to do instead."""
    sheet = read_sheet(criteria_set)
    with pytest.raises((CannotJudge, BadAnswers)) as refused:
        judge(sheet, {})
    if refused.type is BadAnswers:
        return True
    assert criteria_set.gaps in str(refused.value)
    assert "theo quyết định" in str(refused.value)
    return False


def test_l1_a_set_that_is_not_complete_refuses_to_compute(sets):
    """Exact: which sets compute."""
    computing = {name for name, each in sets.items() if computes(each)}

    assert computing == {
        "Đơn vị học tập cấp huyện (Thông tư 22)", "Đơn vị học tập cấp tỉnh (Thông tư 22)",
        "Công dân học tập (Quyết định 244)", "Công dân học tập (Quyết định 324)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, {"1.1", "3.1", "3.3"}),
        ({"1.1": True, "3.1": True, "3.3": 1}, {"3.1"}),
        ({"1.1": Decimal("0.5"), "3.1": Decimal(100), "3.3": 3}, {"1.1", "3.3"}),
        ({"1.1": True, "3.1": Decimal("100.01"), "3.3": 1}, {"3.1"}),
        ({"1.1": True, "3.1": Decimal(90), "3.3": 1, "9.9": True}, {"9.9"}),
    ],
)
def test_answers_outside_the_set_are_told_one_by_one(answers, wrong):
    with pytest.raises(BadAnswers) as refused:
        judge(make_levels(), answers)

    assert set(refused.value.problems) == wrong


@pytest.mark.parametrize("points", ["-0.01", "10.01", "9.999", True])
def test_points_outside_their_bounds_are_refused(points):
    item = Item("1", "Đọc", Decimal(10))
    sheet = Sheet("Bộ", Judging.POINTS, None, "", (item,), ())

    with pytest.raises(BadAnswers) as refused:
        judge(sheet, {"1": points if points is True else Decimal(points)})

    assert set(refused.value.problems) == {"1"}


points = st.decimals(min_value=0, max_value=10, places=2)


@given(st.lists(points, min_size=10, max_size=10), st.sampled_from([Area.COMMON, Area.HARD]))
def test_points_judge_like_the_rule_in_plain_words(given_points, area):
    """Against the plain sentence of the decision, for any points."""
    items = tuple(Item(number, number, Decimal(10)) for number in TEN)
    rules = tuple(
        Rule("Đạt", None, each, Decimal(least), True, {})
        for each, least in ((Area.COMMON, 80), (Area.HARD, 70))
    )
    sheet = Sheet("Bộ", Judging.POINTS, Decimal(5), "", items, rules)
    least = 80 if area == Area.COMMON else 70

    found = judge(sheet, dict(zip(TEN, given_points, strict=True)), area)

    assert found.is_recognised is (sum(given_points) >= least and min(given_points) >= 5)
    assert found.total == sum(given_points)
