"""From an uploaded file to a reading that an officer can look through, correct and submit.

A reading is kept as JSON beside its upload; nothing of it counts until it is submitted. Reading
runs at once where a reader is free, else as a background job while the page waits.
"""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from figures import submitting
from figures.models import Due, FormVersion, Indicator, IndicatorKind, Period
from figures.models import Mark as StoredMark
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, QuestionKind
from khuyenhoc.lib.sheets.grid import Refused, Sheet, address, column_letters
from khuyenhoc.lib.sheets.limits import RETURN
from khuyenhoc.lib.sheets.reading import Mark, Problem, Severity
from records import jobs
from records.models import AnswerKind, RememberedAnswer
from records.uploads import keep_upload
from returns.checking import READ_MARKS, Checked, check_file, prepare
from returns.models import Reading, ReadingState, Return
from returns.sending import sendable
from returns.sheet import remembered_answers
from returns.states import Conflict
from returns.submission import Entry, Outcome, submit

WAIT_FOR_READER = 1.5  # seconds that a request waits for a free reader before it becomes a job
NONE_OF_OURS: dict[str, str] = {
    QuestionKind.COLUMN: "Không phải, bỏ qua cột này",
    QuestionKind.UNIT: "Không phải, bỏ qua dòng này",
}
FRAGMENTS = 200  # problems that show the cells round them
MARKS = {read: stored for stored, read in READ_MARKS.items()}


def receive(
    file: UploadedFile, *, version: FormVersion, period: Period, sender: Association, by: User
) -> Reading:
    """Keep an uploaded file and read it, now or, when all readers are taken, in the background.

    Raises ``Refused`` when it is empty or too large to be kept at all.
    """
    upload = keep_upload(file, association=sender, by=by, limits=RETURN)
    reading = Reading.objects.create(
        upload=upload,
        sender=sender,
        form_version=version,
        period=period,
        state=ReadingState.WAITING,
    )
    _read_now_or_later(reading, by)
    return reading


def read_again(reading: Reading, by: User) -> None:
    """Read the file once more with the answers that were given since."""
    reading.state = ReadingState.WAITING
    reading.save(update_fields=["state"])
    _read_now_or_later(reading, by)


def _read_now_or_later(reading: Reading, by: User) -> None:
    try:
        read_upload(reading, wait_seconds=WAIT_FOR_READER)
    except Busy:
        jobs.ask(read_in_background, key=f"reading-{reading.pk}", by=by, reading_id=reading.pk)


@jobs.job
def read_in_background(progress: jobs.Progress, reading_id: int) -> dict:
    """Read an upload that waited for a free reader; safe to run again."""
    reading = Reading.objects.get(pk=reading_id)
    if reading.state == ReadingState.WAITING:
        progress.tell(0, 1, "Đang đọc tệp")
        read_upload(reading, wait_seconds=60)
    return {"state": reading.state}


def read_upload(reading: Reading, *, wait_seconds: float) -> None:
    """Read and check the upload, and keep what was found. Raises ``Busy``."""
    upload = reading.upload
    by = upload.uploaded_by
    dues = list(sendable(by, reading.form_version.form, reading.period))
    answers = remembered_answers(reading.sender_id, reading.form_version.form.code)
    answers |= {(kind, text): answer for kind, text, answer in reading.answers}
    asked = prepare(reading.form_version, reading.period, dues, answers)
    reading.read_at = timezone.now()
    try:
        checked = check_file(Path(upload.file.path), upload.name, asked, wait_seconds=wait_seconds)
    except Refused as refusal:
        reading.state, reading.refused = ReadingState.REFUSED, str(refusal)
        reading.save(update_fields=["state", "refused", "read_at"])
        return
    reading.state = ReadingState.READ
    reading.found = describe(checked, dues)
    typed = {
        problem["id"]: checked.reasons[problem["sheet"], problem["cell"]]
        for problem in reading.found["problems"]
        if (problem["sheet"], problem["cell"]) in checked.reasons
    }
    reading.reasons = {**typed, **reading.reasons}
    upload.sheets = [sheet.name for sheet in checked.workbook.sheets]
    upload.kind = checked.workbook.kind
    with transaction.atomic():
        upload.save(update_fields=["sheets", "kind"])
        reading.save(update_fields=["state", "found", "reasons", "read_at"])


