"""Short addresses: asked for by a button, followed by a link; open to everyone."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from figures import citing
from figures.models import ShortAddress
from khuyenhoc.origins import is_own_origin


@csrf_exempt
@login_not_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the short address of the view in ``dia-chi`` and lead to its page.

    Needs no CSRF token, because a token in every public page would keep them out of shared caches:
    what is made depends on the address alone. What comes from another site is refused all the same.
    """
    if not is_own_origin(request):
        raise PermissionDenied("Yêu cầu này đến từ một trang khác nên không được nhận.")
    try:
        found = citing.shorten(request.POST.get("dia-chi", "")[: citing.LONGEST_ADDRESS * 2])
    except citing.NotShortened as refused:
        back = {"label": "Kết quả khuyến học", "url": reverse("figures:results")}
        told = {"why": str(refused), "ways": [back]}
        return TemplateResponse(request, "figures/no_results.html", told, status=refused.status)
    return HttpResponseRedirect(reverse("citing:show", args=[found.code]), status=303)


@login_not_required
@require_safe
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the view for which a short address stands."""
    found = get_object_or_404(ShortAddress, code=code.lower())
    response = HttpResponseRedirect(found.address)
    patch_cache_control(response, public=True, max_age=3600)
    return response


@login_not_required
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The short address of a view to be copied, with the line to cite it."""
    found = get_object_or_404(ShortAddress, code=code.lower())
    short = request.build_absolute_uri(reverse("citing:follow", args=[found.code]))
    context = {
        "title": "Địa chỉ ngắn",
        "short": short,
        "address": found.address,
        "text": citing.write_citation("Kết quả khuyến học", short),
        "noindex": True,
    }
    return TemplateResponse(request, "figures/short_address.html", context)
