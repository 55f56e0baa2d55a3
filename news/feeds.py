"""What is new, for feed readers: RSS and Atom of the newest articles."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from khuyenhoc.lib.names import clean
from news.listing import read_leaf
from news.models import Article

MOST = 30


class NewsFeed(Feed):
    """The newest articles with title, abstract and hour."""

    feed_type: type[SyndicationFeed] = Rss201rev2Feed
    language = "vi"

    def title(self) -> str:
        return f"{settings.SITE_NAME}: tin mới"

    def description(self) -> str:
        return "Tin bài mới nhất."

    subtitle = description

    def link(self) -> str:
        return reverse("news:articles")

    def items(self) -> list[Article]:
        return read_leaf(Article.objects.public(), size=MOST).articles

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        return item.abstract

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.publish_at

    def item_categories(self, item: Article) -> list[str]:
        return [clean(item.topic.name)]

    def item_guid(self, item: Article) -> str:
        """Lasting, whatever the title becomes."""
        return f"tin-{item.pk}"

    item_guid_is_permalink = False


class AtomFeed(NewsFeed):
    """The same as Atom."""

    feed_type = Atom1Feed


def write_rss(request: HttpRequest):
    """The feed as RSS 2.0."""
    return NewsFeed()(request)


def write_atom(request: HttpRequest):
    """The feed as Atom 1.0."""
    return AtomFeed()(request)
