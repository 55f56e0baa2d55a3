"""Pages of the tree, open to everyone: finding a unit, and a unit on any day."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from associations.finding import LONGEST, Finding, FoundBy, describe, search
from associations.models import Association, Established
from associations.unit_page import describe_unit, write_span
from khuyenhoc.lib.dates import parse_date
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.numbers import Unclear

A_PAGE = 20  # results on one leaf
CHILDREN = 200  # children on one leaf


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
    page = Paginator(context["children"], CHILDREN).get_page(request.GET.get("trang"))
    context |= {
        "unit": association,
        "on_text": on_text,
        "on_error": on_error,
        "page": page,
        "children": page.object_list,
        "children_count": page.paginator.count,
        "noindex": on is not None,
        "description": f"{context['title']}. {context['lead']}",
    }
    return TemplateResponse(request, "associations/unit.html", context)
