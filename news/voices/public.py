"""Pages on which readers send something: open to everyone, never cached, a token in each form."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    conditional_page,
    require_http_methods,
    require_POST,
    require_safe,
)

from figures.public import finish
from news.models import Article, Poll
from news.voices import opinions as voices
from news.voices import polls as asking
from news.voices.feedback import FeedbackForm, keep_feedback
from news.voices.opinions import CommentForm, RatingForm
from news.voices.polls import VoteForm
from news.voices.take_downs import TakeDownForm, keep_request


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opinions(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """What readers say of an article; a new comment waits for the editor."""
    article = _find_article(pk)
    if request.method == "POST":
        form = CommentForm(request, request.POST)
        if form.is_valid():
            voices.keep_comment(article, form.cleaned_data["name"], form.cleaned_data["text"])
            return HttpResponseRedirect(f"{_link(article)}?da-gui=1")
    else:
        form = CommentForm(request)
    return _show(request, article, form, RatingForm(request))


@login_not_required
@never_cache
@require_POST
def rate(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One to five stars for an article, once a browser."""
    article = _find_article(pk)
    form = RatingForm(request, request.POST)
    if not form.is_valid():
        return _show(request, article, CommentForm(request), form)
    response = HttpResponseRedirect(f"{_link(article)}?da-danh-gia=1")
    voices.rate(request, response, article, form.cleaned_data["stars"])
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Where a reader writes to the association."""
    form = (
        FeedbackForm(request, request.POST) if request.method == "POST" else FeedbackForm(request)
    )
    if form.is_bound and form.is_valid():
        if keep_feedback(form) is None:
            raise Http404
        return HttpResponseRedirect(f"{reverse('news:feedback')}?da-gui=1")
    context = {"title": "Góp ý", "form": form, "is_sent": "da-gui" in request.GET}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "news/feedback.html", context, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: HttpRequest) -> HttpResponse:
    """Where anybody asks to have a name or a photo taken off the portal."""
    form = TakeDownForm(request, *([request.POST] if request.method == "POST" else []))
    if form.is_bound and form.is_valid():
        if keep_request(form) is None:
            raise Http404
        return HttpResponseRedirect(f"{reverse('news:take_down')}?da-gui=1")
    context = {
        "title": "Đề nghị gỡ tên, ảnh",
        "form": form,
        "is_sent": "da-gui" in request.GET,
        "noindex": True,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "news/take_down.html", context, status=status)


@login_not_required
@require_safe
@conditional_page
def polls(request: HttpRequest) -> HttpResponse:
    """All polls, the newest first."""
    context = asking.list_polls(request.GET)
    response = TemplateResponse(request, "news/polls.html", context)
    return finish(request, response, None, context["noindex"])


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """One poll: the vote, one a browser, and the result."""
    today = timezone.localdate()
    found = Poll.objects.begun(today).prefetch_related("answers").filter(pk=pk).first()
    if found is None:
        raise Http404
    is_sent = request.method == "POST"
    form = VoteForm(request, found, request.POST) if is_sent else VoteForm(request, found)
    if is_sent and (asking.has_voted(request, found) or not found.is_open(today)):
        return HttpResponseRedirect(found.get_absolute_url())
    if is_sent and form.is_valid():
        response = HttpResponseRedirect(found.get_absolute_url())
        asking.vote(request, response, found, form.cleaned_data["answer"])
        return response
    context = asking.show_poll(request, found, form)
    return TemplateResponse(request, "news/poll.html", context, status=422 if is_sent else 200)


def _show(
    request: HttpRequest, article: Article, comment: CommentForm, rating: RatingForm
) -> HttpResponse:
    context = voices.build(request, article, comment, rating)
    refused = comment.errors if comment.is_bound else rating.errors if rating.is_bound else {}
    return TemplateResponse(request, "news/opinions.html", context, status=422 if refused else 200)


def _link(article: Article) -> str:
    return reverse("news:opinions", args=[article.pk, article.slug])


def _find_article(pk: int) -> Article:
    rows = Article.objects.public().select_related("association", "readership")
    found = rows.defer("words", "pairs", "title_words").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
