"""Home, sending, and what was found in a file: what these pages say and do (R5–R9)."""

import hashlib
from pathlib import Path

import pytest

from figures import rolls
from returns.models import Reading
from returns.review import send_back
from tests.returns.books import CLEAN, make_book, make_upload
from tests.returns.pages import find_address, read_context, sign_in
from tests.returns.steps import approve_all, send, submit

pytestmark = pytest.mark.django_db


def test_home_names_the_one_thing_to_do_next(place):
    context = read_context(place, "district", "home")

    [task] = context["tasks"]
    assert context["main"] == {"label": "Làm Biểu 01. Tổ chức hội", "url": task["url"]}
    assert (context["done"], context["due"]) == (0, 1)
    assert context["deadline"]["on"].isoformat() == "2025-01-15"
    assert context["deadline"]["word"].startswith("Quá hạn ")
    assert task["note"] == "Năm 2024. Hạn 15/01/2025. Đã nộp 0 trên 2 đơn vị."
    assert (task["state"], task["is_now"]) == ("overdue", True)


def test_home_leads_to_the_errors_of_the_last_file(place):
    rows = [list(row) for row in CLEAN]
    rows[0][6] = "2.0O0"
    reading = send(place, make_book(rows))

    [task] = read_context(place, "district", "home")["tasks"]

    assert (task["state"], task["word"]) == ("in_error", "Có 1 lỗi")
    assert task["url"] == find_address(place, "reading", reading)


def test_home_waits_for_who_approves(place):
    submit(place)

    context = read_context(place, "district", "home")

    assert (context["done"], context["main"], context["deadline"]) == (1, None, None)
    assert [task["state"] for task in context["tasks"]] == ["submitted"]


def test_home_says_what_was_sent_back(place):
    submit(place)
    send_back(place.return_of(place.communes[0]), place.people["province"], "Xem lại")

    context = read_context(place, "district", "home")

    assert context["main"]["label"] == "Xem vì sao Biểu 01. Tổ chức hội bị trả lại"
    assert [task["state"] for task in context["tasks"]] == ["sent_back"]


def test_home_of_who_sends_nothing_is_empty(place):
    context = read_context(place, "looker", "home")

    assert (context["tasks"], context["main"], context["period"]) == ([], None, None)


def test_return_page_tells_for_whom_and_how(place):
    context = read_context(place, "district", "return")

    assert context["form"] == {"code": "bieu-01", "name": "Biểu 01. Tổ chức hội"}
    assert context["unit"] == {"name": "Xã Kha Sơn và 1 đơn vị khác"}
    assert context["period"] == {"label": "năm 2024"}
    assert context["counts"] == {"units": 2, "indicators": 7}
    assert (context["can_send"], context["submitted"], context["thread"]) == (True, None, [])
    assert context["on_behalf"]["text"].startswith("Bạn nhập thay cho 2 đơn vị")
    assert read_context(place, "commune", "return")["on_behalf"] is None
    assert "nặng nhất 10 MB" in context["limits"]


def test_return_page_after_submitting_offers_to_withdraw(place):
    reading = submit(place)

    context = read_context(place, "district", "return")

    assert (context["can_send"], context["state"]) == (False, "submitted")
    assert context["submitted"]["receipt"] == reading.receipt
    assert context["submitted"]["withdraw_url"] == find_address(place, "withdraw")
    assert context["deadline"]["word"] == "Đã nộp đủ"
    [told] = context["thread"]  # both communes at once are told of once
    assert (told["who"], told["what"]) == ("Phubinh", "Nộp")
    assert told["cell"] == "Xã Kha Sơn và 1 đơn vị khác"
    [file] = context["files"]
    assert (file["name"], file["note"], file["who"]) == ("bao-cao.xlsx", "Đã nộp", "Phubinh")


def test_withdrawing_opens_the_return_again(place):
    submit(place)
    client = sign_in(place, "district")

    client.post(find_address(place, "withdraw"))

    context = client.get(find_address(place, "return")).context
    assert (context["can_send"], context["state"], context["submitted"]) == (True, "overdue", None)


def test_approved_return_is_not_withdrawn_by_the_page(place):
    submit(place)
    approve_all(place)
    client = sign_in(place, "district")

    client.post(find_address(place, "withdraw"))

    context = client.get(find_address(place, "return")).context
    assert (context["state"], context["submitted"]["withdraw_url"]) == ("approved", None)


def test_closed_period_says_so_and_takes_nothing(place):
    rolls.close_period(place.period)
    client = sign_in(place, "district")

    page = client.get(find_address(place, "return"))
    answer = client.post(find_address(place, "upload"), {"file": make_upload(make_book())})

    assert (page.context["can_send"], page.context["closed_word"]) == (
        False,
        "Kỳ năm 2024 đã khóa.",
    )
    assert answer.status_code == 403
    assert "đã khóa" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "Chưa chọn tệp"), (b"", "Tệp trống"), (b"0" * 10_000_001, "nặng hơn 10 MB")],
)
def test_upload_that_cannot_be_kept_says_why_at_the_field(content, sentence, place):
    posted = {} if content is None else {"file": make_upload(content)}

    response = sign_in(place, "district").post(find_address(place, "upload"), posted)

    assert response.status_code == 422
    assert sentence in response.context["upload_form"].errors["file"][0]
    assert not Reading.objects.exists()


def test_refused_file_says_why_and_asks_for_another(place):
    client = sign_in(place, "district")

    posted = {"file": make_upload(b"%PDF-1.7 no sheet")}
    response = client.post(find_address(place, "upload"), posted, follow=True)

    assert response.context["refused"].startswith("Đây là tệp PDF")
    assert response.context["upload_form"] is not None