def describe(checked: Checked, dues: list[Due]) -> dict[str, Any]:
    """What was found, as plain JSON; units by their association's number as text.

    ``versions`` tells at which step each return stood, so that a step taken meanwhile is noticed.
    """
    found = checked.found
    sheets = {sheet.name: sheet for sheet in checked.workbook.sheets}
    seen = {value.unit for value in found.values}
    return {
        "sheets": list(sheets),
        "columns": [
            {"text": c.text, "key": c.key, "sheet": c.sheet, "cell": address(c.row, c.column)}
            for c in found.columns
        ],
        "units": [
            {"text": u.text, "unit": u.code, "sheet": u.sheet, "cell": address(u.row, u.column)}
            for u in found.units
        ],
        "values": [
            {
                "unit": v.unit,
                "key": v.key,
                "sheet": v.sheet,
                "row": v.row,
                "column": v.column,
                "raw": v.raw,
                "value": None if v.value is None else str(v.value),
                "mark": v.mark,
            }
            for v in found.values
        ],
        "problems": [
            describe_problem(problem, sheets if place < FRAGMENTS else {})
            for place, problem in enumerate(found.problems)
        ],
        "unread": [column.text for column in found.unread],
        "notices": [*checked.workbook.notices, *found.notices],
        "versions": {
            str(due.return_of.pk): due.return_of.version
            for due in dues
            if str(due.unit.association_id) in seen
        },
    }


