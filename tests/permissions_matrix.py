"""The permission matrix (docs/security/permissions.md), as the permission walk reads it."""

import csv
from collections.abc import Iterator
from pathlib import Path

SECURITY = Path(__file__).parents[1] / "docs" / "security"
READERS = ("own_commune", "own_district", "own_province", "own_looker",
           "sister_commune", "sister_district", "sister_province", "sister_looker")  # fmt: skip


def _read(name: str) -> Iterator[dict[str, str]]:
    with (SECURITY / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


PAGE_ROWS = list(_read("permissions-pages.csv"))
DESK_ROWS = list(_read("permissions-desk.csv"))

# {(address, method): {reader: status}}
PAGES = {
    (row["address"], row["method"]): {reader: int(row[reader]) for reader in READERS}
    for row in PAGE_ROWS
}
# {table: whose rows it shows}: "own" rows of the subtree, "reference" rows that are the same for
# all, "asked" rows of the person himself.
TABLES = {row["table"]: row["rows"] for row in DESK_ROWS}
# {table: {view: whether its address names a row}}
VIEWS: dict[str, dict[str, bool]] = {}
for row in DESK_ROWS:
    VIEWS.setdefault(row["table"], {})[row["view"]] = row["names_row"] == "yes"
# {(table, view, method): row}; statuses are still text, empty where nothing is asked
DESK = {(row["table"], row["view"], row["method"]): row for row in DESK_ROWS}
