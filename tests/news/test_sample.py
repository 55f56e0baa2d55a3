"""The sample's articles: enough of them, loaded once, numbers as references, pictures drawn."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from associations.models import Association
from figures.models import Value
from news.figure_links import find_links, find_untold_numbers, read_links
from news.models import Article, Comment, Document, Recording
from news.sample import load_articles
from news.sample.pictures import SUBJECTS, draw
from news.sample.texts import ARTICLES, BAC_KAN
from records import jobs
from records.models import Job, Photo
from returns.sample.cast import PROVINCE_CHAIR
from tests.factories import make_officer
from tests.figures.rows import give, make_country, make_period
from tests.news.articles import make_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> dict[str, Association]:
    """Two provinces; the second is Bắc Kạn with its published year 2020."""
    country = make_country()
    period = make_period("2020")
    give(period, country["second"], {"family_recognised": 63_979, "clan_recognised": 33})
    return country


def test_fourteen_articles_with_pictures_are_loaded_once(country, client):
    publisher = make_publisher(country["first"])

    first, second = load_articles(publisher), load_articles(publisher)

    assert (first.articles, second.articles, second.documents) == (len(ARTICLES), 0, 0)
    assert len(ARTICLES) >= 12
    assert Document.objects.count() == first.documents >= 20
    assert Article.objects.public().count() == len(ARTICLES)
    assert not Article.objects.filter(shown=None).exists()
    assert not Photo.objects.filter(alt="").exists()
    answer = client.get("/modules.php?name=News&op=viewst&sid=4929")
    assert (answer.status_code, "giao-ban" in answer["Location"]) == (301, True)


def test_command_loads_the_articles_once_for_the_chair_of_the_sample(country, settings):
    settings.DEBUG = True
    chair = make_officer(PROVINCE_CHAIR, country["first"], ("edit_news", "approve"))
    said, again = StringIO(), StringIO()

    call_command("load_sample_news", stdout=said)
    call_command("load_sample_news", stdout=again)

    assert said.getvalue() == "Đã nạp 14 tin và 28 văn bản mẫu.\n"
    assert again.getvalue() == ""
    assert set(Article.objects.values_list("published_by", flat=True)) == {chair.pk}
    assert [each.seconds for each in Recording.objects.public()] == [5, 5]
    assert sorted(Comment.objects.values_list("state", flat=True)) == [
        "approved", "approved", "waiting",
    ]  # fmt: skip


@pytest.mark.parametrize(("debug", "words"), [(True, "chạy make sample"), (False, "không nạp gì")])
def test_command_refuses_without_a_sample_and_outside_development(db, settings, debug, words):
    settings.DEBUG = debug

    with pytest.raises(CommandError, match=words) as refused:
        call_command("load_sample_news")

    assert refused.value.returncode == 2
    assert not Article.objects.exists()


def test_numbers_lead_to_their_figures_where_these_are_there(country):
    load_articles(make_publisher(country["first"]))
    article = Article.objects.get(title=ARTICLES[0].title)

    links = find_links(article.body)

    assert Value.objects.count() == 2
    assert article.association == country["second"]
    told = {link.code: told.text for link, told in read_links(links).items() if told is not None}
    assert told == {"family_recognised": "63.979\u00a0hộ", "clan_recognised": "33\u00a0dòng họ"}
    assert "{" not in article.body


def test_every_number_of_bac_kan_is_told_or_a_reference(country):
    """The paragraphs of figures leave nothing to doubt once their figures are loaded."""
    codes = {}
    for text in ARTICLES:
        if text.cited == BAC_KAN:
            for part in text.body:
                for typed, code in re.findall(r"\{([^|{}]+)\|(\w+)\}", part):
                    codes[code] = int(typed.replace(".", ""))
    give(make_period("2021"), country["second"], codes)
    load_articles(make_publisher(country["first"]))

    doubts = {}
    for article in Article.objects.filter(association=country["second"]):
        body = article.body.replace("/ket-qua/2020/", "/ket-qua/2021/")
        found = find_untold_numbers(body, read_links(find_links(body)))
        if found:
            doubts[article.title] = found
    assert doubts == {}


def test_nobody_of_the_field_is_named():
    names = re.compile(
        "Triệu Tiến|Hồ Đại|Lê Mạnh|Nguyễn Thị|Đinh Quang|Nghiêm|Phan Hồng|Nguyễn Văn"
    )
    words = " ".join(" ".join((text.title, text.abstract, *text.body)) for text in ARTICLES)

    assert names.findall(words) == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_pictures_are_drawn_each_another(subject):
    one, other = draw(subject, 1).getvalue(), draw(subject, 2).getvalue()

    assert Image.open(draw(subject, 1)).size == (1600, 1000)
    assert one != other


def test_pictures_of_the_sample_are_made_in_the_background(country):
    load_articles(make_publisher(country["first"]))
    job = Job.objects.filter(kind="records.photos.make_pictures").first()

    jobs.carry_out.func(job.pk)

    assert Photo.objects.get(pk=job.arguments["photo"]).state == "ready"
