"""A small return typed in the browser (R7–R9)."""

import pytest
from django.urls import reverse

from returns.models import Reading
from returns.receiving import submit_reading
from returns.review import reopen
from returns.states import Conflict
from tests.returns.books import CLEAN, make_book
from tests.returns.pages import PLACE, find_address, sign_in
from tests.returns.steps import approve_all, send, submit

pytestmark = pytest.mark.django_db


def type_cells(place, client, version: int = 0, step: str = "keep", **cells: str):
    address = find_address(place, "grid")
    typed = {f"o-{code}": text for code, text in cells.items()}
    return client.post(address, {**typed, "version": version, "step": step})


def list_cells(context) -> dict[str, str]:
    """{label: what stands in the cell}; a locked one in brackets."""
    return {
        row["label"]: f"[{row['value']}]" if row["is_locked"] else row["value"]
        for section in context["sections"]
        for row in section["rows"]
    }


FILLED = {
    "population": "9.000",
    "households": "2200",
    "branches_hamlet": "12",
    "branches_school": "không áp dụng",
    "branches": "",
    "members": "2.000",
    "members_fee_paid": "chưa có số liệu",
}


def test_grid_keeps_what_was_typed_as_it_was_typed(place):
    client = sign_in(place, "commune")

    response = type_cells(place, client, members="2.0OO", households=" ")

    assert response.url == find_address(place, "grid")
    context = client.get(response.url).context
    cells = list_cells(context)
    assert (cells["Tổng số hội viên"], cells["Số hộ gia đình"]) == ("2.0OO", "")
    assert context["version"] == "1"
    assert place.return_of(place.communes[0]).state == "draft"


def test_r9_second_person_at_the_grid_loses_nothing_of_what_he_typed(place):
    type_cells(place, sign_in(place, "commune"), members="2000")

    told = type_cells(place, sign_in(place, "district"), version=0, members="1999")

    assert told.status_code == 409
    assert told.context["conflict_heading"] == "Báo cáo đã được người khác sửa"
    assert list_cells(told.context)["Tổng số hội viên"] == "1999"
    assert place.return_of(place.communes[0]).draft == {"members": "2000"}


def test_grid_is_checked_like_a_file_and_submitted(place):
    client = sign_in(place, "commune")

    response = type_cells(place, client, step="check", **FILLED)
    reading = Reading.objects.get()
    assert response.url == find_address(place, "reading", reading)
    assert reading.found["problems"] == []
    submit_reading(reading, place.people["commune"])

    stored = {
        value.indicator.code: (value.number, value.get_mark_display(), value.raw)
        for value in place.return_of(place.communes[0]).submission.values.all()
    }
    assert stored["members"] == (2000, "số", "2.000")
    assert stored["branches_school"][::2] == (None, "không áp dụng")
    assert stored["members_fee_paid"][::2] == (None, "chưa có số liệu")
    assert stored["branches"] == (12, "số", "")  # added; the part that does not apply adds nothing
    cells = list_cells(client.get(find_address(place, "grid")).context)
    assert cells == {
        "Dân số": "[9000]",
        "Số hộ gia đình": "[2200]",
        "Chi hội thôn, bản, tổ dân phố": "[12]",
        "Chi hội trường học": "[không áp dụng]",
        "Tổng số chi hội": "[12]",
        "Tổng số hội viên": "[2000]",
        "Hội viên đã đóng hội phí": "[chưa có số liệu]",
    }


def test_r8_grid_opens_only_the_cell_that_was_opened_again(place):
    submit(place)
    approve_all(place)
    members = place.version.lines.get(indicator__code="members").indicator
    each = place.return_of(place.communes[0])
    reopen(each, place.people["province"], "Kiểm tra lại", [members])
    each.refresh_from_db()
    client = sign_in(place, "commune")

    page = client.get(find_address(place, "grid")).context
    cells = list_cells(page)
    posted = dict.fromkeys(FILLED, "1") | {"members": "2100"}
    type_cells(place, client, each.version, "check", **posted)

    assert {label for label, text in cells.items() if not text.startswith("[")} == {
        "Tổng số hội viên"
    }
    rows = [row for section in page["sections"] for row in section["rows"]]
    assert [row["cell_message"] for row in rows if not row["is_locked"]] == ["Kiểm tra lại"]
    reading = Reading.objects.order_by("-pk")[0]
    assert reading.found["problems"] == []
    submit_reading(reading, place.people["commune"])
    numbers = {
        value.indicator.code: value.number
        for value in place.return_of(place.communes[0]).submission.values.all()
    }
    assert (numbers["members"], numbers["population"], numbers["branches"]) == (2100, 9000, 14)


def test_r8_file_may_not_change_a_cell_that_was_not_opened(place):
    submit(place)
    approve_all(place)
    members = place.version.lines.get(indicator__code="members").indicator
    reopen(place.return_of(place.communes[0]), place.people["province"], "Xem lại", [members])
    rows = [list(CLEAN[0])]
    rows[0][2], rows[0][6] = 2300, 2100

    reading = send(place, make_book(rows))

    [problem] = reading.found["problems"]
    assert (problem["severity"], problem["cell"]) == ("error", "C4")
    assert "Ô này không được mở lại, số đã duyệt là 2.200" in problem["message"]
    with pytest.raises(Conflict, match="còn lỗi"):
        submit_reading(reading, place.people["district"])


def test_grid_of_a_sister_unit_inside_the_subtree_says_why_not(place):
    place.people["looker"].person.posts.update(roles=["look"])
    post = place.people["commune"].person.posts.create(
        association=place.districts[0], office="officer", roles=["look"], valid=(None, None)
    )
    address = reverse("returns:grid", args=[*PLACE, place.communes[1].pk])

    response = sign_in(place, "commune").get(address)

    assert (response.status_code, post.roles) == (403, ["look"])
    assert "không được giao gửi cho đơn vị này" in response.content.decode()
