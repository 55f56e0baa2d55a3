"""What the portal's news waits for from who opens the desk."""

from django.urls import reverse

from accounts.access import associations_for
from accounts.models import Role, User
from khuyenhoc.lib.numbers import format_number
from news.models import Article, ArticleState, Comment, CommentState

Line = dict[str, str]


def list_waiting(user: User) -> list[Line]:
    """Readers' words to decide on, and articles of others to publish."""
    return [*_list_comments(user), *_list_articles(user)]


def _list_comments(user: User) -> list[Line]:
    waiting = Comment.objects.within(associations_for(user, Role.EDIT_NEWS))
    count = waiting.filter(state=CommentState.WAITING).count()
    return _tell(
        count, f"Duyệt {format_number(count)} ý kiến bạn đọc",
        f"{reverse('admin:news_comment_changelist')}?state__exact={CommentState.WAITING}",
    )  # fmt: skip


def _list_articles(user: User) -> list[Line]:
    waiting = Article.objects.within(associations_for(user, Role.APPROVE))
    count = waiting.filter(state=ArticleState.REVIEW).exclude(written_by=user).count()
    return _tell(
        count, f"Duyệt đăng {format_number(count)} bài",
        f"{reverse('admin:news_article_changelist')}?state__exact={ArticleState.REVIEW}",
    )  # fmt: skip


def _tell(count: int, name: str, url: str) -> list[Line]:
    return [{"name": name, "url": url, "note": "", "word": "chờ bạn"}] if count else []
