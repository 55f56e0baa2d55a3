"""(l) Public pages with 50,000 articles under load: gunicorn with two workers, eight readers.

Beside a bare Django view, and beside Wagtail with the same article from the same PostgreSQL, in
turns. What is promised is the processor time of the workers for each page: how many pages a second
that makes depends on wrk and PostgreSQL too, which share the machine.
"""

import io
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from associations.models import Association
from bench import portal, reports
from bench.load import BROWSER, Load, Site, find_missing
from bench.peer_site import open_peer
from bench.timing import Line
from figures.addresses import link_unit
from figures.home import find_home
from figures.models import Period, PeriodUnit
from khuyenhoc import navigation
from news.models import Article, ArticlePhoto, ArticleState, Imprint, Notice
from news.sample.texts import ARTICLES
from records.models import Photo
from records.photos import keep_photo

COUNT = 50_000
PERIODS = ("2023", "2024")
ROUNDS, WARM, SECONDS = 3, 1, 4  # seconds of each run
QUESTIONS = {"tìm cụm từ": "hoc bong", "tìm tên": "vu ngoc giang", "tìm, gõ sai": "hoc bogn"}
CPU, CACHED_CPU, PEER, SEARCH_P95 = 6, 0.3, 2.2, 50  # ms, ms, times, ms
QUERIES = 6
PARTS = 30  # of the article's body
RELATED = 4
ARTICLE, BARE, PEER_NAME = "bài viết", "Django trống", "Wagtail"
PROJECT = Path(__file__).resolve().parent.parent

Loads = dict[tuple[str, str], Load]  # by site and page


def measure() -> Iterator[Line]:
    """The pages as the cache leaves them to the program, then as it keeps them."""
    if missing := find_missing():
        sys.exit(missing)
    pages = lay(COUNT)
    reports.settle()
    for name, path in pages.items():
        yield Line(f"(l) {name}: câu hỏi cơ sở dữ liệu", count_queries(path), QUERIES, unit="câu")
    loads = load_in_turns(pages)
    for (site, page), load in loads.items():
        yield write_line(site, page, load, loads)
    for name in QUESTIONS:
        yield Line(f"(l) {name}: p95", loads["chưa giữ", name].p95, SEARCH_P95)


def write_line(site: str, page: str, load: Load, loads: Loads) -> Line:
    """The processor time of one page with what wrk saw; the article beside Wagtail's."""
    told = (
        f"(l) {page}, {site}: {load.rate:.0f} lượt/s, p50 {load.p50:.1f} p95 {load.p95:.1f}"
        f" p99 {load.p99:.1f}"
    )
    goal = {"chưa giữ": CPU, "đã giữ": CACHED_CPU}.get(site)
    is_peer = (site, page) == ("chưa giữ", ARTICLE)
    floor = loads[PEER_NAME, ARTICLE].cpu if is_peer else None
    return Line(told, load.cpu, goal, floor=floor, ratio=1 / PEER if is_peer else None)


def load_in_turns(pages: Mapping[str, str]) -> Loads:
    """Every page of every site, one after another, ROUNDS times; the median of each figure."""
    database = {"BENCH_DATABASE": str(connection.settings_dict["NAME"])}
    here = Path(sys.executable).parent
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        peer, address = stack.enter_context(open_peer(describe_article(folder), folder))
        ours = "bench.sites.ours"
        runs = [(peer, ARTICLE, address)]
        for site, asked in (
            (Site(BARE, "bench.sites.bare", PROJECT, {}, here), {"“ok”": "/"}),
            (Site("chưa giữ", ours, PROJECT, database | {"KEPT_PAGES": "0"}, here), pages),
            (Site("đã giữ", ours, PROJECT, database | {"KEPT_PAGES": "1"}, here), pages),
        ):
            stack.enter_context(site)
            runs += [(site, name, path) for name, path in asked.items()]
        taken: dict[tuple[str, str], list[Load]] = {}
        for turn in range(ROUNDS + 1):
            for site, name, path in runs:
                load = site.load(path, SECONDS if turn else WARM)
                if turn:
                    taken.setdefault((site.name, name), []).append(load)
    return {key: find_median(loads) for key, loads in taken.items()}


