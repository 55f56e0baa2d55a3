"""Q4: what everybody can read holds nothing of a child without both consents.

One walk reads all that a stranger can reach, whatever its form, through the pages kept in memory;
it is walked while one consent is missing, while both hold, and after one was withdrawn.
"""

import html
import io
import json
import re
import subprocess
import unicodedata
import zipfile
from collections import Counter, deque
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.urls import resolve
from django.utils import timezone

from accounts.models import ConsentGiver, Person, Purpose
from funds.models import Nomination
from khuyenhoc.kept_pages import pages
from khuyenhoc.lib.names import vn_norm
from news.models import Article
from records.consents.photos import mark_photos
from records.consents.recording import agree, withdraw
from records.models import Photo
from tests.browser import crawl_ways
from tests.test_kept_pages import ask, heard, wait_until  # noqa: F401 - a fixture

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.browser.crawl_urls"),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
HOST = "testserver"
NAME = "Đặng Thị Kín Bưng"
SCHOOL, STORY, ACCOUNT = "Trường Tiểu học Mỏ Kín", "mồ côi từ thuở lọt lòng", "0987 6543 2101"
MARK, ADDRESS, PHONE = Decimal("8.37"), "xóm Cổng Kín, số 73", "0987654299"
CAPTION = "Em bé thứ bảy từ trái sang"
NEVER = {SCHOOL, STORY, ACCOUNT, "8,37", "8.37", ADDRESS, PHONE}
AN_ADDRESS = re.compile(r"""(?:(?:href|src|srcset|url)="|content="(?=http)|loc>)([^"<>]+)""")
A_ROUTE = 2  # so many addresses of one route and choice of parameters are read


@pytest.fixture
def world():
    """The portal of the crawl, in which a child was given a scholarship, wrote an article, is seen
    in its photo; the district's officer may record what the family says."""
    world = crawl_ways.make_portal()
    child = Person.objects.create(
        name=NAME, birth_year=timezone.localdate().year - 10, address=ADDRESS, phone=PHONE,
        association=world.units["c000"],
    )  # fmt: skip
    awarded = world.row("c000", "funds.nomination")
    Nomination.objects.filter(pk=awarded.pk).update(
        person=child, school=SCHOOL, story=STORY, account=ACCOUNT, mark=MARK
    )
    article = Article.objects.get(title__startswith="Hội viên góp sách")
    Article.objects.filter(pk=article.pk).update(author=child, byline="")
    photo = Photo.objects.filter(shown_in__article=article).order_by("pk")
    Photo.objects.filter(pk=photo[0].pk).update(caption=CAPTION)
    mark_photos(child, photo, [photo[0].pk])
    world.child = child
    return world


class Reader:
    """A stranger who reads everything, also what the program keeps in memory."""

    def __init__(self, application) -> None:
        self._application = application

    def read_all(self, addresses: list[str]) -> dict[str, str]:
        """Address → all that it tells in words, of ``addresses`` and of all that they lead to."""
        waiting, told = deque(addresses), {}
        been: Counter[tuple[str, ...]] = Counter()
        while waiting:
            url = waiting.popleft().partition("#")[0]
            parts = urlsplit(url)
            if url in told or parts.netloc not in ("", HOST) or not parts.path.startswith("/"):
                continue
            if parts.path.startswith(settings.STATIC_URL):
                continue
            asked = (resolve(unquote(parts.path)).route, *sorted(parts.query.split("=")[::2]))
            been[asked] += 1
            if been[asked] > A_ROUTE and url not in addresses:
                continue
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            status, headers, body = ask(self._application, path, HTTP_HOST=HOST)
            kind = headers.get("Content-Type", "").partition(";")[0]
            told[url] = f"{headers}\n{read(kind, body)}"
            if location := headers.get("Location"):
                waiting.append(urljoin(url, location))
            if kind.endswith(("html", "xml")) and status.startswith("200"):
                waiting.extend(self._find_addresses(url, body.decode()))
        return told

    def _find_addresses(self, url: str, text: str) -> Iterator[str]:
        for found in AN_ADDRESS.findall(text):
            for each in html.unescape(found).split(","):
                if each.strip() and not each.strip().startswith(("data:", "mailto:", "tel:")):
                    joined = urlsplit(urljoin(f"http://{HOST}{url}", each.split()[0]))
                    if joined.netloc == HOST and joined.scheme in ("http", "https"):
                        yield joined.path + (f"?{joined.query}" if joined.query else "")


def read(kind: str, body: bytes) -> str:
    """What a file says: packages and papers unpacked, JSON and markup unescaped, the rest as it
    lies there, in both encodings that pictures keep words in."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            return "\n".join(read("", package.read(name)) for name in package.namelist())
    if body.startswith(b"%PDF"):
        for asked in (["pdftotext", "-", "-"], ["pdfinfo", "-"]):
            done = subprocess.run(asked, input=body, capture_output=True, check=False)
            body += done.stdout
    text = body.decode("utf-8", errors="ignore")
    if kind.endswith("json"):
        text += json.dumps(json.loads(text), ensure_ascii=False)
    if kind.startswith("image/") and "svg" not in kind:
        text += body.decode("utf-16-le", errors="ignore") + body[1:].decode("utf-16-le", "ignore")
    return unicodedata.normalize("NFC", html.unescape(text))


def find(told: dict[str, str], words: str) -> set[str]:
    """The addresses that tell the words, with or without marks, as text or as an address."""
    bare = vn_norm(words)
    forms = {words, words.upper(), bare, bare.replace(" ", "-"), bare.replace(" ", "+")}
    return {url for url, text in told.items() if any(form in text for form in forms)}


def test_q4_nothing_of_a_child_is_public_without_both_consents(world, heard):  # noqa: F811
    application = pages.KeptPages(WSGIHandler(), heard)
    addresses = [url for _, url in crawl_ways.list_open(world)]
    addresses += [f"/tim-kiem/?q={word}" for word in ("kin+bung", "mo+kin")]
    officer, guardian, child = world.officers["c000"], ConsentGiver.GUARDIAN, ConsentGiver.SELF
    today, reader = timezone.localdate(), Reader(application)

    agree(world.child, purposes=Purpose.values, giver=guardian, on=today, by=officer)
    half = reader.read_all(addresses)
    number = heard.read()
    agree(world.child, purposes=Purpose.values, giver=child, on=today, by=officer)
    wait_until(lambda: heard.read() != number)
    whole = reader.read_all(addresses)
    number = heard.read()
    withdraw(world.child.consents.filter(giver=child), by=officer)
    wait_until(lambda: heard.read() != number)
    after = reader.read_all(addresses)

    assert find(whole, NAME)
    assert find(whole, CAPTION)
    for told in (half, whole, after):
        assert {words: found for words in NEVER if (found := find(told, words))} == {}
    for told in (half, after):
        assert (find(told, NAME), find(told, CAPTION)) == (set(), set())
