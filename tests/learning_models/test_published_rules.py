"""The published rules, row by row against their sources, and the published mistakes about models.

Sources stand beside each row; what no source says is not in the sets, and such sets do not compute.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from learning_models.criteria_data import load_criteria
from learning_models.models import CriteriaSet, Target
from returns.models import Rule, RuleSeverity
from returns.rules import find_broken, load_rules

pytestmark = pytest.mark.django_db
FAMILY_448 = "Gia đình học tập 2016–2020 (bộ khung)"
UNIT_22 = "Đơn vị học tập cấp tỉnh (Thông tư 22)"
UNIT_24 = "Đơn vị học tập cấp tỉnh (Thông tư 24)"
DISTRICT_24 = "Đơn vị học tập cấp huyện (Thông tư 24)"
COMMUNE_44 = "Cộng đồng học tập cấp xã (Thông tư 44)"
COMMUNE_25 = "Cộng đồng học tập cấp xã (Thông tư 25)"
PROVINCE_25 = "Cộng đồng học tập cấp tỉnh (Thông tư 25)"
CITIZEN_244 = "Công dân học tập (Quyết định 244)"
CITIZEN_324 = "Công dân học tập (Quyết định 324)"


@pytest.fixture(scope="module")
def sets(django_db_setup, django_db_blocker) -> Iterator[dict[str, CriteriaSet]]:
    """The sets that come with the product, by name; loaded once."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_criteria()
        yield {each.name: each for each in CriteriaSet.objects.all()}
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("name", "basis", "first", "end", "judging", "is_complete"),
    [
        (UNIT_22, "TT 22/2020", date(2020, 9, 21), date(2024, 1, 26), "points", True),
        (UNIT_24, "TT 24/2023", date(2024, 1, 26), None, "levels", False),
        (DISTRICT_24, "TT 24/2023", date(2024, 1, 26), None, "levels", False),
        (COMMUNE_44, "TT 44/2014", date(2014, 12, 12), date(2024, 2, 12), "points", False),
        (COMMUNE_25, "TT 25/2023", date(2024, 2, 12), None, "levels", False),
        (PROVINCE_25, "TT 25/2023", date(2024, 2, 12), None, "levels", False),
        (CITIZEN_244, "QĐ 244", date(2022, 7, 28), date(2023, 10, 25), "points", True),
        (CITIZEN_324, "QĐ 324", date(2023, 10, 25), None, "points", True),
        (FAMILY_448, "QĐ 448", date(2016, 1, 1), date(2021, 1, 1), "points", False),
    ],
)  # fmt: skip
def test_l1_each_set_is_in_force_as_its_text_says(
    sets, name, basis, first, end, judging, is_complete
):
    """TT 22: hiệu lực 21/9/2020; TT 24: 26/01/2024; TT 25: 12/02/2024; QĐ 324: 25/10/2023."""
    found = sets[name]

    assert found.legal_basis.startswith(basis)
    assert (found.valid.lower, found.valid.upper) == (first, end)
    assert (found.judging, found.is_complete) == (judging, is_complete)
    assert found.source.startswith("http")


@pytest.mark.parametrize(
    ("name", "points"),
    [
        (UNIT_22, {"1": (30, [10, 10, 10]), "2": (30, [10, 5, 10, 5]), "3": (40, [25, 10, 5])}),
        (CITIZEN_244, {"1": (40, [10] * 4), "2": (40, [10] * 4), "3": (20, [10] * 2)}),
        (CITIZEN_324, {"1": (40, [10] * 4), "2": (40, [10] * 4), "3": (20, [10] * 2)}),
        (FAMILY_448, {"1": (30, [10, 10, 10]), "2": (30, [10, None]), "3": (None, []),
                      "4": (None, [])}),
    ],
)  # fmt: skip
def test_l1_points_of_every_criterion_are_as_published(sets, name, points):
    """TT 22, Điều 5: 30/30/40; QĐ 244, 324: 4 + 4 + 2 chỉ số × 10; QĐ 448: phần tìm thấy."""
    rows = list(sets[name].criteria.all())

    told = {
        row.number: (row.most, [each.most for each in rows if each.above == row.number])
        for row in rows
        if not row.above
    }
    assert told == points


