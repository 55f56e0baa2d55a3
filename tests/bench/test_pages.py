"""(l) at a fiftieth, without wrk and without Wagtail: the pages' queries, and what wrk says."""

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from django.utils import timezone

from bench import load, pages
from bench.load import Load, LoadFailed, Site, list_children, read_cpu, read_told
from news.models import Article, Comment, Document

COUNT = 1_000
TOLD = """Running 4s test @ http://127.0.0.1:8000/
  1 threads and 8 connections
Requests/sec:   1500.00

wrk requests=6000 duration=4000000 p50=4200 p95=9100 p99=15000 failed=0
"""


@pytest.mark.django_db
def test_pages_ask_the_database_as_often_as_is_told():
    """Exact: whoever adds a query to a public page sees it here."""
    paths = pages.lay(COUNT, is_vacuumed=False)

    asked = {name: pages.count_queries(path) for name, path in paths.items()}

    assert asked == {
        "trang đầu": 4, "bài viết": 3, "kết quả": 6,
        "tìm cụm từ": 6, "tìm tên": 5, "tìm, gõ sai": 6,
    }  # fmt: skip


@pytest.mark.django_db
def test_an_article_asks_for_what_it_has_and_for_nothing_else():
    paths = pages.lay(20, is_vacuumed=False)
    article = Article.objects.newest()[0]
    article.units.add(article.association)
    article.documents.add(Document.objects.public()[0])
    Comment.objects.create(
        article=article, name="An", text="Hay", state="approved",
        decided_at=timezone.now(), decided_by=article.published_by,
    )  # fmt: skip

    assert pages.count_queries(paths["bài viết"]) == 6


@pytest.mark.django_db
def test_the_article_has_what_an_article_has(client):
    paths = pages.lay(20, is_vacuumed=False)

    page = client.get(paths["bài viết"])

    assert page.context["lead_picture"]
    assert len(page.context["related"]) == pages.RELATED
    assert page.text.count("<p>") > 20
    assert "<h2>" in page.context["body"]


def test_what_wrk_says_is_read():
    told = read_told(TOLD)

    assert told == Load(requests=6000, seconds=4.0, p50=4.2, p95=9.1, p99=15.0)
    assert told.rate == 1500


@pytest.mark.parametrize(
    "output",
    [TOLD.replace("failed=0", "failed=3"), TOLD.replace("requests=6000", "requests=0"),
     "unable to connect", ""],
)  # fmt: skip
def test_a_run_with_failures_is_no_figure(output):
    with pytest.raises(LoadFailed):
        read_told(output)


def test_the_median_run_is_a_run_that_was():
    runs = [replace(read_told(TOLD), cpu=cpu) for cpu in (3.0, 1.0, 2.0)]

    assert pages.find_median(runs) is runs[2]
    assert pages.find_median(runs[:2]) is runs[1]


def test_lines_hold_pages_to_their_goals():
    runs = {(site, name): replace(read_told(TOLD), cpu=cpu) for site, name, cpu in (
        ("chưa giữ", pages.ARTICLE, 4.0), ("đã giữ", pages.ARTICLE, 0.4),
        (pages.PEER_NAME, pages.ARTICLE, 10.0), (pages.BARE, "“ok”", 0.4),
    )}  # fmt: skip

    lines = {key: pages.write_line(*key, run, runs) for key, run in runs.items()}

    assert [line.is_met for line in lines.values()] == [True, False, None, None]
    slower = runs | {(pages.PEER_NAME, pages.ARTICLE): replace(read_told(TOLD), cpu=8.0)}
    key = ("chưa giữ", pages.ARTICLE)
    assert not pages.write_line(*key, slower[key], slower).is_met


def test_processor_time_of_a_process_is_read():
    """A child that computes has had time, one that sleeps has not."""
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    idle = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        time.sleep(1.5)

        assert {busy.pid, idle.pid} <= set(list_children(os.getpid()))
        assert read_cpu(busy.pid) > 5 * read_cpu(idle.pid) > 0 or read_cpu(idle.pid) == 0
        assert read_cpu(busy.pid) > 0.2
    finally:
        for process in (busy, idle):
            process.kill()
            process.wait()


def test_a_site_that_does_not_start_says_so(tmp_path):
    broken = Site("hỏng", "khong.co", tmp_path, {}, pages.Path(sys.executable).parent)

    with pytest.raises(LoadFailed, match="hỏng"), broken:
        pass


def test_what_is_missing_is_said(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    assert load.find_missing() == "Thiếu wrk: apt-get install wrk."
