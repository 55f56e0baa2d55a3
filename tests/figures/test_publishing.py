"""Published figures in the database: all 490 accounted for, each with its source (Sample)."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from associations.loading import load_units
from associations.models import Association
from figures.catalogue import load_catalogue
from figures.models import Period, Submission, Value
from figures.published import read_published
from figures.publishing import load_published
from figures.readings import read
from figures.rebuilding import check
from figures.releases import check_manifest
from news.figure_links import find_links, find_untold_numbers, read_links
from news.models import Article
from news.sample import load_articles
from returns.sample.releases import release_published
from tests.news.articles import make_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The nation's tree with every published figure, loaded twice; undone afterwards."""
    from django.db import connection, transaction  # noqa: PLC0415 - only inside the blocker

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            load_units()
            load_catalogue()
            loads = load_published(), load_published()
            connection.check_constraints()  # here once, not after each test
            yield loads
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)
            connection.close()


def test_every_published_figure_is_loaded_or_refused_with_its_reason(loaded):
    first, _ = loaded

    assert (first.added, len(first.refused), first.total) == (370, 120, 490)
    assert all(first.refused.values())
    assert first.added == Value.objects.filter(status=1).count()


def test_loading_again_changes_nothing(loaded):
    first, second = loaded

    assert (second.added, second.present, second.refused) == (0, 370, first.refused)
    assert Value.objects.count() == 370


def test_each_value_is_the_number_of_its_row_with_source_and_precision(loaded):
    wanted = Counter(
        (row.period, row.indicator, row.value, row.precision, row.value_text)
        for row in read_published()
        if row.is_loaded
    )
    words = {0: "exact", 1: "hon", 2: "gan", 3: "tren", 4: "khoang"}

    found = Counter(
        (period, indicator, number.normalize() + 0, words[precision], raw)
        for period, indicator, number, precision, raw in Value.objects.values_list(
            "period__code", "indicator__code", "number", "precision", "raw"
        )
    )

    assert found == Counter(
        {(p, i, v.normalize() + 0, w, r): n for (p, i, v, w, r), n in wanted.items()}
    )
    assert not Submission.objects.filter(source="").exists()
    assert not Value.objects.filter(is_illustrative=True).exists()


def test_every_seed_figure_is_there_and_those_of_bac_kan_read_exactly(loaded):
    """Nothing that the five texts report is left out, and each stands where its text says."""
    told = Counter(row.shown_source for row in read_published() if row.source.startswith("seed"))
    assert told.total() == 45
    for source, count in told.items():
        assert Value.objects.filter(submission__source__startswith=source).count() == count

    year = Period.objects.get(code="2020")
    bac_kan = Association.objects.get(level="province", name="Bắc Kạn").pk

    found = read(year, bac_kan)

    assert found["family_recognised"].number == Decimal(63979)
    assert found["clan_recognised"].number == Decimal(33)
    assert found["community_recognised"].number == Decimal(1158)
    assert found["family_recognised"].source == "Cổng TTĐT Bắc Kạn, 20/01/2021"


def test_seed_figures_stand_on_the_public_pages_as_the_field_writes_them(loaded, client):
    cluster = Association.objects.get(level="cluster", code="C6").pk
    bac_kan = Association.objects.get(level="province", name="Bắc Kạn").pk

    pages = {
        unit: client.get(f"/ket-qua/{code}/{unit}/{query}").content.decode().replace("\u00a0", " ")
        for code, unit, query in (("2024-H1", cluster, ""), ("2020", bac_kan, ""))
    }
    fund = client.get(f"/ket-qua/2024-H1/{cluster}/?muc=6").content.decode()

    def read_figure(page: str, name: str) -> str:
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ")
        return text.split(name, 1)[1][:60]

    assert "20,74 %" in read_figure(pages[cluster], "Tỉ lệ hội viên trên dân số")
    assert "63.979 hộ" in read_figure(pages[bac_kan], "Được công nhận gia đình học tập")
    assert "hơn 191 tỉ đồng" in read_figure(fund, "Tổng quỹ khuyến học (như công bố)")


def test_sample_articles_refer_to_figures_that_say_what_they_say(loaded):
    publisher = make_publisher(Association.objects.roots().get())

    load_articles(publisher)

    doubts = {}
    for article in Article.objects.all():
        figures = read_links(find_links(article.body))
        untold = [link.code for link, told in figures.items() if told is None]
        untold += find_untold_numbers(article.body, figures)
        if untold:
            doubts[article.title] = untold
    assert doubts == {}
    assert sum(len(find_links(each.body)) for each in Article.objects.all()) >= 25
    assert set(
        Article.objects.filter(title__startswith="Yên Bái").values_list(
            "association__name", flat=True
        )
    ) == {"Yên Bái"}


def test_sample_releases_published_figures_of_a_province_a_district_and_a_cluster(loaded, client):
    made = release_published()

    assert [(each.period.code, each.manifest["unit"]["name"]) for each in made] == [
        ("2020", "Tỉnh Bắc Kạn"), ("2022", "Huyện Vũ Quang"),
        ("2024-H1", "Cụm thi đua số 6 (Nam Trung Bộ - Tây Nguyên)"),
    ]  # fmt: skip
    assert {each.number: check_manifest(each) for each in made} == {1: []}
    page = client.get("/du-lieu/").text
    assert all(f"/du-lieu/cong-bo/{each.period.code}/1/" in page for each in made)


def test_totals_above_published_figures_are_those_of_a_rebuild(loaded):
    assert [code for code in ("2020", "2021", "2024") if check(Period.objects.get(code=code))] == []


def test_periods_of_published_figures_are_closed_with_a_roll(loaded):
    periods = Period.objects.all()

    assert {period.is_open for period in periods} == {False}
    assert all(period.frozen_at for period in periods)
    assert {"2020", "2021-H1", "2023", "2024-H1", "T2015-2020"} <= {p.code for p in periods}
    assert Period.objects.get(code="2020").units.count() > 10_000
