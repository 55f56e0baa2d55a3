"""What a region comes to: the numbers of the one cover that lie in it, and what they lack.

A number of a roll unit that lies whole in the region counts as it is; of one that lies in it in
part, the region's share where every share is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from figures.catalogue import Catalogue
from figures.cells import Cell, Kept, Own
from figures.models import Indicator, IndicatorKind, Mark, ValueStatus
from figures.reading import Comparability
from figures.restating.apportioning import share_out
from figures.restating.mapping import CountryMap

Terms = Sequence[tuple[int, int]]  # an indicator and its coefficient


@dataclass(slots=True)
class Gathered:
    """What a region comes to in one period for one indicator."""

    number: Fraction | Decimal | None = None
    base: Fraction | Decimal | None = None
    due: int = 0
    units_in: int = 0
    given: int = 0
    left_out: int = 0
    is_illustrative: bool = False
    is_provisional: bool = False
    comparability: int = Comparability.EXACT
    covers_all: bool = True
    precisions: set[int] = field(default_factory=set)

    def add(self, number: Fraction | Decimal | None, base: Fraction | Decimal | None) -> None:
        """Add a number, and of a ratio its denominator."""
        self.number = _add(self.number, number)
        self.base = _add(self.base, base)

    @property
    def exact(self) -> Fraction | None:
        """The number."""
        return None if self.number is None else Fraction(self.number)

    def note(self, own: Iterable[Own]) -> None:
        """Keep what must be said of values that count."""
        for each in own:
            self.is_illustrative |= each.is_illustrative
            self.is_provisional |= each.status == ValueStatus.PROVISIONAL
            self.precisions.add(each.precision)


def _add(
    one: Fraction | Decimal | None, other: Fraction | Decimal | None
) -> Fraction | Decimal | None:
    """The sum; of decimals a decimal, which is quicker."""
    if one is None or other is None:
        return one if other is None else other
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one + other
    return Fraction(one) + Fraction(other)


@dataclass(frozen=True, slots=True)
class Word:
    """What a unit itself says of an indicator: its own values, and the two sides if it has both."""

    values: tuple[Own, ...] = ()
    number: Decimal | None = None
    base: Decimal | None = None
    is_void: bool = False
    is_partial: bool = False


_SILENT = Word()


class Gatherer:
    """Gathers the cells of roll units into regions."""

    def __init__(
        self, catalogue: Catalogue, country: CountryMap, own: Mapping[Cell, Own],
        kept: Mapping[Cell, Kept], owed: Mapping[tuple[int, int], frozenset[int]],
    ) -> None:  # fmt: skip
        """``owed``: (period, roll unit) → the indicators that it owes itself."""
        self.catalogue, self.country = catalogue, country
        self.own, self.kept, self._owed = own, kept, owed
        self._grounds: dict[tuple[int, int], list[int]] = {}

    def find_blocks(
        self, period: int, place: int, indicator: Indicator
    ) -> tuple[list[tuple[int, Word]], set[int]]:
        """The roll units that lie in the region in part and whose numbers count, and all such
        units at or below them: what lies below these counts for nothing."""
        roll = self.country.rolls[period]
        giving: list[tuple[int, Word]] = []
        blocked: set[int] = set()
        for unit in roll.split.get(place, ()):
            if roll.units[unit].parent in blocked:
                blocked.add(unit)
                continue
            word = self._hear(period, unit, indicator)
            if word.number is None:
                continue
            below = self.kept.get((period, unit, indicator.pk))
            if (
                below is not None
                and below.given
                and below.number == word.number
                and (word.base is None or below.base == word.base)
            ):
                continue  # the parts come to the whole: they stand for it
            blocked.add(unit)
            giving.append((unit, word))
        return giving, blocked

    def add_up(self, period: int, place: int, indicator: Indicator) -> Gathered:
        """What the region comes to."""
        roll = self.country.rolls[period]
        found = Gathered()
        giving, blocked = self.find_blocks(period, place, indicator)
        for unit, word in giving:
            self._share(found, period, place, unit, indicator, word)
        for unit in self._list_grounds(period, place):
            if unit not in blocked:
                word = self._hear(period, unit, indicator)
                found.covers_all &= word.is_void or word.number is not None
        whole = roll.inside.get(place, ())
        for unit in whole:
            if roll.units[unit].parent in blocked:
                due = self._count_due(period, unit, indicator)
                found.due += due
                found.units_in += due
            else:
                self._take(found, period, unit, indicator)
        if not whole and not giving:
            found.covers_all = False
        if found.comparability == Comparability.NOT_COMPARABLE:
            found.number = found.base = None
        return found

    def _list_grounds(self, period: int, place: int) -> list[int]:
        """The roll units of which the region holds a part that they held themselves."""
        if (period, place) not in self._grounds:
            roll = self.country.rolls[period]
            self._grounds[period, place] = [
                unit for unit in roll.split.get(place, ()) if roll.holds_ground(unit, place)
            ]
        return self._grounds[period, place]

    def _take(self, found: Gathered, period: int, unit: int, indicator: Indicator) -> None:
        """Add a roll unit that lies whole in the region: its own number, else what is below."""
        word = self._hear(period, unit, indicator)
        due = self._count_due(period, unit, indicator)
        found.due += due
        if word.number is not None:
            found.add(word.number, word.base)
            found.note(word.values)
            found.given += 1
            found.units_in += due
            return
        below = self.kept.get((period, unit, indicator.pk))
        units_in = below.units_in if below else 0
        if word.is_void:
            units_in += int(self._owes(period, unit, indicator))
        left_out = (below.left_out if below else 0) + word.is_partial
        found.units_in += units_in
        found.left_out += left_out
        if below is not None and below.number is not None:
            found.add(below.number, below.base)
            found.given += below.given
            found.is_illustrative |= below.illustrative > 0
            found.is_provisional |= below.waits
        if self.country.rolls[period].leaves[unit]:
            found.covers_all &= 0 < due == units_in and not left_out

    def _share(
        self, found: Gathered, period: int, place: int, unit: int, indicator: Indicator, word: Word
    ) -> None:
        """Add the region's share of a unit that lies in it in part, where it can be estimated."""
        sides: list[Terms] = [[(indicator.pk, 1)]]
        if indicator.kind == IndicatorKind.RATIO:
            sides = list(self.catalogue.sides(indicator))
        sums = [self.estimate(period, place, unit, side) for side in sides]
        if any(each is None for each in sums):
            found.comparability = Comparability.NOT_COMPARABLE
            return
        found.add(sums[0], sums[1] if len(sums) > 1 else None)
        found.note(word.values)
        found.given += 1
        found.comparability = max(found.comparability, Comparability.ESTIMATED)

    def estimate(self, period: int, place: int, unit: int, side: Terms) -> Fraction | None:
        """The region's part of a side, each of its indicators shared by its own basis."""
        total = Fraction(0)
        for pk, factor in side:
            indicator = self.catalogue.by_id[pk]
            shares = self.country.spread(period, unit, indicator.basis)
            number = self.own[period, unit, pk].number
            if shares is None or number is None:
                return None
            if not any(place in self.country.day.find_regions(holder) for holder in shares):
                return None  # it lies below a unit that takes a share: a branch, a board
            codes = self.country.read_codes(shares)
            parts = share_out(number, shares, codes, indicator.places)
            total += factor * sum(
                (
                    part
                    for holder, part in parts.items()
                    if place in self.country.day.find_regions(holder)
                ),
                Fraction(0),
            )
        return total

    def _hear(self, period: int, unit: int, indicator: Indicator) -> Word:
        """What a unit itself says, as ``figures.totals`` hears it."""
        if indicator.kind != IndicatorKind.RATIO:
            own = self.own.get((period, unit, indicator.pk))
            if own is None:
                return _SILENT
            return Word((own,), own.number, None, own.mark == Mark.NOT_APPLICABLE)
        if indicator.pk not in self.catalogue.formulas:
            return _SILENT
        sides = self.catalogue.sides(indicator)
        parts = dict.fromkeys(pk for side in sides for pk, _ in side)
        given = {pk: own for pk in parts if (own := self.own.get((period, unit, pk))) is not None}
        numbers = {pk: own for pk, own in given.items() if own.number is not None}
        if len(numbers) == len(parts):
            above, below = (
                sum(
                    ((numbers[pk].number or Decimal(0)) * factor for pk, factor in side),
                    Decimal(0),
                )
                for side in sides
            )
            return Word(tuple(numbers.values()), above, below)
        is_void = any(own.mark == Mark.NOT_APPLICABLE for own in given.values())
        return Word(is_void=is_void, is_partial=bool(numbers) and not is_void)

    def _count_due(self, period: int, unit: int, indicator: Indicator) -> int:
        below = self.kept.get((period, unit, indicator.pk))
        return below.due if below is not None else int(self._owes(period, unit, indicator))

    def _owes(self, period: int, unit: int, indicator: Indicator) -> bool:
        return indicator.pk in self._owed.get((period, unit), ())
