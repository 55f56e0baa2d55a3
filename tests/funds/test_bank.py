"""Bank statements: read as banks write them, matched, booked when somebody says so (Q1, Q2)."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from funds.bank.booking import book_lines, erase_lines, leave_out, take_statement
from funds.bank.matching import propose, write_code
from funds.ledger import LedgerRefused, close_fund
from funds.models import BankLine, Category, Donor, Entry, Instalment, Pledge
from khuyenhoc.lib.sheets.grid import Refused
from records.erasing import empty_person
from tests.factories import make_association, make_officer, make_person
from tests.funds.books import assert_books_are_right, hold, make_fund

pytestmark = pytest.mark.django_db
HEAD = ["STT", "Ngày giao dịch", "Số tham chiếu", "Nội dung", "Ghi nợ (VND)", "Ghi có (VND)"]
ROWS = [
    ["1", "02/11/2026 14:33:10", "FT001", "CTY TNHH HOA SEN ung ho", "", "5,000,000"],
    ["2", "03/11/2026", "FT002", "phi dich vu", "11,000", ""],
    ["3", "04/11/2026", "FT003", "NGUYEN VAN AN chuyen tien", "0", "500.000"],
]


def write_csv(rows=(HEAD, *ROWS), name="sao-ke.csv") -> SimpleUploadedFile:
    lines = (",".join(f'"{cell}"' for cell in row) for row in [["Sao kê tài khoản"], *rows])
    return SimpleUploadedFile(name, "\n".join(lines).encode("utf-8-sig"))


def write_book(rows) -> SimpleUploadedFile:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return SimpleUploadedFile("sao-ke.xlsx", file.getvalue())


@pytest.fixture
def unit():
    return make_association("Võ Nhai", "commune")


@pytest.fixture
def officer(unit):
    return make_officer("ke-toan", unit, ("entry",))


@pytest.fixture
def fund(unit, officer):
    return make_fund(unit, officer)


@pytest.fixture
def gifts(fund):
    return Category.objects.get(code="gifts")


def make_donor(unit, name="Công ty TNHH Hoa Sen", kind="firm"):
    return Donor.objects.create(association=unit, kind=kind, name=name)


def make_pledge(fund, donor, amount=5_000_000):
    return Pledge.objects.create(
        fund=fund, donor=donor, amount=amount, promised_on=date(2026, 10, 1)
    )


def list_proposals(fund, line):
    found = propose(fund, [line], timezone.localdate())[line.pk]
    return [(each.donor, each.pledge, each.why) for each in found]


def add_line(fund, officer, amount=5_000_000, text="", payer="", key="1"):
    return BankLine.objects.create(
        fund=fund, key=key * 64, on=date(2026, 11, 2), amount=amount, text=text, payer=payer,
        sent_by=officer,
    )  # fmt: skip


def test_statement_is_read_as_the_bank_writes_it_and_books_nothing(fund, officer):
    count, said = take_statement(fund, write_csv(), officer)

    lines = [(each.on, each.amount, each.reference) for each in BankLine.objects.all()]
    assert lines == [
        (date(2026, 11, 2), 5_000_000, "FT001"), (date(2026, 11, 4), 500_000, "FT003"),
    ]  # fmt: skip
    assert (count, said.outgoing, said.faults) == (2, 1, [])
    assert not Entry.objects.exists()


def test_the_same_file_again_in_another_form_adds_nothing(fund, officer, gifts):
    take_statement(fund, write_csv(), officer)
    book_lines(fund, {BankLine.objects.first().pk: ""}, gifts, officer)
    excel = [
        [None, "Sao kê"], HEAD,
        [1, date(2026, 11, 2), "FT001", "khác", None, 5_000_000],
        [3, date(2026, 11, 4), "FT003", "khác", None, 500_000],
        [4, date(2026, 11, 5), "FT004", "mới", None, 70_000],
    ]  # fmt: skip

    count, said = take_statement(fund, write_book(excel), officer)

    assert (count, len(said.lines)) == (1, 3)
    assert BankLine.objects.count() == 3
    assert Entry.objects.count() == 1


def test_two_alike_lines_of_one_statement_are_two(fund, officer):
    head = ["Ngày", "Số tiền", "Diễn giải"]
    alike = ["02/11/2026", "50.000", "ung ho"]
    file = [head, alike, alike, ["02/11/2026", "-50.000", "rut"]]

    assert take_statement(fund, write_csv(file), officer)[0] == 2
    assert take_statement(fund, write_csv(file), officer)[0] == 0


@pytest.mark.parametrize(
    "content",
    [
        b"", b"MZ\x90\x00" * 50, b"PK\x03\x04" + b"\x00" * 200, b"%PDF-1.7 x",
        "Ngày,Nội dung\n02/11/2026,x\n".encode(), b"\x00" * 5_000,
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
    ],
)  # fmt: skip
def test_hostile_and_foreign_files_are_refused_in_a_sentence(fund, officer, content):
    with pytest.raises(Refused) as refused:
        take_statement(fund, SimpleUploadedFile("sao-ke.xlsx", content), officer)

    assert str(refused.value).endswith((".", "gửi lại."))
    assert not BankLine.objects.exists()


def test_formulas_and_unclear_sums_stay_outside_and_are_told(fund, officer):
    rows = [
        [*ROWS[0][:5], "=1+1"], [*ROWS[0][:5], "năm triệu"], [*ROWS[0][:5], "1,50"],
        [*ROWS[0][:5], "9" * 30], ["5", "04/11/2026", "=cmd|' /C calc'!A0", "x", "", "7000"],
    ]  # fmt: skip

    count, said = take_statement(fund, write_csv([HEAD, *rows]), officer)

    assert (count, len(said.faults)) == (1, 4)
    assert BankLine.objects.get().reference.startswith("=cmd")  # a text like any other


def test_proposals_by_code_by_name_and_by_sum(fund, officer, unit):
    firm = make_donor(unit)
    person = make_donor(unit, "Nguyễn Văn An", "person")
    pledge = make_pledge(fund, firm)
    Instalment.objects.create(pledge=pledge, due_on=date(2026, 12, 1), amount=2_000_000)

    by_code = add_line(fund, officer, 1, f"ung ho {write_code(pledge)} thang 11", key="1")
    by_both = add_line(fund, officer, 2_000_000, payer="CONG TY TNHH HOA SEN", key="2")
    by_name = add_line(fund, officer, 3, "nguyen van an chuyen tien", key="3")
    by_sum = add_line(fund, officer, 5_000_000, "chuyen tien", key="4")
    by_none = add_line(fund, officer, 4, "nguyen van anh", key="5")

    assert list_proposals(fund, by_code) == [(firm, pledge, "đúng mã lời hứa")]
    assert list_proposals(fund, by_both)[0] == (firm, pledge, "đúng tên và đúng số tiền")
    assert list_proposals(fund, by_name) == [(person, None, "đúng tên")]
    assert list_proposals(fund, by_sum) == [(firm, pledge, "chỉ đúng số tiền")]
    assert list_proposals(fund, by_none) == []
    make_pledge(fund, person)
    assert list_proposals(fund, by_sum) == []  # two pledges of one sum: nobody is guessed


def test_marked_lines_are_booked_all_or_none(fund, officer, unit, gifts):
    donor = make_donor(unit)
    pledge = make_pledge(fund, donor)
    first = add_line(fund, officer, text="Ủng hộ", payer="Hoa Sen", key="1")
    second = add_line(fund, officer, 7, key="2")
    stranger = make_donor(make_association("Định Hóa", "commune"))

    with pytest.raises(LedgerRefused, match="không phải của quỹ này"):
        book_lines(fund, {first.pk: "", second.pk: f"{stranger.pk}"}, gifts, officer)
    assert not Entry.objects.exists()
    book_lines(fund, {first.pk: f"{donor.pk}:{pledge.pk}", second.pk: ""}, gifts, officer)
    with pytest.raises(LedgerRefused, match="vừa được người khác"):
        book_lines(fund, {first.pk: ""}, gifts, officer)

    first.refresh_from_db()
    entry = first.entry
    assert (entry.amount, entry.donor, entry.pledge, entry.medium) == (
        5_000_000, donor, pledge, "bank",
    )  # fmt: skip
    assert (entry.party, entry.purpose, first.state) == ("Hoa Sen", "Ủng hộ", "booked")
    assert hold(fund) == 5_000_007
    assert_books_are_right()


def test_a_fund_that_was_handed_over_takes_no_more_lines(fund, officer, gifts):
    line = add_line(fund, officer)
    close_fund(fund, on=date(2026, 11, 1))

    with pytest.raises(LedgerRefused):
        book_lines(fund, {line.pk: ""}, gifts, officer)
    line.refresh_from_db()
    assert line.state == "waiting"


def test_settled_lines_are_emptied_with_their_term_and_still_known(fund, officer):
    take_statement(fund, write_csv(), officer)
    first, second = BankLine.objects.all()
    leave_out(fund, {first.pk: ""}, officer)
    late = timezone.localdate() + timedelta(days=400)

    assert (erase_lines(late), erase_lines(late)) == (1, 0)
    first.refresh_from_db()
    assert (first.text, first.payer, first.state) == ("", "", "left_out")
    assert take_statement(fund, write_csv(), officer)[0] == 0
    assert BankLine.objects.get(pk=second.pk).text


def test_a5_lines_of_a_donor_who_is_erased_tell_nothing_of_him(fund, officer, unit, gifts):
    person = make_person("Nguyễn Văn An", unit)
    donor = Donor.objects.create(association=unit, kind="person", name="An", person=person)
    line = add_line(fund, officer, text="an gui", payer="NGUYEN VAN AN")
    book_lines(fund, {line.pk: f"{donor.pk}"}, gifts, officer)

    empty_person(person)

    line.refresh_from_db()
    assert (line.text, line.payer, line.state) == ("", "", "booked")


def test_page_takes_a_file_and_books_one_or_all_that_are_marked(client, fund, officer, unit, gifts):
    donor = make_donor(unit)
    client.force_login(officer)
    url = reverse("funds:bank", args=[fund.pk])

    sent = client.post(url, {"file": write_csv()})
    page = client.get(sent.url)
    first, second = BankLine.objects.all()
    none = client.post(url, {"viec": "ghi", "category": gifts.pk})
    without = client.post(url, {"viec": "ghi", "dong": [first.pk]})
    one = client.post(
        url, {"viec": f"ghi:{first.pk}", "category": gifts.pk, f"cho-{first.pk}": f"{donor.pk}"}
    )
    left = client.post(url, {"viec": "bo", "dong": [second.pk]})

    assert "2 dòng tiền vào chờ ghi sổ, 0 dòng đã có từ trước, 1 dòng tiền ra" in page.text
    assert (none.status_code, without.status_code) == (409, 422)
    assert "Đã ghi sổ 1 khoản." in client.get(one.url).text
    assert "Đã bỏ qua 1 dòng." in client.get(left.url).text
    assert Entry.objects.get().donor == donor
    assert client.post(url, {"file": SimpleUploadedFile("a.csv", b"x")}).status_code == 409


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_as_often_for_many_lines(
    client, fund, officer, unit, count, django_assert_num_queries
):
    client.force_login(officer)
    make_pledge(fund, make_donor(unit))
    for number in range(count):
        add_line(fund, officer, key=str(number))
    url = reverse("funds:bank", args=[fund.pk])
    client.get(url)

    with django_assert_num_queries(17):
        page = client.get(url)

    assert len(page.context["rows"]) == count
