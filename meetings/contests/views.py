"""Contests: those of concern to the user's units, one with its entries by unit and its prizes."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import associations_for, holds
from accounts.models import Role
from associations.models import Association
from meetings.calling import MeetingRefused
from meetings.contests import holding
from meetings.contests.forms import ContestForm, EntriesForm, PrizeForm
from meetings.models import Contest, ContestPrize, ContestRound
from meetings.rights import list_own_units, may_lead, may_speak
from meetings.views.meetings import list_crumbs

MOST = 50  # contests on one leaf


def _list_crumbs() -> list[dict[str, str]]:
    return [*list_crumbs(), {"label": "Cuộc thi", "url": reverse("contests:home")}]


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Contests, the last announced first."""
    rows = holding.list_readable(request.user).select_related("association")
    context = {
        "crumbs": list_crumbs(),
        "page": Paginator(rows, MOST).get_page(request.GET.get("trang")),
        "may": holds(request.user, Role.ENTRY),
    }
    return render(request, "meetings/contests/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Announce a contest."""
    holds(request.user, Role.ENTRY).require()
    return _write(request, Contest(), "Cuộc thi mới")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a contest or its rounds."""
    rows = holding.list_readable(request.user).select_related("association")
    found = get_object_or_404(rows, pk=pk)
    may_lead(request.user, found.association).require()
    return _write(request, found, found.name)


def _write(request: HttpRequest, row: Contest, heading: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = ContestForm(list_own_units(request.user), sent, instance=row)
    refused = ""
    if sent is not None and form.is_valid():
        try:
            kept = holding.keep(form.instance, form.cleaned_data["rounds"], request.user)
            return redirect("contests:contest", kept.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": _list_crumbs(),
        "form": form,
        "heading": heading,
        "button": "Lưu cuộc thi",
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contest(request: HttpRequest, pk: int) -> HttpResponse:
    """One contest with entries by unit; by POST its association gives a prize."""
    rows = holding.list_readable(request.user).select_related("association")
    found = get_object_or_404(rows, pk=pk)
    may = may_lead(request.user, found.association)
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        may.require()
    units = holding.list_units(found)
    near = units.filter(Q(parent=found.association_id) | Q(pk=found.association_id))
    form = PrizeForm(near, sent, instance=ContestPrize(contest=found)) if may else None
    refused = ""
    if sent is not None and form is not None and form.is_valid():
        try:
            holding.give_prize(form.instance, request.user)
            return redirect("contests:contest", found.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    rounds = list(found.rounds.all())
    entries = holding.count_entries(found, rounds)
    seats = units.filter(pk__in=associations_for(request.user, Role.ENTRY)).exclude(
        pk=found.association_id
    )
    today = timezone.localdate()
    context = {
        "crumbs": _list_crumbs(),
        "contest": found,
        "rounds": rounds,
        "entries": entries,
        "totals": [
            sum(each.counts[place] or 0 for each in entries) for place in range(len(rounds))
        ],
        "open": [
            (each, unit)
            for unit in seats
            for each in rounds
            if each.due_on is None or each.due_on >= today
        ],
        "prizes": found.prizes.select_related("association"),
        "form": form,
        "may": may,
        "refused": refused,
    }
    status = 409 if refused else 422 if form is not None and form.errors else 200
    return render(request, "meetings/contests/contest.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """How many entries a unit gave to a round."""
    own = Association.objects.within(request.user.associations())
    teller = get_object_or_404(own, pk=unit)
    contests = holding.list_readable(request.user)
    rows = ContestRound.objects.filter(contest__in=contests).select_related("contest__association")
    found = get_object_or_404(rows, pk=pk)
    may_speak(request.user, teller).require()
    sent = request.POST if request.method == "POST" else None
    told = found.entries.filter(association=teller).first()
    form = EntriesForm(sent, initial={"entries": told.entries if told else None})
    refused = ""
    if sent is not None and form.is_valid():
        try:
            holding.tell(found, teller, form.cleaned_data["entries"], request.user)
            return redirect("contests:contest", found.contest_id)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": _list_crumbs(),
        "form": form,
        "heading": found.name,
        "lead": f"{found.contest.name}, {teller.full_name}.",
        "button": "Báo số bài",
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)
