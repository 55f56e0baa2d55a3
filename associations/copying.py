"""Rows into PostgreSQL by COPY: the fast way in for many rows at once."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice

from django.db import connection

PORTION = 10_000  # rows that are held in memory at a time
_find_escaped = re.compile(r"[\\\t\n\r]").search
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_rows(cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Copy ``rows`` into ``columns`` of ``table``; how many there were.

    Values are text, whole numbers, booleans, dates or None; ranges are given as text, see
    ``write_range``. Generated columns are left out by the caller. Names of tables and columns
    are the program's own, never a person's. Raises Django's errors where a row breaks a rule of
    the table.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    lines = iter("\t".join(map(_write, row)) + "\n" for row in rows)
    count = 0
    while portion := list(islice(lines, PORTION)):
        count += len(portion)
        with connection.wrap_database_errors:
            cursor.copy_expert(
                f'copy "{table}" ({names}) from stdin', io.StringIO("".join(portion))
            )
    return count


@contextmanager
def plan_for_many(cursor) -> Iterator[None]:
    """Have what is executed in the block planned for many rows, not row against row.

    The triggers that write the log once a statement keep the plan of their first call in a session:
    made for one row it compares each of 100,000 with each. The plans kept are therefore forgotten.
    The database knows no rows yet of a year that begins, and errs in the same way. To be used in a
    transaction.
    """
    cursor.execute("discard plans")
    cursor.execute("set local enable_nestloop = off")
    yield
    cursor.execute("set local enable_nestloop = on")


def _write(value: object) -> str:
    if isinstance(value, str):
        return value.translate(_ESCAPES) if _find_escaped(value) else value
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value)


def write_range(lower: date | None, upper: date | None) -> str:
    """A range of days [lower, upper) as PostgreSQL writes it; None is unbounded."""
    return f"[{lower or ''},{upper or ''})"


def reserve_ids(cursor, table: str, count: int) -> list[int]:
    """Take ``count`` ids from a table's sequence."""
    cursor.execute(
        "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
        [table, count],
    )
    return [row[0] for row in cursor.fetchall()]
