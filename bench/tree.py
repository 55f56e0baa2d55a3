"""(e) Today's tree read and written at 20,000 and at 150,000 units, with readers beside."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from associations.copying import copy_rows
from associations.history import Branch, UnitAt, ancestors_at, ids_below, nest, tree_at
from associations.models import Association
from associations.tree import NewUnit, found
from bench import nation
from bench.loading import list_columns, plain
from bench.timing import Case, Line, interleave

SIZES = {20_000: 300, 150_000: 2000}  # units → goal of founding a list, in ms
LIST = 200
ROUNDS = 41
FOUNDINGS = 7
USUAL_PROVINCE = 2400  # units below the province that is read
LONGEST_READ = 250  # ms; a reader that queued would wait for the whole of a founding


def read_subtree_by_hand(unit: int) -> list[int]:
    """The ids below a unit by the range of its numbers."""
    ((tree, lft, rght),) = _fetch(
        "select tree_id, lft, rght from associations_association where id = %s", [unit]
    )
    rows = _fetch(
        "select id from associations_association where tree_id = %s and lft between %s and %s",
        [tree, lft, rght],
    )
    return [row[0] for row in rows]


def read_path_by_hand(unit: int) -> list[str]:
    """The names from the root down to a unit by its parents."""
    rows = _fetch(
        "with recursive up as ("
        " select id, parent_id, full_name, 0 as depth from associations_association where id = %s"
        " union all"
        " select a.id, a.parent_id, a.full_name, up.depth + 1"
        "   from up join associations_association a on a.id = up.parent_id)"
        " select full_name from up order by depth desc",
        [unit],
    )
    return [row[0] for row in rows]


def read_nested_by_hand(unit: int) -> list[tuple]:
    """The living units of a subtree, nested: one flat query and a dict."""
    rows = _fetch(
        "select a.id, a.parent_id, a.full_name from associations_association a"
        "  join associations_association top"
        "    on a.tree_id = top.tree_id and a.lft between top.lft and top.rght"
        " where top.id = %s and a.closed_on is null order by a.lft",
        [unit],
    )
    known: dict[int, tuple] = {}
    roots: list[tuple] = []
    for id_, parent, name in rows:
        known[id_] = node = (name, [])
        (known[parent][1] if parent in known else roots).append(node)
    return roots


def read_nested(unit: int) -> list[Branch]:
    """The same by the product."""
    return nest(tree_at(timezone.localdate(), unit))


def simplify(branches: list[Branch]) -> list[tuple]:
    """Nested units as ``read_nested_by_hand`` gives them."""
    return [(branch.unit.full_name, simplify(branch.children)) for branch in branches]


def read_path(unit: int) -> list[UnitAt]:
    """The breadcrumbs of a unit, by the product."""
    return ancestors_at(unit, timezone.localdate())


class Founder:
    """Lists of branches founded again and again; each list as plain COPY for the floor."""

    TABLES = ("association", "state", "parcel", "holding")

    def __init__(self, count: int = LIST) -> None:
        communes = nation.list_ids("level_id = 'commune' and closed_on is null")
        self.communes = communes[:: max(len(communes) // count, 1)][:count]
        self.count = count
        (self.lists,) = nation.list_ids("level_id = 'branch'", "count(*)")
        self.made: list[Association] = []
        self.rows: dict[str, list[tuple]] = {}
        with connection.cursor() as cursor:
            self.columns = {table: list_columns(cursor, table) for table in self.TABLES}

    def found(self) -> None:
        """One list, as an officer's Excel gives it."""
        self.lists += 1
        places = [self.communes[n % len(self.communes)] for n in range(self.count)]
        self.made = found(
            [
                NewUnit(f"xóm {self.lists}.{number}", "branch", commune)
                for number, commune in enumerate(places)
            ]
        )

    def take_out(self) -> None:
        """Keep the rows of the last list and remove them, past the tables' triggers."""
        where = {"association": "id", "state": "association_id", "parcel": "origin_id",
                 "holding": "holder_id"}  # fmt: skip
        ids = [unit.pk for unit in self.made]
        with connection.cursor() as cursor:
            cursor.execute("set session_replication_role = replica")
            for table, column in where.items():
                named = ", ".join(f'"{name}"' for name in self.columns[table])
                cursor.execute(
                    f"delete from associations_{table} where {column} = any(%s) returning {named}",
                    [ids],
                )
                self.rows[table] = [tuple(map(plain, row)) for row in cursor.fetchall()]
            cursor.execute("set session_replication_role = default")

    def copy_back(self) -> None:
        """Write the same rows by plain COPY, in one transaction."""
        with transaction.atomic(), connection.cursor() as cursor:
            for table in self.TABLES:
                copy_rows(cursor, f"associations_{table}", self.columns[table], self.rows[table])