@pytest.mark.parametrize(
    ("name", "criteria", "levels"),
    [
        (COMMUNE_25, 5, [(2, "Tốt"), (1, "Khá")]), (PROVINCE_25, 2, [(2, "Tốt"), (1, "Khá")]),
        (UNIT_24, 3, [(2, "Mức độ 2"), (1, "Mức độ 1")]),
        (DISTRICT_24, 3, [(2, "Mức độ 2"), (1, "Mức độ 1")]),
    ],
)  # fmt: skip
def test_l1_levels_of_the_circulars_of_2023(sets, name, criteria, levels):
    """TT 25/2023: 5 tiêu chí cấp xã (cấp tỉnh tìm thấy 2 trên 4), mức 1 Khá, mức 2 Tốt; TT 24/2023:
    3 tiêu chí, hai mức độ."""
    found = sets[name]

    tops = {row.above or row.number for row in found.criteria.all()}
    assert len(tops) == criteria
    assert [(grade.level, grade.name) for grade in found.grades.all()] == levels


@pytest.mark.parametrize(
    ("name", "number", "level", "at_least", "learners"),
    [
        (UNIT_24, "3.1", 1, 90, "95 % người học"), (UNIT_24, "3.1", 2, 95, "97 % người học"),
        (DISTRICT_24, "2.1", 1, 90, ""), (DISTRICT_24, "2.2", 1, 90, ""),
    ],
)  # fmt: skip
def test_l1_percentages_of_circular_24_are_as_published(
    sets, name, number, level, at_least, learners
):
    """TT 24/2023: mức 1 ≥ 90 % thành viên (≥ 95 % người học), mức 2 ≥ 95 % (≥ 97 %)."""
    target = Target.objects.get(
        criterion__criteria_set=sets[name], criterion__number=number, grade__level=level
    )

    assert target.at_least == at_least
    assert learners in target.note


def test_l1_nothing_is_invented_where_no_source_was_found(sets):
    """QĐ 387 sets for 2021–2030, TT 44 points, criteria 3–5 of TT 25: marked, not filled in."""
    unknown = [each for each in sets.values() if "2021–2030" in each.name]

    assert len(unknown) == 4
    assert [each.criteria.count() + each.grades.count() for each in unknown] == [0] * 4
    assert not sets[COMMUNE_44].criteria.exclude(most=None).exists()
    assert not Target.objects.filter(criterion__criteria_set=sets[COMMUNE_25]).exists()
    assert not [each for each in sets.values() if not each.is_complete and not each.gaps]


# ----- the published mistakes (domain.md §10) about models -----

SUBJECTS = ("family", "clan", "community", "unit", "citizen", "citizen_{}_resident",
            "citizen_{}_worker", "citizen_{}_official", "citizen_{}_student")  # fmt: skip


def name_code(subject: str, what: str) -> str:
    return subject.format(what) if "{}" in subject else f"{subject}_{what}"


@pytest.fixture
def rules() -> list[Rule]:
    load_rules()
    return list(Rule.objects.all())


@pytest.mark.parametrize("subject", SUBJECTS)
def test_mistake_2_vo_nhai_91_recognised_of_74_registered_is_a_warning(rules, subject):
    """§10.2: Võ Nhai printed 91/74: a warning to explain, never a hard stop, for every model."""
    numbers = {
        name_code(subject, "recognised"): Decimal(91),
        name_code(subject, "registered"): Decimal(74),
    }

    (broken,) = find_broken(rules, numbers, {})

    assert broken.rule.severity == RuleSeverity.WARNING
    assert broken.codes == tuple(numbers)
    assert "91" in broken.message
    assert "nhiều hơn số đăng ký 74" in broken.message
    assert find_broken(rules, dict.fromkeys(numbers, Decimal(74)), {}) == []


def test_mistake_3_tra_cu_the_rate_is_of_the_registered_not_of_the_households(rules):
    """§10.3: 71.67 % "so số hộ" is 23,095 of 32,224: as households it contradicts nothing that is
    forbidden, so the bases are two columns; as registered it is right."""
    numbers = {"family_recognised": Decimal(23_095), "family_registered": Decimal(32_224)}

    assert find_broken(rules, numbers, {}) == []
    (broken,) = find_broken(rules, numbers | {"households": Decimal(23_000)}, {})

    assert broken.rule.code == "family-recognised-households"
    assert broken.rule.severity == RuleSeverity.ERROR
