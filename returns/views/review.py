"""The approver's pages: what waits, one return with everything odd in it, the decision."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from figures.models import Due, Indicator, Submission, Value
from figures.models import Mark as StoredMark
from khuyenhoc.lib.sheets.grid import address
from returns.models import Explanation, Return, ReturnState, Step, StepKind
from returns.previewing import STORED_KINDS
from returns.previous import previous_values
from returns.register import read_register
from returns.review import approve, reopen, send_back
from returns.sending import approvable, may_approve, sendable
from returns.states import Conflict
from returns.views.asked import clean_text, read_texts, read_version
from returns.views.home import period_words
from returns.views.sending import describe_thread
from returns.work import SIGNS, deadline_of, submissions_of

QUESTION = "hoi-"
PER_PAGE = 30


@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The submitted returns that wait for this approver, the oldest first."""
    waiting = approvable(request.user)
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "waiting": _describe_waiting(page.object_list),
        "count": page.paginator.count,
        "page": page,
        "done": _describe_done(request.user),
        "board_url": reverse("returns:board"),
    }
    return render(request, "returns/inbox.html", context)


def find_due(user: User, pk: int) -> Due:
    """A return within the person's subtree, what preceded it, or his mandate; else 404."""
    chosen = Due.objects.select_related(
        "unit__association", "unit__period", "form", "return_of__submission__submitted_by__person"
    )
    due = get_object_or_404(chosen, pk=pk)
    if Due.objects.within(user.associations(), past=True).filter(pk=pk).exists():
        return due
    if not sendable(user, due.form, due.unit.period).filter(pk=pk).exists():
        raise Http404
    return due


@never_cache
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's return: numbers with change, warnings with reasons; the decision if it is his."""
    due = find_due(request.user, pk)
    return render(request, "returns/review.html", describe_due(request, due))


@never_cache
@require_POST
def approve_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve; the totals of all levels are right when the page comes back."""
    due = find_due(request.user, pk)
    try:
        approve([due.return_of], request.user, _seen(request, due))
    except Conflict as conflict:
        return _answer_conflict(request, due, general=str(conflict))
    return redirect("returns:inbox")


@never_cache
@require_POST
def send_back_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Send back with a reason and questions at cells; an approved one is opened again."""
    due = find_due(request.user, pk)
    text = clean_text(request.POST.get("message", ""), 2000)
    asked = _read_questions(request)
    each = due.return_of
    try:
        if each.state == ReturnState.APPROVED:
            reopen(each, request.user, text, list(asked), _seen(request, due))
        else:
            send_back(each, request.user, text, asked, _seen(request, due))
    except Conflict as conflict:
        if not text and not asked:
            return _answer_conflict(request, due, reason=str(conflict))
        return _answer_conflict(request, due, general=str(conflict), message=text)
    return redirect("returns:inbox")


def describe_due(request: HttpRequest, due: Due, **extra: object) -> dict[str, object]:
    """The context of returns/review.html."""
    each, user = due.return_of, request.user
    submission = each.submission
    answer = may_approve(user, due)
    own = submission is not None and submission.submitted_by_id == user.pk
    waits = each.state == ReturnState.SUBMITTED
    is_approver = bool(answer) and not own
    step = (
        each.steps.filter(kind=StepKind.SUBMIT, submission=submission).first()
        if submission
        else None
    )
    context: dict[str, object] = {
        "crumbs": [{"label": "Chờ duyệt", "url": reverse("returns:inbox")}],
        "form": {"name": due.form.name},
        "unit": {"name": due.unit.association.full_name},
        "period": {"label": period_words(due.unit.period)},
        "state": SIGNS[each.state],
        "receipt": step.receipt if step else "",
        "sender": {"who": str(submission.submitted_by), "at": submission.submitted_at}
        if submission
        else None,
        "on_behalf": submission.on_behalf if submission else "",
        "since": _describe_since(each),
        "warnings": _describe_warnings(submission),
        "tables": [_describe_table(due, submission)] if submission else [],
        "file_url": reverse("returns:original", args=[submission.upload_id])
        if submission and submission.upload_id
        else None,
        "file_name": submission.upload.name if submission and submission.upload_id else "",
        "approve_url": reverse("returns:approve", args=[due.pk]) if waits and is_approver else None,
        "send_back_url": reverse("returns:send_back", args=[due.pk])
        if is_approver and each.state in (ReturnState.SUBMITTED, ReturnState.APPROVED)
        else None,
        "may_not": _why_not(answer, own) if waits and not is_approver else "",
        "version": str(each.version),
        "thread": describe_thread(
            Step.objects.filter(return_of=each)
            .select_related("by__person", "indicator", "return_of__due__unit__association")
            .order_by("-at", "-pk")[:60]
        ),
    }
    return context | extra


def _why_not(answer, own: bool) -> str:
    if own:
        return "Bạn đã nộp báo cáo này nên cần một người khác duyệt."
    return answer.reason


