"""Every page and component, drawn with the contexts that their first comments ask for."""

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from tests import page_samples

pytestmark = pytest.mark.urls("tests.template_urls")

TEMPLATES = Path(settings.BASE_DIR, "templates")
STYLES = Path(settings.BASE_DIR, "static", "css")
PAGES = {**page_samples.OFFICER_PAGES, **page_samples.PUBLIC_PAGES}
EVERY_PAGE = [*PAGES, *page_samples.PLAIN_PAGES]
TAGS_WITHOUT_END = {"meta", "link", "input", "br", "img", "hr", "source", "path", "rect", "line",
                    "circle"}  # fmt: skip


class Outline(HTMLParser):
    """What the tests look at in a page: its tags, their attributes, the words of its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in TAGS_WITHOUT_END:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def list_values(self, name: str) -> list[str]:
        """The values of one attribute, in the order of the page."""
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def draw(name: str, **more: object) -> str:
    """The markup of a sample page; ``more`` replaces entries of its context."""
    if name in page_samples.PLAIN_PAGES:
        return get_template(name).render()
    template, sample = PAGES[name]
    around = page_samples.list_officer_surroundings() if name in page_samples.OFFICER_PAGES else {}
    return render_to_string(template, {**around, **sample(), **more}, make_request())


def make_request(**cookies: str):
    """A request of somebody who is not signed in."""
    request = RequestFactory().get("/to-chuc/tim/?q=boc+bo&trang=2")
    request.COOKIES = cookies
    request.user = AnonymousUser()
    return request


def draw_component(component: str, **context: object) -> str:
    """The markup of one component."""
    return render_to_string(f"components/{component}.html", context, make_request())


def squeeze(markup: str) -> str:
    """The words of a piece of markup, each blank one blank."""
    return " ".join(Outline(markup).text.split())


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_page_is_whole(name):
    page = Outline(draw(name))

    assert (page.open, page.crossed) == ([], [])
    assert [tag for tag, _ in page.tags].count("h1") == 1
    assert [attrs.get("lang") for tag, attrs in page.tags if tag == "html"] == ["vi"]
    assert "{%" not in page.text
    assert "{{" not in page.text
    assert "None" not in page.text


def test_keys_of_rows_are_written_without_thousands():
    """Numbers of people read 1.234; a key that a page sends back must read 1234."""
    bare = {
        (str(path.relative_to(TEMPLATES)), found)
        for path in TEMPLATES.rglob("*.html")
        for found in re.findall(r"\{\{ *[\w.]*\bpk *\}\}", path.read_text())
    }

    assert bare == set()


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_page_obeys_the_content_policy(name):
    page = Outline(draw(name))

    assert [attrs for _, attrs in page.tags if "style" in attrs] == []
    assert [tag for tag, _ in page.tags if tag == "style"] == []
    assert [attrs for tag, attrs in page.tags if tag == "script" and "src" not in attrs] == []
    assert [key for _, attrs in page.tags for key in attrs if key.startswith("on")] == []
    assert [url for url in page.list_values("src") if not url.startswith("/static/")] == []


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_page_joins_labels_errors_and_links_to_what_is_there(name):
    page = Outline(draw(name))
    ids = page.list_values("id")
    wanted = set(page.list_values("for")) | set(page.list_values("form"))
    for key in ("aria-describedby", "aria-labelledby", "data-copy"):
        wanted.update(each for value in page.list_values(key) for each in value.split())
    wanted.update(url[1:] for url in page.list_values("href") if re.match("#[^x]", url))

    assert sorted(ids) == sorted(set(ids))
    if name != "styleguide":  # its links lead nowhere by design
        assert wanted - set(ids) == set()


@pytest.mark.parametrize("name", [name for name in EVERY_PAGE if name != "styleguide"])
def test_page_has_one_main_action_at_most(name):
    page = Outline(draw(name))

    main = [each for each in page.list_values("class") if each.split() == ["btn"]]

    assert len(main) <= 1


@pytest.mark.parametrize("name", list(page_samples.OFFICER_PAGES))
def test_officers_pages_stay_out_of_search_engines(name):
    page = Outline(draw(name))

    assert [attrs["content"] for _, attrs in page.tags if attrs.get("name") == "robots"] == [
        "noindex"
    ]


def test_page_with_invented_figures_stays_out_of_search_engines():
    """F4: what is illustrative says so and is not indexed."""
    page = Outline(draw("results"))

    assert "noindex" in page.list_values("content")
    assert page.text.count("Số liệu minh họa") > 1


@pytest.mark.parametrize("name", ["reading", "reading-refused", "grid", "review", "styleguide"])
def test_page_with_errors_says_so_first(name):
    page = Outline(draw(name))
    titles = re.findall("<title>(.*?)</title>", draw(name))

    assert name == "styleguide" or titles[0].startswith("Lỗi:")
    assert name == "review" or len(page.list_values("data-focus")) == 1


def test_refused_file_shows_only_the_sentence_and_the_way_to_send_again():
    markup = draw("reading-refused")

    assert "Tệp có mật khẩu nên không mở được." in markup
    assert 'name="file"' in markup
    assert "bao-cao" not in markup


def test_file_with_errors_cannot_be_submitted():
    assert 'value="submit"' not in draw("reading")
    assert 'value="submit"' in draw("reading-clean")


def test_approver_without_the_right_reads_why_and_has_no_buttons():
    why = "Người nhập báo cáo không duyệt báo cáo của mình."

    markup = draw("review", approve_url=None, send_back_url=None, may_not=why)

    assert why in markup
    assert "<textarea" not in markup
    assert "Duyệt báo cáo</button>" not in markup


def test_public_walk_ends_at_the_cell_and_tells_no_file_and_no_person():
    """F1: unit, form, period, day approved, sheet number, cell, what was typed, sum of the file."""
    markup = draw("walk", fragment_url="", file_name="bao_cao.xlsx", who="Triệu Thị Nguyệt Ánh")
    words = squeeze(markup)

    assert "Trang thứ 1, ô H14" in words
    assert "Gõ trong ô2.964" in words
    assert "9f2c" * 16 in words
    assert "20/01/2026" in words
    assert "bao_cao.xlsx" not in words
    assert "Triệu Thị Nguyệt Ánh" not in words


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ({"value": 0}, "0"),
        ({"value": None}, "chưa báo cáo"),
        ({"value": None, "kind": "blank"}, "để trống"),
        ({"value": None, "kind": "not_applicable"}, "không áp dụng"),
        ({"value": 63979}, "63.979"),
        ({"value": 319, "precision": "hơn", "unit": "triệu đồng"}, "hơn 319 triệu đồng"),
        ({"value": 12408, "state": "provisional"}, "12.408 tạm tính"),
        ({"value": 3190, "state": "estimated", "illustrative": True}, "3.190 ước tính minh họa"),
    ],
)
def test_empty_zero_and_not_applicable_stay_apart(context, words):
    """R7: empty, zero, not applicable and not reported are four things."""
    assert squeeze(draw_component("value", **context)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [(12, "tăng+12 %"), (-3, "giảm−3 %"), (0, "không đổi"), (None, "không so sánh được")],
)
def test_change_is_said_by_sign_and_word(amount, words):
    assert squeeze(draw_component("delta", amount=amount, unit="%")) == words


@pytest.mark.parametrize(
    ("state", "word", "shown"),
    [
        ("approved", "", "Đã duyệt"),
        ("in_error", "Có 4 lỗi", "Có 4 lỗi"),
        ("not_sent", "", "Chưa nộp"),
        ("sent_back", "", "Trả lại"),
        ("unheard_of", "", "Chưa nộp"),
    ],
)
def test_state_has_a_sign_and_a_word(state, word, shown):
    markup = draw_component("status", state=state, word=word)

    assert squeeze(markup) == shown
    assert re.search(r'<svg class="icon"[^>]*><path d="', markup)


def test_every_sign_of_the_set_is_drawn():
    names = re.findall(r'name == "(\w+)"', Path(TEMPLATES, "components/icon.html").read_text())

    drawn = {name: draw_component("icon", name=name) for name in names}

    assert len(set(drawn.values())) == len(names) == 21
    assert draw_component("icon", name="unheard_of").count("<path") == 0


def test_pager_keeps_the_rest_of_the_address():
    links = Outline(draw("find")).list_values("href")

    assert {link for link in links if link.startswith("?")} == {
        "?q=boc+bo&trang=1",
        "?q=boc+bo&trang=3",
        "?q=boc+bo&trang=4",
    }


def test_what_was_typed_is_escaped():
    markup = draw("find-nothing")

    assert "<b>không có</b>" not in markup
    assert "&lt;b&gt;không có&lt;/b&gt;" in markup


def test_numbers_of_more_than_three_digits_do_not_break_ids_and_excel_rows():
    fragment = {
        "label": "Vùng quanh ô B1204",
        "columns": [{"letter": "B"}],
        "rows": [{"number": 1204, "cells": [{"text": "x"}]}],
    }

    assert '<th scope="row">1204</th>' in draw_component("excel_fragment", fragment=fragment)


class OneField(forms.Form):
    """A field of each of the three ways in which Django draws one."""

    name = forms.CharField(label="Họ và tên", help_text="Như trong quyết định.")
    kind = forms.ChoiceField(label="Loại", choices=[("1", "Thôn")], widget=forms.RadioSelect)
    agrees = forms.BooleanField(label="Đồng ý")


@pytest.mark.parametrize("name", ["name", "kind", "agrees"])
def test_field_tells_its_error_to_those_who_cannot_see_it(name):
    field = Outline(OneField({})[name].as_field_group())
    described = {each for value in field.list_values("aria-describedby") for each in value.split()}

    assert f"id_{name}_error" in described
    assert described - set(field.list_values("id")) == set()
    assert "field field--error" in field.list_values("class")


def test_refusal_tells_its_reason():
    assert "Đơn vị này không thuộc phạm vi của bạn." in draw("403")


def test_readers_choice_is_written_by_the_server():
    markup = render_to_string("404.html", {}, make_request(kh_theme="dark", kh_size="3"))

    assert '<html lang="vi" data-theme="dark" data-size="3">' in markup
    assert re.search(r'name="theme" value="dark" checked', markup)


@pytest.mark.parametrize("name", [name for name in PAGES if name in page_samples.OFFICER_PAGES])
def test_every_form_that_changes_something_carries_its_token(name):
    """Only the reader's own settings go without one (khuyenhoc.presentation.set_reading)."""
    forms_found = re.findall(r'<form[^>]*method="post"[^>]*>.*?</form>', draw(name), re.DOTALL)

    without = [each for each in forms_found if "csrfmiddlewaretoken" not in each]

    assert [re.search(r'action="([^"]*)"', each)[1] for each in without] == ["/tuy-chon/"]


