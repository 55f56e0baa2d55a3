"""The log of many states at once.

The trigger of the log costs more for each row than the row itself. Where thousands of states change
in one statement it is left out and the same events are written by one statement.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pgtrigger
from django.db import connection

from associations.models import State

MANY = 200


def _write_events(label: str, ids: Sequence[int]) -> None:
    events = State._meta.get_field("events").related_model
    kept = ", ".join(
        f'"{field.column}"'
        for field in events._meta.local_fields
        if not field.name.startswith("pgh_")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            with context as materialized (select _pgh_attach_context() as id)
            insert into "{events._meta.db_table}"
                   (pgh_label, pgh_created_at, pgh_obj_id, pgh_context_id, {kept})
            select %s, now(), s.id, context.id, {", ".join(f"s.{c}" for c in kept.split(", "))}
              from associations_state s, context where s.id = any(%s) order by s.id
            """,  # noqa: S608 - names of our own columns
            [label, list(ids)],
        )


@contextmanager
def update_in_bulk(ids: Sequence[int]) -> Iterator[None]:
    """Log the update of these states, done in the block, by one statement."""
    if len(ids) < MANY:
        yield
        return
    with pgtrigger.ignore("associations.State:update_update"):
        yield
    _write_events("update", ids)


@contextmanager
def delete_in_bulk(ids: Sequence[int]) -> Iterator[None]:
    """Log the removal of these states, done in the block, by one statement."""
    if len(ids) < MANY:
        yield
        return
    _write_events("delete", ids)
    with pgtrigger.ignore("associations.State:delete_delete"):
        yield
