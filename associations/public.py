"""Pages of the tree, open to everyone: units on any day, reorganisations, old and new units."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from associations.around import tell_around
from associations.crosswalk import CONTENT_TYPES, NAME, read_crosswalk, write_crosswalk
from associations.finding import LONGEST, Finding, FoundBy, describe, search
from associations.group_page import CLUSTER, describe_group, list_groups, list_leaders
from associations.history import find_by_code
from associations.models import Association, Established, Group, State
from associations.reorganisation_page import (
    describe_reorganisation,
    has_scan,
    list_decisions,
    list_public,
    show_listed,
)
from associations.unit_page import describe_organisation, describe_unit, link_unit, write_span
from khuyenhoc.lib.dates import format_date, parse_date
from khuyenhoc.lib.linked_data import write_linked_data
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.numbers import Unclear

A_PAGE = 20  # results on one leaf
CHILDREN = 200  # children on one leaf
TAKERS = 100  # units of a reorganisation on one leaf


@login_not_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Units by any name or code ever borne: ?q=, with ?ngay= as the tree of that day."""
    q = clean(request.GET.get("q", ""))[:LONGEST]
    on, on_text, on_error = _read_day(request)
    hits = search(q, on) if q else []
    page = Paginator(hits, A_PAGE).get_page(request.GET.get("trang"))
    findings = describe(page.object_list, on)
    context = {
        "q": q,
        "on": on,
        "on_text": on_text,
        "on_error": on_error,
        "results": [_show(finding) for finding in findings],
        "count": len(hits),
        "page": page,
        "ask": not q,
        "crumbs": [],
        "noindex": bool(q),
    }
    return TemplateResponse(request, "associations/find.html", context)


def _read_day(request: HttpRequest) -> tuple[date | None, str, str]:
    """The day asked for, the text as typed, and what is wrong with it."""
    text = clean(request.GET.get("ngay", ""))[:40]
    if not text:
        return None, "", ""
    try:
        return parse_date(text), text, ""
    except Unclear as problem:
        return None, text, str(problem)


def _show(finding: Finding) -> dict[str, object]:
    """One result as templates/associations/find.html asks for it."""
    url = reverse("associations:unit", args=[finding.id])
    matched = ""
    if finding.found_by is FoundBy.LIKENESS:
        matched = "tên gần giống"
    elif finding.present != finding.full_name:
        span = write_span(finding.since, finding.until)
        matched = f"tên cũ: {finding.full_name}" + (f" ({span})" if span else "")
    status = ""
    if finding.established == Established.NO:
        status = "Chưa thành lập hội"
    elif finding.established == Established.PAUSED:
        status = "Tạm dừng"
    return {
        "name": finding.title if finding.present == finding.full_name else finding.present,
        "level": finding.kind or finding.level_name.lower(),
        "code": finding.code or "",
        "parents": ", ".join(
            unit.full_name for unit in reversed(finding.place) if unit.level != "national"
        ),
        "url": url,
        "years": write_span(finding.since, finding.until),
        "is_closed": not finding.lives,
        "matched": matched,
        "successors": [
            {
                "name": successor.title,
                "url": reverse("associations:unit", args=[successor.id]),
                "part": "" if successor.is_whole else "một phần",
            }
            for successor in finding.successors
        ],
        "status": status,
    }


