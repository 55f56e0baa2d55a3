"""The pages of indicators in a real browser: the map by keyboard, three widths, two themes."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from django.urls import reverse

from figures.catalogue import indicators
from figures.citing import shorten
from figures.models import Target
from tests.browser.test_looks import RULES
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


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_indicators_fit_and_can_be_read_by_everyone(name, country, visit, complaints):
    """N5: WCAG 2.2 AA; usable on a phone."""
    refused, too_wide, violations = [], [], []

    for width, theme in ((320, "light"), (768, "light"), (1366, "light"), (360, "dark")):
        page = visit(width=width)
        page.emulate_media(color_scheme=theme)
        page.goto(PAGES[name].format(nation=country["nation"].pk, short=country["short"]))
        assert page.locator("h1").count() == 1
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append((width, theme))
        refused += [said for said in complaints if "404" not in said]
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        complaints.clear()  # axe copies style sheets into the page
        violations += [(width, theme, each["id"], each["nodes"][0]["html"]) for each in found]

    assert (refused, too_wide, violations) == ([], [], [])


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
