"""The base of every admin: files without formulas, no lost updates, a log without names (A5)."""

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import PERSONAL, Person, PersonRead, Post, User
from associations.desk_history import find_last_change
from figures.models import Period
from records.models import Job
from tests.factories import make_association, make_officer, make_person

pytestmark = pytest.mark.django_db
NAME, PHONE = "Đỗ Thị Kín", "0912345678"


@pytest.fixture
def province():
    return make_association("Thái Nguyên", "province", make_association("Việt Nam", "national"))


@pytest.fixture
def person(province) -> Person:
    person = make_person(NAME, province)
    person.phone = PHONE
    person.save()
    return person


@pytest.fixture
def staff(province) -> User:
    return make_officer("tinh", province, ("approve",), name="Cán bộ tỉnh")


@pytest.fixture
def desk(staff) -> Client:
    """The browser of an operator: who may change rows."""
    User.objects.filter(pk=staff.pk).update(is_superuser=True)
    client = Client()
    client.force_login(staff)
    return client


def address(row, view: str = "change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{view}", args=[row.pk])


def export(client: Client, model: str, kind: str, **query: str):
    """The bytes of a file of the list, "xlsx" or "csv"."""
    url = reverse(f"admin:{model}_export", query=query)
    return client.post(url, {"format": {"xlsx": "0", "csv": "1"}[kind], "resource": "0"}).content


# Lists


def test_list_that_is_too_long_is_counted_and_walked_to_an_end_alone(desk, province, monkeypatch):
    for number in range(120):
        make_person(f"Người {number:03}", province)
    url = reverse("admin:accounts_person_changelist")
    whole = desk.get(url)
    monkeypatch.setattr("associations.desk_pages.MOST", 100)

    with CaptureQueriesContext(connection) as asked:
        capped = desk.get(url)
    [counted] = [each["sql"] for each in asked if "COUNT(" in each["sql"]]
    found = desk.get(url, {"q": "nguoi 01"})
    far = desk.get(url, {"p": "3"})
    keys = list(Person.objects.values_list("pk", flat=True)[:2])
    across = desk.post(
        url, {"action": "export_admin_action", "select_across": "1", "_selected_action": keys}
    )

    assert "LIMIT 101" in counted
    assert "hơn 100 người; tìm hoặc lọc" in " ".join(capped.text.split())
    assert "hơn" not in whole.text.partition('class="paginator"')[2][:200]
    assert capped.context["cl"].paginator.num_pages == 2
    assert found.context["cl"].result_count == 10
    assert far.status_code == 302
    assert "Danh sách dài hơn" in desk.get(across.url).text


def test_words_of_the_scripts_are_kept_by_the_browser_for_a_day(desk):
    answer = desk.get(reverse("admin:jsi18n"))

    assert set(answer["Cache-Control"].split(", ")) == {"private", "max-age=86400"}
    assert "H\\u00f4m nay" in answer.text


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("model", "queries"), [("accounts_person", 16), ("figures_period", 13), ("records_job", 13)]
)
def test_a_list_asks_who_may_do_what_once(
    model, queries, count, staff, province, django_assert_num_queries
):
    for place in range(count):
        make_person(f"Người {place}", province)
        Period.objects.create(
            code=f"20{place + 10}", kind="year",
            first_day=date(2010 + place, 1, 1), last_day=date(2010 + place, 12, 31),
        )  # fmt: skip
        Job.objects.create(kind="a", key=f"a-{place}")
    client = Client()
    client.force_login(staff)
    url = reverse(f"admin:{model}_changelist")
    client.get(url)  # the first page of a session also writes it

    with django_assert_num_queries(queries):
        response = client.get(url)

    assert response.status_code == 200


# Files

FORMULAS = [
    "=1+1",
    "==cmd|' /C calc'!A0",
    "+84912345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://evil.example","bấm")',
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_leaves_as_text(desk, province, text):
    make_person(text, province)
    clean = text.replace("\r", "_x000D_") if "\r" in text else text

    rows = list(csv.DictReader(io.StringIO(export(desk, "accounts_person", "csv").decode()[1:])))
    book = openpyxl.load_workbook(io.BytesIO(export(desk, "accounts_person", "xlsx")))
    cells = {cell.value: cell.data_type for row in book.active.rows for cell in row}

    assert f"'{text}" in {row["họ và tên"] for row in rows}
    assert {kind for value, kind in cells.items() if value in (text, clean)} == {"s"}
    assert "f" not in cells.values()


def test_numbers_stay_numbers_and_days_are_written_in_vietnamese(desk, person):
    Person.objects.filter(pk=person.pk).update(birth_year=1980)
    Post.objects.create(
        person=person, association=person.association, office="chair", roles=["entry"],
        valid=(date(2025, 7, 1), date(2030, 1, 1)),
    )  # fmt: skip

    persons = openpyxl.load_workbook(io.BytesIO(export(desk, "accounts_person", "xlsx"))).active
    posts = export(desk, "accounts_post", "csv").decode()

    assert 1980 in {cell.value for row in persons.rows for cell in row}
    assert "từ 01/07/2025 đến trước 01/01/2030" in posts
    assert "nhập số liệu" in posts
    assert "Chủ tịch" in posts


def test_the_file_of_log_ins_holds_no_password(desk, staff):
    staff.refresh_from_db()
    staff.set_password("cau thang go lim keu")
    staff.save()
    client = Client()
    client.force_login(staff)

    text = export(client, "accounts_user", "csv").decode()

    assert staff.username in text
    assert "argon2" not in text
    assert text.splitlines()[0] == "\ufefftên đăng nhập,người,được đăng nhập,Lần cuối đăng nhập"


