"""What a reorganisation writes, kept row by row, so that it can be taken back (time.md).

Whoever writes rows for an event surrounds the writing with ``Journal.watch`` (rows that exist) or
tells the rows added by ``Journal.note_added``. Playing back restores every row as it was, in
reverse order. Columns that the database computes are left to it; the tree's numbers of
associations, which are derived, are restored where nothing has renumbered them since.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

from django.db import connection

from associations.reorganising.state_log import delete_in_bulk, update_in_bulk

STATES = "associations_state"
NUMBERS = "numbers"  # stands for a table in the trace of the tree's numbers
Place = tuple[int, int, int, int]

_KEEP = """
insert into associations_trace (reorganisation_id, "table", key, before, after)
select %s, %s, to_jsonb(t."{key}"), to_jsonb(t), null from "{table}" t
 where t."{key}" = any(%s) order by t."{key}" returning id
"""
_COMPLETE = """
update associations_trace x set after = to_jsonb(t)
  from "{table}" t where x.id = any(%s) and t."{key}" = (x.key #>> '{{}}')::bigint
"""
_DROP_UNCHANGED = "delete from associations_trace where id = any(%s) and before = after"
_ADDED = """
insert into associations_trace (reorganisation_id, "table", key, before, after)
select %s, %s, to_jsonb(t."{key}"), null, {kept} from "{table}" t
 where t."{key}" = any(%s) order by t."{key}"
"""
_SOME = """(select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(t)) e
          where e.key = any(%s))"""


class Journal:
    """The rows that one application of decisions writes; they hang on the first decision."""

    def __init__(self, decision: int) -> None:
        self.decision = decision

    @contextmanager
    def watch(self, table: str, ids: Iterable[int], key: str = "id") -> Iterator[None]:
        """Keep rows of ``table`` as they are before and after the block, changed or removed."""
        ids = list(ids)
        kept: list[int] = []
        with connection.cursor() as cursor:
            if ids:
                cursor.execute(_KEEP.format(table=table, key=key), [self.decision, table, ids])
                kept = [row[0] for row in cursor.fetchall()]
        yield
        if kept:
            with connection.cursor() as cursor:
                cursor.execute(_COMPLETE.format(table=table, key=key), [kept])
                cursor.execute(_DROP_UNCHANGED, [kept])

    def note_added(
        self, table: str, ids: Iterable[int], key: str = "id", columns: Sequence[str] = ()
    ) -> None:
        """Keep that these rows were added; to be called when they are complete.

        With ``columns`` only these are kept: the others are derived and may change afterwards
        without standing against a cancellation.
        """
        ids = list(ids)
        if ids:
            kept = _SOME if columns else "to_jsonb(t)"
            values: list[Any] = [self.decision, table, *([list(columns)] if columns else []), ids]
            with connection.cursor() as cursor:
                cursor.execute(_ADDED.format(table=table, key=key, kept=kept), values)


def keep_numbers(decision: int, before: dict[int, Place], after: dict[int, Place]) -> None:
    """Keep the tree's numbers that an event changed: (tree, lft, rght, depth) by association.

    They are derived and written often, so they are no rows of the journal: they come back only
    where they still are as the event left them.
    """
    if after:
        with connection.cursor() as cursor:
            cursor.execute(
                'insert into associations_trace (reorganisation_id, "table", key, before, after)'
                " values (%s, %s, '0', %s, %s)",
                [decision, NUMBERS, json.dumps(before), json.dumps(after)],
            )


def read_numbers(decision: int) -> tuple[dict[int, Place], dict[int, Place]] | None:
    """What ``keep_numbers`` kept."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select before, after from associations_trace"
            ' where reorganisation_id = %s and "table" = %s',
            [decision, NUMBERS],
        )
        if (row := cursor.fetchone()) is None:
            return None
    kept = [json.loads(each) if isinstance(each, str) else each for each in row]
    before, after = ({int(id_): tuple(place) for id_, place in each.items()} for each in kept)
    return before, after


def list_written_columns(cursor, table: str) -> list[str]:
    """The columns of a table that are written, not computed by the database."""
    cursor.execute(
        "select column_name from information_schema.columns where table_schema = 'public'"
        " and table_name = %s and is_generated = 'NEVER' order by ordinal_position",
        [table],
    )
    return [row[0] for row in cursor.fetchall()]


def play_back(decision: int) -> None:
    """Restore all rows as they were before the event, the last written first.

    Constraints that can wait are checked at the end of the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("set constraints all deferred")
        cursor.execute("analyze associations_trace")  # else the joins below go row by row
        for table, first, last in _list_runs(cursor, decision):
            _restore(cursor, table, decision, first, last)


def _list_runs(cursor, decision: int) -> Sequence[tuple[str, int, int]]:
    """(table, first, last trace) of runs of traces of one table, the last run first."""
    cursor.execute(
        'select "table", min(id), max(id) from ('
        ' select id, "table", row_number() over (order by id)'
        '        - row_number() over (partition by "table" order by id) as run'
        '   from associations_trace where reorganisation_id = %s and "table" <> %s) t'
        ' group by "table", run order by 2 desc',
        [decision, NUMBERS],
    )
    return cursor.fetchall()


def _restore(cursor, table: str, decision: int, first: int, last: int) -> None:
    columns = ", ".join(f'"{column}"' for column in list_written_columns(cursor, table))
    old = ", ".join(f'o."{column}"' for column in list_written_columns(cursor, table))
    values = [decision, first, last]  # what leaves out the log's trigger takes no names
    traces = (
        "select * from associations_trace where reorganisation_id = %s and id between %s and %s"
    )
    key, given = _find_key(cursor, table), "(x.key #>> '{}')::bigint"
    added, changed = _read_keys(cursor, values)
    with delete_in_bulk(added) if table == STATES else nullcontext():
        cursor.execute(f'delete from "{table}" where "{key}" = any(%s)', [added])  # noqa: S608
    cursor.execute(
        f'insert into "{table}" ({columns}) select {old} from ({traces}) x,'  # noqa: S608
        f' jsonb_populate_record(null::"{table}", x.before) o where x.after is null',
        values,
    )
    with update_in_bulk(changed) if table == STATES else nullcontext():
        cursor.execute(
            f'update "{table}" t set ({columns}) = (select {old}'  # noqa: S608
            f' from jsonb_populate_record(null::"{table}", x.before) o) from ({traces}) x'
            f' where x.before is not null and x.after is not null and t."{key}" = {given}',
            values,
        )


def _read_keys(cursor, values: list[int]) -> tuple[list[int], list[int]]:
    """The keys of the rows that were added, and of those that were changed."""
    cursor.execute(
        "select (key #>> '{}')::bigint, before is null from associations_trace"
        " where reorganisation_id = %s and id between %s and %s and after is not null",
        values,
    )
    rows = cursor.fetchall()
    return [key for key, is_new in rows if is_new], [key for key, is_new in rows if not is_new]


def _find_key(cursor, table: str) -> str:
    cursor.execute(
        "select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid"
        " and a.attnum = any(i.indkey) where i.indrelid = %s::regclass and i.indisprimary",
        [f'"{table}"'],
    )
    return cursor.fetchall()[0][0]
