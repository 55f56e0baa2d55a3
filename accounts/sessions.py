"""A session lasts no longer than the posts that it was opened with (product.md A4).

Rights are read afresh at every request, so they follow a post by themselves; the session ends too,
so that nobody works on unaware under what is left. A log-in that is switched off ends at once by
Django's own rule.
"""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from pghistory.middleware import HistoryMiddleware

from accounts.models.sessions import SessionStore
from accounts.second_factor import has_passed, needs_second_factor

POSTS = "posts"

View = Callable[..., HttpResponse]


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


def open_half_signed_in(view: View) -> View:
    """Mark a view that is there before the second factor: it asks for it, or leads out."""
    view.takes_half_signed_in = True  # type: ignore[attr-defined]
    return view


class AskSecondFactor(LoginRequiredMiddleware):
    """Nobody passes a page of the signed-in without the second factor that he needs."""

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs):
        """None to go on, else the way to sign-in or to the second factor."""
        is_half = getattr(request, "is_half_signed_in", False)
        if not is_half or getattr(view_func, "takes_half_signed_in", False):
            return super().process_view(request, view_func, view_args, view_kwargs)
        if getattr(view_func, "login_required", True):
            wanted = request.get_full_path() if request.method == "GET" else ""
            return redirect_to_login(wanted, reverse("second_factor"))
        request.user = AnonymousUser()
        return None


def clear_expired(day: date) -> str:
    """Drop the rows of sessions that have run out; told in words."""
    SessionStore.clear_expired()
    return f"{day:%d/%m/%Y}: đã xóa các phiên hết hạn"


def has_lost_post(request: HttpRequest) -> bool:
    """Whether a post that the session was opened with is over, or there is none at all.

    An operator needs no post. Says of the request whether the second factor is still to be shown.
    """
    if request.user.is_anonymous:
        return False
    if request.user.is_superuser:
        request.is_half_signed_in = not has_passed(request)  # type: ignore[attr-defined]
        return False
    posts = list(request.user.posts().values_list("pk", "roles", "association__level"))
    needed = needs_second_factor((roles, level) for _, roles, level in posts)
    request.is_half_signed_in = needed and not has_passed(request)  # type: ignore[attr-defined]
    held = {pk for pk, _, _ in posts}
    if POSTS not in request.session:
        request.session[POSTS] = sorted(held)
    return not held or not set(request.session[POSTS]) <= held
