"""What was found in an uploaded file: the errors at their cells, the questions, the preview."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.reading import Severity
from returns.answering import make_answer
from returns.forms import UploadForm
from returns.models import Reading, ReadingState, Step
from returns.previewing import BLANK, SAME, preview, tally
from returns.receiving import (
    find_unexplained,
    keep_words,
    read_upload,
    submit_reading,
)
from returns.states import Conflict
from returns.views.home import period_label
from returns.views.sending import XLSX, describe_short_limits

SHOWN_PROBLEMS = 60
SHOWN_LINES = 40
NO_REASON = "Chưa có lý do. Hãy viết một câu."
REASON, ANSWER = "ly-do-", "tra-loi-"


def find_reading(user: User, pk: int) -> Reading:
    """A reading of the officer's own, or of someone in his subtree; else 404."""
    rows = Reading.objects.within(user.associations()) | Reading.objects.filter(
        upload__uploaded_by=user
    )
    chosen = rows.select_related("upload__uploaded_by", "period", "form_version__form", "sender")
    return get_object_or_404(chosen.distinct(), pk=pk)


@never_cache
@require_safe
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer to an upload; while it waits for a reader, a page that asks again by itself."""
    found = find_reading(request.user, pk)
    if found.state == ReadingState.WAITING:
        return render(request, "returns/waiting.html", {"reading": found}, headers={"Refresh": "2"})
    if found.state == ReadingState.SUBMITTED:
        return redirect("returns:receipt", found.pk)
    show_all = "tat-ca" in request.GET
    return render(request, "returns/reading.html", describe_reading(found, show_all=show_all))


@never_cache
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep answers and reasons; with step=submit also submit."""
    found = find_reading(request.user, pk)
    if found.upload.uploaded_by_id != request.user.pk:
        raise Http404
    if found.state not in (ReadingState.READ, ReadingState.SUBMITTED):
        return redirect("returns:reading", pk)
    answers, reasons = _split_words(request)
    is_answered = keep_words(found, answers, reasons, request.user)
    if is_answered:
        read_upload(found, wait_seconds=10)
    step = request.POST.get("step")
    if step == "submit":
        try:
            outcome = submit_reading(found, request.user)
        except Conflict as conflict:
            found.refresh_from_db()
            context = describe_reading(found, conflict=str(conflict), tried=True)
            return render(request, "returns/reading.html", context, status=409)
        if not outcome.submitted:
            context = describe_reading(found, conflict="")
            context["lead"] = "Các số trong tệp giống hệt số đã nộp, nên không có gì thay đổi."
            return render(request, "returns/reading.html", context)
        return redirect("returns:receipt", pk)
    return redirect("returns:reading", pk)


