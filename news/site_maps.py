"""Site maps for search engines: articles and documents, a bounded file for each stretch of keys."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max
from django.urls import reverse
from django.utils.html import escape

from news.models import Article, Document

STRETCH = 5_000  # keys of one file; the protocol allows 50,000 addresses
SECTIONS = ("bai-viet", "van-ban")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
STANDING = (
    "home", "news:articles", "news:documents", "associations:find", "figures:results",
    "news:broadcasts", "news:polls", "news:links", "news:portal_map", "news:accessibility",
    "news:privacy",
)  # fmt: skip


def write_index(root: str) -> str:
    """The list of all site maps."""
    leaves = [("trang", 1)]
    for section in SECTIONS:
        last = _rows(section).aggregate(last=Max("pk"))["last"] or 0
        leaves += [(section, leaf) for leaf in range(1, last // STRETCH + 2) if last]
    entries = "".join(
        f"<sitemap><loc>{root}{reverse('news:sitemap_section', args=leaf)}</loc></sitemap>\n"
        for leaf in leaves
    )
    return f"{HEAD}<sitemapindex {SPACE}>\n{entries}</sitemapindex>\n"


def write_section(root: str, section: str, leaf: int) -> str | None:
    """One site map; None where there is no such section."""
    if section == "trang":
        addresses: list[tuple[str, datetime | None]] = [
            (reverse(name), None) for name in STANDING if leaf == 1
        ]
    elif section in SECTIONS and 0 < leaf < 1_000_000:
        addresses = list(_list_addresses(section, leaf))
    else:
        return None
    entries = "".join(
        f"<url><loc>{escape(root + path)}</loc>"
        + (f"<lastmod>{changed:%Y-%m-%d}</lastmod>" if changed else "")
        + "</url>\n"
        for path, changed in addresses
    )
    return f"{HEAD}<urlset {SPACE}>\n{entries}</urlset>\n"


def _rows(section: str):
    return Article.objects.public() if section == "bai-viet" else Document.objects.public()


def _list_addresses(section: str, leaf: int) -> Iterator[tuple[str, datetime | None]]:
    first = (leaf - 1) * STRETCH
    rows = _rows(section).filter(pk__gte=first, pk__lt=first + STRETCH).order_by("pk")
    if section == "bai-viet":
        for article in rows.only("pk", "slug", "changed_at"):
            yield article.get_absolute_url(), article.changed_at
    else:
        for document in rows.only("pk"):
            yield document.get_absolute_url(), None
