"""Where a report's figures come from: one unit, or several together, in one period.

Everything is read as reported, approved values alone (product.md F1, F4, T6). ``cells`` remembers
what was read, so that a change of it can be found again by one query.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from associations.models import State
from figures import places, spans, territories
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.changes import Change, Common, covers_differ, measure_change, read_common
from figures.models import Indicator, IndicatorKind, Nature, Period
from figures.reading import Reading
from figures.readings import Table, add_territories, read_table
from figures.spans import Base, name_period
from khuyenhoc.lib.names import vn_key
from meetings.reports.writing import Below

ALL_BASES = tuple(Base)


class Cell(NamedTuple):
    """What stood in one cell of the figures when it was read; None where nothing did.

    ``number`` and ``submission`` are the unit's own approved value; ``total``, ``base``,
    ``units_in`` and ``due`` the kept total of what lies below it.
    """

    period: int
    unit: int
    indicator: int
    number: Decimal | None
    submission: int | None
    total: Decimal | None
    base: Decimal | None
    units_in: int | None
    due: int | None


@dataclass(slots=True)
class UnitFigures:
    """A ``Source`` read from the database; made by ``read_figures``."""

    period: Period
    units: Sequence[int]
    unit_name: str
    catalogue: Catalogue
    table: Table
    below: Sequence[tuple[int, str]]
    boundaries: Mapping[tuple[int, int, int], date]
    codes: frozenset[str]
    _touched: set[tuple[int, int, str]] = field(default_factory=set)
    _commons: dict[int, Mapping[int, Common]] = field(default_factory=dict)

    @property
    def period_name(self) -> str:
        """The period inside a sentence."""
        return name_period(self.period)

    @property
    def known(self) -> Mapping[str, Indicator]:
        """Code → indicator."""
        return self.catalogue.by_code

    def read(self, code: str) -> Reading:
        """The figure of the unit, or of the units together."""
        return self._read(self.period, code)

    def read_in(self, period: Period, code: str) -> Reading:
        """The same in another period that was read."""
        return self._read(period, code)

    def compare(self, code: str, base: Base) -> Change:
        """How it changed since ``base``."""
        return self._compare(self.units, code, base)

    def list_below(self, code: str) -> list[Below]:
        """The figure of each unit directly below, in Vietnamese order."""
        return [Below(pk, name, self._read_one(self.period, pk, code)) for pk, name in self.below]

    def compare_below(self, code: str, base: Base) -> dict[int, Change]:
        """Unit directly below → how its figure changed."""
        return {pk: self._compare([pk], code, base) for pk, _ in self.below}

    def take_cells(self) -> list[Cell]:
        """What was read since the last time this was asked."""
        touched, self._touched = self._touched, set()
        wanted = {key for cell in touched for key in self._expand(*cell)}
        return [self._find_cell(*key) for key in sorted(wanted)]

    # ----- within -----

    def _read_one(self, period: Period, unit: int, code: str) -> Reading:
        self._touched.add((period.pk, unit, code))
        return self.table.read(period, unit, code)

    def _read(self, period: Period, code: str, units: Sequence[int] = ()) -> Reading:
        asked = list(units or self.units)
        for unit in asked:
            self._touched.add((period.pk, unit, code))
        return self.table.read_joined(period, asked, code)

    def _compare(self, units: Sequence[int], code: str, base: Base) -> Change:
        since = spans.find_base(self.period, base, self.catalogue.periods)
        if since is None:
            return Change("", self.period, why_not="chưa có số liệu của kỳ gốc")
        indicator = self.catalogue.by_code[code]
        if not spans.may_compare(indicator.nature, self.period, since):
            words = spans.name_base(base, since)
            return Change(
                words, since,
                why_not=f"số phát sinh trong {self.period_name} không so được với "
                f"{name_period(since)}",
            )  # fmt: skip
        now, before = self._read(self.period, code, units), self._read(since, code, units)
        moved = [self.boundaries.get((unit, since.pk, self.period.pk)) for unit in units]
        boundary = next((day for day in moved if day is not None), None)
        common = None
        if len(units) == 1 and boundary is None and covers_differ(now, before):
            common = self._find_common(units[0], since)
        return measure_change(
            now, before, base, since, boundary=boundary, common=common,
            series_break=self.catalogue.find_break(
                indicator, since.last_day, self.period.last_day
            ),
        )  # fmt: skip

    def _find_common(self, unit: int, since: Period) -> Common | None:
        """What units gave in both periods; asked for once a unit."""
        if unit not in self._commons:
            bases = [
                found
                for base in ALL_BASES
                if (found := spans.find_base(self.period, base, self.catalogue.periods))
            ]
            chosen = [self.catalogue.by_code[code] for code in sorted(self.codes)]
            self._commons[unit] = read_common(unit, self.period, bases, chosen, self.catalogue)
        return self._commons[unit].get(since.pk)

    def _expand(self, period: int, unit: int, code: str) -> Iterator[tuple[int, int, int]]:
        """The cells behind a figure: of a ratio its sides too, of a flow its shorter periods."""
        indicator = self.catalogue.by_code[code]
        yield period, unit, indicator.pk
        formula = self.catalogue.formulas.get(indicator.pk)
        if indicator.kind == IndicatorKind.RATIO and formula is not None:
            for side in formula.codes:
                yield from self._expand(period, unit, side)
        if indicator.nature == Nature.FLOW and indicator.kind != IndicatorKind.RATIO:
            whole = self.table.periods[period]
            for part in spans.find_parts(whole, self.table.periods.values()):
                yield part.pk, unit, indicator.pk

    def _find_cell(self, period: int, unit: int, indicator: int) -> Cell:
        own = self.table.own.get((period, unit, indicator))
        kept = self.table.kept.get((period, unit, indicator))
        return Cell(
            period, unit, indicator,
            own.number if own else None, own.submission if own else None,
            kept.number if kept else None, kept.base if kept else None,
            kept.units_in if kept else None, kept.due if kept else None,
        )  # fmt: skip


def read_figures(
    period: Period, units: Sequence[int], codes: Iterable[str], unit_name: str
) -> UnitFigures:
    """Read what sentences over ``codes`` may tell of ``units``: of one unit with those directly
    below it, of several together with each of them.

    Six queries at most, whatever the number of codes and units; ``codes`` must be known.
    """
    catalogue = read_catalogue()
    asked = sorted(set(codes))
    below = _list_below(period, units)
    bases = {
        found.pk: found
        for base in ALL_BASES
        if (found := spans.find_base(period, base, catalogue.periods))
    }
    keys = list(dict.fromkeys([*units, *(pk for pk, _ in below)]))
    spoken_of = [period, *bases.values()]
    parts = {
        part.pk: part for whole in spoken_of for part in spans.find_parts(whole, catalogue.periods)
    }
    table = read_table(
        [*spoken_of, *(part for pk, part in parts.items() if pk not in bases)],
        keys, asked, catalogue=catalogue,
    )  # fmt: skip
    for whole in spoken_of:
        add_territories(table, whole, asked)
    return UnitFigures(
        period=period,
        units=list(units),
        unit_name=unit_name,
        catalogue=catalogue,
        table=table,
        below=below,
        boundaries=territories.find_boundaries(keys, [(base, period) for base in bases.values()]),
        codes=frozenset(asked),
    )


def _list_below(period: Period, units: Sequence[int]) -> list[tuple[int, str]]:
    if len(units) == 1:
        return [(place.pk, place.name) for place in places.list_children(period, units[0])]
    named = State.objects.filter(association__in=units, valid__contains=period.last_day)
    rows = named.order_by().values_list("association_id", "name")
    return sorted(rows, key=lambda row: (vn_key(row[1]), row[0]))
