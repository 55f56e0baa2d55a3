"""Reviews, proposals, and what the level above decides on them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import associations_for
from accounts.models import ReadKind, Role, User
from khuyenhoc.lib.name_keys import key_place
from khuyenhoc.lib.names import clean
from learning_models.certifying import certify, find_uncertified
from learning_models.cycle import (
    FROM,
    Conflict,
    count_states,
    decide,
    find_proposable,
    leave_out,
    propose,
    send_back,
    take_back,
)
from learning_models.forms import DecisionForm, ReviewForm
from learning_models.model_rules import find_warnings
from learning_models.models import (
    HOLDING,
    PRIVATE_SUBJECTS,
    Bearer,
    Proposal,
    ProposalState,
    Registration,
    RegistrationState,
    Review,
)
from learning_models.reads import note_bearer_reads
from learning_models.reviewing import hold_review, is_outvoted
from learning_models.rights import may_decide, may_enter
from learning_models.views.asked import (
    UnitYear,
    find_unit_year,
    give_scan,
    list_home_crumbs,
    narrow_to_name,
    read_keys,
    read_word,
)
from learning_models.views.marks import drop_marks, keep_marks, read_marks, require_reasons
from records.certificates import CertificateRefused, list_designs
from records.decisions import DecisionRefused, draft_decision, issue_decision
from records.models import CertificateDesign, Decision, DecisionState

KIND = "learning_models"
MARK = "mark"  # what a form of the list asks where it says nothing else
PAGE = 50
NO_DESIGN = "Hãy chọn mẫu giấy. Chưa có mẫu thì nhờ hội cấp tỉnh làm trên bàn quản trị."
MOST = 200  # cases of one meeting that are shown at once
PROPOSAL_SIGNS: dict[str, str] = {
    ProposalState.DRAFT: "draft",
    ProposalState.SENT: "submitted",
    ProposalState.SENT_BACK: "sent_back",
    ProposalState.DECIDED: "approved",
}


def _note(request: HttpRequest, found: UnitYear, rows: list[Registration]) -> None:
    """Write down that these records were read."""
    if rows and found.model.subject in PRIVATE_SUBJECTS:
        read = Bearer.objects.filter(pk__in=[row.bearer_id for row in rows])
        note_bearer_reads(read, request.user, ReadKind.PAGE)


# ----- reviewing -----


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, unit: int, model: str, year: int) -> HttpResponse:
    """A meeting, its minutes, and the votes on each; or who is not put forward, and why."""
    found = find_unit_year(request.user, unit, model, year)
    may_enter(request.user, found.unit).require()
    hamlet = read_word(request, "thon")
    rows = _list_reviewable(found, hamlet)
    _note(request, found, rows)
    meeting = Review(association=found.unit, model=found.model, year=found.year, hamlet=hamlet)
    form = ReviewForm(request.POST or None, request.FILES or None, instance=meeting)
    typed = {row.pk: _read_row(request, row.pk) for row in rows}
    conflict = ""
    if request.method == "POST":
        chosen = [row for row in rows if row.pk in set(read_keys(request, "chon"))]
        try:
            if request.POST.get("viec") == "leave_out":
                leave_out(chosen, clean(request.POST.get("reason", ""))[:500], request.user)
                return redirect(found.find_url("review"))
            if form.is_valid():
                hold_review(form.save(commit=False), chosen, request.user, _read_votes(typed))
                return redirect(found.find_url())
        except Conflict as refusal:
            conflict = str(refusal)
        except ValidationError as error:
            conflict = " ".join(error.messages)
    context = {
        "found": found,
        "crumbs": found.list_crumbs(),
        "form": form,
        "conflict": conflict,
        "lines": [
            {"row": row, "for": typed[row.pk][0], "against": typed[row.pk][1]} for row in rows
        ],
        "most": MOST,
        "hamlet": hamlet,
    }
    status = 200 if request.method != "POST" else 409 if conflict else 422
    return render(request, "learning_models/review.html", context, status=status)


@never_cache
@require_safe
def minutes(request: HttpRequest, pk: int) -> FileResponse:
    """The scanned minutes of a meeting."""
    reachable = Review.objects.within(request.user.associations()).exclude(scan="")
    held = get_object_or_404(reachable.select_related("model"), pk=pk)
    with held.scan.open("rb") as file:
        return give_scan(file.read(), f"Biên bản họp {held.held_on:%d-%m-%Y}")


def _list_reviewable(found: UnitYear, hamlet: str) -> list[Registration]:
    rows = Registration.objects.filter(
        association=found.unit, model=found.model, year=found.year, state__in=FROM["review"]
    )
    if hamlet:
        rows = rows.filter(bearer__hamlet_key=key_place(hamlet))
    order = ("bearer__hamlet_key", "bearer__name_key", "pk")
    return list(
        rows.select_related("bearer", "model", "association").order_by("state", *order)[:MOST]
    )


def _read_row(request: HttpRequest, pk: int) -> tuple[str, str]:
    """The votes typed beside a row."""
    return tuple(request.POST.get(f"{side}-{pk}", "").strip()[:5] for side in ("thuan", "chong"))


def _read_votes(
    typed: dict[int, tuple[str, str]],
) -> dict[int, tuple[int | None, int | None]]:
    votes = {}
    for pk, pair in typed.items():
        if any(text and not (text.isascii() and text.isdecimal()) for text in pair):
            raise ValidationError(f"Số phiếu phải là số: “{' / '.join(pair)}”.")
        if any(pair):
            votes[pk] = (int(pair[0] or 0), int(pair[1] or 0))
    return votes


# ----- proposing -----


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose_page(request: HttpRequest, unit: int, model: str, year: int) -> HttpResponse:
    """What would be proposed, with what to look at first; by POST it is sent."""
    found = find_unit_year(request.user, unit, model, year)
    may_enter(request.user, found.unit).require()
    conflict = ""
    if request.method == "POST":
        try:
            proposal = propose(found.unit, found.model, found.year, request.user)
            return redirect("learning_models:proposal", proposal.pk)
        except Conflict as refusal:
            conflict = str(refusal)
    rows = find_proposable(found.unit, found.model, found.year).select_related("bearer")
    page = Paginator(rows.order_by("bearer__hamlet_key", "bearer__name_key", "pk"), PAGE)
    shown = page.get_page(request.GET.get("trang"))
    _note(request, found, list(shown))
    warnings = find_warnings([row.pk for row in shown])
    states = count_states(
        Registration.objects.filter(association=found.unit, model=found.model, year=found.year)
    )
    left = [
        {"count": states[state], "word": RegistrationState(state).label}
        for state in (RegistrationState.REGISTERED, RegistrationState.ASSESSED)
        if state in states
    ]
    context = {
        "found": found,
        "crumbs": found.list_crumbs(),
        "conflict": conflict,
        "count": page.count,
        "page": shown,
        "lines": [
            {
                "row": row,
                "notes": [
                    *warnings.get(row.pk, []),
                    *(["Phiếu đồng ý không nhiều hơn phiếu không đồng ý."]
                      if is_outvoted(row) else []),
                ],
            }
            for row in shown
        ],
        "left": left,
    }  # fmt: skip
    status = 409 if conflict else 200
    return render(request, "learning_models/propose.html", context, status=status)


# ----- deciding -----


@never_cache
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """The lists of the officer's units and of those below: what waits first."""
    rows = (
        Proposal.objects.within(request.user.associations())
        .select_related("association", "model")
        .annotate(count=Count("registrations"))
    )
    waiting = rows.filter(state=ProposalState.SENT).order_by("sent_at", "pk")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("trang"))
    others = rows.exclude(state=ProposalState.SENT).order_by("-decided_at", "-pk")[:20]
    context = {
        "page": page,
        "others": [{"row": row, "sign": PROPOSAL_SIGNS[row.state]} for row in others],
        "crumbs": list_home_crumbs(),
    }
    return render(request, "learning_models/proposals.html", context)


