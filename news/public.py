"""Pages open to everyone: front page, articles, photos, the document library, search, feeds."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association
from associations.scope import is_within
from figures.public import finish
from khuyenhoc.statements import Statement
from news import article_page, feeds, home_page, library, paper, search_page, site_maps
from news.listing import read_leaf, show_rows
from news.models import Article, ArticlePhoto, Document, Topic
from records.models import Photo
from records.photos import EXTENSIONS, answer_picture

DAY = 24 * 3600
MOST_KEY = 2**31
_ARTICLE = Statement(
    lambda pk, now: Article.objects.public(now).filter(pk=pk)
    .select_related("topic", "association", "author", "readership", "recording")
    .defer("words", "pairs", "title_words").order_by()
    .annotate(**article_page.HAS),
    pk=int, now=datetime,
)  # fmt: skip


@login_not_required
@require_safe
@conditional_page
def home(request: HttpRequest) -> HttpResponse:
    """The front page: what is new, key figures, the ways on."""
    context = home_page.build(request.build_absolute_uri("/"))
    return finish(request, TemplateResponse(request, "home.html", context), None, False)


@login_not_required
@require_safe
@conditional_page
def articles(request: HttpRequest) -> HttpResponse:
    """Articles, the newest first; ?don-vi= of a unit and those below, ?truoc= older ones."""
    unit = _find_unit(request)
    rows = Article.objects.public()
    title = "Tin tức"
    if unit is not None:
        rows = rows.within(Association.objects.filter(pk=unit.pk), past=True)
        title = f"Tin của {unit.title}"
    return _list(request, rows, {"title": title, "unit": unit})


@login_not_required
@require_safe
@conditional_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Articles of one topic."""
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    rows = Article.objects.public().filter(topic=found)
    return _list(request, rows, {"title": found.name, "topic": found})


@login_not_required
@require_safe
@conditional_page
def article(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One article, at its lasting address; another title's address leads here."""
    found = _find_article(pk)
    if slug != found.slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    return _show(request, found, "news/article.html")


@login_not_required
@require_safe
@conditional_page
def article_print(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One article on paper: its words, pictures and address."""
    found = _find_article(pk)
    return _show(request, found, "news/article_print.html", noindex=True)


@login_not_required
@require_safe
@conditional_page
def article_paper(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One article as PDF."""
    found = _find_article(pk)
    if slug != found.slug:
        return HttpResponsePermanentRedirect(
            reverse("news:article_paper", args=[found.pk, found.slug])
        )
    response = HttpResponse(
        paper.set_article(found, _root(request), settings.SITE_NAME),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{found.slug}.pdf"'},
    )
    return finish(request, response, found.changed_at, True)


@login_not_required
@require_safe
def photo(request: HttpRequest, pk: int, kind: str, width: int, extension: str) -> HttpResponse:
    """One picture of a photo that stands in a public article, or in one's own unit's."""
    if EXTENSIONS.get(kind) != extension or pk >= MOST_KEY:
        raise Http404
    found = Photo.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    is_public = ArticlePhoto.objects.filter(
        photo=found, article__in=Article.objects.public()
    ).exists()
    if not is_public and not _is_own(request, found.association):
        raise Http404
    response: FileResponse = answer_picture(found, kind, width)
    if is_public:
        patch_cache_control(response, public=True, max_age=DAY)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response


@login_not_required
@require_safe
@conditional_page
def documents(request: HttpRequest) -> HttpResponse:
    """The document library."""
    context = library.list_documents(request.GET)
    response = TemplateResponse(request, "news/documents.html", context)
    return finish(request, response, None, context["noindex"])


@login_not_required
@require_safe
@conditional_page
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document with what is known of it."""
    context = library.describe_document(_find_document(pk))
    return finish(request, TemplateResponse(request, "news/document.html", context), None, False)


@login_not_required
@require_safe
def document_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a document, as a download."""
    response = library.answer_file(_find_document(pk))
    patch_cache_control(response, public=True, max_age=DAY)
    return response


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """One box for articles, documents, units and figures: ?q=."""
    context = search_page.build(request.GET)
    response = TemplateResponse(request, "news/search.html", context)
    return finish(request, response, None, True)


@login_not_required
@require_safe
@conditional_page
def rss(request: HttpRequest) -> HttpResponse:
    """The newest articles as RSS."""
    return finish(request, feeds.write_rss(request), None, False)


@login_not_required
@require_safe
@conditional_page
def atom(request: HttpRequest) -> HttpResponse:
    """The newest articles as Atom."""
    return finish(request, feeds.write_atom(request), None, False)


@login_not_required
@require_safe
@conditional_page
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The site maps."""
    return HttpResponse(site_maps.write_index(_root(request)), content_type="application/xml")


@login_not_required
@require_safe
@conditional_page
def sitemap(request: HttpRequest, section: str, leaf: int) -> HttpResponse:
    """One site map."""
    written = site_maps.write_section(_root(request), section, leaf)
    if written is None:
        raise Http404
    return HttpResponse(written, content_type="application/xml")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines are asked to leave alone."""
    closed = "".join(
        f"Disallow: {reverse(name)}\n" for name in ("returns:home", "admin:index", "news:search")
    )
    text = f"User-agent: *\n{closed}Sitemap: {_root(request)}{reverse('news:sitemap')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _list(request: HttpRequest, rows: Any, context: dict[str, Any]) -> HttpResponse:
    key = request.GET.get("truoc", "")[:60]
    leaf = read_leaf(rows, key)
    context |= {
        "articles": show_rows(leaf.articles),
        "topics": Topic.objects.all(),
        "next_key": leaf.next_key,
        "is_later_leaf": bool(key),
        "noindex": bool(key),
        "crumbs": [],
    }
    response = TemplateResponse(request, "news/articles.html", context)
    return finish(request, response, None, bool(key))


def _show(
    request: HttpRequest, found: Article, template: str, noindex: bool = False
) -> HttpResponse:
    root = _root(request)
    context = article_page.build(found, f"{root}{found.get_absolute_url()}", root)
    context["noindex"] = context["noindex"] or noindex
    response = TemplateResponse(request, template, context)
    return finish(request, response, found.changed_at, context["noindex"])


def _find_article(pk: int) -> Article:
    found = _ARTICLE.first(pk=pk, now=timezone.now()) if pk < MOST_KEY else None
    if found is None:
        raise Http404
    return found


def _find_document(pk: int) -> Document:
    rows = Document.objects.public().select_related("replaced_by")
    found = rows.defer("words", "pairs", "title_words").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _find_unit(request: HttpRequest) -> Association | None:
    text = request.GET.get("don-vi", "")
    if not text:
        return None
    is_number = text.isascii() and text.isdecimal() and int(text) < MOST_KEY
    found = Association.objects.filter(pk=text).first() if is_number else None
    if found is None:
        raise Http404
    return found


def _is_own(request: HttpRequest, association: Association) -> bool:
    return request.user.is_authenticated and is_within(
        association, request.user.associations(), past=True
    )


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
