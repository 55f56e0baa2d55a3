"""The officers' page of bank statements: sending one, proposals, booking what is marked."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from funds.bank.booking import book_lines, leave_out, take_statement
from funds.bank.forms import BookingForm, StatementForm
from funds.bank.matching import propose
from funds.ledger import LedgerRefused
from funds.models import BankLine, BankLineState, Fund
from funds.rights import may_keep
from funds.views import find_fund, list_crumbs
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import RETURN, show_size

A_PAGE = 50
LIMITS = f"Excel hoặc CSV, đúng như ngân hàng cấp; nặng nhất {show_size(RETURN.file_bytes)}."
_CHOICE = re.compile(r"\d{1,18}(?::\d{1,18})?")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Lines that wait, each with whom it may be from; by POST a file is taken or lines settled."""
    found = find_fund(request.user, pk)
    may_keep(request.user, found).require()
    if request.method != "POST":
        return _show(request, found, {"done": _tell_done(request.GET)})
    if "viec" not in request.POST:
        return _take(request, found)
    return _settle(request, found)


def _take(request: HttpRequest, found: Fund) -> HttpResponse:
    form = StatementForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, {"form": form}, 422)
    try:
        count, said = take_statement(found, form.cleaned_data["file"], request.user)
    except (Refused, Busy) as refusal:
        return _show(request, found, {"refused": str(refusal)}, 409)
    if said.faults:
        return _show(request, found, {"new": count, "faults": said.faults})
    known = len(said.lines) - count
    told = urlencode({"moi": count, "cu": known, "ra": said.outgoing})
    return redirect(f"{reverse('funds:bank', args=[found.pk])}?{told}")


def _settle(request: HttpRequest, found: Fund) -> HttpResponse:
    """Book the marked lines or put them aside; "mot:5" is the button of one line."""
    deed, _, single = request.POST["viec"].partition(":")
    marked = [single] if single else request.POST.getlist("dong")
    chosen = {int(key): _read_choice(request.POST, key) for key in marked if _is_key(key)}
    form = BookingForm(request.POST)
    try:
        if deed == "bo":
            done = {"bo": leave_out(found, chosen, request.user)}
        elif form.is_valid():
            entries = book_lines(found, chosen, form.cleaned_data["category"], request.user)
            done = {"ghi": len(entries)}
        else:
            return _show(request, found, {"booking": form, "chosen": chosen}, 422)
    except LedgerRefused as refusal:
        return _show(
            request, found, {"booking": form, "chosen": chosen, "refused": str(refusal)}, 409
        )
    return redirect(f"{reverse('funds:bank', args=[found.pk])}?{urlencode(done)}")


def _show(
    request: HttpRequest, found: Fund, more: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    lines = BankLine.objects.filter(fund=found, state=BankLineState.WAITING)
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("trang"))
    proposals = propose(found, page.object_list, timezone.localdate())
    chosen = more.get("chosen") or {}
    context = {
        "fund": found,
        "crumbs": list_crumbs(found),
        "page": page,
        "rows": [
            {
                "line": line,
                "is_marked": line.pk in chosen,
                "choices": [
                    {"value": each.choice, "label": each.donor.name, "why": each.why,
                     "pledge": each.pledge, "is_chosen": chosen.get(line.pk) == each.choice}
                    for each in proposals[line.pk]
                ],
            }
            for line in page
        ],
        "form": StatementForm(),
        "booking": BookingForm(),
        "limits": LIMITS,
        **more,
    }  # fmt: skip
    return render(request, "funds/bank.html", context, status=status)


def _read_choice(posted: Mapping[str, str], key: str) -> str:
    choice = posted.get(f"cho-{key}", "")
    return choice if _CHOICE.fullmatch(choice) else ""


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _tell_done(query: Mapping[str, str]) -> str:
    """What has just been done, from the numbers in the address."""
    number = {key: format_number(int(text)) for key, text in query.items() if _is_key(text)}
    if "ghi" in number:
        return f"Đã ghi sổ {number['ghi']} khoản."
    if "bo" in number:
        return f"Đã bỏ qua {number['bo']} dòng."
    if {"moi", "cu", "ra"} <= number.keys():
        return (
            f"Đã nhận sao kê: {number['moi']} dòng tiền vào chờ ghi sổ, {number['cu']} dòng đã có "
            f"từ trước, {number['ra']} dòng tiền ra không ghi. Chưa ghi gì vào sổ."
        )
    return ""
