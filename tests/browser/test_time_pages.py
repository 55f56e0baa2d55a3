"""The public pages of time in a real browser: every dress, without JavaScript."""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts.models import ClusterDuty
from associations.models import Reorganisation
from associations.successions import derive_successions
from figures.models import Indicator
from tests.browser.looking import judge_all
from tests.figures.test_ways import MERGED, group_units, tell_story

DAY = "ngay=31/12/2025"
PAGES = {
    "as reported": ("figures:unit", ["2025", "Mới"], ""),
    "on a day": ("figures:unit", ["2024", "Mới"], f"?cach=dia-gioi&{DAY}"),
    "by groups": ("figures:unit", ["2024", "Mới"], f"?cach=nhom&{DAY}"),
    "a day that is none": ("figures:unit", ["2024", "Mới"], "?cach=nhom&ngay=31/02/2025"),
    "walk on a day": ("figures:walk", ["2024", "Mới", "members"], f"?cach=dia-gioi&{DAY}"),
    "walk by groups": ("figures:walk", ["2024", "Mới", "members"], f"?cach=nhom&{DAY}"),
    "not there yet": ("figures:unit", ["2024", "Mới"], ""),
    "unit": ("associations:unit", ["Mới"], ""),
    "ended unit": ("associations:unit", ["Cũ Một"], ""),
    "divided unit": ("associations:unit", ["Xã C"], "?ngay=01/01/2020"),
    "grouping": ("associations:group", ["cụm"], "?ngay=01/07/2025"),
    "reorganisations": ("associations:reorganisations", [], ""),
    "reorganisation": ("associations:reorganisation", ["quyết định"], ""),
    "units": ("associations:find", [], "?q=moi"),
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]


@pytest.fixture
def told() -> dict[str, int]:
    """Names → keys, of a country with a merger, a division and a grouping with its leaders."""
    with transaction.atomic():
        story = tell_story()
    group = group_units(story, "Cụm thi đua số 1", "Mới", ["Xã A", "Xã B", "Xã C1"])
    for duty, unit in (("head", "Xã A"), ("deputy", "Xã B"), ("host", "Xã C1")):
        ClusterDuty.objects.create(
            year=2025, duty=duty, group=group, association_id=story.ids[unit]
        )
    derive_successions()
    decision = Reorganisation.objects.filter(in_force_on=MERGED).earliest("pk")
    return story.ids | {"cụm": group.pk, "quyết định": decision.pk}


def find_address(told: dict[str, int], name: str) -> str:
    view, args, query = PAGES[name]
    return reverse(view, args=[told.get(each, each) for each in args]) + query


def test_pages_of_time_fit_and_can_be_read_by_everyone(told, visit):
    """N5: WCAG 2.2 AA in every dress; usable on a phone."""
    urls = {name: find_address(told, name) for name in PAGES}

    faults = judge_all(visit(), urls)

    assert faults == {}


def test_a_reader_chooses_way_and_day_without_javascript(told, visit):
    """N3: usable without JavaScript."""
    page = visit(javascript=False, width=360)
    page.goto(f"/ket-qua/2025/{told['Mới']}/")

    page.get_by_role("link", name="Nhóm so sánh được").click()
    page.fill("#ngay", "01/07/2025")
    page.get_by_role("button", name="Xem").click()
    groups = page.inner_text("h1")
    page.get_by_role("link", name="Theo địa giới").click()
    page.get_by_role("link", name="2024", exact=True).click()
    page.locator(".figure__value a, a .figure__value, .figures a").first.click()

    assert groups == "Mới và Xa, năm 2025"
    assert "Tính lại theo địa giới ngày 01/07/2025" in page.inner_text("main")


def test_a_table_of_words_fits_between_phone_and_desk(visit):
    """Where shares are unknown, "không so sánh được" stands in every column."""
    with transaction.atomic():
        story = tell_story()
        for code in ("family_recognised", "family_registered", "households"):
            indicator = Indicator.objects.get(code=code)
            story.say("2024", indicator, {"Xã A": 5, "Xã B": 6, "Xã C": 7})
    with connection.cursor() as cursor:
        cursor.execute("delete from associations_weight")
    page = visit(width=641)

    page.goto(find_address(story.ids, "on a day"))

    assert page.inner_text("table").count("không so sánh được") > 3
    widths = []
    for width in (641, 768, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert widths == [641, 768, 1024]
