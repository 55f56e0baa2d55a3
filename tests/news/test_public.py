"""Public pages of the news room: what is out and what is not, addresses, feeds, query counts."""

import json
import re
import zlib
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import Article, ArticleState
from tests.factories import make_association, make_officer
from tests.news.articles import (
    add_photo,
    make_article,
    make_document,
    make_public,
    make_topic,
    make_unit,
)

pytestmark = pytest.mark.django_db


def open_page(client: Client, url: str, status: int = 200):
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.status_code)
    return answer


def titles(answer) -> list[str]:
    return re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", answer.text)


def test_only_what_is_out_is_shown_and_the_hour_needs_no_timer(client):
    """N1: a scheduled article appears by itself when its hour has come."""
    out = make_public("Đã đăng")
    came = make_public("Đến giờ", minutes_ago=2)
    Article.objects.filter(pk=came.pk).update(state=ArticleState.SCHEDULED)
    later = make_public("Chưa đến giờ", minutes_ago=-5)
    draft = make_article("Bản nháp")
    withdrawn = make_public("Đã gỡ")
    Article.objects.filter(pk=withdrawn.pk).update(state=ArticleState.WITHDRAWN)

    listed = titles(open_page(client, reverse("news:articles")))

    assert listed == ["Đã đăng", "Đến giờ"]
    for hidden in (later, draft, withdrawn):
        open_page(client, hidden.get_absolute_url(), 404)
        assert hidden.title not in open_page(client, reverse("news:rss")).text
        assert hidden.slug not in open_page(client, "/sitemap-bai-viet-1.xml").text
        assert hidden.title not in open_page(client, "/tim-kiem/?q=da").text
    assert out.title in open_page(client, out.get_absolute_url()).text


def test_address_lasts_when_the_title_changes(client):
    article = make_public("Tên cũ")
    old = article.get_absolute_url()
    article.title = "Tên mới"
    article.save()

    answer = open_page(client, old, 301)

    assert answer["Location"] == article.get_absolute_url() == f"/tin/{article.pk}-ten-moi/"


def test_leaves_hold_every_article_once(client):
    """Also those of one and the same instant."""
    made = [make_public(f"Bài {number}") for number in range(45)]
    same = timezone.now() - timedelta(hours=1)
    Article.objects.filter(pk__in=[each.pk for each in made[:30]]).update(publish_at=same)
    url, seen = reverse("news:articles"), []

    while url:
        answer = open_page(client, url)
        seen += titles(answer)
        onward = re.search(r'rel="next" href="(\?truoc=[^"]+)"', answer.text)
        url = onward and reverse("news:articles") + onward[1]

    assert sorted(seen) == sorted(each.title for each in made)


@pytest.mark.parametrize("key", ["x", "1-", "-1", "99999999999999999-1", "1" * 50 + "-1", "0-0"])
def test_broken_key_of_a_leaf_is_no_fault(client, key):
    make_public("Bài")

    open_page(client, f"{reverse('news:articles')}?truoc={key}")


def test_articles_of_a_topic_and_of_a_unit_with_those_below(client):
    commune = make_association("Tân Lập", "commune", make_unit(), full_name="Xã Tân Lập")
    make_public("Của tỉnh")
    make_public("Của xã", association=commune, topic=make_topic("Hội cơ sở", "hoi-co-so"))
    elsewhere = make_association("Lạng Sơn", "province")
    make_public("Nơi khác", association=elsewhere)
    here = f"{reverse('news:articles')}?don-vi="

    assert titles(open_page(client, reverse("news:topic", args=["hoi-co-so"]))) == ["Của xã"]
    assert set(titles(open_page(client, f"{here}{make_unit().pk}"))) == {"Của tỉnh", "Của xã"}
    assert titles(open_page(client, f"{here}{commune.pk}")) == ["Của xã"]
    for nothing in ("0", "x", "99999999999"):
        open_page(client, f"{here}{nothing}", 404)


