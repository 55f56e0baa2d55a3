"""A clerk takes a decision into the tree and out of it on the desk (T2)."""

import io
import os
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from associations.levels import TWO_TIERS
from associations.models import (
    Association,
    ChangeKind,
    Reorganisation,
    State,
    Weight,
)
from associations.reorganisation_uploads import FOLDER, KEPT_DAYS, clear_abandoned
from associations.reorganising.changes import read_lines, write_lines
from associations.reorganising.lines import Line, NewName
from associations.reorganising.sheet import LINES
from tests.factories import make_association, make_holding, make_officer

DAY = date(2026, 3, 1)
NAME = "admin:associations_reorganisation"


@pytest.fixture
def clerk(country, client):
    """An approver of the province, signed in; another province lies beside it."""
    elsewhere = make_association("Lạng Sơn", "province", country.nation, code="20", kind="tỉnh")
    country.outside = make_association(
        "Bình Gia", "commune", elsewhere, code="00009", kind="xã", valid=(TWO_TIERS, None)
    )
    make_holding(country.outside, (TWO_TIERS, None))
    user = make_officer("tinh", country.province, roles=("approve",))
    client.force_login(user)
    return user


def address(view: str, *args) -> str:
    return reverse(f"{NAME}_{view}", args=args)


def make_draft(lines: list[Line], number: str = "7/NQ", **fields) -> Reorganisation:
    decision = Reorganisation.objects.create(number=number, **{"in_force_on": DAY, **fields})
    write_lines(decision, lines)
    return decision


def merge(country, **fields) -> Reorganisation:
    new = NewName("Mới", "xã", "commune", "00003", "gso")
    return make_draft(
        [Line(ChangeKind.MERGE, country.tan_lap.pk, "+00003", new=new),
         Line(ChangeKind.MERGE, country.vo_nhai.pk, "+00003")], **fields
    )  # fmt: skip


def type_form(*lines: dict[str, str], **decision: str) -> dict[str, str]:
    """What a browser sends: the decision, the lines, an empty line."""
    sent = {
        "number": "7/NQ", "body": "Ủy ban", "signed_on": "01/02/2026", "in_force_on": "01/03/2026",
        "sequence": "1", "note": "", "change_reason": "", "dong-INITIAL_FORMS": "0",
        "dong-TOTAL_FORMS": str(len(lines) + 1), **decision,
    }  # fmt: skip
    for number, line in enumerate(lines):
        sent |= {f"dong-{number}-{key}": text for key, text in line.items()}
    return sent


RENAME = {"kind": "đổi tên", "subject": "00001", "name": "Tân Mới"}


