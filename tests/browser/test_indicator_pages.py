"""The pages of indicators in a real browser: the map by keyboard, every dress."""

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from figures.catalogue import indicators
from figures.citing import shorten
from figures.models import Target
from tests.browser.looking import judge_all
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

PAGES = {
    "indicator of the nation": "/ket-qua/chi-tieu/members/?ky=2024",
    "indicator on a day": "/ket-qua/chi-tieu/members/?ky=2024&cach=dia-gioi&ngay=31/12/2024",
    "indicators": "/ket-qua/chi-tieu/",
    "nation": "/ket-qua/2025/{nation}/",
    "open data": "/du-lieu/",
    "short address": "/k/{short}/trich-dan/",
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]


@pytest.fixture
def country() -> dict:
    """Two provinces with figures of two years, one of them invented; a target, a short address."""
    with transaction.atomic():
        country = make_country(3)
        version = make_form()
        for code, illustrative in (("2024", True), ("2025", False)):
            year = make_period(code, version)
            for place, name in enumerate(("commune0", "commune1", "far"), start=1):
                given = {"members": 1000 * place, "population": 9000}
                give(year, country[name], given, illustrative=illustrative)
            keep_totals(year)
        aim = indicators().by_code["members"]
        Target.objects.create(
            association=country["nation"], indicator=aim, on=date(2025, 12, 31), number=7000,
            source="Kế hoạch 1/KH", source_url="https://vbpl.vn/1",
        )  # fmt: skip
        found = shorten(f"/ket-qua/2025/{country['nation'].pk}/")
    return country | {"short": found.code}


def test_pages_of_indicators_fit_and_can_be_read_by_everyone(country, visit):
    """N5: WCAG 2.2 AA in every dress; usable on a phone."""
    keys = {"nation": country["nation"].pk, "short": country["short"]}
    urls = {name: url.format(**keys) for name, url in PAGES.items()}

    faults = judge_all(visit(), urls)

    assert faults == {}


def test_map_is_read_by_keyboard_without_javascript(country, visit):
    """N3, N5: every province of the map can be reached and opened by keyboard."""
    page = visit(javascript=False)
    page.goto(reverse("figures:indicator", args=["members"]) + "?ky=2024")

    page.get_by_role("link", name="Nhóm so sánh được").focus()
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        label = page.evaluate("document.activeElement.getAttribute('aria-label')")
        reached.append(label)
        if label and "Thái Nguyên" in label:
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**don-vi=*")

    assert reached[-2:] == ["Tỉnh Bắc Kạn: 3.000\u00a0người", "Tỉnh Thái Nguyên: 3.000\u00a0người"]
    assert "Xã Số 1" in page.inner_text("main")


def test_reader_takes_a_short_address_without_javascript(country, visit):
    """N3: usable without JavaScript."""
    page = visit(javascript=False, width=360)
    page.goto(f"/ket-qua/chi-tieu/members/?ky=2025&don-vi={country['first'].pk}")

    page.get_by_role("button", name="Lấy địa chỉ ngắn").click()
    short = page.input_value("#dia-chi")
    page.goto(short)

    assert "/k/" in short
    assert page.url.endswith(f"/ket-qua/chi-tieu/members/?ky=2025&don-vi={country['first'].pk}")
