"""The pages on which readers hear, write and find their way, in a real browser."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from news import counting
from news.models import Article, Comment, Imprint, Notice, Poll, WebLink
from news.voices import walls
from news.voices.opinions import decide
from tests.browser.looking import judge
from tests.news.articles import make_public, make_publisher, make_topic, make_unit
from tests.news.test_broadcasts import make_recording

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]
STANDING = (
    "broadcasts", "links", "feedback", "take_down", "portal_map", "accessibility", "privacy",
    "polls",
)  # fmt: skip
TEXT = "Xã tôi cũng làm như vậy và được nhiều nhà theo."


@pytest.fixture
def article() -> Article:
    """An article with comments and a recording, the portal around it."""
    article = make_public("Bắc Kạn: gần 64 nghìn gia đình đạt danh hiệu Gia đình học tập")
    make_recording(article=article, transcript="", abstract="Bản ghi của đài truyền thanh.")
    make_recording("Buổi phát thanh thứ hai", aired_on=date(2026, 2, 5))
    make_topic("Mô hình học tập", "mo-hinh-hoc-tap")
    for text in (TEXT, "Một câu rất dài " + "a" * 300):
        comment = Comment.objects.create(article=article, name="Bạn đọc ở Tân Lập", text=text)
        decide(comment, "approved", make_publisher())
    WebLink.objects.create(
        group="Trung ương", title="Hội", url="https://hoi.vn/" + "duong-dan-rat-dai/" * 8
    )
    Imprint.objects.create(body="Tỉnh", responsible="Chủ tịch Hội", email="hoi@vidu.vn")
    Notice.objects.create(
        text="Tháng khuyến học, khuyến tài", target="/tin/", first_day=timezone.localdate()
    )
    poll = Poll.objects.create(
        question="Nhà bạn có tủ sách không?", first_day=date(2020, 1, 1), last_day=date(2099, 1, 1)
    )
    for text, votes in (("Có", 7), ("Chưa có nhưng sắp đóng một cái", 2), ("Không", 0)):
        poll.answers.create(text=text, votes=votes)
    return article


def list_pages(article: Article) -> dict[str, str]:
    pages = {name: reverse(f"news:{name}") for name in STANDING}
    return pages | {
        "article": article.get_absolute_url(),
        "opinions": f"{reverse('news:opinions', args=[article.pk, article.slug])}?da-gui=1",
        "poll": Poll.objects.get().get_absolute_url(),
        "recording": article.recording.get_absolute_url(),
    }


def test_pages_fit_obey_the_policy_and_can_be_read_by_everyone(
    visit, article, complaints, monkeypatch
):
    """N3, N5: WCAG 2.2 AA on a small phone, at 200 % and a desk;
    the crawl judges their templates in every theme and size."""
    monkeypatch.setattr(counting, "_ROBOT", re.compile("nobody"))  # the browser is one
    page = visit()
    faults = {}

    for name, url in list_pages(article).items():
        page.goto(url)
        if found := judge(page, in_every_dress=False):
            faults[name] = found

    assert faults == {}
    assert complaints == []


def test_reader_writes_and_rates_without_javascript(visit, article, monkeypatch):
    monkeypatch.setattr(walls, "SOONEST", 0)
    page = visit(width=360, javascript=False)
    page.goto(article.get_absolute_url())

    page.click("text=Viết ý kiến, đánh giá bài này")
    page.click("text=Gửi ý kiến")
    refused = page.locator(".summary").inner_text()
    page.fill("textarea[name=text]", "Rất hay.")
    page.click("text=Gửi ý kiến")

    assert "Hãy viết ý kiến của bạn." in refused
    expect(page.locator(".notice")).to_contain_text("chưa ai khác thấy ý kiến ấy")
    assert Comment.objects.filter(state="waiting").get().text == "Rất hay."
    page.check("input[name=stars][value='4']")
    page.click("text=Gửi đánh giá")
    expect(page.locator("main")).to_contain_text("Trung bình 4,0 trên 5 sao, 1 lượt")
    assert make_unit().title in page.locator("main").inner_text()
