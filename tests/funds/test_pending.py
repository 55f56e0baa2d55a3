"""Q5: who keeps a fund is told that last year's statement is to be public by 31 March."""

from datetime import date

import pytest

from funds.ledger import close_period, reopen_period, sign_period
from funds.pending import list_pending
from tests.factories import make_association, make_officer
from tests.funds.books import make_fund

pytestmark = pytest.mark.django_db

OPENED, LAST = date(2025, 1, 1), date(2025, 12, 31)
IN_TIME, TOO_LATE = date(2026, 3, 31), date(2026, 4, 1)


@pytest.fixture
def commune():
    return make_association("Xã Hoa Mai", "commune")


@pytest.fixture
def keeper(commune):
    return make_officer("thuquy", commune)


def tell(user, on):
    return [(line["name"], line["word"]) for line in list_pending(user, on)]


def test_q5_a_year_is_to_be_closed_then_signed_by_another(commune, keeper):
    fund = make_fund(commune, keeper, on=OPENED)
    chair = make_officer("chutich", commune)
    to_close = f"Khóa sổ năm 2025 để công khai thu chi: {fund.name}"
    to_sign = f"Ký sổ đã khóa năm 2025 để công khai thu chi: {fund.name}"

    before = [tell(keeper, IN_TIME), tell(keeper, TOO_LATE)]
    closure = close_period(fund, last_day=LAST, by=keeper)
    closed = [tell(keeper, IN_TIME), tell(chair, IN_TIME)]
    sign_period(closure, by=chair)
    signed = tell(chair, IN_TIME)
    reopen_period(closure, by=chair, reason="Sót một phiếu thu")

    assert before == [[(to_close, "hạn 31/3")], [(to_close, "quá hạn")]]
    assert closed == [[], [(to_sign, "hạn 31/3")]]
    assert signed == []
    assert tell(chair, IN_TIME) == [(to_close, "hạn 31/3")]


def test_q5_funds_of_other_units_and_of_this_year_are_not_told(commune, keeper):
    make_fund(make_association("Xã Hoa Sen", "commune"), keeper, on=OPENED)
    make_fund(commune, keeper, on=OPENED)

    assert tell(keeper, LAST) == []
    assert len(tell(keeper, IN_TIME)) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_funds_are_asked_for_together(commune, keeper, count, django_assert_num_queries):
    for number in range(count):
        make_fund(commune, keeper, on=OPENED, name=f"Quỹ {number}")

    with django_assert_num_queries(3):
        assert len(list_pending(keeper, IN_TIME)) == count
