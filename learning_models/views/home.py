"""The officer's years: which models are run, how far each is, what comes next."""

from collections import Counter

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import associations_for, holds
from accounts.models import Role
from associations.models import Association
from learning_models.deadlines import list_tasks
from learning_models.models import HOLDING, OPEN, ModelYear, Registration

MOST = 40


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What there is to do, and every year of every model in the officer's units."""
    roots = request.user.associations()
    seats = list(roots.order_by("depth", "lft").distinct()[:5])
    counted = (
        Registration.objects.within(roots)
        .order_by()
        .values_list("model", "year", "state")
        .annotate(count=Count("pk"))
    )
    states: dict[tuple[str, int], Counter[str]] = {}
    for model, year, state, count in counted:
        states.setdefault((model, year), Counter())[state] += count
    above = set()
    for seat in seats:
        above |= set(seat.get_ancestors(include_self=True).values_list("pk", flat=True))
    below = Association.objects.within(roots).values("pk")
    years = (
        (
            ModelYear.objects.filter(association__in=above)
            | ModelYear.objects.filter(association__in=below)
        )
        .distinct()
        .select_related("model")
        .order_by("-year", "model__order", "pk")
    )
    rows, seen = [], set()
    for opened in years:
        key = (opened.model_id, opened.year)
        if key in seen or not seats or len(rows) >= MOST:
            continue
        seen.add(key)
        found = states.get(key, Counter())
        rows.append(
            {
                "name": f"{opened.model}",
                "year": opened.year,
                "is_open": opened.is_open,
                "url": reverse("learning_models:year", args=[seats[0].pk, *key]),
                "registered": sum(found.values()) - found["withdrawn"],
                "open": sum(found[state] for state in OPEN),
                "recognised": sum(found[state] for state in HOLDING),
                "refused": found["not_recognised"] + found["lost"],
            }
        )
    context = {
        "tasks": list_tasks(request.user),
        "years": rows,
        "today": timezone.localdate(),
        "can_enter": bool(holds(request.user, Role.ENTRY)),
        "proposals_url": reverse("learning_models:proposals"),
        "reports_url": reverse("learning_models:reports"),
        "opening_url": reverse("admin:learning_models_modelyear_add")
        if request.user.is_staff and associations_for(request.user, Role.APPROVE).exists()
        else "",
    }
    return render(request, "learning_models/home.html", context)
