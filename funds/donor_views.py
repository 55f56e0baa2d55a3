"""The officers' pages of donors: finding one, all that is known of him, programmes, promises."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import holds
from accounts.models import ReadKind, Role, User
from accounts.reads import note_reads
from funds.donor_forms import DonorForm, GivingUpForm, PledgeForm, ProgrammeForm, SponsorshipForm
from funds.donors import (
    Given,
    follow_pledges,
    list_donors,
    list_years,
    promise,
    rename_donor,
    sum_gifts,
)
from funds.drives import list_seats
from funds.ledger import LedgerRefused
from funds.models import Donor, Fund, Pledge, Programme
from funds.rights import may_keep, may_know
from funds.sponsoring import begin
from funds.thanking import list_thanks
from funds.views import find_fund, list_crumbs
from khuyenhoc.lib.names import clean

A_PAGE = 50
MOST = 60  # receipts, pledges, programmes on one page
CRUMBS = ("Quỹ", "funds:home"), ("Nhà tài trợ", "funds:donors")


def find_donor(user: User, pk: int) -> Donor:
    """A donor of the user's part of the tree; 404 outside."""
    rows = Donor.objects.within(user.associations()).select_related("association", "person")
    return get_object_or_404(rows, pk=pk)


@never_cache
@require_safe
def donors(request: HttpRequest) -> HttpResponse:
    """The donors of the officer's units, with what each has given."""
    words = clean(request.GET.get("q", ""))[:120]
    page = Paginator(list_donors(request.user, words), A_PAGE).get_page(request.GET.get("trang"))
    given = sum_gifts(page)
    context = {
        "crumbs": _list_crumbs(1),
        "words": words,
        "page": page,
        "rows": [{"donor": each, "given": given.get(each.pk, Given())} for each in page],
        "may_add": holds(request.user, Role.ENTRY),
    }
    return render(request, "funds/donors.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A donor who is not known yet."""
    holds(request.user, Role.ENTRY).require()
    form = DonorForm(list_seats(request.user), _read_post(request))
    if form.is_valid():
        return redirect("funds:donor", form.save().pk)
    return _show_form(
        request, form, heading="Thêm nhà tài trợ", button="Thêm", failure="Chưa thêm được",
        lead="Tên chỉ hiện ở trang công khai khi nhà tài trợ đồng ý.", crumbs=_list_crumbs(2),
    )  # fmt: skip


@never_cache
@require_safe
def donor(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is known of a donor: names, gifts, promises, whom he stands by, thanks."""
    found = find_donor(request.user, pk)
    if found.person is not None:
        note_reads([found.person], request.user, ReadKind.PAGE)
    may = may_know(request.user, found)
    entries = found.entries.select_related("fund", "category").order_by("-booked_on", "-pk")
    context = {
        "donor": found,
        "crumbs": _list_crumbs(2),
        "names": found.names.all(),
        "years": list_years(found),
        "entries": entries[:MOST],
        "pledges": follow_pledges(found.pledges.all()[:MOST], timezone.localdate()),
        "sponsorships": found.sponsorships.select_related("learner")[:MOST],
        "thanks": list_thanks(found),
        "funds": _list_funds(found) if may else [],
        "may": may,
    }
    return render(request, "funds/donor.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of a donor is put right; a name that he bore is kept with its last day."""
    found = find_donor(request.user, pk)
    may_know(request.user, found).require()
    before = found.name
    form = DonorForm([found.association], _read_post(request), instance=found)
    if form.is_valid():
        if found.name != before:
            rename_donor(Donor.objects.get(pk=pk), found.name, timezone.localdate())
        form.save()
        return redirect("funds:donor", pk)
    return _show_form(
        request, form, heading=f"Sửa: {before}", button="Lưu", failure="Chưa lưu được",
        lead="Đổi tên thì tên cũ vẫn được giữ.", crumbs=_list_crumbs(2, (before, pk)),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stand_by(request: HttpRequest, pk: int) -> HttpResponse:
    """A donor stands by a learner from now on."""
    found = find_donor(request.user, pk)
    may_know(request.user, found).require()
    first = {"begins_on": timezone.localdate()}
    form = SponsorshipForm(_read_post(request), initial=first)
    refused = ""
    if form.is_valid():
        try:
            begun = begin(found, by=request.user, **form.cleaned_data)
            return redirect("funds:sponsorship", begun.pk)
        except LedgerRefused as refusal:
            refused = str(refusal)
    return _show_form(
        request, form, heading=f"Đỡ đầu: {found.name}", button="Ghi suất đỡ đầu",
        failure="Chưa ghi được", refused=refused, crumbs=_list_crumbs(2, (found.name, pk)),
        lead="Tên người được đỡ đầu chỉ cán bộ của hội thấy; cần ghi sự đồng ý trước khi nêu tên.",
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """A named programme of a fund."""
    fund = find_fund(request.user, pk)
    return _keep_programme(request, fund, Programme(fund=fund), "Thêm chương trình")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """A programme is put right: its budget, its last day."""
    rows = Programme.objects.within(request.user.associations())
    found = get_object_or_404(rows.select_related("fund__association"), pk=pk)
    return _keep_programme(request, found.fund, found, f"Sửa chương trình: {found.name}")


def _keep_programme(request: HttpRequest, fund: Fund, row: Programme, heading: str) -> HttpResponse:
    may_keep(request.user, fund).require()
    form = ProgrammeForm(fund, _read_post(request), instance=row)
    if form.is_valid():
        form.save()
        return redirect("funds:fund", fund.pk)
    return _show_form(
        request, form, heading=heading, button="Lưu", failure="Chưa lưu được",
        lead=f"{fund}, {fund.association.full_name}", crumbs=list_crumbs(fund),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """What a donor promises to a fund."""
    fund = find_fund(request.user, pk)
    may_keep(request.user, fund).require()
    first = {"donor": request.GET.get("nha-tai-tro", "")}
    form = PledgeForm(fund, _read_post(request), initial=first)
    if form.is_valid():
        made = promise(form.save(commit=False), form.cleaned_data["instalments"])
        return redirect("funds:pledge", made.pk)
    return _show_form(
        request, form, heading="Ghi lời hứa tài trợ", button="Ghi", failure="Chưa ghi được",
        lead=f"{fund}, {fund.association.full_name}. Lời hứa chưa phải là tiền: nhận được thì lập "
        "phiếu thu.", crumbs=list_crumbs(fund),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """A pledge, what came of it; by POST the rest is given up."""
    rows = Pledge.objects.within(request.user.associations())
    found = get_object_or_404(rows.select_related("fund__association", "donor", "programme"), pk=pk)
    may = may_keep(request.user, found.fund)
    form = GivingUpForm(_read_post(request), initial={"on": timezone.localdate()})
    if request.method == "POST":
        may.require()
        if form.is_valid():
            found.ended_on = form.cleaned_data["on"]
            found.save(update_fields=["ended_on"])
            return redirect("funds:pledge", pk)
    [standing] = follow_pledges(Pledge.objects.filter(pk=pk), timezone.localdate())
    context = {
        "pledge": found,
        "standing": standing,
        "crumbs": list_crumbs(found.fund),
        "instalments": found.instalments.all(),
        "entries": found.entries.order_by("booked_on", "pk")[:MOST],
        "form": form,
        "may": may,
    }
    return render(request, "funds/pledge.html", context, status=422 if form.errors else 200)


def _list_funds(found: Donor) -> QuerySet[Fund]:
    return Fund.objects.filter(association=found.association_id, closed_on=None).order_by("pk")


def _list_crumbs(count: int, last: tuple[str, int] | None = None) -> list[dict[str, str]]:
    crumbs = [{"label": label, "url": reverse(door)} for label, door in CRUMBS[:count]]
    if last is not None:
        crumbs.append({"label": last[0], "url": reverse("funds:donor", args=[last[1]])})
    return crumbs


def _read_post(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _show_form(request: HttpRequest, form: Any, **said: Any) -> HttpResponse:
    context = {"form": form, "refused": "", **said}
    status = 409 if context["refused"] else 422 if form.errors else 200
    return render(request, "funds/record.html", context, status=status)
