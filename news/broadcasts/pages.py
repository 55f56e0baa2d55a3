"""The contexts of the programme's pages."""

from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse

from news.models import Recording

A_LEAF = 20


def show(recording: Recording) -> dict[str, Any]:
    """A recording for components/player.html: {title, url, src, length, size_mb, at, abstract}."""
    minutes, seconds = divmod(recording.seconds or 0, 60)
    return {
        "title": recording.title,
        "url": recording.get_absolute_url(),
        "src": reverse("news:recording_file", args=[recording.pk, recording.kind]),
        "length": f"{minutes}:{seconds:02d}" if recording.seconds else "",
        "kind": recording.get_kind_display(),
        "at": recording.aired_on,
        "abstract": recording.abstract,
    }


def list_recordings(query: QueryDict) -> dict[str, Any]:
    """The context of templates/news/broadcasts.html."""
    page = Paginator(Recording.objects.public().defer("transcript"), A_LEAF).get_page(
        query.get("trang")
    )
    return {
        "title": "Chương trình phát thanh",
        "description": "Nghe lại các buổi phát thanh về khuyến học, khuyến tài.",
        "recordings": [show(each) for each in page.object_list],
        "page": page,
        "count": page.paginator.count,
        "podcast_url": reverse("news:podcast"),
        "noindex": bool(query),
    }


def describe(recording: Recording) -> dict[str, Any]:
    """The context of templates/news/recording.html."""
    article = recording.article
    return {
        "title": recording.title,
        "description": recording.abstract,
        "recording": show(recording),
        "transcript": recording.transcript,
        "article": article if article is not None and article.is_public else None,
        "unit": recording.association,
        "crumbs": [{"label": "Chương trình phát thanh", "url": reverse("news:broadcasts")}],
    }
