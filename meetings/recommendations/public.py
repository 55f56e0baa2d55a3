"""What everyone reads of recommendations: those that were answered, with their answer."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from figures.public import finish
from meetings.models import Recommendation

MOST = 30
LARGEST_KEY = 2**31


@login_not_required
@require_safe
@conditional_page
def recommendations(request: HttpRequest) -> HttpResponse:
    """Answered recommendations, the last answered first."""
    rows = Recommendation.objects.shown().select_related("association")
    page = Paginator(rows.order_by("-answered_on", "-pk"), MOST).get_page(request.GET.get("trang"))
    context = {
        "title": "Kiến nghị và trả lời",
        "description": "Kiến nghị của hội khuyến học các cấp và trả lời của cơ quan nhận.",
        "page": page,
        "noindex": page.number > 1,
    }
    name = "meetings/recommendations/public_list.html"
    return finish(request, TemplateResponse(request, name, context))


@login_not_required
@require_safe
@conditional_page
def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """One answered recommendation with those that were merged into it."""
    rows = Recommendation.objects.shown().select_related("association")
    found = rows.filter(pk=pk).first() if pk < LARGEST_KEY else None
    if found is None:
        raise Http404("Không có kiến nghị này.")
    context = {
        "title": found.subject,
        "description": found.text[:200],
        "crumbs": [
            {
                "label": "Kiến nghị và trả lời",
                "url": reverse("recommendation_pages:recommendations"),
            },
        ],
        "row": found,
        "parts": list(
            found.parts.order_by("association__lft", "pk").values_list(
                "association__full_name", flat=True
            )
        ),
    }
    name = "meetings/recommendations/public_recommendation.html"
    return finish(request, TemplateResponse(request, name, context))