def test_the_file_holds_what_the_list_shows(desk, province, person):
    make_person("Người khác", province)

    found = export(desk, "accounts_person", "csv", q="do thi kin").decode()

    assert NAME in found
    assert "Người khác" not in found


def test_search_finds_with_and_without_marks(desk, person):
    url = reverse("admin:accounts_person_changelist")

    asked = ("đỗ thị kín", "DO THI KIN", "Do\u0302\u0303", "kin", "%", "khong co")
    counts = {q: desk.get(url, {"q": q}).context["cl"].result_count for q in asked}

    assert counts == {
        "đỗ thị kín": 1, "DO THI KIN": 1, "Do\u0302\u0303": 1, "kin": 1, "%": 0, "khong co": 0,
    }  # fmt: skip


# Lost updates


def open_form(client: Client, row) -> dict[str, str]:
    """What the browser would send back if nothing were changed."""
    form = client.get(address(row)).context["adminform"].form
    return {
        name: "" if form[name].value() is None else form[name].value()
        for name in form.fields
        if name != "erased_at"
    }


def test_second_save_of_two_tabs_is_told_and_loses_nothing(desk, person):
    first, second = open_form(desk, person), open_form(desk, person)

    saved = desk.post(address(person), {**first, "phone": "0900000001"})
    refused = desk.post(address(person), {**second, "phone": "0900000002"})

    person.refresh_from_db()
    assert (saved.status_code, person.phone) == (302, "0900000001")
    assert refused.status_code == 200
    assert "đã được người khác sửa" in refused.text
    assert "Điện thoại: đang là “0900000001”, bạn gõ “0900000002”." in refused.text
    at = timezone.localtime(find_last_change(person).at)
    assert f"Lần sửa gần nhất: Cán bộ tỉnh, lúc {at:%H:%M %d/%m/%Y}." in refused.text


def test_refused_page_sent_again_is_refused_again(desk, person):
    seen = open_form(desk, person)
    Person.objects.filter(pk=person.pk).update(address="Nhà mới")

    refused = desk.post(address(person), {**seen, "phone": "0900000002"})
    again = dict(re.findall(r'<input type="hidden" name="(seen)" value="(\w+)"', refused.text))
    answer = desk.post(address(person), {**seen, **again, "phone": "0900000002"})

    assert "đã được người khác sửa" in answer.text


def test_change_of_a_linked_row_is_noticed_too(desk, staff, province):
    mandate = staff.person.posts.get().mandates.create(reason="giao thêm")
    seen = open_form(desk, mandate)
    mandate.units.set([province])

    answer = desk.post(address(mandate), {**seen, "reason": "khác"})

    assert "đã được người khác sửa" in answer.text


@pytest.mark.parametrize("mark", ["", "0" * 64])
def test_form_without_its_mark_is_refused(desk, person, mark):
    answer = desk.post(address(person), {**open_form(desk, person), "seen": mark})

    assert "đã được người khác sửa" in answer.text


def test_row_that_nobody_else_touched_is_saved(desk, person):
    answer = desk.post(address(person), {**open_form(desk, person), "name": "Đỗ Thị Tên Mới"})

    person.refresh_from_db()
    assert (answer.status_code, person.name) == (302, "Đỗ Thị Tên Mới")


# The log


def test_a5_log_of_a_person_tells_who_when_and_why_and_holds_no_personal_field(
    desk, person, province
):
    commune = make_association("Phú Bình", "commune", province)
    sent = {**open_form(desk, person), "association": commune.pk, "phone": "0999999999",
            "change_reason": "Bàn giao theo Quyết định 12"}  # fmt: skip
    desk.post(address(person), sent)

    last = desk.get(address(person, "history")).context["changes"][0]

    assert (last.who, last.what, last.reason) == (
        "Cán bộ tỉnh",
        "Sửa",
        "Bàn giao theo Quyết định 12",
    )
    assert [(line.label, line.before, line.after) for line in last.lines] == [
        ("do hội quản lý", "Thái Nguyên", "Phú Bình")
    ]
    columns = {column.name for column in Person.events.rel.related_model._meta.fields}
    assert columns.isdisjoint(PERSONAL)


def test_a5_the_admin_keeps_no_log_of_its_own(desk, person):
    """It would hold the names of persons in clear, also of those who are erased."""
    desk.post(address(person), {**open_form(desk, person), "name": "Tên mới"})
    desk.post(
        reverse("admin:accounts_person_add"),
        {"name": "Người mới", "association": person.association_id},
    )

    assert Person.objects.filter(name="Người mới").exists()
    assert LogEntry.objects.count() == 0


def test_a5_reading_a_person_is_written_down(desk, person, staff):
    desk.get(address(person))
    desk.get(address(person, "history"))
    export(desk, "accounts_person", "csv", q="kin")

    reads = PersonRead.objects.filter(person=person).order_by("pk")
    assert [(each.reader, each.kind) for each in reads] == [
        (staff, "page"), (staff, "history"), (staff, "export"),
    ]  # fmt: skip


def test_a5_the_list_of_persons_shows_no_personal_data(desk, person):
    page = desk.get(reverse("admin:accounts_person_changelist")).text

    assert NAME in page
    assert PHONE not in page
    assert PersonRead.objects.count() == 0


def test_desk_has_no_way_to_any_row_of_any_table(desk):
    assert desk.get("/quan-tri/r/1/1/").status_code == 404
