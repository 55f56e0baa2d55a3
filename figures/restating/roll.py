"""The roll of a period, as far as it is concerned, and where its units lie in a day's tree."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from figures.models import Period
from figures.restating.day import NOWHERE, Day
from figures.restating.ground import Ground


class RollUnit(NamedTuple):
    """A row of the roll."""

    parent: int | None
    depth: int
    lft: int
    rght: int
    has_territory: bool

    @property
    def is_leaf(self) -> bool:
        """Whether nothing lies below it in the roll."""
        return self.rght == self.lft + 1


class Spot(NamedTuple):
    """Where some ground lies: the regions that hold all of it, and those that hold any of it.

    ``node`` is the unit of the day's tree that holds it, of a single piece; a piece that nobody
    holds and that counts where the parcels of the roll's unit ``via`` are has none.
    """

    inside: frozenset[int]
    touched: frozenset[int]
    node: int | None = None
    via: int | None = None


OUTSIDE = Spot(NOWHERE, NOWHERE)


def join(spots: Iterable[Spot]) -> Spot | None:
    """All of the ground together; None where there is none."""
    joined: Spot | None = None
    for spot in spots:
        if joined is None:
            joined = spot if spot.node is None and spot.via is None else Spot(*spot[:2])
        elif spot.inside is not joined.inside or spot.touched is not joined.touched:
            joined = Spot(joined.inside & spot.inside, joined.touched | spot.touched)
    return joined


@dataclass(slots=True)
class Roll:
    """One period's roll: the units that were loaded, what they held by the roll's knowledge.

    ``outside`` are units of which something below lies outside all regions and was not loaded.
    After ``settle``: ``inside`` (region → the greatest roll units that lie in it whole) and
    ``split`` (region → the roll units that lie in it in part, the highest first).
    """

    period: Period
    late: set[int]
    units: dict[int, RollUnit] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)
    outside: set[int] = field(default_factory=set)
    parcels: dict[int, list[int]] = field(default_factory=dict)
    spots: dict[int, Spot] = field(default_factory=dict)
    inside: dict[int, list[int]] = field(default_factory=dict)
    split: dict[int, list[int]] = field(default_factory=dict)
    leaves: dict[int, int] = field(default_factory=dict)
    is_lowest: dict[int, bool] = field(default_factory=dict)
    _held: dict[int, Spot | None] = field(default_factory=dict)
    _pieces: dict[int, list[tuple[int, Spot]]] = field(default_factory=dict)

    def add(self, unit: int, row: RollUnit) -> None:
        """Take in a row of the roll."""
        if unit not in self.units:
            self.units[unit] = row
            if row.parent is not None:
                self.children.setdefault(row.parent, []).append(unit)

    def list_unheld(self, ground: Ground) -> list[tuple[int, int]]:
        """(unit, live part) of the parts that nobody holds on the day."""
        return [
            (unit, part)
            for unit, parcels in self.parcels.items()
            if unit in self.units
            for parcel in parcels
            for part in ground.list_live(parcel)
            if ground.find_holder(part) is None
        ]

    def list_bare(self) -> list[int]:
        """Leaves that hold no parcel: each stands for itself."""
        return [u for u, row in self.units.items() if row.is_leaf and u not in self.parcels]

    def list_chain(self, unit: int) -> list[int]:
        """The unit and all above it in the roll, as far as they were loaded."""
        found = []
        above: int | None = unit
        while above is not None and above in self.units:
            found.append(above)
            above = self.units[above].parent
        return found

    def is_like(self, other: "Roll") -> bool:
        """Whether the same units held the same ground in both rolls."""
        return (
            self.units == other.units
            and self.parcels == other.parcels
            and self.outside == other.outside
        )

    def settle_like(self, other: "Roll") -> None:
        """Take over where the units of a roll like this one lie."""
        self.spots, self._held, self._pieces = other.spots, other._held, other._pieces
        self.inside = {region: list(units) for region, units in other.inside.items()}
        self.split, self.leaves, self.is_lowest = other.split, other.leaves, other.is_lowest

    def settle(self, day: Day, ground: Ground) -> None:
        """Work out where every loaded unit lies."""
        order = sorted(self.units, key=lambda unit: -self.units[unit].depth)
        self._place_held(order, day, ground)
        known: dict[tuple[int, int], Spot] = {}
        for unit in order:
            spots = []
            pieces = self._pieces[unit] = []
            for parcel in self.parcels.get(unit, ()):
                for part in ground.list_live(parcel):
                    spot = self._place(unit, part, day, ground, known)
                    pieces.append((part, spot))
                    spots.append(spot)
            row = self.units[unit]
            if row.is_leaf and not spots:
                spots.append(self._fall_back(unit, day))
                pieces.append((-unit, spots[0]))
            spots += (self.spots[child] for child in self.children.get(unit, ()))
            if unit in self.outside:
                spots.append(OUTSIDE)
            self.spots[unit] = join(spots) or self._fall_back(unit, day)
            self._count(unit)
        self._sort_into_regions(order)

    def _place_held(self, order: Iterable[int], day: Day, ground: Ground) -> None:
        nodes: dict[int, Spot] = {}
        for unit in order:
            spots = []
            for parcel in self.parcels.get(unit, ()):
                for part in ground.list_live(parcel):
                    holder = ground.find_holder(part)
                    if holder is not None:
                        spots.append(_stand_at(holder, day, nodes))
            spots += (
                held
                for child in self.children.get(unit, ())
                if (held := self._held[child]) is not None
            )
            if unit in self.outside:
                spots.append(OUTSIDE)
            self._held[unit] = join(spots)

    def _place(
        self, unit: int, part: int, day: Day, ground: Ground, known: dict[tuple[int, int], Spot]
    ) -> Spot:
        holder = ground.find_holder(part)
        if holder is not None:
            key = (holder, 0)
            if key not in known:
                regions = day.find_regions(holder)
                known[key] = Spot(regions, regions, holder)
            return known[key]
        last = ground.find_neighbour(part)
        return self._fall_back(last if last in self.units else unit, day)

    def _fall_back(self, unit: int, day: Day) -> Spot:
        """Where what nobody holds counts: at the nearest unit above that lives or holds ground."""
        for above in self.list_chain(unit):
            if day.is_alive(above):
                regions = day.find_regions(above)
                return Spot(regions, regions, above)
            held = self._held[above]
            if held is not None:
                return Spot(held.inside, held.touched, None, above)
        regions = day.find_regions(day.root)
        return Spot(regions, regions, day.root)

    def _count(self, unit: int) -> None:
        """How many lowest places lie at or below the unit, and whether it is one."""
        children = self.children.get(unit, ())
        land = [
            child
            for child in children
            if self.units[child].has_territory or not self.is_lowest[child]
        ]
        self.is_lowest[unit] = not land and unit not in self.outside
        if self.is_lowest[unit]:
            self.leaves[unit] = int(self.units[unit].has_territory)
        else:
            self.leaves[unit] = sum(self.leaves[child] for child in children)

    def _sort_into_regions(self, order: list[int]) -> None:
        for unit in reversed(order):
            spot = self.spots[unit]
            parent = self.units[unit].parent
            above = self.spots[parent].inside if parent is not None else NOWHERE
            for region in spot.inside - above:
                self.inside.setdefault(region, []).append(unit)
            for region in spot.touched - spot.inside:
                self.split.setdefault(region, []).append(unit)

    def list_pieces(self, unit: int) -> list[tuple[int, Spot]]:
        """(live part, where it lies) of what the unit held itself; a leaf without any ground stands
        for itself, as minus its id."""
        return self._pieces[unit]

    def holds_ground(self, unit: int, region: int) -> bool:
        """Whether the unit itself held ground that the region touches."""
        return any(region in spot.touched for _, spot in self._pieces[unit])

    def list_below(self, unit: int) -> list[int]:
        """The loaded units below ``unit`` in the roll."""
        found = list(self.children.get(unit, ()))
        for each in found:  # grows while it is walked
            found += self.children.get(each, ())
        return found

    def spread(
        self, unit: int, basis: str, ground: Ground, parents: dict[int, int | None]
    ) -> dict[int, Fraction] | None:
        """Holder on the day → its share of a lowest unit by ``basis``; None where it is unknown.

        What lies below the unit must lie under the holders. ``parents`` leads up the day's tree.
        """
        if not self.is_lowest[unit]:
            return None
        shares: dict[int, Fraction] | None = None
        where = dict(self._pieces[unit])
        for parcel in self.parcels.get(unit, ()):
            found = _share(ground.cuts.climb(parcel, ground.on), basis, ground, where)
            if found is None or (shares is not None and found != shares):
                return None
            shares = found
        if shares is None:
            return None
        below = {unit, *self.list_below(unit)}
        for each in below - {unit}:
            for _, spot in self._pieces[each]:
                if spot.via in below:
                    continue
                if spot.node is None or not _is_under(spot.node, shares, parents):
                    return None
        return shares


def _stand_at(holder: int, day: Day, known: dict[int, Spot]) -> Spot:
    if holder not in known:
        regions = day.find_regions(holder)
        known[holder] = Spot(regions, regions)
    return known[holder]


def _share(
    parcel: int, basis: str, ground: Ground, where: dict[int, Spot]
) -> dict[int, Fraction] | None:
    if not ground.cuts.is_cut(parcel, ground.on):
        spot = where.get(parcel)
        return None if spot is None or spot.node is None else {spot.node: Fraction(1)}
    parts = ground.cuts.parts[parcel]
    found = [_share(part, basis, ground, where) for part in parts]
    first = found[0]
    if first is not None and len(first) == 1 and all(each == first for each in found):
        return first  # all of it came into one hand: no weight is needed
    shares: dict[int, Fraction] = {}
    for part, inner in zip(parts, found, strict=True):
        weight = ground.cuts.find_share(part, basis)
        if weight is None or inner is None:
            return None
        for holder, share in inner.items():
            shares[holder] = shares.get(holder, Fraction(0)) + weight * share
    return shares


def _is_under(node: int, holders: Collection[int], parents: dict[int, int | None]) -> bool:
    above: int | None = node
    while above is not None:
        if above in holders:
            return True
        above = parents.get(above)
    return False
