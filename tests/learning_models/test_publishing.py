"""Publishing sets of criteria, their next versions, and who may (L1, A2)."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from associations.models import Association
from learning_models.judging import judge, read_sheet
from learning_models.models import CriteriaSet, Criterion, Grade, LearningModel, Target
from learning_models.publishing import copy_set, find_faults, publish
from tests.factories import make_association, make_officer

pytestmark = pytest.mark.django_db
LIST = "admin:learning_models_criteriaset_changelist"


@pytest.fixture
def nation() -> Association:
    return make_association("Việt Nam", "national")


@pytest.fixture
def province(nation) -> Association:
    return make_association("Thái Nguyên", "province", nation)


def make_set(**fields) -> CriteriaSet:
    """Two indicators of ten points, recognised from ten; a draft."""
    model, _ = LearningModel.objects.get_or_create(
        code="learning_family", defaults={"name": "Gia đình học tập", "subject": "household"}
    )
    made = CriteriaSet.objects.create(
        **{
            "model": model, "name": "Bộ 2025", "legal_basis": "Quyết định 1", "judging": "points",
            "valid": (date(2025, 1, 1), None), "is_complete": True,
        } | fields
    )  # fmt: skip
    for number, above, most in (("1", "", 20), ("1.1", "1", 10), ("1.2", "1", 10)):
        Criterion.objects.create(
            criteria_set=made, number=number, above=above, text=f"Mục {number}", most=most
        )
    Grade.objects.create(criteria_set=made, name="Đạt", least=10)
    return made


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_l1_a_new_version_leaves_past_results_as_they_were():
    old = make_set()
    publish(old)
    answers = {"1.1": Decimal(6), "1.2": Decimal(5)}
    before = judge(read_sheet(old), answers)

    new = copy_set(old, date(2026, 1, 1))
    new.grades.update(least=15)
    CriteriaSet.objects.filter(pk=old.pk).update(valid=(date(2025, 1, 1), date(2026, 1, 1)))
    publish(new)

    old.refresh_from_db()
    assert judge(read_sheet(old), answers) == before
    assert before.is_recognised
    assert not judge(read_sheet(new), answers).is_recognised


def test_copy_holds_all_that_the_set_holds():
    old = make_set(judging="levels")
    grade = old.grades.get()
    Target.objects.create(criterion=old.criteria.get(number="1.1"), grade=grade, at_least=90)
    old.deadlines.create(step="dossier", day=15, month=1, is_next_year=True)
    publish_levels(old)

    new = copy_set(old, date(2026, 1, 1))

    was, now = read_sheet(old), read_sheet(new)
    assert (now.items, now.rules, now.floor) == (was.items, was.rules, was.floor)
    assert [(d.step, d.day, d.month) for d in new.deadlines.all()] == [("dossier", 15, 1)]
    assert new.published_at is None
    assert old.criteria.count() == new.criteria.count() == 3


def publish_levels(criteria_set: CriteriaSet) -> None:
    criteria_set.grades.update(level=1)
    publish(criteria_set)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda each: each.criteria.all().delete(), "Chưa có tiêu chí"),
        (lambda each: each.grades.all().delete(), "Chưa có xếp loại nào."),
        (lambda each: each.grades.update(least=None), "cho nơi không khó khăn"),
        (lambda each: each.grades.update(area="common"), "cho vùng sâu"),
        (lambda each: each.criteria.filter(number="1.2").update(most=9), "cộng lại 19"),
        (lambda each: each.criteria.filter(number="1.2").update(most=None), "chưa có điểm tối đa"),
        (lambda each: each.criteria.filter(number="1").delete(), "không có trong bộ"),
    ],
)
def test_a_set_called_complete_must_be(spoil, told):
    draft = make_set()
    spoil(draft)

    with pytest.raises(ValidationError) as refused:
        publish(draft)

    assert told in " ".join(refused.value.messages)
    draft.refresh_from_db()
    assert draft.published_at is None


def test_a_set_that_says_its_gaps_is_published_with_them():
    draft = make_set(is_complete=False, gaps="chưa rõ điểm")
    draft.criteria.update(most=None)

    publish(draft)

    assert find_faults(draft) == []
    assert draft.published_at is not None


def test_two_sets_of_one_model_are_not_in_force_together(province):
    publish(make_set())
    own = make_set(name="Bộ riêng", issuer=province)
    second = make_set(name="Bộ khác")

    publish(own)
    with pytest.raises(ValidationError) as refused:
        publish(second)

    assert "đã có bộ tiêu chí khác" in " ".join(refused.value.messages)
    assert own.published_at is not None


@pytest.mark.parametrize(
    ("whose", "is_national", "may"),
    [("home", True, True), ("home", False, True), ("own", True, False), ("own", False, True),
     ("other", False, False)],
)  # fmt: skip
def test_a2_sets_are_published_and_copied_by_whose_they_are(
    nation, province, settings, whose, is_national, may
):
    other = make_association("Bắc Giang", "province", nation)
    unit = {"home": nation, "own": province, "other": other}[whose]
    user = make_officer("nguoi-duyet", unit, ("approve",))
    draft = make_set(issuer=None if is_national else province)
    settings.HOME_UNIT = ""

    for action in ("publish_sets", "copy_sets"):
        sign_in(user).post(reverse(LIST), {"action": action, "_selected_action": [draft.pk]})

    draft.refresh_from_db()
    assert (draft.published_at is not None) is may
    assert CriteriaSet.objects.count() == (2 if may else 1)


def test_published_set_shows_its_lines_closed_on_the_desk(nation):
    user = make_officer("nguoi-duyet", nation, ("approve",))
    published = make_set()
    publish(published)
    address = reverse("admin:learning_models_criteriaset_change", args=[published.pk])

    page = sign_in(user).get(address)

    assert page.status_code == 200
    assert "Mục 1.2" in page.text
    assert 'name="floor"' not in page.text
    assert 'name="criteria-0-text"' not in page.text
    assert 'name="gaps"' in page.text
