"""One registration: what was done in its year, its scores, its evidence; scoring it."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import ReadKind, User
from khuyenhoc.lib.names import clean
from learning_models.cycle import FROM, Conflict, is_expired, lose, withdraw
from learning_models.evidence import LIMITS, add_evidence, read_evidence
from learning_models.forms import EvidenceForm
from learning_models.model_rules import find_warnings
from learning_models.models import Assessor, Bearer, Evidence, Registration
from learning_models.own_links import judge_link, make_token
from learning_models.reads import note_bearer_reads
from learning_models.rights import may_decide, may_enter
from learning_models.views.asked import SIGNS, find_registration, give_scan
from learning_models.views.deciding import choose_decisions, find_decision
from learning_models.views.scoring import ask_for_scores


def note_read(row: Registration, reader: User) -> None:
    """Write down that the record was opened."""
    note_bearer_reads(Bearer.objects.filter(pk=row.bearer_id), reader, ReadKind.PAGE)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, pk: int) -> HttpResponse:
    """All there is of one case; by POST it is taken back, or its title ended."""
    row, found = find_registration(request.user, pk)
    if request.method == "POST":
        try:
            if request.POST.get("viec") == "lose":
                may_decide(request.user, row.association).require()
                decision = find_decision(request.user, request.POST.get("decision", ""))
                lose(row, clean(request.POST.get("reason", "")), decision, request.user)
            else:
                withdraw(row, request.user, clean(request.POST.get("reason", ""))[:500])
        except Conflict as conflict:
            return _show(request, pk, str(conflict), 409)
        return redirect("learning_models:registration", pk)
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, conflict: str = "", status: int = 200) -> HttpResponse:
    row, found = find_registration(request.user, pk)
    note_read(row, request.user)
    enters = bool(may_enter(request.user, row.association)) and found.is_open
    link = ""
    if enters and not judge_link(row):
        address = reverse("learning_models:own", args=[make_token(row)])
        link = request.build_absolute_uri(address)
    decides = bool(may_decide(request.user, row.association))
    history = row.bearer.registrations.select_related("model", "decision").order_by("-year", "-pk")
    context = {
        "found": found,
        "crumbs": found.list_crumbs(),
        "row": row,
        "sign": SIGNS[row.state],
        "word": "Hết hạn"
        if is_expired(row, timezone.localdate())
        else row.get_state_display().capitalize(),
        "conflict": conflict,
        "warnings": find_warnings([row.pk]).get(row.pk, []),
        "assessments": row.assessments.select_related("by__person", "criteria_set"),
        "evidence": row.evidence.all(),
        "history": [each for each in history[:40] if each.pk != row.pk],
        "link": link,
        "can_score": enters and row.state in FROM["score"],
        "can_withdraw": enters and row.state in FROM["withdraw"],
        "decisions": choose_decisions(request.user)
        if decides and row.state in FROM["lose"]
        else [],
        "evidence_form": EvidenceForm(),
        "limits": LIMITS,
    }
    return render(request, "learning_models/registration.html", context, status=status)


@never_cache
@require_POST
def add_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a piece of evidence."""
    row, _ = find_registration(request.user, pk)
    may_enter(request.user, row.association).require()
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, pk, "Hãy chọn tệp và ghi minh chứng cho chỉ số nào.", 422)
    try:
        add_evidence(
            row, clean(form.cleaned_data["number"]), form.cleaned_data["file"], request.user
        )
    except Conflict as conflict:
        return _show(request, pk, str(conflict), 409)
    return redirect("learning_models:registration", pk)


@never_cache
@require_safe
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """A piece of evidence, to be kept or shown beside the page, never as a page of ours."""
    reachable = Evidence.objects.within(request.user.associations())
    kept = get_object_or_404(reachable.select_related("registration"), pk=pk)
    note_read(kept.registration, request.user)
    return give_scan(read_evidence(kept), kept.name)


# ----- scoring -----


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def score(request: HttpRequest, pk: int) -> HttpResponse:
    """The scoring form, filled in by an officer: what the bearer gave, or what the review gives."""
    row, found = find_registration(request.user, pk)
    may_enter(request.user, row.association).require()
    note_read(row, request.user)
    who = request.POST.get("assessor") or request.GET.get("ai") or Assessor.SELF
    assessor = Assessor.REVIEW if who == Assessor.REVIEW else Assessor.SELF
    context = {
        "base": "base_officer.html",
        "crumbs": [
            *found.list_crumbs(),
            {"label": str(row.bearer),
             "url": reverse("learning_models:registration", args=[row.pk])},
        ],
        "assessors": [
            {"label": "Tự chấm", "url": f"?ai={Assessor.SELF}",
             "is_current": assessor == Assessor.SELF},
            {"label": "Hội đánh giá", "url": f"?ai={Assessor.REVIEW}",
             "is_current": assessor == Assessor.REVIEW},
        ],
        "assessor": assessor,
    }  # fmt: skip
    return ask_for_scores(request, row, assessor, request.user, context)
