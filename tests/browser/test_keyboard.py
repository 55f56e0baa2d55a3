"""Every journey by keyboard alone, with JavaScript and without: N3, N5, WCAG 2.1.1, 2.1.2, 2.4.7.

Nothing is clicked: Tab goes on, and wherever it stops, the focus is seen and stands in the window.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from figures.models import Value
from news.models import Comment, Poll, Readership
from news.portal import surroundings
from news.voices import walls
from tests.browser.test_journey import PASSWORD, give_passwords
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period
from tests.news.articles import make_public
from tests.returns.books import CLEAN, make_book

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
    pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"]),
]
MOST = 120  # stops on a page
TRIES, WAITED = 3, 8_000  # how often a key is pressed, milliseconds for what it brings about
LOOK = """() => {
  const each = document.activeElement
  if (!each || each === document.body) return null
  const style = getComputedStyle(each), box = each.getBoundingClientRect()
  const shape = each.querySelector('path')  // a place on a map is drawn round
  const label = each.labels && each.labels.length ? each.labels[0].innerText : ''
  const name = label || each.getAttribute('aria-label') || each.innerText || each.value
  return {
    name: `${name || ''} [${each.name || each.tagName.toLowerCase()}]`.replace(/\\s+/g, ' ').trim(),
    seen: each.matches(':focus-visible')
      && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        || shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 3),
    within: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  }
}"""


class Hands:
    """Somebody who has no mouse; ``faults`` are the stops that he could not see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[tuple[str, str]] = []

    def step(self) -> str:
        """One Tab on; the name of where it stops, "" behind the last stop."""
        self.page.keyboard.press("Tab")
        stop = self.page.evaluate(LOOK)
        if stop and not (stop["seen"] and stop["within"]):
            self.faults.append((self.page.url, stop["name"]))
        return stop["name"] if stop else ""

    def reach(self, words: str) -> None:
        """Go on to the next stop whose name has these words."""
        met = []
        for _ in range(MOST):
            met.append(self.step())
            if words in met[-1]:
                return
        raise AssertionError(f"{words!r} is not reached on {self.page.url}: {met}")

    def press(self, words: str, key: str = "Enter") -> None:
        """Reach something that leads to another page, and press it."""
        self.reach(words)
        self.await_after(self.page.expect_navigation, key)

    def await_after(self, expected: Callable, key: str = "Enter") -> Any:
        """What a key brings about; pressed again, as people do, where a slow machine lost it."""
        for _ in range(TRIES):
            with suppress(TimeoutError), expected(timeout=WAITED) as event:
                self.page.keyboard.press(key)
                return event
        raise AssertionError(f"{key} does nothing on {self.page.url}")

    def write(self, field: str, text: str) -> None:
        """Reach a field by its name and type."""
        self.reach(f"[{field}]")
        self.page.keyboard.type(text)

    def skip(self) -> None:
        """The first stop of a page leads past its head."""
        first = self.step()
        self.page.keyboard.press("Enter")
        after = self.page.evaluate(
            "location.hash + (document.querySelector('main').contains(document.activeElement)"
            " || document.activeElement === document.body)"
        )
        self.step()
        in_main = self.page.evaluate("!document.activeElement.closest('header')")
        assert (first, after, in_main) == (
            "Đến nội dung chính [a]", "#noi-dungtrue", True
        )  # fmt: skip

    def go_round(self) -> list[str]:
        """Every stop of the page from its beginning until the focus leaves it."""
        stops = []
        while (name := self.step()) and len(stops) < MOST:
            stops.append(name)
        return stops


@pytest.fixture
def portal(monkeypatch) -> dict:
    """Articles, a poll, figures of a country."""
    monkeypatch.setattr(walls, "SOONEST", 0)
    monkeypatch.setattr(surroundings, "shown", surroundings.Surroundings())
    country = make_country(2)
    year = make_period("2025", make_form())
    for name, number in (("commune0", 30), ("commune1", 12), ("far", 5)):
        give(year, country[name], {"members": number, "population": 90})
    keep_totals(year)
    make_public("Trao học bổng vùng cao", association=country["first"])
    make_public("Góp sách cho tủ sách thôn", association=country["first"], minutes_ago=9)
    poll = Poll.objects.create(
        question="Nhà bạn có tủ sách?", first_day=date(2020, 1, 1), last_day=date(2099, 1, 1)
    )
    for text in ("Có", "Chưa"):
        poll.answers.create(text=text)
    surroundings.renew()
    return country


