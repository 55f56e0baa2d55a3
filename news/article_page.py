"""The context of templates/news/article.html: one article with all that readers see of it."""

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from accounts.masks import masked
from accounts.models import Purpose
from associations.models import Association
from khuyenhoc.lib.dates import VIETNAM
from khuyenhoc.lib.linked_data import write_linked_data
from khuyenhoc.links import link
from khuyenhoc.statements import Statement
from meetings.models import Meeting
from news import figure_links
from news.broadcasts.pages import show
from news.listing import link_articles, show_rows
from news.models import Article, ArticlePhoto, Comment, Document
from news.pictures import find_card, show_photo
from news.voices import opinions

RELATED = 4
WIDE = "(min-width: 62rem) 46rem, 100vw"
WORDS_A_MINUTE = 220
# What most articles have none of is asked for only where the article says that there is some.
HAS = {
    "has_photos": Exists(ArticlePhoto.objects.filter(article=OuterRef("pk"))),
    "has_units": Exists(Article.units.through.objects.filter(article=OuterRef("pk"))),
    "has_documents": Exists(Article.documents.through.objects.filter(article=OuterRef("pk"))),
    "has_meetings": Exists(Article.meetings.through.objects.filter(article=OuterRef("pk"))),
    "has_comments": Exists(Comment.objects.public().filter(article=OuterRef("pk"))),
}
_SHOWN = Statement(
    lambda article: ArticlePhoto.objects.filter(article=article).select_related("photo")
    .order_by("order", "pk"),
    article=int,
)  # fmt: skip
_UNITS = Statement(
    lambda article: Association.objects.filter(told_in=article).only("full_name", "kind"),
    article=int,
)
_DOCUMENTS = Statement(
    lambda article: Document.objects.filter(articles=article, is_public=True)
    .defer("words", "pairs", "title_words"),
    article=int,
)  # fmt: skip
_MEETINGS = Statement(
    lambda article: Meeting.objects.shown().filter(articles=article).only("title", "begins_at"),
    article=int,
)
_RELATED = Statement(
    lambda topic, pk, now: Article.objects.public(now).filter(topic=topic).exclude(pk=pk)
    .newest().listed()[:RELATED],
    topic=int, pk=int, now=datetime,
)  # fmt: skip
_PLACE = re.compile(r"<p>\s*\[ảnh\s+(\d{1,2})\]\s*</p>", re.IGNORECASE)


def build(article: Article, address: str, root: str) -> dict[str, Any]:
    """What the template shows. ``address`` is the article's with host, ``root`` the site's."""
    shown = _fetch(_SHOWN, article, "has_photos")
    pictures = [picture for each in shown if (picture := show_photo(each.photo)) is not None]
    told = figure_links.read_links(figure_links.find_links(article.body))
    body, left = place_pictures(figure_links.show_figures(article.body, told), pictures[1:])
    figures = list({each.url: each for each in told.values() if each is not None}.values())
    is_illustrative = any(figure.is_illustrative for figure in figures)
    card = find_card(shown[0].photo) if shown else ""
    author = name_author(article)
    return {
        "article": article,
        "title": article.title,
        "description": article.abstract,
        "crumbs": [
            {"label": "Tin tức", "url": link_articles()},
            {"label": article.topic.name, "url": article.topic.get_absolute_url()},
        ],
        "lead_picture": pictures[0] if pictures else None,
        "more_pictures": left,
        "sizes": WIDE,
        "body": body,
        "figures": figures,
        "is_illustrative": is_illustrative,
        "noindex": is_illustrative,
        "author": author,
        "unit_url": link("associations:unit", article.association_id),
        "units": [
            {"name": unit.title, "url": link("associations:unit", unit.pk)}
            for unit in _fetch(_UNITS, article, "has_units")
        ],
        "documents": [
            {"label": str(each), "abstract": each.abstract, "url": each.get_absolute_url()}
            for each in _fetch(_DOCUMENTS, article, "has_documents")
        ],
        "meetings": [
            {
                "title": each.title,
                "at": each.begins_at,
                "url": link("meeting_pages:meeting", each.pk),
            }
            for each in _fetch(_MEETINGS, article, "has_meetings")
        ],
        "related": show_rows(find_related(article)),
        "recording": _show_recording(article),
        "views": getattr(getattr(article, "readership", None), "views", 0),
        "minutes": max(1, round(len(article.text.split()) / WORDS_A_MINUTE)),
        "address": address,
        "card": f"{root}{card}" if card else "",
        "print_url": link("news:article_print", article.pk, article.slug),
        "paper_url": link("news:article_paper", article.pk, article.slug),
        **opinions.show_beside(article),
        "linked_data": write_linked_data(
            describe(article, author, address, f"{root}{card}" if card else "")
        ),
    }


def _fetch(statement: Statement, article: Article, has: str) -> list[Any]:
    return statement.fetch(article=article.pk) if getattr(article, has, True) else []


def place_pictures(
    body: str, pictures: list[dict[str, Any]]
) -> tuple[SafeString, list[dict[str, Any]]]:
    """The body with photos where "[ảnh 2]" stands alone, and the photos that no place names."""
    placed: set[int] = set()

    def put(found: re.Match[str]) -> str:
        number = int(found[1]) - 2  # the first photo leads the article
        if not 0 <= number < len(pictures) or number in placed:
            return ""
        placed.add(number)
        return draw_picture(pictures[number])

    text = _PLACE.sub(put, body)
    left = [picture for number, picture in enumerate(pictures) if number not in placed]
    return mark_safe(text), left


def draw_picture(picture: dict[str, Any]) -> str:
    """The markup of one photo with its caption."""
    return render_to_string("components/photo.html", {"picture": picture, "sizes": WIDE})


def find_related(article: Article) -> list[Article]:
    """The newest others of the same topic."""
    return _RELATED.fetch(topic=article.topic_id, pk=article.pk, now=timezone.now())


def name_author(article: Article) -> str:
    """Who signs; a person by full name only with his consent."""
    if article.byline or article.author is None:
        return article.byline
    return masked(article.author, Purpose.PUBLISH_NAME)


def _show_recording(article: Article) -> dict[str, Any] | None:
    recording = getattr(article, "recording", None)
    return show(recording) if recording is not None and recording.is_public else None


def describe(article: Article, author: str, address: str, card: str) -> dict[str, Any]:
    """The article as schema.org's NewsArticle."""
    publisher = {"@type": "Organization", "name": settings.SITE_NAME}
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.abstract,
        "inLanguage": "vi",
        "mainEntityOfPage": address,
        "articleSection": article.topic.name,
        "dateModified": article.changed_at.astimezone(VIETNAM).isoformat(),
        "author": {"@type": "Organization", "name": author or settings.SITE_NAME},
        "publisher": publisher,
    }
    if article.publish_at is not None:
        described["datePublished"] = article.publish_at.astimezone(VIETNAM).isoformat()
    if card:
        described["image"] = [card]
    if article.source_url:
        described["isBasedOn"] = article.source_url
    return described