def _seen(request: HttpRequest, due: Due) -> dict[int, int]:
    return {due.return_of.pk: read_version(request)}


def _read_questions(request: HttpRequest) -> dict[Indicator, str]:
    asked = {code: text for code, text in read_texts(request, QUESTION, 500).items() if text}
    return {each: asked[each.code] for each in Indicator.objects.filter(code__in=asked)}


def _answer_conflict(request: HttpRequest, due: Due, message: str = "", **errors: str):
    fresh = find_due(request.user, due.pk)
    context = describe_due(request, fresh, form_errors=errors, message=message)
    return render(request, "returns/review.html", context, status=409)


def _describe_waiting(dues: Iterable[Due]) -> list[dict[str, object]]:
    dues = list(dues)
    submissions = [due.return_of.submission_id for due in dues]
    warned = {}
    for key in Explanation.objects.filter(submission__in=submissions).values_list(
        "submission_id", flat=True
    ):
        warned[key] = warned.get(key, 0) + 1
    rows = []
    for due in dues:
        each = due.return_of
        attention = []
        if warned.get(each.submission_id):
            word = f"{warned[each.submission_id]} chỗ có giải thích"
            attention.append({"state": "warning", "word": word})
        rows.append(
            {
                "unit": due.unit.association.full_name,
                "url": reverse("returns:unit", args=[due.pk]),
                "form": f"{due.form.name}, {period_words(due.unit.period)}",
                "at": each.submitted_at,
                "attention": attention,
                "is_late": timezone.localdate(each.submitted_at) > deadline_of(due),
            }
        )
    return rows


def _describe_done(user: User) -> list[dict[str, object]]:
    steps = (
        Step.objects.filter(by=user, kind__in=[StepKind.APPROVE, StepKind.SEND_BACK])
        .select_related("return_of__due__unit__association", "return_of__due__form")
        .order_by("-at", "-pk")[:10]
    )
    return [
        {
            "unit": step.return_of.due.unit.association.full_name,
            "url": reverse("returns:unit", args=[step.return_of.due_id]),
            "form": step.return_of.due.form.name,
            "state": "approved" if step.kind == StepKind.APPROVE else "sent_back",
            "at": step.at,
        }
        for step in steps
    ]


def _describe_warnings(submission: Submission | None) -> list[dict[str, object]]:
    if submission is None:
        return []
    return [
        {
            "id": f"giai-thich-{row.pk}",
            "severity": "warning",
            "title": row.warning.partition(". ")[0],
            "unit": row.indicator.label if row.indicator else "",
            "reason": row.reason,
        }
        for row in submission.explanations.select_related("indicator").order_by("pk")
    ]


def _describe_table(due: Due, submission: Submission) -> dict[str, object]:
    """The submitted numbers beside those of a year before and those approved earlier."""
    association = due.unit.association
    before = previous_values(due.unit.period, [association.pk]).get(association.pk, {})
    counts = read_register(due.unit.period, [association.pk]).get(association.pk, {})
    approved = due.return_of.approved_submission_id
    was = (
        dict(Value.objects.filter(submission=approved).values_list("indicator_id", "number"))
        if approved and approved != submission.pk
        else {}
    )
    explained = set(submission.explanations.values_list("indicator_id", flat=True))
    asked: dict[int, list[str]] = {}
    for step in due.return_of.steps.filter(kind=StepKind.MESSAGE, indicator__isnull=False):
        asked.setdefault(step.indicator_id, []).append(step.text)
    values = submission.values.select_related("indicator").order_by("indicator__order")
    return {
        "caption": association.full_name,
        "rows": [
            _describe_value(value, before, was, explained, asked.get(value.indicator_id, []))
            | {"register": counts.get(value.indicator_id)}
            for value in values
        ],
    }


def _describe_value(value: Value, before, was, explained, messages) -> dict[str, object]:
    indicator = value.indicator
    previous, old = before.get(indicator.pk), was.get(indicator.pk)
    has_both = previous and value.number is not None
    return {
        "id": indicator.code.replace("_", "-"),
        "label": indicator.label,
        "measure": indicator.unit,
        "cell": address(value.row, value.column) if value.row else "",
        "previous": previous,
        "places": indicator.places,
        "value": value.number,
        "value_kind": STORED_KINDS.get(StoredMark(value.mark), ""),
        "was": old if old is not None and old != value.number else None,
        "delta": round((value.number - previous) * 100 / previous, 1) if has_both else None,
        "delta_word": "",
        "is_odd": indicator.pk in explained,
        "messages": messages,
        "field_name": f"{QUESTION}{indicator.code}",
    }


def _describe_since(each: Return) -> str:
    """How many cells changed since the submission before the present one."""
    last = submissions_of(each)[:2]
    if len(last) < 2:
        return ""
    new, old = (dict(s.values.values_list("indicator_id", "number")) for s in last)
    changed = sum(new.get(key) != old.get(key) for key in new.keys() | old.keys())
    return f"Đổi {changed} ô so với lần nộp ngày {last[1].submitted_at:%d/%m/%Y}."
