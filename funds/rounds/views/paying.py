"""Paying awards: lists, who has signed, what proves it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import ReadKind, User
from funds.models import Medium, PayRun, Proof, ProofKind, Round, RoundState
from funds.rights import may_keep
from funds.rounds import papers, paying
from funds.rounds.dossiers import note_dossier_reads
from funds.rounds.forms import PayForm, ProofForm
from funds.rounds.views.asked import (
    act,
    answer,
    find_round,
    list_crumbs,
    read_keys,
    send_scan,
)
from funds.views import PDF, send_file
from khuyenhoc.lib.tables import XLSX

MAKERS = {
    ("ky-nhan", "pdf"): (papers.print_cash_list, PDF),
    ("ky-nhan", "xlsx"): (papers.export_cash_list, XLSX),
    ("chuyen-khoan", "xlsx"): (papers.export_bank_list, XLSX),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, pk: int) -> HttpResponse:
    """What was paid of a round, and the next payment; by POST it is booked."""
    found = find_round(request.user, pk)
    may = may_keep(request.user, found.fund)
    data = request.POST if request.method == "POST" else None
    form = PayForm(data, initial={"on": timezone.localdate()})
    refused = ""
    if request.method == "POST":
        may.require()
        if form.is_valid():
            made: list[PayRun] = []
            refused = act(lambda: made.append(_book(request, found, form.cleaned_data)))
            if made:
                return redirect("rounds:run", made[0].pk)
    runs = found.pay_runs.select_related("entry__reversal").order_by("entry__booked_on", "pk")
    is_open = found.state == RoundState.DECIDED
    context = {
        "found": found,
        "crumbs": list_crumbs(found),
        "runs": runs,
        "paid": paying.sum_paid(found),
        "goods": paying.count_goods(found),
        "dues": _list_dues(found) if is_open else [],
        "lump": found.lump_sum if is_open and not any(
            not hasattr(run.entry, "reversal") for run in runs) else None,
        "form": form,
        "may": may,
        "refused": refused,
    }  # fmt: skip
    return answer(request, "funds/rounds/pay.html", context, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One list that was paid; by POST who has signed is written down, or a proof is sent."""
    found = _find_run(request.user, pk)
    may = may_keep(request.user, found.entry.fund)
    task = request.POST.get("viec", "")
    form = ProofForm(request.POST, request.FILES) if task == "proof" else ProofForm()
    refused = ""
    if request.method == "POST":
        may.require()
        if task != "proof" or form.is_valid():
            refused = act(lambda: _do(request, found, task, form))
            if not refused:
                return redirect("rounds:run", pk)
    lines = papers.list_lines(found)
    note_dossier_reads([line.nomination for line in lines], request.user, ReadKind.PAGE)
    context = {
        "run": found,
        "found": found.round,
        "crumbs": [*list_crumbs(found.round),
                   {"label": "Chi", "url": reverse("rounds:pay", args=[found.round_id])}],
        "lines": lines,
        "signed": sum(line.received_on is not None for line in lines),
        "proofs": found.proofs.all(),
        "is_reversed": hasattr(found.entry, "reversal"),
        "today": timezone.localdate(),
        "form": form,
        "may": may,
        "refused": refused,
    }  # fmt: skip
    return answer(request, "funds/rounds/run.html", context, form)


@never_cache
@require_safe
def run_list(request: HttpRequest, pk: int, what: str, extension: str) -> HttpResponse:
    """The list to sign on, or the one for the bank, as a file."""
    found = _find_run(request.user, pk)
    may_keep(request.user, found.entry.fund).require()
    if (what, extension) not in MAKERS:
        raise Http404
    make, kind = MAKERS[what, extension]
    rows = [line.nomination for line in papers.list_lines(found)]
    note_dossier_reads(rows, request.user, ReadKind.EXPORT)
    return send_file(make(found), kind, f"{what}-{found.pk}.{extension}")


@never_cache
@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """A scan that proves a payment; that it was opened is written down."""
    rows = Proof.objects.within(request.user.associations()).select_related("run")
    row = get_object_or_404(rows, pk=pk)
    names = [line.nomination for line in row.run.lines.select_related("nomination")]
    note_dossier_reads(names, request.user, ReadKind.EXPORT)
    return send_scan(row)


def _find_run(user: User, pk: int) -> PayRun:
    rows = PayRun.objects.within(user.associations()).select_related(
        "round__fund__association", "entry__fund__association", "entry__reversal"
    )
    return get_object_or_404(rows, pk=pk)


def _list_dues(found: Round) -> list[dict[str, Any]]:
    """Each tier with the instalment that is next, how many wait for it and what it comes to."""
    dues = []
    for tier in found.tiers.all():
        if (step := paying.find_next_step(found, tier)) is not None:
            count = paying.list_waiting(found, tier, step).count()
            total = count * (tier.amount or 0)
            dues.append({"tier": tier, "step": step, "count": count, "total": total})
    return dues


def _book(request: HttpRequest, found: Round, said: dict[str, Any]) -> PayRun:
    medium = Medium(said["medium"])
    tier = found.tiers.filter(pk__in=read_keys(request, "tier")).first()
    if tier is None:
        return paying.pay_lump_sum(found, on=said["on"], by=request.user, medium=medium)
    step = next(iter(read_keys(request, f"step-{tier.pk}")), 1)
    return paying.pay(found, tier, step, on=said["on"], by=request.user, medium=medium)


def _do(request: HttpRequest, found: PayRun, task: str, form: ProofForm) -> None:
    if task == "proof":
        kind = ProofKind(form.cleaned_data["kind"])
        paying.add_proof(found, kind, form.cleaned_data["file"], request.user)
    elif task == "received":
        keys = read_keys(request, "dong")
        paying.note_received(found, keys, timezone.localdate(), request.user)
    else:
        raise Http404
