"""Nominating for a unit, the dossier with its papers, and the quota that is not used."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import ReadKind
from funds.models import GIVEN, Attachment, Nomination, NominationState, Quota, RoundState
from funds.rounds import deciding, dossiers, nominating, sharing
from funds.rounds.calling import RoundRefused, is_open_today
from funds.rounds.forms import NominationForm, ReasonForm, ScanForm
from funds.rounds.handing_over import hand_over_dossiers, list_heirs
from funds.rounds.rights import may_decide, may_nominate
from funds.rounds.views.asked import (
    act,
    answer,
    find_call,
    find_nomination,
    list_crumbs,
    send_scan,
)
from funds.rounds.views.deciding import choose_decisions, find_decision

SIGNS = {
    NominationState.NOMINATED: "submitted", NominationState.WITHDRAWN: "not_required",
    NominationState.CHOSEN: "submitted", NominationState.RESERVE: "extended",
    NominationState.AWARDED: "approved", NominationState.NOT_AWARDED: "not_required",
    NominationState.STOPPED: "overdue",
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """A unit's nominations in a round; by POST its unused places go back to the round."""
    found, quota = find_call(request.user, pk, unit)
    may = may_nominate(request.user, quota.association)
    refused = ""
    if request.method == "POST":
        may.require()
        if request.POST.get("viec") == "hand_over":
            heirs = {str(each.pk): each for each in list_heirs(quota.association)}
            heir = heirs.get(request.POST.get("heir", ""), quota.association)
            refused = act(lambda: hand_over_dossiers(quota.association, heir, request.user))
        else:
            refused = act(lambda: sharing.return_unused(quota, request.user))
        if not refused:
            return redirect("rounds:unit", pk, unit)
    rows = Nomination.objects.filter(round=found, association=quota.association)
    rows = list(rows.select_related("person", "tier").order_by("number"))
    dossiers.note_dossier_reads(rows, request.user, ReadKind.PAGE)
    used = sum(row.state != NominationState.WITHDRAWN for row in rows)
    is_open = is_open_today(found)
    context = {
        "found": found,
        "quota": quota,
        "crumbs": list_crumbs(found, request.user),
        "conditions": nominating.list_conditions(found),
        "rows": [{"row": row, "sign": SIGNS[NominationState(row.state)]} for row in rows],
        "used": used,
        "left": quota.places - used,
        "can_nominate": is_open and may and used < quota.places,
        "can_return": found.state == RoundState.OPEN and may and used < quota.places,
        "is_open": is_open,
        "heirs": list_heirs(quota.association) if may and _has_ended(quota) and rows else [],
        "may": may,
        "refused": refused,
    }
    return answer(request, "funds/rounds/unit.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nominate(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Nominate somebody; where the name is known, the page warns and asks why to go on."""
    found, quota = find_call(request.user, pk, unit)
    may_nominate(request.user, quota.association).require()
    data = request.POST if request.method == "POST" else None
    form = NominationForm(found, data, warned="go_on_reason" in request.POST)
    refused, warnings = "", []
    if form.is_valid():
        try:
            made = nominating.nominate(
                found, quota.association, form.describe(), request.user,
                go_on_reason=form.cleaned_data.get("go_on_reason", ""),
            )  # fmt: skip
            return redirect("rounds:nomination", made.pk)
        except nominating.Warned as warned:
            warnings = warned.warnings
            form = NominationForm(found, data, warned=True)
        except RoundRefused as refusal:
            refused = str(refusal)
    context = {
        "found": found,
        "quota": quota,
        "form": form,
        "warnings": warnings,
        "refused": refused,
        "crumbs": [
            *list_crumbs(found, request.user),
            {"label": quota.association.full_name,
             "url": reverse("rounds:unit", args=[pk, unit])},
        ],
    }  # fmt: skip
    return answer(request, "funds/rounds/nominate.html", context, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """A dossier; by POST a paper is added, it is withdrawn, a grant is stopped or replaced."""
    row = find_nomination(request.user, pk)
    task = request.POST.get("viec", "")
    scan = ScanForm(request.POST, request.FILES) if task == "scan" else ScanForm()
    reason = ReasonForm(request.POST if task in ("withdraw", "stop") else None)
    refused = ""
    if request.method == "POST":
        if task in ("stop", "replace"):
            may_decide(request.user, row.round).require()
        else:
            may_nominate(request.user, row.association).require()
        asked = scan if task == "scan" else reason if task in ("withdraw", "stop") else None
        if asked is None or asked.is_valid():
            refused = act(lambda: _do(request, row, task, asked))
            if not refused:
                return redirect("rounds:nomination", pk)
    dossiers.note_dossier_reads([row], request.user, ReadKind.PAGE)
    decides = may_decide(request.user, row.round)
    is_decided = row.round.state == RoundState.DECIDED
    is_replaced = Nomination.objects.filter(replaces=row).exists()
    context: dict[str, Any] = {
        "row": row,
        "found": row.round,
        "sign": SIGNS[NominationState(row.state)],
        "crumbs": [
            *list_crumbs(row.round, request.user),
            {"label": row.association.full_name,
             "url": reverse("rounds:unit", args=[row.round_id, row.association_id])},
        ],
        "facts": _list_facts(row),
        "warnings": row.warnings.splitlines(),
        "papers": row.attachments.all(),
        "lines": row.pay_lines.select_related("run__entry").order_by("run__step", "pk")
        if row.state in GIVEN else (),
        "may": may_nominate(request.user, row.association),
        "can_change": row.state == NominationState.NOMINATED
        and row.round.state in (RoundState.OPEN, RoundState.REVIEW),
        "can_stop": decides and is_decided and row.state == NominationState.AWARDED,
        "can_replace": decides and is_decided and not is_replaced
        and row.state in (NominationState.STOPPED, NominationState.NOT_AWARDED),
        "heir": deciding.find_next(row),
        "decisions": choose_decisions(row.round) if decides and is_decided else (),
        "scan": scan,
        "reason": reason,
        "refused": refused,
    }  # fmt: skip
    return answer(request, "funds/rounds/nomination.html", context, scan if task == "scan"
                  else reason)  # fmt: skip


@never_cache
@require_safe
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper of a dossier; that it was opened is written down."""
    rows = Attachment.objects.within(request.user.associations()).select_related("nomination")
    row = get_object_or_404(rows, pk=pk)
    dossiers.note_dossier_reads([row.nomination], request.user, ReadKind.EXPORT)
    return send_scan(row)


def _has_ended(quota: Quota) -> bool:
    ended = quota.association.closed_on
    return ended is not None and ended <= timezone.localdate()


def _do(request: HttpRequest, row: Nomination, task: str, form: Any) -> None:
    if task == "scan":
        dossiers.add_attachment(row, form.cleaned_data["file"], request.user)
    elif task == "withdraw":
        nominating.withdraw(row, request.user, form.cleaned_data["reason"])
    elif task in ("stop", "replace"):
        decision = find_decision(row.round, request.POST.get("decision", ""))
        if task == "stop":
            deciding.stop(row, decision, request.user, form.cleaned_data["reason"])
        else:
            deciding.replace(row, decision, request.user)
    else:
        raise Http404


def _list_facts(row: Nomination) -> list[tuple[str, str]]:
    person = row.person
    facts = [
        ("Là", row.get_recipient_display()),
        ("Năm sinh", str(person.birth_year or "") if person else ""),
        ("Cấp học", row.get_stage_display()),
        ("Trường, nơi học, nơi dạy", row.school),
        ("Điểm trung bình", nominating.write_mark(row.mark) if row.mark is not None else ""),
        ("Hoàn cảnh", row.get_circumstance_display()),
        ("Thành tích, hoàn cảnh", row.story),
        ("Số tài khoản", row.account),
        ("Nguồn đề cử", ", ".join(filter(None, (row.get_source_display(), row.nominator)))),
        ("Đề nghị mức", row.tier.name),
    ]
    return [(name, value) for name, value in facts if value]
