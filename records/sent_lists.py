"""Lists of people that come by Excel, in whatever room: opened, questioned, answered, dropped.

A list is read by a job, outside of any request. Nothing of it counts until it is stored, all of it
or nothing (product.md R4–R7, R9). What its columns mean is each room's own.
"""

import hashlib
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, QuestionKind
from khuyenhoc.lib.sheets.grid import Refused, address
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from khuyenhoc.lib.sheets.reading import Problem, Severity
from khuyenhoc.lib.sheets.record_table import RecordTable
from khuyenhoc.lib.sheets.row_stream import RowStream, stream_rows
from records.models import AnswerKind, ListState, RememberedAnswer, SentList
from records.sealing import CHUNK, Broken, Dropped, open_upload, seal, unseal

MOST_PROBLEMS = 5_000  # kept and marked; whoever has more corrects these first
NONE_OF_OURS: dict[str, str] = {
    QuestionKind.COLUMN: "Không phải, bỏ qua cột này",
    QuestionKind.UNIT: "Không phải, bỏ qua dòng này",
}
# Asked by many forms of old and no business of ours (product.md A5): told, never kept.
NOT_KEPT = (
    "cccd", "cmnd", "can cuoc", "can cuoc cong dan", "so cccd", "so cmnd", "dinh danh",
    "ma dinh danh", "chung minh nhan dan", "dan toc", "ton giao", "dien thoai", "so dien thoai",
    "sdt", "email", "dang vien", "ho ngheo", "thu nhap", "tai khoan", "so tai khoan",
)  # fmt: skip

Answers = Mapping[tuple[str, str], str]


class CannotStore(Exception):
    """The list cannot be stored as it is; the message says what to do first."""


@dataclass(slots=True)
class Problems:
    """The problems of a list: the first some thousands whole, all of them counted."""

    kept: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def tell(self, problem: Problem) -> None:
        """Keep it while there is room."""
        self.counts[problem.severity] += 1
        if len(self.kept) < MOST_PROBLEMS:
            self.kept.append(problem)


class Teller:
    """Tells of lines at the cells of their names."""

    def __init__(
        self,
        problems: Problems,
        sheets: Mapping[int, str],
        find_name_place: Callable[[str, int], int | None],
    ) -> None:
        self.problems, self.sheets = problems, sheets
        self.find_name_place = find_name_place

    def tell(self, severity: Severity, sheet: int, row: int, message: str) -> None:
        name = self.sheets[sheet]
        place = self.find_name_place(name, row)
        self.problems.tell(Problem(severity, name, row, place, message, key="name"))

    def name(self, sheet: int, row: int, seen_from: int) -> str:
        """ "dòng 12", or with its sheet where that is another."""
        told = f"dòng {row}"
        return told if sheet == seen_from else f"{told} trang “{self.sheets[sheet]}”"


# ----- reading -----


def open_list(
    sent: Any, title: str, keep: Callable[[RowStream], None], *, wait_seconds: float = 60
) -> None:
    """Have ``keep`` read the rows of the file, and mark its bad cells in an answer under ``title``.

    ``keep`` may raise ``Refused``; it runs in a transaction and ends with ``close_reading``. Raises
    ``Busy``.
    """
    upload = sent.upload
    try:
        with open_upload(upload) as path:
            with (
                stream_rows(path, upload.name, LIST, wait_seconds=wait_seconds) as stream,
                transaction.atomic(),
            ):
                keep(stream)
            _keep_answer(sent, title, path, wait_seconds)
    except (Refused, Dropped) as refusal:
        refuse(sent, str(refusal))
    except Broken:
        refuse(sent, "Tệp đã giữ không mở được nữa. Hãy gửi lại tệp.")


def refuse(sent: Any, why: str) -> None:
    """Keep why the file is not taken."""
    sent.state, sent.refused, sent.read_at = ListState.REFUSED, why, timezone.now()
    sent.save(update_fields=["state", "refused", "read_at"])


