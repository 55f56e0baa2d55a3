"""From an uploaded list to the register: read, look through, store (product.md L3, R4–R7, R9).

A list is read by a job, outside of any request: a hundred thousand lines take seconds. Nothing of
it counts until it is stored, all of it or nothing; the same file again changes nothing.
"""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, QuestionKind
from khuyenhoc.lib.sheets.grid import Refused, address
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from khuyenhoc.lib.sheets.reading import Problem
from khuyenhoc.lib.sheets.record_table import RecordTable
from khuyenhoc.lib.sheets.row_stream import RowStream, stream_rows
from learning_models.judging import Sheet, read_sheet
from learning_models.lists.comparing import (
    compare,
    count_changes,
    count_missing,
)
from learning_models.lists.lines import Line, LineReader, Problems
from learning_models.lists.sheet import NAME, NOT_KEPT, UNIT, declare
from learning_models.models import (
    LearningModel,
    ListLine,
    ListState,
    ModelGroup,
    ModelYear,
    NameList,
    Subject,
)
from learning_models.sets import find_hard, find_set
from records import jobs
from records.models import AnswerKind, RememberedAnswer
from records.sealing import CHUNK, Broken, Dropped, open_upload, seal, unseal
from records.uploads import keep_upload

LISTED_LEVEL = "commune"
# Places of another level are listed as themselves.
LISTED_LEVELS = {
    "district_learning_community": "district",
    "province_learning_community": "province",
}
NONE_OF_OURS: dict[str, str] = {
    QuestionKind.COLUMN: "Không phải, bỏ qua cột này",
    QuestionKind.UNIT: "Không phải, bỏ qua dòng này",
}


def units_to_list(user: User, model: LearningModel, year: int) -> list[Association]:
    """The units of which ``user`` may send lists: his own and below, where the year is open.

    A model that is tried in chosen units only is listed there alone. Three queries.
    """
    level = LISTED_LEVELS.get(model.pk, LISTED_LEVEL)
    own = Association.objects.within(associations_for(user, Role.ENTRY)).filter(level=level)
    own = own.alive(timezone.localdate())
    opened = ModelYear.objects.filter(model=model, year=year, is_open=True)
    pilots = Association.objects.filter(pk__in=opened.values("pilots"))
    everywhere = opened.filter(pilots=None).values("association")
    reach = Association.objects.within(Association.objects.filter(pk__in=everywhere))
    tried = Association.objects.within(pilots)
    return list(
        own.filter(Q(pk__in=reach.values("pk")) | Q(pk__in=tried.values("pk"))).order_by("lft")
    )


def receive(
    file: UploadedFile, *, model: LearningModel, year: int, sender: Association, by: User
) -> NameList:
    """Keep an uploaded list, sealed, and ask for it to be read.

    Raises ``Refused`` when it is empty or too large to be kept at all.
    """
    with transaction.atomic():
        upload = keep_upload(file, association=sender, by=by, limits=LIST, is_sealed=True)
        name_list = NameList.objects.create(
            association=sender, upload=upload, model=model, year=year, state=ListState.WAITING
        )
        ask_to_read(name_list, by)
    return name_list


def ask_to_read(name_list: NameList, by: User) -> None:
    """Have the list read, again where it was read before."""
    name_list.state = ListState.WAITING
    name_list.save(update_fields=["state"])
    jobs.ask(read_in_background, key=f"list-{name_list.pk}", by=by, list_id=name_list.pk)


@jobs.job
def read_in_background(progress: jobs.Progress, list_id: int) -> dict:
    """Read a list that waits; safe to run again."""
    name_list = NameList.objects.select_related("model", "upload").get(pk=list_id)
    if name_list.state == ListState.WAITING:
        progress.tell(0, 1, "Đang đọc danh sách")
        read_list(name_list)
    return {"state": name_list.state}


def read_list(name_list: NameList, *, wait_seconds: float = 60) -> None:
    """Read and check the file, and keep its lines and what was found. Raises ``Busy``."""
    upload = name_list.upload
    units = units_to_list(upload.uploaded_by, name_list.model, name_list.year)
    try:
        if not units:
            raise Refused(
                f"Năm {name_list.year} của “{name_list.model}” chưa mở ở đơn vị của bạn, hoặc bạn "
                "chưa được giao nhập danh sách. Hãy hỏi hội cấp trên."
            )
        with open_upload(upload) as path:
            with (
                stream_rows(path, upload.name, LIST, wait_seconds=wait_seconds) as stream,
                transaction.atomic(),
            ):
                keep_reading(name_list, units, stream)
            _keep_answer(name_list, path, wait_seconds)
    except (Refused, Dropped) as refusal:
        name_list.state, name_list.refused = ListState.REFUSED, str(refusal)
        name_list.read_at = timezone.now()
        name_list.save(update_fields=["state", "refused", "read_at"])
    except Broken:
        name_list.state = ListState.REFUSED
        name_list.refused = "Tệp đã giữ không mở được nữa. Hãy gửi lại tệp."
        name_list.save(update_fields=["state", "refused"])


