"""The directory of officers: whose names, whose telephones, what is vacant, and the files (M)."""

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.directory import views
from accounts.directory.listing import Vacancy, list_posts, list_vacancies, read_lines
from accounts.models import Office, PersonRead, Post, ReadKind
from associations.models import Association
from tests.factories import make_association, make_officer, make_person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def place() -> dict:
    nation = make_association("Việt Nam", "national")
    province = make_association("Thái Nguyên", "province", nation)
    commune = make_association("Kha Sơn", "commune", province)
    sister = make_association("Lạng Sơn", "province", nation)
    reader = make_officer("tinh", province, ("look",), name="Trần Văn Tỉnh")
    make_officer("khac", sister, name="Hà Văn Khác")
    return {"province": province, "commune": commune, "sister": sister, "reader": reader}


def seat(name: str, unit: Association, office: Office, valid=(None, None), keeper=None, **fields):
    person = make_person(name, keeper or unit)
    person.phone = "0912000111"
    person.save()
    return Post.objects.create(
        person=person, association=unit, office=office, valid=valid, **fields
    )


def list_names(unit: Association, asked: str = "") -> list[str]:
    roots = Association.objects.filter(pk=unit.pk)
    return [post.person.name for post in list_posts(roots, TODAY, asked)]


def list_vacant(unit: Association) -> list[Vacancy]:
    return list_vacancies(Association.objects.filter(pk=unit.pk), TODAY)


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_directory_goes_by_the_tree_then_by_office(place):
    seat("Phạm Thị Ủy", place["commune"], Office.COMMITTEE_MEMBER)
    seat("Lê Văn Chủ", place["commune"], Office.CHAIR)
    seat("Đỗ Văn Cũ", place["commune"], Office.SECRETARY, (None, TODAY))

    assert list_names(place["province"]) == ["Trần Văn Tỉnh", "Lê Văn Chủ", "Phạm Thị Ủy"]
    assert list_names(place["province"], "le van") == ["Lê Văn Chủ"]


def test_a_unit_that_has_ended_has_no_officers_and_no_vacancies(place):
    seat("Lê Văn Chủ", place["commune"], Office.CHAIR)
    seat("Đỗ Văn Cũ", place["commune"], Office.SECRETARY, (None, TODAY))
    Association.objects.filter(pk=place["commune"].pk).update(closed_on=TODAY)

    assert list_names(place["province"]) == ["Trần Văn Tỉnh"]
    assert list_vacant(place["province"]) == []


def test_a_leading_office_is_vacant_from_the_day_its_last_holder_left(place):
    left = TODAY - timedelta(days=30)
    seat("Đỗ Văn Cũ", place["commune"], Office.CHAIR, (None, date(2020, 1, 1)))
    seat("Lê Văn Sau", place["commune"], Office.CHAIR, (date(2020, 1, 1), left))
    seat("Vũ Thị Một", place["commune"], Office.VICE_CHAIR, (None, left))
    seat("Vũ Thị Hai", place["commune"], Office.VICE_CHAIR)
    seat("Ngô Văn Viên", place["commune"], Office.COMMITTEE_MEMBER, (None, left))
    seat("Hồ Văn Xa", place["sister"], Office.CHAIR, (None, left))

    vacant = list_vacant(place["province"])

    unit = place["commune"]
    assert vacant == [Vacancy(unit.pk, unit.full_name, "Chủ tịch", left)]


def test_a3_a_telephone_is_shown_only_where_the_record_may_be_read(place):
    mine = seat("Lê Văn Chủ", place["commune"], Office.CHAIR)
    theirs = seat("Hà Thị Nhờ", place["commune"], Office.SECRETARY, keeper=place["sister"])

    posts = Post.objects.filter(pk__in=[mine.pk, theirs.pk]).order_by("pk")
    lines = read_lines(posts, place["reader"])

    assert [(line.name, line.phone) for line in lines] == [
        ("Lê Văn Chủ", "0912000111"), ("Hà Thị Nhờ", ""),
    ]  # fmt: skip


def test_a5_reading_a_directory_is_written_down(place):
    post = seat("Lê Văn Chủ", place["commune"], Office.CHAIR)
    client = sign_in(place["reader"])

    client.get(reverse("directory:unit", args=[place["commune"].pk]))
    client.get(reverse("directory:file", args=[place["commune"].pk, "xlsx"]))

    reads = set(PersonRead.objects.values_list("person", "reader", "kind"))
    who = (post.person_id, place["reader"].pk)
    assert reads == {(*who, ReadKind.PAGE), (*who, ReadKind.EXPORT)}


def test_the_workbook_holds_texts_alone_and_what_is_vacant(place):
    left = TODAY - timedelta(days=1)
    seat("=1+1", place["commune"], Office.CHAIR, is_full_time=True, valid=(date(2025, 7, 1), None))
    seat("Đỗ Văn Cũ", place["commune"], Office.SECRETARY, (None, left))
    url = reverse("directory:file", args=[place["commune"].pk, "xlsx"])

    book = load_workbook(io.BytesIO(sign_in(place["reader"]).get(url).content))

    cells = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=2)]
    unit = place["commune"].full_name
    assert cells[0][:5] == [unit, "Chủ tịch", "=1+1", "chuyên trách", "01/07/2025"]
    assert cells[1][:5] == [unit, "Thư ký", "(đang trống)", None, f"{left:%d/%m/%Y}"]
    assert {cell.data_type for row in book.active.iter_rows(max_col=3) for cell in row} == {"s"}


def test_the_directory_comes_on_paper(place):
    seat("Lê Văn Chủ", place["commune"], Office.CHAIR)

    answer = sign_in(place["reader"]).get(
        reverse("directory:file", args=[place["commune"].pk, "pdf"])
    )

    assert answer.content.startswith(b"%PDF-")


def test_too_long_a_directory_says_what_to_do_and_reads_nobody(place, monkeypatch):
    monkeypatch.setitem(views.MOST, "pdf", 0)

    answer = sign_in(place["reader"]).get(
        reverse("directory:file", args=[place["province"].pk, "pdf"])
    )

    assert (answer.status_code, PersonRead.objects.count()) == (409, 0)


def test_who_has_one_unit_is_led_to_it_and_who_has_two_chooses(place):
    client = sign_in(place["reader"])

    led = client.get(reverse("directory:home"))
    Post.objects.create(
        person=place["reader"].person, association=place["sister"], office=Office.OFFICER,
        valid=(None, None),
    )  # fmt: skip
    page = client.get(reverse("directory:home"))

    assert led.url == reverse("directory:unit", args=[place["province"].pk])
    assert page.context["units"] == [place["sister"], place["province"]] or page.context[
        "units"
    ] == [place["province"], place["sister"]]


@pytest.mark.parametrize("count", [1, 3])
def test_a_directory_takes_as_many_queries_for_one_as_for_three(
    place, count, django_assert_num_queries
):
    for number in range(count):
        seat(f"Lê Văn {number}", place["commune"], Office.VICE_CHAIR)
    roots = Association.objects.filter(pk=place["province"].pk)

    with django_assert_num_queries(6):  # posts 2, records 4: the tree, its past
        lines = read_lines(list_posts(roots, TODAY), place["reader"])

    assert len(lines) == count + 1
