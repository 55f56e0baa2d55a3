"""Returns are prefilled from the register of learning models and held against it (L5)."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning_models.models import CountSource
from returns.models import Explanation, Reading, ReturnState
from returns.receiving import submit_reading
from returns.register import SAYINGS, find_unreconciled, read_register
from returns.review import approve
from returns.states import Conflict
from returns.workbook import write_workbook
from tests.learning_models.registers import fill_register, make_model
from tests.returns.books import CLEAN, make_book
from tests.returns.pages import find_address, sign_in
from tests.returns.steps import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(place):
    """The households of Kha Sơn stand in the register: 4, where the clean file says 2.200."""
    line = place.version.lines.select_related("indicator").get(indicator__code="households")
    CountSource.objects.create(
        indicator=line.indicator, model=make_model(), counted="registered", valid=(None, None)
    )
    fill_register(place.communes[0], 2024, registered=4)
    return place


def list_register_warnings(reading: Reading) -> list[tuple[str, str]]:
    return [
        (problem["unit"], problem["message"].split(". ")[0])
        for problem in reading.found["problems"]
        if problem["message"].startswith("Sổ đăng ký")
    ]


def write(place, count: int) -> list[list[object]]:
    """The rows of the workbook for the first communes, as it is handed out."""
    dues = [place.return_of(commune).due for commune in place.communes[:count]]
    book = openpyxl.load_workbook(
        io.BytesIO(write_workbook(place.version, place.period, dues, "Huyện Phú Bình"))
    )
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_l5_workbook_and_grid_come_with_the_count_filled_in(counted):
    [alone] = [row for row in write(counted, 1) if row[1] == "Số hộ gia đình"]
    several = {row[2]: row for row in write(counted, 2) if row[2] in ("Xã Kha Sơn", "Xã Úc Kỳ")}
    context = sign_in(counted, "commune").get(find_address(counted, "grid")).context

    assert alone[4] == 4
    assert (several["Xã Kha Sơn"][6], several["Xã Úc Kỳ"][6]) == (4, None)
    rows = {row["label"]: row for each in context["sections"] for row in each["rows"]}
    assert (rows["Số hộ gia đình"]["value"], rows["Số hộ gia đình"]["register"]) == ("4", 4)
    assert (rows["Dân số"]["value"], rows["Dân số"]["register"]) == ("", None)


def test_l5_another_number_needs_a_reason_before_it_is_submitted(counted):
    reading = send(counted, make_book())

    assert list_register_warnings(reading) == [
        (str(counted.communes[0].pk), "Sổ đăng ký có 4 người, báo cáo ghi 2.200")
    ]
    with pytest.raises(Conflict):
        submit_reading(reading, counted.people["district"])
    page = sign_in(counted, "district").get(find_address(counted, "reading", reading))
    assert "Sổ đăng ký: 4" in page.text


def test_l5_approver_reads_the_count_and_the_reason(counted):
    reading = send(counted, make_book())
    reading.reasons = {
        problem["id"]: "chưa nhập hết sổ"
        for problem in reading.found["problems"]
        if problem["severity"] == "warning"
    }
    reading.save()
    submit_reading(reading, counted.people["district"])

    page = sign_in(counted, "province").get(find_address(counted, "unit"))
    approve([counted.return_of(counted.communes[0])], counted.people["province"])

    assert "Sổ đăng ký: 4" in page.text
    assert "chưa nhập hết sổ" in page.text
    assert Explanation.objects.filter(warning__startswith="Sổ đăng ký có 4").count() == 1
    assert counted.return_of(counted.communes[0]).state == ReturnState.APPROVED


def test_l5_register_that_changed_since_stands_against_approval(place):
    reading = send(place, make_book())
    submit_reading(reading, place.people["district"])
    line = place.version.lines.select_related("indicator").get(indicator__code="households")
    CountSource.objects.create(
        indicator=line.indicator, model=make_model(), counted="registered", valid=(None, None)
    )
    fill_register(place.communes[0], 2024, registered=4)

    [(unit, sentence)] = find_unreconciled()

    assert unit == place.communes[0].pk
    assert "sổ đăng ký có 4, báo cáo ghi 2.200 mà không có lý do." in sentence
    with pytest.raises(Conflict, match=r"sổ đăng ký có 4, báo cáo ghi 2\.200 mà chưa có lý do"):
        approve([place.return_of(place.communes[0])], place.people["province"])


@pytest.mark.parametrize("said", SAYINGS)
def test_l5_a_reason_given_to_any_register_is_heard_by_the_approver(place, said):
    reading = send(place, make_book())
    submit_reading(reading, place.people["district"])
    line = place.version.lines.select_related("indicator").get(indicator__code="households")
    CountSource.objects.create(
        indicator=line.indicator, model=make_model(), counted="registered", valid=(None, None)
    )
    fill_register(place.communes[0], 2024, registered=4)
    sent = place.return_of(place.communes[0])
    Explanation.objects.create(
        submission=sent.submission, indicator=line.indicator, warning=f"{said} 4", reason="chưa đủ"
    )

    approve([sent], place.people["province"])

    assert list(find_unreconciled()) == []
    assert place.return_of(place.communes[0]).state == ReturnState.APPROVED


def test_the_very_count_and_a_unit_without_register_ask_nothing(counted):
    rows = [list(row) for row in CLEAN]
    rows[0][2] = 4

    assert list_register_warnings(send(counted, make_book(rows))) == []


@pytest.mark.parametrize(("typed", "told"), [("không áp dụng", 1), ("chưa có số liệu", 1)])
def test_words_in_the_place_of_the_count_need_a_reason_too(typed, told, counted):
    rows = [list(row) for row in CLEAN]
    rows[0][2] = typed

    said = list_register_warnings(send(counted, make_book(rows)))

    assert [message.endswith(f"báo cáo ghi “{typed}”") for _, message in said] == [True] * told


def test_unit_whose_cells_are_as_they_came_is_not_reported(counted):
    rows = [["Xã Kha Sơn", None, 4, None, None, None, None, None], list(CLEAN[1])]

    reading = send(counted, make_book(rows))

    assert {value["unit"] for value in reading.found["values"]} == {str(counted.communes[1].pk)}


@pytest.mark.parametrize("count", [1, 3])
def test_register_is_asked_as_often_for_three_units_as_for_one(count, counted):
    for commune in counted.communes[1:count]:
        fill_register(commune, 2024, registered=1)

    with CaptureQueriesContext(connection) as asked:
        found = read_register(counted.period, [each.pk for each in counted.communes[:count]])

    assert (len(asked), len(found)) == (7, count)
