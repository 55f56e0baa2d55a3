"""The pages of news in a real browser: on three widths, in two themes, and the editor's desk."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser import looking
from tests.browser.looking import RULES
from tests.factories import make_officer
from tests.figures.rows import give, make_country, make_period
from tests.news.articles import add_photo, make_article, make_document, make_public, make_topic

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]
SHOTS = os.environ.get("SHOTS")  # a folder: the pages are kept there to be looked at
SHOWN = [(width, theme) for width in (360, 768, 1366) for theme in ("light", "dark")]
LONG = "Bắc Kạn năm 2020: gần 64 nghìn gia đình đạt danh hiệu Gia đình học tập"
BODY = (
    "<p>Trong năm có {link} hộ đạt danh hiệu Gia đình học tập, mọi thôn, bản đều có chi hội.</p>"
    "<h2>Những chỗ còn yếu</h2><p>Quỹ khuyến học các cấp vận động còn ít.</p><p>[ảnh 2]</p>"
    "<blockquote><p>Việc học của người lớn chưa được để ý đúng mức.</p></blockquote>"
    "<ul><li><p>Một việc</p></li><li><p>Hai việc</p></li></ul>"
    "<table><tbody><tr><th><p>Nơi</p></th><th><p>Số</p></th></tr><tr><td><p>Huyện Bạch Thông</p>"
    "</td><td><p>12</p></td></tr></tbody></table>"
)


@pytest.fixture
def article() -> Article:
    """One article with everything, others around it."""
    country = make_country()
    unit = country["second"]
    give(make_period("2020"), unit, {"family_recognised": 63_979})
    link = f'<a href="/ket-qua/2020/{unit.pk}/family_recognised/">63.979</a>'
    shown = make_public(
        LONG, body=BODY.format(link=link), association=unit, source="Cổng tỉnh Bắc Kạn, 20/01/2021",
        abstract="Mọi thôn, bản, tổ dân phố của tỉnh đều có chi hội; hội ở các xã mới sáp nhập đã "
        "được kiện toàn và làm việc bình thường.",
    )  # fmt: skip
    for number in (1, 2):
        add_photo(shown, alt=f"Tranh số {number}", caption="Tranh minh họa.")
    shown.documents.add(make_document("387/QĐ-TTg", signed_year=2022))
    shown.units.add(country["first"])
    make_topic("Mô hình học tập", "mo-hinh-hoc-tap")
    for number in range(1, 24):
        make_public(f"Tin thứ {number} của hội về học bổng", minutes_ago=100 + number)
    return shown


def list_pages(article: Article) -> dict[str, str]:
    document = article.documents.get()
    return {
        "front": reverse("home"),
        "articles": reverse("news:articles"),
        "article": article.get_absolute_url(),
        "print": reverse("news:article_print", args=[article.pk, article.slug]),
        "documents": f"{reverse('news:documents')}?ngay=9/13/2026",
        "document": document.get_absolute_url(),
        "search": "/tim-kiem/?q=hoc+bong",
        "search-nothing": "/tim-kiem/?q=khongcogi",
    }


def judge(page: Page, within: str | None = None) -> list[str]:
    faults = []
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append("too wide")
    found = Axe().run(page, within, options={"runOnly": RULES}).response["violations"]
    return faults + [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


def keep(page: Page, name: str) -> None:
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_pages_fit_obey_the_policy_and_can_be_read_by_everyone(visit, article, complaints):
    """N5: WCAG 2.2 AA on a phone, at 200 % and a desk;
    the crawl judges their templates in every theme and size."""
    page = visit()
    faults = {}

    for name, url in list_pages(article).items():
        page.goto(url)
        if found := looking.judge(page, in_every_dress=False):
            faults[name] = found
        for width, theme in SHOWN if SHOTS else ():
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=theme)
            page.reload()
            keep(page, f"{name}-{width}-{theme}")

    assert faults == {}
    assert complaints == []


def test_pages_can_be_read_and_walked_without_javascript(visit, article):
    page = visit(width=360, javascript=False)

    page.goto("/")
    page.click(f"text={LONG[:30]}")
    expect(page.locator("h1")).to_have_text(LONG)
    assert page.locator("[data-read-bar]").is_hidden()
    with page.expect_navigation():
        page.click("text=Bản in")
    assert page.locator(".nav").count() == 0
    page.goto("/tin/")
    page.click("text=Tin cũ hơn")
    expect(page.locator(".stories li")).to_have_count(4)
    page.goto("/tim-kiem/?q=gia+dinh+hoc+tap")
    page.click("main a:has-text('gần 64 nghìn')")
    expect(page.locator("a.ref")).to_have_text("63.979")


def test_editor_writes_under_the_policy(visit, article, complaints):
    """The editor mounts, its buttons have words and work by keyboard, and nothing is refused."""
    writer = make_officer("viet", article.association, ("edit_news",))
    draft = make_article("Bài đang viết", association=article.association, written_by=writer)
    page = visit(writer)
    missing: list[str] = []
    page.on("response", lambda each: missing.append(each.url) if each.status >= 400 else None)
    page.goto(reverse("admin:news_article_change", args=[draft.pk]))

    text = page.locator(".ProseMirror[contenteditable=true]")
    expect(text).to_be_visible()
    text.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Hội trao học bổng")
    page.keyboard.press("Control+A")
    bold = page.locator('.prose-menubar [aria-label="Đậm"]')
    bold.focus()
    page.keyboard.press("Enter")
    keep(page, "desk-editor")
    # Before axe looks, which fetches style sheets by itself; what did not load is in ``missing``.
    refused = [each for each in complaints if "Failed to load" not in each]
    gone = [url for url in missing if not url.endswith("/favicon.ico")]
    found = judge(page, ".prose-editor")
    page.click("input[name=_continue]")
    draft.refresh_from_db()

    assert draft.body == "<p><strong>Hội trao học bổng</strong></p>"
    assert refused == []
    assert gone == []
    assert found == []
