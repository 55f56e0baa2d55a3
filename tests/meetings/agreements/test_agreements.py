"""Coordination agreements: written, counted on a day, held against returns, shown to everyone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from figures import rolls
from meetings.agreements.register import keep, load_partner_kinds
from meetings.calling import MeetingRefused
from meetings.counting import count_activities
from meetings.models import Agreement, PartnerKind
from tests.factories import make_association, make_indicator, make_officer

pytestmark = pytest.mark.django_db
TYPED = {
    "partner": "Hội Nông dân tỉnh", "partner_kind": "farmers", "title": "Xây dựng xã hội học tập",
    "signed_on": "5/3/2024", "begins_on": "5/3/2024", "ends_on": "31/12/2030",
}  # fmt: skip


@pytest.fixture
def province():
    load_partner_kinds()
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def clerk(province):
    return make_officer("vanphong", province)


def make_agreement(unit, by, partner="Hội Phụ nữ", **fields) -> Agreement:
    days = {"signed_on": date(2024, 3, 5), "begins_on": date(2024, 3, 5)}
    return keep(
        Agreement(
            association=unit, partner=partner, partner_kind=PartnerKind.objects.get(code="women"),
            **{"title": "Học tập suốt đời", **days, **fields},
        ),
        by,
    )  # fmt: skip


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_agreement_is_typed_corrected_and_read_by_everyone(province, clerk):
    desk = sign_in(clerk)

    made = desk.post(reverse("agreements:new"), {**TYPED, "association": province.pk})
    row = Agreement.objects.get()
    changed = desk.post(
        reverse("agreements:agreement", args=[row.pk]),
        {**TYPED, "association": province.pk, "number": "12/CTPH"},
    )
    listed = desk.get(reverse("agreements:home")).text
    page = Client().get(reverse("agreement_pages:agreements"), {"don-vi": province.pk}).text

    assert (made.status_code, changed.status_code) == (302, 302)
    row.refresh_from_db()
    assert (row.number, row.ends_on, row.typed_by) == ("12/CTPH", date(2030, 12, 31), clerk)
    assert "1 chương trình đang có hiệu lực" in listed
    assert "Hội Nông dân tỉnh" in page
    assert "1 chương trình của 1 đơn vị" in page


def test_a_year_that_has_passed_shows_what_was_in_force_then(province, clerk):
    make_agreement(province, clerk, ended_on=date(2025, 1, 1))
    url = reverse("agreement_pages:agreements")

    pages = {year: Client().get(url, {"nam": year}).text for year in (2023, 2024, 2025)}

    assert [year for year, text in pages.items() if "1 chương trình của 1 đơn vị" in text] == [2024]


def test_what_cannot_be_is_refused(province, clerk):
    make_agreement(province, clerk)
    elsewhere = make_association("Tỉnh Lan", "province")

    with pytest.raises(MeetingRefused, match="đã có trong sổ"):
        make_agreement(province, clerk, partner=" Hội  Phụ nữ ")
    with pytest.raises(MeetingRefused, match="Ngày kết thúc phải từ"):
        make_agreement(province, clerk, partner="Công an", ends_on=date(2024, 3, 4))
    with pytest.raises(PermissionDenied):
        make_agreement(elsewhere, clerk)
    province.closed_on = timezone.localdate()
    with pytest.raises(MeetingRefused, match="đã kết thúc"):
        make_agreement(province, clerk, partner="Quân sự")
    assert Agreement.objects.count() == 1


def test_agreements_in_force_are_counted_on_the_last_day_of_a_period(
    province, clerk, django_assert_num_queries
):
    indicator = make_indicator("coordination_agreements")
    other = make_association("Tỉnh Lan", "province")
    period = rolls.open_period("2024")
    make_agreement(province, clerk)
    make_agreement(province, clerk, partner="Công an", ends_on=date(2024, 12, 31))
    make_agreement(province, clerk, partner="Quân sự", ends_on=date(2024, 12, 30))
    make_agreement(province, clerk, partner="Đoàn Thanh niên", ended_on=date(2024, 12, 31))
    make_agreement(province, clerk, partner="Mặt trận", begins_on=date(2025, 1, 1))

    with django_assert_num_queries(1):
        counted = count_activities([province.pk, other.pk], period)

    assert counted == {(province.pk, indicator.pk): 2}


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    province, clerk, count, django_assert_max_num_queries
):
    for number in range(count):
        make_agreement(province, clerk, partner=f"Sở thứ {number}")
        unit = make_association(f"Xã {number}", "commune", province)
        make_agreement(unit, clerk)
    desk = sign_in(clerk)

    with django_assert_max_num_queries(14):
        desk.get(reverse("agreements:home"))
    with django_assert_max_num_queries(12):
        Client().get(reverse("agreement_pages:agreements"))


@pytest.mark.parametrize(
    "asked", [{"nam": "x"}, {"nam": "99999"}, {"don-vi": "9" * 30}, {"don-vi": "²"}]
)
def test_addresses_that_say_nothing_show_today(province, clerk, asked):
    answer = Client().get(reverse("agreement_pages:agreements"), asked)

    assert answer.status_code == 200
    assert f"{timezone.localdate():%d/%m/%Y}" in answer.text


def test_the_page_of_a_unit_names_those_in_force_that_day(province, clerk):
    make_agreement(province, clerk, "Hội Nông dân")
    make_agreement(province, clerk, "Hội cũ", ends_on=date(2025, 12, 31))
    url = reverse("associations:unit", args=[province.pk])

    page = Client().get(url)
    then = Client().get(url, {"ngay": "31/12/2024"})

    assert [each["partner"] for each in page.context["agreements"]] == ["Hội Nông dân"]
    assert {each["partner"] for each in then.context["agreements"]} == {"Hội Nông dân", "Hội cũ"}
    assert Client().get(page.context["agreements_url"]).status_code == 200
