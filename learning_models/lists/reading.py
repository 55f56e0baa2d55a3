"""From an uploaded list to the register: read, look through, store (product.md L3, R4–R7, R9).

A list is read by a job, outside of any request: a hundred thousand lines take seconds. Nothing of
it counts until it is stored, all of it or nothing; the same file again changes nothing.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.record_table import RecordTable
from khuyenhoc.lib.sheets.row_stream import RowStream
from learning_models.judging import Sheet, read_sheet
from learning_models.lists.comparing import (
    compare,
    count_changes,
    count_missing,
)
from learning_models.lists.lines import Line, LineReader
from learning_models.lists.sheet import NAME, UNIT, declare
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
from records.sent_lists import (
    Problems,
    close_reading,
    keep_answers,
    open_list,
    refuse,
    remembered_answers,
)
from records.uploads import keep_upload

LISTED_LEVEL = "commune"
# Places of another level are listed as themselves.
LISTED_LEVELS = {
    "district_learning_community": "district",
    "province_learning_community": "province",
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
    upload, model, year = name_list.upload, name_list.model, name_list.year
    units = units_to_list(upload.uploaded_by, model, year)
    if not units:
        refuse(
            name_list,
            f"Năm {year} của “{model}” chưa mở ở đơn vị của bạn, hoặc bạn chưa được giao nhập danh "
            "sách. Hãy hỏi hội cấp trên.",
        )
        return
    open_list(
        name_list,
        f"{model}, năm {year}",
        lambda stream: keep_reading(name_list, units, stream),
        wait_seconds=wait_seconds,
    )


def keep_reading(name_list: NameList, units: list[Association], stream: RowStream) -> None:
    """Read the rows of a file into lines of ``name_list`` and describe what was found.

    In a transaction; nothing of the register is changed.
    """
    ListLine.objects.filter(name_list=name_list).delete()
    answers = remembered_answers(name_list, _form(name_list))
    declaration = declare(name_list.model, units, answers)
    place_key = "hamlet" if "hamlet" in declaration.by_key else ""
    units_column = NAME if name_list.model.subject == Subject.PLACE else UNIT
    table = RecordTable(stream, declaration, NAME, units_column, place_key)
    problems = Problems()
    reader = _make_reader(name_list, units, table, problems)
    sheets = dict(enumerate(stream.sheet_names))

    def read() -> Iterator[Line]:
        for record in table.records():
            line = reader.read(record)
            if line is not None:
                yield line

    told = compare(name_list, read(), problems, sheets, table.find_name_place)
    changes, missing = count_changes(name_list), count_missing(name_list)
    close_reading(name_list, table, stream, problems, told, changes, missing)


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
        {group.name: group.pk for group in groups},
        find_hard(units, day),
        name_list.year,
    )


def _form(name_list: NameList) -> str:
    return f"ds-{name_list.model_id}"[:40]


@transaction.atomic
def answer_questions(name_list: NameList, said: Mapping[str, str], by: User) -> bool:
    """Keep answers to the list's questions, by problem id, and have it read again.

    Whether anything was answered.
    """
    is_answered = keep_answers(name_list, _form(name_list), said, by)
    if is_answered:
        ask_to_read(name_list, by)
    return is_answered