def close_reading(
    sent: Any,
    table: RecordTable,
    stream: RowStream,
    problems: Problems,
    lines: int,
    changes: Mapping[str, int],
    missing: int,
) -> None:
    """Keep what was found, as plain JSON and without names of people.

    ``changes`` says how many of the ``lines`` would do what, ``missing`` how many of the register
    do not stand in the list.
    """
    reading = table.reading
    for problem in reading.problems:
        problems.tell(problem)
    order = {name: place for place, name in enumerate(stream.sheet_names)}
    problems.kept.sort(key=lambda one: (order.get(one.sheet, -1), one.row or 0, one.column or 0))
    unread = [column.text for column in reading.unread]
    not_kept = [text for text in unread if is_not_kept(text)]
    sent.found = {
        "sheets": reading.sheets,
        "columns": [
            {"text": c.text, "key": c.key, "sheet": c.sheet, "cell": address(c.row, c.column)}
            for c in reading.columns
        ],
        "not_kept": not_kept,
        "unread": [text for text in unread if text not in not_kept],
        "notices": [*stream.notices, *reading.notices],
        "lines": lines,
        "changes": changes,
        "missing": missing,
        "counts": dict(problems.counts),
        "problems": [_describe_problem(problem) for problem in problems.kept],
    }
    sent.state, sent.read_at = ListState.READ, timezone.now()
    sent.upload.sheets, sent.upload.kind = stream.sheet_names, stream.kind
    sent.upload.save(update_fields=["sheets", "kind"])
    sent.save(update_fields=["found", "state", "read_at"])


def is_not_kept(heading: str) -> bool:
    """Whether a column holds what no form of ours asks for: CCCD, dân tộc, tôn giáo (A5)."""
    words = f" {vn_norm(heading)} "
    return any(f" {each} " in words for each in NOT_KEPT)


def _describe_problem(problem: Problem) -> dict[str, Any]:
    cell = address(problem.row, problem.column) if problem.row and problem.column else ""
    key = f"{problem.severity}|{problem.sheet}|{cell or problem.row}|{problem.message}"
    choices = [[choice.answer, choice.label] for choice in problem.choices]
    if problem.kind in NONE_OF_OURS:
        choices.append([LEAVE_OUT, NONE_OF_OURS[problem.kind]])
    return {
        "id": f"o-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        "severity": problem.severity,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "cell": cell,
        "message": problem.message,
        "kind": problem.kind,
        "text": problem.text,
        "choices": choices,
        "best": problem.best,
    }


# ----- the answer file -----


def _keep_answer(sent: Any, title: str, path: Path, wait_seconds: float) -> None:
    """The sender's own file with the bad cells marked, kept sealed (R6); none where none is bad."""
    if sent.answer:
        sent.answer.delete(save=False)
        sent.save(update_fields=["answer"])
    told = ("severity", "sheet", "row", "column", "message")
    marks = [{key: one[key] for key in told} for one in sent.found["problems"] if one["cell"]]
    if not marks:
        return
    with tempfile.TemporaryDirectory(prefix="khuyenhoc-answer-") as folder:
        out, upload = Path(folder) / "answer.xlsx", sent.upload
        try:
            notices = write_marked_copy(
                path, upload.kind, upload.name, title, marks, out, LIST, wait_seconds=wait_seconds
            )
        except Refused as refusal:
            notices = [str(refusal)]
        else:
            with out.open("rb") as clear, tempfile.TemporaryFile() as sealed:
                seal(iter(lambda: clear.read(CHUNK), b""), sealed)
                sent.answer.save("answer", File(sealed), save=False)
    sent.found["answer_notices"] = notices
    sent.save(update_fields=["answer", "found"])


def read_answer_file(sent: Any) -> bytes:
    """The answer file as the sender opens it; empty where there is none."""
    if not sent.answer:
        return b""
    with sent.answer.open("rb") as sealed:
        return b"".join(unseal(sealed))


# ----- questions -----


