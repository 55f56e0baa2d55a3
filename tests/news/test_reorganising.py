"""Public pages and articles live through reorganisations: nothing published moves or dies."""

import pytest
from django.urls import reverse

from associations.reorganising.cancelling import cancel, find_blocks
from news.models import Article, ArticleState, Comment
from news.reorganising import PAGES
from tests.associations.reorganising.dumping import dump
from tests.factories import make_officer
from tests.news.articles import make_article, make_document, make_public
from tests.reorganised import (
    Before,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)

TITLE = PAGES.title


@pytest.fixture
def place(db) -> Before:
    return make_before()


def test_preview_tells_of_addresses_and_asks_about_articles_in_work(place):
    kha_son = place.units["Kha Sơn"]
    make_public("Đã đăng", association=kha_son)
    make_document("1/KH", association=kha_son)
    make_article("Còn viết", association=kha_son)
    make_article("Của nơi khác", association=place.units["Tân Lập"])

    told = foresee(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), TITLE)

    assert set(told) == {"pages", f"published:{kha_son.pk}", f"articles:{kha_son.pk}"}
    assert told["pages"].text.startswith("Trang công khai của 2 đơn vị kết thúc giữ nguyên địa chỉ")
    assert told[f"published:{kha_son.pk}"].text == (
        "1 bài đã đăng và 1 văn bản của Xã Kha Sơn ở lại tên đơn vị ấy, địa chỉ không đổi."
    )
    asked = told[f"articles:{kha_son.pk}"]
    assert asked.text == "1 bài chưa đăng của Xã Kha Sơn."
    assert [(each.value, each.label) for each in asked.choices] == [
        ("to:0", "Chuyển cho Xã Phú Sơn viết tiếp và đăng"),
        ("keep", "Để lại, hội cấp trên sửa và đăng"),
    ]
    assert asked.proposed == "to:0"


def test_comments_on_an_ended_units_article_are_decided_by_the_unit_that_came_after(place, client):
    article = make_public("Đã đăng", association=place.units["Lạng Sơn"])
    one, two = (Comment.objects.create(article=article, text=f"Ý kiến {n}") for n in (1, 2))
    provinces = merge(place, "Lạng Sơn", "Thái Nguyên", into="Việt Bắc", kind="tỉnh", code="99")
    carry_out(decide(*provinces))
    client.force_login(make_officer("bien-tap", find_founded("Việt Bắc"), ("edit_news",)))

    page = client.get(reverse("admin:news_comment_change", args=[one.pk]))
    client.post(
        reverse("admin:news_comment_changelist"),
        {"action": "let_through", "_selected_action": [one.pk, two.pk]},
    )

    assert 'name="state"' in page.text
    assert set(Comment.objects.values_list("state", flat=True)) == {"approved"}


def test_articles_in_work_go_on_in_the_merged_unit_and_published_ones_stay(place, client):
    kha_son = place.units["Kha Sơn"]
    published = make_public("Đã đăng", association=kha_son)
    draft = make_article("Còn viết", association=kha_son)
    address = published.get_absolute_url()

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    draft.refresh_from_db()
    published.refresh_from_db()
    assert draft.association == find_founded("Phú Sơn")
    assert (published.association, published.get_absolute_url()) == (kha_son, address)
    assert client.get(address).status_code == 200
    assert "Phú Sơn" in client.get("/to-chuc/ma/00001/", follow=True).text


def test_of_a_division_each_part_is_offered_and_nothing_moves_unless_said(place):
    kha_son = place.units["Kha Sơn"]
    draft = make_article("Còn viết", association=kha_son)
    decision = decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây"))
    asked = foresee(decision, TITLE)[f"articles:{kha_son.pk}"]

    carry_out(decision, {asked.key: "to:1"})

    assert [choice.value for choice in asked.choices] == ["to:0", "to:1", "keep"]
    assert asked.proposed == "keep"
    draft.refresh_from_db()
    assert draft.association == find_founded("Kha Tây")


def test_articles_of_a_level_that_ends_go_on_in_the_province(db):
    place = make_before(with_districts=True)
    draft = make_article("Của huyện", association=place.units["Phú Bình"])

    carry_out(decide(*abolish_districts()))

    draft.refresh_from_db()
    assert draft.association == place.units["Thái Nguyên"]


def test_t2_cancelling_gives_articles_back(place):
    make_public("Đã đăng", association=place.units["Kha Sơn"])
    make_article("Còn viết", association=place.units["Kha Sơn"])
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()

    carry_out(decision)
    assert dump() != before
    cancel(decision)

    assert dump() == before


def test_an_article_published_since_stands_against_cancelling(place):
    draft = make_article("Còn viết", association=place.units["Kha Sơn"])
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    Article.objects.filter(pk=draft.pk).update(state=ArticleState.REVIEW)

    decision.refresh_from_db()
    assert len(list(find_blocks(decision))) == 1
