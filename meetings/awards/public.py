"""What everyone reads of awards: those granted in a year, or to one unit; persons by consent."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import conditional_page, require_safe

from accounts.masks import masked
from accounts.models import Purpose
from associations.models import Association
from figures.public import finish
from meetings.asking import find_unit
from meetings.models import Award, AwardState
from records.models import DecisionState

MOST = 5  # awards on a unit's page
A_PAGE = 100
YEARS = 10


@login_not_required
@require_safe
@conditional_page
def awards(request: HttpRequest) -> HttpResponse:
    """Awards of the newest year that has any, of the year asked for, or of a unit in all years."""
    rows = _list_granted()
    years = list(rows.order_by("-year").values_list("year", flat=True).distinct()[:YEARS])
    unit = find_unit(request.GET.get("don-vi", ""))
    asked = request.GET.get("nam", "")
    year = next((each for each in years if str(each) == asked), years[0] if years else None)
    shown = rows.filter(association=unit) if unit else rows.filter(year=year)
    counted = shown.order_by().values("kind__name", "kind__order").annotate(count=Count("pk"))
    related = shown.select_related("association", "person", "kind", "decision__association")
    page = Paginator(
        related.prefetch_related("person__consents").order_by(
            "-year", "kind__order", "association__depth", "association__lft", "pk"
        ),
        A_PAGE,
    ).get_page(request.GET.get("trang"))
    context = {
        "title": f"Khen thưởng của {unit.full_name}" if unit else "Khen thưởng",
        "description": "Cờ thi đua, bằng khen, giấy khen, kỷ niệm chương về khuyến học.",
        "unit": unit,
        "year": year,
        "counted": counted.order_by("kind__order"),
        "page": page,
        "rows": [_describe(each) for each in page],
        "years": [
            {"label": str(each), "url": _link(nam=each), "is_here": unit is None and each == year}
            for each in years
        ],
        "noindex": bool(request.GET),
    }
    response = TemplateResponse(request, "meetings/awards/public_list.html", context)
    return finish(request, response, None, bool(request.GET))


def tell_awards(unit: Association, on: date) -> dict[str, Any]:
    """{honours, honours_url}: {name, year} of the awards that a unit was granted by a day, the
    newest first; one query."""
    rows = _list_granted().filter(association=unit, person=None, decision__signed_on__lte=on)
    return {
        "honours": [
            {"name": each.kind.name, "year": each.year}
            for each in rows.select_related("kind")[:MOST]
        ],
        "honours_url": _link(**{"don-vi": unit.pk}),
    }


def _list_granted() -> QuerySet[Award]:
    return Award.objects.filter(state=AwardState.GRANTED, decision__state=DecisionState.ISSUED)


def _describe(award: Award) -> dict[str, Any]:
    """A line of the list; a person bears the name that consent allows."""
    decision = award.decision
    return {
        "name": masked(award.person, Purpose.PUBLISH_NAME) if award.person else "",
        "unit": award.association.full_name,
        "unit_url": _link(**{"don-vi": award.association_id}),
        "kind": award.kind.name,
        "year": award.year,
        "decision": decision.written_number if decision else "",
        "body": decision.body if decision else "",
        "signed_on": decision.signed_on if decision else None,
    }


def _link(**query: int) -> str:
    return f"{reverse('honour_pages:awards')}?{urlencode(query)}"
