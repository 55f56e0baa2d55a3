"""Inspections: those that the user's units make or undergo, one with its findings."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import associations_for, holds
from accounts.models import Role
from associations.models import Association, Established
from meetings.calling import MeetingRefused
from meetings.inspections import inspecting
from meetings.inspections.forms import DueForm, FindingsForm, InspectionForm
from meetings.models import Inspection, InspectionState, Progress
from meetings.rights import list_own_units, may_lead
from meetings.views.meetings import list_crumbs

MOST = 50  # inspections on one leaf


def _list_crumbs() -> list[dict[str, str]]:
    return [*list_crumbs(), {"label": "Kiểm tra", "url": reverse("inspections:home")}]


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Inspections with how many of their findings are mended."""
    rows = Inspection.objects.of_concern(request.user.associations())
    counted = rows.select_related("association", "unit").annotate(
        found=Count("findings", distinct=True),
        mended=Count(
            "findings", filter=Q(findings__task__shares__progress=Progress.DONE), distinct=True
        ),
    )
    context = {
        "crumbs": list_crumbs(),
        "page": Paginator(counted.order_by("-inspected_on", "unit__lft", "pk"), MOST).get_page(
            request.GET.get("trang")
        ),
        "may": holds(request.user, Role.ENTRY),
    }
    return render(request, "meetings/inspections/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write an inspection down, before it or after."""
    holds(request.user, Role.ENTRY).require()
    return _write(request, Inspection(), "Ghi cuộc kiểm tra")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an inspection, or write its conclusion."""
    rows = Inspection.objects.of_concern(request.user.associations())
    found = get_object_or_404(rows.select_related("association", "unit"), pk=pk)
    may_lead(request.user, found.association).require()
    return _write(request, found, found.subject)


def _write(request: HttpRequest, row: Inspection, heading: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    seats = associations_for(request.user, Role.ENTRY)
    below = Association.objects.filter(parent__in=seats, closed_on=None)
    units = below.exclude(established=Established.NO)
    if row.pk is not None:
        units = units | Association.objects.filter(pk=row.unit_id)
    form = InspectionForm(list_own_units(request.user), units, sent, instance=row)
    refused = ""
    if sent is not None and form.is_valid():
        try:
            kept = inspecting.keep(form.instance, request.user)
            return redirect("inspections:inspection", kept.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": _list_crumbs(),
        "form": form,
        "heading": heading,
        "button": "Lưu cuộc kiểm tra",
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """One inspection with its findings; its association adds them and gives them as tasks."""
    rows = Inspection.objects.of_concern(request.user.associations())
    found = get_object_or_404(rows.select_related("association", "unit"), pk=pk)
    may = may_lead(request.user, found.association)
    what = request.POST.get("viec", "")
    form = FindingsForm(request.POST if what == "add" else None)
    due = DueForm(request.POST if what == "give" else None)
    refused = ""
    if request.method == "POST":
        may.require()
        try:
            if what == "give" and due.is_valid():
                inspecting.give_findings(found, due.cleaned_data["due_on"], request.user)
                return redirect("inspections:inspection", found.pk)
            if what == "add" and form.is_valid():
                inspecting.add_findings(found, form.cleaned_data["texts"], request.user)
                return redirect("inspections:inspection", found.pk)
            refused = "" if what in ("add", "give") else "Hãy bấm một trong các nút của trang."
        except MeetingRefused as refusal:
            refused = str(refusal)
    findings = list(found.findings.select_related("task").prefetch_related("task__shares"))
    context = {
        "crumbs": _list_crumbs(),
        "inspection": found,
        "findings": findings,
        "form": form,
        "due": due,
        "may": may and found.state != InspectionState.CANCELLED,
        "may_give": any(each.task_id is None for each in findings),
        "refused": refused,
        "failed": form if form.errors else due if due.errors else None,
    }
    status = 409 if refused else 422 if context["failed"] else 200
    return render(request, "meetings/inspections/inspection.html", context, status=status)
