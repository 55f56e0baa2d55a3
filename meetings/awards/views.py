"""Awards: those of the user's units by year, and the history of one unit or person."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import Answer, holds
from accounts.models import Role, User
from meetings.models import Award, AwardKind, AwardState
from meetings.views.meetings import list_crumbs

MOST = 50  # awards on one leaf
ON_THE_DESK = (
    "Đề nghị khen thưởng được ghi trên bàn quản trị của hội cấp tỉnh trở lên. "
    "Hãy gửi đề nghị của đơn vị bạn lên hội cấp trên."
)


def may_propose(user: User) -> Answer:
    """Whether ``user`` writes awards, which is done on the desk."""
    held = holds(user, Role.APPROVE)
    return held if user.is_staff or not held else Answer(False, ON_THE_DESK)


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Awards of the user's units, the last year first, with how many of each kind were granted."""
    rows = Award.objects.within(request.user.associations())
    granted = rows.filter(state=AwardState.GRANTED).order_by().values("kind__name", "kind__order")
    context = {
        "crumbs": list_crumbs(),
        "page": Paginator(
            rows.select_related("association", "person", "kind", "decision"), MOST
        ).get_page(request.GET.get("trang")),
        "granted": granted.annotate(count=Count("pk")).order_by("kind__order"),
        "kinds": AwardKind.objects.all(),
        "may": may_propose(request.user),
    }
    return render(request, "meetings/awards/home.html", context)


@never_cache
@require_safe
def award(request: HttpRequest, pk: int) -> HttpResponse:
    """One award, and what its unit or person was given in other years."""
    rows = Award.objects.within(request.user.associations())
    related = rows.select_related("association", "person", "kind", "decision__association")
    found = get_object_or_404(related, pk=pk)
    same = {"person": found.person} if found.person else {
        "association": found.association, "person": None,
    }  # fmt: skip
    context = {
        "crumbs": [*list_crumbs(), {"label": "Khen thưởng", "url": reverse("honours:home")}],
        "award": found,
        "history": related.filter(state=AwardState.GRANTED, **same).exclude(pk=found.pk)[:MOST],
        "may": may_propose(request.user),
    }
    return render(request, "meetings/awards/award.html", context)
