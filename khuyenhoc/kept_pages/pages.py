"""Public pages given out whole, ahead of the middleware.

Kept is what says that it is public and sets no cookie, asked for without a session; never longer
than ``LIFE`` and never past a change (``changes``). A reader's browser asks every time whether its
page still holds ("no-cache"), so that what was withdrawn is gone everywhere at once. Public pages
are compressed here, kept or not: they hold no secret that their length could tell.
"""

import gzip
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from wsgiref.types import StartResponse, WSGIEnvironment

from django.http import HttpResponse
from django.utils.http import parse_etags

from khuyenhoc.kept_pages.changes import Changes
from news import counting

LIFE = 30  # seconds: what the clock alone changes (a day that begins, an hour of publication)
MOST_BYTES = 32 * 2**20
LARGEST = 2**20
WORTH_COMPRESSING = 500  # bytes
LEVEL = 6
LONGEST_QUERY = 500
# What a reader chose is part of the key; the token of a form stands only in answers that set it.
CHOICES = ("kh_theme", "kh_size")
HARMLESS = {*CHOICES, "csrftoken"}
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")

Key = tuple[str, ...]
Headers = list[tuple[str, str]]
Application = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Page:
    """One answer as it leaves, good until ``until`` (monotonic seconds) and while ``change``."""

    body: bytes
    headers: Headers
    content_type: str
    etag: str
    change: int | None
    until: float


class KeptPages:
    """The program with its public pages kept before it; ``change`` None: nothing is kept."""

    def __init__(self, application: Application, changes: Changes | None) -> None:
        self._application = application
        self._changes = changes
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        key = make_key(environ)
        if key is None:
            return self._application(environ, start)
        change = self._changes.read() if self._changes else None
        page = self._find(key, change)
        if page is None or not counting.count_kept(environ, page.content_type):
            return self._ask(environ, start, key, change)
        return give(page, environ, start)

    def _find(self, key: Key, change: int | None) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            if page.change == change and time.monotonic() < page.until:
                self._pages.move_to_end(key)
                return page
            self._drop(key)
            return None

    def _ask(
        self, environ: WSGIEnvironment, start: StartResponse, key: Key, change: int | None
    ) -> Iterable[bytes]:
        """Have the page drawn whole, and keep it if that may be done."""
        told: list[tuple[str, Headers]] = []

        def note(status: str, headers: Headers, _: object = None, /) -> Callable[[bytes], object]:
            told.append((status, headers))
            return lambda _: None  # the old way to write, which Django does not use

        whole = {name: value for name, value in environ.items() if name not in CONDITIONS}
        answer = self._application(whole, note)
        [(status, headers)] = told
        if not (isinstance(answer, HttpResponse) and may_be_kept(answer)):
            start(status, headers)
            return answer
        page = pack(answer, headers, key, change)
        answer.close()
        if change is not None and len(page.body) <= LARGEST:
            self._keep(key, page)
        return give(page, environ, start)

    def _keep(self, key: Key, page: Page) -> None:
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._bytes > MOST_BYTES:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._bytes -= len(page.body)


def make_key(environ: WSGIEnvironment) -> Key | None:
    """What makes two requests the same; None when the answer may be for one person alone."""
    get = environ.get
    if environ["REQUEST_METHOD"] != "GET" or get("HTTP_AUTHORIZATION") or get("HTTP_RANGE"):
        return None
    if len(get("QUERY_STRING", "")) > LONGEST_QUERY:
        return None
    choices = read_choices(get("HTTP_COOKIE", ""))
    if choices is None:
        return None
    return (
        environ["wsgi.url_scheme"], get("HTTP_X_FORWARDED_PROTO", ""), get("HTTP_HOST", ""),
        get("PATH_INFO", ""), get("QUERY_STRING", ""), *choices,
        "gzip" if accepts_gzip(get("HTTP_ACCEPT_ENCODING", "")) else "",
    )  # fmt: skip


def read_choices(header: str) -> tuple[str, ...] | None:
    """The reader's theme and size of text; None when he bears any cookie that means more."""
    if not header:
        return ("",) * len(CHOICES)
    try:
        cookies = SimpleCookie(header)
    except CookieError:
        return None
    if not cookies or not cookies.keys() <= HARMLESS:
        return None
    return tuple(cookies[name].value if name in cookies else "" for name in CHOICES)


def accepts_gzip(header: str) -> bool:
    """Whether a browser's Accept-Encoding takes gzip."""
    for part in header.split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0"}
    return False


def may_be_kept(answer: HttpResponse) -> bool:
    """Whether an answer says of itself that everybody may have it."""
    caching = {part.strip() for part in answer.get("Cache-Control", "").split(",")}
    varies = {part.strip() for part in answer.get("Vary", "Cookie").split(",")}
    return (
        answer.status_code == 200
        and "public" in caching
        and "no-store" not in caching
        and varies <= {"Cookie", "Accept-Encoding"}
        and not answer.cookies
    )


def pack(answer: HttpResponse, headers: Headers, key: Key, change: int | None) -> Page:
    """A drawn answer as it leaves: compressed when its reader takes that."""
    body, kind = answer.content, answer.get("Content-Type", "")
    replaced = {"content-length"}
    added = []
    if is_compressible(kind) and len(body) >= WORTH_COMPRESSING:
        replaced.add("vary")
        added.append(("Vary", "Cookie, Accept-Encoding"))
        if key[-1] == "gzip":
            body = gzip.compress(body, LEVEL, mtime=0)
            added.append(("Content-Encoding", "gzip"))
    left = [(name, value) for name, value in headers if name.lower() not in replaced]
    return Page(
        body,
        [*left, *added, ("Content-Length", str(len(body)))],
        kind,
        answer.get("ETag", ""),
        change,
        time.monotonic() + LIFE,
    )


def is_compressible(kind: str) -> bool:
    """Whether a type of content is text."""
    return kind.startswith("text/") or any(part in kind for part in ("json", "xml"))


def give(page: Page, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """The page, or word that the browser has it already."""
    if page.etag and has_already(environ.get("HTTP_IF_NONE_MATCH", ""), page.etag):
        kept = [each for each in page.headers if not each[0].lower().startswith("content-")]
        start("304 Not Modified", kept)
        return []
    start("200 OK", page.headers)
    return [page.body]


def has_already(asked: str, etag: str) -> bool:
    """Whether the marks that a browser sends name this page; weak marks are enough to read it."""
    return bool(asked) and etag.removeprefix("W/") in {
        each.removeprefix("W/") for each in parse_etags(asked)
    }
