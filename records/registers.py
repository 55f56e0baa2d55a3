"""Numbers without gaps: documents, receipts, vouchers."""

from django.db import connection, transaction

from associations.models import Association


class NotInTransaction(Exception):
    """A number must be taken in the transaction that uses it, or a failure would leave a gap."""


def take_number(kind: str, association: Association, year: int) -> int:
    """The next number of the series, from 1, without gaps.

    The series stays locked until the transaction ends, so a number is given out again if what
    it was taken for is rolled back. Raises ``NotInTransaction`` outside one.
    """
    return take_numbers(kind, association, year, 1)[0]


def take_numbers(kind: str, association: Association, year: int, count: int) -> range:
    """The next ``count`` numbers of the series as one block, as ``take_number`` takes one.

    Raises ``ValueError`` for a count below 1.
    """
    if count < 1:
        raise ValueError(count)
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(kind)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            insert into records_numberregister (kind, association_id, year, last)
            values (%s, %s, %s, %s)
            on conflict on constraint numberregister_once
            do update set last = records_numberregister.last + excluded.last
            returning last
            """,
            [kind, association.pk, year, count],
        )
        (last,) = cursor.fetchone()
    return range(last - count + 1, last + 1)
