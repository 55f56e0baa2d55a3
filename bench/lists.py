"""(o) A list of 100,000 families from .xlsx into the register, beside the floor and import-export.

The floor reads the same file with calamine, looks at each cell in the simplest way, copies the rows
into a temporary table and merges that into the same two tables, with the same constraints and the
same log of events. import-export reads and stores 10,000 of the same rows in the same run, with the
garbage collector as Python starts it: its settings are part of how our own processes work.
"""

import os
import random
import resource
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine
import tablib
import xlsxwriter
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import connection, connections, transaction
from import_export import fields, resources, widgets
from import_export.formats.base_formats import XLSX

from accounts.models import Office, Person, Post, Role, User
from associations.copying import copy_rows
from associations.loading import load_units
from associations.models import Association
from bench.timing import Line, time_once
from khuyenhoc.lib.memory import as_python_has_it
from khuyenhoc.lib.name_keys import key_name, key_place
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from learning_models.criteria_data import load_criteria
from learning_models.lists.reading import read_list, receive
from learning_models.lists.storing import store
from learning_models.models import (
    Bearer,
    LearningModel,
    ListState,
    ModelYear,
    NameList,
    Registration,
)
from records.sealing import open_upload

ROWS, FEW = 100_000, 10_000
ROUNDS = 3  # of a list that takes two seconds, beside a minute of import-export's
PROVINCE, MODEL, YEAR = "19", "learning_family", 2025
WHOLE = 30_000  # ms
TIMES_FLOOR, TIMES_AGAIN = 2.5, 1.5
STOCK, BULK = 1 / 40, 1 / 15
CHILD_MEMORY, WORKER_MEMORY = 600, 250  # MB
HEAD = ("Xã", "Thôn", "Họ và tên chủ hộ", "Địa chỉ", "Số người", "Đăng ký", "Tự chấm",
        "Điểm đánh giá", "Kết quả")  # fmt: skip
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
          "Lý", "Nông", "Triệu", "Hà")  # fmt: skip
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Ngọc", "Hữu", "Quang", "Xuân", "Thu", "Kim", "Bá",
          "Công", "Duy")  # fmt: skip
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hải", "Hạnh", "Hoa", "Hùng", "Hương", "Khánh", "Lan",
         "Linh", "Long", "Mai", "Nam", "Nga", "Sơn")  # fmt: skip
TABLES = ("listline", "assessment", "evidence", "registration", "registrationevent", "bearer",
          "bearerevent", "namelist")  # fmt: skip