def keep_reading(name_list: NameList, units: list[Association], stream: RowStream) -> None:
    """Read the rows of a file into lines of ``name_list`` and describe what was found.

    In a transaction; nothing of the register is changed.
    """
    ListLine.objects.filter(name_list=name_list).delete()
    answers = remembered_answers(name_list)
    declaration = declare(name_list.model, units, answers)
    place_key = "hamlet" if "hamlet" in declaration.by_key else ""
    units_column = NAME if name_list.model.subject == Subject.PLACE else UNIT
    table = RecordTable(stream, declaration, NAME, units_column, place_key)
    problems = Problems()
    reader = _make_reader(name_list, units, table, problems)
    sheets = dict(enumerate(stream.sheet_names))
    told = 0

    def read() -> Iterator[Line]:
        for record in table.records():
            line = reader.read(record)
            if line is not None:
                yield line

    told = compare(name_list, read(), problems, sheets, table.find_name_place)
    for problem in table.reading.problems:
        problems.tell(problem)
    order = {name: place for place, name in sheets.items()}
    problems.kept.sort(key=lambda one: (order.get(one.sheet, -1), one.row or 0, one.column or 0))
    name_list.found = _describe(name_list, table, stream, problems, told)
    name_list.state = ListState.READ
    name_list.read_at = timezone.now()
    name_list.upload.sheets = stream.sheet_names
    name_list.upload.kind = stream.kind
    name_list.upload.save(update_fields=["sheets", "kind"])
    name_list.save(update_fields=["found", "state", "read_at"])


def _keep_answer(name_list: NameList, path: Path, wait_seconds: float) -> None:
    """The sender's own file with the bad cells marked, kept sealed (R6); none where none is bad."""
    forget_answer(name_list)
    told = ("severity", "sheet", "row", "column", "message")
    marks = [{key: one[key] for key in told} for one in name_list.found["problems"] if one["cell"]]
    if not marks:
        return
    with tempfile.TemporaryDirectory(prefix="khuyenhoc-answer-") as folder:
        out, upload = Path(folder) / "answer.xlsx", name_list.upload
        title = f"{name_list.model}, năm {name_list.year}"
        try:
            notices = write_marked_copy(
                path, upload.kind, upload.name, title, marks, out, LIST, wait_seconds=wait_seconds
            )
        except Refused as refusal:
            notices = [str(refusal)]
        else:
            with out.open("rb") as clear, tempfile.TemporaryFile() as sealed:
                seal(iter(lambda: clear.read(CHUNK), b""), sealed)
                name_list.answer.save("answer", File(sealed), save=False)
    name_list.found["answer_notices"] = notices
    name_list.save(update_fields=["answer", "found"])


def forget_answer(name_list: NameList) -> None:
    """Drop the answer file; it holds the names of the list."""
    if name_list.answer:
        name_list.answer.delete(save=False)
        name_list.save(update_fields=["answer"])


def read_answer_file(name_list: NameList) -> bytes:
    """The answer file as the sender opens it; empty where there is none."""
    if not name_list.answer:
        return b""
    with name_list.answer.open("rb") as sealed:
        return b"".join(unseal(sealed))


def _make_reader(
    name_list: NameList, units: list[Association], table: RecordTable, problems: Problems
) -> LineReader:
    day = date(name_list.year, 12, 31)
    criteria_set = find_set(name_list.model, units[0], day)
    criteria: Sheet | None = read_sheet(criteria_set) if criteria_set else None
    groups = ModelGroup.objects.filter(model=name_list.model, valid__contains=day)
    return LineReader(
        table.declaration,
        problems,
        table.columns,
        criteria,
        {vn_norm(group.name): group.pk for group in groups},
        find_hard(units, day),
        name_list.year,
    )


def remembered_answers(name_list: NameList) -> dict[tuple[str, str], str]:
    """What was said of this file, and before of wordings in lists of this model (R4)."""
    rows = RememberedAnswer.objects.filter(
        association=name_list.association_id, form=_form(name_list)
    )
    answers = {(row.kind, row.text): row.meaning for row in rows}
    return answers | {(kind, text): answer for kind, text, answer in name_list.answers}


def _form(name_list: NameList) -> str:
    return f"ds-{name_list.model_id}"[:40]


@transaction.atomic
def answer_questions(name_list: NameList, said: Mapping[str, str], by: User) -> bool:
    """Keep answers to the list's questions, by problem id, and have it read again.

    Answers about columns and units are remembered. Whether anything was answered.
    """
    answers = {(kind, text): answer for kind, text, answer in name_list.answers}
    before = dict(answers)
    for problem in name_list.found.get("problems", ()):
        answer = said.get(problem["id"])
        if answer is None or answer not in [choice[0] for choice in problem["choices"]]:
            continue
        answers[problem["kind"], problem["text"]] = answer
        if problem["kind"] in (QuestionKind.COLUMN, QuestionKind.UNIT):
            RememberedAnswer.objects.update_or_create(
                association=name_list.association,
                form=_form(name_list),
                kind=AnswerKind(problem["kind"]),
                text=problem["text"][:300],
                defaults={"meaning": answer, "answered_by": by},
            )
    if answers == before:
        return False
    name_list.answers = [[kind, text, answer] for (kind, text), answer in answers.items()]
    name_list.save(update_fields=["answers"])
    ask_to_read(name_list, by)
    return True


# ----- what was found -----


def _describe(
    name_list: NameList, table: RecordTable, stream: RowStream, problems: Problems, lines: int
) -> dict[str, Any]:
    """What was found, as plain JSON and without names of people."""
    reading = table.reading
    unread = [column.text for column in reading.unread]
    not_kept = [text for text in unread if is_not_kept(text)]
    return {
        "sheets": reading.sheets,
        "columns": [
            {"text": c.text, "key": c.key, "sheet": c.sheet, "cell": address(c.row, c.column)}
            for c in reading.columns
        ],
        "not_kept": not_kept,
        "unread": [text for text in unread if text not in not_kept],
        "notices": [*stream.notices, *reading.notices],
        "lines": lines,
        "changes": count_changes(name_list),
        "missing": count_missing(name_list),
        "counts": dict(problems.counts),
        "problems": [_describe_problem(problem) for problem in problems.kept],
    }


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
