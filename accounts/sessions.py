"""A session lasts no longer than the posts that it was opened with (product.md A4).

Rights are read afresh at every request, so they follow a post by themselves; the session ends too,
so that nobody works on unaware under what is left. A log-in that is switched off ends at once by
Django's own rule.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from pghistory.middleware import HistoryMiddleware

POSTS = "posts"


def keep_sessions(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """End sessions whose posts have ended; keep what is shown to a person out of all caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        if request.user.is_authenticated and has_lost_post(request):
            logout(request)
        is_personal = request.user.is_authenticated
        response = get_response(request)
        if is_personal and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return middleware


class NameActor(HistoryMiddleware):
    """Events of a request say who made it. A stranger who only reads makes none, so that his
    pages' queries need not tell the database of him."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_reading = request.method in ("GET", "HEAD")
        if is_reading and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        return super().__call__(request)


def has_lost_post(request: HttpRequest) -> bool:
    """Whether a post that the session was opened with is over, or there is none at all.

    An operator needs no post.
    """
    if request.user.is_anonymous or request.user.is_superuser:
        return False
    held = set(request.user.posts().values_list("pk", flat=True))
    if POSTS not in request.session:
        request.session[POSTS] = sorted(held)
    return not held or not set(request.session[POSTS]) <= held