def test_pages_read_only_styles_that_exist_and_every_style_is_read():
    read = set()
    for path in TEMPLATES.rglob("*.html"):
        read.update(re.findall(r"'css/([\w-]+\.css)'", path.read_text()))
        for names in re.findall(r"{% styles ([^%]+)%}", path.read_text()):
            read.update(f"{name}.css" for name in re.findall(r'"([\w-]+)"', names))
    for path in Path(settings.BASE_DIR).glob("*/admin.py"):  # a list of the desk may have its own
        read.update(re.findall(r'"css/([\w-]+\.css)"', path.read_text()))

    assert read - {path.name for path in STYLES.iterdir()} == set()
    assert {path.name for path in STYLES.iterdir()} - read == set()


def test_components_are_included_with_only_what_they_ask_for():
    loose = []
    for path in TEMPLATES.rglob("*.html"):
        for tag in re.findall(r"{% include .*?%}", path.read_text()):
            if not tag.endswith(" only %}"):
                loose.append((path.name, tag))

    assert loose == []


def test_components_say_what_they_read():
    silent = [
        path.name
        for path in Path(TEMPLATES, "components").iterdir()
        if not re.match(r"({% load \w+ %})?({#|{% comment %})", path.read_text())
    ]

    assert silent == []


def test_colours_are_named_in_one_file_only():
    named = {
        path.name
        for path in STYLES.iterdir()
        if re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*{)|rgba?\(|hsla?\(", _strip(path.read_text()))
    }

    assert named <= {"tokens.css", "base.css"}  # base.css: black and white for print


def _strip(styles: str) -> str:
    return re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)


def test_words_are_composed():
    for path in [*TEMPLATES.rglob("*.html"), *STYLES.iterdir()]:
        text = path.read_text()

        assert unicodedata.is_normalized("NFC", text), path
