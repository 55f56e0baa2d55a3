"""Comments and ratings of an article: taken in, decided, shown.

A rating is a sum beside the article; which of them came from a browser only that browser knows, by
a signed cookie that it sends to this one article alone.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from khuyenhoc.links import link
from khuyenhoc.statements import Statement
from news.models import Article, Comment, CommentState, Readership
from news.models.opinions import CommentQuerySet
from news.voices.walls import WalledForm

A_LEAF = 20
NEWEST = 5  # beside the article itself
MOST_LINKS = 2
KEPT_REFUSED = timedelta(days=30)
COOKIE = "kh_danh_gia"
YEAR = 365 * 24 * 3600
STARS = [(5, "5, rất bổ ích"), (4, "4"), (3, "3"), (2, "2"), (1, "1, không bổ ích")]

_RATE = """
insert into news_readership (article_id, views, ratings, stars) values (%s, 0, 1, %s)
on conflict (article_id) do update
   set ratings = news_readership.ratings + 1, stars = news_readership.stars + excluded.stars
"""


class CommentForm(WalledForm):
    """What a reader says of an article."""

    kind = "comment"

    name = forms.CharField(
        label="Tên bạn", required=False, max_length=60,
        help_text="Tên này hiện cùng ý kiến. Để trống thì ghi là “Bạn đọc”.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )  # fmt: skip
    text = forms.CharField(
        label="Ý kiến của bạn", max_length=2000,
        help_text="Viết chữ thường, có dấu. Đừng ghi số điện thoại hay địa chỉ nhà của ai.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Hãy viết ý kiến của bạn."},
    )  # fmt: skip

    def clean_text(self) -> str:
        """Plain text with few addresses in it."""
        text = self.cleaned_data["text"]
        if text.lower().count("http") > MOST_LINKS:
            raise ValidationError(f"Ý kiến chỉ nên có nhiều nhất {MOST_LINKS} liên kết.")
        return text


class RatingForm(WalledForm):
    """One to five stars."""

    kind = "rating"

    stars = forms.TypedChoiceField(
        label="Bài này bổ ích đến đâu?", choices=STARS, coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn từ 1 đến 5 sao."},
    )  # fmt: skip


def keep_comment(article: Article, name: str, text: str) -> Comment:
    """A comment that waits for the editor; nobody else sees it."""
    return Comment.objects.create(article=article, name=name, text=text)


def decide(comment: Comment, state: str, by: User, reason: str = "") -> None:
    """Let a comment through or refuse it with a reason."""
    comment.state, comment.reason = state, reason
    comment.decided_by, comment.decided_at = by, timezone.now()
    comment.save()


def decide_several(comments: CommentQuerySet, state: str, by: User, reason: str = "") -> int:
    """Let several comments through, or refuse them with one reason; how many.

    Those of articles of others than ``by``'s units and what these come from stay as they are.
    """
    if not by.is_superuser:
        comments = comments.within(associations_for(by, Role.EDIT_NEWS), past=True)
    return comments.update(state=state, reason=reason, decided_by=by, decided_at=timezone.now())


def clear_refused(day: date) -> int:
    """Work of every day: what was refused 30 days ago is deleted; how many."""
    cleared, _ = Comment.objects.filter(
        state=CommentState.REFUSED, decided_at__date__lt=day - KEPT_REFUSED
    ).delete()
    return cleared


def rate(request: HttpRequest, response: HttpResponse, article: Article, stars: int) -> None:
    """Count a rating, or change the one that this browser gave before."""
    before = read_own_rating(request, article)
    if before is None:
        with connection.cursor() as cursor:
            cursor.execute(_RATE, [article.pk, stars])
    elif before != stars:
        Readership.objects.filter(article=article, ratings__gt=0).update(
            stars=F("stars") + (stars - before)
        )
    response.set_signed_cookie(
        COOKIE,
        f"{article.pk}:{stars}",
        max_age=YEAR,
        path=article.get_absolute_url(),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def read_own_rating(request: HttpRequest, article: Article) -> int | None:
    """The stars that this browser gave the article before."""
    pk, _, stars = (request.get_signed_cookie(COOKIE, "") or "").partition(":")
    return int(stars) if pk == str(article.pk) and stars in set("12345") else None


_NEWEST = Statement(
    lambda article: Comment.objects.public().filter(article=article)[: NEWEST + 1], article=int
)


def say_rating(readership: Readership | None) -> dict[str, Any] | None:
    """{average, count}; None where nobody has rated."""
    if readership is None or not readership.ratings:
        return None
    average = Decimal(readership.stars) / readership.ratings
    return {
        "average": average.quantize(Decimal("0.1"), ROUND_HALF_UP),
        "count": readership.ratings,
    }


def show_beside(article: Article) -> dict[str, Any]:
    """What the article's own page shows: {rating, comments, has_more_comments, opinions_url}."""
    newest = _NEWEST.fetch(article=article.pk) if getattr(article, "has_comments", True) else []
    return {
        "rating": say_rating(getattr(article, "readership", None)),
        "comments": newest[:NEWEST],
        "has_more_comments": len(newest) > NEWEST,
        "opinions_url": link("news:opinions", article.pk, article.slug),
    }


def build(
    request: HttpRequest, article: Article, comment: CommentForm, rating: RatingForm
) -> dict[str, Any]:
    """The context of templates/news/opinions.html."""
    rows = Comment.objects.public().filter(article=article)
    page = Paginator(rows, A_LEAF).get_page(request.GET.get("trang"))
    return {
        "title": f"Ý kiến về bài “{article.title}”",
        "article": article,
        "crumbs": [{"label": article.title, "url": article.get_absolute_url()}],
        "form": comment,
        "rating_form": rating,
        "rating": say_rating(getattr(article, "readership", None)),
        "own_rating": read_own_rating(request, article),
        "rate_url": reverse("news:rate", args=[article.pk, article.slug]),
        "is_sent": "da-gui" in request.GET,
        "is_rated": "da-danh-gia" in request.GET,
        "page": page,
        "comments": page.object_list,
        "count": page.paginator.count,
        "noindex": True,
    }
