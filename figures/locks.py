"""One writer of a period's totals at a time: approvals queue, and none waits for ever.

A period has two locks, always taken in this order: its roll's, which whoever takes a step of a
return shares and whoever changes the roll holds alone, and its totals'. Between them the rows of
returns are locked. So an approval and a reorganisation wait for each other, never in a ring.
"""

from collections.abc import Iterable

from django.db import OperationalError, connection, transaction

LOCK = 0x4B59  # "KY": the periods' place among the database's advisory locks
ROLL = 0x4453  # "DS": that of their rolls
WAIT = "10s"

_SHARE = """
select period_id, pg_try_advisory_xact_lock_shared(%s, period_id)
  from (select distinct u.period_id::integer
          from figures_due d join figures_periodunit u on u.id = d.unit_id
         where d.id = any(%s)) p
"""


class Busy(Exception):
    """Somebody else has been writing the period's totals for longer than one should wait."""

    def __init__(self) -> None:
        super().__init__(
            "Đang có người khác ghi số liệu của kỳ này. Chưa có gì thay đổi: "
            "chờ một phút rồi làm lại."
        )


def lock_periods(periods: Iterable[int]) -> None:
    """Hold the totals of these periods until the transaction ends.

    Locks are taken in order, so that two approvals never wait for each other. Raises ``Busy``
    after ten seconds; the transaction can go on.
    """
    _take(LOCK, periods)


def lock_rolls(periods: Iterable[int]) -> None:
    """Let nobody take a step of a return of these periods until the transaction ends.

    Waits for those who are about one. Raises as ``lock_periods`` does.
    """
    _take(ROLL, periods)


def share_rolls(dues: Iterable[int]) -> None:
    """Let nobody change the rolls to which these dues belong until the transaction ends.

    Waits for a reorganisation that is being applied. Raises as ``lock_periods`` does.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SHARE, [ROLL, list(dues)])
        rows = cursor.fetchall()
    for period in sorted(period for period, is_held in rows if not is_held):
        _wait_for(ROLL, period, "_shared")


def _take(lock: int, periods: Iterable[int]) -> None:
    for period in sorted(set(periods)):
        with connection.cursor() as cursor:
            cursor.execute("select pg_try_advisory_xact_lock(%s, %s)", [lock, period])
            (is_held,) = cursor.fetchone()
        if not is_held:
            _wait_for(lock, period)


def _wait_for(lock: int, period: int, mode: str = "") -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select current_setting('lock_timeout')")
            (before,) = cursor.fetchone()
            cursor.execute("select set_config('lock_timeout', %s, true)", [WAIT])
            cursor.execute(f"select pg_advisory_xact_lock{mode}(%s, %s)", [lock, period])
            cursor.execute("select set_config('lock_timeout', %s, true)", [before])
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") == "55P03":
            raise Busy from error
        raise
