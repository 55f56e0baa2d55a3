"""What the portal's news waits for from who opens the desk."""

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number
from news.models import (
    OPEN_STATES,
    Article,
    ArticleState,
    Comment,
    CommentState,
    TakeDown,
    TakeDownState,
)

Line = dict[str, str]


def list_waiting(user: User) -> list[Line]:
    """What is to be taken down, readers' words to decide on, articles of others to publish."""
    return [*_list_take_downs(user), *_list_comments(user), *_list_articles(user)]


def _list_take_downs(user: User) -> list[Line]:
    """Requests by the step that is next, with the day on which the first of them is due."""
    waiting = TakeDown.objects.within(associations_for(user, Role.ENTRY))
    due = dict(
        waiting.filter(state=TakeDownState.NEW)
        .order_by()
        .values_list("state")
        .annotate(Min("reply_by"))
        .union(
            waiting.filter(state=TakeDownState.TAKEN)
            .order_by()
            .values_list("state")
            .annotate(Min("finish_by"))
        )
    )
    today = timezone.localdate()
    names = {
        TakeDownState.NEW: "Trả lời đề nghị gỡ tên, ảnh",
        TakeDownState.TAKEN: "Làm xong đề nghị gỡ tên, ảnh",
    }
    return [
        {
            "name": names[state],
            "url": f"{reverse('admin:news_takedown_changelist')}?state__exact={state}",
            "note": f"Hạn {format_date(due[state])}.",
            "state": "overdue" if due[state] < today else "not_submitted",
            "word": "quá hạn" if due[state] < today else "có hạn",
        }
        for state in OPEN_STATES
        if state in due
    ]


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
