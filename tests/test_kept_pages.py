"""Public pages kept whole in memory: who gets them, and that no change is missed."""

import gzip
import time
from http.cookies import SimpleCookie

import pytest
from django.apps import apps
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pghistory.models import Event

from associations.models import Association
from khuyenhoc.kept_pages import changes, pages
from news import counting, senders
from news.counting import EVERY, Tally
from news.models import Article
from tests.factories import make_officer
from tests.news.articles import make_public, make_unit


class Program:
    """A WSGI program that answers what it is told to and counts how often it was asked."""

    def __init__(self, **headers):
        self.asked = 0
        self.headers = {"Cache-Control": "public, no-cache", "ETag": 'W/"a"'} | headers
        self.cookies = SimpleCookie()
        self.status = 200

    def __call__(self, environ, start):
        self.asked += 1
        answer = HttpResponse(f"<p>{'chữ ' * 200}{self.asked}</p>", status=self.status)
        for name, value in self.headers.items():
            answer[name] = value
        answer.cookies = self.cookies
        start(f"{self.status} X", list(answer.items()))
        return answer


class Known:
    """Changes as a test tells them."""

    number: int | None = 1

    def read(self):
        return self.number


def ask(application, path="/", **extra):
    """(status, headers, body) of one GET."""
    told = []
    method = extra.pop("method", "GET")
    environ = RequestFactory().generic(method, path, **extra).environ
    body = application(environ, lambda status, headers: told.append((status, dict(headers))))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    return *told[0], content


@pytest.fixture(autouse=True)
def tally(monkeypatch) -> Tally:
    """A process that has counted nothing."""
    begun = Tally()
    monkeypatch.setattr(counting, "tally", begun)
    return begun


def test_public_page_is_drawn_once():
    program = Program()
    kept = pages.KeptPages(program, Known())

    answers = [ask(kept) for _ in range(3)]

    assert program.asked == 1
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == "200 OK"


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": "sessionid=a"},
        {"HTTP_COOKIE": "kh_theme=dark; kh_danh_gia=5"},
        {"HTTP_COOKIE": "messages=x"},
        {"HTTP_COOKIE": ";;=\x00"},
        {"HTTP_AUTHORIZATION": "Bearer a"},
        {"HTTP_RANGE": "bytes=0-5"},
        {"method": "POST"},
        {"method": "HEAD"},
        {"QUERY_STRING": "q=" + "a" * 500},
    ],
)
def test_what_may_be_for_one_person_is_always_asked_for(extra):
    program = Program()
    kept = pages.KeptPages(program, Known())

    ask(kept)
    ask(kept, **extra)
    ask(kept, **extra)

    assert program.asked == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private, no-cache"},
        {"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"},
        {"Cache-Control": "public, no-store"},
        {"Cache-Control": ""},
        {"Vary": "Accept-Language"},
    ],
)
def test_what_does_not_say_that_it_is_public_is_not_kept(headers):
    program = Program(**headers)
    kept = pages.KeptPages(program, Known())

    ask(kept)
    ask(kept)

    assert program.asked == 2


def test_an_answer_with_a_cookie_or_an_error_is_not_kept():
    with_cookie, broken = Program(), Program()
    with_cookie.cookies["csrftoken"] = "a"
    broken.status = 500

    for program in (with_cookie, broken):
        kept = pages.KeptPages(program, Known())
        ask(kept)
        ask(kept)

    assert with_cookie.asked == broken.asked == 2


def test_reader_gets_the_page_of_his_own_choices_address_and_host():
    program = Program()
    kept = pages.KeptPages(program, Known())
    asked = [
        {},
        {"HTTP_COOKIE": "kh_theme=dark"},
        {"HTTP_COOKIE": "kh_size=3"},
        {"HTTP_HOST": "khac.vn"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"QUERY_STRING": "trang=2"},
        {"path": "/tin/"},
    ]

    first = [ask(kept, **each)[2] for each in asked]
    again = [ask(kept, **each)[2] for each in asked]

    assert first == again
    assert len(set(first)) == program.asked == len(asked)


def test_form_token_in_a_cookie_changes_no_public_page():
    program = Program()
    kept = pages.KeptPages(program, Known())

    ask(kept)
    ask(kept, HTTP_COOKIE="csrftoken=abc")

    assert program.asked == 1


def test_a_change_ends_every_page_at_once():
    program, known = Program(), Known()
    kept = pages.KeptPages(program, known)

    ask(kept)
    known.number = 2
    ask(kept)
    known.number = None
    ask(kept)
    ask(kept)

    assert program.asked == 4


def test_page_drawn_while_a_change_came_is_not_given_again():
    known = Known()

    class Changing(Program):
        def __call__(self, environ, start):
            known.number += 1
            return super().__call__(environ, start)

    program = Changing()
    kept = pages.KeptPages(program, known)

    ask(kept)
    ask(kept)

    assert program.asked == 2


def test_page_is_drawn_anew_when_its_time_is_over(monkeypatch):
    program = Program()
    kept = pages.KeptPages(program, Known())
    ask(kept)
    later = time.monotonic() + pages.LIFE + 1

    monkeypatch.setattr(time, "monotonic", lambda: later)
    ask(kept)

    assert program.asked == 2


