"""Donors as officers keep them: found, added once, all that they gave, promised, stand by (Q2)."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person, PersonRead
from funds.ledger import reverse as take_back
from funds.models import Donor, Instalment, Pledge, Programme, Sponsorship
from tests.factories import make_association, make_officer
from tests.funds.books import make_fund, receive

pytestmark = pytest.mark.django_db
FIRM = {"kind": "firm", "name": "Công ty  Hoa Sen", "naming": "not_asked"}


@pytest.fixture
def unit():
    return make_association("Xã Hoa Mai", "commune")


@pytest.fixture
def keeper(unit, client):
    made = make_officer("thu-quy", unit, ("entry",))
    client.force_login(made)
    return made


@pytest.fixture
def fund(unit, keeper):
    return make_fund(unit, keeper)


def make_donor(unit, name="Bà Lan", **fields):
    return Donor.objects.create(association=unit, kind="person", name=name, **fields)


def test_a_commune_adds_a_donor_and_is_asked_about_the_same_name(client, unit, keeper):
    url = reverse("funds:add_donor")
    typed = {**FIRM, "association": unit.pk}

    first = client.post(url, typed)
    again = client.post(url, {**typed, "name": "công ty hoa sen"})
    sure = client.post(url, {**typed, "name": "Công ty Hòa Sen", "is_another": "on"})

    known = Donor.objects.order_by("pk")
    assert first.url == reverse("funds:donor", args=[known[0].pk])
    assert (again.status_code, "Đã có Công ty Hoa Sen (doanh nghiệp)" in again.text) == (422, True)
    assert 'type="checkbox" name="is_another"' in again.text
    assert sure.status_code == 302
    assert [each.name for each in known] == ["Công ty Hoa Sen", "Công ty Hòa Sen"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"naming": "agreed"}, "Hãy ghi ngày đồng ý"),
        ({"agreed_on": "02/03/2026"}, "chưa đồng ý nêu tên thì để trống"),
        ({"name": ""}, "Chưa thêm được"),
    ],
)
def test_what_does_not_fit_is_said(client, unit, keeper, given, words):
    answer = client.post(
        reverse("funds:add_donor"), {**FIRM, "association": unit.pk, **given}
    )  # fmt: skip

    assert (answer.status_code, words in answer.text) == (422, True)
    assert not Donor.objects.exists()


def test_page_of_a_donor_tells_all_that_it_gave_and_promised(client, unit, keeper, fund):
    donor = make_donor(unit)
    receive(fund, keeper, 500, donor=donor)
    wrong = receive(fund, keeper, 70, date(2026, 4, 1), donor=donor)
    take_back(wrong, on=date(2026, 4, 2), reason="Ghi nhầm", by=keeper)
    receive(fund, keeper, 9, donor=make_donor(unit, "Ông Mai"))
    client.post(reverse("funds:stand_by", args=[donor.pk]), {
        "name": "Trần Thị Bé", "birth_year": "2014", "yearly_amount": "3 triệu",
        "begins_on": "01/09/2026",
    })  # fmt: skip
    client.post(reverse("funds:change_donor", args=[donor.pk]), {
        "association": unit.pk, "kind": "person", "name": "Bà Ngọc Lan", "naming": "anonymous",
    })  # fmt: skip

    page = client.get(reverse("funds:donor", args=[donor.pk]))

    assert page.context["years"] == [(2026, 500)]
    assert {each.change for each in page.context["entries"]} == {500, 70, -70}
    assert [each.name for each in page.context["names"]] == ["Bà Lan"]
    assert "Bà Ngọc Lan" in page.text
    [stands] = page.context["sponsorships"]
    assert (stands.learner.name, stands.yearly_amount) == ("Trần Thị Bé", 3_000_000)


def test_whom_a_donor_stands_by_is_one_person_and_once(client, unit, keeper):
    donor, known = make_donor(unit), Person.objects.create(
        name="Trần Thị Bé", birth_year=2014, association=unit
    )  # fmt: skip
    url = reverse("funds:stand_by", args=[donor.pk])
    typed = {"name": " Trần Thị  Bé", "birth_year": "2014", "yearly_amount": "500.000",
             "begins_on": "01/09/2026"}  # fmt: skip

    client.post(url, typed)
    again = client.post(url, typed)

    assert Sponsorship.objects.get().learner == known
    assert (again.status_code, "đang đỡ đầu người này rồi" in again.text) == (409, True)


def test_a_promise_comes_in_parts_that_add_up_and_may_be_given_up(client, unit, keeper, fund):
    donor = make_donor(unit)
    url = reverse("funds:add_pledge", args=[fund.pk])
    typed = {"donor": donor.pk, "amount": "10 triệu", "promised_on": "02/03/2026"}

    short = client.post(url, {**typed, "instalments": "30/06/2026 4.000.000"})
    unread = client.post(url, {**typed, "instalments": "30/06/2026 4.000.000\nmai nộp nốt"})
    done = client.post(url, {**typed, "instalments": "30/06/2026 4.000.000\n\n31/12/2026 6 triệu"})
    made = Pledge.objects.get()
    receive(fund, keeper, 1_000_000, donor=donor, pledge=made)
    given_up = client.post(done.url, {"on": f"{timezone.localdate():%d/%m/%Y}"})
    page = client.get(given_up.url)

    assert "cộng lại phải bằng số tiền hứa" in short.text
    assert "Dòng 2" in unread.text
    assert list(Instalment.objects.values_list("due_on", "amount")) == [
        (date(2026, 6, 30), 4_000_000), (date(2026, 12, 31), 6_000_000),
    ]  # fmt: skip
    assert (page.context["standing"].paid, page.context["standing"].left) == (1_000_000, 0)
    assert "Ghi thôi nhận tiếp" not in page.text


def test_a_programme_is_kept_with_its_sponsor_and_budget(client, unit, keeper, fund):
    donor = make_donor(unit)
    typed = {"name": "Tiếp bước", "sponsor": donor.pk, "budget": "", "begins_on": "01/03/2026"}

    client.post(reverse("funds:add_programme", args=[fund.pk]), typed)
    made = Programme.objects.get()
    done = client.post(
        reverse("funds:programme", args=[made.pk]), {**typed, "budget": "20 triệu"}
    )  # fmt: skip
    made.refresh_from_db()

    assert (made.fund, made.sponsor, made.budget) == (fund, donor, 20_000_000)
    assert "Tiếp bước" in client.get(done.url).text


def test_receipt_for_a_donor_is_opened_from_his_page(client, unit, keeper, fund, monkeypatch):
    """Of many donors the latest are offered, and the one whose page one comes from."""
    monkeypatch.setattr("funds.forms.MOST_SHOWN", 2)
    donors = [make_donor(unit, f"Nhà {number}") for number in range(4)]
    elsewhere = make_donor(make_association("Xã Khác", "commune"), "Nhà khác")
    url = reverse("funds:book", args=[fund.pk, "thu"])

    plain = client.get(url).context["form"]["donor"].field.widget.choices
    chosen = client.get(url, {"nha-tai-tro": donors[0].pk})
    strange = client.get(url, {"nha-tai-tro": elsewhere.pk})

    assert [name for _, name in plain] == ["không ghi", "Nhà 2", "Nhà 3"]
    assert f'<option value="{donors[0].pk}" selected>Nhà 0</option>' in chosen.text
    assert "Nhà khác" not in strange.text


@pytest.mark.parametrize("count", [1, 3])
def test_list_finds_by_name_and_asks_as_often_for_three_as_for_one(
    client, unit, keeper, fund, count, django_assert_num_queries
):
    for number in range(count):
        receive(fund, keeper, 100 + number, donor=make_donor(unit, f"Bà Ánh {number}"))
    make_donor(make_association("Xã Khác", "commune"), "Bà Ánh xa")
    url = reverse("funds:donors")
    client.get(url)

    with django_assert_num_queries(11):
        page = client.get(url, {"q": "anh"})

    assert [row["given"].total for row in page.context["rows"]] == [100 + n for n in range(count)]
    assert client.get(url, {"q": "binh"}).context["rows"] == []


def test_looking_at_a_donor_who_is_a_person_is_noted(client, unit, keeper):
    person = Person.objects.create(name="Bà Lan", association=unit)

    client.get(reverse("funds:donor", args=[make_donor(unit, person=person).pk]))

    assert PersonRead.objects.filter(person=person, reader=keeper).exists()
