"""The way in with a printed slip, open to who cannot sign in yet."""

from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.own_sessions import note_start
from accounts.slips import WRONG, NoSlip, find_open, offer_words, use

HELD = "slip"  # in a session: [log-in, code] that were right a moment ago
BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def enter_by_slip(request: HttpRequest) -> HttpResponse:
    """Take the name and the code of a slip, then lead on to the choice of a password."""
    refusal, username = "", request.POST.get("username", "").strip().lower()[:60]
    if request.method == "POST":
        code = request.POST.get("code", "")[:60]
        user = authenticate(request, username=username, slip=code)
        if user is not None:
            request.session.cycle_key()
            request.session[HELD] = [user.pk, code]
            return redirect("slip_words")
        refusal = WRONG
    context = {"refusal": refusal, "username": username}
    return render(request, "accounts/slip.html", context, status=422 if refusal else 200)


@login_not_required
@sensitive_post_parameters("words")
@never_cache
@require_http_methods(["GET", "POST"])
def choose_words(request: HttpRequest) -> HttpResponse:
    """Let who came with a slip choose a password of three things, and sign him in."""
    slip = find_open(*request.session.get(HELD, [0, ""]))
    if slip is None:
        return redirect("slip")
    refusal = ""
    if request.method == "POST":
        try:
            use(slip, request.POST.get("words", ""))
        except NoSlip as wrong:
            refusal = str(wrong)
        else:
            request.session.flush()
            login(request, slip.user, BACKEND)
            note_start(request)
            return redirect("returns:home")
    context = {"slip": slip, "offers": offer_words(slip), "refusal": refusal}
    return render(request, "accounts/words.html", context, status=422 if refusal else 200)
