"""The reorganisation of 1 July 2025 as 35 decisions over the national tree of 2024."""

import csv
from collections import defaultdict
from collections.abc import Collection

from associations.levels import COMMUNE, DISTRICT, PROVINCE, TWO_TIERS
from associations.loading import DATA, EVIDENCE, PROVINCES_BY
from associations.models import ChangeKind, Reorganisation, State
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName


def read(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class RealEvent:
    """Lines from data/reorganisation_2025.csv; the tree of 2024 is loaded."""

    def __init__(self) -> None:
        self.old_units = {unit["code"]: unit for unit in read("units_2024")}
        self.new_units = {unit["code"]: unit for unit in read("units_2025")}
        self.rows = read("reorganisation_2025")
        states = State.objects.filter(valid__contains=TWO_TIERS).values_list
        self.old = dict(states("code", "association"))
        self.parents = dict(states("code", "parent"))
        self.clusters = {
            row["province_code"]: self.old[f"C{row['cluster_no']}"]
            for row in read("clusters")
            if row["certainty"] in EVIDENCE and row["valid_to"] == ""
        }
        self.stays = {r["new_code"]: r["old_code"] for r in self.rows if r["note"] == "unchanged"}
        self.province_since = {
            row["old_code"]: row["new_code"] for row in self.rows if row["level"] == PROVINCE
        }

    def find(self, code: str) -> int | str:
        """A unit of 2025: the old one that passed unchanged, or the key of its line."""
        return self.old[self.stays[code]] if code in self.stays else f"+{code}"

    def _name(self, code: str, level: str, parent: int | str) -> NewName:
        unit = self.new_units[code]
        return NewName(unit["name"], unit["kind"], level, code, "gso", parent)

    def list_province_lines(self) -> list[Line]:
        """The decision on the provinces."""
        lines = []
        for place, row in enumerate(r for r in self.rows if r["level"] == PROVINCE):
            code, subject = row["new_code"], self.old[row["old_code"]]
            above = self.clusters.get(code, self.old["VN"])
            if code not in self.stays:
                new = self._name(code, PROVINCE, above)
                lines.append(Line(ChangeKind.MERGE, subject, f"+{code}", new=new,
                                  place=f"tỉnh {place}"))  # fmt: skip
            elif self.parents[row["old_code"]] != above:
                lines.append(Line(ChangeKind.MOVE, subject, new=NewName(parent=above),
                                  place=f"tỉnh {place}"))  # fmt: skip
        return lines

    def list_commune_lines(self) -> dict[str, list[Line]]:
        """One decision a province of 2025, by its code."""
        lines: dict[str, list[Line]] = defaultdict(list)
        for place, row in enumerate(r for r in self.rows if r["level"] != PROVINCE):
            code, subject = row["new_code"], self.old[row["old_code"]]
            province = self.new_units[code]["parent_code"]
            above = self.find(province)
            if code in self.stays:
                lines[province].append(Line(ChangeKind.MOVE, subject, new=NewName(parent=above),
                                            place=f"xã {place}"))  # fmt: skip
                continue
            lines[province].append(
                Line(ChangeKind.MERGE, subject, f"+{code}", place=f"xã {place}",
                     is_part=row["whole_or_part"] == "part",
                     new=self._name(code, COMMUNE, above))
            )  # fmt: skip
        for old, new in self.province_since.items():
            lines[new].append(Line(ChangeKind.ABOLISH_LEVEL, self.old[old], level=DISTRICT,
                                   place=f"bỏ huyện {old}"))  # fmt: skip
        return lines

    def decide(self, provinces: Collection[str] | None = None) -> list[Reorganisation]:
        """The decisions, stored as drafts: the whole event, or that of some provinces of 2025."""
        numbers = {self.new_units[r["new_code"]]["parent_code"]: r["resolution"]
                   for r in self.rows if r["level"] != PROVINCE}  # fmt: skip
        by_province = self.list_commune_lines()
        chosen = set(by_province if provinces is None else provinces)
        above = self.list_province_lines()
        if provinces is not None:
            wanted = {self.old[old] for old, new in self.province_since.items() if new in chosen}
            above = [line for line in above if line.subject in wanted]
        decisions = []
        batch = [(PROVINCES_BY, above)] + [
            (numbers[code], by_province[code])
            for code in sorted(by_province, key=numbers.__getitem__)
            if code in chosen
        ]
        for sequence, (number, lines) in enumerate(batch, start=1):
            decision = Reorganisation.objects.create(
                number=number, in_force_on=TWO_TIERS, sequence=sequence
            )
            write_lines(decision, lines)
            decisions.append(decision)
        return decisions
