"""Recommendations: those before the user's units and their own; one, written, merged, answered."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import holds
from accounts.models import Role, User
from meetings.calling import MeetingRefused
from meetings.models import Recommendation, RecommendationState
from meetings.recommendations import raising
from meetings.recommendations.forms import AnswerForm, RecommendationForm
from meetings.rights import list_own_units, may_lead, may_speak
from meetings.views.meetings import list_crumbs

MOST = 50  # recommendations on one leaf
LARGEST_KEY = 2**31


def list_way() -> list[dict[str, str]]:
    """Where the pages of recommendations lie."""
    return [*list_crumbs(), {"label": "Kiến nghị", "url": reverse("recommendations:home")}]


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits before the user's own units, then all that concerns them."""
    seats = request.user.associations()
    rows = Recommendation.objects.select_related("association", "holder")
    context = {
        "crumbs": list_crumbs(),
        "waiting": rows.waiting(seats)[:MOST],
        "page": Paginator(rows.of_concern(seats), MOST).get_page(request.GET.get("trang")),
        "may": holds(request.user, Role.ENTRY),
    }
    return render(request, "meetings/recommendations/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a recommendation."""
    holds(request.user, Role.ENTRY).require()
    sent = request.POST if request.method == "POST" else None
    form = RecommendationForm(
        list_own_units(request.user).filter(closed_on=None), sent, instance=Recommendation()
    )
    refused = ""
    if sent is not None and form.is_valid():
        try:
            made = raising.write(form.instance, request.user)
            return redirect("recommendations:recommendation", made.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": list_way(),
        "form": form,
        "heading": "Gửi kiến nghị",
        "lead": "Kiến nghị được gửi lên hội cấp trên, chuyển dần tới cơ quan nhận và được trả lời.",
        "button": "Gửi kiến nghị",
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """Several that lie before a unit become one of its own; which ones the address says."""
    holds(request.user, Role.ENTRY).require()
    chosen = _list_chosen(request.user, request.GET.getlist("chon"))
    sent = request.POST if request.method == "POST" else None
    whole = Recommendation(
        addressee=chosen[0].addressee if chosen else "",
        subject=chosen[0].subject if chosen else "",
        text="\n\n".join(f"{row.association.full_name}: {row.text}" for row in chosen)[:4000],
    )
    form = RecommendationForm(None, sent, instance=whole)
    refused = "" if len(chosen) > 1 else "Hãy chọn từ hai kiến nghị trở lên để gộp."
    if sent is not None and form.is_valid() and not refused:
        try:
            made = raising.merge(chosen, form.instance, request.user)
            return redirect("recommendations:recommendation", made.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": list_way(),
        "form": form,
        "heading": "Gộp kiến nghị",
        "lead": f"{len(chosen)} kiến nghị thành một kiến nghị của hội mình.",
        "button": "Gộp và gửi lên",
        "refused": refused,
    }
    status = 409 if refused and sent is not None else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """One recommendation with its way; by POST it is forwarded, answered or withdrawn."""
    user = request.user
    rows = Recommendation.objects.of_concern(user.associations())
    found = get_object_or_404(rows.select_related("association", "holder__parent", "into"), pk=pk)
    is_answer = request.method == "POST" and request.POST.get("viec") == "answer"
    form = AnswerForm(request.POST if is_answer else None, initial={"answering": found.addressee})
    refused = ""
    if request.method == "POST":
        holds(user, Role.ENTRY).require()
        if not is_answer or form.is_valid():
            try:
                _act(request, found, form)
                return redirect("recommendations:recommendation", found.pk)
            except MeetingRefused as refusal:
                refused = str(refusal)
    is_open = found.state == RecommendationState.OPEN
    context = {
        "crumbs": list_way(),
        "row": found,
        "last": raising.find_last(found),
        "steps": found.steps.select_related("holder"),
        "above": raising.find_above(found.holder) if is_open else None,
        "parts": found.parts.select_related("association").order_by("association__lft")[:MOST],
        "form": form,
        "refused": refused,
        "may_hold": is_open and may_lead(user, found.holder),
        "may_withdraw": is_open and may_speak(user, found.association),
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/recommendations/recommendation.html", context, status=status)


def _act(request: HttpRequest, found: Recommendation, form: AnswerForm) -> None:
    deed = request.POST.get("viec", "")
    if deed == "forward":
        raising.forward(found, request.user, request.POST.get("note", ""))
    elif deed == "withdraw":
        raising.withdraw(found, request.user)
    elif deed == "answer":
        said = form.cleaned_data
        raising.answer(
            found, request.user, text=said["text"], answering=said["answering"], on=said["on"],
            is_public=said["is_public"],
        )  # fmt: skip
    else:
        raise MeetingRefused("Hãy chọn một việc để làm.")


def _list_chosen(user: User, keys: list[str]) -> list[Recommendation]:
    numbers = [
        int(key) for key in keys[: raising.MOST_PARTS + 1]
        if key.isascii() and key.isdigit() and int(key) < LARGEST_KEY
    ]  # fmt: skip
    rows = Recommendation.objects.waiting(user.associations()).filter(pk__in=numbers)
    return list(rows.select_related("association", "holder"))