def choose_decisions(user: User) -> list[Decision]:
    """The issued decisions on learning models of the seats from which ``user`` decides."""
    seats = associations_for(user, Role.APPROVE)
    rows = Decision.objects.within(seats).filter(kind=KIND, state=DecisionState.ISSUED)
    return list(rows.select_related("association").order_by("-signed_on", "-pk")[:30])


def find_decision(user: User, text: str) -> Decision:
    """One of ``choose_decisions``; ``Conflict`` when none was chosen."""
    found = next((each for each in choose_decisions(user) if str(each.pk) == text), None)
    if found is None:
        raise Conflict("Hãy chọn quyết định. Chưa có thì ghi quyết định ở cuối trang này.")
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: taken back by its unit; decided or sent back by the level above."""
    visible = Proposal.objects.within(request.user.associations())
    row = get_object_or_404(visible.select_related("association", "model"), pk=pk)
    if request.method != "POST":
        return _show(request, row, DecisionForm())
    form = DecisionForm(request.POST if request.POST.get("viec") == "draft" else None)
    try:
        if request.POST.get("viec", MARK) == MARK:
            return _mark(request, row)
        if _act(request, row, form):
            return redirect("learning_models:proposal", pk)
    except (Conflict, DecisionRefused, CertificateRefused) as refusal:
        return _show(request, row, form, str(refusal), 409)
    return _show(request, row, form, status=422)


def _mark(request: HttpRequest, row: Proposal) -> HttpResponse:
    """Keep the marks of the page that was sent and go on to another, or show it again."""
    may_decide(request.user, row.association).require()
    keep_marks(request, row)
    asked = request.GET.copy()
    if "trang" in request.POST:
        asked["trang"] = request.POST["trang"]
    return redirect(f"{request.path}?{asked.urlencode()}#danh-sach")


def _act(request: HttpRequest, row: Proposal, form: DecisionForm) -> bool:
    """Do what was asked; False when the form of a decision has faults."""
    task, user = request.POST.get("viec", ""), request.user
    if task == "take_back":
        take_back(row, user)
        return True
    may_decide(user, row.association).require()
    if task == "send_back":
        send_back(row, user, clean(request.POST.get("answer", ""))[:2000])
        drop_marks(request, row)
    elif task == "draft":
        if not form.is_valid():
            return False
        seat = associations_for(user, Role.APPROVE).order_by("depth", "lft").first()
        if seat is None:
            raise Http404
        draft_decision(association=seat, kind=KIND, by=user, **form.cleaned_data)
    elif task == "issue":
        seats = associations_for(user, Role.APPROVE)
        drafts = Decision.objects.within(seats).filter(kind=KIND, state=DecisionState.DRAFT)
        key = request.POST.get("decision", "")
        draft = next((each for each in drafts if str(each.pk) == key), None)
        if draft is None:
            raise Conflict("Dự thảo này không còn. Hãy mở lại trang.")
        issue_decision(draft, user)
    elif task == "certify":
        decision, _, designs = _find_certifying(row)
        key = request.POST.get("design", "")
        design = next((each for each in designs if str(each.pk) == key), None)
        if decision is None or design is None:
            raise Conflict(
                "Hãy chọn mẫu giấy. Chưa có mẫu thì nhờ hội cấp tỉnh làm trên bàn quản trị."
            )
        certify(decision, design, user)
    elif task == "decide":
        refused = keep_marks(request, row)
        require_reasons(row, refused)
        decide(row, find_decision(user, request.POST.get("decision", "")), user, refused)
        drop_marks(request, row)
    else:
        raise Http404
    return True


def _find_certifying(
    row: Proposal,
) -> tuple[Decision | None, int, list[CertificateDesign]]:
    """The decision on a list, how many of it have no certificate yet, and the designs there are."""
    recognised = row.registrations.filter(state__in=HOLDING, decision__isnull=False)
    first = recognised.select_related("decision__association").first()
    if row.state != ProposalState.DECIDED or first is None or first.decision is None:
        return None, 0, []
    count = find_uncertified(first.decision).count()
    return first.decision, count, list(list_designs(first.decision)) if count else []


def _show(
    request: HttpRequest, row: Proposal, form: DecisionForm, conflict: str = "", status: int = 200
) -> HttpResponse:
    row.refresh_from_db()
    unit = row.association
    found = UnitYear(unit, row.model, row.year, True)
    rows = row.registrations.select_related("bearer")
    answer = may_decide(request.user, unit)
    is_sent = row.state == ProposalState.SENT
    marks = read_marks(request, row) if answer and is_sent else {}
    marked = list(rows.filter(pk__in=marks).order_by("bearer__name_key", "pk")[:MOST])
    name = read_word(request, "tim")
    asked = narrow_to_name(rows, name).order_by("bearer__hamlet_key", "bearer__name_key", "pk")
    page = Paginator(asked, PAGE)
    shown = page.get_page(request.GET.get("trang"))
    _note(request, found, [*shown, *marked])
    warnings = find_warnings([each.pk for each in shown])
    drafts = []
    if answer and is_sent:
        seats = associations_for(request.user, Role.APPROVE)
        drafts = list(
            Decision.objects.within(seats)
            .filter(kind=KIND, state=DecisionState.DRAFT)
            .select_related("drafted_by__person")[:20]
        )
    decision, uncertified, designs = _find_certifying(row) if answer else (None, 0, [])
    context: dict[str, Any] = {
        "decision": decision,
        "uncertified": uncertified,
        "designs": designs,
        "found": found,
        "crumbs": found.list_crumbs(),
        "row": row,
        "sign": PROPOSAL_SIGNS[row.state],
        "conflict": conflict,
        "states": [
            {"count": count, "word": RegistrationState(state).label}
            for state, count in sorted(count_states(rows).items())
        ],
        "page": shown,
        "lines": [
            {"row": each, "notes": warnings.get(each.pk, []), "is_marked": each.pk in marks,
             "reason": marks.get(each.pk, "")}
            for each in shown
        ],
        "asked": name,
        "is_long": row.registrations.count() > PAGE,
        "marked": [{"row": each, "reason": marks[each.pk]} for each in marked],
        "marked_count": len(marks),
        "can_take_back": is_sent and bool(may_enter(request.user, unit)),
        "can_decide": is_sent and bool(answer),
        "may_not": "" if answer or not is_sent else answer.reason,
        "decisions": choose_decisions(request.user) if answer and is_sent else [],
        "drafts": [
            {"row": each, "is_own": each.drafted_by_id == request.user.pk} for each in drafts
        ],
        "form": form,
    }  # fmt: skip
    return render(request, "learning_models/proposal.html", context, status=status)
