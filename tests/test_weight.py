"""What a first view costs a reader on a weak network: requests and bytes, without photos."""

import gzip
import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.figures.rows import give, keep_totals, make_country, make_form, make_period
from tests.news.articles import add_photo, make_document, make_public

pytestmark = pytest.mark.django_db
MOST_REQUESTS, MOST_BYTES, MOST_SCRIPT = 15, 100_000, 25_000  # compressed
COMPRESSED = {"woff2"}  # as they lie


class Parts(HTMLParser):
    """The addresses that a browser asks for to show a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.asked: set[str] = set()
        self.photos: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        rel = set(given.get("rel", "").split())
        if tag == "link" and rel & {"stylesheet", "preload", "icon", "modulepreload"}:
            self.asked.add(given["href"])
        if tag == "script" and "src" in given:
            self.asked.add(given["src"])
        if tag == "img" and given.get("loading") != "lazy":
            self.photos.add(given["src"])


def fetch(client: Client, address: str) -> bytes:
    """The bytes behind an address of the portal, a static file or a page."""
    if address.startswith(settings.STATIC_URL):
        with open(finders.find(address.removeprefix(settings.STATIC_URL)), "rb") as file:  # noqa: PTH123
            return file.read()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.getvalue()


def weigh(client: Client, address: str) -> tuple[int, int, int]:
    """(requests, bytes without photos, bytes of script) of a first view, compressed."""
    markup = fetch(client, address)
    parts = Parts(markup.decode())
    files = {name: fetch(client, name) for name in parts.asked}
    for name, content in list(files.items()):
        if name.endswith(".css"):
            for inner in re.findall(r'url\("([^"]+)"\)', content.decode()):
                files[inner] = fetch(client, urljoin(name, inner))
        if name.endswith(".js"):
            for inner in re.findall(r'from\s+"([^"]+)"', content.decode()):
                files[urljoin(name, inner)] = fetch(client, urljoin(name, inner))
    sizes = {
        name: len(content if name.rpartition(".")[2] in COMPRESSED else gzip.compress(content))
        for name, content in files.items()
    }
    script = sum(size for name, size in sizes.items() if name.endswith(".js"))
    requests = 1 + len(files) + len(parts.photos)
    return requests, len(gzip.compress(markup)) + sum(sizes.values()), script


@pytest.fixture
def addresses() -> dict[str, str]:
    """The five pages that readers open most, each with all that it can show."""
    country = make_country(12)
    version = make_form()
    for code in ("2024", "2025"):
        year = make_period(code, version)
        for number in range(12):
            give(year, country[f"commune{number}"], {"members": 100 + number})
        keep_totals(year)
    article = make_public("Trao học bổng", association=country["first"])
    for _ in range(2):
        add_photo(article)
    article.documents.add(make_document("1/QĐ"))
    return {
        "home": reverse("home"),
        "article": article.get_absolute_url(),
        "results": reverse("figures:unit", args=[year.code, country["first"].pk]),
        "unit": reverse("associations:unit", args=[country["first"].pk]),
        "search": f"{reverse('news:search')}?q=hoc+bong",
    }


def test_first_view_of_every_page_is_light(client, addresses):
    weighed = {name: weigh(client, address) for name, address in addresses.items()}

    heavy = {
        name: found
        for name, found in weighed.items()
        if found[0] > MOST_REQUESTS or found[1] > MOST_BYTES or found[2] > MOST_SCRIPT
    }
    assert heavy == {}
    assert all(requests > 5 and size > 40_000 for requests, size, _ in weighed.values())
