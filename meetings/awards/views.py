"""Awards: those of the user's units by year, proposals, the history of a unit or person."""

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import holds
from accounts.models import Person, Role, User
from associations.models import Association
from meetings.awards import proposing
from meetings.awards.forms import GrantForm, ProposalForm
from meetings.calling import MeetingRefused
from meetings.models import Award, AwardKind, AwardState
from meetings.rights import list_own_units, may_lead
from meetings.views.meetings import list_crumbs
from records.models import Decision, DecisionState

MOST = 50  # awards on one leaf
RELATED = ("association", "person", "kind", "decision__association")


def _list_crumbs() -> list[dict[str, str]]:
    return [*list_crumbs(), {"label": "Khen thưởng", "url": reverse("honours:home")}]


def _may_decide(user: User) -> bool:
    """Whether ``user`` enters decisions, which is done on the desk."""
    return user.is_staff and bool(holds(user, Role.APPROVE))


def _count(rows: QuerySet[Award]) -> QuerySet[Award]:
    """{kind__name, count} of what was granted, in the order of kinds."""
    granted = rows.filter(state=AwardState.GRANTED).order_by().values("kind__name", "kind__order")
    return granted.annotate(count=Count("pk")).order_by("kind__order")


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Awards of the user's units, the last year first, with how many of each kind were granted."""
    rows = Award.objects.within(request.user.associations())
    state = request.GET.get("tinh-trang", "")
    shown = rows.filter(state=state) if state in AwardState.values else rows
    context = {
        "crumbs": list_crumbs(),
        "page": Paginator(shown.select_related(*RELATED), MOST).get_page(request.GET.get("trang")),
        "state": state,
        "choices": AwardState.choices,
        "granted": _count(rows),
        "kinds": AwardKind.objects.all(),
        "may": holds(request.user, Role.ENTRY),
        "may_decide": holds(request.user, Role.APPROVE),
    }
    return render(request, "meetings/awards/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Propose an award for a unit or a person."""
    holds(request.user, Role.ENTRY).require()
    return _write(request, Award(year=timezone.localdate().year), "Đề nghị khen thưởng")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a proposal, or take it back."""
    rows = Award.objects.within(request.user.associations()).select_related(*RELATED)
    found = get_object_or_404(rows, pk=pk)
    may_lead(request.user, found.association).require()
    return _write(request, found, f"Sửa đề nghị: {found.kind}")


def _write(request: HttpRequest, row: Award, heading: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    is_new, refused = row.pk is None, ""
    form = ProposalForm(list_own_units(request.user), sent, instance=row)
    takes_back = sent is not None and not is_new and sent.get("viec") == "withdraw"
    if takes_back or sent is not None and form.is_valid():
        try:
            act = proposing.withdraw if takes_back else proposing.propose
            return redirect("honours:award", act(row, request.user).pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": _list_crumbs(),
        "form": form,
        "heading": heading,
        "is_new": is_new,
        "kinds": AwardKind.objects.all(),
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/awards/propose.html", context, status=status)


@never_cache
@require_safe
def award(request: HttpRequest, pk: int) -> HttpResponse:
    """One award, and what its unit or person was given in other years."""
    rows = Award.objects.within(request.user.associations())
    related = rows.select_related(*RELATED)
    found = get_object_or_404(related, pk=pk)
    same = {"person": found.person} if found.person else {
        "association": found.association, "person": None,
    }  # fmt: skip
    context = {
        "crumbs": _list_crumbs(),
        "award": found,
        "history": related.filter(state=AwardState.GRANTED, **same).exclude(pk=found.pk)[:MOST],
        "may_decide": _may_decide(request.user),
        "may_change": found.state == AwardState.PROPOSED
        and may_lead(request.user, found.association),
    }
    return render(request, "meetings/awards/award.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest) -> HttpResponse:
    """Grant many proposals by one decision."""
    holds(request.user, Role.APPROVE).require()
    sent = request.POST if request.method == "POST" else None
    issued = Decision.objects.within(request.user.associations()).filter(state=DecisionState.ISSUED)
    form = GrantForm(
        issued.select_related("association").order_by("-signed_on", "-pk"),
        proposing.list_to_decide(request.user), sent,
    )  # fmt: skip
    refused = ""
    if sent is not None and form.is_valid():
        said = form.cleaned_data
        try:
            proposing.grant(list(said["awards"]), said["decision"], request.user)
            return redirect("honours:home")
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": _list_crumbs(),
        "form": form,
        "heading": "Ghi quyết định khen thưởng",
        "lead": "Chọn quyết định, đánh dấu các đề nghị có tên trong quyết định. Không được tặng "
        "thì mở từng đề nghị và ghi lý do trên bàn quản trị."
        if form.fields["awards"].queryset.exists()
        else "Không có đề nghị nào chờ quyết định.",
        "button": "Ghi đã tặng",
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)


@never_cache
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """The history of a unit: what it was given and what persons in it were."""
    units = Association.objects.within(request.user.associations())
    found = get_object_or_404(units, pk=pk)
    rows = Award.objects.filter(association=found)
    return _show_history(request, rows, f"Khen thưởng của {found.full_name}")


@never_cache
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The history of a person, as far as it lies in the user's units."""
    rows = Award.objects.within(request.user.associations()).filter(person=pk)
    found = get_object_or_404(Person.objects.filter(pk__in=rows.values("person")), pk=pk)
    return _show_history(request, rows, f"Khen thưởng của {found.name}")


def _show_history(request: HttpRequest, rows: QuerySet[Award], heading: str) -> HttpResponse:
    context = {
        "crumbs": _list_crumbs(),
        "heading": heading,
        "granted": _count(rows),
        "page": Paginator(rows.select_related(*RELATED), MOST).get_page(request.GET.get("trang")),
    }
    return render(request, "meetings/awards/history.html", context)
