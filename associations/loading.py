"""The national tree from the CSV files in associations/data: load_units.

What the files say and what they do not (associations/data/NOTICE.md) decides what is loaded:

* A unit is known by (set, code). What passed 1 July 2025 unchanged (11 provinces, 121 communes) is
  the same association with a new state; everything else that is there since is a new association,
  also where it carries an old name and code.
* The units of 2024 have no known beginning; memberships of clusters neither: a date first seen is
  no beginning. Memberships marked guess or unknown are not loaded: these provinces hang directly
  under the nation until staff place them. Clusters 5 and 7 are there, without members.
* Districts end with the resolution on the communes of their province; they have no successor. Five
  island districts were lowest units themselves: their territory passed to special zones.
* A commune that was divided is cut into as many parcels as it has successors; the shares are
  unknown, so they have no weights.
* Where associations have been founded is in no source: all units are taken as founded
  (``established`` yes) until staff say otherwise, so that nobody drops out of what is due.
* The changes of 2026 have a day of signature only. They wait as drafts without a day in force.
"""

import csv
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from associations.batches import ALWAYS, Batch, load_rows, settle_statistics
from associations.levels import (
    CLUSTER,
    DISTRICT,
    NATIONAL,
    PROVINCE,
    TWO_TIERS,
    lay_levels,
)
from associations.models import Association, ChangeKind, Load, ReorganisationStatus
from associations.projection import tree_lock

DATA = Path(__file__).parent / "data"
FILES = ("units_2024", "units_2025", "reorganisation_2025", "changes_after_2025-07-01", "clusters")
NAME = "units"  # of the Load row
LOADER = b"2"  # goes up when the same files are loaded otherwise

GSO, OWN = "gso", "hoi"  # registers of codes
BEFORE, SINCE = (None, TWO_TIERS), (TWO_TIERS, None)
CLUSTERS = 8
EVIDENCE = {"confirmed", "inferred", "carried"}
SIGNED = date(2025, 6, 16)
PROVINCES_BY = "202/2025/QH15"
ASSEMBLY, COMMITTEE = "Quốc hội", "Ủy ban Thường vụ Quốc hội"
NO_DAY = "Chưa rõ ngày hiệu lực: nguồn chỉ có ngày ký."


class TreeTaken(Exception):
    """The database already holds a tree that these files did not make."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: ``is_new`` is false where the same files had been loaded before."""

    is_new: bool
    rows: dict[str, int]


def load_units(folder: Path = DATA, *, with_2025: bool = True) -> Loaded:
    """Load the national tree into an empty database, in one transaction.

    The same files a second time change nothing. Without ``with_2025`` the tree stays that of 2024,
    and what happened on 1 July 2025 is left to be decided. Raises ``TreeTaken`` where the database
    holds associations that did not come from exactly these files.
    """
    sha256 = _hash(folder, b"" if with_2025 else b"2024")
    with transaction.atomic():
        tree_lock()
        before = Load.objects.filter(name=NAME).first()
        if before is not None and before.sha256 == sha256:
            return Loaded(False, before.rows)
        _refuse_taken(before)
        lay_levels()
        rows = load_rows(read_nation(folder, with_2025=with_2025))
        Load.objects.create(name=NAME, sha256=sha256, rows=rows)
    settle_statistics()
    return Loaded(True, rows)


def _refuse_taken(before: Load | None) -> None:
    if before is not None:
        raise TreeTaken(
            f"Cây tổ chức đã nạp ngày {timezone.localdate(before.loaded_at):%d/%m/%Y} từ danh mục"
            " khác với danh mục đang có. Danh mục mới phải vào bằng một đợt sắp xếp tổ chức,"
            " hoặc nạp vào một cơ sở dữ liệu trống."
        )
    if count := Association.objects.count():
        raise TreeTaken(
            f"Cơ sở dữ liệu đã có {count} đơn vị không do lệnh này nạp. Lệnh này chỉ nạp vào cơ sở"
            " dữ liệu chưa có đơn vị nào."
        )


def _hash(folder: Path, extent: bytes = b"") -> str:
    whole = hashlib.sha256(LOADER + extent)
    for name in FILES:
        whole.update((folder / f"{name}.csv").read_bytes())
    return whole.hexdigest()


def _read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_nation(folder: Path = DATA, *, with_2025: bool = True) -> Batch:
    """The rows of the national tree, ready to be written. Takes ids from the database."""
    nation = _Nation(folder)
    return nation.read() if with_2025 else nation.read_2024()


