"""What somebody without an account opens by his own link: scoring himself."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learning_models.models import Assessor
from learning_models.own_links import find_by_token, judge_link
from learning_models.views.scoring import ask_for_scores


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """The scoring form of one bearer, by his own link, without an account."""
    row = find_by_token(token)
    if row is None:
        raise Http404
    context: dict[str, Any] = {"base": "base.html", "is_own": True}
    refusal = judge_link(row)
    if refusal:
        context |= {"row": row, "refusal": refusal}
        answer = render(request, "learning_models/score.html", context, status=404)
    else:
        answer = ask_for_scores(request, row, Assessor.SELF, None, context)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
