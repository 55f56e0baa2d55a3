"""The reorganisation of 1 July 2025 as 35 decisions over the national tree of 2024, and what was
changed since."""

import csv
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from pathlib import Path

from django.db.models import Max

from associations.levels import COMMUNE, DISTRICT, PROVINCE, TWO_TIERS
from associations.loading import (
    ASSEMBLY,
    COMMITTEE,
    DATA,
    EVIDENCE,
    PROVINCES_BY,
    SIGNED,
)
from associations.models import ChangeKind, Reorganisation, State
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName

OF_ITS_OWN = (
    "Nguồn chỉ có ngày ký; lần chạy lại này lấy ngày ký làm ngày hiệu lực, mỗi ngày một đợt."
)


def read(name: str, folder: Path = DATA) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class RealEvent:
    """Lines from reorganisation_2025.csv in ``folder``; the tree of 2024 is loaded from there."""

    def __init__(self, folder: Path = DATA) -> None:
        self.old_units = {unit["code"]: unit for unit in read("units_2024", folder)}
        self.new_units = {unit["code"]: unit for unit in read("units_2025", folder)}
        self.rows = read("reorganisation_2025", folder)
        self.later = read("changes_after_2025-07-01", folder)
        states = State.objects.filter(valid__contains=TWO_TIERS).values_list
        self.old = dict(states("code", "association"))
        self.parents = dict(states("code", "parent"))
        self.clusters = {
            row["province_code"]: self.old[f"C{row['cluster_no']}"]
            for row in read("clusters", folder)
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
        taken = Reorganisation.objects.filter(in_force_on=TWO_TIERS)
        last = taken.aggregate(last=Max("sequence"))["last"] or 0
        for sequence, (number, lines) in enumerate(batch, start=last + 1):
            body = ASSEMBLY if number == PROVINCES_BY else COMMITTEE
            decision = Reorganisation.objects.create(
                number=number, body=body, in_force_on=TWO_TIERS, sequence=sequence,
                signed_on=None if number == PROVINCES_BY else SIGNED,
            )  # fmt: skip
            write_lines(decision, lines)
            decisions.append(decision)
        return decisions

    def decide_later(self) -> list[list[Reorganisation]]:
        """The changes of 2026, stored as drafts: those of one day together, the days in order.

        From which day they hold is in no source. They are given a day of their own, that of the
        signature, and say so.
        """
        by_decision: dict[tuple[str, str], list[Line]] = defaultdict(list)
        today = State.objects.filter(valid__endswith=None)
        units = dict(today.values_list("code", "association"))
        for row in self.later:
            unit = self.new_units[row["code"]]
            kind = row["new_full_name"].removesuffix(unit["name"]).strip().lower()
            by_decision[row["signed_on"], row["resolution"]].append(
                Line(ChangeKind.RENAME, units[row["code"]], new=NewName(unit["name"], kind),
                     place=row["code"])
            )  # fmt: skip
        by_day: dict[str, list[Reorganisation]] = defaultdict(list)
        for (signed_on, number), lines in sorted(by_decision.items()):
            decision = Reorganisation.objects.create(
                number=number, body=ASSEMBLY if "/QH" in number else COMMITTEE,
                signed_on=date.fromisoformat(signed_on), note=OF_ITS_OWN,
                in_force_on=date.fromisoformat(signed_on), sequence=len(by_day[signed_on]) + 1,
            )  # fmt: skip
            write_lines(decision, lines)
            by_day[signed_on].append(decision)
        return list(by_day.values())
