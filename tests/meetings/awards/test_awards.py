"""Awards: proposed and granted on the desk, counted for returns, told by unit and person."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from figures import rolls
from meetings.awards.register import load_award_kinds
from meetings.counting import AWARD_FIGURES, count_activities
from meetings.models import Award, AwardKind
from tests.factories import make_association, make_indicator, make_officer, make_person
from tests.records.papers import make_decision, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    for code in sorted(AWARD_FIGURES):
        make_indicator(code, nature="flow")
    load_award_kinds()
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def chair(province):
    return make_officer("chutich", province, ("approve", "entry"))


@pytest.fixture
def decision(province, chair):
    return make_decision(
        province, make_officer("vanphong", province), chair, kind="awards",
        abstract="Khen thưởng năm 2026",
    )  # fmt: skip


def make_award(unit, by, kind="association_praise", **fields) -> Award:
    return Award.objects.create(
        association=unit, kind_id=kind, merits="Vận động tốt.", proposed_by=by,
        **{"year": 2026, **fields},
    )  # fmt: skip


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_award_is_proposed_and_granted_by_a_decision_on_the_desk(province, chair, decision):
    desk = sign_in(chair)
    person = make_person("Bà Lan", province)
    typed = {"association": province.pk, "person": person.pk, "kind": "medal", "year": 2026,
             "merits": "Mười năm công tác."}  # fmt: skip

    added = desk.post(reverse("admin:meetings_award_add"), typed)
    award = Award.objects.get()
    page = reverse("admin:meetings_award_change", args=[award.pk])
    refused = desk.post(page, {**typed, "state": "granted"})
    seen = desk.get(page).context["adminform"].form.initial["seen"]
    granted = desk.post(page, {**typed, "seen": seen, "state": "granted", "decision": decision.pk})

    assert added.status_code == 302
    assert (added.status_code, award.state, award.proposed_by) == (302, "proposed", chair)
    assert "Đã tặng thì chọn quyết định khen thưởng" in refused.text
    assert granted.status_code == 302
    shown = desk.get(reverse("honours:award", args=[award.pk])).text
    assert "Bà Lan" in shown
    assert decision.written_number in shown


def test_a_kind_is_given_to_such_receivers_by_an_issued_decision(province, chair):
    person = make_person("Bà Lan", province)
    draft = make_draft(province, chair)
    told = {}
    for name, award in {
        "medal": Award(kind=AwardKind.objects.get(code="medal")),
        "flag": Award(kind=AwardKind.objects.get(code="association_flag"), person=person),
        "draft": Award(kind=AwardKind.objects.get(code="association_praise"), decision=draft),
    }.items():
        with pytest.raises(ValidationError) as fault:
            award.clean()
        told[name] = fault.value.message

    assert told == {
        "medal": "Kỷ niệm chương Vì sự nghiệp khuyến học chỉ tặng cá nhân; hãy chọn cá nhân.",
        "flag": "Cờ thi đua của Hội Khuyến học Việt Nam chỉ tặng tập thể, không tặng cá nhân.",
        "draft": "Hãy chọn quyết định đã ban hành.",
    }


def test_awards_granted_in_a_period_are_counted_of_those_who_keep_the_register(
    province, chair, decision, django_assert_num_queries
):
    other = make_association("Tỉnh Lan", "province")
    granted = {"state": "granted", "decision": decision}
    make_award(province, chair, **granted)
    make_award(province, chair, person=make_person("Bà Lan", province), **granted)
    make_award(province, chair, kind="committee_praise")
    make_award(province, chair, kind="association_flag")
    make_award(province, chair, kind="front_merit", **granted)
    periods = {code: rolls.open_period(code) for code in ("2025", "2026")}

    with django_assert_num_queries(1):
        counted = count_activities([province.pk, other.pk], periods["2026"])
    before = count_activities([province.pk], periods["2025"])

    codes = dict(AwardKind.objects.values_list("indicator", "indicator__code"))
    assert {(unit, codes[key]): count for (unit, key), count in counted.items()} == {
        (province.pk, "awards_praises"): 2, (province.pk, "awards_flags"): 0,
    }  # fmt: skip
    assert set(before.values()) == {0}


def test_the_history_of_a_person_and_of_a_unit(province, chair, decision):
    person = make_person("Bà Lan", province)
    granted = {"state": "granted", "decision": decision}
    medal = make_award(province, chair, "medal", person=person, **granted)
    make_award(province, chair, "national_merit", person=person, year=2020, **granted)
    make_award(province, chair, "province_merit", person=person, year=2019)
    make_award(province, chair, "association_flag", year=2018, **granted)

    page = sign_in(chair).get(reverse("honours:award", args=[medal.pk]))

    assert [str(each) for each in page.context["history"]] == [
        "Bằng khen của Hội Khuyến học Việt Nam, 2020"
    ]


def test_a_unit_beside_sees_nothing(province, chair):
    award = make_award(province, chair)
    beside = sign_in(make_officer("khac", make_association("Tỉnh Lan", "province")))

    assert beside.get(reverse("honours:award", args=[award.pk])).status_code == 404
    assert beside.get(reverse("honours:home")).context["page"].paginator.count == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    province, chair, decision, count, django_assert_max_num_queries
):
    for number in range(count):
        unit = make_association(f"Xã {number}", "commune", province)
        person = make_person(f"Bà {number}", unit)
        make_award(unit, chair, person=person, state="granted", decision=decision)

    desk = sign_in(chair)

    with django_assert_max_num_queries(15):
        desk.get(reverse("honours:home"))
