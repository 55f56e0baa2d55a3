"""A hundred vectors through every rich and plain field: inert in pages, feeds, JSON-LD, Open Graph.

ASVS 1.2.1, 1.2.2, 1.3.1; ecosystem.md E4, stored XSS.
"""

import json
import re
import zlib
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from news.models import Article, Document, Topic
from records.models import Photo
from tests.factories import make_officer
from tests.markup import Reader
from tests.news.articles import add_photo, make_document, make_public, make_unit
from tests.news.vectors import VECTORS

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """An article with a photo and a document, public."""
    article = make_public("Bài")
    add_photo(article)
    article.documents.add(make_document("1/QĐ"))
    return article


def poison(article: Article, vector: str) -> str:
    """Put a vector into every field that people fill in; the title as it is kept."""
    text = f"Nạn {vector}"[:190]
    article.title = article.abstract = text
    article.byline, article.source = text[:110], text
    article.body = f"<p>Trước</p>{vector}<p>Sau</p>"
    article.save()
    Topic.objects.update(name=text[:60])
    Photo.objects.update(alt=text, caption=text)
    Document.objects.update(abstract=text, note=text, number=text[:50], issuer=text[:100])
    return article.title


@pytest.mark.parametrize("part", range(4))
def test_vectors_are_inert_wherever_they_come_out(article, part):
    """A quarter of the vectors, one after the other in the same article."""
    found = {vector: find_faults(article, vector) for vector in VECTORS[part::4]}

    assert len(found) >= len(VECTORS) // 4 - 1
    assert {vector: faults for vector, faults in found.items() if faults} == {}


def find_faults(article: Article, vector: str) -> list[object]:
    """What of a vector runs, is fetched, or is not told as it was written."""
    title = poison(article, vector)
    client = Client()
    document = Document.objects.get()
    pages = [
        article.get_absolute_url(), reverse("news:article_print", args=[article.pk, article.slug]),
        reverse("news:articles"), reverse("home"), reverse("news:documents"),
        document.get_absolute_url(), "/tim-kiem/?q=nan",
    ]  # fmt: skip
    read = {url: Reader(client.get(url).text) for url in pages}
    feeds = [ElementTree.fromstring(client.get(reverse(f"news:{name}")).content)
             for name in ("rss", "atom")]  # fmt: skip

    faults: list[object] = [(url, page.faults) for url, page in read.items() if page.faults]
    page = read[pages[0]]
    [block] = page.data
    if json.loads(block)["headline"] != title:
        faults.append(("JSON-LD", block))
    if page.meta["og:title"].strip() != title.replace("\r", "\n").strip():
        faults.append(("Open Graph", page.meta["og:title"]))
    if met := {"iframe", "object", "embed", "base", "math", "video", "audio"} & page.tags:
        faults.append(("tags", met))
    titles = [each.text for feed in feeds for each in feed.iter() if each.tag.endswith("title")]
    if sum(" ".join((each or "").split()) == " ".join(title.split()) for each in titles) < 2:
        faults.append(("feeds", titles))
    return faults


def test_vectors_are_inert_on_paper(article):
    """All in one article: nothing that runs, no file taken in, no address but ours and http(s)."""
    poison(article, "".join(f"<div>{vector}</div>" for vector in VECTORS))
    address = reverse("news:article_paper", args=[article.pk, article.slug])

    made = Client().get(address)

    packed = re.findall(rb"stream\r?\n(x.+?)\r?\nendstream", made.content, re.DOTALL)
    plain = b"\n".join([made.content, *map(zlib.decompress, packed)])
    assert made["Content-Type"] == "application/pdf"
    assert made["X-Robots-Tag"] == "noindex"
    for word in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/GoToR"):
        assert word not in plain
    schemes = {uri.partition(b":")[0] for uri in re.findall(rb"/URI \(([^)]*)", plain)}
    assert schemes <= {b"http", b"https", b"mailto", b"tel"}


def test_vectors_in_names_of_files_and_in_the_desk_stay_text(article, client):
    vector = '"><svg onload=1></script><script>alert(1)</script>'
    poison(article, vector)
    client.force_login(make_officer("viet", make_unit(), ("edit_news",)))

    for name in ("change", "history", "steps"):
        page = client.get(reverse(f"admin:news_article_{name}", args=[article.pk])).text
        assert "<svg onload" not in page
        assert "<script>alert" not in page
