"""Contests: announced in rounds, entries told by units and counted, prizes."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyenhoc.lib.dates import format_date
from meetings.calling import MeetingRefused
from meetings.contests import holding
from meetings.models import Contest, ContestPrize
from tests.factories import make_association, make_officer

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=30)
ROUNDS = f"Sơ khảo | {format_date(LATER)}\nChung khảo"


@pytest.fixture
def province():
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def commune(province):
    return make_association("Xã Một", "commune", province)


@pytest.fixture
def clerk(province):
    return make_officer("vanphong", province)


@pytest.fixture
def contest(province, clerk):
    row = Contest(association=province, name="Gương sáng tự học", begins_on=date(2026, 5, 1))
    return holding.keep(row, ROUNDS, clerk)


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_contest_is_announced_and_a_unit_tells_its_entries(province, commune, clerk):
    desk, unit = sign_in(clerk), sign_in(make_officer("xamot", commune))
    made = desk.post(reverse("contests:new"), {
        "association": province.pk, "name": "Gương sáng tự học", "begins_on": "1/5/2026",
        "rounds": ROUNDS,
    })  # fmt: skip
    contest = Contest.objects.get()
    first, last = contest.rounds.all()
    page = reverse("contests:contest", args=[contest.pk])
    address = reverse("contests:tell", args=[first.pk, commune.pk])

    found = unit.get(reverse("contests:home")).text
    asked = unit.get(page).text
    unit.post(address, {"entries": "1200"})
    unit.post(address, {"entries": "1250"})

    assert made.status_code == 302
    assert [(first.name, first.due_on), (last.name, last.due_on)] == [
        ("Sơ khảo", LATER), ("Chung khảo", None),
    ]  # fmt: skip
    assert "Gương sáng tự học" in found
    assert address in asked
    shown = desk.get(page)
    assert shown.context["totals"] == [1250, 0]
    assert "1.250" in shown.text


def test_a_prize_goes_to_a_unit_of_the_contest(province, commune, clerk, contest):
    desk = sign_in(clerk)
    elsewhere = make_association("Tỉnh Lan", "province")
    page = reverse("contests:contest", args=[contest.pk])

    desk.post(page, {"association": commune.pk, "prize": "Giải nhất", "entry": "Thư viện thôn"})
    wrong = desk.post(page, {"association": elsewhere.pk, "prize": "Giải nhì"})

    assert (wrong.status_code, str(ContestPrize.objects.get())) == (422, "Giải nhất: Xã Một")
    assert "Thư viện thôn" in desk.get(page).text


def test_what_cannot_be_is_refused(province, commune, clerk, contest):
    unit = make_officer("xamot", commune)
    first, last = contest.rounds.all()
    elsewhere = make_association("Tỉnh Lan", "province")
    holding.tell(last, commune, 3, unit)

    with pytest.raises(MeetingRefused, match="thì không bỏ được"):
        holding.keep(contest, "Sơ khảo", clerk)
    for lines, told in (("", "một đến mười"), ("Sơ khảo | ngày kia", "chưa rõ"), ("|", "tên vòng")):
        with pytest.raises(MeetingRefused, match=told):
            holding.read_rounds(lines)
    with pytest.raises(MeetingRefused, match="không dành cho"):
        holding.tell(first, elsewhere, 1, make_officer("lan", elsewhere))
    with pytest.raises(PermissionDenied):
        holding.tell(first, province, 1, unit)
    first.due_on = timezone.localdate() - timedelta(days=1)
    with pytest.raises(MeetingRefused, match="quá hạn"):
        holding.tell(first, commune, 1, unit)
    with pytest.raises(PermissionDenied):
        holding.keep(contest, ROUNDS, unit)


def test_a_province_beside_sees_nothing(province, commune, clerk, contest):
    beside = sign_in(make_officer("khac", make_association("Tỉnh Lan", "province")))

    assert beside.get(reverse("contests:contest", args=[contest.pk])).status_code == 404
    assert beside.get(reverse("contests:home")).context["page"].paginator.count == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    province, clerk, contest, count, django_assert_max_num_queries
):
    for number in range(count):
        unit = make_association(f"Xã {number}", "commune", province)
        holding.tell(contest.rounds.first(), unit, 5, clerk)
        ContestPrize.objects.create(contest=contest, association=unit, prize="Giải ba")
    desk = sign_in(clerk)

    with django_assert_max_num_queries(13):
        desk.get(reverse("contests:home"))
    with django_assert_max_num_queries(20):
        desk.get(reverse("contests:contest", args=[contest.pk]))