def test_reader_reads_writes_votes_and_rates_by_keyboard(portal, visit, javascript):
    hands = Hands(page := visit(javascript=javascript))
    page.goto("/")
    stops = hands.go_round()
    page.goto("/")
    hands.skip()

    hands.press("Góp sách cho tủ sách thôn")
    hands.press("Viết ý kiến")
    hands.reach("[stars]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    hands.press("Gửi đánh giá")
    expect(page.locator("main")).to_contain_text("Trung bình 4,0 trên 5 sao")
    hands.write("text", "Xã tôi cũng làm như vậy.")
    hands.press("Gửi ý kiến")
    expect(page.locator("main")).to_contain_text("chưa ai khác thấy ý kiến ấy")
    page.goto("/")
    hands.press("Trả lời")
    hands.reach("[answer]")
    page.keyboard.press("Space")
    hands.press("Gửi lựa chọn")
    expect(page.locator("main")).to_contain_text("Đã ghi lựa chọn của bạn.")

    assert Comment.objects.get().text == "Xã tôi cũng làm như vậy."
    assert Readership.objects.get().stars == 4
    assert list(Poll.objects.get().answers.values_list("votes", flat=True)) == [1, 0]
    assert len(stops) < MOST, "a trap"
    assert "Trả lời [a]" in stops
    assert hands.faults == []


def test_reader_searches_walks_and_takes_home_by_keyboard(portal, visit, javascript):
    hands = Hands(page := visit(javascript=javascript))
    page.goto("/")
    hands.reach("[q]")
    page.keyboard.type("hoc bong")
    hands.await_after(page.expect_navigation)
    hands.reach("[summary]")
    page.keyboard.press("Enter")
    hands.reach("[size]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    hands.reach("[theme]")
    page.keyboard.press("ArrowDown")
    hands.press("Ghi nhớ cách xem")
    worn = page.evaluate("({...document.documentElement.dataset})")
    hands.skip()
    hands.reach("[loai]")
    page.keyboard.press("ArrowDown")
    hands.press("Tìm [button]")
    filtered = page.url
    page.goto("/ket-qua/")
    hands.skip()
    hands.press("47")
    walked = page.inner_text("h1")
    page.goto("/ket-qua/chi-tieu/")
    hands.skip()
    hands.press("Tổng số hội viên")
    hands.reach("Tải CSV")
    download = hands.await_after(page.expect_download)

    assert worn == {"size": "3", "theme": "light"}
    assert parse_qs(urlsplit(filtered).query)["loai"] != [""]
    assert walked == "Tổng số hội viên"
    assert download.value.suggested_filename.endswith(".csv")
    assert hands.faults == []


def test_officer_signs_in_sends_explains_and_submits_by_keyboard(
    reopened, visit, javascript, tmp_path
):
    give_passwords(reopened)
    rows = [list(row) for row in CLEAN]
    rows[0][6] = 5000  # more members than usual
    file = tmp_path / "bao-cao.xlsx"
    file.write_bytes(make_book(rows))
    hands = Hands(page := visit(javascript=javascript))
    page.goto("/dang-nhap/")

    expect(page.locator("[name=username]")).to_be_focused()  # given after the page is drawn
    page.keyboard.type("phubinh")
    hands.write("password", PASSWORD)
    hands.press("Đăng nhập")
    hands.skip()
    hands.press("Biểu 01. Tổ chức hội")
    hands.skip()
    hands.reach("[file]")
    chooser = hands.await_after(page.expect_file_chooser)
    chooser.value.set_files(file)
    hands.press("Kiểm tra tệp này")
    expect(page.locator("h1")).to_contain_text("đọc xong")
    hands.skip()
    for _ in page.locator("main textarea").all():
        hands.reach("Vì sao")
        page.keyboard.type("Xã có trường nghề tuyển nhiều hội viên")
    hands.press("Nộp báo cáo")

    expect(page.locator("h1")).to_have_text("Đã nộp Biểu 01. Tổ chức hội")
    assert Value.objects.filter(indicator__code="members", number=5000).exists()
    assert hands.faults == []