class Fields(HTMLParser):
    """The fields of a page as a browser would send them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.styled: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        if "style" in said or any(name.startswith("on") for name in said):
            self.styled.append(tag)
        if tag == "input" and said.get("name"):
            if said.get("type") in ("radio", "checkbox") and "checked" not in said:
                return
            if said.get("type") not in ("submit", "file"):
                self.sent[said["name"]] = said.get("value", "")


def read_fields(answer) -> dict[str, str]:
    return Fields(answer.text.split("<main", 1)[-1]).sent


def preview(client, decision):
    return client.get(address("preview", decision.pk))


def confirm(client, decision, **more):
    page = preview(client, decision)
    return client.post(
        address("preview", decision.pk), {**read_fields(page), "_apply": "1", **more}, follow=True
    )


def tell_refusal(page) -> str:
    """Why a confirmed preview was not carried out; empty where it was."""
    shown = page.context or {}
    return " ".join([shown.get("refused", ""), *(p["text"] for p in shown.get("problems", []))])


# Writing


def test_a_decision_written_in_the_form_becomes_a_draft(clerk, country, client):
    answer = client.post(address("add"), type_form(RENAME))

    decision = Reorganisation.objects.get()
    assert answer["Location"] == address("preview", decision.pk)
    assert (decision.status, decision.number, decision.in_force_on) == ("draft", "7/NQ", DAY)
    assert read_lines(decision) == [
        Line(ChangeKind.RENAME, country.tan_lap.pk, new=NewName("Tân Mới"), place="dòng 1")
    ]


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ({"kind": "đổi tên", "subject": "77777", "name": "A"}, "subject", "77777"),
        ({"kind": "", "subject": "00001"}, "kind", "Chưa ghi việc"),
        ({"kind": "kết thúc hoạt động", "subject": "00001", "name": "A"}, "name", "không dùng"),
        ({"kind": "đổi tên", "subject": "00009", "name": "A"}, "subject", "00009"),
    ],
)
def test_every_problem_stands_at_its_field_and_nothing_is_kept(
    clerk, country, client, line, field, words
):
    answer = client.post(address("add"), type_form(RENAME, line))

    errors = answer.context["formset"].forms[1].errors
    assert set(errors) == {field}
    assert words in errors[field][0]
    assert f'href="#id_dong-1-{field}"' in answer.text
    assert not Reorganisation.objects.exists()


def test_a_draft_needs_a_line_and_a_free_place_in_the_day(clerk, country, client):
    make_draft([Line(ChangeKind.CLOSE, country.vo_nhai.pk)])

    empty = client.post(address("add"), type_form(sequence="2"))
    taken = client.post(address("add"), type_form(RENAME))

    assert "Viết ít nhất một dòng" in empty.text
    assert "Thứ tự còn trống: 2" in taken.text


def test_more_lines_are_given_without_javascript_and_nothing_typed_is_lost(clerk, country, client):
    answer = client.post(address("add"), {**type_form(RENAME), "_more": "1"})

    forms = answer.context["formset"].forms
    assert forms[0]["name"].value() == "Tân Mới"
    assert len(forms) == 7
    assert not Reorganisation.objects.exists()


def test_a_draft_opens_as_it_was_written_and_is_changed(clerk, country, client):
    decision = merge(country)
    page = client.get(address("change", decision.pk))

    sent = read_fields(page)
    rows = [form.initial for form in page.context["formset"].forms]
    for number, row in enumerate(rows):
        sent |= {f"dong-{number}-{key}": text for key, text in row.items()}
    client.post(address("change", decision.pk), {**sent, "body": "Quốc hội", "_draft": "1"})

    before = read_lines(merge(country, number="8", sequence=2))
    decision.refresh_from_db()
    assert decision.body == "Quốc hội"
    assert [(x.subject, x.into, x.new.name) for x in read_lines(decision)] == [
        (x.subject, x.into, x.new.name) for x in before
    ]


def test_second_of_two_clerks_is_told(clerk, country, client):
    decision = make_draft([Line(ChangeKind.CLOSE, country.vo_nhai.pk)])
    sent = read_fields(client.get(address("change", decision.pk)))
    write_lines(decision, [Line(ChangeKind.CLOSE, country.tan_lap.pk)])

    answer = client.post(
        address("change", decision.pk),
        {**sent, "dong-0-kind": "kết thúc hoạt động", "dong-0-subject": "00002"},
    )

    assert "đã được người khác sửa" in answer.text
    assert [line.subject for line in read_lines(decision)] == [country.tan_lap.pk]


def test_a_scan_is_what_its_bytes_say(clerk, country, client):
    bad = SimpleUploadedFile("qd.pdf", b"MZ...")
    good = SimpleUploadedFile("qd.exe", b"%PDF-1.4")

    refused = client.post(address("add"), {**type_form(RENAME), "scan": bad})
    client.post(address("add"), {**type_form(RENAME), "scan": good})

    assert "PDF, JPG hoặc PNG" in refused.text
    decision = Reorganisation.objects.get()
    answer = client.get(address("scan", decision.pk))
    assert b"".join(answer.streaming_content) == b"%PDF-1.4"
    assert decision.scan.name.endswith(".pdf")


def test_a_draft_can_be_thrown_away_and_an_applied_decision_cannot(clerk, country, client):
    draft = make_draft([Line(ChangeKind.CLOSE, country.vo_nhai.pk)])
    applied = make_draft([Line(ChangeKind.CLOSE, country.vo_nhai.pk)], sequence=2, status="applied")

    client.post(address("delete", draft.pk), {"post": "yes"})

    assert client.post(address("delete", applied.pk), {"post": "yes"}).status_code == 403
    assert list(Reorganisation.objects.all()) == [applied]


# The workbook


def fill(client, row: dict[str, str], decision: tuple = ("7/NQ", "", "", "01/03/2026")) -> bytes:
    """The template, filled in by its headings."""
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(address("template"), {"ngay": "01/03/2026"}).content)
    )
    for column, text in enumerate(decision, start=2):
        book["Quyết định"].cell(2, column, text)
    sheet = book[LINES]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for head, text in row.items():
        sheet.cell(2, heads[head], text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(client, content: bytes):
    file = SimpleUploadedFile("sắp xếp.xlsx", content)
    return client.post(address("upload"), {"file": file}, follow=True)


GOOD = {"Việc": "đổi tên", "Đơn vị (mã)": "00001", "Tên mới hoặc tên đơn vị nhận": "Tân Mới"}


def test_a_workbook_becomes_drafts_and_leads_to_the_preview(clerk, country, client):
    answer = send(client, fill(client, GOOD))

    decision = Reorganisation.objects.get()
    assert answer.redirect_chain == [(address("preview", decision.pk), 302)]
    assert [line.new.name for line in read_lines(decision)] == ["Tân Mới"]


def test_the_same_workbook_again_replaces_its_draft(clerk, country, client):
    send(client, fill(client, GOOD))
    send(client, fill(client, {**GOOD, "Tên mới hoặc tên đơn vị nhận": "Khác"}))

    decision = Reorganisation.objects.get()
    assert [line.new.name for line in read_lines(decision)] == ["Khác"]


def test_r6_problems_of_a_workbook_come_with_the_marked_file(clerk, country, client):
    page = send(client, fill(client, {**GOOD, "Đơn vị (mã)": "77777"}))
    answer = client.get(address("answer"))

    assert "Trang &#x27;Thay đổi&#x27;, ô C2" in page.text
    marked = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert "77777" in marked[LINES]["C2"].comment.text
    assert not Reorganisation.objects.exists()


def test_r6_problems_of_the_plan_are_marked_in_the_file_too(clerk, country, client):
    nameless = {"Việc": "đổi tên", "Đơn vị (mã)": "00001", "Mã mới hoặc mã đơn vị nhận": "00002"}
    page = send(client, fill(client, nameless))
    answer = client.get(address("answer"))

    assert page.context["problems"]
    marked = openpyxl.load_workbook(io.BytesIO(answer.content))[LINES]
    assert [cell.coordinate for row in marked.rows for cell in row if cell.comment] == ["I2"]


def test_files_that_nobody_came_back_for_are_removed_after_a_month(clerk, country, client):
    today = timezone.localdate()
    send(client, fill(client, {**GOOD, "Đơn vị (mã)": "77777"}))
    (kept,) = Path(storages["private"].path(FOLDER)).iterdir()
    for days in (KEPT_DAYS, KEPT_DAYS + 1):
        path = kept.with_name(f"{days}.xlsx")
        path.write_bytes(b"")
        then = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(path, (then, then))
    scan = storages["private"].save("quyet-dinh/2020/qd.pdf", ContentFile(b"%PDF-1.4"))
    os.utime(storages["private"].path(scan), (0, 0))

    told = [clear_abandoned(today), clear_abandoned(today)]

    assert told == ["xóa 1 tệp", "xóa 0 tệp"]
    assert {path.name for path in kept.parent.iterdir()} == {kept.name, f"{KEPT_DAYS}.xlsx"}
    assert storages["private"].exists(scan)
    assert client.get(address("answer")).status_code == 200


def test_nothing_is_removed_where_no_file_was_ever_sent(settings):
    assert "associations.reorganisation_uploads.clear_abandoned" in settings.DAILY_WORK
    assert clear_abandoned(timezone.localdate()) == "xóa 0 tệp"


def test_the_template_offers_the_own_units_only(clerk, country, client):
    book = openpyxl.load_workbook(io.BytesIO(client.get(address("template")).content))

    names = {row[1].value for row in book["Đơn vị hiện có"].iter_rows(min_row=2)}
    assert names == {"Thái Nguyên", "Tân Lập", "Võ Nhai"}


def test_a_file_that_is_none_is_refused_in_words(clerk, client):
    assert "Chưa chọn tệp" in client.post(address("upload")).text
    assert "Chưa đọc được tệp" in send(client, b"khong phai excel").text


# Preview, apply, cancel


def test_the_preview_tells_before_and_after_and_writes_nothing(clerk, country, client):
    decision = merge(country)
    states = list(State.objects.values_list("pk", "valid"))

    page = preview(client, decision)

    (taker,) = page.context["told"].takers
    assert (taker.name, taker.olds) == ("Xã Mới", ["Tân Lập", "Võ Nhai"])
    assert list(State.objects.values_list("pk", "valid")) == states
    assert Fields(page.text).styled == []


def test_t2_a_confirmed_preview_is_applied(clerk, country, client):
    decision = merge(country)

    page = confirm(client, decision, reason="theo nghị quyết")

    decision.refresh_from_db()
    assert decision.status == "applied"
    assert "Đã áp dụng" in page.text
    assert Association.objects.filter(code="00003", full_name="Xã Mới").exists()


def test_what_was_not_shown_is_not_applied(clerk, country, client):
    decision = merge(country)
    sent = read_fields(preview(client, decision))
    write_lines(decision, [Line(ChangeKind.CLOSE, country.vo_nhai.pk)])

    page = client.post(address("preview", decision.pk), {**sent, "_apply": "1"})

    decision.refresh_from_db()
    assert "Hệ quả đã khác" in page.text
    assert decision.status == "draft"


def test_choices_are_offered_with_the_proposal_chosen_and_followed(clerk, country, client):
    branch = make_association("Chi hội 1", "branch", country.tan_lap, valid=(TWO_TIERS, None))
    make_holding(branch, (TWO_TIERS, None))
    lines = [
        Line(ChangeKind.SPLIT, country.tan_lap.pk, f"+0001{n}", True,
             NewName(f"Phần {n}", "xã", "commune", f"0001{n}", "gso"))
        for n in (1, 2)
    ]  # fmt: skip
    decision = make_draft(lines)
    page = preview(client, decision)
    (each,) = [c for step in page.context["steps"] for c in step["open"]]
    other = next(c.value for c in each["choices"] if c.value != each["chosen"])

    sent = {**read_fields(page), f"viec:{each['key']}": other}
    again = client.post(address("preview", decision.pk), {**sent, "_again": "1"})
    client.post(address("preview", decision.pk), {**read_fields(again), "_apply": "1"})

    chosen = next(c.label for c in each["choices"] if c.value == other)
    assert Association.objects.get(pk=branch.pk).parent.full_name == chosen


def test_a_future_decision_waits_for_its_day(clerk, country, client):
    day = timezone.localdate() + timedelta(days=30)
    decision = merge(country, in_force_on=day)

    page = confirm(client, decision)

    decision.refresh_from_db()
    assert decision.status == "scheduled"
    assert "lên lịch" in page.text
    assert not Association.objects.filter(code="00003").exists()


@pytest.mark.parametrize("first_key", [998, 1_998])
def test_decisions_of_one_day_are_applied_together_or_apart(clerk, country, client, first_key):
    """Whatever their keys: a page that writes 1.999 for 1999 sends no decision back."""
    one = make_draft(
        [Line(ChangeKind.RENAME, country.tan_lap.pk, new=NewName("Một"))], pk=first_key
    )
    two = make_draft(
        [Line(ChangeKind.RENAME, country.vo_nhai.pk, new=NewName("Hai"))], "8", sequence=2,
        pk=first_key + 1,
    )  # fmt: skip

    page = confirm(client, one)

    refused = tell_refusal(page)
    assert {each.status for each in Reorganisation.objects.filter(pk__in=[one.pk, two.pk])} == {
        "applied"
    }, refused
    three = make_draft(
        [Line(ChangeKind.RENAME, country.vo_nhai.pk, new=NewName("Ba"))], "9",
        in_force_on=DAY + timedelta(days=1),
    )  # fmt: skip
    four = make_draft(
        [Line(ChangeKind.RENAME, country.tan_lap.pk, new=NewName("Bốn"))], "10", sequence=2,
        in_force_on=DAY + timedelta(days=1),
    )  # fmt: skip
    alone = {"chon": "1"}
    shown = client.post(address("preview", three.pk), alone)
    page = client.post(
        address("preview", three.pk),
        {**alone, "shown": shown.context["shown"], "_apply": "1"},
        follow=True,
    )
    three.refresh_from_db()
    four.refresh_from_db()
    assert (three.status, four.status) == ("applied", "draft"), tell_refusal(page)


def test_t2_cancel_says_why_not_and_else_takes_back(clerk, country, client):
    decision = merge(country)
    confirm(client, decision)
    new = Association.objects.get(code="00003")
    later = make_draft(
        [Line(ChangeKind.RENAME, new.pk, new=NewName("Khác"))], "9", in_force_on=date(2026, 4, 1)
    )
    confirm(client, later)

    blocked = client.get(address("cancel", decision.pk))
    client.post(address("cancel", later.pk))
    client.post(address("cancel", decision.pk))

    decision.refresh_from_db()
    assert "9" in "".join(blocked.context["blocks"])
    assert decision.status == "cancelled"
    assert Association.objects.alive(date(2026, 5, 1)).filter(
        pk__in=[country.tan_lap.pk, country.vo_nhai.pk]
    ).count() == 2  # fmt: skip


def test_a_decision_too_large_for_a_request_says_so(clerk, country, client, monkeypatch):
    monkeypatch.setattr("associations.desk_applying.LARGEST", 1)
    decision = merge(country)

    page = preview(client, decision)

    assert "quá lớn để làm trên trang" in page.text


# Weights


def test_t3_weights_are_typed_later_as_counts(clerk, country, client):
    lines = [
        Line(ChangeKind.SPLIT, country.tan_lap.pk, f"+0001{n}", True,
             NewName(f"Phần {n}", "xã", "commune", f"0001{n}", "gso"))
        for n in (1, 2)
    ]  # fmt: skip
    decision = make_draft(lines)
    confirm(client, decision)
    page = client.get(address("weights", decision.pk))
    row = page.context["divisions"][0]["rows"][0]
    names = [cell["name"] for cell in row["cells"]]

    half = client.post(address("weights", decision.pk), {names[0]: "3.000"})
    client.post(address("weights", decision.pk),
                {names[0]: "3.000", names[1]: "1.000", row["source_name"]: "Công an"})  # fmt: skip

    assert "Điền đủ" in half.text
    assert {weight.share for weight in Weight.objects.all()} == {Decimal("0.75"), Decimal("0.25")}


# Who may


@pytest.fixture
def looker(country, client):
    user = make_officer("xem", country.province, roles=("look",))
    client.force_login(user)
    return user


def test_who_may_not_approve_looks_only(looker, country, client):
    decision = merge(country)

    assert client.get(address("change", decision.pk)).status_code == 200
    for view in ("preview", "cancel"):
        assert client.get(address(view, decision.pk)).status_code == 403
    for view in ("add", "upload", "template", "answer"):
        assert client.get(address(view)).status_code == 403
    assert client.post(address("change", decision.pk), {}).status_code == 403


def test_a2_a_decision_that_reaches_outside_is_not_the_clerk_s(clerk, country, client):
    mixed = make_draft(
        [Line(ChangeKind.CLOSE, country.tan_lap.pk), Line(ChangeKind.CLOSE, country.outside.pk)]
    )
    foreign = make_draft([Line(ChangeKind.CLOSE, country.outside.pk)], sequence=2)

    assert client.get(address("preview", mixed.pk)).status_code == 403
    assert client.post(address("change", mixed.pk), type_form(RENAME)).status_code == 403
    for view in ("preview", "cancel", "weights", "book", "scan", "change"):
        assert client.get(address(view, foreign.pk)).status_code == 404


def test_a2_moving_a_unit_outside_is_refused(clerk, country, client):
    elsewhere = country.outside.parent
    decision = make_draft(
        [Line(ChangeKind.MOVE, country.tan_lap.pk, new=NewName(parent=elsewhere.pk))]
    )

    assert client.get(address("preview", decision.pk)).status_code == 403


def test_the_list_and_a_draft_take_the_same_queries_for_one_and_three(clerk, country, client):
    taken = []
    client.get(address("changelist"))  # what a process asks once is asked now
    for count in (1, 3):
        for number in range(count):
            draft = make_draft(
                [Line(ChangeKind.CLOSE, country.vo_nhai.pk)] * count, str(number),
                sequence=10 * count + number,
            )  # fmt: skip
        for url in (address("changelist"), address("change", draft.pk)):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(url).status_code == 200
            taken.append(len(asked))

    assert taken[:2] == taken[2:]
    assert max(taken) < 40
