"""Books of documents: numbers without gaps per body and year, incoming ones dealt with."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.calling import MeetingRefused
from meetings.documents import booking
from meetings.models import BookedDocument, Direction, PaperKind
from records.registers import take_number
from tests.factories import make_association, make_officer

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def province():
    booking.load_paper_kinds()
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def clerk(province):
    return make_officer("vanthu", province)


def book(unit, by, direction="di", kind="plan", **fields) -> BookedDocument:
    row = BookedDocument(
        association=unit, direction=direction, kind=PaperKind.objects.get(code=kind),
        **{"abstract": "Kế hoạch năm", "party": "UBND tỉnh", "signed_on": TODAY, **fields},
    )  # fmt: skip
    return booking.book(row, by)


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_outgoing_and_incoming_documents_are_booked_and_dealt_with(province, clerk):
    desk = sign_in(clerk)
    typed = {"association": province.pk, "kind": "plan", "abstract": "Kế hoạch 2026",
             "party": "Các xã", "signed_on": f"{TODAY:%d/%m/%Y}"}  # fmt: skip

    out = desk.post(reverse("documents:new", args=["di"]), typed)
    into = desk.post(
        reverse("documents:new", args=["den"]),
        {**typed, "kind": "letter", "party": "Sở Nội vụ", "their_number": "7/SNV",
         "due_on": f"{TODAY - timedelta(days=1):%d/%m/%Y}"},
    )  # fmt: skip
    sent, came = BookedDocument.objects.order_by("pk")
    outgoing, incoming = desk.get(out.url).text, desk.get(into.url).text
    done = desk.post(
        reverse("documents:document", args=[came.pk]),
        {"kind": "letter", "abstract": came.abstract, "party": came.party, "their_number": "7/SNV",
         "signed_on": typed["signed_on"], "handled_on": typed["signed_on"], "result": "Đã báo cáo"},
    )  # fmt: skip

    assert (sent.written_number, came.written_number) == ("01/KH-HKH", "01")
    assert "01/KH-HKH" in outgoing
    assert "7/SNV" in incoming
    assert "quá hạn" in incoming
    assert done.status_code == 302
    came.refresh_from_db()
    assert (came.handled_on, came.result) == (TODAY, "Đã báo cáo")
    assert "quá hạn" not in desk.get(into.url).text


def test_numbers_of_a_book_run_on_from_those_of_reports_a_year_at_a_time(province, clerk):
    with transaction.atomic():
        take_number(booking.OUTGOING_REGISTER, province, TODAY.year)  # an issued report

    numbers = [book(province, clerk).number, book(province, clerk, kind="letter").number]
    earlier = book(province, clerk, signed_on=date(TODAY.year - 1, 12, 30))
    came = book(province, clerk, "den", signed_on=date(TODAY.year - 1, 12, 30))

    assert numbers == [2, 3]
    assert (earlier.number, earlier.year) == (1, TODAY.year - 1)
    assert (came.number, came.year) == (1, TODAY.year)


def test_a_refused_document_leaves_no_gap(province, clerk):
    beside = make_association("Tỉnh Lan", "province")

    with pytest.raises(MeetingRefused, match="không thể sau ngày vào sổ"):
        book(province, clerk, signed_on=TODAY + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        book(beside, clerk)
    province.closed_on = TODAY
    with pytest.raises(MeetingRefused, match="đã kết thúc"):
        book(province, clerk)
    province.closed_on = None

    assert book(province, clerk).number == 1


def test_a_number_stays_in_the_database_itself(province, clerk):
    row = book(province, clerk)

    for change in (lambda rows: rows.update(number=9), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(BookedDocument.objects.filter(pk=row.pk))

    assert BookedDocument.objects.get().number == 1


def test_a_document_that_is_dealt_with_in_days_to_come_is_refused(province, clerk):
    row = book(province, clerk, "den")
    row.handled_on = TODAY + timedelta(days=1)

    with pytest.raises(MeetingRefused, match="chưa đến"):
        booking.correct(row, clerk)


def test_a_unit_beside_sees_nothing(province, clerk):
    row = book(province, clerk)
    beside = sign_in(make_officer("khac", make_association("Tỉnh Lan", "province")))

    assert beside.get(reverse("documents:document", args=[row.pk])).status_code == 404
    assert "Kế hoạch năm" not in beside.get(
        reverse("documents:home"), {"don-vi": province.pk}
    ).text  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_book_asks_as_often_for_three_as_for_one(
    province, clerk, count, django_assert_max_num_queries
):
    for _ in range(count):
        book(province, clerk)
        book(province, clerk, "den", due_on=TODAY)

    desk = sign_in(clerk)

    with django_assert_max_num_queries(15):
        desk.get(reverse("documents:home"))
    assert len(booking.list_lines(province, Direction.OUTGOING, TODAY.year)) == count
