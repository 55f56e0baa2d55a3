"""Pages that lead on: the link directory and the map of the portal."""

from itertools import groupby
from typing import Any

from django.urls import reverse

from khuyenhoc import navigation
from news.models import Topic, WebLink

MOST_LINKS = 200
MOST_TOPICS = 100


def list_links() -> dict[str, Any]:
    """The context of templates/news/links.html: {groups: [{name, links}]}."""
    rows = WebLink.objects.all()[:MOST_LINKS]
    return {
        "title": "Liên kết",
        "description": "Địa chỉ của các cơ quan, tổ chức về khuyến học và giáo dục.",
        "groups": [
            {"name": name, "links": list(links)}
            for name, links in groupby(rows, key=lambda row: row.group)
        ],
    }


def map_portal() -> dict[str, Any]:
    """The context of templates/news/portal_map.html: {parts: [{name, pages: [{label, url}]}]}."""
    topics = [
        {"label": topic.name, "url": topic.get_absolute_url()}
        for topic in Topic.objects.all()[:MOST_TOPICS]
    ]
    follow = [
        {"label": "Tin mới (RSS)", "url": reverse("news:rss")},
        {"label": "Tin mới (Atom)", "url": reverse("news:atom")},
        {"label": "Chương trình phát thanh (podcast)", "url": reverse("news:podcast")},
    ]
    parts = [
        {"name": "Các trang", "pages": navigation.list_items(navigation.FOOTER, "")},
        {"name": "Tin theo chuyên mục", "pages": topics},
        {"name": "Theo dõi", "pages": follow},
        {
            "name": "Cho cán bộ hội",
            "pages": [{"label": "Đăng nhập", "url": reverse("login")}],
        },
    ]
    return {
        "title": "Sơ đồ cổng",
        "description": "Mọi phần của cổng thông tin, trên một trang.",
        "parts": [part for part in parts if part["pages"]],
    }
