"""What the books offer to a return (product.md Q1): it adds up, and no transfer counts twice."""

from datetime import date

import pytest

from figures.models import Indicator
from funds.counting import FUND_FIGURES, count_funds
from funds.ledger import transfer
from funds.models import Fund, Medium
from tests.factories import make_indicator
from tests.funds.books import make_fund, pay, receive
from tests.reorganised import Before, make_before

pytestmark = pytest.mark.django_db
COMMUNES = ("Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên")


@pytest.fixture
def place() -> Before:
    for code in sorted(FUND_FIGURES):
        make_indicator(code)
    return make_before()


def keep_books(place: Before, *names: str) -> dict[str, Fund]:
    """A fund with 1,000 đồng in each unit."""
    by = next(iter(place.people.values()))
    return {name: make_fund(place.units[name], by, 1_000) for name in names}


def count(place: Before, name: str) -> dict[str, int]:
    """What the books say of a unit in 2026, by figure without its first word."""
    names = dict(Indicator.objects.values_list("pk", "code"))
    found = count_funds([place.units[name].pk], place.periods["2026"])
    return {names[key].removeprefix("fund_"): number for (_, key), number in found.items()}


def test_q1_figures_of_a_unit_add_up_and_goods_count_with_their_worth(place):
    fund = keep_books(place, "Kha Sơn")["Kha Sơn"]
    by = next(iter(place.people.values()))
    receive(fund, by, 500)
    receive(fund, by, 300, medium=Medium.IN_KIND, goods="3 quyển vở", valuation="giá chợ")
    pay(fund, by, 200)

    assert count(place, "Kha Sơn") == {
        "opening": 1_000, "raised_cash": 500, "raised_in_kind": 300, "spent": 200,
        "closing": 1_600,
    }  # fmt: skip


def test_q1_money_sent_between_units_is_raised_once(place):
    funds = keep_books(place, *COMMUNES, "Thái Nguyên")
    by = next(iter(place.people.values()))
    receive(funds["Kha Sơn"], by, 500)
    transfer(funds["Kha Sơn"], funds["Thái Nguyên"], amount=150, on=date(2026, 4, 1), by=by,
             purpose="Nộp 30 %")  # fmt: skip

    assert count(place, "Kha Sơn") == {
        "opening": 1_000, "raised_cash": 350, "raised_in_kind": 0, "spent": 0, "closing": 1_350,
    }  # fmt: skip
    assert count(place, "Thái Nguyên") == {
        "opening": 5_000, "raised_cash": 500, "raised_in_kind": 0, "spent": 0, "closing": 5_500,
    }  # fmt: skip


def test_q1_of_who_keeps_no_books_nothing_is_known(place):
    keep_books(place, *COMMUNES[:3])

    assert count(place, "La Hiên") == {}
    assert count(place, "Thái Nguyên") == {}
