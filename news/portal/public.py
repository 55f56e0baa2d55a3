"""Pages of the portal about itself, open to everyone: links, map, statements."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import conditional_page, require_safe

from figures.public import finish
from news.portal import directory


@login_not_required
@require_safe
@conditional_page
def links(request: HttpRequest) -> HttpResponse:
    """The link directory."""
    return _show(request, "news/links.html", directory.list_links())


@login_not_required
@require_safe
@conditional_page
def portal_map(request: HttpRequest) -> HttpResponse:
    """Every part of the portal on one page."""
    return _show(request, "news/portal_map.html", directory.map_portal())


@login_not_required
@require_safe
@conditional_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return _show(request, "news/accessibility.html", {})


@login_not_required
@require_safe
@conditional_page
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice."""
    return _show(request, "news/privacy.html", {})


def _show(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return finish(request, TemplateResponse(request, template, context), None, False)
