"""The officers' pages of funds and the public page of a year, by the client."""

import io
from datetime import date

import docx
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from funds.donors import follow_pledges, rename_donor
from funds.ledger import close_period
from funds.models import Donor, Entry, Fund, Naming, Pledge
from tests.factories import make_association, make_officer
from tests.funds.books import hold, make_fund, pay, receive

pytestmark = pytest.mark.django_db
TYPED = {"on": "02/03/2026", "amount": "1.500.000", "medium": "cash", "purpose": "Ủng hộ quỹ"}


@pytest.fixture
def commune():
    return make_association("Xã Hoa Mai", "commune")


@pytest.fixture
def keeper(commune):
    return make_officer("thuquy", commune)


@pytest.fixture
def fund(commune, keeper):
    return make_fund(commune, keeper, 1_000_000)


@pytest.fixture
def client(keeper):
    client = Client()
    client.force_login(keeper)
    return client


def test_a_receipt_is_booked_and_its_voucher_says_the_sum_in_words(client, fund):
    address = reverse("funds:book", args=[fund.pk, "thu"])

    answer = client.post(address, {**TYPED, "category": "gifts"}, follow=True)

    booked = Entry.objects.get(kind="receipt")
    assert (booked.change, booked.voucher) == (1_500_000, "PT 0001/2026")
    assert "PT 0001/2026" in answer.text
    printed = client.get(reverse("funds:voucher", args=[booked.pk]))
    with pikepdf.open(io.BytesIO(printed.content)) as pdf:
        assert len(pdf.pages) == 1


def test_what_the_books_refuse_is_said_and_the_form_stays(client, fund):
    address = reverse("funds:book", args=[fund.pk, "chi"])

    answer = client.post(address, {**TYPED, "category": "awards"})

    assert answer.status_code == 409
    assert "Quỹ không đủ số dư" in answer.text
    assert "1.500.000" in answer.text
    assert hold(fund) == 1_000_000


def test_cash_is_brought_to_the_bank_and_sent_to_the_fund_above(client, fund, commune, keeper):
    above = make_fund(commune, keeper, name="Quỹ vòng tay")
    address = reverse("funds:move", args=[fund.pk])

    for target in ("bank", str(above.pk)):
        client.post(address, {**TYPED, "amount": "400.000", "target": target})

    assert {each.medium: each.amount for each in fund.balances.all()} == {
        "cash": 200_000, "bank": 400_000, "in_kind": 0,
    }  # fmt: skip
    assert hold(above) == 400_000


def test_a_voucher_is_taken_back_on_its_page(client, fund, keeper):
    wrong = receive(fund, keeper, 5_000)
    address = reverse("funds:entry", args=[wrong.pk])

    client.post(address, {"on": "05/03/2026", "reason": "Ghi nhầm"})

    assert "Bút toán này đã được đảo" in client.get(address).text
    assert hold(fund) == 1_000_000


def test_a_period_is_closed_by_one_and_signed_by_another(client, fund, commune):
    client.post(reverse("funds:periods", args=[fund.pk]), {"last_day": "31/01/2026"})
    closure = fund.closures.get()
    address = reverse("funds:period", args=[closure.pk])

    assert client.post(address, {"viec": "sign"}).status_code == 409
    client.force_login(make_officer("chutich", commune))
    client.post(address, {"viec": "sign"})

    closure.refresh_from_db()
    assert closure.signed_by.username == "chutich"
    client.post(address, {"viec": "reopen", "reason": "Sót phiếu"})
    closure.refresh_from_db()
    assert closure.reason == "Sót phiếu"


def test_leaves_of_the_book_follow_on_one_another(client, fund, keeper):
    for number in range(1, 61):
        receive(fund, keeper, number)
    address = reverse("funds:fund", args=[fund.pk])

    last = client.get(address)
    leaf = last.context["leaf"]
    first = client.get(address, {"truoc": leaf.before}).context["leaf"]
    again = client.get(address, {"sau": first.after}).context["leaf"]

    assert [line.entry.number for line in leaf.lines] == list(range(11, 61))
    assert [line.entry.change for line in first.lines] == [1_000_000, *range(1, 11)]
    assert (first.opening, first.before, leaf.after) == (0, None, None)
    assert leaf.opening == first.lines[-1].balance == 1_000_055
    assert leaf.lines[-1].balance == hold(fund)
    assert [line.entry.pk for line in again.lines] == [line.entry.pk for line in leaf.lines]


@pytest.mark.parametrize(
    ("what", "extension", "beginning"),
    [("so-quy", "pdf", b"%PDF"), ("so-quy", "xlsx", b"PK"), ("cong-khai", "pdf", b"%PDF"),
     ("cong-khai", "xlsx", b"PK"), ("nha-tai-tro", "xlsx", b"PK"),
     ("nha-tai-tro", "pdf", b"%PDF")],
)  # fmt: skip
def test_papers_of_a_year_are_made(client, fund, what, extension, beginning):
    answer = client.get(reverse("funds:paper", args=[fund.pk, what, 2026, extension]))

    assert answer.content.startswith(beginning)


