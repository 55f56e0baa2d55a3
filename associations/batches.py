"""Many units at once, with their whole history: gathered in memory, written by COPY.

For reference data and for bench and sample; a change in daily life goes through
``associations.tree``. The caller gathers dated states, parcels and decisions in a ``Batch``;
``load_rows`` numbers the tree and writes everything in one transaction.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from associations.copying import copy_rows, reserve_ids, write_range
from associations.models import Established, ReorganisationStatus
from associations.projection import (
    COLUMNS,
    INSERTED,
    SHOWN,
    Node,
    arrange,
    give_room,
    renumber,
    tree_lock,
)
from associations.successions import derive_successions

Days = tuple[date | None, date | None]
ALWAYS: Days = (None, None)
AT_ONCE = 2000  # ids taken from a sequence together


class Batch:
    """Rows for the tree. Ids are taken from the database as they are needed.

    ``Days`` are [first day, day after the last); None is unbounded: a beginning that is not
    known, an end that has not come.
    """

    def __init__(self) -> None:
        self.units: list[int] = []
        self.states: list[tuple] = []
        self.parcels: list[tuple] = []
        self.parts: list[tuple] = []
        self.holdings: list[tuple] = []
        self.reorganisations: list[tuple] = []
        self.changes: list[tuple] = []
        self.subjects: list[tuple] = []
        self._ids: dict[str, list[int]] = {}

    def _take_id(self, table: str) -> int:
        ids = self._ids.get(table)
        if not ids:
            with connection.cursor() as cursor:
                ids = self._ids[table] = reserve_ids(cursor, f"associations_{table}", AT_ONCE)[::-1]
        return ids.pop()

    def add_unit(self) -> int:
        """A new identity; it needs at least one state."""
        unit = self._take_id("association")
        self.units.append(unit)
        return unit

    def add_state(
        self,
        unit: int,
        name: str,
        full_name: str,
        level: str,
        parent: int | None,
        days: Days = ALWAYS,
        *,
        kind: str = "",
        code: str | None = None,
        register: str | None = None,
        established: str = Established.YES,
        opened_by: int | None = None,
        closed_by: int | None = None,
    ) -> None:
        """What ``unit`` was during ``days``."""
        self.states.append(
            (unit, write_range(*days), name, full_name, register, code, level, kind, parent,
             established, opened_by, closed_by)
        )  # fmt: skip

    def add_parcel(self, origin: int) -> int:
        """A piece of territory, or the unit itself where it has none."""
        parcel = self._take_id("parcel")
        self.parcels.append((parcel, origin))
        return parcel

    def add_holding(
        self,
        parcel: int,
        holder: int,
        days: Days = ALWAYS,
        *,
        opened_by: int | None = None,
        closed_by: int | None = None,
    ) -> None:
        """``holder``, a lowest unit, held ``parcel`` during ``days``."""
        self.holdings.append((parcel, holder, write_range(*days), opened_by, closed_by))

    def add_part(self, parcel: int, part: int, on: date, reorganisation: int) -> None:
        """From ``on`` ``parcel`` is replaced by ``part`` and others."""
        self.parts.append((self._take_id("parcelpart"), parcel, part, on, reorganisation))

    def add_reorganisation(
        self,
        number: str,
        *,
        body: str = "",
        signed_on: date | None = None,
        in_force_on: date | None = None,
        sequence: int = 1,
        status: str = ReorganisationStatus.APPLIED,
        note: str = "",
        applied_at: datetime | None = None,
    ) -> int:
        """A decision; its changes follow in the order of ``add_change``."""
        id_ = self._take_id("reorganisation")
        self.reorganisations.append(
            (id_, number, body, signed_on, in_force_on, sequence, status, "", note,
             applied_at.isoformat() if applied_at else None, "{}")
        )  # fmt: skip
        return id_

    def add_change(
        self, reorganisation: int, order: int, kind: str, subjects: Sequence[int], new_values: dict
    ) -> None:
        """Line ``order`` of a decision."""
        id_ = self._take_id("change")
        values = json.dumps(new_values, ensure_ascii=False)
        self.changes.append((id_, reorganisation, order, kind, values))
        self.subjects += [(id_, subject) for subject in dict.fromkeys(subjects)]


TABLES = (
    ("reorganisation", "reorganisations", ("id", "number", "body", "signed_on", "in_force_on",
     "sequence", "status", "scan", "note", "applied_at", "answers")),
    ("state", "states", ("association_id", "valid", "name", "full_name", "register", "code",
     "level_id", "kind", "parent_id", "established", "opened_by_id", "closed_by_id")),
    ("parcel", "parcels", ("id", "origin_id")),
    ("parcelpart", "parts", ("id", "parcel_id", "part_id", "valid_from", "reorganisation_id")),
    ("holding", "holdings", ("parcel_id", "holder_id", "valid", "opened_by_id",
     "closed_by_id")),
    ("change", "changes", ("id", "reorganisation_id", "order", "kind", "new_values")),
    ("change_subjects", "subjects", ("change_id", "association_id")),
)  # fmt: skip


@transaction.atomic
def load_rows(batch: Batch, on: date | None = None) -> dict[str, int]:
    """Write a batch, number its units for the tree of ``on`` (today), derive the successions.

    The parents may be units of the batch or of the database. Returns the rows written, by table.
    Into an empty tree the units go with their numbers; otherwise the whole tree is numbered anew.
    Raises ``TreeBroken``, ``TreeBusy``, and ``IntegrityError`` (at the latest when the
    transaction commits) where rows break a constraint of the tables.
    """
    tree_lock()
    counts = {}
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from associations_association)")
        is_first = not cursor.fetchone()[0]
        for table, field, columns in TABLES:
            rows = getattr(batch, field)
            counts[table] = copy_rows(cursor, f"associations_{table}", columns, rows)
        settle_statistics()
        counts["association"] = _write_units(cursor, batch, on or timezone.localdate(), is_first)
        if not is_first:
            renumber()
        counts["succession"] = derive_successions()
    return counts


def _write_units(cursor, batch: Batch, on: date, is_first: bool) -> int:
    """Copy the units as their states show them on a day."""
    cursor.execute(f"{SHOWN} where s.association_id = any(%(units)s)",
                   {"on": on, "units": batch.units})  # fmt: skip
    shown = cursor.fetchall()
    if not is_first:
        return copy_rows(cursor, "associations_association", INSERTED,
                         ((*row, 0, 0, 0, 0) for row in shown))  # fmt: skip
    cursor.execute(
        "select code, rank, has_territory, rank <= (select max(rank) from associations_level"
        " where has_territory) from associations_level"
    )
    levels = {code: rest for code, *rest in cursor.fetchall()}
    parent, code, level, closed_on = (
        COLUMNS.index(name) + 1 for name in ("parent_id", "code", "level_id", "closed_on")
    )
    nodes = []
    for row in shown:
        rank, has_territory, is_large = levels[row[level]]
        ended = row[closed_on] is not None
        order = (ended, rank, row[code] if has_territory else "", row[0])
        nodes.append(Node(row[0], row[parent], order, give_room(is_large, ended)))
    numbers = arrange(nodes)
    return copy_rows(
        cursor,
        "associations_association",
        INSERTED,
        ((*row, 1, numbers.lft[row[0]], numbers.rght[row[0]], numbers.depth[row[0]])
         for row in shown),
    )  # fmt: skip


def settle_statistics() -> None:
    """Let the planner know the new rows; outside a transaction also clean up behind the load."""
    tables = ", ".join(
        f"associations_{table}"
        for table in ("association", "succession", *(table for table, _, _ in TABLES))
    )
    command = "analyze" if connection.in_atomic_block else "vacuum analyze"
    with connection.cursor() as cursor:
        cursor.execute(f"{command} {tables}")
