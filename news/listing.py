"""Lists of articles: the newest first, one leaf after another by key, so that none gets slower."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from django.db.models import Q

from khuyenhoc.links import link
from news.models import Article
from news.models.articles import ArticleQuerySet

A_LEAF = 20  # articles on one leaf
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Leaf:
    """Articles of one leaf; ``next_key`` leads to the older ones, empty on the last leaf."""

    articles: list[Article]
    next_key: str


def read_leaf(rows: ArticleQuerySet, key: str = "", size: int = A_LEAF) -> Leaf:
    """The leaf that begins after ``key`` (from ``Leaf.next_key``); an unreadable key is no key."""
    after = _read_key(key)
    if after is not None:
        hour, pk = after
        rows = rows.filter(
            Q(publish_at__lt=hour) | Q(publish_at=hour, pk__lt=pk), publish_at__lte=hour
        )
    found = list(rows.newest().listed()[: size + 1])
    more = len(found) > size
    return Leaf(found[:size], _write_key(found[size - 1]) if more else "")


def show_rows(articles: Iterable[Article]) -> list[dict[str, Any]]:
    """Articles as the lists of templates ask for them: {title, url, topic, abstract, at}."""
    return [
        {
            "title": article.title,
            "url": article.get_absolute_url(),
            "topic": article.topic.name,
            "abstract": article.abstract,
            "at": article.publish_at,
        }
        for article in articles
    ]


def link_articles() -> str:
    """The address of the list of all articles."""
    return link("news:articles")


def _write_key(article: Article) -> str:
    hour = cast(datetime, article.publish_at)  # what a list shows is out
    return f"{int(hour.timestamp()) * _MICRO + hour.microsecond}-{article.pk}"


def _read_key(key: str) -> tuple[datetime, int] | None:
    instant, _, pk = key.partition("-")
    if not (instant.isdecimal() and pk.isdecimal() and len(instant) <= 17 and len(pk) <= 18):
        return None
    try:
        seconds, micro = divmod(int(instant), _MICRO)
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micro), int(pk)
    except (OverflowError, ValueError):
        return None
