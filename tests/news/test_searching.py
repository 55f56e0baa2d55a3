"""One box: with or without marks, phrases first, mistyped, narrowed, shown with what was found."""

import re
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures.catalogue import load_catalogue
from khuyenhoc.lib.dates import VIETNAM
from khuyenhoc.lib.names import vn_norm
from news.marking import show_found
from news.models import Article, Term
from news.questions import read_question
from news.searching import find_rows
from news.vocabulary import count_terms
from tests.factories import make_association
from tests.news.articles import make_article, make_document, make_public, make_unit

NEWEST = ("-publish_at", "-pk")


def find(text: str, rows=None) -> list[str]:
    rows = Article.objects.public() if rows is None else rows
    keys, _ = find_rows(rows, read_question(text), NEWEST)
    titles = dict(Article.objects.values_list("pk", "title"))
    return [titles[key] for key in keys]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hoc bong", "Trao học bổng"),
        ("HỌC BỔNG", "Trao học bổng"),
        ("ho\u0323c b\u00f4\u0309ng", "Trao học bổng"),
        ("hòa bình", "Tỉnh Hoà Bình"),
        ("hoà bình", "Tỉnh Hoà Bình"),
        ("Dak Lak", "Hội Đắk Lắk"),
        ("Đăk Lăk", "Hội Đắk Lắk"),
        ("ea hleo", "Huyện Ea H’leo"),
        ("vi em hieu hoc", "Quỹ “Vì em hiếu học”"),
    ],
)
def test_found_with_or_without_marks(typed, title):
    """ecosystem.md C and F3: the cases of the field."""
    make_public(title)
    make_public("Chuyện khác hẳn", body="<p>Không liên quan.</p>", abstract="Nắng.")

    assert find(typed) == [title]


@pytest.mark.django_db
def test_what_bears_its_marks_comes_first_then_phrases_then_scattered_words():
    make_public("Đã cũ: trao học bổng", minutes_ago=50, body="<p>x</p>")
    make_public("Hóc bông gòn", minutes_ago=40, body="<p>x</p>", abstract="x")
    make_public("Học rồi mới có bổng lộc", minutes_ago=30, body="<p>x</p>", abstract="x")
    make_public("Thân bài", minutes_ago=20, body="<p>Bổng lộc ở đâu. Học ở đó.</p>", abstract="x")

    assert find("học bổng") == [
        "Đã cũ: trao học bổng", "Hóc bông gòn", "Học rồi mới có bổng lộc", "Thân bài",
    ]  # fmt: skip
    assert find("hoc bong")[:2] == ["Hóc bông gòn", "Đã cũ: trao học bổng"]


@pytest.mark.django_db
def test_typing_mistakes_are_forgiven_in_titles():
    make_public("Trao học bổng Lương Định Của", body="<p>x</p>")
    make_public("Một bài khác", body="<p>x</p>")

    assert find("luong dinh cau hoc bogn") == ["Trao học bổng Lương Định Của"]
    assert find("hocbong") == ["Trao học bổng Lương Định Của"]
    assert find("hok bong") == ["Trao học bổng Lương Định Của"]
    assert find("zzzz qqqq") == []


@pytest.mark.django_db
def test_mistyped_words_are_found_in_the_body_and_foreign_ones_too():
    make_public("Chuyện một", body="<p>Người lớn tự nghiên cứu.</p>")
    make_public("Quỹ của Viettel", body="<p>x</p>")

    assert find("tu nghieen cuu") == ["Chuyện một"]
    assert find("quy viettell") == ["Quỹ của Viettel"]


@pytest.mark.django_db
def test_mistyped_phrase_finds_what_the_phrase_finds_and_stray_words_after_it():
    """ "Bogn" may be meant for bống, bốn, bông …: what makes a phrase with the rest comes first."""
    make_public("Học ở bốn xã", body="<p>x</p>")
    make_public("Vượt khó", body="<p>Trao học bổng.</p>", minutes_ago=9)

    assert find("hoc bogn") == ["Vượt khó", "Học ở bốn xã"]
    assert find("hoc bong")[0] == "Vượt khó"


@pytest.mark.django_db
def test_what_fits_as_typed_is_not_read_otherwise():
    make_public("Học bông", body="<p>x</p>")
    make_public("Học bóng", body="<p>x</p>")
    make_public("Hoa bưởi", body="<p>x</p>")

    assert set(find("hoc bong")) == {"Học bông", "Học bóng"}
    assert find("hoa buoi") == ["Hoa bưởi"]


