"""Balances and totals of days worked out anew from the entries, to compare and to restore."""

from django.db import connection, transaction

_BALANCES = """
select b.fund_id, b.medium, b.amount, coalesce(sum(e.change), 0) as counted
  from funds_balance b
  left join funds_entry e on e.fund_id = b.fund_id and e.medium = b.medium
 group by b.id
having b.amount <> coalesce(sum(e.change), 0)
"""
_ENTRIES = """
select fund_id, booked_on, kind, medium, category_id, programme_id, sum(change)::bigint,
       count(*)::int
  from funds_entry group by 1, 2, 3, 4, 5, 6
"""
_TOTALS = """
select fund_id, "on", kind, medium, category_id, programme_id, change, count from funds_daytotal
"""
_REBUILD = """
insert into funds_daytotal (fund_id, "on", kind, medium, category_id, programme_id, change, count)
"""


def find_differences() -> list[str]:
    """What is kept otherwise than the entries say, a line each; empty when the books are right."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(_BALANCES)
        for fund, medium, kept, counted in cursor.fetchall():
            found.append(f"quỹ {fund}, {medium}: giữ {kept}, tính lại {counted}")
        cursor.execute(f"({_ENTRIES}) except ({_TOTALS})")
        found += [f"cộng theo ngày thiếu {row}" for row in cursor.fetchall()]
        cursor.execute(f"({_TOTALS}) except ({_ENTRIES})")
        found += [f"cộng theo ngày thừa {row}" for row in cursor.fetchall()]
    return found


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
