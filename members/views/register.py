"""The register: units, the members of one, one member, joining, counts without names."""

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import holds, may_enter
from accounts.models import Person, ReadKind, Role, User
from accounts.reads import note_reads
from associations.models import Association
from khuyenhoc.day_field import DAY
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.tables import XLSX
from members.erasing import CannotErase, erase, export
from members.finding import (
    MOST_FOUND,
    UNIT_LEVELS,
    find_by_name,
    find_namesakes,
    list_members,
    list_of_unit,
    list_places,
    list_units,
)
from members.forms import CountForm, EraseForm, FeeForm, JoinForm, LeaveForm, MoveForm
from members.joining import MembershipRefused, count_heads, join, leave, move, pay_fee
from members.models import HeadCount, Member

PER_PAGE = 50
NOT_OURS = "Bạn xem được hội viên của đơn vị này nhưng không được giao ghi sổ cho đơn vị này."


def list_crumbs(unit: Association | None = None) -> list[dict[str, str]]:
    """Where the pages of members lie."""
    crumbs = [{"label": "Hội viên", "url": reverse("members:home")}]
    if unit is not None and unit.level_id in UNIT_LEVELS:
        crumbs.append({"label": unit.full_name, "url": reverse("members:unit", args=[unit.pk])})
    return crumbs


def find_unit(user: User, pk: int) -> Association:
    """A unit that keeps members, of the user's part of the tree; 404 outside."""
    units = Association.objects.within(user.associations()).filter(level__in=UNIT_LEVELS)
    return get_object_or_404(units, pk=pk)


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The units with their numbers, and finding a member by name."""
    words = clean(request.GET.get("q", ""))[:120]
    found = find_by_name(request.user, words) if words else []
    units = [] if words else list_units(request.user)
    context = {
        "words": words,
        "found": [_describe(each) for each in found[:MOST_FOUND]],
        "has_more": len(found) > MOST_FOUND,
        "units": [
            {
                "name": each.unit.full_name,
                "url": reverse("members:unit", args=[each.unit.pk]),
                "count": each.count,
            }
            for each in units
        ],
        "total": sum(each.count for each in units),
        "can_send": bool(holds(request.user, Role.ENTRY)),
    }
    return render(request, "members/home.html", context)


@never_cache
@require_safe
def unit_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The members of one unit, in the order of given names."""
    unit = find_unit(request.user, pk)
    page = Paginator(list_of_unit(request.user, unit), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "crumbs": list_crumbs(),
        "unit": unit,
        "page": page,
        "members": [_describe(each) for each in page],
        "counts": HeadCount.objects.filter(association=unit)[:5],
        "may_enter": bool(may_enter(request.user, unit, NOT_OURS)),
    }
    return render(request, "members/unit.html", context)


def _describe(member: Member) -> dict[str, object]:
    stay = member.all_stays[0] if member.all_stays else None
    return {
        "name": member.person.name,
        "url": reverse("members:member", args=[member.pk]),
        "birth_year": member.birth_year,
        "place": stay.association.full_name if stay else "",
        "joined": tell_joined(member),
        "has_left": member.left_on is not None,
    }


def tell_joined(member: Member) -> str:
    """The day of joining, or its year where no more is known."""
    if member.joined_on is None:
        return ""
    if member.is_joined_year_only:
        return str(member.joined_on.year)
    return format_date(member.joined_on)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Writing down one new member of a unit."""
    unit = find_unit(request.user, pk)
    may_enter(request.user, unit, NOT_OURS).require()
    form = JoinForm(list_places(unit), request.POST if request.method == "POST" else None)
    namesakes: list[Member] = []
    if form.is_valid():
        told = form.cleaned_data
        namesakes = find_namesakes(unit, told["name"], told["birth_year"])
        if not namesakes or told["is_another"]:
            try:
                member = _write(unit, told)
                return redirect("members:member", member.pk)
            except MembershipRefused as refusal:
                form.add_error(None, str(refusal))
    context = {
        "crumbs": list_crumbs(unit),
        "unit": unit,
        "form": form,
        "namesakes": [
            {"name": each.person.name, "birth_year": each.birth_year,
             "url": reverse("members:member", args=[each.pk])}
            for each in namesakes
        ],
    }  # fmt: skip
    status = 422 if form.errors else 409 if namesakes else 200
    return render(request, "members/join.html", context, status=status)


@transaction.atomic
def _write(unit: Association, told: dict) -> Member:
    person = Person.objects.create(
        name=clean(told["name"]),
        birth_year=told["birth_year"],
        address=clean(told["address"]),
        association=unit,
    )
    joined_on, year_only = told["joined"]
    return join(person, told["branch"], joined_on, year_only=year_only)


STEPS = ("move", "leave", "fee", "erase")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def member_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One member: where he belonged and when, fees, and what may be done."""
    member = get_object_or_404(list_members(request.user), pk=pk)
    unit = member.person.association
    may = may_enter(request.user, unit, NOT_OURS)
    step = request.POST.get("step", "")
    forms = _make_forms(member, unit, request.POST if step in STEPS else None, step)
    status = 200
    if request.method == "POST":
        may.require()
        if step not in STEPS:
            return redirect("members:member", pk)
        status = 422
        if forms[step].is_valid():
            try:
                _act(member, step, forms[step].cleaned_data, request.user)
                if step == "erase":
                    return redirect("members:unit", unit.pk)
                return redirect(
                    f"{reverse('members:member', args=[pk])}?{urlencode({'xong': step})}"
                )
            except (MembershipRefused, CannotErase) as refusal:
                forms[step].add_error(None, str(refusal))
                status = 409
    else:
        note_reads([member.person], request.user, ReadKind.PAGE)
    context = {
        "crumbs": list_crumbs(unit),
        "member": member,
        "joined": tell_joined(member),
        "facts": _list_facts(member),
        "stays": [
            {
                "place": stay.association.full_name,
                "since": stay.valid.lower,
                "until": stay.valid.upper,
                "how": stay.get_ended_by_display() if stay.ended_by else "",
            }
            for stay in member.all_stays
        ],
        "fees": member.fees.all(),
        "forms": forms,
        "failed": step if status != 200 else "",
        "failed_form": forms[step] if status != 200 else None,
        "done": DONE.get(request.GET.get("xong", "")),
        "may_enter": bool(may) and member.left_on is None,
        "may_take": bool(may),
        "may_erase": member.left_on is not None
        and bool(may)
        and bool(holds(request.user, Role.APPROVE)),
    }
    return render(request, "members/member.html", context, status=status)


