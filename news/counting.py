"""Counting readers without a database write a view.

A process counts in memory. Whoever asks for a page ``EVERY`` seconds later has the sums written
down in one statement first, and the figures that pages show read anew; the rest is written when the
process ends (khuyenhoc/wsgi.py). What a process killed outright had not written down is lost: the
views of ``EVERY`` seconds at most. Sums leave memory before they are written, so that none is
written twice; they come back only where the database was never reached.

The middleware stands outermost and counts answers that leave, so that a page that a browser or a
cache still has (304) counts too.
"""

import logging
import math
import os
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.utils import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from khuyenhoc.lib.numbers import format_number
from news.portal import surroundings
from news.senders import hash_sender, knows_salt

EVERY = 10.0  # seconds
ONLINE_SECONDS = 300
MOST_VISITORS = 20_000  # of whom one process keeps that they are there
UNCOUNTED = {"login", "admin:login"}

log = logging.getLogger(__name__)
# "bot" but not the telephones of that maker; programs; looks that are no reading.
_ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|archiver|headless|lighthouse|monitor|externalhit|preview"
    r"|curl|wget|python|java/|okhttp|go-http|libwww|httpclient|scrapy|axios|node-fetch",
    re.IGNORECASE,
)
AGENTS = 2_000  # names of browsers that were judged are remembered
NOT_COUNTED = (settings.STATIC_URL, "/livez", "/readyz")  # machines ask; nothing is read for them
_ARTICLE = re.compile(r"/tin/(\d{1,18})-[^/]+/")

_WRITE = """
with site as (
    insert into news_siteviews (day, views)
    select * from unnest(%(days)s::date[], %(day_views)s::bigint[])
    on conflict (day) do update set views = news_siteviews.views + excluded.views
), here as (
    insert into news_presence (process, seen_at, visitors)
    values (%(process)s, now(), %(visitors)s::bigint[])
    on conflict (process) do update set seen_at = now(), visitors = excluded.visitors
), gone as (
    delete from news_presence where seen_at < now() - interval '1 hour' and process <> %(process)s
)
insert into news_readership (article_id, views, ratings, stars)
select a.id, given.views, 0, 0
  from unnest(%(articles)s::bigint[], %(article_views)s::bigint[]) as given(id, views)
  join news_article a on a.id = given.id
 order by a.id
on conflict (article_id) do update set views = news_readership.views + excluded.views
"""
_READ = """
select own.total + earlier.total, own.year + earlier.year, own.month + earlier.month,
       own.week, own.day, there.online
  from (select coalesce(sum(views), 0) as total,
               coalesce(sum(views) filter (where day >= date_trunc('year', %(today)s::date)), 0)
                   as year,
               coalesce(sum(views) filter (where day >= date_trunc('month', %(today)s::date)), 0)
                   as month,
               coalesce(sum(views) filter (where day >= date_trunc('week', %(today)s::date)), 0)
                   as week,
               coalesce(sum(views) filter (where day = %(today)s), 0) as day
          from news_siteviews) own,
       (select coalesce(sum(total), 0) as total,
               coalesce(sum(in_year) filter (
                   where date_trunc('year', until) = date_trunc('year', %(today)s::date)), 0)
                   as year,
               coalesce(sum(in_month) filter (
                   where date_trunc('month', until) = date_trunc('month', %(today)s::date)), 0)
                   as month
          from news_earlierviews) earlier,
       (select count(distinct visitor) as online
          from news_presence p, unnest(p.visitors) as visitor
         where p.seen_at > now() - make_interval(secs => %(online)s)) there
"""


@dataclass(frozen=True, slots=True)
class Visits:
    """The figures at the foot of a page, as last read."""

    total: int
    year: int
    month: int
    week: int
    day: int
    online: int

    def list_rows(self) -> list[dict[str, str]]:
        """{label, value}, in the order that the field's portals use."""
        rows = [
            ("Lượt xem, tất cả", self.total),
            ("Trong năm", self.year),
            ("Trong tháng", self.month),
            ("Trong tuần", self.week),
            ("Trong ngày", self.day),
            ("Đang xem", max(1, self.online)),  # whoever reads this is there
        ]
        return [{"label": label, "value": format_number(number)} for label, number in rows]


