"""The same stories, told to the engine that applies decisions: it writes states and parcels."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from associations.levels import lay_levels
from associations.models import ChangeKind, LevelRule, Reorganisation, State
from associations.reorganising.applying import Refused, apply
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName
from tests.figures.restating.oracle import ATOMS, LAND
from tests.figures.restating.story import Story


class EngineStory(Story):
    """Every event is a stored decision that is applied; the atoms follow by themselves.

    The tree of the country of atoms is read back from the states, so that who follows whom is the
    engine's word; where the ground goes is told to the atoms in plain words. What the engine
    refuses does not happen.
    """

    def __init__(self) -> None:
        super().__init__()
        lay_levels()
        until = date(2025, 7, 1)
        LevelRule.objects.create(
            level_id="commune", parent_level_id="province", valid=(None, until)
        )
        LevelRule.objects.create(
            level_id="district", parent_level_id="commune", valid=(None, until)
        )
        self.refused: list[str] = []

    def apply(self, day: date, lines: Sequence[Line]) -> Reorganisation | None:
        """Store and apply a decision; None where it was refused."""
        decision = Reorganisation.objects.create(
            number=str(len(self.decisions) + 1), in_force_on=day, sequence=len(self.decisions) + 1
        )
        self.decisions.append(decision)
        write_lines(decision, lines)
        try:
            apply([decision])
        except Refused as refused:
            self.refused.append(str(refused))
            return None
        return decision

    def new(self, name: str, level: str, parent: str) -> NewName:
        return NewName(
            name=name, level=level, code=name, register="hoi", parent=self.ids[parent],
            kind="" if level != "branch" else "chi hội",
        )  # fmt: skip

    def read_tree(self) -> None:
        """Take over the states that there are now."""
        rows = State.objects.order_by("association", "valid")
        names = {}
        states: dict[int, list[tuple]] = {}
        for unit, code, level, valid, parent in rows.values_list(
            "association", "code", "level", "valid", "parent"
        ):
            names[unit] = (code, level)
            states.setdefault(unit, []).append((valid.lower, valid.upper, parent))
        for unit, (name, level) in names.items():
            self.ids[name] = unit
            if name not in self.country.units:
                self.country.found(name, level, None, None)
        for unit, spans in states.items():
            self.country.units[names[unit][0]].states = [
                [lower, upper, names[parent][0] if parent else None]
                for lower, upper, parent in spans
            ]

    def _pass_atoms(self, unit: str, holder: str | None, day: date) -> None:
        self.country.pass_on(self.country.atoms_of(unit, day), holder, day)

    def merge(self, units: list[str], name: str, parent: str, day: date) -> None:
        new = self.new(name, self.country.units[units[0]].level, parent)
        lines = [
            Line(ChangeKind.MERGE, self.ids[unit], "+n", new=new if place == 0 else NewName())
            for place, unit in enumerate(units)
        ]
        if self.apply(day, lines):
            for unit in units:
                self._pass_atoms(unit, name, day)
            self.read_tree()

    def absorb(self, unit: str, into: str, day: date) -> None:
        if self.apply(day, [Line(ChangeKind.ABSORB, self.ids[unit], self.ids[into])]):
            self._pass_atoms(unit, into, day)
            self.read_tree()

    def split(
        self, unit: str, names: list[str], parents: list[str], day: date,
        weights: list[dict[str, Decimal]] | None = None,
    ) -> None:  # fmt: skip
        weights = weights or [{}] * len(names)
        level = self.country.units[unit].level
        lines = [
            Line(ChangeKind.SPLIT, self.ids[unit], f"+{name}", True,
                 new=self.new(name, level, parent), weights=share, source="đề án")
            for name, parent, share in zip(names, parents, weights, strict=True)
        ]  # fmt: skip
        lines += [
            Line(ChangeKind.MOVE, self.ids[child], new=NewName(parent=f"+{names[0]}"))
            for child in self.country.children(day).get(unit, [])
        ]
        decision = self.apply(day, lines)
        if decision:
            self._divide_atoms(unit, names, weights, day, decision.pk)

    def cut_out(self, unit: str, into: str, day: date, weights=None) -> None:
        weights = weights or [{}, {}]
        lines = [Line(ChangeKind.CUT_OUT, self.ids[unit], self.ids[into], True,
                      weights=weights[1], source="đề án")]  # fmt: skip
        decision = self.apply(day, lines)
        if decision:
            self._divide_atoms(unit, [unit, into], weights, day, decision.pk)

    def _divide_atoms(self, unit, takers, weights, day, name: int) -> None:
        shares = [{basis: Fraction(share) for basis, share in each.items()} for each in weights]
        self.country.divide(unit, takers, shares, day, name)
        self.read_tree()

    def close(self, unit: str, day: date) -> None:
        units = [*self._below(unit, day)[::-1], unit]
        if self.apply(day, [Line(ChangeKind.CLOSE, self.ids[each]) for each in units]):
            for each in units:
                self._pass_atoms(each, None, day)
            self.read_tree()

    def reopen(self, unit: str, parent: str, day: date) -> None:
        line = Line(ChangeKind.REOPEN, self.ids[unit], new=NewName(parent=self.ids[parent]))
        if self.apply(day, [line]):
            atoms = [a for a, spans in self.country.held.items()
                     if spans[-1][1] is not None and spans[-1][2] == unit]  # fmt: skip
            self.country.pass_on(atoms, unit, day)
            self.read_tree()

    def move(self, unit: str, parent: str, day: date) -> None:
        line = Line(ChangeKind.MOVE, self.ids[unit], new=NewName(parent=self.ids[parent]))
        if self.apply(day, [line]):
            self.read_tree()

    def end_inner(self, unit: str, parents: list[str], day: date) -> None:
        lines = [
            Line(ChangeKind.MOVE, self.ids[child],
                 new=NewName(parent=self.ids[parents[place % len(parents)]]))
            for place, child in enumerate(self.country.children(day).get(unit, []))
        ]  # fmt: skip
        if self.apply(day, [*lines, Line(ChangeKind.CLOSE, self.ids[unit])]):
            self.read_tree()

    def found(self, name: str, level: str, parent: str, day: date, *, settled: bool = False):
        if self.apply(day, [Line(ChangeKind.FOUND, new=self.new(name, level, parent))]):
            self.read_tree()
            if settled:
                self.country.settle(name, day, ATOMS if level in LAND else 1)
