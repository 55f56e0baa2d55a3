"""The programme as a podcast: RSS with enclosures and the tags that players read."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

from khuyenhoc.lib.dates import VIETNAM
from news.broadcasts.files import CONTENT_TYPES
from news.models import AudioKind, Recording

MOST = 50
SPACE = "http://www.itunes.com/dtds/podcast-1.0.dtd"


class PodcastFeed(Rss201rev2Feed):
    """RSS 2.0 with the itunes tags."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:itunes": SPACE}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", settings.SITE_NAME)
        handler.addQuickElement("itunes:image", None, {"href": self.feed["cover"]})
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:category", None, {"text": "Education"})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:explicit", "false")
        if item["seconds"]:
            handler.addQuickElement("itunes:duration", str(item["seconds"]))


class Programme(Feed):
    """The newest recordings."""

    feed_type = PodcastFeed
    language = "vi"
    item_guid_is_permalink = False

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any):
        """With the site's root in front of the files' addresses."""
        self.root = request.build_absolute_uri("/").rstrip("/")
        return super().__call__(request, *args, **kwargs)

    def title(self) -> str:
        return f"Chương trình phát thanh của {settings.SITE_NAME}"

    def description(self) -> str:
        return "Bản ghi các buổi phát thanh về khuyến học, khuyến tài, xây dựng xã hội học tập."

    def link(self) -> str:
        return reverse("news:broadcasts")

    def items(self) -> list[Recording]:
        return list(Recording.objects.public()[:MOST])

    def item_title(self, item: Recording) -> str:
        return item.title

    def item_description(self, item: Recording) -> str:
        return item.abstract or item.title

    def item_pubdate(self, item: Recording) -> datetime:
        return datetime.combine(item.aired_on, time(hour=5), VIETNAM)

    def item_guid(self, item: Recording) -> str:
        """Lasting, whatever the title becomes."""
        return f"phat-thanh-{item.pk}"

    def item_enclosures(self, item: Recording) -> list[Enclosure]:
        path = reverse("news:recording_file", args=[item.pk, item.kind])
        return [Enclosure(self.root + path, str(item.size), CONTENT_TYPES[AudioKind(item.kind)])]

    def feed_extra_kwargs(self, obj: None) -> dict[str, Any]:
        return {"cover": self.root + reverse("news:podcast_cover")}

    def item_extra_kwargs(self, item: Recording) -> dict[str, Any]:
        return {"seconds": item.seconds}