@dataclass
class Reads:
    """What a reader met: how many reads, the longest in ms, how often a lock stood in its way."""

    count: int = 0
    longest: float = 0
    waits: int = 0


class Reader(threading.Thread):
    """Reads a subtree and breadcrumbs without a pause until it is told to stop.

    It would rather fail than wait for a lock, so that every wait is counted.
    """

    def __init__(self, province: int) -> None:
        super().__init__(daemon=True)
        self.province = province
        self.reads = Reads()
        self.stopping = threading.Event()

    def run(self) -> None:
        """Read until ``stop``."""
        with connection.cursor() as cursor:
            cursor.execute("set lock_timeout = '1ms'")
        while not self.stopping.is_set():
            start = time.perf_counter()
            try:
                ids_below(self.province)
                ancestors_at(self.province, timezone.localdate())
            except OperationalError:
                self.reads.waits += 1
            self.reads.count += 1
            self.reads.longest = max(self.reads.longest, (time.perf_counter() - start) * 1000)
        connection.close()

    def stop(self) -> Reads:
        """What it met until now."""
        self.stopping.set()
        self.join()
        return self.reads


def read_during(province: int, work: Callable[[], object]) -> Reads:
    """What a reader meets while ``work`` is done."""
    reader = Reader(province)
    reader.start()
    try:
        work()
    finally:
        reads = reader.stop()
    return reads


def choose_province(units: int = USUAL_PROVINCE) -> int:
    """Today's province with nearest to ``units`` units in it."""
    provinces = nation.list_ids("level_id = 'province' and closed_on is null")
    return min(provinces, key=lambda province: abs(len(ids_below(province)) - units))


def measure() -> Iterator[Line]:
    """The nation whole, grown by branches to each size."""
    nation.lay_nation()
    for size, goal in SIZES.items():
        nation.grow_branches(size)
        yield from _measure_founding(f"{size:,}".replace(",", "."), goal)
    yield from _measure_reading()


def _measure_founding(size: str, goal: float) -> Iterator[Line]:
    founder = Founder()
    reads = read_during(choose_province(), lambda: [founder.found() for _ in range(FOUNDINGS)])
    yield Line(f"(e) người đọc khi lập chi hội, cây {size}: số lần chờ khóa", reads.waits, 0,
               unit="")  # fmt: skip
    yield Line(f"    lần đọc lâu nhất trong {reads.count} lần", reads.longest, LONGEST_READ)
    taken = interleave(
        {"found": founder.found, "copy": Case(founder.copy_back, before=founder.take_out)},
        FOUNDINGS,
    )
    yield Line(f"(e) lập {LIST} chi hội, cây {size} đơn vị", taken["found"], goal,
               floor=taken["copy"])  # fmt: skip


def _measure_reading() -> Iterator[Line]:
    province = choose_province()
    below = ids_below(province)
    branch = nation.list_ids(f"level_id = 'branch' and id = any(array{below})")[-1]
    questions = {
        f"mọi đơn vị dưới một tỉnh ({len(below)})": (
            1.5,
            ids_below,
            read_subtree_by_hand,
            province,
        ),
        "đường dẫn của một chi hội": (1, read_path, read_path_by_hand, branch),
        "cây lồng nhau của một tỉnh": (10, read_nested, read_nested_by_hand, province),
    }
    for name, (goal, by_product, by_hand, unit) in questions.items():
        taken = interleave(
            {
                "product": lambda run=by_product, unit=unit: run(unit),
                "hand": lambda run=by_hand, unit=unit: run(unit),
            },
            ROUNDS,
            warm=5,
        )
        yield Line(f"(e) {name}", taken["product"], goal, floor=taken["hand"])


def _fetch(query: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()
