"""(d) The nation's tree: ``load_units`` against own numbering and COPY into the same tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from associations.copying import copy_rows
from associations.levels import lay_levels
from associations.loading import load_units
from bench.timing import Case, Line, interleave

ROUNDS = 5
TIMES_COPY = 1.5
TABLES = (
    "reorganisation", "association", "state", "parcel", "parcelpart", "holding", "change",
    "change_subjects", "succession",
)  # fmt: skip
NUMBERED = ("tree_id", "lft", "rght", "depth")

Rows = list[tuple]


class Copies:
    """The rows of a loaded tree, kept in memory to be written again by plain COPY."""

    def __init__(self) -> None:
        self.columns: dict[str, list[str]] = {}
        self.rows: dict[str, Rows] = {}
        with connection.cursor() as cursor:
            for table in TABLES:
                self.columns[table] = columns = list_columns(cursor, table)
                named = ", ".join(f'"{c}"::text' if c in JSON else f'"{c}"' for c in columns)
                cursor.execute(f"select {named} from associations_{table} order by id")
                self.rows[table] = [tuple(map(plain, row)) for row in cursor.fetchall()]

    def write(self) -> None:
        """Number the units by their parents and COPY everything, in one transaction."""
        with transaction.atomic(), connection.cursor() as cursor:
            for table in TABLES:
                rows: Iterable[tuple] = self.rows[table]
                if table == "association":
                    rows = self._number(rows)
                copy_rows(cursor, f"associations_{table}", self.columns[table], rows)

    def _number(self, rows: Iterable[tuple]) -> Iterator[tuple]:
        columns = self.columns["association"]
        id_, parent = columns.index("id"), columns.index("parent_id")
        numbers = number_by_hand([(row[id_], row[parent]) for row in rows])
        places = [columns.index(name) for name in NUMBERED]
        for row in rows:
            filled = list(row)
            for place, value in zip(places, (1, *numbers[row[id_]]), strict=True):
                filled[place] = value
            yield tuple(filled)


JSON = frozenset(["new_values"])


def plain(value: object) -> object:
    """As COPY takes it: a range of days as text."""
    if hasattr(value, "lower_inc"):
        return f"[{value.lower or ''},{value.upper or ''})"
    return value


def list_columns(cursor, table: str) -> list[str]:
    cursor.execute(
        "select column_name from information_schema.columns where table_schema = 'public'"
        " and table_name = %s and is_generated = 'NEVER' order by ordinal_position",
        [f"associations_{table}"],
    )
    return [row[0] for row in cursor.fetchall()]


def number_by_hand(pairs: Iterable[tuple[int, int | None]]) -> dict[int, tuple[int, int, int]]:
    """lft, rght and depth of each unit from (unit, parent), in the simplest way there is."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for unit, parent in pairs:
        children[parent].append(unit)
    numbers: dict[int, tuple[int, int, int]] = {}
    first: dict[int, int] = {}
    count = 0
    pending = [(root, 0) for root in reversed(children[None])]
    while pending:
        unit, depth = pending.pop()
        count += 1
        if unit in first:
            numbers[unit] = (first[unit], count, depth)
            continue
        first[unit] = count
        pending.append((unit, depth))
        pending.extend((child, depth + 1) for child in reversed(children[unit]))
    return numbers


def clear() -> None:
    """Empty the tables of the tree, and what the loader remembers of them."""
    tables = ", ".join(f"associations_{table}" for table in (*TABLES, "load"))
    with connection.cursor() as cursor:
        cursor.execute(f"truncate {tables} cascade")
    lay_levels()


def list_ancestors() -> dict[int, list[int]]:
    """What the tree's numbers say of each unit: those above it, from the root down."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, tree_id, lft, rght from associations_association order by tree_id, lft"
        )
        above: list[tuple[int, int, int]] = []
        found = {}
        for unit, tree, lft, rght in cursor.fetchall():
            while above and (above[-1][1] != tree or above[-1][2] < lft):
                above.pop()
            found[unit] = [each[0] for each in above]
            above.append((unit, tree, rght))
        return found


def count_rows() -> dict[str, int]:
    """How many rows each table of the tree holds."""
    counts = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select count(*) from associations_{table}")
            (counts[table],) = cursor.fetchone()
    return counts


def measure() -> Iterator[Line]:
    """The nation whole, several times into empty tables."""
    load_units()
    copies = Copies()
    taken = interleave(
        {"load": Case(load_units, before=clear), "copy": Case(copies.write, before=clear)}, ROUNDS
    )
    yield Line(
        f"(d) nạp cây {len(copies.rows['association'])} đơn vị",
        taken["load"],
        floor=taken["copy"],
        ratio=TIMES_COPY,
    )
