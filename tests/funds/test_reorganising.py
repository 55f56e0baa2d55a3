"""Funds live through reorganisations (product.md Q6): minutes are signed, no đồng is lost."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from associations.reorganising.cancelling import cancel, find_blocks
from funds.bank.booking import book_lines, take_statement
from funds.handing_over import divide as divide_sum
from funds.handing_over import give, take
from funds.ledger import LedgerRefused
from funds.models import (
    Balance,
    BankLine,
    Category,
    Donor,
    Fund,
    HandOver,
    Medium,
    Pledge,
    Programme,
)
from funds.reorganising import FUNDS
from tests.factories import make_officer
from tests.funds.books import assert_books_are_right, hold, make_fund, receive
from tests.reorganised import (
    TWO_TIERS,
    Before,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)

pytestmark = pytest.mark.django_db
EARLY = date(2024, 1, 1)


@pytest.fixture
def place() -> Before:
    return make_before()


def keep(place: Before, name: str, held: int, **fields) -> Fund:
    """A unit's fund, in cash."""
    fields = {"on": EARLY, **fields}
    return make_fund(place.units[name], place.people["vanphong"], held, **fields)


def sign(place: Before, fund: Fund) -> HandOver:
    """All sign: one gives, another takes every share."""
    minute = give(HandOver.objects.get(fund=fund), place.people["vanphong"])
    for share in minute.shares.all():
        take(share, place.people["langson"])
    return minute


def hold_all() -> int:
    """What all funds hold together."""
    return Balance.objects.aggregate(held=Sum("amount"))["held"]


def test_q6_two_funds_become_that_of_the_merged_commune_with_what_hangs_on_them(place):
    funds = [keep(place, "Kha Sơn", 700), keep(place, "Úc Kỳ", 300)]
    receive(funds[0], place.people["vanphong"], 55, date(2026, 1, 5), medium=Medium.BANK)
    donor = Donor.objects.create(association=place.units["Kha Sơn"], kind="clan", name="Họ Lý")
    programme = Programme.objects.create(fund=funds[0], name="Tiếp bước", begins_on=EARLY)
    pledge = Pledge.objects.create(fund=funds[0], donor=donor, amount=9, promised_on=EARLY)

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    for fund in funds:
        sign(place, fund)

    founded = Fund.objects.get(association=find_founded("Phú Sơn"))
    assert (hold(founded), [hold(fund) for fund in funds], hold_all()) == (1_055, [0, 0], 1_055)
    for row in (programme, pledge, donor, *funds):
        row.refresh_from_db()
    assert (programme.fund, pledge.fund) == (founded, founded)
    assert donor.association == founded.association
    assert {fund.closed_on for fund in funds} == {date(2026, 3, 2)}
    assert_books_are_right()


def test_q6_money_that_the_bank_told_of_is_booked_by_the_merged_commune(place):
    """Lines that nobody booked yet go on with the fund; others stay with their entries."""
    officer = place.people["vanphong"]
    funds = [keep(place, "Kha Sơn", 700), keep(place, "Úc Kỳ", 300)]
    gifts = Category.objects.get(code="gifts")
    booked, waiting, other, twice = (
        BankLine.objects.create(
            fund=fund, key=key * 64, on=date(2026, 1, 5), amount=amount, sent_by=officer
        )
        for fund, key, amount in (
            (funds[0], "1", 20), (funds[0], "2", 30), (funds[1], "3", 40), (funds[1], "2", 30)
        )
    )  # fmt: skip
    statement = "Ngày giao dịch,Số tham chiếu,Nội dung,Ghi có\n05/01/2026,FT9,ủng hộ,55\n".encode()
    take_statement(funds[0], SimpleUploadedFile("sao-ke.csv", statement), officer)
    told = BankLine.objects.get(reference="FT9")
    book_lines(funds[0], {booked.pk: "", told.pk: ""}, gifts, officer)

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    for fund in funds:
        sign(place, fund)

    founded = Fund.objects.get(association=find_founded("Phú Sơn"))
    keeper = make_officer("ke-toan", founded.association, ("entry",))
    lines = BankLine.objects.filter(fund=founded, state="waiting")
    assert sorted(line.amount for line in lines) == [30, 30, 40]
    again, _ = take_statement(founded, SimpleUploadedFile("sao-ke.csv", statement), keeper)
    assert again == 0
    entries = book_lines(founded, {line.pk: "" for line in lines}, gifts, keeper)
    assert sorted(entry.amount for entry in entries) == [30, 30, 40]
    booked.refresh_from_db()
    assert booked.fund == funds[0]
    assert (hold(founded), hold_all()) == (1_175, 1_175)
    assert_books_are_right()