@pytest.mark.django_db
def test_a_new_word_is_found_exactly_and_mistyped_before_words_are_counted_anew():
    make_public("Trao học bổng", body="<p>x</p>")
    count_terms()
    make_public("Ngày hội Zumba", body="<p>x</p>")

    assert find("zumba") == ["Ngày hội Zumba"]
    assert find("zumbaa") == ["Ngày hội Zumba"]
    Term.objects.all().delete()
    assert find("zumba") == ["Ngày hội Zumba"]
    assert find("ngay hoi zumba") == ["Ngày hội Zumba"]


@pytest.mark.django_db
def test_only_words_that_somebody_holds_are_meant():
    make_public("Trao học bổng", body="<p>x</p>")
    make_article("Học bống bí mật zumba")

    assert find("hok bongg") == ["Trao học bổng"]
    assert find("zumbaa") == []


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    titles=st.lists(
        st.lists(st.sampled_from(["học", "hóc", "bổng", "bông", "quỹ", "xã"]), min_size=1,
                 max_size=4),
        min_size=1, max_size=12,
    ),
    typed=st.lists(st.sampled_from(["hoc", "học", "bong", "quy", "xa"]), min_size=1, max_size=3),
)  # fmt: skip
def test_however_it_is_looked_for_the_same_is_found(titles, typed):
    """Among the newest first or by the index alone: the same rows in the same order."""
    with transaction.atomic():
        for place, title in enumerate(titles):
            make_public(" ".join(title), minutes_ago=place + 1, body="<p>x</p>", abstract="y")
        by_index = find(" ".join(typed))
        count_terms()
        Term.objects.update(articles=1_000_000)  # everything is said to be common
        among_newest = find(" ".join(typed))
        transaction.set_rollback(True)

    assert among_newest == by_index


@pytest.mark.django_db
def test_body_is_searched_and_markup_is_not():
    make_public("Bài", body="<h2>Đề mục</h2><p>Nuôi <strong>heo</strong> đất</p>")

    assert find("heo dat") == ["Bài"]
    assert find("strong") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    ["'", "\\", "a'b", "!!!", "& | !", "<script>", "%", "_", "''' or 1=1 --", "a:*", "😀", "\x00x",
     " ", "(" * 90, "học " * 60],
)  # fmt: skip
def test_nothing_that_is_typed_breaks_the_search(client, typed):
    make_public("Học bổng")

    answer = client.get("/tim-kiem/", {"q": typed})

    assert answer.status_code == 200
    assert "<script>" not in answer.text


@pytest.mark.django_db
def test_leaves_of_a_search_hold_each_row_once():
    made = {make_public(f"Học bổng {number}").title for number in range(45)}
    leaves = [
        find_rows(Article.objects.public(), read_question("hoc bong"), NEWEST, leaf)
        for leaf in (1, 2, 3)
    ]

    keys = [key for found, _ in leaves for key in found]
    assert [len(found) for found, _ in leaves] == [20, 20, 5]
    assert [more for _, more in leaves] == [True, True, False]
    assert set(Article.objects.filter(pk__in=keys).values_list("title", flat=True)) == made


@pytest.mark.django_db
def test_one_box_finds_articles_documents_units_and_figures(client):
    load_catalogue()
    make_association("Tân Học Bổng", "commune", make_unit(), full_name="Xã Tân Học Bổng",
                     kind="xã")  # fmt: skip
    make_public("Trao học bổng")
    make_article("Học bổng chưa đăng")
    make_document("5/QĐ", abstract="Về học bổng")
    make_document("6/QĐ", abstract="Học bổng nội bộ", is_public=False)

    everything = client.get("/tim-kiem/", {"q": "hoc bong"}).text
    only = {kind: client.get("/tim-kiem/", {"q": "hoc bong", "loai": kind}).text
            for kind in ("bai", "van-ban", "don-vi")}  # fmt: skip

    for word in ("Trao <mark>học bổng</mark>", "Về <mark>học bổng</mark>", "xã Tân Học Bổng"):
        assert word in everything
    assert "chưa đăng" not in everything
    assert "nội bộ" not in everything
    assert "Về <mark>học bổng</mark>" not in only["bai"]
    assert "Trao <mark>học bổng</mark>" not in only["van-ban"]
    assert "xã Tân Học Bổng" in only["don-vi"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["hoc bong", "hoc bogn"])
