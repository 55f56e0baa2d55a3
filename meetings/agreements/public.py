"""What everyone reads of coordination agreements: how many each unit has, with whom."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association
from figures.public import finish
from meetings.agreements.register import list_counted
from meetings.asking import find_unit
from meetings.models import Agreement

YEARS = 5
MOST = 10  # on the page of a unit


@login_not_required
@require_safe
@conditional_page
def agreements(request: HttpRequest) -> HttpResponse:
    """Agreements in force today, or at the end of a year that has passed."""
    on = _read_day(request.GET.get("nam", ""))
    asked = request.GET.get("don-vi", "")
    counted = list_counted(on)
    chosen = find_unit(asked)
    today = timezone.localdate()
    context = {
        "title": "Chương trình phối hợp",
        "description": "Chương trình phối hợp của các cấp hội khuyến học với cơ quan, đoàn thể.",
        "on": on,
        "counted": [
            {"unit": unit.full_name, "count": count, "url": _link(on.year, unit.pk)}
            for unit, count in counted
        ],
        "total": sum(count for _, count in counted),
        "chosen": chosen,
        "agreements": Agreement.objects.in_force(on).filter(association=chosen) if chosen else (),
        "years": [
            {"label": str(year), "url": _link(year, chosen.pk if chosen else None),
             "is_here": year == on.year}
            for year in range(today.year, today.year - YEARS, -1)
        ],
        "noindex": bool(request.GET),
    }  # fmt: skip
    response = TemplateResponse(request, "meetings/agreements/public_list.html", context)
    return finish(request, response, None, bool(request.GET))


def tell_agreements(unit: Association, on: date) -> dict[str, Any]:
    """{agreements, agreements_url}: {partner, title} of a unit's agreements in force on a day, the
    latest signed first; one query."""
    rows = Agreement.objects.in_force(on).filter(association=unit).order_by("-signed_on", "-pk")
    return {
        "agreements": [{"partner": each.partner, "title": each.title} for each in rows[:MOST]],
        "agreements_url": _link(on.year, unit.pk),
    }


def _read_day(year: str) -> date:
    """The last day of the year asked for, of this year or what is no year: today."""
    today = timezone.localdate()
    if year.isascii() and year.isdigit() and len(year) == 4 and 1996 <= int(year) < today.year:
        return date(int(year), 12, 31)
    return today


def _link(year: int, unit: int | None) -> str:
    query = {"nam": year} | ({"don-vi": unit} if unit else {})
    return f"{reverse('agreement_pages:agreements')}?{urlencode(query)}"