class _Nation:
    """The files, and what has been made of them so far. Old and new units are told apart by
    their set: ``old`` and ``new`` are ids by code."""

    def __init__(self, folder: Path) -> None:
        self.batch = Batch()
        self.units_2024 = {unit["code"]: unit for unit in _read(folder, "units_2024")}
        self.units_2025 = {unit["code"]: unit for unit in _read(folder, "units_2025")}
        self.rows = _read(folder, "reorganisation_2025")
        self.later = _read(folder, "changes_after_2025-07-01")
        self.memberships = [
            row for row in _read(folder, "clusters") if row["certainty"] in EVIDENCE
        ]
        self.cluster_names = {
            row["cluster_no"]: row["name"] for row in self.memberships if row["name"]
        }
        self.old: dict[str, int] = {}
        self.new: dict[str, int] = {}
        # province of 2025 → its resolution on the communes
        self.resolutions: dict[str, int] = {}

    def read(self) -> Batch:
        self._add_top()
        self._add_identities()
        self._add_decisions()
        self._add_states()
        self._add_territory()
        self._add_changes()
        self._add_later()
        return self.batch

    def read_2024(self) -> Batch:
        """The tree as it stood until 30 June 2025, as if nothing had followed."""
        self._add_top()
        for code in self.units_2024:
            self.old[code] = self.batch.add_unit()
        clusters = self._read_clusters("2025-06-30")
        for code, unit in self.units_2024.items():
            is_province = unit["level"] == PROVINCE
            above = (
                clusters.get(code, self.nation) if is_province else self.old[unit["parent_code"]]
            )
            self._add_state(self.old[code], unit, above, ALWAYS)
        for code in dict.fromkeys(r["old_code"] for r in self.rows if r["level"] != PROVINCE):
            self.batch.add_holding(self.batch.add_parcel(self.old[code]), self.old[code])
        return self.batch

    def _add_top(self) -> None:
        batch = self.batch
        self.nation = batch.add_unit()
        batch.add_state(
            self.nation, "Việt Nam", "Hội Khuyến học Việt Nam", NATIONAL, None,
            kind="trung ương hội", code="VN", register=OWN,
        )  # fmt: skip
        self.clusters = {}
        for number in range(1, CLUSTERS + 1):
            cluster = self.clusters[str(number)] = batch.add_unit()
            name = f"Cụm thi đua số {number}"
            region = self.cluster_names.get(str(number))
            batch.add_state(
                cluster, name, f"{name} ({region})" if region else name, CLUSTER, self.nation,
                kind="cụm thi đua", code=f"C{number}", register=OWN,
            )  # fmt: skip

    def _add_identities(self) -> None:
        """One association for each unit of a set, and one for both where it passed unchanged."""
        for code in self.units_2024:
            self.old[code] = self.batch.add_unit()
        for row in self.rows:
            if row["note"] == "unchanged":
                self.new[row["new_code"]] = self.old[row["old_code"]]
        for code in self.units_2025:
            if code not in self.new:
                self.new[code] = self.batch.add_unit()

    def _add_decisions(self) -> None:
        """The decision on the provinces first, then one a province on its communes."""
        batch, now = self.batch, timezone.now()
        self.on_provinces = batch.add_reorganisation(
            PROVINCES_BY, body=ASSEMBLY, in_force_on=TWO_TIERS, sequence=1, applied_at=now,
            note="Sắp xếp đơn vị hành chính cấp tỉnh.",
        )  # fmt: skip
        by_number = {
            row["resolution"]: self.units_2025[row["new_code"]]["parent_code"]
            for row in self.rows
            if row["level"] != PROVINCE
        }
        for sequence, number in enumerate(sorted(by_number), start=2):
            province = by_number[number]
            self.resolutions[province] = batch.add_reorganisation(
                number, body=COMMITTEE, signed_on=SIGNED, in_force_on=TWO_TIERS,
                sequence=sequence, applied_at=now, note="Sắp xếp đơn vị hành chính cấp xã của "
                f"{_lower_first(self.units_2025[province]['full_name'])}.",
            )  # fmt: skip

    def _add_states(self) -> None:
        self.province_since = {
            row["old_code"]: row["new_code"] for row in self.rows if row["level"] == PROVINCE
        }
        old_clusters = self._read_clusters("2025-06-30")
        new_clusters = self._read_clusters("")
        for code, unit in self.units_2024.items():
            id_, level, parent = self.old[code], unit["level"], unit["parent_code"]
            above = old_clusters.get(code, self.nation) if level == PROVINCE else self.old[parent]
            stays = self.new.get(code) == id_
            if stays and level == PROVINCE and new_clusters.get(code, self.nation) == above:
                self._add_state(id_, unit, above, ALWAYS)
                continue
            self._add_state(id_, unit, above, BEFORE, closed_by=self._decide(code))
        for code, unit in self.units_2025.items():
            id_, level, parent = self.new[code], unit["level"], unit["parent_code"]
            above = new_clusters.get(code, self.nation) if level == PROVINCE else self.new[parent]
            if (
                level == PROVINCE
                and self.old.get(code) == id_
                and old_clusters.get(code, self.nation) == above
            ):
                continue  # one state says it all
            by = self.on_provinces if level == PROVINCE else self.resolutions[parent]
            self._add_state(id_, unit, above, SINCE, opened_by=by)

    def _add_state(self, id_: int, unit: dict[str, str], parent: int, days, **decisions) -> None:
        self.batch.add_state(
            id_, unit["name"], unit["full_name"], unit["level"], parent, days, kind=unit["kind"],
            code=unit["code"], register=GSO, **decisions,
        )  # fmt: skip

    def _read_clusters(self, until: str) -> dict[str, int]:
        """The cluster of each province of a set, where there is evidence."""
        return {
            row["province_code"]: self.clusters[row["cluster_no"]]
            for row in self.memberships
            if row["valid_to"] == until
        }

    def _decide(self, code: str) -> int:
        """The decision that ended the state of an old unit."""
        unit = self.units_2024[code]
        if unit["level"] == PROVINCE:
            return self.on_provinces
        while unit["level"] != PROVINCE:
            unit = self.units_2024[unit["parent_code"]]
        return self.resolutions[self.province_since[unit["code"]]]

    def _add_territory(self) -> None:
        """A parcel for each lowest unit of 2024; the divided ones are cut."""
        batch = self.batch
        successors = defaultdict(list)
        for row in self.rows:
            if row["level"] != PROVINCE:
                successors[row["old_code"]].append(self.new[row["new_code"]])
        for code, takers in successors.items():
            holder = self.old[code]
            parcel = batch.add_parcel(holder)
            if takers == [holder]:
                batch.add_holding(parcel, holder)
                continue
            decision = self._decide(code)
            batch.add_holding(parcel, holder, BEFORE, closed_by=decision)
            if len(takers) == 1:
                batch.add_holding(parcel, takers[0], SINCE, opened_by=decision)
                continue
            for taker in takers:
                part = batch.add_parcel(holder)
                batch.add_part(parcel, part, TWO_TIERS, decision)
                batch.add_holding(part, taker, SINCE, opened_by=decision)

    def _add_changes(self) -> None:
        """The lines of the decisions: what became of whom."""
        sources = defaultdict(list)
        takers = defaultdict(list)
        for row in self.rows:
            sources[row["new_code"]].append(row)
            takers[row["old_code"]].append(row["new_code"])
        orders: dict[int, int] = defaultdict(int)

        def add(decision: int, kind: str, subjects: list[int], values: dict) -> None:
            orders[decision] += 1
            self.batch.add_change(decision, orders[decision], kind, subjects, values)

        for code, rows in sources.items():
            unit = self.units_2025[code]
            id_, olds = self.new[code], [self.old[row["old_code"]] for row in rows]
            is_province = unit["level"] == PROVINCE
            decision = self.on_provinces if is_province else self.resolutions[unit["parent_code"]]
            if olds == [id_]:
                if not is_province:
                    add(decision, ChangeKind.MOVE, olds, {"parent": self.new[unit["parent_code"]]})
                continue
            parts = [self.old[row["old_code"]] for row in rows if row["whole_or_part"] == "part"]
            values = {"new": id_, "code": code, "full_name": unit["full_name"]}
            add(decision, ChangeKind.MERGE, [*olds, id_], {**values, "parts": parts})
        for code, news in takers.items():
            if len(news) > 1:
                add(self._decide(code), ChangeKind.SPLIT, [self.old[code]],
                    {"into": [self.new[new] for new in news]})  # fmt: skip
        districts = defaultdict(list)
        for code, unit in self.units_2024.items():
            if unit["level"] == DISTRICT:
                districts[self._decide(code)].append(self.old[code])
        for decision, ended in districts.items():
            add(decision, ChangeKind.ABOLISH_LEVEL, ended, {"level": DISTRICT})

    def _add_later(self) -> None:
        """The changes of 2026, as drafts: nobody knows here from which day they hold."""
        by_number = defaultdict(list)
        for row in self.later:
            by_number[row["resolution"], row["signed_on"]].append(row)
        for (number, signed_on), rows in by_number.items():
            decision = self.batch.add_reorganisation(
                number, body=ASSEMBLY if "/QH" in number else COMMITTEE,
                signed_on=date.fromisoformat(signed_on), status=ReorganisationStatus.DRAFT,
                note=NO_DAY,
            )  # fmt: skip
            for order, row in enumerate(rows, start=1):
                name = self.units_2025[row["code"]]["name"]
                self.batch.add_change(
                    decision, order, ChangeKind.RENAME, [self.new[row["code"]]],
                    {"full_name": row["new_full_name"], "name": name,
                     "kind": row["new_full_name"].removesuffix(name).strip().lower()},
                )  # fmt: skip


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
