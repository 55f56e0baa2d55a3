"""Articles with their topics and photos, the document library, addresses of former sites."""

from news.models.addresses import OldAddress
from news.models.articles import Article, ArticlePhoto, ArticleState
from news.models.documents import Document, DocumentKind
from news.models.topics import Topic

__all__ = [
    "Article",
    "ArticlePhoto",
    "ArticleState",
    "Document",
    "DocumentKind",
    "OldAddress",
    "Topic",
]
