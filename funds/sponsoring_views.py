"""The officers' pages of long sponsorships: who waits to be renewed, renewing, stopping."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import ReadKind, User
from accounts.reads import note_reads
from funds.forms import DongField
from funds.ledger import LedgerRefused
from funds.models import Sponsorship
from funds.sponsoring import find_due_year, list_sponsorships, may_renew, renew, stop
from khuyenhoc.day_field import DayField
from khuyenhoc.lib.numbers import format_number

A_PAGE = 50
DAY = "%d/%m/%Y"


class RenewalForm(forms.Form):
    """For which year, with how much."""

    year = forms.IntegerField(
        label="Gia hạn cho năm", min_value=1900, max_value=2100,
        error_messages={"required": "Hãy ghi năm bằng bốn chữ số."},
    )  # fmt: skip
    amount = DongField(label="Số tiền của năm")
    on = DayField(label="Ngày nhà tài trợ nhận lời")


class StopForm(forms.Form):
    """From which day, and why."""

    on = DayField(label="Thôi từ ngày")
    reason = forms.CharField(
        label="Lý do thôi", max_length=300,
        error_messages={"required": "Hãy ghi lý do thôi đỡ đầu."},
    )  # fmt: skip


@never_cache
@require_safe
def sponsorships(request: HttpRequest) -> HttpResponse:
    """The sponsorships of the officer's units; which wait to be renewed."""
    page = Paginator(list_sponsorships(request.user), A_PAGE).get_page(request.GET.get("trang"))
    today = timezone.localdate()
    note_reads([row.learner for row in page], request.user, ReadKind.PAGE)
    context = {
        "crumbs": [{"label": "Quỹ", "url": reverse("funds:home")}],
        "page": page,
        "rows": [{"row": row, "due": find_due_year(row, today)} for row in page],
    }
    return render(request, "funds/sponsorships.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sponsorship(request: HttpRequest, pk: int) -> HttpResponse:
    """One sponsorship; by POST it is renewed for a year, or stopped."""
    found = _find(request.user, pk)
    may = may_renew(request.user, found)
    today = timezone.localdate()
    due = find_due_year(found, today)
    deed = request.POST.get("viec", "")
    first = {
        "year": due or today.year + 1,
        "amount": format_number(found.yearly_amount),
        "on": f"{today:{DAY}}",
    }
    renewal = RenewalForm(request.POST if deed == "gia-han" else None, initial=first, prefix="gh")
    stopping = StopForm(
        request.POST if deed == "thoi" else None, initial={"on": f"{today:{DAY}}"}, prefix="th"
    )
    refused = ""
    if request.method == "POST":
        may.require()
        try:
            if _act(found, renewal, stopping, request.user):
                return redirect("funds:sponsorship", pk)
        except LedgerRefused as refusal:
            refused = str(refusal)
    note_reads([found.learner], request.user, ReadKind.PAGE)
    context = {
        "row": found,
        "crumbs": [
            {"label": "Quỹ", "url": reverse("funds:home")},
            {"label": "Đỡ đầu", "url": reverse("funds:sponsorships")},
        ],
        "years": found.years.all(),
        "due": due,
        "renewal": renewal,
        "stopping": stopping,
        "may": may,
        "refused": refused,
    }
    status = 409 if refused else 422 if request.method == "POST" else 200
    return render(request, "funds/sponsorship.html", context, status=status)


def _act(found: Sponsorship, renewal: Any, stopping: Any, by: User) -> bool:
    """Do what was sent; whether anything was."""
    if renewal.is_bound and renewal.is_valid():
        renew(found, by=by, **renewal.cleaned_data)
        return True
    if stopping.is_bound and stopping.is_valid():
        stop(found, by=by, **stopping.cleaned_data)
        return True
    return False


def _find(user: User, pk: int) -> Sponsorship:
    return get_object_or_404(list_sponsorships(user), pk=pk)
