"""The pages of reviewers: nothing on them says who a dossier is about."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import ReadKind
from funds.models import DossierReview, Nomination, Round
from funds.rounds.dossiers import note_dossier_reads
from funds.rounds.reviewing import (
    declare_conflict,
    list_dossiers,
    send_review,
    show_blind,
)
from funds.rounds.rights import is_reviewer, may_review
from funds.rounds.views.asked import RELATED, act, answer, list_crumbs, read_number


@never_cache
@require_safe
def review_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossiers that the reviewer scores, by their numbers."""
    found = get_object_or_404(Round.objects.select_related(*RELATED), pk=pk)
    _require_reviewer(request, found)
    dossiers = list_dossiers(found, request.user)
    context = {
        "found": found,
        "crumbs": list_crumbs(),
        "rows": [{"row": row, "review": review} for row, review in dossiers],
        "left": sum(review is None for _, review in dossiers),
        "next": next((row for row, review in dossiers if review is None), None),
    }
    return answer(request, "funds/rounds/review_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier without its name: points are sent, or a conflict is declared."""
    rows = Nomination.objects.select_related("round__fund__association", "tier", "person")
    row = get_object_or_404(rows, pk=pk)
    _require_reviewer(request, row.round)
    may_review(request.user, row).require()
    refused = ""
    if request.method == "POST":
        refused = act(lambda: _send(request, row))
        if not refused:
            return redirect("rounds:review_list", row.round_id)
    note_dossier_reads([row], request.user, ReadKind.PAGE)
    own = DossierReview.objects.filter(nomination=row, reviewer=request.user).first()
    is_shut = own is not None and own.total is None
    context = {
        "found": row.round,
        "number": row.number,
        "crumbs": [
            *list_crumbs(),
            {"label": f"Chấm {row.round}",
             "url": reverse("rounds:review_list", args=[row.round_id])},
        ],
        "blind": None if is_shut else show_blind(row),
        "own": own,
        "criteria": [
            {
                "row": each,
                "given": request.POST.get(f"diem-{each.pk}", own.points.get(str(each.pk), "")
                                          if own else ""),
            }
            for each in row.round.criteria.all()
        ],
        "refused": refused,
    }  # fmt: skip
    return answer(request, "funds/rounds/review.html", context)


def _require_reviewer(request: HttpRequest, found: Round) -> None:
    """404 for who does not score the round: the same as for one that never was."""
    if not is_reviewer(request.user, found):
        raise Http404


def _send(request: HttpRequest, row: Nomination) -> None:
    if request.POST.get("viec") == "conflict":
        declare_conflict(row, request.user, request.POST.get("reason", "")[:300])
        return
    points = {}
    for each in row.round.criteria.all():
        number = read_number(request.POST.get(f"diem-{each.pk}", ""))
        if number is not None:
            points[each.pk] = number
    send_review(row, request.user, points)