def remembered_answers(sent: Any, form: str) -> dict[tuple[str, str], str]:
    """What was said of this file, and before of wordings in lists of this ``form`` (R4)."""
    rows = RememberedAnswer.objects.filter(association=sent.association_id, form=form)
    answers = {(row.kind, row.text): row.meaning for row in rows}
    return answers | {(kind, text): answer for kind, text, answer in sent.answers}


@transaction.atomic
def keep_answers(sent: Any, form: str, said: Mapping[str, str], by: User) -> bool:
    """Keep answers to the list's questions, by problem id; whether anything was answered.

    Answers about columns and units are remembered under ``form``.
    """
    answers = {(kind, text): answer for kind, text, answer in sent.answers}
    before = dict(answers)
    for problem in sent.found.get("problems", ()):
        answer = said.get(problem["id"])
        if answer is None or answer not in [choice[0] for choice in problem["choices"]]:
            continue
        answers[problem["kind"], problem["text"]] = answer
        if problem["kind"] in (QuestionKind.COLUMN, QuestionKind.UNIT):
            RememberedAnswer.objects.update_or_create(
                association=sent.association,
                form=form,
                kind=AnswerKind(problem["kind"]),
                text=problem["text"][:300],
                defaults={"meaning": answer, "answered_by": by},
            )
    if answers == before:
        return False
    sent.answers = [[kind, text, answer] for (kind, text), answer in answers.items()]
    sent.save(update_fields=["answers"])
    return True


# ----- storing -----


def require_storable(sent: SentList) -> None:
    """Raise ``CannotStore`` with what is still in the way."""
    if sent.state == ListState.STORED:
        raise CannotStore("Danh sách này đã ghi rồi.")
    if sent.state not in (ListState.READ, ListState.STORING):
        raise CannotStore("Danh sách chưa đọc xong hoặc không đọc được nên chưa ghi được.")
    counts = sent.found["counts"]
    if counts.get(Severity.ERROR):
        raise CannotStore(
            f"Danh sách còn {format_number(counts[Severity.ERROR])} chỗ sai. Hãy sửa trong tệp rồi "
            "gửi lại."
        )
    if counts.get(Severity.QUESTION):
        raise CannotStore("Còn câu hỏi chưa trả lời. Hãy trả lời rồi ghi.")
    if not sent.found["lines"]:
        raise CannotStore("Danh sách không có dòng nào để ghi.")


def close_storing(sent: Any, by: User) -> None:
    """Say that the list is stored, and let go of what holds names."""
    forget_lines(sent)
    sent.state, sent.stored_by, sent.stored_at = ListState.STORED, by, timezone.now()
    sent.save(update_fields=["state", "stored_by", "stored_at"])


def forget_lines(sent: Any) -> None:
    """Let go of what holds names beside the sealed file: the lines and the answer."""
    sent.lines.all().delete()
    if sent.answer.name:
        transaction.on_commit(partial(sent.answer.storage.delete, sent.answer.name))
        type(sent).objects.filter(pk=sent.pk).update(answer="")
        sent.answer = ""


@transaction.atomic
def drop(sent: Any) -> None:
    """Put a list aside that is not to be stored; its file stays sealed until its days are over."""
    sent = type(sent).objects.select_for_update(of=("self",)).get(pk=sent.pk)
    if sent.state in (ListState.STORED, ListState.STORING):
        raise CannotStore("Danh sách đã hoặc đang ghi nên không bỏ được.")
    forget_lines(sent)
    sent.state = ListState.DROPPED
    sent.save(update_fields=["state"])


def drop_forgotten(lists: Any) -> str:
    """Drop the lines of those of ``lists`` that nobody stored while their file was kept (A5)."""
    before = timezone.now() - timedelta(days=settings.LIST_DAYS)
    old = lists.filter(upload__uploaded_at__lt=before).exclude(
        state__in=[ListState.STORED, ListState.DROPPED]
    )
    count = 0
    for sent in old:
        forget_lines(sent)
        count += 1
    old.update(state=ListState.DROPPED)
    return f"{count} danh sách"
