"""A small return typed in the browser, one unit at a time.

What is typed becomes a workbook of our own and goes the way of every file: one reading, one
check, one preview, one submission.
"""

from decimal import Decimal
from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from figures.models import Due, FormLine
from figures.owing import find_version
from khuyenhoc.lib.sheets.grid import Refused
from returns.models import Reading, Return, ReturnState, Step, StepKind
from returns.previewing import stored_values
from returns.previous import previous_values
from returns.receiving import receive
from returns.register import read_register
from returns.reopening import find_open_cells
from returns.sending import NOT_GIVEN, may_send
from returns.states import NOT_OPEN, Conflict, Overtaken
from returns.submission import keep_draft
from returns.views.asked import read_texts, read_version
from returns.views.home import period_words
from returns.views.sending import find_sender, find_task
from returns.work import SIGNS, Task
from returns.workbook import asked_lines, write_workbook

FIELD = "o-"
CHANGED, NOT_KEPT = "Báo cáo đã được người khác sửa", "Chưa ghi được"
LONGEST = 60  # letters of one cell
WORDS = {"not_applicable": "không áp dụng", "not_reported": "chưa có số liệu"}
TYPED_ON_THE_WEB = "Nhập trên trang.xlsx"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, form: str, period: str, unit: int) -> HttpResponse:
    """Type, keep a draft, or have it checked like a file."""
    task = find_task(request.user, form, period, unit)
    due = _find_due(request.user, task, unit)
    if request.method != "POST":
        return render(request, "returns/grid.html", _describe(task, due, due.return_of.draft))
    may_send(request.user, due).require()
    lines = asked_lines(find_version(task.form, task.period))
    typed = _read_typed(request, task, due, lines)
    seen = {due.return_of.pk: read_version(request)}
    try:
        kept = keep_draft(due.return_of, typed, request.user, seen)
    except Conflict as conflict:
        heading = CHANGED if isinstance(conflict, Overtaken) else NOT_KEPT
        return _answer(request, task, due, typed, heading, str(conflict), 409)
    if request.POST.get("step") != "check":
        return redirect("returns:grid", form, period, unit)
    try:
        reading = _check(request, task, due, kept.draft)
    except Refused as refusal:
        return _answer(request, task, due, typed, NOT_KEPT, str(refusal), 422)
    return redirect("returns:reading", reading.pk)


def _answer(
    request: HttpRequest,
    task: Task,
    due: Due,
    typed: dict[str, str],
    heading: str,
    sentence: str,
    status: int,
) -> HttpResponse:
    """The grid again with all that was typed, and why it was not kept."""
    context = _describe(task, due, typed)
    context |= {"conflict": sentence, "conflict_heading": heading}
    return render(request, "returns/grid.html", context, status=status)


def _find_due(user: User, task: Task, unit: int) -> Due:
    """The return of one unit; 404 outside the subtree, 403 where it is not the officer's."""
    due = next((each for each in task.dues if each.unit.association_id == unit), None)
    if due is None:
        seen = Due.objects.within(user.associations(), past=True)
        if seen.filter(form=task.form, unit__period=task.period, unit__association=unit).exists():
            raise PermissionDenied(NOT_GIVEN)
        raise Http404
    return due


def _check(request: HttpRequest, task: Task, due: Due, typed: dict[str, str]) -> Reading:
    """Have what was typed read and checked as a workbook."""
    version = find_version(task.form, task.period)
    sender = find_sender(request.user, due)
    content = write_workbook(version, task.period, [due], sender.full_name, typed)
    file = SimpleUploadedFile(TYPED_ON_THE_WEB, content)
    return receive(file, version=version, period=task.period, sender=sender, by=request.user)


