"""Balances and totals of days that do not follow from the entries are found and worked out anew."""

import pytest
from django.db import connection

from funds.models import Entry
from funds.recounting import find_differences, rebuild
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.money import format_dong
from tests.factories import make_association, make_officer
from tests.funds.books import DAY, assert_books_are_right, hold, make_fund, receive

pytestmark = pytest.mark.django_db


def spoil(sql: str, fund) -> None:
    """Change what the trigger keeps, as a hand in the database would."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [fund.pk])


def test_wrong_balance_and_day_are_named_and_mended_and_no_entry_changes():
    commune = make_association("Xã Hoa Mai", "commune")
    keeper = make_officer("thuquy", commune)
    fund, other = (make_fund(commune, keeper, 5_000_000, name=name) for name in ("Một", "Hai"))
    receive(fund, keeper, 200_000)
    entries = list(Entry.objects.order_by("pk").values())
    spoil(
        "update funds_balance set amount = amount + 1 where fund_id = %s and medium = 'cash'", fund
    )
    spoil("delete from funds_daytotal where fund_id = %s and \"on\" = '2026-03-02'", fund)

    found = list(find_differences())
    rebuild()

    assert found == [
        (
            commune.pk,
            f"“Một”, tiền mặt: số dư giữ sẵn {format_dong(5_200_001)}, tính lại từ sổ "
            f"{format_dong(5_200_000)}.",
        ),
        (commune.pk, f"“Một”, ngày {format_date(DAY)}: tổng của ngày khác với sổ."),
    ]
    assert list(find_differences()) == []
    assert (hold(fund), hold(other)) == (5_200_000, 5_000_000)
    assert list(Entry.objects.order_by("pk").values()) == entries
    assert_books_are_right()
