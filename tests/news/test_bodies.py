"""What the text of an article may hold: a hundred vectors come out inert (ASVS 1.3.1, F of E4)."""

from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from news.bodies import MOST, TooLong, clean_body, make_cleaner, read_text
from news.models import Article
from tests.news.articles import make_article
from tests.news.vectors import VECTORS

TAGS = {
    "p", "strong", "em", "h2", "h3", "ul", "ol", "li", "blockquote", "hr", "br", "a", "table",
    "tbody", "thead", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}, "th": {"rowspan", "colspan"},
              "td": {"rowspan", "colspan"}}  # fmt: skip
SCHEMES = ("http://", "https://", "mailto:", "tel:")


class Judge(HTMLParser):
    """What a browser would find in a body beside what is allowed."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.faults.append(f"{tag} {name}")
            is_relative = ":" not in (value or "").partition("/")[0]
            if name == "href" and not (value or "").startswith(SCHEMES) and not is_relative:
                self.faults.append(f"{tag} href={value}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")


def test_there_are_a_hundred_vectors():
    assert len(set(VECTORS)) >= 100


@pytest.mark.parametrize("vector", VECTORS)
def test_vector_leaves_nothing_but_what_the_editor_makes(vector):
    cleaned = clean_body(f"<p>Trước</p>{vector}<p>Sau</p>")

    assert Judge(cleaned).faults == []
    assert clean_body(cleaned) == cleaned


@given(st.text(alphabet="<>/\"'= abchrefonscriptsvgjp:&;#x0-\n\t", max_size=80))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_clean_after_once(text):
    cleaned = clean_body(text)

    assert Judge(cleaned).faults == []
    assert clean_body(cleaned) == cleaned


def test_what_the_editor_makes_stays():
    body = (
        '<h2>Kết quả</h2><p>Có <strong>63.979</strong> <em>hộ</em><br>và <a href="/ket-qua/" '
        'rel="noopener nofollow">nơi khác</a></p><ul><li><p>một</p></li></ul><ol start="3"><li>'
        "<p>ba</p></li></ol><blockquote><p>lời</p></blockquote><hr><table><tbody><tr>"
        '<th colspan="2"><p>đầu</p></th></tr></tbody></table>'
    )

    assert clean_body(body) == body


def test_text_is_composed_and_holds_nothing_invisible():
    assert clean_body("<p>ho\u0323c\u200b b\u00f4\u0309ng\u202e\0</p>") == "<p>học bổng</p>"


def test_words_of_a_body_are_read_a_line_a_paragraph():
    body = "<h2>Một &amp; hai</h2><p>ba<br>bốn <strong>năm</strong></p><ul><li><p>sáu</p></li></ul>"

    assert read_text(body) == "Một & hai\nba\nbốn năm\nsáu"


def test_too_long_a_text_is_refused_with_a_sentence():
    with pytest.raises(TooLong, match="quá 60.000 ký tự"):
        clean_body("a" * (MOST + 1))


def test_allow_list_follows_the_buttons_of_the_editor():
    assert make_cleaner().clean("<h1>a</h1><h4>b</h4><u>c</u><img src=x>") == "abc"


@pytest.mark.django_db
def test_command_cleans_what_was_saved_by_older_rules(capsys):
    kept = make_article("Bài cũ")
    Article.objects.filter(pk=kept.pk).update(body="<p>a<script>alert(1)</script></p>", text="")

    call_command("clean_articles")
    call_command("clean_articles")

    kept.refresh_from_db()
    assert (kept.body, kept.text) == ("<p>a</p>", "a")
    assert capsys.readouterr().out.splitlines() == [
        "Đã xem 1 bài, làm sạch lại 1 bài.",
        "Đã xem 1 bài, làm sạch lại 0 bài.",
    ]
