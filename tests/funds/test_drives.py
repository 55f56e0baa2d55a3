"""Drives: told by their unit, shown beside the fund, offered to the return; opening a fund."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from figures.models import Indicator
from figures.rolls import make_period
from figures.submitting import NewSubmission, NewValue, load_approved
from funds.drives import DRIVE_FIGURES, count_drives
from funds.ledger import close_period
from funds.models import Drive, DriveKind, Fund
from tests.factories import make_association, make_indicator, make_officer
from tests.funds.books import hold, make_fund, receive
from tests.reorganised import Before, carry_out, decide, find_founded, make_before, merge

pytestmark = pytest.mark.django_db
COMMUNES = ("Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên")
TOLD = {"kind": "pigs", "year": "2025", "pigs": "120", "saved": "24.000.000",
        "kept": "22,5 triệu", "given": "1.500.000"}  # fmt: skip


@pytest.fixture
def commune():
    return make_association("Xã Hoa Mai", "commune")


@pytest.fixture
def keeper(commune):
    return make_officer("thuquy", commune)


@pytest.fixture
def client(keeper):
    client = Client()
    client.force_login(keeper)
    return client


def save(unit, year: int = 2026, pigs: int = 10, saved: int = 1_000) -> Drive:
    return Drive.objects.create(
        association=unit, kind=DriveKind.PIGS, year=year, pigs=pigs, saved=saved, kept=saved
    )


def test_a_commune_opens_its_fund_with_what_it_holds(client, commune):
    typed = {"association": commune.pk, "name": "Quỹ khuyến học xã Hoa Mai", "legal_form": "own",
             "opened_on": "01/01/2026", "opening_cash": "2.500.000"}  # fmt: skip

    answer = client.post(reverse("funds:open"), typed)

    fund = Fund.objects.get()
    assert answer.url == reverse("funds:fund", args=[fund.pk])
    assert (fund.association, fund.opened_on, hold(fund)) == (
        commune, date(2026, 1, 1), 2_500_000,
    )  # fmt: skip


def test_a_fund_of_another_unit_is_not_opened(client):
    other = make_association("Xã Khác", "commune")
    typed = {"association": other.pk, "name": "Quỹ", "legal_form": "own", "opened_on": "01/01/2026"}

    answer = client.post(reverse("funds:open"), typed)

    assert answer.status_code == 422
    assert not Fund.objects.exists()


def test_a_licence_is_asked_of_a_licensed_fund(client, commune):
    typed = {"association": commune.pk, "name": "Quỹ", "legal_form": "licensed",
             "opened_on": "01/01/2026"}  # fmt: skip

    answer = client.post(reverse("funds:open"), typed)

    assert "Quỹ được cấp phép phải ghi số giấy phép" in answer.text
    assert not Fund.objects.exists()


def test_a_drive_is_told_put_right_and_must_add_up(client, commune):
    client.post(reverse("funds:drives"), {**TOLD, "association": commune.pk})
    told = Drive.objects.get()
    wrong = {**TOLD, "association": commune.pk, "given": "2.000.000"}

    refused = client.post(reverse("funds:drive", args=[told.pk]), wrong)
    again = client.get(reverse("funds:drive", args=[told.pk]))
    client.post(reverse("funds:drive", args=[told.pk]), {**wrong, "kept": "22.000.000"})

    assert (told.pigs, told.saved, told.kept, told.given) == (
        120, 24_000_000, 22_500_000, 1_500_000,
    )  # fmt: skip
    assert "phải cộng lại bằng tổng" in refused.text
    assert 'value="24.000.000"' in again.text
    told.refresh_from_db()
    assert (told.kept, told.given) == (22_000_000, 2_000_000)


def test_the_public_page_tells_drives_and_the_sum_per_head_beside_the_fund(client, commune, keeper):
    """The seed's way: 190,9 billion of 10.57 million people are 18.091 đồng per head."""
    fund = make_fund(commune, keeper, 0, on=date(2025, 1, 1))
    receive(fund, keeper, 190_910_000, on=date(2025, 3, 2))
    close_period(fund, last_day=date(2025, 12, 31), by=keeper)
    save(commune, year=2025, saved=7_654_321)
    save(commune, year=2024, saved=1_111_111)
    address = reverse("fund_pages:statement", args=[fund.pk, 2025])

    unknown = Client().get(address).text
    population = make_indicator("population")
    said = NewValue(population.pk, Decimal(10_553))
    load_approved(
        [
            NewSubmission(
                period=make_period("2025"),
                association=commune,
                source="kiểm thử",
                source_url="",
                values=[said],
            )
        ]
    )
    shown = Client().get(address).text

    assert "bình quân đầu người" not in unknown
    assert "7.654.321" in unknown
    assert "1.111.111" not in unknown
    assert "18.091" in shown
    assert "dân số 10.553 người" in shown


@pytest.fixture
def place() -> Before:
    for code in sorted(DRIVE_FIGURES):
        make_indicator(code)
    return make_before()


def count(place: Before, name: str, period: str = "2026") -> dict[str, int]:
    names = dict(Indicator.objects.values_list("pk", "code"))
    found = count_drives([place.units[name].pk], place.periods[period])
    return {names[key]: number for (_, key), number in found.items()}


def test_q2_a_return_is_offered_what_every_commune_told(place):
    for number, name in enumerate(COMMUNES[:3], start=1):
        save(place.units[name], pigs=number, saved=number * 100)

    assert count(place, "Úc Kỳ") == {"piggy_banks": 2, "piggy_bank_amount": 200}
    assert count(place, "Thái Nguyên") == {}
    save(place.units["La Hiên"], pigs=4, saved=400)
    assert count(place, "Thái Nguyên") == {"piggy_banks": 10, "piggy_bank_amount": 1_000}
    save(place.units["Thái Nguyên"], pigs=99, saved=9_900)
    assert count(place, "Thái Nguyên") == {"piggy_banks": 99, "piggy_bank_amount": 9_900}


def test_q2_drives_of_merged_communes_count_for_the_new_one(place):
    for name in COMMUNES:
        save(place.units[name], pigs=1, saved=100)

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    place.units["Phú Sơn"] = find_founded("Phú Sơn")

    assert count(place, "Phú Sơn") == {"piggy_banks": 2, "piggy_bank_amount": 200}
    assert count(place, "Thái Nguyên") == {"piggy_banks": 4, "piggy_bank_amount": 400}
