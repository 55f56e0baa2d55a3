"""The changes of one row, out of the log that the database itself keeps (product.md A5).

Django's own log of the admin is not kept: it would hold the names of persons in clear for ever.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Field, Model, QuerySet
from pghistory.core import event_models
from pghistory.models import Event

from associations.desk_export import write_column

WORDS = {"insert": "Thêm", "update": "Sửa", "delete": "Xóa"}
Describe = Callable[[type[Model], Any], str]


@dataclass(frozen=True)
class Line:
    """One column before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangeOfRow:
    """One change: when, who, what kind, why, and the columns that it changed."""

    at: datetime
    who: str
    what: str
    reason: str
    lines: list[Line] = field(default_factory=list)


def list_changes(row: Model, describe: Describe) -> list[ChangeOfRow]:
    """The changes of ``row``, the last first; empty for tables without a log.

    ``describe(model, key)`` names a row of another table that a column points to, or says that it
    lies elsewhere.
    """
    events = list(_find_events(row) or [])
    people = _name_people(events)
    told, before = [], None
    for event in events:
        told.append(_tell(event, people, list(_compare(before, event, describe))))
        before = event
    return told[::-1]


def find_last_change(row: Model) -> ChangeOfRow | None:
    """The last change of ``row``, without its columns; None for tables without a log."""
    events = _find_events(row)
    event = None if events is None else events.last()
    return _tell(event, _name_people([event]), []) if event else None


def _find_events(row: Model) -> QuerySet | None:
    """The log of one row, the first change first; None for tables without a log."""
    logs = event_models(tracks_model=type(row))
    if not logs:
        return None
    rows = logs[0]._base_manager.filter(pgh_obj_id=row.pk)
    return rows.select_related("pgh_context").order_by("pgh_id")


def _tell(event: Event, people: dict[str, str], lines: list[Line]) -> ChangeOfRow:
    metadata = (event.pgh_context.metadata if event.pgh_context else None) or {}
    return ChangeOfRow(
        at=event.pgh_created_at,
        who=people.get(str(metadata.get("user")), "Cổng"),
        what=WORDS.get(event.pgh_label, event.pgh_label),
        reason=metadata.get("reason", ""),
        lines=lines,
    )


def _name_people(events: list[Event]) -> dict[str, str]:
    """The names of those who made the changes, by their key as text."""
    keys = {
        event.pgh_context.metadata.get("user")
        for event in events
        if event.pgh_context and event.pgh_context.metadata
    } - {None}
    return {str(user.pk): str(user) for user in get_user_model()._base_manager.filter(pk__in=keys)}


def _compare(before: Event | None, after: Event, describe: Describe) -> Iterator[Line]:
    for column in after._meta.concrete_fields:
        if column.name.startswith("pgh_") or column.name == "id":
            continue
        old = getattr(before, column.attname) if before else None
        new = getattr(after, column.attname)
        if old != new:
            label = str(column.verbose_name)
            yield Line(label, _show(column, old, describe), _show(column, new, describe))


def _show(column: Field, value: Any, describe: Describe) -> str:
    if value is None or value == "":
        return ""
    if column.is_relation:
        return describe(column.related_model, value)
    words = dict(column.flatchoices)
    known = isinstance(value, str | int) and value in words
    return str(write_column(column, words[value] if known else value))