@login_not_required
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its name, place and children on a day (?ngay=), its predecessors and successors."""
    association = Association.objects.filter(pk=pk).first() if pk < 2**31 else None
    if association is None or not association.states.exists():
        raise Http404("Không có đơn vị này.")
    on, on_text, on_error = _read_day(request)
    context = describe_unit(association, on)
    is_cluster = association.level_id == CLUSTER
    page = Paginator(context["children"], CHILDREN).get_page(request.GET.get("trang"))
    around = tell_around(association, context["on"])
    context |= around | {
        "leaders": list_leaders(association, context["on"]) if is_cluster else [],
        "leaders_year": str(context["on"].year),
        "groups": [] if is_cluster else list_groups(association.pk, context["on"]),
        "unit": association,
        "on_text": on_text,
        "on_error": on_error,
        "page": page,
        "children": page.object_list,
        "children_count": page.paginator.count,
        "noindex": on is not None or bool(around.get("is_illustrative")),
        "description": f"{context['title']}. {context['lead']}",
    }
    if on is None and association.closed_on is None:
        context["linked_data"] = write_linked_data(
            describe_organisation(association, context["above"], request.build_absolute_uri)
        )
    return TemplateResponse(request, "associations/unit.html", context)


@login_not_required
@require_safe
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """A grouping inside a province on a day (?ngay=): its units and who leads it."""
    found = Group.objects.select_related("host").filter(pk=pk).first() if pk < 2**31 else None
    if found is None:
        raise Http404("Không có cụm này.")
    on, on_text, on_error = _read_day(request)
    context = describe_group(found, on)
    context |= {
        "on_text": on_text,
        "on_error": on_error,
        "noindex": on is not None,
        "description": f"{context['title']}. {context['lead']}",
    }
    return TemplateResponse(request, "associations/group.html", context)


@login_not_required
@require_safe
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the unit that bore a code on a day (?ngay=, today): a code says nothing without one.

    Where nobody bears it that day, to the last who bore it before, else to the first after; that
    page tells its successors.
    """
    on, _, _ = _read_day(request)
    day = on or timezone.localdate()
    code = clean(code)[:LONGEST]
    bearer = find_by_code(code, day)
    if bearer is not None:
        return redirect(link_unit(bearer.pk, on))
    borne = State.objects.filter(code=code)
    past = borne.filter(valid__fully_lt=(day, None)).order_by("-valid").first()
    nearest = past or borne.order_by("valid").first()
    if nearest is None:
        raise Http404(f"Chưa có đơn vị nào mang mã {code}.")
    return redirect(link_unit(nearest.association_id, on))


@login_not_required
@require_safe
def reorganisations(request: HttpRequest) -> HttpResponse:
    """The reorganisations that were applied, those in force by ?ngay= where one is asked."""
    on, on_text, on_error = _read_day(request)
    page = Paginator(list_decisions(on), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "decisions": show_listed(page.object_list),
        "count": page.paginator.count,
        "page": page,
        "on": on,
        "on_text": on_text,
        "on_error": on_error,
        "noindex": on is not None,
        "description": "Các đợt sắp xếp tổ chức: đơn vị trước, đơn vị sau, văn bản, ngày hiệu lực.",
    }
    return TemplateResponse(request, "associations/reorganisations.html", context)


@login_not_required
@require_safe
def reorganisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One applied reorganisation: its decision, its day, units before and after."""
    decision = list_public().filter(pk=pk).first() if pk < 2**31 else None
    if decision is None:
        raise Http404("Không có đợt sắp xếp này.")
    context = describe_reorganisation(decision)
    page = Paginator(context["takers"], TAKERS).get_page(request.GET.get("trang"))
    context |= {
        "takers": page.object_list,
        "takers_count": page.paginator.count,
        "page": page,
        "description": f"{context['title']}. {context['lead']}",
    }
    return TemplateResponse(request, "associations/reorganisation.html", context)


@login_not_required
@require_safe
def reorganisation_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan of an applied decision."""
    decision = list_public().filter(pk=pk).first() if pk < 2**31 else None
    if decision is None or not has_scan(decision):
        raise Http404("Đợt sắp xếp này không có bản chụp.")
    return FileResponse(decision.scan.open("rb"), as_attachment=True)


@login_not_required
@require_safe
def crosswalk(request: HttpRequest, extension: str) -> HttpResponse:
    """Old and new units as open data, at an address that stays; ?ngay= leaves out what came
    later."""
    on, _, on_error = _read_day(request)
    if on_error:
        return HttpResponse(on_error, status=400, content_type="text/plain; charset=utf-8")
    name = f"{NAME}-{format_date(on).replace('/', '-')}" if on else NAME
    return HttpResponse(
        write_crosswalk(extension, read_crosswalk(until=on)),
        content_type=CONTENT_TYPES[extension],
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{extension}"',
            "Access-Control-Allow-Origin": "*",  # open data, for pages of other sites too
            "Cache-Control": "public, max-age=3600",  # the whole country takes seconds to write
        },
    )
