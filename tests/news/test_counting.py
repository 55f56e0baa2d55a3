"""Counters of views: who counts, what is written and when, what readers see of it (N3)."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings as live
from django.db import DataError, OperationalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news import counting, senders
from news.counting import EVERY, Tally, read_visits
from news.models import DailySalt, EarlierViews, Presence, Readership, SiteViews
from news.senders import find_salt, forget_salts
from records.knocks import read_address
from tests.factories import make_officer
from tests.news.articles import make_public, make_unit

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14; Cubot X70) AppleWebKit/537.36 Chrome/120 Mobile Zalo"
ROBOTS = [
    "", "Mozilla/5.0 (compatible; Googlebot/2.1)", "curl/8.5.0", "python-requests/2.32",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0)", "facebookexternalhit/1.1",
]  # fmt: skip


@pytest.fixture
def tally(monkeypatch) -> Tally:
    """A process that has just begun; what it shows is read at its first page."""
    monkeypatch.setattr(senders, "_known", {})
    begun = Tally()
    monkeypatch.setattr(counting, "tally", begun)
    return begun


@pytest.fixture
def reader() -> Client:
    return Client(headers={"user-agent": PHONE})


def wait(tally: Tally) -> None:
    """As if ``EVERY`` seconds had passed."""
    tally.settled_at -= EVERY


def test_n3_views_are_counted_in_memory_and_written_down_together(tally, reader):
    """No write a view: twenty pages, one statement that writes."""
    article = make_public("Bài")
    url = article.get_absolute_url()
    reader.get(url)

    with CaptureQueriesContext(connection) as asked:
        for _ in range(20):
            assert reader.get(url).status_code == 200
    writing = [each["sql"] for each in asked if not each["sql"].startswith("SELECT")]
    before = SiteViews.objects.count()
    wait(tally)
    with CaptureQueriesContext(connection) as settled:
        reader.get(reverse("news:articles"))

    assert writing == []
    assert before == 0
    assert sum("insert into" in each["sql"] for each in settled) == 1
    assert SiteViews.objects.get().views == 21
    assert Readership.objects.get().views == 21
    assert (sum(tally.days.values()), tally.articles) == (1, {})


def test_nothing_is_counted_twice_by_two_processes(tally, reader):
    article = make_public("Bài")
    other = Tally()
    for each in (tally, other):
        each.add(1, article.pk)
        each.add(2, article.pk)

    for each in (tally, other, tally, other):
        each.settle()

    assert SiteViews.objects.get().views == 4
    assert Readership.objects.get().views == 4


def test_a_page_that_the_browser_has_still_counts(tally, reader):
    """304: and the tallies in the page do not make it another page."""
    article = make_public("Bài")
    url = article.get_absolute_url()
    mark = reader.get(url)["ETag"]
    wait(tally)

    again = reader.get(url, headers={"if-none-match": mark})
    wait(tally)
    later = reader.get(url)
    article.title = "Tên khác"
    article.save()
    changed = reader.get(article.get_absolute_url(), headers={"if-none-match": mark})

    assert (again.status_code, changed.status_code) == (304, 200)
    assert '<dd class="num" data-tally>2</dd>' in later.text
    assert later["ETag"] == mark
    tally.settle()
    assert Readership.objects.get().views == 4


@pytest.mark.parametrize("agent", ROBOTS)
def test_robots_are_left_out(tally, agent):
    client = Client(headers={"user-agent": agent} if agent else {})

    client.get(make_public("Bài").get_absolute_url())

    assert not tally.days


def test_only_public_pages_given_to_somebody_count(tally, reader):
    article = make_public("Bài")
    url = article.get_absolute_url()

    reader.head(url)
    reader.get(url, headers={"sec-purpose": "prefetch"})
    reader.get("/tin/999999-khong-co/")
    reader.get(f"/tin/{article.pk}-dia-chi-cu/")
    reader.get(reverse("news:rss"))
    reader.get(reverse("login"))
    reader.get("/quan-tri/")
    reader.force_login(make_officer("an", make_unit()))
    reader.get(reverse("returns:home"))
    assert not tally.days

    reader.get(reverse("home"))
    reader.get(url)

    assert sum(tally.days.values()) == 2
    assert tally.articles == {article.pk: 1}


def test_figures_of_all_stretches_with_what_the_old_site_had(tally):
    today = timezone.localdate()
    week, month, year = (
        today - timedelta(days=today.weekday()), today.replace(day=1), date(today.year, 1, 1),
    )  # fmt: skip
    days = {today: 1, week: 10, month: 100, year: 1_000, date(today.year - 1, 12, 31): 10_000}
    given: dict[date, int] = {}
    for day, views in days.items():
        given[day] = given.get(day, 0) + views
    SiteViews.objects.bulk_create(SiteViews(day=day, views=views) for day, views in given.items())
    EarlierViews.objects.create(
        site="trang cũ", until=year, total=2_000_000, in_year=300_000, in_month=20_000
    )
    EarlierViews.objects.create(
        site="cũ hơn", until=date(2020, 5, 1), total=7_000_000, in_year=9, in_month=1
    )

    visits = read_visits()

    def since(first: date) -> int:
        return sum(views for day, views in given.items() if first <= day <= today)

    assert visits.total == sum(days.values()) + 9_000_000
    assert visits.year == since(year) + 300_000
    assert visits.month == since(month) + (20_000 if today.month == 1 else 0)
    assert (visits.week, visits.day) == (since(week), given[today])


def test_who_is_there_now_is_one_whatever_process_he_meets(tally):
    """Two processes saw three people, one of them both; a process gone for long says nothing."""
    Presence.objects.create(process="kia", seen_at=timezone.now(), visitors=[1, 2])
    Presence.objects.create(
        process="đã tắt", seen_at=timezone.now() - timedelta(hours=2), visitors=[7, 8]
    )
    tally.add(2, None)
    tally.add(3, None)

    tally.settle()

    assert tally.shown.online == 3
    assert not Presence.objects.filter(process="đã tắt").exists()


def test_who_left_is_not_there_any_more(tally, monkeypatch):
    tally.add(1, None)
    tally.seen[1] -= counting.ONLINE_SECONDS + 1

    tally.settle()

    assert tally.shown.online == 0


def test_foot_of_the_page_shows_the_figures_and_asks_nothing(tally, reader):
    EarlierViews.objects.create(site="cũ", until=date(2020, 1, 1), total=2_284_359)

    first = reader.get(reverse("news:articles"))
    with CaptureQueriesContext(connection) as asked:
        second = reader.get(reverse("news:articles"))

    assert "<dt>Lượt xem, tất cả</dt><dd>2.284.359</dd>" in first.text
    assert "<dt>Đang xem</dt>" in second.text
    assert len(asked) <= 2


def test_broken_database_stops_no_page_and_loses_nothing_that_was_not_sent(
    tally, monkeypatch, caplog
):
    tally.add(1, None)

    def fail() -> None:
        raise OperationalError("không nối được")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "ensure_connection", fail)
        tally.settle()
    tally.settle()

    assert "views were not written down" in caplog.text
    assert SiteViews.objects.get().views == 1


def test_views_that_could_not_be_written_are_written_with_the_next(tally, monkeypatch):
    tally.add(1, None)
    tally.add(2, None)

    with monkeypatch.context() as patch:
        patch.setattr(counting, "_WRITE", "select 1/0")
        with pytest.raises(DataError), transaction.atomic():
            tally._write()
    tally.add(3, None)
    tally.settle()

    assert SiteViews.objects.get().views == 3


def test_an_article_that_is_gone_meanwhile_stops_nothing(tally):
    tally.add(1, 987_654)

    tally.settle()

    assert (SiteViews.objects.get().views, Readership.objects.count()) == (1, 0)


def test_the_rest_is_written_when_the_process_ends(tally):
    tally.add(1, None)

    counting.write_rest()
    counting.write_rest()

    assert SiteViews.objects.get().views == 1


def test_a_server_process_writes_the_rest_at_its_end():
    """What serves pages (gunicorn, runserver) loads khuyenhoc.wsgi."""
    program = (
        "import khuyenhoc.wsgi, news.counting as c;"
        "c.tally.days[1] = 1; c.Tally.settle = lambda self: print('written')"
    )

    ended = subprocess.run([sys.executable, "-c", program], cwd=Path(live.BASE_DIR),
                           capture_output=True, text=True, check=True)  # fmt: skip

    assert ended.stdout == "written\n"


def test_no_address_is_kept_and_yesterdays_salt_is_destroyed(tally, reader):
    today = timezone.localdate()
    reader.get(reverse("home"))
    tally.settle()
    DailySalt.objects.create(day=today - timedelta(days=1), salt=b"x")

    forgotten = forget_salts(today)

    [there] = Presence.objects.get().visitors
    assert "127.0.0.1" not in str(there)
    assert forgotten == 1
    assert "news.senders.forget_salts" in live.DAILY_WORK
    assert find_salt(today) == bytes(DailySalt.objects.get().salt)


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(rf, settings):
    request = rf.get("/", headers={"x-forwarded-for": "1.2.3.4, 9.9.9.9"})

    settings.IS_BEHIND_PROXY = False
    direct = read_address(request.META)
    settings.IS_BEHIND_PROXY = True

    assert (direct, read_address(request.META)) == ("127.0.0.1", "9.9.9.9")
