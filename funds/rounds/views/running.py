"""Calling a round: its conditions, tiers, criteria, reviewers and quotas; what comes next."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import holds
from accounts.models import Role, User
from funds.models import Fund, Quota, Round, RoundState, Sharing
from funds.rounds import calling, sharing
from funds.rounds.forms import CriterionForm, ReviewerForm, RoundForm, TierForm
from funds.rounds.nominating import list_conditions
from funds.rounds.results import read_result
from funds.rounds.rights import is_reviewer, may_decide, may_run
from funds.rounds.tasks import list_tasks
from funds.rounds.views.asked import (
    act,
    answer,
    find_round,
    list_crumbs,
    read_keys,
    read_number,
)

PAGE = 40
DEEDS = {
    "open": calling.open_round, "review": calling.begin_review, "close": calling.close_round,
}  # fmt: skip
SIGNS = {
    RoundState.DRAFT: "draft", RoundState.OPEN: "submitted", RoundState.REVIEW: "submitted",
    RoundState.PROPOSED: "submitted", RoundState.DECIDED: "approved", RoundState.CLOSED: "approved",
}  # fmt: skip
TWICE = "Đợt này đã có dòng ấy."
USED = "Đã có hồ sơ dùng dòng này nên không bỏ được."


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the officer, and the rounds of his part of the tree."""
    rows = Round.objects.within(request.user.associations()).select_related("fund__association")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "tasks": list_tasks(request.user),
        "page": page,
        "rounds": [{"row": row, "sign": SIGNS[RoundState(row.state)]} for row in page],
        "may_call": bool(holds(request.user, Role.ENTRY)),
    }
    return answer(request, "funds/rounds/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Draft a round of one of the officer's funds."""
    holds(request.user, Role.ENTRY).require()
    funds = Fund.objects.within(request.user.associations(Role.ENTRY)).filter(closed_on=None)
    data = request.POST if request.method == "POST" else None
    form = RoundForm(list(funds.select_related("association")), data)
    made: list[Round] = []
    refused = ""
    if form.is_valid():
        said = form.cleaned_data
        refused = act(lambda: made.append(calling.create_round(request.user, **said)))
    if made:
        return redirect("rounds:round", made[0].pk)
    context = {"form": form, "crumbs": list_crumbs(), "heading": "Mở đợt mới", "refused": refused,
               "button": "Ghi và soạn tiếp"}  # fmt: skip
    return answer(request, "funds/rounds/form.html", context, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a draft anew."""
    found = find_round(request.user, pk)
    may_run(request.user, found).require()
    if found.state != RoundState.DRAFT:
        raise Http404("Đợt đã mở nên điều kiện không sửa được nữa.")
    data = request.POST if request.method == "POST" else None
    form = RoundForm([found.fund], data, instance=found)
    refused = ""
    if form.is_valid():
        said = {key: value for key, value in form.cleaned_data.items() if key != "fund"}
        refused = act(lambda: calling.change_round(found, request.user, **said))
        if not refused:
            return redirect("rounds:round", pk)
    context = {"form": form, "crumbs": list_crumbs(found), "heading": "Sửa điều kiện của đợt",
               "refused": refused, "button": "Ghi"}  # fmt: skip
    return answer(request, "funds/rounds/form.html", context, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """A round; by POST it goes on to its next step."""
    found = find_round(request.user, pk)
    may = may_run(request.user, found)
    refused = ""
    if request.method == "POST":
        may.require()
        deed = DEEDS.get(request.POST.get("viec", ""))
        if deed is None:
            raise Http404
        refused = act(lambda: deed(found, request.user))
        if not refused:
            return redirect("rounds:round", pk)
    used = sharing.count_all_used(found)
    quotas = found.quotas.select_related("association").order_by("association__lft", "pk")
    page = Paginator(quotas, PAGE).get_page(request.GET.get("trang"))
    context = {
        "found": found,
        "crumbs": list_crumbs(),
        "sign": SIGNS[RoundState(found.state)],
        "conditions": list_conditions(found),
        "tiers": found.tiers.all(),
        "criteria": found.criteria.all(),
        "reviewers": found.reviewers.select_related("user__person"),
        "page": page,
        "quotas": [{"row": row, "used": used.get(row.association_id, 0)} for row in page],
        "used": sum(used.values()),
        "formula": sharing.IN_WORDS[Sharing(found.sharing)],
        "result": read_result(found) if found.decision_id else None,
        "may": may,
        "may_decide": may_decide(request.user, found),
        "reviews": is_reviewer(request.user, found),
        "refused": refused,
    }
    return answer(request, "funds/rounds/round.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Tiers, criteria or reviewers of a draft: one is added, or taken out."""
    found = find_round(request.user, pk)
    may_run(request.user, found).require()
    if part not in PARTS:
        raise Http404
    heading, rows, make = PARTS[part](found)
    form = make(request.POST if request.method == "POST" and "bo" not in request.POST else None)
    refused = ""
    if request.method == "POST":
        if found.state not in (RoundState.DRAFT, RoundState.OPEN):
            refused = calling.CHANGED
        elif "bo" in request.POST:
            refused = _take_out(found, rows, read_keys(request, "bo"))
        elif form.is_valid():
            refused = _add(found, form, part)
        if not refused and not form.errors:
            return redirect("rounds:part", pk, part)
    context = {
        "found": found, "crumbs": list_crumbs(found), "heading": heading, "rows": rows,
        "form": form, "refused": refused, "part": part,
        "is_draft": found.state in (RoundState.DRAFT, RoundState.OPEN),
    }  # fmt: skip
    return answer(request, "funds/rounds/part.html", context, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quotas(request: HttpRequest, pk: int) -> HttpResponse:
    """The quotas of units: shared out by the formula, later what came back is given again."""
    found = find_round(request.user, pk)
    may_run(request.user, found).require()
    refused = ""
    if request.method == "POST":
        refused = act(lambda: _give(request, found))
        if not refused:
            return redirect("rounds:quotas", pk)
    used = sharing.count_all_used(found)
    given = {row.association_id: row for row in found.quotas.select_related("association")}
    units = sharing.list_units(found) if found.state == RoundState.DRAFT else [
        row.association for row in sorted(given.values(), key=lambda row: row.association.lft)
    ]  # fmt: skip
    context = {
        "found": found,
        "crumbs": list_crumbs(found),
        "units": [
            {
                "unit": unit,
                "quota": given.get(unit.pk),
                "used": used.get(unit.pk, 0),
                "typed": request.POST.get(f"so-{unit.pk}", _read_weight(given.get(unit.pk))),
            }
            for unit in units
        ],
        "formula": sharing.IN_WORDS[Sharing(found.sharing)],
        "remainder": sharing.REMAINDER,
        "asks_numbers": calling.needs_weights(found),
        "is_draft": found.state == RoundState.DRAFT,
        "gives_again": found.state == RoundState.OPEN and found.spare,
        "refused": refused,
    }
    return answer(request, "funds/rounds/quotas.html", context)


def _give(request: HttpRequest, found: Round) -> None:
    if request.POST.get("viec") == "again":
        quota = get_object_or_404(Quota, round=found, pk__in=read_keys(request, "quota"))
        places = read_number(request.POST.get(f"them-{quota.pk}", "")) or 0
        sharing.give_again(quota, places, request.user)
        return
    typed = {}
    for unit in sharing.list_units(found):
        text = request.POST.get(f"so-{unit.pk}", "")
        number = read_number(text or "0")
        if number is None:
            raise calling.RoundRefused(f"{unit.full_name}: “{text[:20]}” không phải là số.")
        typed[unit.pk] = number
    sharing.give_quotas(found, request.user, typed)


def _read_weight(quota: Quota | None) -> str:
    return str(quota.weight) if quota else ""


def _describe_tiers(found: Round) -> tuple[str, QuerySet, Any]:
    return "Các mức", found.tiers.all(), TierForm


def _describe_criteria(found: Round) -> tuple[str, QuerySet, Any]:
    return "Tiêu chí chấm", found.criteria.all(), CriterionForm


def _describe_reviewers(found: Round) -> tuple[str, QuerySet, Any]:
    known = found.reviewers.values("user")
    posts = User.objects.filter(
        is_active=True, person__posts__association__in=found.association.get_descendants(
            include_self=True)
    )  # fmt: skip
    users = posts.exclude(pk__in=known).select_related("person").distinct().order_by("pk")
    return (
        "Người chấm",
        found.reviewers.select_related("user__person"),
        lambda data: ReviewerForm(users, data),
    )


PARTS = {"muc": _describe_tiers, "tieu-chi": _describe_criteria, "nguoi-cham": _describe_reviewers}


def _add(found: Round, form: Any, part: str) -> str:
    order = PARTS[part](found)[1].count() + 1
    try:
        with transaction.atomic():
            if part == "nguoi-cham":
                found.reviewers.create(user=form.cleaned_data["user"])
            else:
                row = form.save(commit=False)
                row.round, row.order = found, order
                row.full_clean()
                row.save()
    except IntegrityError:
        return TWICE
    except ValidationError as fault:
        return " ".join(fault.messages)
    return ""


def _take_out(found: Round, rows: QuerySet, keys: list[int]) -> str:
    if found.state != RoundState.DRAFT and found.nominations.exists():
        return USED
    rows.filter(pk__in=keys).delete()
    return ""
