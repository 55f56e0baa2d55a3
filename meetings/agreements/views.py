"""Coordination agreements: the register of the user's units, one agreement."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import holds
from accounts.models import Role
from meetings.agreements import register
from meetings.agreements.forms import AgreementForm
from meetings.calling import MeetingRefused
from meetings.models import Agreement
from meetings.rights import list_own_units, may_lead
from meetings.views.meetings import list_crumbs

MOST = 50  # agreements on one leaf


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The agreements of the user's units, the newest first."""
    rows = Agreement.objects.within(request.user.associations())
    context = {
        "crumbs": list_crumbs(),
        "page": Paginator(rows.select_related("association"), MOST).get_page(
            request.GET.get("trang")
        ),
        "in_force": rows.in_force(timezone.localdate()).count(),
        "may": holds(request.user, Role.ENTRY),
    }
    return render(request, "meetings/agreements/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write an agreement into the register."""
    holds(request.user, Role.ENTRY).require()
    return _write(request, Agreement(), "Ghi chương trình phối hợp")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement, to look at and correct."""
    rows = Agreement.objects.within(request.user.associations()).select_related("association")
    found = get_object_or_404(rows, pk=pk)
    may_lead(request.user, found.association).require()
    return _write(request, found, found.partner)


def _write(request: HttpRequest, row: Agreement, heading: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = AgreementForm(list_own_units(request.user), sent, instance=row)
    refused = ""
    if sent is not None and form.is_valid():
        try:
            register.keep(form.instance, request.user)
            return redirect("agreements:home")
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": [
            *list_crumbs(), {"label": "Chương trình phối hợp", "url": reverse("agreements:home")},
        ],
        "form": form,
        "heading": heading,
        "button": "Lưu chương trình",
        "refused": refused,
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)