@dataclass
class Tally:
    """What one process has counted and not yet written down."""

    days: Counter[date] = field(default_factory=Counter)
    articles: Counter[int] = field(default_factory=Counter)
    seen: dict[int, float] = field(default_factory=dict)
    shown: Visits | None = None
    settled_at: float = -math.inf
    _counts: threading.Lock = field(default_factory=threading.Lock)
    _settling: threading.Lock = field(default_factory=threading.Lock)

    def add(self, visitor: int, article: int | None) -> None:
        """One page given to a reader."""
        with self._counts:
            self.days[timezone.localdate()] += 1
            if article is not None:
                self.articles[article] += 1
            if visitor in self.seen or len(self.seen) < MOST_VISITORS:
                self.seen[visitor] = time.monotonic()

    def is_due(self) -> bool:
        """Whether something waits and it is time to write it down."""
        return bool(self.days) and self._is_time()

    def settle_when_due(self) -> None:
        """Write down and read anew, if it is time and nobody else is at it."""
        if self._is_time():
            self.settle()

    def _is_time(self) -> bool:
        return time.monotonic() - self.settled_at >= EVERY

    def settle_soon(self) -> None:
        """What pages show has changed: read it anew before the next page."""
        self.settled_at = -math.inf

    def settle(self) -> None:
        """Write down what was counted and read what pages show; a broken database stops no page."""
        if not self._settling.acquire(blocking=False):
            return
        try:
            self.settled_at = time.monotonic()
            connection.ensure_connection()
            self._write()
            self.shown = read_visits()
            surroundings.renew()
        except Error:
            log.exception("views were not written down")
        finally:
            self._settling.release()

    def _write(self) -> None:
        with self._counts:
            days, self.days = self.days, Counter()
            articles, self.articles = self.articles, Counter()
            oldest = time.monotonic() - ONLINE_SECONDS
            self.seen = {visitor: at for visitor, at in self.seen.items() if at > oldest}
            visitors = list(self.seen)
        if not days and not visitors:
            return
        values: dict[str, Any] = {
            "days": list(days),
            "day_views": list(days.values()),
            "articles": list(articles),
            "article_views": list(articles.values()),
            "process": f"{socket.gethostname()[:60]}:{os.getpid()}",
            "visitors": visitors,
        }
        try:
            with connection.cursor() as cursor:
                cursor.execute(_WRITE, values)
        except Error:  # they are written with the next
            with self._counts:
                self.days += days
                self.articles += articles
            raise


tally = Tally()


def read_visits() -> Visits:
    """All figures as the database has them now; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"today": timezone.localdate(), "online": ONLINE_SECONDS})
        return Visits(*map(int, cursor.fetchone()))


def show_visits() -> list[dict[str, str]]:
    """What the foot of a page says; asks the database nothing, empty until it was read once."""
    return [] if tally.shown is None else tally.shown.list_rows()


def write_rest() -> None:
    """At the end of a process: what is in memory still."""
    if tally.days:
        tally.settle()


def count_views(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware, the outermost: count the pages that are given to people."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(NOT_COUNTED):
            return get_response(request)
        reads = is_read_by_somebody(request.META)
        if reads or tally.days or (tally.shown is None and request.headers.get("User-Agent")):
            tally.settle_when_due()  # a search engine, too, is told who answers for the portal
        response = get_response(request)
        if reads and is_page(request, response):
            _count(request.META, request.path)
        return response

    return answer


def count_kept(environ: Mapping[str, Any], content_type: str) -> bool:
    """Count a public page given out before the middleware is reached; False: ask the program,
    since the database must be asked first."""
    if tally.is_due():
        return False
    if content_type.startswith("text/html") and is_read_by_somebody(environ):
        if not knows_salt(timezone.localdate()):
            return False
        _count(environ, environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", ""))
    return True


def _count(meta: Mapping[str, Any], path: str) -> None:
    found = _ARTICLE.fullmatch(path)
    tally.add(_number_visitor(meta), int(found[1]) if found else None)


def is_read_by_somebody(meta: Mapping[str, Any]) -> bool:
    """Whether a person asks to read: no robot, no look ahead, no form.

    ``meta``: a request's META, or the environment that the server gave.
    """
    ahead = meta.get("HTTP_SEC_PURPOSE") or meta.get("HTTP_PURPOSE")
    agent = meta.get("HTTP_USER_AGENT", "")
    return meta.get("REQUEST_METHOD") == "GET" and not ahead and _is_person(agent)


@lru_cache(AGENTS)
def _is_person(agent: str) -> bool:
    return bool(agent) and not _ROBOT.search(agent)


def is_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is a public page, whole or still in the reader's browser (304)."""
    match = request.resolver_match
    if match is not None and (
        getattr(match.func, "login_required", True) or match.view_name in UNCOUNTED
    ):
        return False
    if response.status_code == 304:
        return request.path.endswith("/")
    return response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")


def _number_visitor(meta: Mapping[str, Any]) -> int:
    digest = hash_sender(meta, meta.get("HTTP_USER_AGENT", ""))
    return int.from_bytes(digest[:8], "big", signed=True)
