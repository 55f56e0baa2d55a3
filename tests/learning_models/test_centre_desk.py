"""Learning centres on the desk: typing, approving, the workbook from upload to stored rows."""

import io

import openpyxl
import pytest
from django.urls import reverse

from associations.desk_guard import SEEN, mark_row
from learning_models.centres.approving import load_ratings
from learning_models.models import CentreYear, CommunityLearningCentre
from records.models import Upload
from tests.learning_models.test_centres import HEADINGS, ROWS
from tests.reorganised import Before, carry_out, decide, find_founded, make_before, merge
from tests.returns.books import make_book, make_upload

pytestmark = pytest.mark.django_db
LIST = reverse("admin:learning_models_centreyear_changelist")
UPLOAD = reverse("admin:learning_models_centreyear_upload")


@pytest.fixture
def place() -> Before:
    load_ratings()
    return make_before()


@pytest.fixture
def office(client, place):
    """The province's office, signed in."""
    client.force_login(place.people["vanphong"])
    return client


def send(client, rows=ROWS, year="2025"):
    """Upload a workbook; the page that it leads to."""
    file = make_upload(make_book(rows, HEADINGS, ("NĂM 2025",)), "trung-tam.xlsx")
    return client.post(UPLOAD, {"nam": year, "file": file}, follow=True)


def decide_rows(client, action: str):
    keys = list(CentreYear.objects.values_list("pk", flat=True))
    return client.post(LIST, {"action": action, "_selected_action": keys}, follow=True)


def test_a_workbook_is_looked_through_then_written_then_approved_by_another(office, place):
    page = send(office)
    address = f"{page.redirect_chain[0][0]}"

    assert page.context["counts"] == {"new": 2, "changed": 0, "same": 0}
    assert "Ghi 2 dòng" in page.text
    assert not CentreYear.objects.exists()
    done = office.post(address, follow=True)
    assert "Đã ghi 2 dòng của năm 2025, chờ người khác duyệt." in done.text
    again = office.get(address)
    assert "Không có gì mới để ghi" in again.text

    assert "Chưa làm gì." in decide_rows(office, "approve_rows").text
    office.force_login(place.people["tinh"])
    assert "Đã duyệt 2 dòng." in decide_rows(office, "approve_rows").text
    assert set(CentreYear.objects.values_list("approved_by__username", flat=True)) == {"tinh"}
    assert "Đã trả lại 2 dòng để sửa." in decide_rows(office, "send_back_rows").text
    assert not CentreYear.objects.exclude(approved_at=None).exists()


def test_a_file_with_faults_comes_back_marked_and_writes_nothing(office):
    rows = (("00001", "Xã Kha Sơn", "TTHTCĐ", "Xuất sắc", 35, 3628, 12, 45), ROWS[1])

    page = send(office, rows)
    office.post(page.redirect_chain[0][0])
    asked = page.redirect_chain[0][0].split("?")[1]
    answer = office.get(reverse("admin:learning_models_centreyear_answer") + f"?{asked}")

    assert "Trang &#x27;Bieu 01&#x27;, ô D4" in page.text
    assert "Không có xếp loại “Xuất sắc”. Hãy ghi một trong: Tốt, Khá, Trung bình, Yếu" in page.text
    assert not CentreYear.objects.exists()
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Bieu 01"]
    assert "Xuất sắc" in sheet["D4"].comment.text


@pytest.mark.parametrize(
    ("data", "why"),
    [({"nam": "2025"}, "Chưa chọn tệp"), ({"nam": "9999"}, "bốn chữ số"), ({"nam": "x"}, "năm")],
)
def test_what_is_missing_is_said(office, data, why):
    assert why in office.post(UPLOAD, data).text


def test_nobody_opens_a_file_that_another_one_sent(client, office, place):
    send(office)
    upload = Upload.objects.get()
    query = {"tep": upload.pk, "nam": 2025}
    place.people["tinh"].person.posts.update(roles=["entry", "approve"])
    client.force_login(place.people["tinh"])

    for view in ("preview", "answer"):
        page = client.get(reverse(f"admin:learning_models_centreyear_{view}"), query)
        assert page.status_code == 404


def test_the_workbook_is_for_who_types(client, place):
    client.force_login(place.people["tinh"])

    assert client.get(UPLOAD).status_code == 403
    assert client.get(reverse("admin:learning_models_centreyear_template")).status_code == 403


def test_typing_on_the_desk_keeps_who_typed_and_the_communes_unit(office, place):
    centre = CommunityLearningCentre.objects.create(
        association=place.units["Kha Sơn"], name="TTHTCĐ"
    )
    data = {"centre": centre.pk, "year": 2025, "rating": "good", "turns": 500}

    office.post(reverse("admin:learning_models_centreyear_add"), data)

    row = CentreYear.objects.get()
    assert (row.typed_by, row.association, row.turns) == (
        place.people["vanphong"], place.units["Kha Sơn"], 500,
    )  # fmt: skip


def test_an_approved_year_is_only_looked_at(client, office, place):
    send(office)
    office.post(LIST)
    address = send(office).redirect_chain[0][0]
    office.post(address)
    client.force_login(place.people["tinh"])
    decide_rows(client, "approve_rows")
    client.force_login(place.people["vanphong"])
    row = CentreYear.objects.first()
    change = reverse("admin:learning_models_centreyear_change", args=[row.pk])

    assert client.get(change).status_code == 200
    assert client.post(change, {"turns": 1}).status_code == 403


def test_a3_approved_years_of_an_ended_commune_are_read_and_open_ones_go_on(office, place):
    office.post(send(office).redirect_chain[0][0])
    ended = CentreYear.objects.get(association=place.units["Kha Sơn"])
    open_one = CentreYear.objects.get(association=place.units["Úc Kỳ"])
    office.force_login(place.people["tinh"])
    office.post(LIST, {"action": "approve_rows", "_selected_action": [ended.pk]})
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    merged = find_founded("Phú Sơn")
    office.force_login(place.people["vanphong"])

    def change(row: CentreYear, **fields):
        address = reverse("admin:learning_models_centreyear_change", args=[row.pk])
        given = {"centre": row.centre_id, "year": row.year, "rating": row.rating_id, "turns": 1,
                 SEEN: mark_row(row)}  # fmt: skip
        return office.get(address), office.post(address, given | fields)

    seen, refused = change(ended)
    _, changed = change(open_one, turns=77)
    listed = office.get(LIST)

    assert (seen.status_code, refused.status_code, changed.status_code) == (200, 403, 302)
    ended.refresh_from_db()
    open_one.refresh_from_db()
    assert (ended.association, ended.turns, open_one.association, open_one.turns) == (
        place.units["Kha Sơn"], 3628, merged, 77,
    )  # fmt: skip
    assert {row.pk for row in listed.context["cl"].result_list} == {ended.pk, open_one.pk}
    office.force_login(place.people["tinh"])
    assert "Đã duyệt 2 dòng." not in decide_rows(office, "approve_rows").text
    office.post(LIST, {"action": "approve_rows", "_selected_action": [open_one.pk]})
    open_one.refresh_from_db()
    assert open_one.approved_by == place.people["tinh"]
