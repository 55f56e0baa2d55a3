"""The officers' pages of funds: the books, booking, vouchers, periods, papers."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import holds
from accounts.models import Role, User
from funds import handing_over, ledger, papers, thanking
from funds.cash_book import read_leaf
from funds.donors import follow_pledges, follow_programmes
from funds.forms import ClosingForm, PaymentForm, ReceiptForm, ReversalForm, TransferForm
from funds.ledger import LedgerRefused
from funds.models import (
    Closure,
    Entry,
    Fund,
    HandOver,
    HandOverShare,
    Medium,
    Pledge,
    Programme,
)
from funds.rights import may_keep, may_take
from funds.statements import list_years, read_statement
from khuyenhoc.lib.tables import XLSX
from records.certificates import CertificateRefused

MOST = 60  # funds on one page
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"pdf": PDF, "xlsx": XLSX, "docx": WORD}
FORMS = {"thu": ReceiptForm, "chi": PaymentForm}
HEADINGS = {"thu": "Lập phiếu thu", "chi": "Lập phiếu chi"}


def find_fund(user: User, pk: int) -> Fund:
    """A fund of the user's part of the tree; 404 outside."""
    funds = Fund.objects.within(user.associations()).select_related("association")
    return get_object_or_404(funds, pk=pk)


def list_crumbs(fund: Fund) -> list[dict[str, str]]:
    """Where a fund's pages lie."""
    return [
        {"label": "Quỹ", "url": reverse("funds:home")},
        {"label": str(fund), "url": reverse("funds:fund", args=[fund.pk])},
    ]


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The funds of the officer's units, with what each holds."""
    funds = Fund.objects.within(request.user.associations()).select_related("association")
    rows = funds.prefetch_related("balances").order_by(
        "association__depth", "association__lft", "pk"
    )
    page = Paginator(rows, MOST).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "funds": [
            {"fund": fund, "held": sum(each.amount for each in fund.balances.all())}
            for fund in page
        ],
        "minutes": _list_minutes(request.user),
        "may_open": holds(request.user, Role.ENTRY),
    }  # fmt: skip
    return render(request, "funds/home.html", context)