@dataclass
class Register:
    """A province that has opened its year, and who sends its lists."""

    folder: Path
    communes: list[Association] = field(default_factory=list)

    def lay(self, code: str = PROVINCE) -> None:
        """The criteria, the year, and an officer of the province of ``code``."""
        load_criteria()
        self.province = Association.objects.get(code=code, level="province", closed_on=None)
        self.communes = list(
            Association.objects.filter(parent=self.province, level="commune", closed_on=None)
        )
        self.model = LearningModel.objects.get(pk=MODEL)
        ModelYear.objects.create(association=self.province, model=self.model, year=YEAR)
        person = Person.objects.create(name="Hoàng Thị Nga", association=self.province)
        Post.objects.create(
            person=person,
            association=self.province,
            office=Office.OFFICER,
            roles=[Role.ENTRY],
            valid=(None, None),
        )
        self.officer = User.objects.create(username="bench", person=person)

    def write_book(self, rows: int) -> Path:
        """A workbook of so many families of the province's communes, each one alone."""
        path = self.folder / f"{rows}.xlsx"
        draw = random.Random(rows)
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        page = book.add_worksheet("Danh sách")
        page.write_row(0, 0, HEAD)
        for row in range(rows):
            commune = self.communes[row * len(self.communes) // rows]
            name = " ".join(map(draw.choice, (FAMILY, MIDDLE, MIDDLE, GIVEN)))
            score = draw.randrange(50, 100)
            page.write_row(
                row + 1,
                0,
                (commune.full_name, f"Xóm {draw.randrange(1, 21)}", name, f"Số {row}",
                 draw.randrange(1, 9), "x", draw.randrange(50, 100), score,
                 "Đạt" if score >= 60 else "Không đạt"),
            )  # fmt: skip
        book.close()
        return path

    # ----- ours -----

    def receive(self, path: Path) -> NameList:
        """Take the file as a request does."""
        content = path.read_bytes()
        with TemporaryUploadedFile(path.name, "", len(content), None) as file:
            file.write(content)
            file.seek(0)
            return receive(file, model=self.model, year=YEAR, sender=self.province, by=self.officer)

    def take(self, path: Path) -> NameList:
        """Read, check and store, as the background does."""
        name_list = self.receive(path)
        read_list(name_list)
        if name_list.state != ListState.READ:
            raise RuntimeError(name_list.refused)
        store(name_list, self.officer)
        return name_list

    def go_all_the_way(self, path: Path) -> None:
        """Receive, read, answer with the marked file, store."""
        name_list = self.receive(path)
        read_list(name_list)
        marks = [
            {"sheet": "Danh sách", "row": 2, "column": 3, "severity": "warning", "message": "…"}
        ]
        with open_upload(name_list.upload) as source:
            out = self.folder / "answer.xlsx"
            write_marked_copy(source, "xlsx", path.name, "Danh sách", marks, out, LIST)
        store(name_list, self.officer)

    def measure_memory(self, path: Path) -> tuple[int, int]:
        """MB that a worker and the reading child need at most for the file, in a fresh process."""
        reading, writing = os.pipe()
        connections.close_all()
        pid = os.fork()
        if not pid:
            self.take(path)
            own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            os.write(writing, f"{own} {child}".encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as answer:
            own, child = map(int, answer.read().split())
        os.waitpid(pid, 0)
        return own, child

    def clear(self) -> None:
        """Empty the register."""
        with connection.cursor() as cursor:
            named = ", ".join(f"learning_models_{table}" for table in TABLES)
            cursor.execute(f"truncate {named} cascade")

    # ----- the floor -----

    def take_floor(self, path: Path) -> None:
        """calamine → a look at each cell → COPY → merge into the same tables."""
        units = {unit.full_name: unit.pk for unit in self.communes}
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_FLOOR_STAGE)
            copy_rows(cursor, "floor_stage", _FLOOR_COLUMNS, _read_plain(path, units))
            asked = {"by": self.officer.pk, "year": YEAR, "model": MODEL}
            cursor.execute("analyze floor_stage")
            cursor.execute(_FLOOR_BEARERS, asked)
            cursor.execute(_FLOOR_REGISTRATIONS, asked)

    def read_rows(self, path: Path) -> tablib.Dataset:
        """The rows of the file as import-export reads them, with a place for the family's key."""
        rows = XLSX().create_dataset(path.read_bytes())
        rows.append_col([""] * len(rows), header="bearer")
        return rows


def _read_plain(path: Path, units: dict[str, int]) -> Iterator[tuple[object, ...]]:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    rows = book.get_sheet_by_index(0).iter_rows()
    next(rows)
    for commune, hamlet, name, address, people, registered, own, score, result in rows:
        if not name or not 0 < people < 100 or registered != "x" or not 0 <= score <= 100:
            raise ValueError(name)
        state = "reviewed" if result == "Đạt" else "not_recognised"
        yield (
            units[commune], name, hamlet, address, int(people), own, score, state,
            key_name(name), key_place(hamlet), key_place(address),
        )  # fmt: skip


_FLOOR_COLUMNS = ("association_id", "name", "hamlet", "address", "people", "self_score", "score",
                  "state", "name_key", "hamlet_key", "address_key")  # fmt: skip
_FLOOR_STAGE = """
create temporary table floor_stage (
  association_id bigint, name text, hamlet text, address text, people integer,
  self_score numeric(6,2), score numeric(6,2), state text, name_key text, hamlet_key text,
  address_key text
) on commit drop
"""
_FLOOR_BEARERS = """
insert into learning_models_bearer (association_id, subject, name, hamlet, address, sex, people,
                                    name_key, hamlet_key, address_key)
select association_id, 'household', name, hamlet, address, '', people, name_key, hamlet_key,
       address_key from floor_stage
on conflict do nothing
"""
_FLOOR_REGISTRATIONS = """
insert into learning_models_registration (
       bearer_id, model_id, year, association_id, state, area, self_score, score, grade, reason,
       registered_by_id, registered_at)
select b.id, %(model)s, %(year)s, s.association_id, s.state, 'common', s.self_score, s.score, '',
       case s.state when 'not_recognised' then 'Không đạt.' else '' end, %(by)s, now()
  from floor_stage s
  join learning_models_bearer b
    on b.association_id = s.association_id and b.subject = 'household'
   and b.name_key = s.name_key and b.hamlet_key = s.hamlet_key and b.address_key = s.address_key
on conflict (bearer_id, model_id, year) do update set score = excluded.score
"""


# ----- import-export -----


class StockKind(resources.ModelResource):
    """Registrations as import-export stores them: the family looked up or made for each row."""

    association = fields.Field(
        "association", "Xã", widgets.ForeignKeyWidget(Association, "full_name")
    )
    bearer = fields.Field("bearer", "bearer", widgets.ForeignKeyWidget(Bearer, "pk"))
    self_score = fields.Field("self_score", "Tự chấm", widgets.DecimalWidget())
    score = fields.Field("score", "Điểm đánh giá", widgets.DecimalWidget())
    register: Register

    class Meta:
        model = Registration
        import_id_fields = ("bearer",)
        fields = ("association", "bearer", "self_score", "score")

    def before_import_row(self, row, **kwargs) -> None:
        unit = self._find_unit(row["Xã"])
        bearer, _ = Bearer.objects.update_or_create(
            association_id=unit,
            subject="household",
            name_key=key_name(row["Họ và tên chủ hộ"]),
            hamlet_key=key_place(row["Thôn"]),
            address_key=key_place(row["Địa chỉ"]),
            defaults={
                "name": row["Họ và tên chủ hộ"],
                "hamlet": row["Thôn"],
                "address": row["Địa chỉ"],
                "people": int(row["Số người"]),
            },
        )
        row["bearer"] = bearer.pk

    def _find_unit(self, name: str) -> int:
        return Association.objects.get(full_name=name, parent=self.register.province).pk

    def before_save_instance(self, instance, row, **kwargs) -> None:
        instance.model_id, instance.year = MODEL, YEAR
        instance.registered_by = self.register.officer
        reached = row["Kết quả"] == "Đạt"
        instance.state = "reviewed" if reached else "not_recognised"
        instance.reason = "" if reached else "Không đạt."


class BulkKind(StockKind):
    """The same in its fastest configuration: bulk writes, no comparing, communes remembered."""

    class Meta(StockKind.Meta):
        use_bulk = True
        batch_size = 1_000
        skip_diff = True
        force_init_instance = True

    def _find_unit(self, name: str) -> int:
        return self.units[name]


def make_import(register: Register, kind: type[StockKind], path: Path) -> Callable[[], None]:
    def run() -> None:
        rows = register.read_rows(path)
        resource_ = kind()
        resource_.register = register
        resource_.units = {unit.full_name: unit.pk for unit in register.communes}
        # Names of communes repeat in the country: both look among those of the province only.
        resource_.fields["association"].widget.get_queryset = lambda *args, **kwargs: (
            Association.objects.filter(parent=register.province)
        )
        result = resource_.import_data(rows, raise_errors=True)
        if result.has_errors() or Registration.objects.count() != len(rows):
            raise RuntimeError("not stored")

    return run


def measure() -> Iterator[Line]:
    """A province's list, once into an empty register and once again."""
    with tempfile.TemporaryDirectory() as name:
        register = Register(Path(name))
        load_units()
        register.lay()
        yield from _measure_many(register)
        yield from _measure_few(register)


def _measure_many(register: Register) -> Iterator[Line]:
    path = register.write_book(ROWS)
    named = f"{ROWS // 1_000}.000 hộ × {len(HEAD)}"
    whole = time_once(lambda: register.go_all_the_way(path))
    yield Line(f"(o) {named}: nhận, đọc, so, tệp trả lời, ghi", whole, goal=WHOLE)
    register.clear()
    ours, floor = [], []
    for _ in range(2):
        floor.append(time_once(lambda: register.take_floor(path)))
        register.clear()
        ours.append(time_once(lambda: register.take(path)))
        again = time_once(lambda: register.take(path))
        count = Registration.objects.count()
        if count != ROWS:
            raise RuntimeError(f"{count} registrations")
        register.clear()
    best = min(ours)
    yield Line(f"(o) {named}: đọc, so, ghi", best, floor=min(floor), ratio=TIMES_FLOOR)
    yield Line("(o) cùng tệp lần nữa, không đổi gì", again, floor=best, ratio=TIMES_AGAIN)
    worker, child = register.measure_memory(path)
    yield Line("(o) bộ nhớ của người đọc tệp", child, goal=CHILD_MEMORY, unit="MB")
    yield Line("(o) bộ nhớ của việc nền", worker, goal=WORKER_MEMORY, unit="MB")
    register.clear()


def take_anew(register: Register, path: Path) -> float:
    """How long the list takes into an empty register, in ms."""
    taken = time_once(lambda: register.take(path))
    register.clear()
    return taken


def _measure_few(register: Register) -> Iterator[Line]:
    path = register.write_book(FEW)
    ours = min(take_anew(register, path) for _ in range(ROUNDS))
    for name, kind, ratio in (("mặc định", StockKind, STOCK), ("ghi từng loạt", BulkKind, BULK)):
        register.clear()
        with as_python_has_it():
            taken = time_once(make_import(register, kind, path))
        yield Line(
            f"(o) {FEW // 1_000}.000 hộ, so với import-export {name}",
            ours,
            floor=taken,
            ratio=ratio,
        )
    register.clear()
