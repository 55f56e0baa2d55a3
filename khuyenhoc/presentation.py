"""What every page shows beside its own matter: the reader's settings, menus, who is signed in."""

from functools import cache

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from khuyenhoc import navigation
from khuyenhoc.origins import is_own_origin
from khuyenhoc.styleguide import list_examples
from news.counting import show_visits
from news.portal import surroundings

THEME_COOKIE = "kh_theme"
SIZE_COOKIE = "kh_size"
THEMES = frozenset({"light", "dark", "contrast"})
SIZES = frozenset({"1", "2", "3"})
YEAR = 365 * 24 * 3600  # seconds


def presentation(request: HttpRequest) -> dict[str, object]:
    """Context of every page.

    ``theme`` ("light", "dark", "contrast" or "": the reader's system decides) and ``text_size``
    ("1" to "3" or "") come from two cookies; anything else in them counts as no choice.
    ``navigation``, ``foot_navigation`` and ``work_navigation`` are lists of ``{label, url,
    is_current}``: the public menu, that at the foot of the page, and that of the signed-in;
    ``officer`` is ``{name, unit, role}`` of the signed-in; ``visits`` how much is read. Menus and
    officer are worked out only when a page asks for them.
    """
    theme = request.COOKIES.get(THEME_COOKIE, "")
    size = request.COOKIES.get(SIZE_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "text_size": size if size in SIZES else "",
        "navigation": cache(lambda: navigation.list_items(navigation.PUBLIC, request.path)),
        "foot_navigation": cache(lambda: navigation.list_items(navigation.FOOTER, request.path)),
        "work_navigation": SimpleLazyObject(lambda: _list_work(request)),
        "officer": SimpleLazyObject(lambda: describe_officer(request)),
        "site_name": settings.SITE_NAME,
        "support_phone": settings.SUPPORT_PHONE,
        "visits": cache(show_visits),
        "imprint": surroundings.shown.imprint,
        "notices": surroundings.shown.notices,
    }


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon for whoever asks at the usual address without reading a page first."""
    answer = HttpResponseRedirect(static("img/favicon.ico"))
    answer["Cache-Control"] = "public, max-age=86400"
    return answer


def _list_work(request: HttpRequest) -> list[dict[str, object]]:
    items = navigation.STAFF if admin.site.has_permission(request) else navigation.OFFICER
    return navigation.list_items(items, request.path)


def describe_officer(request: HttpRequest) -> dict[str, str]:
    """Who is signed in, for the head of the officers' pages: ``{name, unit, role}``, all text."""
    if request.user.is_anonymous:
        return {"name": "", "unit": "", "role": ""}
    post = request.user.posts().select_related("association", "person").first()
    if post is None:
        return {"name": str(request.user), "unit": "", "role": ""}
    return {
        "name": post.person.name,
        "unit": post.association.full_name,
        "role": post.get_office_display(),
    }


@login_not_required
@require_safe
def styleguide(request: HttpRequest) -> TemplateResponse:
    """Every component in each of its states; mounted in development only."""
    return TemplateResponse(request, "styleguide.html", list_examples())


@csrf_exempt
@login_not_required
@require_POST
def set_reading(request: HttpRequest) -> HttpResponse:
    """Keep the reader's theme and size of text in two cookies and go back to where he was.

    Needs no CSRF token, because a token in every public page would keep them out of shared caches:
    the view writes nothing on the server. What comes from another site is refused all the same.
    An unknown theme or size leaves that setting as it was; an address on another host leads home.
    """
    if not is_own_origin(request):
        raise PermissionDenied("Yêu cầu này đến từ một trang khác nên không được nhận.")
    response = HttpResponseRedirect(_find_way_back(request))
    theme, size = request.POST.get("theme"), request.POST.get("size")
    if theme == "":
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    elif theme in THEMES:
        _keep(response, THEME_COOKIE, theme)
    if size in SIZES:
        _keep(response, SIZE_COOKIE, size)
    return response


def _find_way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    try:
        return reverse("home")
    except NoReverseMatch:
        return "/"


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
