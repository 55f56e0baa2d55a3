"""Pages on which readers send something: open to everyone, never cached, a token in each form."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from news.models import Article
from news.voices import opinions as voices
from news.voices.feedback import FeedbackForm, keep_feedback
from news.voices.opinions import CommentForm, RatingForm


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
    found = rows.defer("words", "pairs", "title_key").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
