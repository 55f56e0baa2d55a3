"""A country of atoms: plain Python that knows nothing of parcels, cuts or the database.

Every lowest unit of the oldest tree is a set of atoms. A change moves atoms from unit to unit; a
division also marks each atom with the part into which it fell, and with that part's share. What a
roll knows is a copy of the country at the moment at which it was frozen. Readings are worked out
from atoms alone and are slow on purpose.
"""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

ATOMS = 60  # of a unit of the oldest tree: enough for three divisions into as many parts
LAND = ("province", "district", "commune")
EXACT, ESTIMATED, NOT_COMPARABLE = 0, 1, 2

Atom = tuple[str, int]


@dataclass
class Cut:
    """How an atom fell in a division."""

    day: date
    name: int
    part: int
    shares: dict[str, Fraction]  # basis → share of the part


@dataclass
class Unit:
    """A unit: its level, and under whom it was when: [from, to, parent]."""

    name: str
    level: str
    states: list[list] = field(default_factory=list)

    def parent(self, on: date) -> str | None:
        return next(s[2] for s in self.states if _covers(s, on))

    def lives(self, on: date) -> bool:
        return any(_covers(s, on) for s in self.states)


def _covers(span: list, on: date) -> bool:
    return (span[0] is None or span[0] <= on) and (span[1] is None or on < span[1])


@dataclass
class Country:
    """All units, and where every atom was when: [from, to, holder]."""

    units: dict[str, Unit] = field(default_factory=dict)
    held: dict[Atom, list[list]] = field(default_factory=dict)
    trail: dict[Atom, list[Cut]] = field(default_factory=dict)

    # The tree of a day

    def holder(self, atom: Atom, on: date) -> str | None:
        return next((h[2] for h in self.held[atom] if _covers(h, on)), None)

    def children(self, on: date) -> dict[str | None, list[str]]:
        found: dict[str | None, list[str]] = {}
        for unit in self.units.values():
            if unit.lives(on):
                found.setdefault(unit.parent(on), []).append(unit.name)
        return found

    def path(self, unit: str, on: date) -> list[str]:
        """The unit and all above it."""
        way = [unit]
        while (above := self.units[way[-1]].parent(on)) is not None:
            way.append(above)
        return way

    def atoms_of(self, unit: str, on: date) -> list[Atom]:
        return [atom for atom in self.held if self.holder(atom, on) == unit]

    def living(self, on: date, *levels: str) -> list[str]:
        return [u.name for u in self.units.values() if u.level in levels and u.lives(on)]

    # What changes do

    def found(self, name: str, level: str, parent: str | None, day: date | None) -> None:
        self.units[name] = Unit(name, level, [[day, None, parent]])

    def end(self, name: str, day: date) -> None:
        self.units[name].states[-1][1] = day

    def hang(self, name: str, parent: str, day: date) -> None:
        self.end(name, day)
        self.units[name].states.append([day, None, parent])

    def live_again(self, name: str, parent: str, day: date) -> None:
        self.units[name].states.append([day, None, parent])

    def settle(self, name: str, day: date | None, count: int = ATOMS) -> None:
        for number in range(count):
            self.held[name, number] = [[day, None, name]]
            self.trail[name, number] = []

    def pass_on(self, atoms: Iterable[Atom], holder: str | None, day: date) -> None:
        for atom in atoms:
            spans = self.held[atom]
            if spans[-1][1] is None:
                spans[-1][1] = day
            if holder is not None:
                spans.append([day, None, holder])

    def divide(self, unit: str, takers: list[str], shares: list[dict], day: date, name: int):
        """Every undivided piece of the unit falls into as many parts as there are takers."""
        pieces: dict[tuple, list[Atom]] = {}
        for atom in self.atoms_of(unit, day):
            pieces.setdefault(self.piece(atom), []).append(atom)
        for atoms in pieces.values():
            for place, atom in enumerate(sorted(atoms)):
                part = place % len(takers)
                self.trail[atom].append(Cut(day, name, part, shares[part]))
                self.pass_on([atom], takers[part], day)

    def piece(self, atom: Atom) -> tuple:
        """What no division has parted so far."""
        return (atom[0], *((cut.name, cut.part) for cut in self.trail[atom]))


