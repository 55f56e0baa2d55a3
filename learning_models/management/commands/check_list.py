"""``manage.py check_list FILE --unit CODE``: read and check a list of a model; store nothing."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from accounts.models import Person, User
from associations.models import Association, State
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from khuyenhoc.lib.sheets.row_stream import stream_rows
from learning_models.lists.reading import LISTED_LEVEL, keep_reading
from learning_models.models import LearningModel, ListState, NameList
from records.models import Upload

CLEAN, PROBLEMS, REFUSED = 0, 1, 2
SIGNS = {"error": "LỖI", "warning": "XEM LẠI", "question": "HỎI"}


class Command(BaseCommand):
    """Exit status 0 clean, 1 problems, 2 refused. With --json only JSON on standard output."""

    help = "Đọc và kiểm tra một danh sách mô hình học tập, không ghi gì vào cơ sở dữ liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, help="Mã của đơn vị gửi, mã cũ cũng được.")
        parser.add_argument("--model", default="learning_family", help="Mã mô hình.")
        parser.add_argument("--year", type=int, default=date.today().year)
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--answer", type=Path, help="Ghi tệp trả lời ra đây (.xlsx).")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"Không thấy tệp {file}.", returncode=REFUSED)
        model = LearningModel.objects.filter(pk=options["model"]).first()
        unit = find_unit(options["unit"])
        if model is None or unit is None:
            raise CommandError("Không có mô hình hoặc đơn vị mang mã ấy.", returncode=REFUSED)
        try:
            kind, found = check(file, unit, model, options["year"])
            if options["answer"]:
                write_answer(file, kind, found, options["answer"])
        except (Refused, Busy) as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"refused": str(refusal)}, ensure_ascii=False))
            else:
                self.stdout.write(str(refusal))
            raise SystemExit(REFUSED) from None
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            self.print(found)
        raise SystemExit(PROBLEMS if found["problems"] else CLEAN)

    def print(self, found: dict[str, Any]) -> None:
        """What was found, for people."""
        self.stdout.write(f"Đọc được {found['lines']} dòng.")
        for notice in found["notices"]:
            self.stdout.write(notice)
        for heading in found["not_kept"]:
            self.stdout.write(f"Cột “{heading}” không được lưu.")
        for each in found["problems"]:
            place = " ".join(filter(None, (each["sheet"], each["cell"])))
            self.stdout.write(f"{SIGNS[each['severity']]} {place}: {each['message']}")


def find_unit(code: str) -> Association | None:
    """The association that bears ``code``, today or once."""
    states = State.objects.filter(code=code).order_by("-valid").values("association")
    return Association.objects.filter(Q(code=code) | Q(pk__in=states)).order_by("closed_on").first()


def check(
    file: Path, unit: Association, model: LearningModel, year: int
) -> tuple[str, dict[str, Any]]:
    """The kind of the file and what is found in it for ``unit`` and below; nothing stays.

    Raises ``Refused`` and ``Busy``.
    """
    below = Association.objects.within(Association.objects.filter(pk=unit.pk))
    units = list(below.filter(level=LISTED_LEVEL).order_by("lft"))
    if not units:
        raise Refused(f"{unit} không có xã, phường nào bên dưới để nhận danh sách.")
    with stream_rows(file, file.name, LIST) as stream, transaction.atomic():
        person = Person.objects.create(name="kiểm tra", association=unit)
        by = User.objects.create(username=f"check-list-{person.pk}", person=person)
        upload = Upload.objects.create(
            association=unit, uploaded_by=by, name=file.name, kind="", size=0, sha256=""
        )
        name_list = NameList.objects.create(
            association=unit, upload=upload, model=model, year=year, state=ListState.WAITING
        )
        keep_reading(name_list, units, stream)
        transaction.set_rollback(True)
    return stream.kind, name_list.found


def write_answer(file: Path, kind: str, found: dict[str, Any], out: Path) -> None:
    """The file given back with its bad cells marked."""
    told = ("severity", "sheet", "row", "column", "message")
    marks = [{key: one[key] for key in told} for one in found["problems"] if one["cell"]]
    write_marked_copy(file, kind, file.name, "Kiểm tra danh sách", marks, out, LIST)
