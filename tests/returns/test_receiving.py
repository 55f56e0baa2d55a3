"""From a file to provisional figures and to approved totals."""

from decimal import Decimal

import pytest

from figures.models import Total, Value, ValueStatus
from returns.models import ReadingState, Return, ReturnState
from returns.receiving import keep_words, submit_reading
from returns.review import approve, send_back
from returns.states import Conflict
from tests.returns.books import CLEAN, make_book
from tests.returns.steps import read_problems, send

pytestmark = pytest.mark.django_db


def total(place, unit, code, column="approved"):
    row = Total.objects.filter(period=place.period, association=unit, indicator__code=code).first()
    return getattr(row, column) if row else None


def test_clean_file_is_read_whole_and_without_problems(place):
    reading = send(place, make_book())

    assert reading.state == ReadingState.READ
    assert read_problems(reading) == set()
    found = {(v["unit"], v["key"]): v["value"] for v in reading.found["values"]}
    kha_son, uc_ky = (str(each.pk) for each in place.communes[:2])
    assert found[kha_son, "members"] == "2000"
    assert found[uc_ky, "branches"] == "11"
    assert len(found) == 14


def test_f3_totals_of_every_level_are_right_when_the_return_is_approved(place):
    reading = send(place, make_book())
    submit_reading(reading, place.people["district"])
    assert total(place, place.province, "members") is None
    assert total(place, place.province, "members", "provisional") == 3400

    approve(list(Return.objects.filter(state="submitted")), place.people["province"])

    assert total(place, place.districts[0], "members") == 3400
    assert total(place, place.province, "members") == 3400
    assert total(place, place.province, "branches") == 25
    statuses = set(Value.objects.values_list("status", flat=True))
    assert statuses == {ValueStatus.APPROVED}


def test_r5_errors_stand_at_their_cells_and_block(place):
    rows = [list(row) for row in CLEAN]
    rows[0][6] = "2.0O0"
    rows[1][5] = 15
    rows[1][7] = None
    reading = send(place, make_book(rows))

    assert read_problems(reading) == {("error", "G4"), ("error", "F5"), ("error", "H5")}
    with pytest.raises(Conflict, match="Tệp còn lỗi"):
        submit_reading(reading, place.people["district"])
    assert not Value.objects.exists()


def test_r9_same_file_twice_changes_nothing(place):
    content = make_book()
    first = submit_reading(send(place, content), place.people["district"])
    before = list(Value.objects.order_by("pk").values_list())

    again = submit_reading(send(place, content), place.people["district"])

    assert (len(first.submitted), first.unchanged) == (2, [])
    assert (again.submitted, len(again.unchanged), again.receipt) == ([], 2, "")
    assert list(Value.objects.order_by("pk").values_list()) == before


def test_r9_second_officer_is_told_and_nothing_is_lost(place):
    district, clerk = place.people["district"], place.people["clerk"]
    slow = send(place, make_book())
    rows = [list(row) for row in CLEAN]
    rows[0][6] = 1999
    fast = send(place, make_book(rows), who="clerk")
    submit_reading(fast, clerk)

    with pytest.raises(Conflict, match="Chưa ghi gì của bạn"):
        submit_reading(slow, district)

    stored = Value.objects.get(
        association=place.communes[0], indicator__code="members", status=ValueStatus.PROVISIONAL
    )
    assert stored.number == 1999


def test_warning_needs_a_reason_that_the_approver_reads(place):
    rows = [list(row) for row in CLEAN]
    rows[0][6], rows[0][7] = 5000, 1500  # 55 % of the population: far beyond what is usual
    reading = send(place, make_book(rows))
    [warning] = reading.found["problems"]
    assert (warning["severity"], warning["cell"]) == ("warning", "G4")
    with pytest.raises(Conflict, match="giải thích"):
        submit_reading(reading, place.people["district"])

    keep_words(reading, {}, {warning["id"]: "Xã có trường đại học"}, place.people["district"])
    submit_reading(reading, place.people["district"])

    each = place.return_of(place.communes[0])
    assert [e.reason for e in each.submission.explanations.all()] == ["Xã có trường đại học"]


def test_sent_back_values_leave_the_provisional_totals(place):
    submit_reading(send(place, make_book()), place.people["district"])
    each = place.return_of(place.communes[0])

    send_back(each, place.people["province"], "Kiểm tra lại số hộ")

    each.refresh_from_db()
    assert each.state == ReturnState.SENT_BACK
    assert total(place, place.province, "members", "provisional") == 1400


def test_refused_file_says_why_and_the_next_one_is_read(place):
    refused = send(place, b"PK\x03\x04 not a workbook")
    assert refused.state == ReadingState.REFUSED
    assert refused.refused

    assert send(place, make_book()).state == ReadingState.READ


def test_f1_values_keep_the_cell_they_came_from(place):
    reading = send(place, make_book())
    submit_reading(reading, place.people["district"])

    value = Value.objects.get(association=place.communes[1], indicator__code="members")
    assert (value.sheet, value.row, value.column, value.raw) == (0, 5, 7, "1400")
    assert value.number == Decimal(1400)
    assert value.submission.upload == reading.upload
    assert reading.upload.sheets == ["Bieu 01"]