def _read_typed(
    request: HttpRequest, task: Task, due: Due, lines: list[FormLine]
) -> dict[str, str]:
    """What was typed, by indicator code; cells that are not open keep what is stored."""
    typed = read_texts(request, FIELD, LONGEST)
    open_cells = find_open_cells([due.return_of], lines).get(due.return_of.pk)
    if open_cells is None:
        return {line.indicator.code: typed.get(line.indicator.code, "") for line in lines}
    stored = _read_stored(task, due)
    return {
        line.indicator.code: typed.get(line.indicator.code, "")
        if line.indicator_id in open_cells
        else stored.get(line.indicator_id, "")
        for line in lines
    }


def _read_stored(task: Task, due: Due) -> dict[int, str]:
    """What is stored, by indicator, as an officer would type it."""
    unit = due.unit.association_id
    return {
        indicator: WORDS.get(kind, "")
        if number is None
        else f"{number.normalize():f}".replace(".", ",")
        for (_unit, indicator), (number, kind) in stored_values(task.period, [unit]).items()
    }


def _type(number: Decimal) -> str:
    """A number as an officer types it: without points, with a comma before decimals."""
    return f"{number.normalize():f}".replace(".", ",")


def _describe(task: Task, due: Due, typed: dict[str, str]) -> dict[str, object]:
    each, association = due.return_of, due.unit.association
    lines = asked_lines(find_version(task.form, task.period))
    before = previous_values(task.period, [association.pk]).get(association.pk, {})
    counts = read_register(task.period, [association.pk]).get(association.pk, {})
    stored = {} if typed else _read_stored(task, due)
    if not typed and not stored and each.state == ReturnState.OWED:
        stored = {indicator: _type(count) for indicator, count in counts.items()}
    shown = typed if typed else _by_code(lines, stored)
    messages = _messages(each)
    open_cells = find_open_cells([each], lines).get(each.pk)
    closed = NOT_OPEN.get(each.state, "")
    address = [task.form.code, task.period.code]

    def describe_row(line) -> dict[str, object]:
        indicator = line.indicator
        is_open = not closed and (open_cells is None or indicator.pk in open_cells)
        return {
            "name": f"{FIELD}{indicator.code}",
            "id": f"{FIELD}{indicator.code}".replace("_", "-"),
            "label": indicator.label,
            "measure": indicator.unit,
            "note": "" if line.is_required else "không bắt buộc",
            "previous": before.get(indicator.pk),
            "register": counts.get(indicator.pk),
            "places": indicator.places,
            "value": shown.get(indicator.code, ""),
            "is_locked": not is_open,
            "lock_note": closed or "Ô này không được mở lại.",
            "cell_message": messages.get(indicator.pk, ""),
        }

    return {
        "crumbs": [
            {"label": "Việc cần làm", "url": reverse("returns:home")},
            {"label": task.form.name, "url": reverse("returns:return", args=address)},
        ],
        "title": f"Nhập {task.form.name}",
        "unit": {"name": association.full_name},
        "period": {"label": period_words(task.period)},
        "units": [
            {
                "label": other.unit.association.full_name,
                "url": reverse("returns:grid", args=[*address, other.unit.association_id]),
                "is_current": other.pk == due.pk,
                "state": SIGNS[other.return_of.state],
            }
            for other in task.dues
        ]
        if len(task.dues) > 1
        else [],
        "sections": [
            {"name": section, "rows": [describe_row(line) for line in part]}
            for section, part in groupby(lines, key=lambda line: line.indicator.section)
        ],
        "version": str(each.version),
        "save_url": reverse("returns:grid", args=[*address, association.pk]),
    }


def _by_code(lines: list[FormLine], stored: dict[int, str]) -> dict[str, str]:
    return {line.indicator.code: stored.get(line.indicator_id, "") for line in lines}


def _messages(each: Return) -> dict[int, str]:
    """The last message on each cell since the return was sent back."""
    if each.state != ReturnState.SENT_BACK:
        return {}
    steps = Step.objects.filter(
        return_of=each, kind=StepKind.MESSAGE, indicator__isnull=False
    ).order_by("at", "pk")
    return {step.indicator_id: step.text for step in steps}