def test_reading_page_tells_each_problem_at_its_cell(place):
    rows = [list(row) for row in CLEAN]
    rows[0][6], rows[1][6], rows[1][7] = "2.0O0", 5000, 1000
    reading = send(place, make_book(rows))

    context = read_context(place, "district", "reading", reading)

    assert context["title"] == "Biểu 01. Tổ chức hội có 1 ô cần sửa"
    assert context["summary_heading"] == "Có 1 lỗi cần sửa"
    [error], [warning] = context["errors"], context["warnings"]
    assert (error["sheet"], error["cell"]) == ("Bieu 01", "G4")
    assert (error["title"], error["remedy"]) == (
        "“2.0O0” không phải là số",
        "Có chữ O thay cho số 0: hãy gõ 2000 hoặc 2.000.",
    )
    assert context["summary"] == [
        {"href": f"#{error['id']}", "place": "Ô G4", "text": "“2.0O0” không phải là số"}
    ]
    bad = [cell["text"] for row in error["fragment"]["rows"] for cell in row["cells"]
           if cell["is_bad"]]  # fmt: skip
    assert bad == ["2.0O0"]
    assert (warning["cell"], warning["field_name"]) == ("G5", f"ly-do-{warning['id']}")
    assert context["can_submit"] is False
    assert context["answer_url"] == find_address(place, "answer", reading)


def test_reasons_and_answers_are_kept_and_remembered(place):
    rows = [list(row) for row in CLEAN]
    rows[1][0], rows[0][6] = "Xã Úc Kì", 5000
    reading = send(place, make_book(rows))
    client = sign_in(place, "district")
    page = client.get(find_address(place, "reading", reading)).context
    [question], [warning] = page["questions"], page["warnings"]
    assert [choice["label"] for choice in question["choices"]] == [
        "Xã Úc Kỳ",
        "Không phải, bỏ qua dòng này",
    ]

    client.post(
        find_address(place, "save", reading),
        {
            question["field_name"]: question["choices"][0]["value"],
            warning["field_name"]: "Xã có trường\u200b đại học",
            "step": "answer",
        },
    )

    after = client.get(find_address(place, "reading", reading)).context
    assert (after["questions"], after["can_submit"]) == ([], True)
    assert [each["value"] for each in after["warnings"]] == ["Xã có trường đại học"]
    assert send(place, make_book(rows)).found["problems"][0]["severity"] == "warning"


def test_left_out_row_is_not_stored(place):
    rows = [list(row) for row in CLEAN]
    rows[1][0] = "Xã Úc Kì"
    reading = send(place, make_book(rows))
    client = sign_in(place, "district")
    [question] = client.get(find_address(place, "reading", reading)).context["questions"]

    client.post(
        find_address(place, "save", reading), {question["field_name"]: "", "step": "submit"}
    )

    states = {each.name: place.return_of(each).state for each in place.communes[:2]}
    assert states == {"Kha Sơn": "submitted", "Úc Kỳ": "owed"}


def test_submitting_with_a_reason_missing_points_at_it(place):
    rows = [list(row) for row in CLEAN]
    rows[0][6] = 5000
    reading = send(place, make_book(rows))

    response = sign_in(place, "district").post(
        find_address(place, "save", reading), {"step": "submit"}
    )

    assert response.status_code == 409
    assert response.context["conflict_heading"] == "Chưa nộp được"
    assert [each["field_error"] for each in response.context["warnings"]] == ["Chưa có lý do."]


def test_r9_overtaken_officer_sees_the_new_state_and_may_go_on(place):
    reading = send(place, make_book())
    submit(place, [[*CLEAN[0][:6], 1999, 1500]], "clerk")
    client = sign_in(place, "district")

    told = client.post(find_address(place, "save", reading), {"step": "submit"})
    again = client.post(find_address(place, "save", reading), {"step": "submit"})

    assert told.status_code == 409
    assert told.context["conflict_heading"] == "Báo cáo đã được người khác sửa"
    stored = {line["cell"]: line["stored"] for line in told.context["preview"]}
    assert stored["G4"] == 1999
    assert (again.status_code, again.url) == (302, find_address(place, "receipt", reading))


def test_receipt_tells_number_units_and_what_comes_next(place):
    reading = submit(place)

    receipt = read_context(place, "district", "receipt", reading)["receipt"]

    assert receipt["number"] == f"2024-{place.districts[0].pk}-00001"
    assert (receipt["unit"], receipt["period"]) == ("Xã Kha Sơn và 1 đơn vị khác", "Năm 2024")
    assert (receipt["who"], receipt["route"]) == ("Phubinh", "Thái Nguyên duyệt")


def test_r9_receipt_of_the_same_file_again_is_the_old_one(place):
    first, again = submit(place), submit(place)

    receipt = read_context(place, "district", "receipt", again)["receipt"]

    assert (again.receipt, receipt["number"]) == ("", first.receipt)
    assert "không có gì thay đổi" in receipt["route"]


def test_r9_original_file_is_given_back_byte_for_byte_and_has_no_public_address(place):
    content = make_book()
    reading = send(place, content, name="Báo cáo năm.xlsx")

    response = sign_in(place, "district").get(find_address(place, "original", reading))
    given = b"".join(response.streaming_content)

    assert given == content
    assert "attachment" in response.headers["Content-Disposition"]
    assert reading.upload.sha256 == hashlib.sha256(content).hexdigest()
    assert Path(reading.upload.file.path).name != reading.upload.name
    assert sign_in(place, "district").get(reading.upload.file.url).status_code == 404


def test_template_is_named_for_form_period_and_sender(place):
    response = sign_in(place, "district").get(find_address(place, "template"))

    disposition = response.headers["Content-Disposition"]
    assert disposition == 'attachment; filename="bieu-01_2024_phu-binh.xlsx"'
    assert response.content.startswith(b"PK")
