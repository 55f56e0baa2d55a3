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
MANY = 1_000  # traces from which the planner is told of an event
NUMBERS = "numbers"  # stands for a table in the trace of the tree's numbers
Place = tuple[int, int, int, int]

_KEEP = """
insert into associations_trace (reorganisation_id, "table", key, before, after)
select %s, %s, to_jsonb(t."{key}"), {row}, null from "{table}" t
 where t."{key}" = any(%s) order by t."{key}" returning id, (key #>> '{{}}')::bigint
"""
# Keys are told beside the traces: joined by what a trace says, thousands of rows that the planner
# has not heard of yet would be compared each with each.
_COMPLETE = """
update associations_trace x set after = {row}
  from unnest(%s::bigint[], %s::bigint[]) v(trace, key) join "{table}" t on t."{key}" = v.key
 where x.id = v.trace
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
    def watch(
        self, table: str, ids: Iterable[int], key: str = "id", columns: Sequence[str] = ()
    ) -> Iterator[None]:
        """Keep rows of ``table`` as they are before and after the block, changed or removed.

        With ``columns`` only these are kept, of rows that are not removed: what else is in them is
        nobody's business here (names of persons), or much.
        """
        row = _build_row(columns) if columns else "to_jsonb(t)"
        ids = list(ids)
        kept: dict[int, int] = {}
        with connection.cursor() as cursor:
            if ids:
                cursor.execute(
                    _KEEP.format(table=table, key=key, row=row), [self.decision, table, ids]
                )
                kept = dict(cursor.fetchall())
            if len(kept) > MANY:
                _plan_anew(cursor)
        yield
        if kept:
            traces = list(kept)
            with connection.cursor() as cursor:
                cursor.execute(
                    _COMPLETE.format(table=table, key=key, row=row), [traces, list(kept.values())]
                )
                cursor.execute(_DROP_UNCHANGED, [traces])

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


def _build_row(columns: Sequence[str]) -> str:
    """SQL for some columns of a row ``t``, as they stand in a trace."""
    parts = ", ".join(f"'{column}', t.\"{column}\"" for column in columns)
    return f"jsonb_build_object({parts})"


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


def _plan_anew(cursor) -> None:
    """Let triggers plan for as many rows as come now.

    The log of some tables compares all rows of a statement before and after. A connection keeps the
    plan of the first time, when there may have been one row or none, and would then compare each
    with each: a minute for ten thousand.
    """
    cursor.execute("discard plans")


def settle_statistics(decision: int) -> None:
    """Let the planner know the tables in which an event has written many rows.

    Until it does by itself, what is asked of them next could take minutes. To be called when the
    event is over, so that nobody waits meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            'select "table", count(*) from associations_trace'
            ' where reorganisation_id = %s and "table" <> %s group by 1',
            [decision, NUMBERS],
        )
        counts = dict(cursor.fetchall())
        if sum(counts.values()) > MANY:
            tables = ", ".join(f'"{table}"' for table in (*counts, "associations_trace"))
            cursor.execute(f"analyze {tables}")


def play_back(decision: int) -> None:
    """Restore all rows as they were before the event, the last written first.

    Constraints that can wait are checked at the end of the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("set constraints all deferred")
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
    key = _find_key(cursor, table)
    added, removed, changed = _read_run(cursor, decision, first, last)
    with delete_in_bulk(added) if table == STATES else nullcontext():
        cursor.execute(f'delete from "{table}" where "{key}" = any(%s)', [added])  # noqa: S608
    cursor.execute(
        f'insert into "{table}" ({columns}) select {old} from associations_trace x,'  # noqa: S608
        f' jsonb_populate_record(null::"{table}", x.before) o where x.id = any(%s)',
        [removed],
    )
    if len(changed) > MANY:
        _plan_anew(cursor)
    # What leaves out the log's trigger takes no named values. Traces are joined by their own key.
    with update_in_bulk(list(changed.values())) if table == STATES else nullcontext():
        cursor.execute(
            f'update "{table}" t set ({columns}) = (select {old}'  # noqa: S608
            " from jsonb_populate_record(t, x.before) o)"
            " from unnest(%s::bigint[], %s::bigint[]) v(trace, key)"
            f' join associations_trace x on x.id = v.trace where t."{key}" = v.key',
            [list(changed), list(changed.values())],
        )


def _read_run(
    cursor, decision: int, first: int, last: int
) -> tuple[list[int], list[int], dict[int, int]]:
    """The keys of rows that were added, the traces of those that were removed, and {trace: key}
    of those that were changed."""
    cursor.execute(
        "select id, (key #>> '{}')::bigint, before is null, after is null from associations_trace"
        " where reorganisation_id = %s and id between %s and %s",
        [decision, first, last],
    )
    rows = cursor.fetchall()
    added = [key for _, key, is_new, _ in rows if is_new]
    removed = [id_ for id_, _, _, is_gone in rows if is_gone]
    changed = {id_: key for id_, key, is_new, is_gone in rows if not is_new and not is_gone}
    return added, removed, changed


def _find_key(cursor, table: str) -> str:
    cursor.execute(
        "select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid"
        " and a.attnum = any(i.indkey) where i.indrelid = %s::regclass and i.indisprimary",
        [f'"{table}"'],
    )
    return cursor.fetchall()[0][0]
