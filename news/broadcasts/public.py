"""Pages of the radio programme, open to everyone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from figures.public import finish
from news.broadcasts import files, pages
from news.broadcasts.cover import CONTENT_TYPE, draw_cover
from news.broadcasts.podcast import Programme
from news.models import Recording

DAY = 24 * 3600


@login_not_required
@require_safe
@conditional_page
def broadcasts(request: HttpRequest) -> HttpResponse:
    """All recordings, the newest first."""
    context = pages.list_recordings(request.GET)
    response = TemplateResponse(request, "news/broadcasts.html", context)
    return finish(request, response, None, context["noindex"])


@login_not_required
@require_safe
@conditional_page
def recording(request: HttpRequest, pk: int) -> HttpResponse:
    """One recording with its words."""
    context = pages.describe(_find(pk))
    return finish(request, TemplateResponse(request, "news/recording.html", context), None, False)


@login_not_required
@require_safe
def recording_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The sound itself, whole or in parts."""
    found = _find(pk)
    if found.kind != kind:
        raise Http404
    response = files.answer_file(request, found)
    patch_cache_control(response, public=True, max_age=DAY)
    return response


@login_not_required
@require_safe
@conditional_page
def podcast(request: HttpRequest) -> HttpResponse:
    """The programme for players of podcasts."""
    return finish(request, Programme()(request), None, False)


@login_not_required
@require_safe
@conditional_page
def cover(request: HttpRequest) -> HttpResponse:
    """The podcast's cover."""
    response = HttpResponse(draw_cover(settings.SITE_NAME), content_type=CONTENT_TYPE)
    patch_cache_control(response, public=True, max_age=DAY)
    return response


def _find(pk: int) -> Recording:
    found = (
        Recording.objects.public().select_related("association", "article").filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    return found
