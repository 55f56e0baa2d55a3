"""What somebody without an account opens by his own link: scoring himself, sending evidence."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learning_models.assessing import find_set_of
from learning_models.cycle import Conflict
from learning_models.evidence import OWN_LIMITS, add_own_evidence
from learning_models.forms import OwnEvidenceForm
from learning_models.judging import read_sheet
from learning_models.models import Assessor, Registration
from learning_models.own_links import find_by_token, judge_link
from learning_models.views.scoring import ask_for_scores

SEND = "send"


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """The scoring form of one bearer, by his own link, without an account; files he sends."""
    row = find_by_token(token)
    if row is None:
        raise Http404
    context: dict[str, Any] = {"base": "base.html", "is_own": True}
    refusal = judge_link(row)
    if refusal:
        context |= {"row": row, "refusal": refusal}
        answer = render(request, "learning_models/score.html", context, status=404)
    else:
        answer = _ask(request, row, context)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _ask(request: HttpRequest, row: Registration, context: dict[str, Any]) -> HttpResponse:
    sheet = read_sheet(find_set_of(row))
    numbers = [(item.number, item.text) for item in sheet.items]
    is_sending = request.POST.get("viec") == SEND
    form = OwnEvidenceForm(numbers, *((request.POST, request.FILES) if is_sending else ()))
    status = 200
    if is_sending and form.is_valid():
        try:
            add_own_evidence(row, form.cleaned_data["number"], form.cleaned_data["file"])
            return redirect(f"{request.path}#minh-chung")
        except Conflict as refusal:
            form.add_error("file", str(refusal))
    if form.errors:
        status = 422
    context |= {
        "evidence_form": form,
        "evidence": row.evidence.all(),
        "limits": OWN_LIMITS,
    }
    answer = ask_for_scores(request, row, Assessor.SELF, None, context)
    answer.status_code = max(answer.status_code, status)
    return answer
