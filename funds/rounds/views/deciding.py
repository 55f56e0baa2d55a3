"""Ranking, proposing, the decision and the certificates of a round."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import associations_for
from accounts.models import ReadKind, Role, User
from funds.models import NominationState, Round, RoundState
from funds.rounds import deciding, papers, ranking
from funds.rounds.calling import RoundRefused
from funds.rounds.dossiers import note_dossier_reads
from funds.rounds.forms import DecisionForm
from funds.rounds.reviewing import list_dossiers
from funds.rounds.rights import is_reviewer, may_decide, may_run
from funds.rounds.views.asked import act, answer, find_round, list_crumbs, read_keys
from funds.views import PDF, send_file
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.tables import XLSX
from records.certificates import list_designs
from records.decisions import draft_decision, issue_decision
from records.models import Decision, DecisionState

MOST = 30
NO_DECISION = "Hãy chọn quyết định. Chưa có thì ghi quyết định ở cuối trang này."
NO_DRAFT = "Dự thảo này không còn. Hãy mở lại trang."
NO_DESIGN = "Hãy chọn mẫu giấy. Chưa có mẫu thì nhờ hội cấp tỉnh làm trên bàn quản trị."


def choose_decisions(found: Round) -> list[Decision]:
    """Issued decisions by which awards of a round may be given or stopped."""
    rows = Decision.objects.filter(
        association__in=deciding.list_deciders(found), kind=deciding.KIND,
        state=DecisionState.ISSUED,
    )  # fmt: skip
    return list(rows.select_related("association").order_by("-signed_on", "-pk")[:MOST])


def find_decision(found: Round, text: str) -> Decision:
    """One of ``choose_decisions``; ``RoundRefused`` when none was chosen."""
    decision = next((each for each in choose_decisions(found) if str(each.pk) == text), None)
    if decision is None:
        raise RoundRefused(NO_DECISION)
    return decision


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rank(request: HttpRequest, pk: int) -> HttpResponse:
    """The order by points, with the tie rule; by POST it is laid before who decides."""
    found = find_round(request.user, pk)
    may = may_run(request.user, found)
    may.require()
    refused = ""
    if request.method == "POST":
        refused = act(lambda: ranking.propose(found, request.user))
        if not refused:
            return redirect("rounds:round", pk)
    # Who scores sees the points of others when he has sent all of his own.
    left = 0
    if found.state == RoundState.REVIEW and is_reviewer(request.user, found):
        left = sum(own is None for _, own in list_dossiers(found, request.user))
    tiers = [] if left else ranking.rank(found)
    note_dossier_reads(
        [each.row for _, rows in tiers for each in rows], request.user, ReadKind.PAGE
    )
    context = {
        "found": found,
        "crumbs": list_crumbs(found),
        "tiers": tiers,
        "rule": ranking.TIE_RULE,
        "left": left,
        "can_propose": found.state == RoundState.REVIEW and not left,
        "refused": refused,
    }
    return answer(request, "funds/rounds/ranking.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The list that was proposed: decided on or sent back; certificates when it is decided."""
    found = find_round(request.user, pk)
    may = may_decide(request.user, found)
    task = request.POST.get("viec", "")
    form = DecisionForm(request.POST if task == "draft" else None)
    refused = ""
    if request.method == "POST":
        _require(request.user, found, task)
        if task != "draft" or form.is_valid():
            refused = act(lambda: _do(request, found, task, form))
            if not refused:
                return redirect("rounds:decision", pk)
    rows = found.nominations.exclude(state=NominationState.WITHDRAWN).exclude(rank=None)
    rows = list(
        rows.select_related("person", "association", "tier").order_by("tier__order", "tier", "rank")
    )
    note_dossier_reads(rows, request.user, ReadKind.PAGE)
    drafts = Decision.objects.filter(
        association__in=deciding.list_deciders(found), kind=deciding.KIND,
        state=DecisionState.DRAFT,
    ).select_related("drafted_by__person")[:MOST]  # fmt: skip
    waiting = deciding.find_uncertified(found).count() if found.decision_id and may else 0
    context = {
        "found": found,
        "crumbs": list_crumbs(found),
        "rows": [{"row": row, "is_chosen": row.state == NominationState.CHOSEN} for row in rows],
        "may": may,
        "can_decide": may and found.state == RoundState.PROPOSED,
        "can_draft": may_run(request.user, found) or may,
        "decisions": choose_decisions(found),
        "drafts": [{"row": each, "is_own": each.drafted_by_id == request.user.pk}
                   for each in drafts],
        "waiting": waiting,
        "designs": list_designs(found.decision) if waiting else (),
        "form": form,
        "refused": refused,
    }  # fmt: skip
    return answer(request, "funds/rounds/decision.html", context, form)


@never_cache
@require_safe
def award_list(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The annexed list, for the decision and for the ceremony, as a file."""
    found = find_round(request.user, pk)
    may_run(request.user, found).require()
    makers = {"pdf": (papers.print_award_list, PDF), "xlsx": (papers.export_award_list, XLSX)}
    if extension not in makers or not found.decision_id:
        raise Http404
    make, kind = makers[extension]
    rows = papers.list_for_ceremony(found)
    note_dossier_reads(rows, request.user, ReadKind.EXPORT)
    return send_file(make(found, rows), kind, f"danh-sach-{found.pk}.{extension}")


def _require(user: User, found: Round, task: str) -> None:
    """A decision is drafted by who organises or decides; all else is for who decides."""
    if task == "draft" and may_run(user, found):
        return
    may_decide(user, found).require()


def _do(request: HttpRequest, found: Round, task: str, form: DecisionForm) -> None:
    user = request.user
    if task == "draft":
        draft_decision(association=found.association, kind=deciding.KIND, by=user,
                       **form.cleaned_data)  # fmt: skip
    elif task == "issue":
        seats = associations_for(user, Role.APPROVE)
        drafts = Decision.objects.within(seats) | Decision.objects.filter(association__in=seats)
        rows = drafts.filter(kind=deciding.KIND, state=DecisionState.DRAFT)
        draft = rows.filter(pk__in=read_keys(request, "decision")).first()
        if draft is None:
            raise RoundRefused(NO_DRAFT)
        issue_decision(draft, user)
    elif task == "send_back":
        ranking.send_back(found, user, request.POST.get("answer", ""))
    elif task == "certify":
        design = None
        if found.decision is not None:
            keys = read_keys(request, "design")
            design = list_designs(found.decision).filter(pk__in=keys).first()
        if design is None:
            raise RoundRefused(NO_DESIGN)
        deciding.certify(found, design, user)
    elif task == "decide":
        refused = {
            key: clean(request.POST.get(f"ly-do-{key}", ""))[:300]
            for key in read_keys(request, "khong")
        }
        decision = find_decision(found, request.POST.get("decision", ""))
        deciding.decide(found, decision, user, refused)
    else:
        raise Http404
