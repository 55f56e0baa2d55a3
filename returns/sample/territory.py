"""Which units the sample province has, before and since 1 July 2025; read from the unit lists."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from associations import loading

HOME = "19"  # Thái Nguyên, in both sets
JOINED = "06"  # Bắc Kạn until 30 June 2025
LARGER_PART = 620  # thousandths of a divided commune that go to its default successor


@dataclass(frozen=True, slots=True)
class OldCommune:
    """A commune until 30 June 2025; codes are those of the set of 2024."""

    code: str
    name: str
    kind: str
    district: str
    province: str

    @property
    def is_town(self) -> bool:
        return self.kind != "xã"


@dataclass(frozen=True, slots=True)
class NewCommune:
    """A commune since 1 July 2025; ``parts`` are (old code, thousandths of it) and say of what.

    ``is_unchanged``: it is the old commune itself, under a new parent.
    """

    code: str
    name: str
    kind: str
    parts: tuple[tuple[str, int], ...]
    is_unchanged: bool


@dataclass(frozen=True, slots=True)
class Territory:
    """The communes of the province in both sets, in the order of their codes."""

    old: tuple[OldCommune, ...]
    new: tuple[NewCommune, ...]


@cache
def read_territory(folder: Path = loading.DATA) -> Territory:
    """The home province's communes. A divided commune is shared by a fixed invented weight."""
    before = {row["code"]: row for row in _read(folder, "units_2024")}
    since = {row["code"]: row for row in _read(folder, "units_2025")}
    old = []
    for code, row in sorted(before.items()):
        if row["level"] != "commune":
            continue
        province = before[row["parent_code"]]["parent_code"]
        if province in (HOME, JOINED):
            old.append(OldCommune(code, row["name"], row["kind"], row["parent_code"], province))
    ours = {code for code, row in since.items() if row["parent_code"] == HOME}
    successors: dict[str, list[dict[str, str]]] = {}
    for row in _read(folder, "reorganisation_2025"):
        if row["level"] == "commune" and row["new_code"] in ours:
            successors.setdefault(row["old_code"], []).append(row)
    parts: dict[str, list[tuple[str, int]]] = {}
    unchanged = set()
    for code, rows in sorted(successors.items()):
        for row, share in zip(rows, _weigh(rows), strict=True):
            parts.setdefault(row["new_code"], []).append((code, share))
            if row["note"] == "unchanged":
                unchanged.add(row["new_code"])
    new = [
        NewCommune(
            code, since[code]["name"], since[code]["kind"], tuple(parts[code]), code in unchanged
        )
        for code in sorted(ours)
    ]
    return Territory(tuple(old), tuple(new))


def _weigh(rows: list[dict[str, str]]) -> list[int]:
    """Thousandths of an old commune for each of its successors."""
    if len(rows) == 1:
        return [1000]
    rest = 1000 - LARGER_PART
    others = len(rows) - 1
    shares = [LARGER_PART if row["default_successor"] == "1" else rest // others for row in rows]
    shares[-1] += 1000 - sum(shares)
    return shares


def _read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
