"""Polls: votes taken in sums, one a browser by a signed cookie of that poll alone."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from news.models import Poll, PollAnswer
from news.voices.walls import WalledForm

A_LEAF = 20
COOKIE = "kh_tham_do"
YEAR = 365 * 24 * 3600


class VoteForm(WalledForm):
    """One answer of a poll."""

    kind = "vote"

    answer = forms.TypedChoiceField(
        label="Chọn một câu trả lời", coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một câu trả lời."},
    )  # fmt: skip

    def __init__(self, request: HttpRequest, poll: Poll, *args: Any) -> None:
        super().__init__(request, *args)
        answer = cast(forms.TypedChoiceField, self.fields["answer"])
        answer.choices = [(each.pk, each.text) for each in poll.answers.all()]


def has_voted(request: HttpRequest, poll: Poll) -> bool:
    """Whether this browser voted in the poll before."""
    return request.get_signed_cookie(COOKIE, "") == str(poll.pk)


def vote(request: HttpRequest, response: HttpResponse, poll: Poll, answer: int) -> None:
    """Count one vote; the cookie knows that this browser voted, and not for what."""
    PollAnswer.objects.filter(poll=poll, pk=answer).update(votes=F("votes") + 1)
    response.set_signed_cookie(
        COOKIE,
        str(poll.pk),
        max_age=YEAR,
        path=poll.get_absolute_url(),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def list_polls(query: QueryDict) -> dict[str, Any]:
    """The context of templates/news/polls.html."""
    today = timezone.localdate()
    page = Paginator(Poll.objects.begun(today), A_LEAF).get_page(query.get("trang"))
    return {
        "title": "Thăm dò ý kiến",
        "polls": [
            {
                "question": each.question,
                "url": each.get_absolute_url(),
                "is_open": each.is_open(today),
                "last_day": each.last_day,
            }
            for each in page.object_list
        ],
        "page": page,
        "noindex": bool(query),
    }


def show_poll(request: HttpRequest, poll: Poll, form: VoteForm) -> dict[str, Any]:
    """The context of templates/news/poll.html; shares are of all votes, to one place."""
    answers = list(poll.answers.all())
    total = sum(each.votes for each in answers)
    return {
        "title": poll.question,
        "poll": poll,
        "crumbs": [{"label": "Thăm dò ý kiến", "url": reverse("news:polls")}],
        "form": form,
        "may_vote": poll.is_open(timezone.localdate()) and not has_voted(request, poll),
        "is_open": poll.is_open(timezone.localdate()),
        "has_voted": has_voted(request, poll),
        "total": total,
        "rows": [
            {"text": each.text, "votes": each.votes, "share": measure_share(each.votes, total)}
            for each in answers
        ],
        "noindex": True,
    }


def measure_share(votes: int, total: int) -> Decimal | None:
    """Per cent of all votes to one place; None where nobody has voted."""
    if not total:
        return None
    return (Decimal(100 * votes) / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