def describe_problem(problem: Problem, sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    """A problem as plain JSON, with the cells round it."""
    cell = address(problem.row, problem.column) if problem.row and problem.column else ""
    digest = hashlib.sha256(
        f"{problem.severity}|{problem.sheet}|{cell}|{problem.message}".encode()
    ).hexdigest()
    return {
        "id": f"o-{digest[:12]}",
        "severity": problem.severity,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "cell": cell,
        "message": problem.message,
        "kind": problem.kind,
        "text": problem.text,
        "choices": [[choice.answer, choice.label] for choice in problem.choices]
        + ([[LEAVE_OUT, NONE_OF_OURS[problem.kind]]] if problem.kind in NONE_OF_OURS else []),
        "best": problem.best,
        "unit": problem.unit,
        "key": problem.key,
        "fragment": _cut_fragment(problem, sheets.get(problem.sheet)),
    }


def _cut_fragment(problem: Problem, sheet: Sheet | None) -> dict[str, Any] | None:
    """The cells round a problem, drawn as Excel draws them: a row above, a row below."""
    if sheet is None or not problem.row or not problem.column:
        return None
    here = problem.column
    columns = sorted({*range(max(here - 2, 1), here + 1), _label_column(sheet, problem.row)})
    rows = [row for row in range(problem.row - 1, problem.row + 2) if row >= 1]
    is_error = problem.severity == Severity.ERROR
    return {
        "label": f"Vùng quanh ô {address(problem.row, here)}",
        "columns": [
            {
                "letter": column_letters(each),
                "is_here": each == here,
                "is_far": each < here - 1 and each != columns[0],
            }
            for each in columns
        ],
        "rows": [
            {
                "number": str(row),
                "is_here": row == problem.row,
                "cells": [
                    {
                        "text": _short(sheet, row, each),
                        "is_label": each == columns[0] and each != here,
                        "is_far": each < here - 1 and each != columns[0],
                        "is_bad": is_error and (row, each) == (problem.row, here),
                        "is_odd": not is_error and (row, each) == (problem.row, here),
                    }
                    for each in columns
                ],
            }
            for row in rows
        ],
    }


def _label_column(sheet: Sheet, row: int) -> int:
    """The first column of the row that holds words."""
    for column in range(1, RETURN.columns + 1):
        cell = sheet.cells.get((row, column))
        if cell and isinstance(cell.value, str) and any(c.isalpha() for c in cell.raw):
            return column
    return 1


def _short(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.get(row, column)
    if cell is None:
        return ""
    return cell.raw if len(cell.raw) <= 40 else f"{cell.raw[:39]}…"


def see_again(reading: Reading) -> None:
    """Take the returns as they stand now for seen: the page compares with them again."""
    returns = Return.objects.filter(pk__in=reading.found["versions"])
    reading.found["versions"] = {
        str(pk): version for pk, version in returns.values_list("pk", "version")
    }
    reading.save(update_fields=["found"])


@transaction.atomic
def keep_words(
    reading: Reading, answers: Mapping[str, str], reasons: Mapping[str, str], by: User
) -> bool:
    """Keep what the officer answered and explained; both by problem id.

    Answers about columns and units are remembered for his association and form (R4). Whether
    anything was answered, so that the file must be read again.
    """
    problems = {problem["id"]: problem for problem in reading.found["problems"]}
    said = {(kind, text): answer for kind, text, answer in reading.answers}
    for problem_id, answer in answers.items():
        problem = problems.get(problem_id)
        if problem is None or answer not in [choice[0] for choice in problem["choices"]]:
            continue
        said[problem["kind"], problem["text"]] = answer
        if problem["kind"] in (QuestionKind.COLUMN, QuestionKind.UNIT):
            RememberedAnswer.objects.update_or_create(
                association=reading.sender,
                form=reading.form_version.form.code,
                kind=AnswerKind(problem["kind"]),
                text=problem["text"][:300],
                defaults={"meaning": answer, "answered_by": by},
            )
    is_answered = len(said) != len(reading.answers)
    reading.answers = [[kind, text, answer] for (kind, text), answer in said.items()]
    kept = {key: text.strip() for key, text in reasons.items() if key in problems}
    reading.reasons = {**reading.reasons, **kept}
    reading.save(update_fields=["answers", "reasons"])
    return is_answered or bool(answers)


def find_unexplained(reading: Reading) -> list[str]:
    """The ids of warnings that still have no reason."""
    return [
        problem["id"]
        for problem in reading.found["problems"]
        if problem["severity"] == Severity.WARNING and not reading.reasons.get(problem["id"])
    ]


def has_open(reading: Reading, severity: Severity) -> bool:
    """Whether a problem of this severity stands in the way of submitting."""
    return any(problem["severity"] == severity for problem in reading.found["problems"])


@transaction.atomic
def submit_reading(reading: Reading, by: User) -> Outcome:
    """Submit what was read; all its returns or none.

    Raises ``Conflict`` with what is still in the way: errors, open questions, warnings without a
    reason, somebody else's step meanwhile, or a reading that was submitted before.
    """
    reading = Reading.objects.select_for_update().get(pk=reading.pk)
    if reading.state == ReadingState.SUBMITTED:
        raise Conflict(f"Tệp này đã nộp rồi, số biên nhận {reading.receipt}.")
    if reading.state != ReadingState.READ:
        raise Conflict("Tệp này chưa đọc xong hoặc không đọc được nên chưa nộp được.")
    for severity, sentence in (
        (Severity.ERROR, "Tệp còn lỗi. Hãy sửa hết các ô lỗi rồi gửi lại tệp."),
        (Severity.QUESTION, "Còn câu hỏi chưa trả lời. Hãy trả lời rồi nộp."),
    ):
        if has_open(reading, severity):
            raise Conflict(sentence)
    if find_unexplained(reading):
        raise Conflict("Còn chỗ cần một câu giải thích. Hãy viết lý do rồi nộp.")
    if not reading.found["values"]:
        raise Conflict("Tệp không có số liệu nào để nộp.")
    entries = _make_entries(reading)
    outcome = submit(
        entries,
        version=reading.form_version,
        sender=reading.sender,
        by=by,
        upload=reading.upload,
        seen={int(pk): version for pk, version in reading.found["versions"].items()},
    )
    reading.state, reading.receipt = ReadingState.SUBMITTED, outcome.receipt
    reading.save(update_fields=["state", "receipt"])
    return outcome


def _make_entries(reading: Reading) -> list[Entry]:
    found = reading.found
    returns = Return.objects.filter(pk__in=found["versions"]).select_related("due__unit")
    by_unit = {str(each.due.unit.association_id): each for each in returns}
    indicators = {
        indicator.code: indicator
        for indicator in Indicator.objects.filter(
            code__in={value["key"] for value in found["values"]}
        )
    }
    sheets = {name: place for place, name in enumerate(found["sheets"])}
    values: dict[str, list[submitting.NewValue]] = {unit: [] for unit in by_unit}
    for value in found["values"]:
        mark = MARKS[Mark(value["mark"])]
        indicator = indicators[value["key"]]
        if mark == StoredMark.EMPTY and indicator.kind == IndicatorKind.SUM:
            continue  # the portal adds it up from its parts
        values[value["unit"]].append(
            submitting.NewValue(
                indicator_id=indicator.pk,
                number=None if value["value"] is None else Decimal(value["value"]),
                mark=mark,
                raw=value["raw"][:200],
                sheet=sheets[value["sheet"]],
                row=value["row"],
                column=value["column"],
            )
        )
    explained: dict[str, list[tuple[Indicator | None, str, str]]] = {unit: [] for unit in by_unit}
    for problem in found["problems"]:
        if problem["severity"] == Severity.WARNING:
            reason = (indicators.get(problem["key"]), problem["message"])
            units = [problem["unit"]] if problem["unit"] in explained else list(explained)
            for unit in units:
                explained[unit].append((*reason, reading.reasons[problem["id"]]))
    return [Entry(by_unit[unit], values[unit], explained[unit]) for unit in by_unit]