def count(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        open_page(client, url)
    return len(queries)


@pytest.mark.parametrize(
    ("name", "most"), [("news:articles", 2), ("news:documents", 2), ("home", 6)]
)
def test_lists_ask_the_same_number_of_questions_at_one_and_three(client, name, most):
    add_photo(make_public("Một"))
    make_document("1/QĐ")
    at_one = count(client, reverse(name))
    for number in (2, 3):
        add_photo(make_public(f"Bài {number}"))
        make_document(f"{number}/QĐ")

    at_three = count(client, reverse(name))

    assert at_one == at_three <= most


def test_an_article_asks_the_same_at_one_photo_and_three(client):
    article = make_public("Bài")
    add_photo(article)
    article.documents.add(make_document("1/QĐ"))
    make_public("Cùng chuyên mục")
    at_one = count(client, article.get_absolute_url())
    for number in (2, 3):
        add_photo(article)
        article.documents.add(make_document(f"{number}/QĐ"))
        make_public(f"Cùng chuyên mục {number}")

    at_three = count(client, article.get_absolute_url())

    assert at_one == at_three <= 6


def test_article_page_tells_machines_what_it_is(client):
    article = make_public("Học bổng “Vì em hiếu học”", minutes_ago=3)
    add_photo(article)

    page = open_page(client, article.get_absolute_url()).text

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert (data["@type"], data["headline"]) == ("NewsArticle", article.title)
    assert data["datePublished"].endswith("+07:00")
    card = re.search(r'property="og:image" content="([^"]+)"', page)[1]
    assert card.startswith("http://testserver/anh/")
    assert data["image"] == [card]
    assert f'property="og:url" content="http://testserver{article.get_absolute_url()}"' in page
    assert 'rel="canonical"' in page


def test_front_page_and_a_units_page_tell_machines_whose_they_are(client):
    province = make_association("Hội Khuyến học tỉnh Hoa", "province", code="01")
    commune = make_association("Hội Khuyến học xã Mai", "commune", province, code="00001")
    ended = make_association("Huyện cũ", "district", province, valid=(None, date(2025, 7, 1)))

    front = read_linked_data(client, reverse("home"))
    unit = read_linked_data(client, reverse("associations:unit", args=[commune.pk]))

    assert (front["@type"], front["url"]) == ("Organization", "http://testserver/")
    address = reverse("associations:unit", args=[province.pk])
    assert unit["@type"] == "Organization"
    assert unit["parentOrganization"]["url"] == f"http://testserver{address}"
    page = open_page(client, reverse("associations:unit", args=[ended.pk]))
    assert "ld+json" not in page.text


def read_linked_data(client, path):
    page = open_page(client, path).text
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_photos_have_their_room_and_three_widths(client):
    article = make_public("Bài", body="<p>Đầu</p><p>[ảnh 2]</p><p>Cuối [ảnh 3]</p>")
    for number in (1, 2, 3):
        add_photo(article, alt=f"Ảnh số {number}", caption=f"Chú thích {number}")

    page = open_page(client, article.get_absolute_url()).text

    images = re.findall(r"<img [^>]+>", page)
    assert len(images) == 3
    assert all(' width="' in each and ' height="' in each and " alt=" in each for each in images)
    assert page.count('type="image/webp"') == 3
    assert page.index("Đầu") < page.index("Ảnh số 2") < page.index("Cuối") < page.index("Ảnh số 3")
    assert "<p>[ảnh 2]</p>" not in page


def test_photo_is_open_only_while_an_article_with_it_is(client):
    """Q4: what is withdrawn is gone at once, the picture too."""
    article = make_public("Bài")
    photo = add_photo(article)
    url = reverse("news:photo", args=[photo.pk, "webp", 480, "webp"])

    shown = open_page(client, url)
    b"".join(shown)
    Article.objects.filter(pk=article.pk).update(state=ArticleState.WITHDRAWN)
    stranger = make_officer("la", make_association("Lạng Sơn", "province"))
    own = make_officer("minh", make_unit())

    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert "public" in shown["Cache-Control"]
    open_page(client, url, 404)
    client.force_login(stranger)
    open_page(client, url, 404)
    client.force_login(own)
    private = open_page(client, url)
    b"".join(private)
    assert "no-store" in private["Cache-Control"]
    for wrong in ("webp-480.jpg", "webp-481.webp", "jpeg-x.jpg", "raw-480.webp"):
        open_page(client, f"/anh/{photo.pk}/{wrong}", 404)


def test_author_is_named_in_full_with_consent_only(client):
    """Q4: one function decides how a person is named."""
    writer = make_officer("viet", make_unit(), name="Nguyễn Văn Bút").person
    article = make_public("Bài", author=writer, byline="")
    url = article.get_absolute_url()

    before = open_page(client, url).text
    for giver in ("self", "guardian"):
        writer.consents.create(
            purpose="publish_name", giver=giver, given_on=timezone.localdate() - timedelta(days=1)
        )
    after = open_page(client, url).text

    assert ("Nguyễn Văn Bút" in before, "N. V. B." in before) == (False, True)
    assert "Nguyễn Văn Bút" in after


def test_feeds_and_site_maps_are_well_formed(client):
    article = make_public("Một & <b>hai</b>")
    document = make_document()

    rss = ElementTree.fromstring(open_page(client, reverse("news:rss")).content)
    atom = ElementTree.fromstring(open_page(client, reverse("news:atom")).content)
    index = ElementTree.fromstring(open_page(client, reverse("news:sitemap")).content)

    space = "{http://www.w3.org/2005/Atom}"
    assert [each.findtext("title") for each in rss.iter("item")] == [article.title]
    assert [each.findtext(f"{space}title") for each in atom.iter(f"{space}entry")] == [
        article.title
    ]
    leaves = [each.text for each in index.iter() if each.tag.endswith("loc")]
    assert leaves == [
        f"http://testserver/sitemap-{name}-1.xml" for name in ("trang", "bai-viet", "van-ban")
    ]
    listed = "".join(
        open_page(client, leaf.removeprefix("http://testserver")).text for leaf in leaves
    )
    assert article.get_absolute_url() in listed
    assert document.get_absolute_url() in listed
    for nothing in ("/sitemap-khac-1.xml", "/sitemap-bai-viet-0.xml"):
        open_page(client, nothing, 404)
    assert "Sitemap: http://testserver/sitemap.xml" in open_page(client, "/robots.txt").text


def test_unchanged_page_answers_304_and_signed_in_pages_are_kept_by_nobody(client):
    article = make_public("Bài")
    first = open_page(client, article.get_absolute_url())

    again = client.get(article.get_absolute_url(), headers={"if-none-match": first["ETag"]})
    client.force_login(make_officer("minh", make_unit()))
    signed_in = open_page(client, article.get_absolute_url())

    assert again.status_code == 304
    assert "public" in first["Cache-Control"]
    assert "private" in signed_in["Cache-Control"]


def test_print_view_stays_out_of_search_engines(client):
    article = make_public("Bài")

    answer = open_page(client, reverse("news:article_print", args=[article.pk, article.slug]))

    assert answer["X-Robots-Tag"] == "noindex"
    assert 'class="nav"' not in answer.text


def read_plain(made: bytes) -> str:
    """A PDF with its packed parts opened."""
    packed = re.findall(rb"stream\r?\n(x.+?)\r?\nendstream", made, re.DOTALL)
    return b"\n".join([made, *map(zlib.decompress, packed)]).decode("latin-1")


def test_article_as_pdf_holds_its_pictures_and_leads_to_its_lasting_address(client):
    article = make_public("Bài có ảnh")
    add_photo(article)

    made = client.get(reverse("news:article_paper", args=[article.pk, article.slug]))
    moved = client.get(reverse("news:article_paper", args=[article.pk, "khac"]))
    again = client.get(
        reverse("news:article_paper", args=[article.pk, article.slug]),
        headers={"if-none-match": made["ETag"]},
    )

    assert made.content.startswith(b"%PDF-")
    assert made.content.count(b"/Subtype /Image") == 1
    assert f"/URI (http://testserver/tin/{article.pk}-{article.slug}/)" in read_plain(made.content)
    assert moved.status_code == 301
    assert again.status_code == 304


def test_article_that_is_not_public_has_no_pdf(client):
    article = make_article("Nháp")

    open_page(client, reverse("news:article_paper", args=[article.pk, article.slug]), 404)
