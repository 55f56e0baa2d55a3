"""What was found in an uploaded file: the errors at their cells, the questions, the preview."""

import re
import tempfile
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.access import holds
from accounts.models import Role, User
from associations.models import Association
from figures.models import Due
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.reading import Severity
from returns.answering import make_answer
from returns.forms import UploadForm
from returns.models import Reading, ReadingState, Step, StepKind
from returns.previewing import BLANK, SAME, preview, tally
from returns.receiving import (
    find_unexplained,
    keep_words,
    read_again,
    see_again,
    submit_reading,
)
from returns.sending import name_approver
from returns.states import Conflict, Overtaken
from returns.views.asked import read_texts
from returns.views.home import period_label, period_words
from returns.views.sending import XLSX, describe_short_limits, name_units

# Not behind a stop inside a quotation: “X. Kha Sơn” is one name.
END_OF_SENTENCE = re.compile(r"\. (?![^“]*”)")
WAIT_FOR_READER = 5.0  # seconds
SHOWN_PROBLEMS = 60
SHOWN_LINES = 40
REASON, ANSWER = "ly-do-", "tra-loi-"


def find_reading(user: User, pk: int) -> Reading:
    """A reading of somebody in the officer's subtree; else 404."""
    rows = Reading.objects.within(user.associations(), past=True)
    chosen = rows.select_related(
        "upload__uploaded_by__person", "period", "form_version__form", "sender"
    )
    return get_object_or_404(chosen, pk=pk)


@never_cache
@require_safe
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer to an upload; while it waits for a reader, a page that asks again by itself."""
    found = find_reading(request.user, pk)
    if found.state == ReadingState.WAITING:
        page = render(request, "returns/waiting.html", {"reading": found})
        page.headers["Refresh"] = "2"
        return page
    if found.state == ReadingState.SUBMITTED:
        return redirect("returns:receipt", found.pk)
    context = describe_reading(found, request.user, show_all="tat-ca" in request.GET)
    return render(request, "returns/reading.html", context)


@never_cache
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep answers and reasons; with step=submit also submit."""
    found = find_reading(request.user, pk)
    if found.upload.uploaded_by_id != request.user.pk:
        raise PermissionDenied(
            f"Tệp này do {found.upload.uploaded_by} gửi; chỉ người gửi trả lời và nộp được."
        )
    holds(request.user, Role.ENTRY).require()
    if found.state != ReadingState.READ:
        return redirect("returns:reading", pk)
    answers, reasons = read_texts(request, ANSWER, 300), read_texts(request, REASON, 1000)
    if keep_words(found, answers, reasons, request.user):
        read_again(found, request.user)
        if found.state != ReadingState.READ:
            return redirect("returns:reading", pk)
    if request.POST.get("step") != "submit":
        return redirect("returns:reading", pk)
    try:
        submit_reading(found, request.user)
    except Conflict as conflict:
        heading = "Chưa nộp được"
        if isinstance(conflict, Overtaken):
            heading = "Báo cáo đã được người khác sửa"
            see_again(found)
        context = describe_reading(found, request.user, conflict=str(conflict), tried=True)
        context["conflict_heading"] = heading
        return render(request, "returns/reading.html", context, status=409)
    return redirect("returns:receipt", pk)


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
            make_answer(found, out, wait_seconds=WAIT_FOR_READER)
        except (Refused, Busy) as refusal:
            context = describe_reading(found, request.user) | {"answer_note": str(refusal)}
            status = 422 if isinstance(refusal, Refused) else 503
            return render(request, "returns/reading.html", context, status=status)
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
    units = {int(value["unit"]) for value in found.found["values"]}
    dues = list(
        Due.objects.filter(return_of__in=found.found["versions"], unit__association__in=units)
        .select_related("unit__association", "unit__period")
        .order_by("unit__lft")
    )
    step = (
        Step.objects.filter(return_of__due__in=dues, kind=StepKind.SUBMIT)
        .filter(receipt=found.receipt or F("receipt"))
        .select_related("by__person")
        .order_by("-at", "-pk")
        .first()
    )
    context = {
        "receipt": {
            "number": step.receipt,
            "at": step.at,
            "who": str(step.by),
            "form": found.form_version.form.name,
            "unit": name_units(dues),
            "period": period_label(found.period),
            "route": f"{name_approver(dues[0])} duyệt"
            if found.receipt
            else "Không phải làm gì thêm: tệp này giống hệt số đã nộp, không có gì thay đổi",
        },
        "facts": [
            {
                "label": "Số đã nộp",
                "value": f"{format_number(len(found.found['values']))} ô",
            },
            {"label": "Tệp", "value": found.upload.name},
            {"label": "Mã băm của tệp", "value": found.upload.sha256, "kind": "hash"},
        ],
        "return_url": reverse(
            "returns:return", args=[found.form_version.form.code, found.period.code]
        ),
    }
    return render(request, "returns/receipt.html", context)


def describe_reading(
    found: Reading, user: User, *, conflict: str = "", tried: bool = False, show_all: bool = False
) -> dict[str, object]:
    """The context of returns/reading.html; who did not send the file only reads."""
    is_own = found.upload.uploaded_by_id == user.pk
    address = [found.form_version.form.code, found.period.code]
    form = found.form_version.form
    context: dict[str, object] = {
        "crumbs": [
            {"label": "Việc cần làm", "url": reverse("returns:home")},
            {"label": form.name, "url": reverse("returns:return", args=address)},
        ],
        "form": {"name": form.name, "period": period_words(found.period)},
        "upload": {"name": found.upload.name, "at": found.upload.uploaded_at},
        "again_url": reverse("returns:upload", args=address),
        "upload_form": UploadForm() if is_own else None,
        "is_read_only": not is_own,
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
        "can_submit": is_own and not errors and not questions and bool(lines),
    }


def _title(form: str, errors: int, questions: int) -> str:
    if errors:
        return f"{form} có {errors} ô cần sửa"
    if questions:
        return f"{form}: xin hỏi {questions} chỗ"
    return f"{form} đọc xong, không có lỗi"


def _lead(values: int, errors: int) -> str:
    if errors:
        return (
            f"{format_number(values)} ô đã đọc được, {errors} chỗ chưa. "
            "Sửa xong gửi lại là được, không phải nhập lại từ đầu."
        )
    return f"{format_number(values)} ô đã đọc được."


def _summarise(problem: dict) -> dict[str, str]:
    place = f"Ô {problem['cell']}" if problem["cell"] else (problem["sheet"] or "Cả tệp")
    return {"href": f"#{problem['id']}", "place": place, "text": _first_sentence(problem)[0]}


def _first_sentence(problem: dict) -> tuple[str, str]:
    """A message as its first sentence and the rest, which says what would be accepted."""
    head, *rest = END_OF_SENTENCE.split(problem["message"], maxsplit=1)
    return head.rstrip("."), rest[0] if rest else ""


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
        "register": line.register,
        "stored": line.stored,
        "stored_kind": line.stored_kind,
        "value": line.value,
        "value_kind": line.value_kind,
        "change": line.change,
        "is_changed": line.is_changed,
        "places": line.indicator.places,
    }
