"""Pages about one's own way in: the second factor and its codes on paper."""

from datetime import date

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import second_factor
from accounts.access import holds
from accounts.forms import SignInForm
from accounts.models import Authenticator, Role
from accounts.own_sessions import end_sessions, list_sessions, note_start
from accounts.second_factor import WrongCode
from accounts.sessions import open_half_signed_in
from accounts.slips import NoSlip, PrintedSlip, issue, list_posts_below
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.pdf import set_paper

PAGE = 50
FRESH_CODES = "fresh_codes"  # in a session: codes to be shown once, on the page after


def _find_wanted(request: HttpRequest) -> str:
    """Where he wanted to go, on this host; empty when nowhere."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else ""


def _lead(name: str, wanted: str) -> HttpResponse:
    return redirect(f"{reverse(name)}?{urlencode({'next': wanted})}" if wanted else reverse(name))


def _has_app(request: HttpRequest) -> bool:
    return Authenticator.objects.filter(user=request.user).exclude(confirmed_at=None).exists()


@open_half_signed_in
@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def ask_second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the code after the password; who has no app yet is led to set one up."""
    wanted = _find_wanted(request)
    onward = redirect(wanted or resolve_url(settings.LOGIN_REDIRECT_URL))
    if not request.is_half_signed_in:
        return onward
    if not _has_app(request):
        return _lead("second_factor_set_up", wanted)
    refusal = ""
    if request.method == "POST":
        try:
            second_factor.check(request.user, request.POST.get("code", "")[:40])
        except WrongCode as wrong:
            refusal = str(wrong)
        else:
            second_factor.let_pass(request)
            return onward
    context = {"wanted": wanted, "refusal": refusal}
    return render(request, "accounts/ask.html", context, status=422 if refusal else 200)


@open_half_signed_in
@never_cache
@require_http_methods(["GET"])
def set_up_second_factor(request: HttpRequest) -> HttpResponse:
    """Show the code for the camera, and the key for who types it."""
    if not request.is_half_signed_in:  # who needs none, or has one, begins none by looking
        return redirect(settings.LOGIN_REDIRECT_URL)
    try:
        app = second_factor.begin_set_up(request.user)
    except WrongCode:
        return redirect("second_factor")
    context = {
        "wanted": _find_wanted(request),
        "picture": draw_picture(app.address),
        "spelled_key": app.spelled_key,
    }
    return render(request, "accounts/set_up.html", context)


def draw_picture(text: str) -> str:
    """A QR code as SVG, dark on white in every theme, as wide as its place."""
    return segno.make(text, error="m", micro=False).svg_inline(
        border=4, light="#fff", omitsize=True
    )


@open_half_signed_in
@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def confirm_second_factor(request: HttpRequest) -> HttpResponse:
    """Take the app into use when it shows the right code."""
    wanted, refusal = _find_wanted(request), ""
    if not request.is_half_signed_in or _has_app(request):
        return _lead("second_factor", wanted)
    if request.method == "POST":
        try:
            codes = second_factor.confirm(request.user, request.POST.get("code", "")[:40])
        except WrongCode as wrong:
            refusal = str(wrong)
        else:
            second_factor.let_pass(request)
            request.session[FRESH_CODES] = codes
            return _lead("recovery_codes", wanted)
    context = {"wanted": wanted, "refusal": refusal}
    return render(request, "accounts/confirm.html", context, status=422 if refusal else 200)


class SignInView(LoginView):
    """The sign-in page; a session says since when it lasts and with what browser."""

    authentication_form = SignInForm
    # Django's view would call the portal by the host that was asked for.
    extra_context = {"site_name": settings.SITE_NAME}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        answer = super().form_valid(form)
        note_start(self.request)
        return answer


@never_cache
@require_http_methods(["GET", "POST"])
def show_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; another place is out at its next request."""
    here = request.session.session_key
    if request.method == "POST":
        count = end_sessions(request.user, mark=request.POST.get("mark") or None, but=here)
        messages.success(request, f"Đã kết thúc {count} nơi." if count else "Không còn nơi nào.")
        return redirect("sessions")
    context = {"sessions": list_sessions(request.user, here)}
    return render(request, "accounts/sessions.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def print_slips(request: HttpRequest) -> HttpResponse:
    """Choose whose slips to print; the sheet of slips comes as PDF, once."""
    if not request.user.is_superuser:
        holds(request.user, Role.APPROVE).require()
    refusal = ""
    if request.method == "POST":
        chosen = [int(key) for key in request.POST.getlist("person") if key.isdecimal()]
        try:
            return _set_slips(request, issue(chosen, request.user))
        except NoSlip as wrong:
            refusal = str(wrong)
    asked, since = request.GET.get("tim", "").strip()[:160], _read_day(request)
    posts = list_posts_below(request.user).order_by("person__sort_key", "pk")
    if asked:
        key = vn_norm(asked)
        by_unit = Q(association__full_name__icontains=asked)
        posts = posts.filter(Q(person__search_key__contains=key) | by_unit)
    if since:
        posts = posts.exclude(person__user__last_login__date__gte=since)
    page = Paginator(posts, PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "asked": asked, "since": since, "refusal": refusal}
    return render(request, "accounts/slips.html", context, status=422 if refusal else 200)


def _read_day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("chua-vao-tu", ""))
    except ValueError:
        return None


def _set_slips(request: HttpRequest, slips: list[PrintedSlip]) -> HttpResponse:
    root = request.build_absolute_uri("/").rstrip("/")
    address = f"{request.get_host()}{reverse('slip')}"
    context = {"slips": slips, "address": address, "site_name": settings.SITE_NAME}
    paper = set_paper(render_to_string("accounts/slips_paper.html", context), root)
    headers = {"Content-Disposition": 'attachment; filename="phieu-dang-nhap.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def show_recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes on paper: shown once when made; new ones, or another phone, against a code."""
    wanted, refusal = _find_wanted(request), ""
    has_app = _has_app(request)
    if request.method == "POST" and has_app:
        try:
            second_factor.check(request.user, request.POST.get("code", "")[:40])
        except WrongCode as wrong:
            refusal = str(wrong)
        else:
            if request.POST.get("step") == "phone":
                return _change_phone(request)
            request.session[FRESH_CODES] = second_factor.make_recovery_codes(request.user)
            return redirect("recovery_codes")
    context = {
        "has_app": has_app,
        "wanted": wanted or resolve_url(settings.LOGIN_REDIRECT_URL),
        "codes": request.session.pop(FRESH_CODES, []),
        "left": second_factor.count_recovery_codes(request.user),
        "refusal": refusal,
    }
    return render(request, "accounts/codes.html", context, status=422 if refusal else 200)


def _change_phone(request: HttpRequest) -> HttpResponse:
    """Forget the app; this session, too, is whole again only with the new one."""
    second_factor.forget(request.user, "Cài ứng dụng trên điện thoại khác")
    request.session.pop(second_factor.PASSED)
    return redirect("second_factor_set_up")
