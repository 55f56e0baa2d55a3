"""A small return typed in the browser, one unit at a time.

What is typed becomes a workbook of our own and goes the way of every file: one reading, one
check, one preview, one submission.
"""

from itertools import groupby

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from figures.models import Due
from figures.owing import find_version
from returns.models import Return, ReturnState, Step, StepKind
from returns.previewing import stored_values
from returns.previous import previous_values
from returns.receiving import receive
from returns.sending import may_send
from returns.states import Conflict
from returns.submission import keep_draft
from returns.views.home import period_label
from returns.views.sending import find_sender, find_task
from returns.work import SIGNS, Task
from returns.workbook import asked_lines, write_workbook

FIELD = "o-"
TYPED_ON_THE_WEB = "Nhập trên trang.xlsx"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, form: str, period: str, unit: int) -> HttpResponse:
    """Type, keep a draft, or have it checked like a file."""
    task = find_task(request.user, form, period)
    due = next((each for each in task.dues if each.unit.association_id == unit), None)
    if due is None:
        raise Http404
    if request.method != "POST":
        return render(request, "returns/grid.html", _describe(task, due, due.return_of.draft))
    may_send(request.user, due).require()
    typed = _read_typed(request, task, due)
    seen = {due.return_of.pk: _read_version(request)}
    try:
        kept = keep_draft(due.return_of, typed, request.user, seen)
    except Conflict as conflict:
        context = _describe(task, due, typed) | {"conflict": str(conflict)}
        return render(request, "returns/grid.html", context, status=409)
    if request.POST.get("step") != "check":
        return redirect("returns:grid", form, period, unit)
    return redirect("returns:reading", _check(request, task, due, kept.draft).pk)


def _check(request: HttpRequest, task: Task, due: Due, typed: dict[str, str]):
    """Have what was typed read and checked as a workbook."""
    version = find_version(task.form, task.period)
    sender = find_sender(request.user)
    content = write_workbook(version, task.period, [due], sender.full_name, typed)
    file = SimpleUploadedFile(TYPED_ON_THE_WEB, content)
    return receive(file, version=version, period=task.period, sender=sender, by=request.user)


def _read_typed(request: HttpRequest, task: Task, due: Due) -> dict[str, str]:
    """What was typed, by indicator code; locked cells keep what they had."""
    lines = asked_lines(find_version(task.form, task.period))
    open_cells = find_open_cells(due.return_of)
    kept = due.return_of.draft
    return {
        line.indicator.code: request.POST.get(f"{FIELD}{line.indicator.code}", "")[:60]
        if open_cells is None or line.indicator_id in open_cells
        else kept.get(line.indicator.code, "")
        for line in lines
    }


def _read_version(request: HttpRequest) -> int:
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else -1


def find_open_cells(each: Return) -> set[int] | None:
    """The indicators that may be changed after a reopening; None when all may."""
    if each.state != ReturnState.SENT_BACK:
        return None
    last = each.steps.filter(kind=StepKind.REOPEN).order_by("-at", "-pk").first()
    if last is None:
        return None
    asked = each.steps.filter(kind=StepKind.MESSAGE, at__gte=last.at, indicator__isnull=False)
    return set(asked.values_list("indicator_id", flat=True)) or None


def _describe(task: Task, due: Due, typed: dict[str, str]) -> dict[str, object]:
    each, association = due.return_of, due.unit.association
    lines = asked_lines(find_version(task.form, task.period))
    before = previous_values(task.period, [association.pk]).get(association.pk, {})
    stored = stored_values(task.period, [association.pk])
    messages = _messages(each)
    open_cells = find_open_cells(each)
    address = [task.form.code, task.period.code]

    def describe_row(line) -> dict[str, object]:
        indicator = line.indicator
        number, _kind = stored.get((association.pk, indicator.pk), (None, ""))
        shown = typed.get(indicator.code) or ("" if number is None else f"{number.normalize():f}")
        return {
            "name": f"{FIELD}{indicator.code}",
            "id": f"{FIELD}{indicator.code}".replace("_", "-"),
            "label": indicator.label,
            "measure": indicator.unit,
            "note": "" if line.is_required else "không bắt buộc",
            "previous": before.get(indicator.pk),
            "places": indicator.places,
            "value": shown.replace(".", ",") if shown == f"{number}" else shown,
            "is_locked": open_cells is not None and indicator.pk not in open_cells,
            "lock_note": "Ô này không được mở lại.",
            "cell_message": messages.get(indicator.pk, ""),
        }

    return {
        "crumbs": [
            {"label": "Việc cần làm", "url": reverse("returns:home")},
            {"label": task.form.name, "url": reverse("returns:return", args=address)},
        ],
        "title": f"Nhập {task.form.name}",
        "unit": {"name": association.full_name},
        "period": {"label": period_label(task.period)},
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
        "version": each.version,
        "save_url": reverse("returns:grid", args=[*address, association.pk]),
    }


def _messages(each: Return) -> dict[int, str]:
    """The last message on each cell since the return was sent back."""
    if each.state != ReturnState.SENT_BACK:
        return {}
    steps = Step.objects.filter(
        return_of=each, kind=StepKind.MESSAGE, indicator__isnull=False
    ).order_by("at", "pk")
    return {step.indicator_id: step.text for step in steps}