def find_median(loads: list[Load]) -> Load:
    """The run whose processor time is the median."""
    cpu = statistics.median_low(load.cpu for load in loads)
    return next(load for load in loads if load.cpu == cpu)


def count_queries(path: str) -> int:
    """How many queries a reader's page takes when the process is warm.

    The least of three: every ten seconds one page writes down what was counted (news.counting).
    """
    client = Client(headers={"host": "localhost", "user-agent": BROWSER})
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        if response.status_code != 200:
            raise AssertionError(f"{path}: {response.status_code}")
        counts.append(len(queries))
    return min(counts)


def lay(count: int, *, is_vacuumed: bool = True) -> dict[str, str]:
    """``count`` articles, two years of figures, documents, imprint; the pages' paths by name."""
    portal.lay_articles(count, is_vacuumed=is_vacuumed)
    return lay_rest()


def lay_rest() -> dict[str, str]:
    """Around the articles: what the other pages show; the pages' paths by name."""
    reports.lay_forms()
    for code in PERIODS:
        reports.fill(reports.lay_period(code))
    home = find_home()
    if home is None:
        raise AssertionError("Cây đơn vị còn trống.")
    with open(os.devnull, "w") as nowhere:
        call_command("load_documents", stdout=nowhere)
    unit = Association.objects.get(pk=home)
    Imprint.objects.create(body=unit.full_name, responsible="Chủ tịch Hội", address="Số 1")
    Notice.objects.create(text="Học, học nữa, học mãi", first_day=timezone.localdate())
    article = lay_article(unit)
    period = Period.objects.get(code=PERIODS[-1])
    province = PeriodUnit.objects.filter(period=period, level_id="province").earliest("lft")
    return {
        "trang đầu": reverse("home"),
        ARTICLE: article.get_absolute_url(),
        "kết quả": link_unit(period, province.association_id),
        **{
            name: f"{reverse('news:search')}?{urlencode({'q': question})}"
            for name, question in QUESTIONS.items()
        },
    }


def lay_article(unit: Association) -> Article:
    """The newest article: thirty paragraphs and headings of the sample's, one photo."""
    newest = Article.objects.public().newest()[0]
    parts = [part for text in ARTICLES for part in text.body if not part.startswith("<")]
    article = Article.objects.create(
        association=unit, topic=newest.topic, title=newest.title, abstract=newest.abstract,
        body="".join(write_part(part) for part in parts[:PARTS]), byline="Ban Biên tập",
        state=ArticleState.PUBLISHED, published_by=newest.published_by,
        publish_at=timezone.now(),
    )  # fmt: skip
    photo = keep_photo(
        draw_photo(), association=unit, by=None, alt="Tranh: đồi chè", caption="Đồi chè"
    )
    pictures = [
        {"kind": kind, "width": width, "height": width * 3 // 5, "file": ""}
        for kind in ("webp", "jpeg") for width in (480, 960, 1440)
    ]  # fmt: skip
    Photo.objects.filter(pk=photo.pk).update(state="ready", pictures=pictures)
    ArticlePhoto.objects.create(article=article, photo=photo, order=1)
    return article


def write_part(part: str) -> str:
    """One part of a sample's text as markup, its references to figures as plain numbers."""
    words = portal.strip_marks(part)
    return f"<h2>{words}</h2>" if part.startswith("## ") else f"<p>{words}</p>"


def draw_photo() -> io.BytesIO:
    """A photo in one colour."""
    out = io.BytesIO()
    Image.new("RGB", (1440, 864), (40, 90, 70)).save(out, "JPEG")
    return out


def describe_article(folder: Path) -> dict[str, object]:
    """The newest article for ``open_peer``, its photo laid into ``folder``."""
    article, *others = Article.objects.public().newest()[: RELATED + 1]
    photo = folder / "photo.jpg"
    photo.write_bytes(draw_photo().getvalue())
    return {
        "title": article.title, "intro": article.abstract, "body": article.body,
        "byline": article.byline, "caption": "Đồi chè", "alt": "Tranh: đồi chè",
        "photo": str(photo), "published": article.publish_at.isoformat(),
        "related": [each.title for each in others],
        "menu": [item.label for item in navigation.PUBLIC],
    }  # fmt: skip