def test_statement_and_roll_are_given_as_word_to_go_on_with(client, fund, commune, keeper):
    donor = Donor.objects.create(association=commune, kind="firm", name="Công ty Hoa Sen")
    receive(fund, keeper, 5_000_000, donor=donor)

    said = {}
    for what in ("cong-khai", "nha-tai-tro"):
        answer = client.get(reverse("funds:paper", args=[fund.pk, what, 2026, "docx"]))
        word = docx.Document(io.BytesIO(answer.content))
        rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
        said[what] = ["|".join(row) for row in rows]

    assert "Số dư cuối năm|6.000.000" in said["cong-khai"]
    assert "Công ty Hoa Sen|doanh nghiệp|5.000.000" in said["nha-tai-tro"]
    assert "Cộng||5.000.000" in said["nha-tai-tro"]


def test_q5_the_public_reads_a_closed_year_and_only_who_agreed(commune, keeper):
    fund = make_fund(commune, keeper, 1_000_000, on=date(2025, 1, 1))
    on = date(2025, 5, 19)
    named, silent = (
        Donor.objects.create(association=commune, kind="firm", name=name)
        for name in ("Công ty Ánh Dương", "Công ty Bình Minh")
    )
    Donor.objects.filter(pk=named.pk).update(naming=Naming.AGREED, agreed_on=on)
    receive(fund, keeper, 700_000, on, donor=named, party="Nguyễn Văn Kín")
    receive(fund, keeper, 300_000, on, donor=silent)
    pay(fund, keeper, 250_000, on, party="Trần Thị Nhỏ", purpose="Học bổng cháu Nhỏ")
    stranger = Client()
    address = reverse("fund_pages:statement", args=[fund.pk, 2025])
    files = [reverse("fund_pages:file", args=[fund.pk, 2025, kind]) for kind in ("pdf", "xlsx")]

    before = stranger.get(address).status_code
    close_period(fund, last_day=date(2025, 12, 31), by=keeper)
    page = stranger.get(address).text

    assert before == 404
    assert [stranger.get(each).status_code for each in files] == [200, 200]
    assert address in stranger.get(reverse("associations:unit", args=[commune.pk])).text
    for said in ("Công ty Ánh Dương", "1.750.000", "300.000", "Học bổng, khen thưởng"):
        assert said in page
    for hidden in ("Bình Minh", "Kín", "Nhỏ"):
        assert hidden not in page


@pytest.mark.parametrize("count", [1, 3])
def test_q5_list_leads_to_the_latest_open_year_of_each_fund(
    commune, keeper, count, django_assert_num_queries
):
    """Not to a year of which the books have nothing, nor to funds that closed none yet."""
    for number in range(count):
        fund = make_fund(commune, keeper, 9, name=f"Quỹ {number}", on=date(2024, 1, 1))
        close_period(fund, last_day=date(2025, 12, 31), by=keeper)
    young = make_fund(commune, keeper, 9, name="Quỹ mới", on=date(2026, 1, 1))
    close_period(young, last_day=date(2026, 6, 30), by=keeper)
    make_fund(commune, keeper, 9, name="Quỹ chưa khóa", on=date(2024, 1, 1))
    address = reverse("fund_pages:funds")
    stranger = Client()
    stranger.get(address)

    with django_assert_num_queries(2):
        page = stranger.get(address, {"q": "quy"})

    assert [(row["name"], row["year"]) for row in page.context["rows"]] == [
        (f"Quỹ {number}", 2024) for number in range(count)
    ]
    assert stranger.get(page.context["rows"][0]["url"]).status_code == 200
    assert stranger.get(address, {"q": "hoa mai"}).context["page"].paginator.count == count
    assert stranger.get(address, {"q": "khong"}).context["rows"] == []


def test_an_approver_opens_a_fund_on_the_desk_with_what_it_holds():
    province = make_association("Thái Nguyên", "province")
    approver = make_officer("chutich", province, ("approve",))
    client = Client()
    client.force_login(approver)

    client.post(
        reverse("admin:funds_fund_add"),
        {"association": province.pk, "name": "Quỹ mới", "legal_form": "own", "opened_on":
         "01/01/2026", "opening_cash": 250_000, "opening_bank": 1_000_000, "opening_in_kind": ""},
    )  # fmt: skip

    opened = Fund.objects.get()
    assert (opened.name, hold(opened)) == ("Quỹ mới", 1_250_000)
    page = client.get(reverse("admin:funds_fund_change", args=[opened.pk])).text
    assert "opening_cash" not in page


def test_a_donor_renamed_on_the_desk_keeps_the_old_name(commune, keeper):
    donor = Donor.objects.create(association=commune, kind="firm", name="Công ty Cũ")

    rename_donor(donor, "Công ty Mới", date(2026, 3, 1))

    assert [(each.name, each.until) for each in donor.names.all()] == [
        ("Công ty Cũ", date(2026, 3, 1))
    ]
    assert donor.name == "Công ty Mới"


def test_a_pledge_owes_what_was_due_and_not_paid(fund, commune, keeper):
    donor = Donor.objects.create(association=commune, kind="firm", name="Công ty")
    pledge = Pledge.objects.create(
        fund=fund, donor=donor, amount=1_000, promised_on=date(2026, 1, 1)
    )
    for month, amount in ((2, 400), (6, 600)):
        pledge.instalments.create(due_on=date(2026, month, 1), amount=amount)
    receive(fund, keeper, 150, donor=donor, pledge=pledge)

    (promise,) = follow_pledges(Pledge.objects.all(), date(2026, 5, 1))

    assert (promise.paid, promise.left, promise.overdue) == (150, 850, 250)
