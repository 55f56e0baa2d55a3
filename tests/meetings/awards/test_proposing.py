"""Awards proposed by units, their history, and what everyone reads of them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.models import Consent
from meetings.awards import proposing
from meetings.awards.register import load_award_kinds
from meetings.calling import MeetingRefused
from meetings.models import Award
from records.decisions import revoke_decision
from tests.factories import make_association, make_officer, make_person
from tests.records.papers import make_decision

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 5)


@pytest.fixture
def province():
    load_award_kinds()
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def commune(province):
    return make_association("Xã Một", "commune", province)


@pytest.fixture
def clerk(commune):
    return make_officer("xamot", commune)


@pytest.fixture
def chair(province):
    return make_officer("chutich", province, ("approve", "entry"))


@pytest.fixture
def decision(province, chair):
    return make_decision(
        province, make_officer("vanphong", province), chair, kind="awards",
        abstract="Khen thưởng năm 2026",
    )  # fmt: skip


def make_award(unit, by, kind="association_praise", name: str = "", **fields) -> Award:
    row = Award(association=unit, kind_id=kind, merits="Vận động tốt.", **{"year": 2026, **fields})
    row.person = proposing.find_person(unit, name, None) if name else None
    return proposing.propose(row, by)


def grant(award: Award, decision) -> Award:
    award.state, award.decision = "granted", decision
    award.save()
    return award


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_unit_proposes_corrects_and_takes_back_for_itself_or_a_person(commune, clerk, chair):
    desk = sign_in(clerk)
    make_person("Bà Lan", commune)
    typed = {"association": commune.pk, "kind": "medal", "year": 2026, "merits": "Mười năm."}

    made = desk.post(reverse("honours:new"), {**typed, "name": "bà  lan"})
    award = Award.objects.get()
    edit = reverse("honours:edit", args=[award.pk])
    desk.post(edit, {**typed, "name": "Bà Lan", "merits": "Mười hai năm."})
    above = sign_in(chair).get(reverse("honours:home"), {"tinh-trang": "proposed"}).text
    desk.post(edit, {"viec": "withdraw"})
    again = desk.post(edit, {**typed, "name": "Bà Lan"})

    assert made.status_code == 302
    award.refresh_from_db()
    assert (award.person.name, award.merits, award.state, award.proposed_by) == (
        "Bà Lan", "Mười hai năm.", "withdrawn", clerk,
    )  # fmt: skip
    assert "Bà Lan" in above
    assert (again.status_code, "không sửa được nữa" in again.text) == (409, True)


def test_what_cannot_be_is_refused(province, commune, clerk, chair, decision):
    for year in (1950, 1960):
        person = make_person("Ông Bình", commune)
        person.birth_year = year
        person.save()
    make_person("Ông Xa", province)
    make_award(commune, clerk)

    with pytest.raises(MeetingRefused, match="đã được đề nghị"):
        make_award(commune, clerk)
    with pytest.raises(MeetingRefused, match="chỉ tặng cá nhân"):
        make_award(commune, clerk, "medal")
    with pytest.raises(MeetingRefused, match="ghi thêm năm sinh"):
        make_award(commune, clerk, "medal", "Ông Bình")
    with pytest.raises(MeetingRefused, match="Chưa có ai tên Ông Xa"):
        make_award(commune, clerk, "medal", "Ông Xa")
    with pytest.raises(PermissionDenied):
        make_award(province, clerk)
    granted = grant(make_award(commune, clerk, year=2025), decision)
    for action in (proposing.withdraw, proposing.propose):
        with pytest.raises(MeetingRefused, match="đã có kết quả"):
            action(granted, clerk)
    assert proposing.find_person(commune, "ông bình", 1960).birth_year == 1960


def test_the_history_of_a_unit_and_of_a_person(province, commune, clerk, decision):
    person = make_person("Bà Lan", commune)
    grant(make_award(commune, clerk, year=2024), decision)
    grant(make_award(commune, clerk, "medal", "Bà Lan"), decision)
    make_award(commune, clerk, year=2026)
    beside = sign_in(make_officer("khac", make_association("Xã Hai", "commune", province)))
    desk = sign_in(clerk)
    pages = [
        reverse("honours:unit", args=[commune.pk]), reverse("honours:person", args=[person.pk]),
    ]  # fmt: skip

    found = [[(str(each), each.state) for each in desk.get(url).context["page"]] for url in pages]

    medal = ("Kỷ niệm chương Vì sự nghiệp khuyến học, 2026", "granted")
    praise = "Giấy khen của Hội Khuyến học"
    assert found == [
        [(f"{praise}, 2026", "proposed"), medal, (f"{praise}, 2024", "granted")], [medal],
    ]  # fmt: skip
    assert [beside.get(url).status_code for url in pages] == [404, 404]


def test_everyone_reads_what_was_granted_and_persons_by_consent(commune, clerk, chair, decision):
    for name in ("Trần Thị Lan", "Lê Văn Bình"):
        person = make_person(name, commune)
        person.birth_year = 1960
        person.save()
        grant(make_award(commune, clerk, "medal", name), decision)
    Consent.objects.create(
        person=person, purpose="publish_name", giver="self", given_on=DAY, evidence="phiếu"
    )
    grant(make_award(commune, clerk), decision)
    make_award(commune, clerk, "province_merit")
    url = reverse("honour_pages:awards")

    page = Client().get(url)
    unit = Client().get(reverse("associations:unit", args=[commune.pk]))

    assert {(each["name"], each["kind"]) for each in page.context["rows"]} == {
        ("T. T. L.", "Kỷ niệm chương Vì sự nghiệp khuyến học"),
        ("Lê Văn Bình", "Kỷ niệm chương Vì sự nghiệp khuyến học"),
        ("", "Giấy khen của Hội Khuyến học"),
    }
    assert "Trần Thị Lan" not in page.text
    assert unit.context["honours"] == [{"name": "Giấy khen của Hội Khuyến học", "year": 2026}]
    assert Client().get(unit.context["honours_url"]).context["page"].paginator.count == 3
    clerk_above = make_officer("thuky", decision.association)
    through = make_decision(decision.association, clerk_above, chair, abstract="Thu hồi")
    revoke_decision(decision, chair, reason="Ban hành nhầm", through=through)
    assert Client().get(url).context["rows"] == []


@pytest.mark.parametrize("asked", [{"nam": "x"}, {"don-vi": "²"}, {"trang": "9"}])
def test_addresses_that_say_nothing_show_the_newest_year(commune, clerk, decision, asked):
    grant(make_award(commune, clerk, year=2025), decision)
    grant(make_award(commune, clerk), decision)

    page = Client().get(reverse("honour_pages:awards"), asked)

    assert [each["year"] for each in page.context["rows"]] == [2026]


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    province, chair, clerk, decision, count, django_assert_max_num_queries
):
    for number in range(count):
        unit = make_association(f"Xã {number}", "commune", province)
        make_person(f"Bà {number}", unit)
        make_award(unit, chair)
        grant(make_award(unit, chair, "medal", f"Bà {number}"), decision)
    desk = sign_in(chair)

    with django_assert_max_num_queries(11):
        Client().get(reverse("honour_pages:awards"))
    with django_assert_max_num_queries(14):
        desk.get(reverse("honours:unit", args=[unit.pk]))
    with django_assert_max_num_queries(15):
        desk.get(reverse("honours:decide"))


def test_one_decision_grants_many_at_once_what_lies_below_the_approver(
    province, commune, clerk, chair, decision
):
    awards = [make_award(commune, clerk, year=year) for year in (2024, 2025)]
    elsewhere = make_association("Tỉnh Lan", "province")
    beside = make_award(elsewhere, make_officer("lan", elsewhere))
    desk, url = sign_in(chair), reverse("honours:decide")

    shown = desk.get(url).text
    foreign = desk.post(url, {"decision": decision.pk, "awards": [beside.pk]})
    done = desk.post(url, {"decision": decision.pk, "awards": [each.pk for each in awards]})

    assert "Xã Một: Giấy khen của Hội Khuyến học, 2024" in shown
    assert "Tỉnh Lan" not in shown
    assert (foreign.status_code, done.status_code) == (422, 302)
    rows = Award.objects.order_by("pk").values_list("state", "decision")
    assert list(rows) == [("granted", decision.pk)] * 2 + [("proposed", None)]
    with pytest.raises(MeetingRefused, match="đã có kết quả"):
        proposing.grant(awards, decision, chair)
    with pytest.raises(PermissionDenied):
        proposing.grant([beside], decision, clerk)
    with pytest.raises(MeetingRefused, match="Hãy chọn lại"):
        proposing.grant([beside], decision, chair)
