"""Balances and totals of days worked out anew from the entries, to compare and to restore."""

from collections.abc import Iterator

from django.db import connection, transaction

from funds.models import Medium
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.money import format_dong

_BALANCES = """
select f.association_id, f.name, b.medium, b.amount, coalesce(sum(e.change), 0)::bigint as counted
  from funds_balance b join funds_fund f on f.id = b.fund_id
  left join funds_entry e on e.fund_id = b.fund_id and e.medium = b.medium
 group by b.id, f.id
having b.amount <> coalesce(sum(e.change), 0)
 order by f.id, b.medium
"""
_ENTRIES = """
select fund_id, booked_on, kind, medium, category_id, programme_id, sum(change)::bigint,
       count(*)::int
  from funds_entry group by 1, 2, 3, 4, 5, 6
"""
_TOTALS = """
select fund_id, "on", kind, medium, category_id, programme_id, change, count from funds_daytotal
"""
_DAYS = f"""
with unlike as (
    (({_ENTRIES}) except ({_TOTALS})) union all (({_TOTALS}) except ({_ENTRIES}))
)
select distinct f.association_id, f.name, u.booked_on, f.id
  from unlike u join funds_fund f on f.id = u.fund_id
 order by f.id, u.booked_on
"""  # noqa: S608 - constants
_REBUILD = """
insert into funds_daytotal (fund_id, "on", kind, medium, category_id, programme_id, change, count)
"""


def find_differences() -> Iterator[tuple[int, str]]:
    """(association, sentence) of what is kept otherwise than the entries say, funds in order."""
    with connection.cursor() as cursor:
        cursor.execute(_BALANCES)
        for association, fund, medium, kept, counted in cursor.fetchall():
            amounts = f"giữ sẵn {format_dong(kept)}, tính lại từ sổ {format_dong(counted)}"
            yield association, f"“{fund}”, {Medium(medium).label}: số dư {amounts}."
        cursor.execute(_DAYS)
        for association, fund, day, _ in cursor.fetchall():
            yield association, f"“{fund}”, ngày {format_date(day)}: tổng của ngày khác với sổ."


@transaction.atomic
def rebuild() -> None:
    """Write balances and totals anew from the entries; bookings wait meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("lock table funds_balance, funds_daytotal in share row exclusive mode")
        cursor.execute("delete from funds_daytotal")
        cursor.execute(_REBUILD + _ENTRIES)
        cursor.execute(
            "update funds_balance b set amount = coalesce((select sum(e.change) from funds_entry e"
            " where e.fund_id = b.fund_id and e.medium = b.medium), 0)"
        )
