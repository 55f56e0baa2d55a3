"""Workbooks of lists as officers make them, and a world with a province that has opened a year."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from learning_models.lists.reading import read_list, receive
from learning_models.models import LearningModel, ListState, ModelYear, NameList
from tests.factories import make_association, make_officer

YEAR = 2025


@dataclass
class Place:
    """A province with two communes, an officer of the province and one of a commune."""

    province: Association
    vo_nhai: Association
    dai_tu: Association
    officer: User
    commune_officer: User


def make_place(model: str = "learning_family") -> Place:
    """A province in which ``model`` is open in ``YEAR``; the criteria must be loaded."""
    province = make_association("Thái Nguyên", "province")
    communes = [
        make_association(name, "commune", province, full_name=f"Xã {name}", kind="xã", code=code)
        for name, code in (("Võ Nhai", "05716"), ("Đại Từ", "05758"))
    ]
    ModelYear.objects.create(
        association=province, model=LearningModel.objects.get(pk=model), year=YEAR
    )
    return Place(
        province,
        *communes,
        make_officer("tinh", province),
        make_officer("xa", communes[0]),
    )


def write_book(rows: Sequence[Sequence[object]], sheet: str = "Danh sách") -> bytes:
    """An .xlsx with these rows from A1 on; None leaves a cell empty."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                page.write(number, column, value)
    book.close()
    return buffer.getvalue()


def send(
    rows: Sequence[Sequence[object]],
    place: Place,
    *,
    by: User | None = None,
    model: str = "learning_family",
    sheet: str = "Danh sách",
) -> NameList:
    """A list that was sent and read."""
    sender = by or place.officer
    file = SimpleUploadedFile("ds.xlsx", write_book(rows, sheet))
    name_list = receive(
        file,
        model=LearningModel.objects.get(pk=model),
        year=YEAR,
        sender=sender.posts(timezone.localdate()).get().association,
        by=sender,
    )
    read_list(name_list)
    name_list.refresh_from_db()
    return name_list


def tell_problems(name_list: NameList) -> list[tuple[str, str, str]]:
    """Severity, cell and sentence of every problem."""
    assert name_list.state == ListState.READ, name_list.refused
    return [
        (problem["severity"], problem["cell"], problem["message"])
        for problem in name_list.found["problems"]
    ]
