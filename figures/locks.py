"""One writer of a period's totals at a time: approvals queue, and none waits for ever."""

from collections.abc import Iterable

from django.db import OperationalError, connection, transaction

LOCK = 0x4B59  # "KY": the periods' place among the database's advisory locks
WAIT = "10s"


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
    for period in sorted(set(periods)):
        with connection.cursor() as cursor:
            cursor.execute("select pg_try_advisory_xact_lock(%s, %s)", [LOCK, period])
            (is_held,) = cursor.fetchone()
        if not is_held:
            _wait_for(period)


def _wait_for(period: int) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select current_setting('lock_timeout')")
            (before,) = cursor.fetchone()
            cursor.execute("select set_config('lock_timeout', %s, true)", [WAIT])
            cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK, period])
            cursor.execute("select set_config('lock_timeout', %s, true)", [before])
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") == "55P03":
            raise Busy from error
        raise