@dataclass
class Frozen:
    """A roll: a copy of the country as it was known, and what its units said."""

    country: Country
    last_day: date
    said: dict[str, dict[str, int]] = field(default_factory=dict)  # indicator → unit → number

    @classmethod
    def of(cls, country: Country, last_day: date) -> "Frozen":
        return cls(copy.deepcopy(country), last_day)

    def __post_init__(self) -> None:
        self.children = self.country.children(self.last_day)
        self.own: dict[str, list[Atom]] = {}
        for atom in self.country.held:
            holder = self.country.holder(atom, self.last_day)
            if holder is not None:
                self.own.setdefault(holder, []).append(atom)

    def below(self, unit: str) -> list[str]:
        found = list(self.children.get(unit, []))
        for each in found:
            found += self.children.get(each, [])
        return found

    def units(self) -> list[str]:
        root = self.children[None][0]
        return [root, *self.below(root)]

    def is_lowest(self, unit: str) -> bool:
        return all(self.country.units[each].level not in LAND for each in self.below(unit))

    def atoms(self, unit: str) -> list[Atom]:
        """All ground at or below the unit; a leaf without any stands for itself."""
        found = []
        for each in [unit, *self.below(unit)]:
            found += self.own.get(each, [])
            if each not in self.own and not self.children.get(each):
                found.append((each, -1))
        return found

    def cover(self, unit: str, indicator: str) -> list[tuple[str, int]]:
        """The units whose numbers count, none above another; parts that come to the whole stand
        for it."""
        below = [each for child in self.children.get(unit, [])
                 for each in self.cover(child, indicator)]  # fmt: skip
        own = self.said.get(indicator, {}).get(unit)
        if own is None or (below and sum(number for _, number in below) == own):
            return below
        return [(unit, own)]


class Restated:
    """A frozen roll read on the tree of a day, by what the country became in the end."""

    def __init__(self, country: Country, roll: Frozen, on: date) -> None:
        self.country, self.roll, self.on = country, roll, on

    def place(self, atom: Atom, unit: str) -> tuple[frozenset[str], bool]:
        """The units that hold it, and whether it is one of its own: not just where others are."""
        if atom[1] >= 0:
            holder = self.country.holder(atom, self.on)
            if holder is not None:
                return frozenset([holder]), True
            start = self.neighbour(atom)
            if start not in self.roll.units():
                start = unit
        else:
            start = atom[0]
        for above in self.roll.country.path(start, self.roll.last_day):
            if self.country.units[above].lives(self.on):
                return frozenset([above]), True
            heirs = {
                holder
                for each in [above, *self.roll.below(above)]
                for other in self.roll.own.get(each, [])
                if (holder := self.country.holder(other, self.on)) is not None
            }
            if heirs:
                return frozenset(heirs), False
        return frozenset(self.country.children(self.on)[None]), True

    def neighbour(self, atom: Atom) -> str:
        before = [h[2] for h in self.country.held[atom] if h[1] is not None and h[1] <= self.on]
        after = [h[2] for h in self.country.held[atom] if h[0] is not None and h[0] > self.on]
        return before[-1] if before else after[0]

    def where(self, unit: str) -> set[str]:
        """All units that hold ground of ``unit``."""
        return set().union(
            *(self.place(atom, each)[0] for each, atom in self.list_ground(unit))
        )  # fmt: skip

    def list_ground(self, unit: str) -> list[tuple[str, Atom]]:
        found = []
        for each in [unit, *self.roll.below(unit)]:
            own = self.roll.own.get(each, [])
            found += [(each, atom) for atom in own]
            if not own and not self.roll.children.get(each):
                found.append((each, (each, -1)))
        return found

    def common(self, holders: set[str]) -> list[str]:
        """The lowest unit that holds them all, and all above it."""
        paths = [self.country.path(holder, self.on) for holder in holders]
        return [unit for unit in paths[0] if all(unit in path for path in paths)]

    def shares(self, unit: str, basis: str) -> dict[str, Fraction] | None:
        """Holder → its share of a lowest unit of the roll; None where it cannot be known."""
        if not self.roll.is_lowest(unit):
            return None
        pieces: dict[tuple, list[Atom]] = {}
        for atom in self.roll.own.get(unit, []):
            pieces.setdefault(self.roll.country.piece(atom), []).append(atom)
        found = None
        for piece, atoms in pieces.items():
            share = self.follow(atoms, len(piece) - 1, basis, unit)
            if share is None or (found is not None and share != found):
                return None
            found = share
        if found is None:
            return None
        inside = {unit, *self.roll.below(unit)}
        for each, atom in self.list_ground(unit):
            if each != unit:
                holders, is_own = self.place(atom, each)
                if not is_own and self.heirs_of(atom, each) in inside:
                    continue
                if not is_own or not all(
                    set(self.country.path(holder, self.on)) & set(found) for holder in holders
                ):
                    return None
        return found

    def heirs_of(self, atom: Atom, unit: str) -> str:
        """The unit of the roll whose ground an unheld atom counts with."""
        start = self.neighbour(atom) if atom[1] >= 0 else unit
        start = start if start in self.roll.units() else unit
        for above in self.roll.country.path(start, self.roll.last_day):
            for each in [above, *self.roll.below(above)]:
                for other in self.roll.own.get(each, []):
                    if self.country.holder(other, self.on) is not None:
                        return above
        raise AssertionError(unit)

    def follow(self, atoms: list[Atom], depth: int, basis: str, unit: str):
        places = {self.place(atom, unit) for atom in atoms}
        cuts = {atom: [c for c in self.country.trail[atom][depth:] if c.day <= self.on][:1]
                for atom in atoms}  # fmt: skip
        if any(not is_own for _, is_own in places):
            if not all(cuts.values()):
                return None
        elif len(places) == 1 and len(next(iter(places))[0]) == 1:
            ((holders, _),) = places
            return dict.fromkeys(holders, Fraction(1))
        if not all(cuts.values()):
            return None
        parts: dict[int, list[Atom]] = {}
        for atom in atoms:
            parts.setdefault(cuts[atom][0].part, []).append(atom)
        found: dict[str, Fraction] = {}
        for inner in parts.values():
            weight = cuts[inner[0]][0].shares.get(basis)
            share = self.follow(inner, depth + 1, basis, unit)
            if weight is None or share is None:
                return None
            for holder, each in share.items():
                found[holder] = found.get(holder, Fraction(0)) + weight * each
        return found

    def read(self, indicator: str, basis: str) -> dict[str, tuple[int | None, int]]:
        """Unit of the day → its number and its mark; None where nothing is known of it."""
        numbers: dict[str, Fraction] = {}
        marks: dict[str, int] = {}
        for unit, number in self.roll.cover(self.roll.units()[0], indicator):
            holders = self.where(unit)
            common = self.common(holders)
            for each in common:
                numbers[each] = numbers.get(each, Fraction(0)) + number
            shares = self.shares(unit, basis) if len(holders) > 1 else None
            if shares is None:
                for holder in holders:
                    for each in self.country.path(holder, self.on):
                        if each not in common:
                            marks[each] = NOT_COMPARABLE
                continue
            taking = {each for holder in shares for each in self.country.path(holder, self.on)}
            for holder in holders:  # also where it is given nothing
                for each in self.country.path(holder, self.on):
                    if each not in common:
                        numbers.setdefault(each, Fraction(0))
                        mark = ESTIMATED if each in taking else NOT_COMPARABLE
                        marks[each] = max(marks.get(each, EXACT), mark)
            for holder, part in webster(number, shares).items():
                for each in self.country.path(holder, self.on):
                    if each not in common:
                        numbers[each] += part
        living = [unit.name for unit in self.country.units.values() if unit.lives(self.on)]
        return {
            unit: (
                None if marks.get(unit) == NOT_COMPARABLE else numbers.get(unit),
                marks.get(unit, EXACT),
            )
            for unit in living
        }