def test_search_asks_six_times_at_most_and_as_often_at_three_as_at_one(client, typed):
    load_catalogue()
    province = make_unit()

    def add(number: int) -> None:
        make_association(f"Học Bổng {number}", "commune", province, kind="xã",
                         full_name=f"Xã Học Bổng {number}")  # fmt: skip
        make_public(f"Trao học bổng {number}")
        make_document(f"{number}/QĐ", abstract=f"Về học bổng {number}")

    def list_questions() -> list[str]:
        client.get("/tim-kiem/", {"q": typed})  # what is told twice after a change is told here
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/tim-kiem/", {"q": typed})
        assert page.context["articles"]
        return [query["sql"] for query in queries]

    add(1)
    count_terms()
    at_one = list_questions()
    add(2)
    add(3)
    at_three = list_questions()

    assert len(at_one) == len(at_three) <= 6, (at_one, at_three)


@pytest.mark.django_db
def test_units_that_only_sound_alike_are_shown_where_nothing_else_is(client):
    make_association("Hàng Bông", "commune", make_unit(), full_name="Phường Hàng Bông")

    def list_units() -> list[str]:
        answer = client.get("/tim-kiem/", {"q": "hanh bong"})
        return [each["name"] for each in answer.context["units"]]

    alone = list_units()
    make_public("Hạnh Bông được khen")

    assert len(alone) == 1
    assert list_units() == []


@pytest.mark.django_db
def test_search_is_narrowed_by_unit_and_year(client):
    commune = make_association("Tân Lập", "commune", make_unit(), full_name="Xã Tân Lập")
    old = make_public("Học bổng năm cũ")
    Article.objects.filter(pk=old.pk).update(publish_at=datetime(2021, 12, 31, 23, tzinfo=VIETNAM))
    make_public("Học bổng của xã", association=commune)

    def found(**query) -> set[str]:
        page = client.get("/tim-kiem/", {"q": "hoc bong", **query})
        return {str(each["url"]) for each in page.context["articles"]}

    assert len(found()) == 2
    assert found(nam="2021") == {old.get_absolute_url()}
    assert found(nam="2022") == set()
    assert len(found(**{"don-vi": commune.pk})) == 1
    assert len(found(**{"don-vi": make_unit().pk})) == 2
    assert len(found(nam="x", trang="x", loai="x")) == 2


def test_found_words_are_marked_in_the_original_and_all_else_is_escaped():
    shown = show_found("Quỹ <b>HỌC  BỔNG</b> & học, bổng", read_question("hoc bong"), around=False)

    assert shown == ("Quỹ &lt;b&gt;<mark>HỌC  BỔNG</mark>&lt;/b&gt; &amp; <mark>học, bổng</mark>")


def test_only_what_stands_near_is_shown():
    text = " ".join(["đầu"] * 200 + ["học", "bổng"] + ["cuối"] * 200)

    shown = show_found(text, read_question("học bổng"))

    assert shown.startswith("… đầu")
    assert shown.endswith("cuối …")
    assert len(shown.split()) < 60


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_whatever_is_shown_is_the_text_itself(text, typed):
    shown = show_found(text, read_question(typed), around=False)

    assert "<script" not in shown
    assert set(shown.replace("<mark>", "").replace("</mark>", "")) & set("<>") == set()


@given(
    st.lists(st.sampled_from(["học", "Bổng", "hoc", "xã", "quỹ"]), min_size=1, max_size=80),
    st.lists(st.sampled_from(["hoc", "bong", "quy"]), min_size=1, max_size=3),
)
def test_what_is_marked_is_the_phrase_or_else_its_words(words, typed):
    text, keys = " ".join(words), vn_norm(" ".join(words)).split()

    shown = show_found(text, read_question(" ".join(typed)), around=False)
    near = show_found(text, read_question(" ".join(typed)))

    marked = [vn_norm(each).split() for each in re.findall("<mark>(.*?)</mark>", shown)]
    holds = any(keys[place : place + len(typed)] == typed for place in range(len(keys)))
    assert all(each == typed if holds else each[0] in typed for each in marked)
    assert bool(marked) == (holds or bool(set(typed) & set(keys)))
    assert ("<mark>" in near) == bool(marked)
    assert len(re.findall(r"\w+", re.sub("</?mark>", "", near))) <= 14 + 22


def test_signs_between_and_letters_of_two_parts_are_no_hindrance():
    text = "Đo\u0302́i khi: “HỌC — bổng”, hòa_bình"

    assert "<mark>HỌC — bổng</mark>" in show_found(text, read_question("hoc bong"))
    assert "<mark>hòa_bình</mark>" in show_found(text, read_question("hoà bình"))
