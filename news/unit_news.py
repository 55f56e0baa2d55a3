"""What the public pages of units and of meetings show of news and documents."""

from datetime import date
from typing import Any

from django.db.models import Q

from associations.models import Association
from meetings.models import Meeting
from news.library import show_row
from news.listing import link_articles, show_rows
from news.models import Article, Document

STORIES = 4
DOCUMENTS = 5
LINKED = 20  # of the articles that name the unit so many of the newest are looked at


def tell_news(unit: Association, _on: date) -> dict[str, Any]:
    """{stories for components/stories.html, stories_url, documents for components/documents.html}:
    of the unit itself, and articles that name it; three queries."""
    naming = Article.units.through.objects.filter(association=unit).order_by("-article_id")
    named = list(naming.values_list("article_id", flat=True)[:LINKED])
    articles = Article.objects.public().filter(Q(association=unit) | Q(pk__in=named))
    documents = Document.objects.public().defer("words", "pairs", "title_words")
    own = documents.filter(association=unit).select_related("replaced_by")[:DOCUMENTS]
    return {
        "stories": show_rows(articles.newest().listed()[:STORIES]),
        "stories_url": f"{link_articles()}?don-vi={unit.pk}",
        "documents": [show_row(each) for each in own],
    }


def tell_meeting(meeting: Meeting) -> dict[str, Any]:
    """{stories for components/stories.html}: the newest articles about a meeting; one query."""
    articles = Article.objects.public().filter(meetings=meeting)
    return {"stories": show_rows(articles.newest().listed()[:STORIES])}