def read_group(
    restated: Restated, indicator: str, basis: str, region: set[str]
) -> tuple[int | None, int]:
    """What units of the day come to as one territory, and its mark."""
    total, mark = None, EXACT
    country, on = restated.country, restated.on

    def is_inside(unit: str) -> bool:
        return not region.isdisjoint(country.path(unit, on))

    for unit, number in restated.roll.cover(restated.roll.units()[0], indicator):
        holders = restated.where(unit)
        inside = {holder for holder in holders if is_inside(holder)}
        if inside == holders:
            total = (total or 0) + number
        elif inside:
            shares = restated.shares(unit, basis)
            if shares is None or not any(is_inside(holder) for holder in shares):
                return None, NOT_COMPARABLE
            parts = webster(number, shares)
            total = (total or 0) + sum(n for holder, n in parts.items() if is_inside(holder))
            mark = ESTIMATED
    return total, mark


def list_groups(country: Country, first: date, last: date) -> set[tuple[frozenset, frozenset]]:
    """The connected units of two days that hold common ground: (of the first, of the last)."""
    groups: list[tuple[set, set]] = []
    for atom in country.held:
        ends = [
            {holder} if holder and country.units[holder].level in LAND else set()
            for holder in (country.holder(atom, first), country.holder(atom, last))
        ]
        if not any(ends):
            continue
        near = [g for g in groups if g[0] & ends[0] or g[1] & ends[1]]
        groups = [g for g in groups if g not in near]
        groups.append((ends[0].union(*(g[0] for g in near)), ends[1].union(*(g[1] for g in near))))
    return {(frozenset(old), frozenset(new)) for old, new in groups}


def webster(number: int, shares: dict[str, Fraction]) -> dict[str, int]:
    """Seat by seat, as the textbook has it; ties by name."""
    given = dict.fromkeys(sorted(shares), 0)
    for _ in range(number):
        best = max(
            (name for name in given if shares[name]),
            key=lambda name: (shares[name] / (2 * given[name] + 1), [-ord(c) for c in name]),
        )
        given[best] += 1
    return given
