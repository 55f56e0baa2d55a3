"""The public page of a round that is decided: counts, sums, and awards with masked names (Q4).

Initials stand for a name until child and guardian have agreed; school, marks, hardship and address
are nowhere. Groups are not named.
"""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from accounts.masks import masked
from accounts.models import Purpose
from associations.models import Association
from figures.public import finish
from funds.models import PUBLISHED, Nomination, NominationState, Round
from funds.rounds.deciding import list_awarded
from funds.rounds.results import read_result

A_PAGE = 100
LARGEST_KEY = 2**31
GROUP = "Tập thể"


@login_not_required
@require_safe
@conditional_page
def awards(request: HttpRequest, pk: int) -> HttpResponse:
    """What a round gave, to how many, where; who, as far as they agreed."""
    found = _find(pk)
    unit = found.association
    sample = found.fund.is_illustrative
    rows = list_awarded(found).filter(state=NominationState.AWARDED).order_by(
        "tier__order", "tier", "association__sort_key", "number"
    ).prefetch_related("person__consents")  # fmt: skip
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("trang"))
    result = read_result(found)
    context = {
        "title": f"{found}, {unit.full_name}",
        "crumbs": [
            {"label": "Tổ chức", "url": reverse("associations:find")},
            {"label": unit.full_name, "url": reverse("associations:unit", args=[unit.pk])},
        ],
        "found": found,
        "result": result,
        "page": page,
        "rows": [show_award(row) for row in page],
        "is_illustrative": sample,
        "noindex": True,  # names of those who agreed are read here, not gathered elsewhere
    }
    response = TemplateResponse(request, "funds/rounds/awards.html", context)
    return finish(request, response, None, sample)


def show_award(row: Nomination) -> dict[str, str]:
    """What everybody may read of an award: name or initials, stage, unit, tier."""
    return {
        "name": masked(row.person, Purpose.PUBLISH_NAME) if row.person else GROUP,
        "stage": row.get_stage_display(),
        "unit": row.association.full_name,
        "tier": row.tier.name,
    }


def tell_rounds(unit: Association, on: date) -> dict[str, Any]:
    """{rounds}: {label, url} of the latest decided rounds of a unit; one query."""
    rows = Round.objects.filter(
        fund__association=unit, state__in=PUBLISHED, decision__signed_on__lte=on
    )
    return {"rounds": [{"label": str(row), "url": link(row.pk)} for row in rows[:5]]}


def link(found: int) -> str:
    """The address of a round's public page."""
    return reverse("awards:round", args=[found])


def _find(pk: int) -> Round:
    rows = Round.objects.filter(state__in=PUBLISHED).select_related(
        "fund__association", "programme__sponsor", "decision"
    )
    found = rows.filter(pk=pk).first() if pk < LARGEST_KEY else None
    if found is None:
        raise Http404("Không có đợt này, hoặc đợt chưa có quyết định.")
    return found
