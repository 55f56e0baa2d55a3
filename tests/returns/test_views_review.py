"""The approver's pages: what waits, what is odd in it, the decision (R8)."""

import pytest

from figures import rolls
from returns.models import ReturnState, StepKind
from returns.receiving import submit_reading
from returns.review import send_back
from tests.returns.books import CLEAN, make_book
from tests.returns.pages import find_address, read_context, sign_in
from tests.returns.steps import approve_all, send, submit

pytestmark = pytest.mark.django_db


def decide(place, client, name: str, **posted: object):
    version = place.return_of(place.communes[0]).version
    return client.post(find_address(place, name), {"version": version, **posted})


def test_inbox_lists_what_waits_and_what_was_settled(place):
    rows = [list(row) for row in CLEAN]
    rows[0][6] = 5000
    reading = send(place, make_book(rows))
    reading.reasons = {each["id"]: "Có trường nghề" for each in reading.found["problems"]}
    reading.save()
    submit_reading(reading, place.people["district"])
    client = sign_in(place, "province")

    first = client.get(find_address(place, "inbox")).context
    decide(place, client, "approve")
    after = client.get(find_address(place, "inbox")).context

    assert [(row["unit"], row["is_late"]) for row in first["waiting"]] == [
        ("Xã Kha Sơn", True),
        ("Xã Úc Kỳ", True),
    ]
    assert [row["attention"] for row in first["waiting"]] == [
        [{"state": "warning", "word": "1 chỗ có giải thích"}],
        [],
    ]
    assert [row["unit"] for row in after["waiting"]] == ["Xã Úc Kỳ"]
    assert [(row["unit"], row["state"]) for row in after["done"]] == [("Xã Kha Sơn", "approved")]


def test_inbox_of_who_approves_nothing_is_empty(place):
    submit(place)

    assert read_context(place, "district", "inbox")["waiting"] == []


def test_review_page_shows_numbers_reasons_and_the_decision(place):
    rolls.make_period("2023")
    reading = submit(place)

    context = read_context(place, "province", "unit", reading)

    assert (context["state"], context["receipt"]) == ("submitted", reading.receipt)
    assert context["on_behalf"] == "Hội cấp trên nhập thay"
    assert context["approve_url"] == find_address(place, "approve")
    [table] = context["tables"]
    rows = {row["label"]: row for row in table["rows"]}
    assert (rows["Tổng số hội viên"]["value"], rows["Tổng số hội viên"]["cell"]) == (2000, "G4")
    assert rows["Tổng số chi hội"]["value"] == 14
    sender = read_context(place, "district", "unit", reading)
    assert (sender["approve_url"], sender["send_back_url"]) == (None, None)
    assert "cần một người khác duyệt" in sender["may_not"]
    sister = read_context(place, "clerk", "unit", reading)
    assert "chưa được giao việc “duyệt”" in sister["may_not"]


def test_review_page_shows_what_changed_since_the_last_time(place):
    submit(place)
    send_back(place.return_of(place.communes[0]), place.people["province"], "Xem lại")
    rows = [list(row) for row in CLEAN]
    rows[0][6] = 1990
    submit(place, rows)

    context = read_context(place, "province", "unit")

    assert context["since"].startswith("Đổi 1 ô so với lần nộp ngày ")


def test_sending_back_by_the_page_asks_at_a_cell(place):
    submit(place)
    client = sign_in(place, "province")

    decide(place, client, "send_back", message="Xem lại", **{"hoi-members": "Sao\r\nít?"})

    context = read_context(place, "district", "grid")
    messages = {
        row["label"]: row["cell_message"]
        for section in context["sections"]
        for row in section["rows"]
        if row["cell_message"]
    }
    assert messages == {"Tổng số hội viên": "Sao\nít?"}
    assert place.return_of(place.communes[0]).state == ReturnState.SENT_BACK


def test_sending_back_without_words_says_what_is_missing(place):
    submit(place)

    response = decide(place, sign_in(place, "province"), "send_back")

    assert response.status_code == 409
    assert "Hãy viết lý do" in response.context["form_errors"]["reason"]


def test_r9_deciding_on_what_was_changed_meanwhile_is_refused(place):
    submit(place)
    client = sign_in(place, "province")
    old = place.return_of(place.communes[0]).version
    submit(place, [[*CLEAN[0][:6], 1999, 1500]])

    for name in ("approve", "send_back"):
        posted = {"version": old, "message": "Xem lại"}
        response = client.post(find_address(place, name), posted)
        assert response.status_code == 409
        assert "Phubinh vừa nộp" in response.context["form_errors"]["general"]
    assert place.return_of(place.communes[0]).state == ReturnState.SUBMITTED


def test_approved_return_is_opened_again_by_the_same_page(place):
    submit(place)
    approve_all(place)

    decide(place, sign_in(place, "province"), "send_back", message="Sửa số hội viên")

    each = place.return_of(place.communes[0])
    kinds = [step.kind for step in each.steps.order_by("pk")]
    assert (each.state, kinds) == (
        ReturnState.SENT_BACK,
        [StepKind.SUBMIT, StepKind.APPROVE, StepKind.REOPEN],
    )
