"""Short addresses of views of figures, and the line by which they are cited."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from figures import citing
from figures.models import ShortAddress
from khuyenhoc.lib.dates import format_date
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> dict:
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 30})
    keep_totals(year)
    return country


def make(client, address: str, **headers):
    return client.post(reverse("citing:make"), {"dia-chi": address}, headers=headers)


def follow(client, response) -> str:
    """Where the short address leads that an answer shows."""
    page = client.get(response.url)
    short = page.context["short"].removeprefix("http://testserver")
    return client.get(short).url


def test_short_address_leads_to_the_view_with_its_choices(client, country):
    address = f"/ket-qua/2025/{country['first'].pk}/?muc=2&cach=dia-gioi&ngay=31%2F12%2F2025"

    response = make(client, address)

    assert response.status_code == 303
    assert follow(client, response) == address
    assert len(ShortAddress.objects.get().code) == 8


def test_one_view_has_one_short_address_whatever_else_is_in_its_address(client, country):
    path = f"/ket-qua/2025/{country['first'].pk}/"

    first = make(client, f"{path}?muc=2&cach=nhom")
    again = make(client, f"{path}?la=1&cach=nhom&muc=2&doc=tam-tinh#cuoi")

    assert first.url == again.url
    assert ShortAddress.objects.count() == 1
    assert ShortAddress.objects.get().code == citing.make_code(f"{path}?muc=2&cach=nhom")


@pytest.mark.parametrize(
    "address",
    [
        "", "/", "//noi-khac.vn/ket-qua/2025/1/", "https://noi-khac.vn/", "javascript:alert(1)",
        "/quan-tri/", "/ket-qua/2025/999999/", "/ket-qua/1900/{unit}/", "/dang-nhap/",
        "/ket-qua/chi-tieu/khong-co/", "/ket-qua/chi-tieu/members/?don-vi=²", "http://[", "\\\\a",
    ],
)  # fmt: skip
def test_only_pages_of_figures_that_are_there_are_shortened(client, country, address):
    response = make(client, address.format(unit=country["first"].pk))

    assert response.status_code in (400, 404)
    assert ShortAddress.objects.count() == 0


def test_nothing_is_made_without_the_button(client, country):
    page = client.get(reverse("figures:unit", args=["2025", country["first"].pk]))
    asked = client.get(reverse("citing:make"))

    assert page.status_code == 200
    assert asked.status_code == 405
    assert ShortAddress.objects.count() == 0


def test_what_another_site_sends_is_refused(country):
    strict = Client(enforce_csrf_checks=True)
    address = f"/ket-qua/2025/{country['first'].pk}/"

    from_elsewhere = make(strict, address, **{"sec-fetch-site": "cross-site"})
    by_origin = make(strict, address, origin="https://noi-khac.vn")
    own = make(strict, address, **{"sec-fetch-site": "same-origin"})

    assert (from_elsewhere.status_code, by_origin.status_code, own.status_code) == (403, 403, 303)


def test_only_so_many_are_made_in_an_hour(client, country, monkeypatch):
    monkeypatch.setattr(citing, "MOST_AN_HOUR", 2)
    path = f"/ket-qua/2025/{country['first'].pk}/"
    made = [make(client, f"{path}?muc={n}").status_code for n in range(1, 4)]
    known = make(client, f"{path}?muc=1").status_code
    ShortAddress.objects.update(made_at=timezone.now() - timedelta(hours=2))

    later = make(client, f"{path}?muc=3").status_code

    assert (made, known, later) == ([303, 303, 429], 303, 303)


def test_addresses_that_share_a_code_get_two(client, country, monkeypatch):
    short = citing.make_code
    monkeypatch.setattr(citing, "make_code", lambda a, n: "trung" if n == 5 else short(a, n))
    path = f"/ket-qua/2025/{country['first'].pk}/"

    found = [follow(client, make(client, f"{path}?muc={n}")) for n in (1, 2)]

    assert found == [f"{path}?muc=1", f"{path}?muc=2"]


def test_page_names_its_source_with_the_day_of_reading(client, country):
    unit = country["first"].pk
    today = format_date(timezone.localdate())

    page = client.get(f"/ket-qua/2025/{unit}/?muc=2&la=1").content.decode()
    indicator = client.get(f"/ket-qua/chi-tieu/members/?ky=2025&don-vi={unit}")

    assert f"http://testserver/ket-qua/2025/{unit}/?muc=2, đọc ngày {today}." in page
    assert 'name="dia-chi"' in page
    assert indicator.context["citation"]["text"].endswith(f"đọc ngày {today}.")
    assert "csrfmiddlewaretoken" not in page


@pytest.mark.parametrize("query", ["", "?cach=dia-gioi&ngay=31%2F12%2F2025"])
def test_walk_of_a_number_can_be_cited_too_f5(client, country, query):
    address = f"/ket-qua/2025/{country['first'].pk}/members/{query}"

    page = client.get(address)
    response = make(client, page.context["citation"]["address"])

    assert page.context["citation"]["address"] == address
    assert "Tổng số hội viên, Tỉnh Thái Nguyên, năm 2025" in page.context["citation"]["text"]
    assert ": 30\u00a0người”, http" in page.context["citation"]["text"]
    assert "Lấy địa chỉ ngắn" in page.text
    assert follow(client, response) == address


def test_code_that_is_not_there_answers_404(client):
    assert client.get("/k/khongco").status_code == 404
    assert client.get("/k/khongco/trich-dan/").status_code == 404