def test_memory_is_bounded_and_the_longest_unread_goes_first(monkeypatch):
    program = Program()
    kept = pages.KeptPages(program, Known())
    length = len(ask(kept, QUERY_STRING="trang=1")[2])
    monkeypatch.setattr(pages, "MOST_BYTES", 3 * length + 10)

    for leaf in (2, 3, 1, 4):
        ask(kept, QUERY_STRING=f"trang={leaf}")
    before = program.asked
    ask(kept, QUERY_STRING="trang=1")
    ask(kept, QUERY_STRING="trang=2")

    assert before == 4
    assert program.asked == 5
    assert kept._bytes == sum(len(page.body) for page in kept._pages.values()) <= pages.MOST_BYTES


def test_page_is_compressed_for_whom_it_may_be():
    kept = pages.KeptPages(Program(), None)

    _, headers, body = ask(kept, HTTP_ACCEPT_ENCODING="br;q=1, GZIP")
    _, plain_headers, plain = ask(kept, HTTP_ACCEPT_ENCODING="gzip;q=0")

    assert headers["Content-Encoding"] == "gzip"
    assert int(headers["Content-Length"]) == len(body) < len(plain)
    assert headers["Vary"] == plain_headers["Vary"] == "Cookie, Accept-Encoding"
    assert "Content-Encoding" not in plain_headers
    assert gzip.decompress(body).startswith("<p>chữ".encode())


def test_private_page_is_never_compressed():
    kept = pages.KeptPages(Program(**{"Cache-Control": "private"}), Known())

    _, headers, _ = ask(kept, HTTP_ACCEPT_ENCODING="gzip")

    assert "Content-Encoding" not in headers


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ('W/"a"', "304 Not Modified"), ('"a"', "304 Not Modified"),
        ('"b", W/"a"', "304 Not Modified"), ('W/"b"', "200 OK"), ("", "200 OK"),
    ],
)  # fmt: skip
def test_browser_that_has_the_page_is_told_so(asked, status):
    program = Program()
    kept = pages.KeptPages(program, Known())

    first, second = (ask(kept, HTTP_IF_NONE_MATCH=asked) for _ in range(2))

    assert first[0] == second[0] == status
    assert program.asked == 1
    assert bool(first[2]) == (status == "200 OK")
    assert first[1]["ETag"] == 'W/"a"'


@pytest.fixture
def heard():
    """The listener of this process, ready."""
    listener = changes.Changes()
    wait_until(lambda: listener.read() is not None)
    yield listener
    listener.stop()


def wait_until(is_so):
    """Wait at most ten seconds for what comes by itself."""
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_withdrawn_article_is_gone_from_every_page(heard):
    article = make_public("Bài sẽ rút")
    kept = pages.KeptPages(WSGIHandler(), heard)
    extra = {"path": "/tin/", "HTTP_HOST": "testserver"}
    before = ask(kept, **extra)[2].decode()
    wait_until(lambda: ask(kept, **extra)[2].decode() == before)
    with connection.cursor() as cursor:
        number = heard.read()

        cursor.execute("update news_article set state = 'withdrawn' where id = %s", [article.pk])

        wait_until(lambda: heard.read() != number)
    assert article.title in before
    assert article.title not in ask(kept, **extra)[2].decode()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_changes_nothing_and_what_is_unshown_neither(heard):
    user = make_officer("can-bo", make_unit())
    time.sleep(0.3)
    number = heard.read()

    with connection.cursor() as cursor:
        cursor.execute("begin; update associations_association set code = code; rollback")
        cursor.execute("update accounts_user set last_login = now() where id = %s", [user.pk])
    time.sleep(0.3)
    unchanged = heard.read()
    with connection.cursor() as cursor:
        cursor.execute("truncate news_topic cascade")
    wait_until(lambda: heard.read() != number)

    assert unchanged == number


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_keeps_nothing_until_it_is_back(heard, monkeypatch):
    monkeypatch.setattr(changes, "RETRY", 0.5)
    number = heard.read()

    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and query = 'listen pages_changed'"
        )
    wait_until(lambda: heard.read() is None)
    wait_until(lambda: heard.read() is not None)

    assert heard.read() > number


@pytest.mark.django_db
def test_every_table_of_ours_tells_of_changes_or_is_named_as_unshown():
    """Exact: a new table tells, unless somebody has said that no public page shows it."""
    tables = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in changes.SHOWN_APPS
        and model._meta.managed
        and not issubclass(model, Event)
    }

    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text from pg_trigger"
            " where tgname = 'tell_pages' and tgparentid = 0 and tgtype & 61 = 60"
        )
        told = {name for (name,) in cursor.fetchall()}

    assert told == tables - changes.UNSHOWN
    assert tables >= changes.UNSHOWN
    assert {Association._meta.db_table, Article._meta.db_table} <= told


def test_kept_page_counts_its_readers_and_gives_way_when_counts_are_due(tally, monkeypatch):
    """N3: the middleware counts what is drawn; here only what is given out before it."""
    program = Program()
    kept = pages.KeptPages(program, Known())
    tally.settled_at = time.monotonic()
    reader = {"path": "/tin/12-a/", "HTTP_USER_AGENT": "Mozilla/5.0"}
    monkeypatch.setattr(senders, "_known", {})

    ask(kept, **reader)
    ask(kept, **reader)
    unsalted = program.asked
    senders._known[timezone.localdate()] = b"0" * senders.SALT_BYTES
    for _ in range(3):
        ask(kept, **reader)
    ask(kept, path="/tin/12-a/", HTTP_USER_AGENT="Googlebot/2.1")
    asked = program.asked
    tally.settled_at -= EVERY
    ask(kept, **reader)

    assert unsalted == asked == 2
    assert program.asked == 3
    assert sum(tally.days.values()) == 3
    assert tally.articles == {12: 3}