@never_cache
@require_safe
def fund(request: HttpRequest, pk: int) -> HttpResponse:
    """What a fund holds, and its cash book leaf by leaf."""
    found = find_fund(request.user, pk)
    medium = request.GET.get("bang", "")
    medium = medium if medium in Medium.values else ""
    years = list_years(found)
    context = {
        "fund": found,
        "crumbs": list_crumbs(found)[:1],
        "balances": found.balances.all(),
        "held": sum(each.amount for each in found.balances.all()),
        "leaf": read_leaf(
            found, medium, before=_read_key(request, "truoc"), after=_read_key(request, "sau")
        ),
        "medium": medium,
        "media": Medium.choices,
        "years": years,
        "statement": read_statement(found, years[0]) if years else None,
        "programmes": follow_programmes(Programme.objects.filter(fund=found)[:MOST]),
        "pledges": follow_pledges(Pledge.objects.filter(fund=found)[:MOST], timezone.localdate()),
        "may": may_keep(request.user, found),
    }
    return render(request, "funds/fund.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """A receipt ("thu") or a payment ("chi")."""
    if way not in FORMS:
        raise Http404
    found = find_fund(request.user, pk)
    may_keep(request.user, found).require()
    first = {"donor": request.GET.get("nha-tai-tro", "")}
    form = FORMS[way](found, request.POST if request.method == "POST" else None, initial=first)
    record = ledger.record_receipt if way == "thu" else ledger.record_payment

    def do() -> Entry:
        said = {**form.cleaned_data, "medium": Medium(form.cleaned_data["medium"])}
        return record(found, by=request.user, **said)

    return _ask(request, found, form, HEADINGS[way], do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Money to another fund, or into another form."""
    found = find_fund(request.user, pk)
    may_keep(request.user, found).require()
    targets = list(_list_targets(request.user, found))
    form = TransferForm(found, targets, request.POST if request.method == "POST" else None)

    def do() -> Entry:
        said = dict(form.cleaned_data)
        target, medium = said.pop("target"), Medium(said.pop("medium"))
        if target in Medium.values:
            return ledger.exchange(
                found, source=medium, target=Medium(target), by=request.user, **said
            )[0]
        taker = next(each for each in targets if str(each.pk) == target)
        return ledger.transfer(found, taker, medium=medium, by=request.user, **said)[0]

    return _ask(request, found, form, "Chuyển tiền", do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One voucher; by POST it is taken back by its reversal."""
    found = _find_entry(request.user, pk)
    may = may_keep(request.user, found.fund)
    form = ReversalForm(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST":
        may.require()
        if form.is_valid():
            try:
                made = ledger.reverse(found, by=request.user, **form.cleaned_data)
                return redirect("funds:entry", made.pk)
            except LedgerRefused as refusal:
                refused = str(refusal)
    context = {
        "entry": found,
        "fund": found.fund,
        "crumbs": list_crumbs(found.fund),
        "reversal": Entry.objects.filter(reverses=found).first(),
        "form": form,
        "refused": refused,
        "may": may,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "funds/entry.html", context, status=status)


@never_cache
@require_safe
def voucher(request: HttpRequest, pk: int) -> HttpResponse:
    """The voucher as PDF."""
    found = _find_entry(request.user, pk)
    name = f"{found.series}-{found.number:04}-{found.year}.pdf"
    return send_file(papers.print_voucher(found), PDF, name)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def periods(request: HttpRequest, pk: int) -> HttpResponse:
    """Closed periods; by POST the next is closed."""
    found = find_fund(request.user, pk)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST":
        may_keep(request.user, found).require()
        if form.is_valid():
            try:
                ledger.close_period(found, by=request.user, **form.cleaned_data)
                return redirect("funds:periods", found.pk)
            except LedgerRefused as refusal:
                refused = str(refusal)
    return _show_periods(request, found, form, refused)


@never_cache
@require_POST
def period(request: HttpRequest, pk: int) -> HttpResponse:
    """A closed period is signed or reopened."""
    closures = Closure.objects.within(request.user.associations())
    found = get_object_or_404(closures.select_related("fund__association"), pk=pk)
    may_keep(request.user, found.fund).require()
    try:
        if request.POST.get("viec") == "reopen":
            ledger.reopen_period(found, by=request.user, reason=request.POST.get("reason", ""))
        else:
            ledger.sign_period(found, by=request.user)
    except LedgerRefused as refusal:
        return _show_periods(request, found.fund, ClosingForm(), str(refusal))
    return redirect("funds:periods", found.fund_id)


@never_cache
@require_safe
def paper(request: HttpRequest, pk: int, what: str, year: int, extension: str) -> HttpResponse:
    """The cash book, the statement or the donors' roll of a year as a file."""
    found = find_fund(request.user, pk)
    days = (date(year, 1, 1), date(year, 12, 31))
    makers: dict[tuple[str, str], Callable[[], bytes]] = {
        ("so-quy", "pdf"): lambda: papers.print_book(found, *days),
        ("so-quy", "xlsx"): lambda: papers.export_book(found, *days),
        ("cong-khai", "pdf"): lambda: papers.print_statement(found, year),
        ("cong-khai", "xlsx"): lambda: papers.export_statement(found, year),
        ("cong-khai", "docx"): lambda: papers.write_statement(found, year),
        ("nha-tai-tro", "pdf"): lambda: papers.print_roll(found, year),
        ("nha-tai-tro", "xlsx"): lambda: papers.export_roll(found, year, with_names=True),
        ("nha-tai-tro", "docx"): lambda: papers.write_roll(found, year),
    }
    if (what, extension) not in makers or year not in list_years(found):
        raise Http404
    return send_file(makers[what, extension](), KINDS[extension], f"{what}-{year}.{extension}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thanks(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Donors of a year who have no certificate of thanks; by POST the marked get theirs."""
    found = find_fund(request.user, pk)
    may = thanking.may_thank(request.user, found)
    waiting = thanking.list_unthanked(found, year)
    decisions = list(thanking.list_decisions(found)) if may and waiting else []
    designs = thanking.list_designs_for(decisions)
    chosen = {int(key) for key in request.POST.getlist("donor") if key.isdecimal()}
    refused = ""
    if request.method == "POST":
        may.require()
        try:
            issued = thanking.thank(
                found, year, chosen, by=request.user,
                decision=_pick(decisions, request.POST.get("decision"), thanking.NO_DECISION),
                design=_pick(designs, request.POST.get("design"), thanking.NO_DESIGN),
            )  # fmt: skip
            url = reverse("funds:thanks", args=[pk, year])
            return redirect(f"{url}?xong={len(issued.keys)}")
        except (LedgerRefused, CertificateRefused) as refusal:
            refused = str(refusal)
    done = request.GET.get("xong", "")
    context = {
        "fund": found,
        "crumbs": list_crumbs(found),
        "year": year,
        "rows": [
            {"donor": donor, "total": total, "is_marked": donor.pk in chosen}
            for donor, total in waiting
        ],
        "decisions": decisions,
        "designs": designs,
        "refused": refused,
        "done": f"Đã cấp {done} giấy. In giấy trên bàn quản trị." if done.isdecimal() else "",
        "may": may,
        "is_staff": request.user.is_staff,
    }
    return render(request, "funds/thanks.html", context, status=409 if refused else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """The minute of a hand-over; by POST the giver signs it, or a taker its share."""
    found = _find_hand_over(request.user, pk)
    shares = list(found.shares.select_related("association", "target", "taken_by__person"))
    mine = [each.pk for each in shares if may_take(request.user, each)]
    refused = ""
    if request.method == "POST":
        holds(request.user, Role.ENTRY).require()
        try:
            if (deed := request.POST.get("viec", "")) == "give":
                handing_over.give(found, request.user)
            else:
                handing_over.take(_choose(shares, mine, deed), request.user)
            return redirect("funds:hand_over", found.pk)
        except LedgerRefused as refusal:
            refused = str(refusal)
    context = {
        "minute": found,
        "crumbs": list_crumbs(found.fund)[:1],
        "shares": shares,
        "mine": mine,
        "held": sum(each.amount for each in found.fund.balances.all()),
        "refused": refused,
        "may": holds(request.user, Role.ENTRY),
    }
    return render(request, "funds/hand_over.html", context, status=409 if refused else 200)


@never_cache
@require_safe
def minute(request: HttpRequest, pk: int) -> HttpResponse:
    """The minute as PDF, to be signed on paper."""
    found = _find_hand_over(request.user, pk)
    return send_file(papers.print_minute(found), PDF, f"ban-giao-quy-{found.pk}.pdf")


def send_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be kept."""
    answer = HttpResponse(content, kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _ask(
    request: HttpRequest, found: Fund, form, heading: str, do: Callable[[], Entry]
) -> HttpResponse:
    """Show a form of booking; when it is sent and right, do it and show the voucher."""
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("funds:entry", do().pk)
        except LedgerRefused as refusal:
            refused = str(refusal)
    context = {
        "fund": found,
        "crumbs": list_crumbs(found),
        "form": form,
        "heading": heading,
        "refused": refused,
        "balances": found.balances.all(),
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "funds/book.html", context, status=status)


def _show_periods(request: HttpRequest, found: Fund, form: ClosingForm, refused: str):
    closures = found.closures.select_related(
        "closed_by__person", "signed_by__person", "reopened_by__person"
    )
    context = {
        "fund": found,
        "crumbs": list_crumbs(found),
        "closures": closures[:MOST],
        "form": form,
        "refused": refused,
        "may": may_keep(request.user, found),
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "funds/periods.html", context, status=status)


def _find_hand_over(user: User, pk: int) -> HandOver:
    """A minute of a fund that the user reaches, its unit's successors too, or has a share of."""
    roots = user.associations()
    takes = HandOverShare.objects.within(roots).values("hand_over")
    rows = HandOver.objects.within(roots, past=True) | HandOver.objects.filter(pk__in=takes)
    related = ("fund__association", "reorganisation", "given_by__person")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _list_minutes(user: User) -> list[HandOver]:
    """Minutes that wait for a signature in the user's part of the tree."""
    roots = user.associations()
    open_shares = HandOverShare.objects.filter(taken_at=None)
    waiting = HandOver.objects.filter(pk__in=open_shares.values("hand_over"))
    takes = open_shares.within(roots).values("hand_over")
    rows = waiting.within(roots) | waiting.filter(pk__in=takes)
    return list(rows.select_related("fund__association").order_by("on", "pk")[:MOST])


def _choose(shares: list[HandOverShare], mine: list[int], deed: str) -> HandOverShare:
    """The share that is signed; 404 for none of the user's."""
    for share in shares:
        if share.pk in mine and deed == f"take:{share.pk}":
            return share
    raise Http404


def _find_entry(user: User, pk: int) -> Entry:
    rows = Entry.objects.within(user.associations()).select_related(
        "fund__association", "category", "donor", "programme", "pledge", "booked_by__person",
        "reverses", "counterpart__fund__association",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def _list_targets(user: User, fund: Fund) -> QuerySet[Fund]:
    """Open funds of units above, beside it and below that money may be sent to."""
    own = Fund.objects.within(user.associations())
    above = Fund.objects.filter(association__in=fund.association.get_ancestors(include_self=True))
    rows = (own | above).filter(closed_on=None).exclude(pk=fund.pk).distinct()
    return rows.select_related("association").order_by("association__lft", "name")


def _pick(rows: Sequence[Any], key: str | None, refusal: str) -> Any:
    """The row that was chosen; ``LedgerRefused`` when none of those offered was."""
    for row in rows:
        if str(row.pk) == key:
            return row
    raise LedgerRefused(refusal)


def _read_key(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