@never_cache
@require_safe
def answer_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer's own file with its bad cells marked (R6)."""
    found = find_reading(request.user, pk)
    if found.state not in (ReadingState.READ, ReadingState.SUBMITTED):
        raise Http404
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answer.xlsx"
        try:
            make_answer(found, out)
        except Refused as refusal:
            context = describe_reading(found, conflict="") | {"answer_note": str(refusal)}
            return render(request, "returns/reading.html", context, status=422)
        content = out.read_bytes()
    name = f"{slugify(Path(found.upload.name).stem) or 'bao-cao'}_can-sua.xlsx"
    return HttpResponse(
        content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@never_cache
@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The confirmation of what was submitted."""
    found = find_reading(request.user, pk)
    if found.state != ReadingState.SUBMITTED:
        return redirect("returns:reading", pk)
    step = (
        Step.objects.filter(receipt=found.receipt, submission__upload=found.upload)
        .select_related("by__person")
        .first()
    )
    units = {value["unit"] for value in found.found["values"]}
    context = {
        "receipt": {
            "number": found.receipt or "không đổi",
            "at": step.at if step else found.read_at,
            "who": str(step.by if step else found.upload.uploaded_by),
            "form": found.form_version.form.name,
            "unit": _name_units(units),
            "period": period_label(found.period),
            "route": "Hội cấp trên duyệt",
        },
        "facts": [
            {"label": "Số đã nộp", "value": f"{len(found.found['values'])} ô"},
            {"label": "Tệp", "value": found.upload.name},
            {"label": "Mã băm của tệp", "value": found.upload.sha256, "kind": "hash"},
        ],
        "return_url": reverse(
            "returns:return", args=[found.form_version.form.code, found.period.code]
        ),
    }
    return render(request, "returns/receipt.html", context)


def describe_reading(
    found: Reading, *, conflict: str = "", tried: bool = False, show_all: bool = False
) -> dict[str, object]:
    """The context of returns/reading.html."""
    address = [found.form_version.form.code, found.period.code]
    form = found.form_version.form
    context: dict[str, object] = {
        "crumbs": [
            {"label": "Việc cần làm", "url": reverse("returns:home")},
            {"label": form.name, "url": reverse("returns:return", args=address)},
        ],
        "form": {"name": form.name, "period": period_label(found.period)},
        "upload": {"name": found.upload.name, "at": found.upload.uploaded_at},
        "again_url": reverse("returns:upload", args=address),
        "upload_form": UploadForm(),
        "limits": describe_short_limits(),
        "conflict": conflict,
    }
    if found.state == ReadingState.REFUSED:
        return context | {"title": "Tệp chưa nhận được", "refused": found.refused}
    problems = found.found["problems"]
    errors = [each for each in problems if each["severity"] == Severity.ERROR]
    warnings = [each for each in problems if each["severity"] == Severity.WARNING]
    questions = [each for each in problems if each["severity"] == Severity.QUESTION]
    missing = set(find_unexplained(found)) if tried else set()
    lines = preview(found)
    names = Association.objects.in_bulk({line.unit for line in lines})
    shown = lines if show_all else [x for x in lines if x.change not in (SAME, BLANK)][:SHOWN_LINES]
    page = reverse("returns:reading", args=[found.pk])
    listed = errors if show_all else errors[:SHOWN_PROBLEMS]
    return context | {
        "title": _title(form.name, len(errors), len(questions)),
        "lead": _lead(len(found.found["values"]), len(errors)),
        "summary": [_summarise(each) for each in listed],
        "summary_heading": f"Có {len(errors)} lỗi cần sửa",
        "more_errors": len(errors) - len(listed),
        "errors": [_describe(each, found) for each in listed],
        "errors_url": f"{page}?tat-ca" if len(errors) > len(listed) else None,
        "warnings": [
            _describe(each, found)
            | {"field_error": "Chưa có lý do." if each["id"] in missing else ""}
            for each in warnings
        ],
        "questions": [_describe(each, found) for each in questions],
        "answer_url": reverse("returns:answer", args=[found.pk]) if problems else None,
        "ignored": found.found["unread"],
        "understood": _understood(found),
        "notices": found.found["notices"],
        "tally": tally(lines),
        "preview": [_describe_line(line, names, len(names) > 1) for line in shown],
        "preview_url": None if show_all else f"{page}?tat-ca",
        "preview_total": len(lines),
        "save_url": reverse("returns:save", args=[found.pk]),
        "can_submit": not errors and not questions and bool(lines),
    }


def _split_words(request: HttpRequest) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed: answers and reasons, each by problem id."""
    answers, reasons = {}, {}
    for name, text in request.POST.items():
        if name.startswith(ANSWER):
            answers[name.removeprefix(ANSWER)] = text
        elif name.startswith(REASON):
            reasons[name.removeprefix(REASON)] = text[:1000]
    return answers, reasons


def _title(form: str, errors: int, questions: int) -> str:
    if errors:
        return f"{form} có {errors} ô cần sửa"
    if questions:
        return f"{form}: xin hỏi {questions} chỗ"
    return f"{form} đọc xong, không có lỗi"


def _lead(values: int, errors: int) -> str:
    if errors:
        return (
            f"{values} ô đã đọc được, {errors} chỗ chưa. "
            "Sửa xong gửi lại là được, không phải nhập lại từ đầu."
        )
    return f"{values} ô đã đọc được."


def _summarise(problem: dict) -> dict[str, str]:
    place = f"Ô {problem['cell']}" if problem["cell"] else (problem["sheet"] or "Cả tệp")
    return {"href": f"#{problem['id']}", "place": place, "text": _first_sentence(problem)[0]}


def _first_sentence(problem: dict) -> tuple[str, str]:
    """A message as its first sentence and the rest, which says what would be accepted."""
    head, dot, rest = problem["message"].partition(". ")
    return head.rstrip("."), rest if dot else ""


def _describe(problem: dict, found: Reading) -> dict[str, object]:
    title, remedy = _first_sentence(problem)
    is_question = problem["severity"] == Severity.QUESTION
    said = {(kind, text): answer for kind, text, answer in found.answers}
    chosen = said.get((problem["kind"], problem["text"]), problem["best"])
    return {
        "id": problem["id"],
        "severity": problem["severity"],
        "sheet": problem["sheet"],
        "cell": problem["cell"],
        "title": title,
        "remedy": remedy,
        "fragment": problem["fragment"],
        "field_name": f"{ANSWER if is_question else REASON}{problem['id']}",
        "value": found.reasons.get(problem["id"], ""),
        "choices": [
            {"value": answer, "label": label, "is_chosen": answer == chosen}
            for answer, label in problem["choices"]
        ],
    }


def _understood(found: Reading) -> list[dict[str, str]]:
    """Headings and names that were not written as the form writes them."""
    meanings = {line.indicator.code: line.indicator.label for line in _lines(found)}
    return [
        {"text": column["text"], "cell": column["cell"], "meaning": meanings[column["key"]]}
        for column in found.found["columns"]
        if column["key"] in meanings
        and meanings[column["key"]].lower() not in column["text"].lower()
    ]


def _lines(found: Reading):
    return found.form_version.lines.select_related("indicator")


def _describe_line(line, names: dict[int, Association], several: bool) -> dict[str, object]:
    return {
        "label": line.indicator.label,
        "unit": names[line.unit].full_name if several else "",
        "cell": line.cell,
        "previous": line.previous,
        "stored": line.stored,
        "stored_kind": line.stored_kind,
        "value": line.value,
        "value_kind": line.value_kind,
        "change": line.change,
        "is_changed": line.is_changed,
        "places": line.indicator.places,
    }


def _name_units(units: set[str]) -> str:
    first = Association.objects.filter(pk__in=map(int, units)).order_by("lft").first()
    if first is None:
        return ""
    return (
        first.full_name if len(units) == 1 else f"{first.full_name} và {len(units) - 1} đơn vị khác"
    )
