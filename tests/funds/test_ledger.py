"""The books of funds (product.md Q1): what may be booked, and that it adds up."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from funds.ledger import (
    LedgerRefused,
    close_fund,
    close_period,
    exchange,
    reopen_period,
    reverse,
    sign_period,
    transfer,
)
from funds.models import Donor, Entry, Medium, Pledge, Programme
from tests.factories import make_association, make_officer
from tests.funds.books import DAY, OPENED, assert_books_are_right, hold, make_fund, pay, receive

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune():
    return make_association("Xã Hoa Mai", "commune")


@pytest.fixture
def keeper(commune):
    return make_officer("thuquy", commune)


@pytest.fixture
def fund(commune, keeper):
    return make_fund(commune, keeper, 5_000_000)


@pytest.fixture
def other(keeper):
    return make_fund(make_association("Xã Hoa Sen", "commune"), keeper)


def test_q1_a_voucher_is_numbered_in_its_fund_kind_and_year(fund, other, keeper):
    assert receive(fund, keeper, 200_000).voucher == "PT 0001/2026"
    assert receive(fund, keeper, 300_000).voucher == "PT 0002/2026"
    assert pay(fund, keeper, 100_000).voucher == "PC 0001/2026"
    assert receive(other, keeper, 1).voucher == "PT 0001/2026"
    assert hold(fund) == 5_400_000
    assert_books_are_right()


def test_q1_a_refused_booking_takes_no_number(fund, keeper):
    with pytest.raises(LedgerRefused, match="không đủ số dư"):
        pay(fund, keeper, 5_000_001)

    assert pay(fund, keeper, 5_000_000).number == 1
    assert hold(fund) == 0
    assert_books_are_right()


def test_q1_cash_is_not_paid_from_what_lies_in_the_bank(fund, keeper):
    receive(fund, keeper, 9_000_000, medium=Medium.BANK)

    with pytest.raises(LedgerRefused, match="không đủ số dư"):
        pay(fund, keeper, 6_000_000)

    exchange(fund, amount=1_000_000, source=Medium.BANK, target=Medium.CASH, on=DAY, by=keeper,
             purpose="Rút tiền về quỹ")  # fmt: skip
    pay(fund, keeper, 6_000_000)
    assert hold(fund) == 8_000_000
    assert_books_are_right()


def test_q1_a_payment_of_an_earlier_day_does_not_leave_a_later_one_below_zero(fund, keeper):
    pay(fund, keeper, 4_000_000, date(2026, 2, 1))
    receive(fund, keeper, 8_000_000, date(2026, 3, 1))

    with pytest.raises(LedgerRefused, match="Vào ngày ấy hoặc sau đó"):
        pay(fund, keeper, 2_000_000, date(2026, 1, 15))

    pay(fund, keeper, 1_000_000, date(2026, 1, 15))
    assert_books_are_right()


def test_q1_a_fund_whose_rule_allows_it_goes_below_zero(commune, keeper):
    advance = make_fund(commune, keeper, name="Quỹ tạm ứng", may_go_below=True)

    pay(advance, keeper, 700_000)

    assert hold(advance) == -700_000
    with pytest.raises(DatabaseError, match="bù đủ"), transaction.atomic():
        type(advance).objects.filter(pk=advance.pk).update(may_go_below=False)


def test_q1_a_transfer_is_booked_on_both_sides_and_taken_back_on_both(fund, other, keeper):
    out, into = transfer(
        fund, other, amount=2_000_000, on=DAY, by=keeper, purpose="Chuyển 40 % theo quy chế"
    )

    assert (out.change, into.change, into.counterpart) == (-2_000_000, 2_000_000, out)
    assert (hold(fund), hold(other)) == (3_000_000, 2_000_000)
    reverse(into, on=DAY, by=keeper, reason="Nhầm quỹ")
    assert (hold(fund), hold(other)) == (5_000_000, 0)
    assert_books_are_right()
    with pytest.raises(LedgerRefused, match="đã được đảo"):
        reverse(out, on=DAY, by=keeper, reason="Nhầm quỹ")


def test_q1_no_side_of_a_transfer_stands_alone(fund, other, keeper):
    def book_one_side() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            Entry.objects.create(
                fund=fund, kind="transfer_out", series="transfer_out", year=2026, number=1,
                booked_on=DAY, medium="cash", change=-1, purpose="Chuyển", booked_by=keeper,
            )  # fmt: skip
            cursor.execute("set constraints all immediate")

    with pytest.raises(DatabaseError, match="cả hai bên"):
        book_one_side()


def test_q1_an_entry_is_corrected_by_reversal_only(fund, keeper):
    wrong = receive(fund, keeper, 1_000_000)

    for change in (lambda: Entry.objects.update(change=2), lambda: wrong.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    back = reverse(wrong, on=date(2026, 3, 5), by=keeper, reason="Ghi nhầm số tiền")

    assert (back.voucher, back.change, back.purpose) == (
        "ĐC 0001/2026", -1_000_000, "Đảo PT 0001/2026: Ghi nhầm số tiền",
    )  # fmt: skip
    assert hold(fund) == 5_000_000
    with pytest.raises(LedgerRefused, match="không đảo lại"):
        reverse(back, on=DAY, by=keeper, reason="Thử")
    with pytest.raises(LedgerRefused, match="đã được đảo"):
        reverse(wrong, on=DAY, by=keeper, reason="Thử")
    assert_books_are_right()


def test_q1_a_closed_period_takes_no_entry_until_it_is_reopened(fund, commune, keeper):
    chair = make_officer("chutich", commune)
    receive(fund, keeper, 1_000_000, date(2026, 1, 20))
    pay(fund, keeper, 400_000, date(2026, 1, 31))

    january = close_period(fund, last_day=date(2026, 1, 31), by=keeper)

    assert (january.opening, january.raised, january.spent, january.closing) == (
        5_000_000, 1_000_000, 400_000, 5_600_000,
    )  # fmt: skip
    with pytest.raises(LedgerRefused, match="đã khóa sổ"):
        receive(fund, keeper, 1, date(2026, 1, 31))
    with pytest.raises(LedgerRefused, match="không tự ký"):
        sign_period(january, by=keeper)
    assert sign_period(january, by=chair).signed_by == chair
    february = close_period(fund, last_day=date(2026, 2, 28), by=keeper)
    assert february.opening == february.closing == 5_600_000
    with pytest.raises(LedgerRefused, match="sau cùng"):
        reopen_period(january, by=chair, reason="Sót phiếu")
    reopen_period(february, by=chair, reason="Sót phiếu")
    reopen_period(january, by=chair, reason="Sót phiếu")
    receive(fund, keeper, 1, date(2026, 1, 31))
    assert_books_are_right()


def test_q1_gifts_in_kind_need_a_valuation(fund, keeper):
    with pytest.raises(LedgerRefused, match="cách định giá"):
        receive(fund, keeper, 30_000_000, medium=Medium.IN_KIND, goods="20 xe đạp")

    receive(fund, keeper, 30_000_000, medium=Medium.IN_KIND, goods="20 xe đạp",
            valuation="Theo hóa đơn, 1.500.000 đồng một xe")  # fmt: skip
    assert hold(fund) == 35_000_000


@pytest.mark.parametrize("amount", [0, -5, 1.5, True])
def test_q1_a_sum_is_whole_dong_above_zero(fund, keeper, amount):
    with pytest.raises(LedgerRefused, match="số đồng nguyên"):
        receive(fund, keeper, amount)


def test_q2_a_programme_is_not_spent_beyond_its_budget(fund, other, keeper):
    programme = Programme.objects.create(
        fund=fund, name="Vì em hiếu học", budget=1_000_000, begins_on=OPENED
    )
    first = pay(fund, keeper, 800_000, programme=programme)

    with pytest.raises(LedgerRefused, match="vượt ngân sách"):
        pay(fund, keeper, 200_001, programme=programme)
    with pytest.raises(LedgerRefused, match="thuộc quỹ khác"):
        receive(other, keeper, 1, programme=programme)
    reverse(first, on=DAY, by=keeper, reason="Hoãn trao")
    pay(fund, keeper, 1_000_000, programme=programme)
    assert_books_are_right()


def test_q2_a_receipt_fulfils_the_pledge_of_its_own_donor(fund, commune, keeper):
    one, two = (Donor.objects.create(association=commune, kind="firm", name=name) for name in "AB")
    pledge = Pledge.objects.create(fund=fund, donor=one, amount=10_000_000, promised_on=DAY)

    with pytest.raises(LedgerRefused, match="người khác"):
        receive(fund, keeper, 1_000_000, donor=two, pledge=pledge)
    assert receive(fund, keeper, 1_000_000, donor=one, pledge=pledge).pledge == pledge


def test_q1_a_fund_is_closed_empty(fund, other, keeper):
    with pytest.raises(LedgerRefused, match="còn số dư"):
        close_fund(fund, on=date(2026, 4, 1))

    transfer(fund, other, amount=5_000_000, on=DAY, by=keeper, purpose="Bàn giao")
    close_fund(fund, on=date(2026, 4, 1))
    with pytest.raises(LedgerRefused, match="ngoài thời gian"):
        receive(fund, keeper, 1, date(2026, 4, 1))