DONE = {
    "move": "Đã ghi chuyển sinh hoạt. Những ngày ở chi hội cũ vẫn còn trong sổ.",
    "leave": "Đã ghi không còn là hội viên. Hồ sơ và những ngày đã sinh hoạt vẫn còn trong sổ.",
    "fee": "Đã ghi hội phí.",
}


def _make_forms(member: Member, unit: Association, posted, step: str) -> dict[str, object]:
    today = timezone.localdate()
    first = {"on": today.strftime(DAY), "year": today.year}
    places = list_places(unit)
    return {
        "move": MoveForm(places, posted if step == "move" else None, initial=first, prefix="move"),
        "leave": LeaveForm(posted if step == "leave" else None, initial=first, prefix="leave"),
        "fee": FeeForm(posted if step == "fee" else None, initial=first, prefix="fee"),
        "erase": EraseForm(posted if step == "erase" else None, prefix="erase"),
    }


def _act(member: Member, step: str, told: dict, by: User) -> None:
    if step == "move":
        move(member, told["to"], told["on"])
    elif step == "leave":
        leave(member, told["on"], told["how"])
    elif step == "erase":
        erase(member, by, told["reason"])
    else:
        pay_fee(member, told["year"], amount=told["amount"], paid_on=told["paid_on"])


def _tell_card(member: Member) -> str:
    return f"số {member.card.number}" if member.card else "chưa cấp"


def _list_facts(member: Member) -> list[dict[str, object]]:
    facts = [
        {"label": "Năm sinh", "value": str(member.birth_year or "chưa ghi")},
        {"label": "Địa chỉ", "value": member.person.address or "chưa ghi"},
        {"label": "Vào hội", "value": tell_joined(member) or "chưa rõ"},
        {
            "label": "Thẻ hội viên",
            "value": f"số {member.card.number}" if member.card else "chưa cấp",
        },
        {"label": "Hội giữ hồ sơ", "value": member.person.association.full_name},
        {"label": "Mã trên cổng", "value": str(member.pk)},
    ]
    if member.left_on is not None:
        facts.append({"label": "Không còn là hội viên từ", "value": format_date(member.left_on)})
    return facts


FILES = {"json": "application/json", "xlsx": XLSX}


@never_cache
@require_safe
def data_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """All that the register holds of one person, for him to be given; written down as a read."""
    member = get_object_or_404(list_members(request.user), pk=pk)
    if kind not in FILES:
        raise Http404
    may_enter(request.user, member.person.association, NOT_OURS).require()
    name = f"hoi-vien-{member.pk}.{kind}"
    return HttpResponse(
        export(member, request.user, kind),
        FILES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def count_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Writing down how many members a unit has that keeps no names."""
    unit = find_unit(request.user, pk)
    may_enter(request.user, unit, NOT_OURS).require()
    form = CountForm(
        request.POST if request.method == "POST" else None,
        initial={"year": timezone.localdate().year - 1},
    )
    if form.is_valid():
        told = dict(form.cleaned_data)
        try:
            count_heads(unit, told.pop("year"), request.user, **told)
            return redirect("members:unit", unit.pk)
        except MembershipRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"crumbs": list_crumbs(unit), "unit": unit, "form": form}
    return render(request, "members/count.html", context, status=422 if form.errors else 200)
