"""From an uploaded list of members to the register: read and look through (product.md M, R4–R7)."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.record_table import RecordTable
from khuyenhoc.lib.sheets.row_stream import RowStream
from members.lists.comparing import compare
from members.lists.lines import Line, MemberReader, read_branches
from members.lists.sheet import BRANCH, declare
from members.models import MemberLine, MemberList
from records import jobs
from records.models import ListState
from records.record_reader import NAME, UNIT
from records.sent_lists import (
    Problems,
    close_reading,
    keep_answers,
    open_list,
    refuse,
    remembered_answers,
)
from records.uploads import keep_upload

FORM = "ds-hoi-vien"
LISTED_LEVELS = ("commune", "direct")
NO_UNITS = "Bạn chưa được giao nhập danh sách hội viên. Hãy hỏi hội cấp trên."


def units_to_list(user: User) -> list[Association]:
    """The units of which ``user`` may send members: his own and below, those that live."""
    own = Association.objects.within(associations_for(user, Role.ENTRY))
    rows = own.filter(level__in=LISTED_LEVELS).alive(timezone.localdate())
    return list(rows.order_by("tree_id", "lft"))


def receive(file: UploadedFile, *, counted_on: date, sender: Association, by: User) -> MemberList:
    """Keep an uploaded list, sealed, and ask for it to be read.

    Raises ``Refused`` when it is empty or too large to be kept at all.
    """
    with transaction.atomic():
        upload = keep_upload(file, association=sender, by=by, limits=LIST, is_sealed=True)
        member_list = MemberList.objects.create(
            association=sender, upload=upload, counted_on=counted_on, state=ListState.WAITING
        )
        ask_to_read(member_list, by)
    return member_list


def ask_to_read(member_list: MemberList, by: User) -> None:
    """Have the list read, again where it was read before."""
    member_list.state = ListState.WAITING
    member_list.save(update_fields=["state"])
    jobs.ask(read_in_background, key=list_keys(member_list)[0], by=by, list_id=member_list.pk)


def list_keys(member_list: MemberList) -> tuple[str, str]:
    """The keys of the jobs that read the list and that store it."""
    return f"members-{member_list.pk}", f"store-members-{member_list.pk}"


@jobs.job
def read_in_background(progress: jobs.Progress, list_id: int) -> dict:
    """Read a list that waits; safe to run again."""
    member_list = MemberList.objects.select_related("upload").get(pk=list_id)
    if member_list.state == ListState.WAITING:
        progress.tell(0, 1, "Đang đọc danh sách hội viên")
        read_list(member_list)
    return {"state": member_list.state}


def read_list(member_list: MemberList, *, wait_seconds: float = 60) -> None:
    """Read and check the file, and keep its lines and what was found. Raises ``Busy``."""
    units = units_to_list(member_list.upload.uploaded_by)
    if not units:
        refuse(member_list, NO_UNITS)
        return
    open_list(
        member_list,
        str(member_list),
        lambda stream: keep_reading(member_list, units, stream),
        wait_seconds=wait_seconds,
    )


def keep_reading(member_list: MemberList, units: list[Association], stream: RowStream) -> None:
    """Read the rows of a file into lines and describe what was found.

    In a transaction; nothing of the register is changed.
    """
    MemberLine.objects.filter(member_list=member_list).delete()
    declaration = declare(units, remembered_answers(member_list, FORM))
    table = RecordTable(stream, declaration, NAME, UNIT, BRANCH)
    problems = Problems()
    branches = read_branches(units, timezone.localdate())
    reader = MemberReader(declaration, problems, table.columns, branches, member_list.counted_on)

    def read() -> Iterator[Line]:
        for record in table.records():
            line = reader.read(record)
            if line is not None:
                yield line

    sheets = dict(enumerate(stream.sheet_names))
    lines, changes, missing = compare(member_list, read(), problems, sheets, table.find_name_place)
    close_reading(member_list, table, stream, problems, lines, changes, missing)


@transaction.atomic
def answer_questions(member_list: MemberList, said: Mapping[str, str], by: User) -> bool:
    """Keep answers to the list's questions and have it read again; whether any was answered."""
    is_answered = keep_answers(member_list, FORM, said, by)
    if is_answered:
        ask_to_read(member_list, by)
    return is_answered
