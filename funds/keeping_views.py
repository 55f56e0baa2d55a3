"""The officers' pages on which a unit opens its fund and tells what its drives brought."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import holds
from accounts.models import Role
from funds.drives import list_drives, list_seats
from funds.forms import DriveForm, OpeningForm
from funds.ledger import LedgerRefused, open_fund
from funds.models import Drive, LegalForm
from funds.rights import may_tell

A_PAGE = 50
OPENING = "Mở sổ một quỹ"
OPENING_LEAD = (
    "Sổ quỹ bắt đầu từ ngày mở, với số dư đang có. Hội có sổ và ngày mở sổ thì sau này không đổi."
)
DRIVE_LEAD = (
    "Tiền heo đất, Tết khuyến học theo dõi riêng, không cộng vào quỹ. Phần nộp vào quỹ vẫn phải "
    "lập phiếu thu ở sổ quỹ."
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_new(request: HttpRequest) -> HttpResponse:
    """A fund of a unit for which the officer enters, with what it holds."""
    holds(request.user, Role.ENTRY).require()
    form = OpeningForm(list_seats(request.user), request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            fund = open_fund(
                association=said.pop("association"),
                legal_form=LegalForm(said.pop("legal_form")),
                on=said.pop("opened_on"),
                by=request.user,
                opening=form.read_opening(),
                **{name: said[name] for name in ("name", "licence_number", "licensed_on")},
            )
            return redirect("funds:fund", fund.pk)
        except LedgerRefused as refusal:
            refused = str(refusal)
    context = {
        "heading": OPENING, "lead": OPENING_LEAD, "button": "Mở sổ", "form": form,
        "refused": refused, "failure": "Chưa mở sổ được",
        "crumbs": [{"label": "Quỹ", "url": reverse("funds:home")}],
    }  # fmt: skip
    return _show_form(request, context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def drives(request: HttpRequest) -> HttpResponse:
    """What drives of the officer's units brought; by POST one more is told."""
    may = holds(request.user, Role.ENTRY)
    seats = list_seats(request.user) if may else []
    first = Drive(year=timezone.localdate().year)
    form = DriveForm(seats, request.POST if request.method == "POST" else None, instance=first)
    if request.method == "POST":
        may.require()
        if form.is_valid():
            form.save()
            return redirect("funds:drives")
    context = {
        "page": Paginator(list_drives(request.user), A_PAGE).get_page(request.GET.get("trang")),
        "crumbs": [{"label": "Quỹ", "url": reverse("funds:home")}],
        "form": form,
        "may": may,
    }
    return render(request, "funds/drives.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def drive(request: HttpRequest, pk: int) -> HttpResponse:
    """What a drive brought is put right; whose it is stays."""
    found = get_object_or_404(list_drives(request.user), pk=pk)
    may_tell(request.user, found.association).require()
    form = DriveForm(
        [found.association], request.POST if request.method == "POST" else None, instance=found
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("funds:drives")
    context = {
        "heading": f"Sửa số liệu: {found.get_kind_display()} {found.year}", "lead": DRIVE_LEAD,
        "button": "Lưu", "form": form, "refused": "", "failure": "Chưa lưu được",
        "crumbs": [
            {"label": "Quỹ", "url": reverse("funds:home")},
            {"label": "Phong trào", "url": reverse("funds:drives")},
        ],
    }  # fmt: skip
    return _show_form(request, context)


def _show_form(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    status = 409 if context["refused"] else 422 if context["form"].errors else 200
    return render(request, "funds/record.html", context, status=status)
