"""Personal data of members: what is kept and why, taken out, erased while counts stay (A5)."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import reverse

from accounts.models import PERSONAL as OF_PERSON
from accounts.models import PersonRead
from members.erasing import CannotErase, erase, erase_left, export, list_personal_fields
from members.joining import leave, pay_fee
from members.lists.storing import store
from members.models import PERSONAL, Member, Stay
from tests.factories import make_officer
from tests.members.books import AN, HEAD, make_place, send
from tests.members.people import make_member

pytestmark = pytest.mark.django_db
NAME, ADDRESS = "Khuất Thị Quỳnh Hoa", "Ngõ Gạch Đỏ"
KEYS = ("quynh", "khuất", "quỳnh", "gach do", "gạch đỏ")
LEFT = date(2026, 1, 5)


@pytest.fixture
def place():
    return make_place()


def find_everywhere(words: tuple[str, ...]) -> set[str]:
    """The tables and files in which one of the words stands, in any letters."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select string_agg(lower(t::text), chr(10)) from "{table}" t')  # noqa: S608
            text = cursor.fetchone()[0] or ""
            if any(word in text for word in words):
                found.add(table)
    for path in Path(settings.PRIVATE_ROOT).rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            if any(word.encode() in content for word in words):
                found.add(path.name)
    return found


def test_a5_an_erased_name_stands_in_no_table_and_in_no_file(place):
    row = [*AN[:3], NAME, 1960, ADDRESS, *AN[6:]]
    store(send([HEAD, row], place), place.officer)
    store(send([HEAD, [*row[:6], None, row[7]]], place, counted_on=date(2026, 6, 1)), place.officer)
    dropped = send([HEAD, [*row[:6], "hôm kia", None]], place)
    assert dropped.answer
    member = Member.objects.get()
    leave(member, LEFT, "resigned")
    assert find_everywhere(KEYS) == {"accounts_person", "members_member"}

    erase(member, place.officer, "Người ấy yêu cầu")

    assert find_everywhere(KEYS) == set()


def test_a5_erasing_keeps_what_was_counted_and_leaves_an_event(place):
    member = make_member(NAME, place.vo_nhai, place.xom_3, address=ADDRESS, birth_year=1960)
    pay_fee(member, 2025, amount=12_000)
    leave(member, LEFT, "died")
    counted = list(Stay.objects.values_list("association", "valid", "ended_by"))

    erase(member, place.officer, "Gia đình yêu cầu")

    member.refresh_from_db()
    person = member.person
    assert (person.name, person.birth_year, person.address) == ("(đã xóa)", None, "")
    assert person.erased_at is not None
    assert list(Stay.objects.values_list("association", "valid", "ended_by")) == counted
    assert member.fees.get().amount == 12_000
    event = apps.get_model("accounts", "PersonEvent").objects.filter(pgh_obj=person).latest("pk")
    assert event.erased_at is not None
    assert event.pgh_context.metadata["reason"] == "Gia đình yêu cầu"


def test_only_who_approves_erases_and_only_who_has_left(place):
    member = make_member(NAME, place.vo_nhai)
    chair = make_officer("chutich", place.vo_nhai, ("approve", "entry"))

    for by, reason, says in (
        (place.commune_officer, "Yêu cầu", "quyền duyệt"),
        (chair, "", "lý do"),
        (chair, "Yêu cầu", "còn là hội viên"),
    ):
        with pytest.raises(CannotErase, match=says):
            erase(member, by, reason)
    leave(member, LEFT, "resigned")
    erase(member, chair, "Yêu cầu")
    with pytest.raises(CannotErase, match="đã được xóa"):
        erase(member, chair, "Yêu cầu")

    assert Member.objects.get().name_key == ""


def test_a_holder_of_an_office_is_not_erased(place):
    officer = make_officer("thuky", place.vo_nhai)
    member = make_member("Lê Thị Cúc", place.vo_nhai)
    Member.objects.filter(pk=member.pk).update(person=officer.person)
    member.refresh_from_db()
    leave(member, LEFT, "resigned")

    with pytest.raises(CannotErase, match="giữ chức vụ"):
        erase(member, place.officer, "Yêu cầu")

    assert erase_left(date(2030, 1, 1)) == 0


def test_who_left_long_ago_is_erased_by_the_term(place):
    gone, lately = (make_member(name, place.vo_nhai) for name in ("Lê Thị Cúc", "Lê Văn Dũng"))
    leave(gone, date(2021, 1, 5), "died")
    leave(lately, LEFT, "died")

    count = erase_left(date(2025, 1, 1))

    assert count == 1
    assert set(Member.objects.values_list("person__name", flat=True)) == {"(đã xóa)", "Lê Văn Dũng"}


def test_every_personal_field_has_a_purpose_and_a_term():
    told = list_personal_fields()

    assert {(each.model, each.field) for each in told} == {
        *(("accounts.Person", field) for field in OF_PERSON),
        *(("members.Member", field) for field in PERSONAL),
    }
    assert all(each.purpose and each.kept for each in told)


def test_a_persons_data_are_taken_out_whole_and_it_is_written_down(place):
    member = make_member(NAME, place.vo_nhai, place.xom_3, address=ADDRESS)
    pay_fee(member, 2025, amount=12_000)

    told = json.loads(export(member, place.officer, "json"))
    book = openpyxl.load_workbook(io.BytesIO(export(member, place.officer, "xlsx")))

    assert (told["họ và tên"], told["địa chỉ"]) == (NAME, ADDRESS)
    assert told["sinh hoạt"][0]["ở"] == place.xom_3.full_name
    assert told["hội phí"] == [{"năm": 2025, "đồng": 12_000, "ngày": None}]
    assert NAME in [cell.value for cell in book.active["B"]]
    assert PersonRead.objects.filter(person=member.person, kind="export").count() == 2


def test_the_page_gives_files_and_erases(client, place):
    chair = make_officer("chutich", place.vo_nhai, ("approve", "entry"))
    member = make_member(NAME, place.vo_nhai)
    client.force_login(chair)
    door = reverse("members:member", args=[member.pk])

    files = [
        client.get(reverse("members:data", args=[member.pk, kind])).status_code
        for kind in ("json", "xlsx", "pdf")
    ]
    early = client.post(door, {"step": "erase", "erase-reason": "Yêu cầu"})
    leave(member, LEFT, "resigned")
    done = client.post(door, {"step": "erase", "erase-reason": "Yêu cầu"})

    assert files == [200, 200, 404]
    assert (early.status_code, done.status_code) == (409, 302)
    assert client.get(door).status_code == 404
