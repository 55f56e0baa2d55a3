"""The national tree for benches: whole, or cut to some provinces of 2024, and grown by branches."""

import csv
import tempfile
from collections.abc import Iterable
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from django.db import connection

from associations.batches import Batch, load_rows, settle_statistics
from associations.loading import DATA, load_units

# Ninh Thuận and Khánh Hòa: 194 communes of 2024, about a fiftieth of the nation.
SMALL = frozenset(["58", "56"])
BRANCHES_SINCE = date(2025, 9, 2)


def lay_nation(provinces: Iterable[str] | None = None) -> None:
    """Load the national tree, or its part below ``provinces`` (their codes of 2024)."""
    if provinces is None:
        load_units()
        return
    with tempfile.TemporaryDirectory() as folder:
        cut(Path(folder), frozenset(provinces))
        load_units(Path(folder))


def cut(folder: Path, provinces: frozenset[str]) -> None:
    """Write into ``folder`` the lists of units, cut to ``provinces`` and what became of them."""
    old = {row["code"]: row for row in _read("units_2024")}

    def find_province(code: str) -> str:
        while old[code]["parent_code"]:
            code = old[code]["parent_code"]
        return code

    kept = {code for code in old if find_province(code) in provinces}
    moves = [row for row in _read("reorganisation_2025") if row["old_code"] in kept]
    fresh = {row["new_code"] for row in moves}
    _write(folder, "units_2024", (old[code] for code in old if code in kept))
    _write(folder, "units_2025", (u for u in _read("units_2025") if u["code"] in fresh))
    _write(folder, "reorganisation_2025", moves)
    later = (row for row in _read("changes_after_2025-07-01") if row["code"] in fresh)
    _write(folder, "changes_after_2025-07-01", later)
    members = (
        c for c in _read("clusters") if c["province_code"] in (kept, fresh)[not c["valid_to"]]
    )
    _write(folder, "clusters", members)


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(folder: Path, name: str, rows: Iterable[dict[str, str]]) -> None:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def grow_branches(units: int) -> None:
    """Found branches, evenly over today's communes, until the tree holds ``units`` units."""
    communes = list_ids("level_id = 'commune' and closed_on is null")
    (present,) = list_ids("true", "count(*)")
    (known,) = list_ids("level_id = 'branch'", "count(*)")
    batch = Batch()
    days = (BRANCHES_SINCE, None)
    for number, commune in enumerate(islice(cycle(communes), max(units - present, 0)), known + 1):
        branch = batch.add_unit()
        name = f"thôn {number}"
        batch.add_state(branch, name, f"Chi hội {name}", "branch", commune, days, kind="chi hội")
        batch.add_holding(batch.add_parcel(branch), branch, days)
    load_rows(batch)
    settle_statistics()


def list_ids(where: str, what: str = "id") -> list[int]:
    """``what`` of the associations that fit a condition of ours, in tree order."""
    order = "" if "(" in what else " order by tree_id, lft"
    with connection.cursor() as cursor:
        cursor.execute(f"select {what} from associations_association where {where}{order}")
        return [row[0] for row in cursor.fetchall()]
