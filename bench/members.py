"""(s) A province's 100,000 members from .xlsx into the register, beside import-export's 10,000.

Then the lists that the staff and officers open, over a million members.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import tablib
import xlsxwriter
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from import_export import fields, resources, widgets

from accounts.models import Person
from accounts.second_factor import PASSED
from associations.loading import load_units
from associations.models import Association
from bench.lists import FAMILY, GIVEN, MIDDLE, ROUNDS, Register, take_anew
from bench.timing import Line, time_once
from khuyenhoc.lib.memory import as_python_has_it
from khuyenhoc.lib.name_keys import key_name, key_place
from members.lists.reading import read_list, receive
from members.lists.storing import store
from members.models import Member, MemberList, Stay
from records.models import ListState

ROWS, FEW, MANY = 100_000, 10_000, 1_000_000
WHOLE = 20_000  # ms
STOCK = 1 / 40
MEMORY = 500  # MB, worker and reading child together
PAGE = 300  # ms, nineteen of twenty
ASKED = 20
COUNTED_ON = date(2025, 12, 31)
HEAD = ("Xã", "Họ và tên", "Năm sinh", "Địa chỉ", "Năm vào hội", "Hội phí")
TABLES = ("memberline", "fee", "feeevent", "stay", "stayevent", "member", "memberevent",
          "memberlist")  # fmt: skip


class Roll(Register):
    """A province and who sends its members."""

    def write_book(self, rows: int) -> Path:
        """A workbook of so many members of the province's communes, each one alone."""
        path = self.folder / f"hv-{rows}.xlsx"
        draw = random.Random(rows)
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        page = book.add_worksheet("Hội viên")
        page.write_row(0, 0, HEAD)
        for row in range(rows):
            commune = self.communes[row * len(self.communes) // rows]
            name = " ".join(map(draw.choice, (FAMILY, MIDDLE, MIDDLE, GIVEN)))
            page.write_row(
                row + 1, 0,
                (commune.full_name, name, draw.randrange(1940, 2005), f"Số {row}",
                 draw.randrange(2006, 2025), draw.choice((12_000, 24_000, ""))),
            )  # fmt: skip
        book.close()
        return path

    def receive(self, path: Path) -> MemberList:
        """Take the file as a request does."""
        content = path.read_bytes()
        with TemporaryUploadedFile(path.name, "", len(content), None) as file:
            file.write(content)
            file.seek(0)
            return receive(file, counted_on=COUNTED_ON, sender=self.province, by=self.officer)

    def take(self, path: Path) -> MemberList:
        """Receive, read, check and store."""
        member_list = self.receive(path)
        read_list(member_list)
        if member_list.state != ListState.READ:
            raise RuntimeError(member_list.refused)
        store(member_list, self.officer)
        return member_list

    def clear(self) -> None:
        """Empty the register of members."""
        with connection.cursor() as cursor:
            named = ", ".join(f"members_{table}" for table in TABLES)
            cursor.execute(f"truncate {named} cascade")
            cursor.execute("delete from accounts_person where id <> %s", [self.officer.person_id])

    def read_rows(self, path: Path) -> tablib.Dataset:
        """The rows of the file as import-export wants them."""
        data = tablib.Dataset().load(path.read_bytes(), format="xlsx")
        return tablib.Dataset(*([*row, ""] for row in data), headers=[*HEAD, "person"])


class StockKind(resources.ModelResource):
    """Members as import-export stores them: the person looked up or made for each row."""

    person = fields.Field("person", "person", widgets.ForeignKeyWidget(Person, "pk"))
    register: Roll

    class Meta:
        model = Member
        import_id_fields = ("person",)
        fields = ("person",)

    def before_import_row(self, row, **kwargs) -> None:
        unit = Association.objects.get(full_name=row["Xã"], parent=self.register.province)
        person, _ = Person.objects.update_or_create(
            name=row["Họ và tên"], birth_year=int(row["Năm sinh"]), address=row["Địa chỉ"],
            association=unit,
        )  # fmt: skip
        row["person"] = person.pk

    def before_save_instance(self, instance, row, **kwargs) -> None:
        instance.joined_on = date(int(row["Năm vào hội"]), 1, 1)
        instance.is_joined_year_only = True
        instance.name_key = key_name(row["Họ và tên"])
        instance.address_key = key_place(row["Địa chỉ"])
        instance.birth_year = int(row["Năm sinh"])

    def after_save_instance(self, instance, row, **kwargs) -> None:
        stay, _ = Stay.objects.get_or_create(
            member=instance, association_id=instance.person.association_id,
            defaults={"valid": (instance.joined_on, None)},
        )  # fmt: skip
        if row["Hội phí"]:
            instance.fees.update_or_create(
                year=COUNTED_ON.year, defaults={"amount": int(row["Hội phí"])}
            )


def make_import(register: Roll, path: Path) -> Callable[[], None]:
    """Stock import-export reading and storing the rows of a file."""

    def run() -> None:
        rows = register.read_rows(path)
        resource_ = StockKind()
        resource_.register = register
        result = resource_.import_data(rows, raise_errors=True)
        if result.has_errors() or Member.objects.count() != len(rows):
            raise RuntimeError("not stored")

    return run


def measure() -> Iterator[Line]:
    """A province's list once and again, import-export's share of it, and lists over a million."""
    with tempfile.TemporaryDirectory() as name:
        register = Roll(Path(name))
        load_units()
        register.lay()
        yield from _measure_lists(register)
        yield from _measure_pages(register)


def _measure_lists(register: Roll) -> Iterator[Line]:
    path = register.write_book(ROWS)
    named = f"(s) {ROWS // 1_000}.000 hội viên × {len(HEAD)}"
    whole = time_once(lambda: register.take(path))
    if Member.objects.count() != ROWS:
        raise RuntimeError("not stored")
    yield Line(f"{named}: nhận, đọc, so, ghi", whole, goal=WHOLE)
    again = time_once(lambda: register.take(path))
    if Member.objects.count() != ROWS:
        raise RuntimeError("stored twice")
    yield Line(f"{named}: cùng tệp lần nữa", again, goal=WHOLE)
    register.clear()
    own, child = register.measure_memory(path)
    yield Line(f"{named}: bộ nhớ", own + child, goal=MEMORY, unit="MB")
    register.clear()
    few = register.write_book(FEW)
    ours = min(take_anew(register, few) for _ in range(ROUNDS))
    with as_python_has_it():
        stock = time_once(make_import(register, few))
    yield Line(
        f"(s) {FEW // 1_000}.000 hội viên: so với import-export", ours, floor=stock, ratio=STOCK
    )
    register.clear()


_MILLION = """
with made as (
    insert into accounts_person (name, birth_year, phone, email, address, association_id)
    select (%(names)s::text[])[1 + n %% %(count)s], 1940 + n %% 65, '', '', 'Số ' || n,
           (%(units)s::bigint[])[1 + n %% %(many)s]
      from generate_series(1, %(rows)s) n returning id, name, birth_year, association_id
), joined as (
    insert into members_member (person_id, is_joined_year_only, name_key, address_key, birth_year)
    select id, false, vn_norm(name), '', birth_year from made returning id, person_id
)
insert into members_stay (member_id, association_id, valid, ended_by)
select j.id, m.association_id, daterange('2015-01-01', null), ''
  from joined j join made m on m.id = j.person_id
"""


def _measure_pages(register: Roll) -> Iterator[Line]:
    draw = random.Random(MANY)
    names = [" ".join(map(draw.choice, (FAMILY, MIDDLE, MIDDLE, GIVEN))) for _ in range(5_003)]
    units = [unit.pk for unit in register.communes]
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")  # a million rows without a log
        cursor.execute(_MILLION, {"names": names, "count": len(names), "units": units,
                                  "many": len(units), "rows": MANY})  # fmt: skip
        cursor.execute("set session_replication_role = default")
        cursor.execute("analyze accounts_person, members_member, members_stay")
    client = Client(headers={"host": "localhost"})
    client.force_login(register.officer)
    session = client.session
    session[PASSED] = True
    session.save()
    unit = reverse("members:unit", args=[units[0]])
    for what, address in (
        ("từng đơn vị", reverse("members:home")),
        ("tìm “nguyen van an”", f"{reverse('members:home')}?q=nguyen+van+an"),
        ("tìm “trieu”", f"{reverse('members:home')}?q=trieu"),
        ("một xã, trang đầu", unit),
        ("một xã, trang 100", f"{unit}?trang=100"),
        ("bàn làm việc", reverse("admin:members_member_changelist")),
        ("bàn làm việc, tìm", f"{reverse('admin:members_member_changelist')}?q=nguyen+an"),
    ):
        yield Line(f"(s) 1.000.000 hội viên, {what}: p95", _ask(client, address), goal=PAGE)


def _ask(client: Client, address: str) -> float:
    """ms in which nineteen of twenty requests are answered, the first left out."""
    times = []
    for _ in range(ASKED + 1):
        start = time.perf_counter()
        answer = client.get(address, secure=True)
        times.append((time.perf_counter() - start) * 1_000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
    return sorted(times[1:])[int(ASKED * 0.95) - 1]
