"""Articles with their topics and photos, the document library, addresses of former sites,
and what readers do with all this."""

from news.models.addresses import OldAddress
from news.models.articles import Article, ArticlePhoto, ArticleState
from news.models.documents import Document, DocumentKind
from news.models.opinions import Comment, CommentState, Sending
from news.models.polls import Poll, PollAnswer
from news.models.portal import Feedback, FeedbackState, Imprint, Notice, WebLink
from news.models.readers import DailySalt, EarlierViews, Presence, Readership, SiteViews
from news.models.recordings import AudioKind, Recording
from news.models.take_downs import OPEN_STATES, Relation, TakeDown, TakeDownState
from news.models.terms import Term
from news.models.topics import Topic

__all__ = [
    "OPEN_STATES",
    "Article",
    "ArticlePhoto",
    "ArticleState",
    "AudioKind",
    "Comment",
    "CommentState",
    "DailySalt",
    "Document",
    "DocumentKind",
    "EarlierViews",
    "Feedback",
    "FeedbackState",
    "Imprint",
    "Notice",
    "OldAddress",
    "Poll",
    "PollAnswer",
    "Presence",
    "Readership",
    "Recording",
    "Relation",
    "Sending",
    "SiteViews",
    "TakeDown",
    "TakeDownState",
    "Term",
    "Topic",
    "WebLink",
]
