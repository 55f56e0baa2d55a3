"""Published sums of funds, exact and in the words of the sources (product.md Q1)."""

from datetime import date
from decimal import Decimal

import pytest

from funds.categories import load_categories
from funds.ledger import record_payment
from funds.models import Category
from funds.statements import read_statement
from khuyenhoc.lib.money import format_about, format_short
from khuyenhoc.lib.money_words import write_dong
from tests.factories import make_association, make_officer
from tests.funds.books import make_fund, receive


@pytest.mark.django_db
def test_q1_bac_kan_2020_spent_one_sum_on_scholarships_and_rewards_that_is_not_split():
    """296 scholarships and 112 rewards, 319.7 million đồng together (seed 002)."""
    province = make_association("Bắc Kạn", "province")
    keeper = make_officer("thuquy", province)
    load_categories()
    fund = make_fund(province, keeper, 400_000_000, on=date(2020, 1, 1))
    together = Category.objects.get(code="scholarships_and_rewards")

    paid = record_payment(
        fund, amount=319_700_000, category=together, on=date(2020, 12, 31), by=keeper,
        purpose="296 suất học bổng và 112 suất thưởng",
    )  # fmt: skip

    said = read_statement(fund, 2020)
    assert said.use == [("Học bổng và khen thưởng, ghi chung", 319_700_000)]
    assert (said.spent, said.closing) == (319_700_000, 80_300_000)
    assert write_dong(paid.amount) == "Ba trăm mười chín triệu bảy trăm nghìn đồng"
    assert format_short(paid.amount) == "319,7\u00a0triệu\u00a0đồng"


@pytest.mark.django_db
def test_q1_cluster_6_in_2024_is_told_with_its_rise_and_its_share_a_head():
    """Over 191 billion, 30.9 more than a year before, 18,091 đồng a head (seed 003); members are
    2,191,958, 20.74 % of the people."""
    lead = make_association("Lâm Đồng", "province")
    keeper = make_officer("thuquy", lead)
    people = round(Decimal(2_191_958) / Decimal("0.2074"))
    held = 18_091 * people
    before = held - 30_900_000_000
    fund = make_fund(lead, keeper, before, on=date(2024, 1, 1))

    receive(fund, keeper, 30_900_000_000, date(2024, 6, 30))

    said = read_statement(fund, 2024)
    assert (said.opening, said.raised, said.closing) == (before, 30_900_000_000, held)
    assert said.closing // people == 18_091
    assert format_about(said.closing) == "hơn 191\u00a0tỉ\u00a0đồng"
    assert format_short(said.raised) == "30,9\u00a0tỉ\u00a0đồng"


@pytest.mark.django_db
def test_categories_come_once_and_what_staff_changed_stays():
    first = load_categories()
    Category.objects.filter(code="interest").update(name="Lãi ngân hàng")

    second = load_categories()

    assert (first > 10, second) == (True, 0)
    assert Category.objects.get(code="interest").name == "Lãi ngân hàng"