def test_q6_preview_tells_the_balance_and_proposes_who_gets_it(place):
    fund = keep(place, "Kha Sơn", 319_700_000)

    told = foresee(decide(*divide(place, "Kha Sơn", "Đông", "Tây")), FUNDS.title)

    asked = told[f"fund:{fund.pk}"]
    assert "số dư 319.700.000\u00a0đồng" in asked.text
    assert [choice.value for choice in asked.choices] == ["equal", "to:0", "to:1", "keep"]
    assert asked.proposed == "equal"


def test_q6_a_divided_fund_is_shared_out_to_the_last_dong(place):
    fund = keep(place, "Kha Sơn", 1_001)

    carry_out(decide(*divide(place, "Kha Sơn", "Đông", "Tây")))
    sign(place, fund)

    shares = [hold(Fund.objects.get(association=find_founded(name))) for name in ("Đông", "Tây")]
    assert shares == [501, 500]
    assert_books_are_right()


def test_q6_districts_balances_go_to_their_communes_when_the_level_ends():
    place = make_before(with_districts=True)
    funds = [keep(place, "Phú Bình", 6_000_000_001), keep(place, "Võ Nhai", 1_000_000_000)]
    existing = keep(place, "La Hiên", 5_000)

    carry_out(decide(*abolish_districts(), on=TWO_TIERS))
    for fund in funds:
        sign(place, fund)

    held = {
        name: sum(map(hold, Fund.objects.filter(association=place.units[name])))
        for name in ("Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên", "Phú Bình", "Võ Nhai")
    }
    assert sorted((held["Kha Sơn"], held["Úc Kỳ"])) == [3_000_000_000, 3_000_000_001]
    assert (held["Tân Lập"], held["La Hiên"]) == (500_000_000, 500_005_000)
    assert (held["Phú Bình"], held["Võ Nhai"]) == (0, 0)
    assert existing.entries.filter(kind="transfer_in").exists()
    assert hold_all() == 7_000_005_001
    assert_books_are_right()


def test_q6_a_minute_nobody_signed_goes_with_the_cancelled_event_and_a_signed_one_stands(place):
    fund = keep(place, "Kha Sơn", 700)
    first = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(first)

    cancel(first)

    assert not HandOver.objects.exists()
    assert hold(fund) == 700
    second = decide(*merge(place, "Kha Sơn", "Úc Kỳ"), number="13/QĐ")
    carry_out(second)
    give(HandOver.objects.get(), place.people["vanphong"])
    assert any("đã ký" in block for block in find_blocks(second))


def test_q6_giver_and_taker_are_two_and_sign_once_in_their_order(place):
    fund = keep(place, "Kha Sơn", 700)
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    minute = HandOver.objects.get(fund=fund)
    share = minute.shares.get()
    one, other = place.people["vanphong"], place.people["langson"]

    with pytest.raises(LedgerRefused, match="chưa ký"):
        take(share, other)
    give(minute, one)
    with pytest.raises(LedgerRefused, match="không ký luôn"):
        take(share, one)
    take(share, other)
    with pytest.raises(LedgerRefused, match="đã ký phần này"):
        take(share, other)
    with pytest.raises(LedgerRefused, match="đã ký biên bản"):
        give(minute, one)


@given(st.integers(0, 10**15), st.lists(st.integers(1, 1_000), min_size=1, max_size=9))
def test_q6_shares_add_up_to_the_sum_and_none_is_below_zero(amount, weights):
    parts = divide_sum(amount, weights)

    assert sum(parts) == amount
    assert min(parts) >= 0
