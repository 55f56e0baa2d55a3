"""Reading figures as they were reported: a unit's own value, else the kept total below it.

product.md F1–F4, T6 ("như báo cáo"). ``read_table`` asks the database once, whatever the number of
periods, units and indicators; a ``Table`` then answers cell by cell. Ratios are computed last, from
numerator and denominator of the same units; a ratio that was published itself is shown as it was
published. Numbers are Decimal or Fraction, never float.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from figures import spans, territories
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.cells import Cell, Kept, Own, fetch_cells, write_query
from figures.formulas import add_up, divide, round_places
from figures.models import (
    Indicator,
    IndicatorKind,
    Mark,
    Nature,
    Period,
    PeriodUnit,
)
from figures.reading import (
    Comparability,
    Reading,
    join_precisions,
    join_sides,
    read_given,
    read_kept,
    read_own,
)
from figures.restating.table import RestatedTable, read_restated

__all__ = [
    "Reading", "Table", "add_territories", "choose_indicators", "read", "read_children",
    "read_series", "read_table", "restate_parts", "write_query",
]  # fmt: skip


class Table:
    """Readings of some periods, units and indicators; made by ``read_table``."""

    def __init__(
        self, catalogue: Catalogue, periods: Sequence[Period], own: Mapping[Cell, Own],
        kept: Mapping[Cell, Kept], changed: Mapping[int, set[tuple[int, int]]] | None = None,
    ) -> None:  # fmt: skip
        self.catalogue = catalogue
        self.periods = {period.pk: period for period in periods}
        self.own = own
        self.kept = kept
        self.provisional = False
        self._changed = dict(changed or {})
        self._restated: dict[int, RestatedTable] = {}
        self._parts: dict[int, list[Period]] = {}
        self._known: dict[Cell, Reading] = {}

    def read(self, period: Period, unit: int, indicator: Indicator | str) -> Reading:
        """The figure of one unit in one period."""
        if isinstance(indicator, str):
            indicator = self.catalogue.by_code[indicator]
        cell = (period.id, unit, indicator.id)
        known = self._known.get(cell)
        if known is None:
            known = self._known[cell] = self._read(period, unit, indicator)
        return known

    def read_joined(
        self, period: Period, units: Sequence[int], indicator: Indicator | str
    ) -> Reading:
        """The figure of several units together: for the period before they became one unit.

        Only where each of them stands for itself as a whole; a ratio is computed from the sums.
        """
        if isinstance(indicator, str):
            indicator = self.catalogue.by_code[indicator]
        if len(units) == 1:
            return self.read(period, units[0], indicator)
        if indicator.kind == IndicatorKind.RATIO:
            formula = self.catalogue.formulas.get(indicator.pk)
            if formula is None:
                return Reading(indicator)
            sides = [self.read_joined(period, units, code) for code in formula.codes]
            values = {side.indicator.code: side.exact for side in sides}
            found = divide(
                formula, add_up(formula.numerator, values), add_up(formula.denominator, values)
            )
            return (
                Reading(indicator) if found is None else join_sides(indicator, found, sides, None)
            )
        given = [self.read(period, unit, indicator) for unit in units]
        if not given or not all(reading.is_complete for reading in given):
            return Reading(indicator, is_incomplete=any(r.number is not None for r in given))
        total = sum((reading.exact for reading in given if reading.exact is not None), Fraction(0))
        return Reading(
            indicator,
            number=round_places(total, indicator.places),
            exact=total,
            places=indicator.places,
            mark=Mark.NUMBER,
            precision=join_precisions(given),
            is_illustrative=any(reading.is_illustrative for reading in given),
            is_provisional=any(reading.is_provisional for reading in given),
            whole_unit=True,
        )

    def find_missing(self, period: Period, codes: Iterable[str]) -> dict[int, set[str]]:
        """Unit → its flows, of ``codes`` and of their parts, that are missing in ``period`` but
        there in a part of it."""
        flows = {
            pk
            for code in codes
            for pk in _expand(self.catalogue, self.catalogue.by_code[code])
            if self.catalogue.by_id[pk].nature == Nature.FLOW
        }
        parts = {part.pk for part in self._find_parts(period)}
        found: dict[int, set[str]] = {}
        for source in (self.own, self.kept):
            for part, unit, pk in source:
                if part in parts and pk in flows and not self._has_number((period.pk, unit, pk)):
                    found.setdefault(unit, set()).add(self.catalogue.by_id[pk].code)
        return found

    def join(self, other: "Table") -> None:
        """Take in what another table of the same catalogue holds."""
        self.own = {**self.own, **other.own}
        self.kept = {**self.kept, **other.kept}
        self.periods.update(other.periods)
        self._parts.clear()
        self._known.clear()

    def learn_periods(self, periods: Iterable[Period]) -> None:
        """Keep shorter periods too, from which flows may be added."""
        self.periods.update({period.pk: period for period in periods})
        self._parts.clear()
        self._known.clear()

    def learn_changes(self, changed: Mapping[int, set[tuple[int, int]]]) -> None:
        """Keep between which periods the territory of a unit changed, for adding up its flows."""
        for unit, pairs in changed.items():
            self._changed[unit] = self._changed.get(unit, set()) | pairs
        self._known.clear()

    def learn_restated(self, period: Period, restated: RestatedTable) -> None:
        """Keep shorter periods restated to the tree of the last day of ``period``."""
        self._restated[period.pk] = restated
        self._known.clear()

    def _has_number(self, cell: Cell) -> bool:
        own, kept = self.own.get(cell), self.kept.get(cell)
        return (own is not None and own.number is not None) or (
            kept is not None and kept.number is not None
        )

    def _read(self, period: Period, unit: int, indicator: Indicator) -> Reading:
        cell = (period.id, unit, indicator.id)
        own, kept = self.own.get(cell), self.kept.get(cell)
        if indicator.kind == IndicatorKind.RATIO:
            return self._read_ratio(period, unit, indicator, own, kept)
        given = read_given(indicator, own, kept)
        if given is not None:
            return given
        if indicator.nature == Nature.FLOW and self._find_parts(period):
            added = self._add_flow(period, unit, indicator)
            if added is not None:
                return added._replace(due=kept.due if kept and not added.due else added.due)
        if own is not None:
            return read_own(indicator, own, kept)
        return Reading(indicator, due=kept.due if kept else 0)

    def _read_ratio(
        self, period: Period, unit: int, indicator: Indicator, own: Own | None, kept: Kept | None
    ) -> Reading:
        if own is not None and own.number is not None:
            return read_own(indicator, own, None)
        formula = self.catalogue.formulas.get(indicator.pk)
        if formula is None:
            return Reading(indicator)
        sides = [self.read(period, unit, code) for code in formula.codes]
        # sums of whole units are over the same units unless some gave one side alone (F1)
        is_parted = kept is not None and kept.left_out and not any(s.whole_unit for s in sides)
        if all(side.is_complete for side in sides) and not is_parted:
            values = {side.indicator.code: side.exact for side in sides}
            found = divide(
                formula, add_up(formula.numerator, values), add_up(formula.denominator, values)
            )
            if found is not None:
                return join_sides(indicator, found, sides, kept)
        if kept is not None and kept.number is not None:
            found = divide(formula, kept.number, kept.base)
            if found is not None:
                return read_kept(indicator, kept, found)
        return Reading(
            indicator,
            due=kept.due if kept else 0,
            left_out=kept.left_out if kept else 0,
            is_incomplete=any(side.is_incomplete for side in sides),
        )

    def _find_parts(self, period: Period) -> list[Period]:
        if period.pk not in self._parts:
            self._parts[period.pk] = spans.find_parts(period, self.periods.values())
        return self._parts[period.pk]

    def _add_flow(self, period: Period, unit: int, indicator: Indicator) -> Reading | None:
        """A flow added from shorter periods; incomplete where some are there but do not cover.

        A part counts where every unit that owed it is in. Where the unit's territory was another,
        it counts as restated to the tree of the longer period's last day.
        """
        parts = self._find_parts(period)
        found = {part.pk: self.read_part(period, part, unit, indicator) for part in parts}
        given = {pk: reading for pk, reading in found.items() if reading.number is not None}
        if not given and not self._has_moved(period, unit, indicator):
            return None
        cover = spans.find_cover(
            period, parts, lambda part: part.pk in given and given[part.pk].is_complete
        )
        if cover is None:
            apart = any(r.comparability == Comparability.NOT_COMPARABLE for r in found.values())
            mark = Comparability.NOT_COMPARABLE if apart else Comparability.EXACT
            return Reading(indicator, is_incomplete=True, comparability=mark)
        used = [given[part.pk] for part in cover]
        total = sum((reading.exact for reading in used if reading.exact is not None), Fraction(0))
        return Reading(
            indicator,
            number=round_places(total, indicator.places),
            exact=total,
            places=indicator.places,
            mark=Mark.NUMBER,
            precision=join_precisions(used),
            is_illustrative=any(reading.is_illustrative for reading in used),
            is_provisional=any(reading.is_provisional for reading in used),
            units_in=min(reading.units_in for reading in used),
            due=max(reading.due for reading in used),
            given=min(reading.given for reading in used),
            whole_unit=all(reading.whole_unit for reading in used),
            added_from=tuple(part.code for part in cover),
            comparability=max(reading.comparability for reading in used),
            covers_all=True if any(each.covers_all is not None for each in used) else None,
        )

    def read_part(self, period: Period, part: Period, unit: int, indicator: Indicator) -> Reading:
        """What a shorter period gives to a flow of ``period``: as it was reported, or restated to
        the tree of its last day where the unit's territory was another."""
        if not self.is_moved(period, part, unit):
            cell = (part.pk, unit, indicator.pk)
            given = read_given(indicator, self.own.get(cell), self.kept.get(cell))
            return given or Reading(indicator)
        restated = self._restated.get(period.pk)
        if restated is None or unit not in restated.places:
            return Reading(indicator)
        return restated.read(part, unit, indicator)

    def is_moved(self, period: Period, part: Period, unit: int) -> bool:
        """Whether the unit had another territory in ``part`` than in ``period``."""
        return (part.pk, period.pk) in self._changed.get(unit, ())

    def _has_moved(self, period: Period, unit: int, indicator: Indicator) -> bool:
        """Whether a flow was told of in a part, of another territory."""
        return unit in self._changed and any(
            self._has_number((part.pk, unit, indicator.pk)) for part in self._find_parts(period)
        )


def read(
    period: Period,
    unit: int,
    indicators: Iterable[str] | None = None,
    provisional: bool = False,
    catalogue: Catalogue | None = None,
) -> dict[str, Reading]:
    """The figures of one unit in one period by indicator code: all indicators unless told.

    Two queries: the kept catalogue's version unless a catalogue is given, and the cells; one more
    for territories where a flow may be added up from shorter periods.
    """
    catalogue = catalogue or read_catalogue()
    parts = spans.find_parts(period, catalogue.periods)
    table = read_table([period, *parts], [unit], indicators, provisional, catalogue)
    add_territories(table, period, indicators)
    return {
        indicator.code: table.read(period, unit, indicator)
        for indicator in choose_indicators(table.catalogue, indicators)
    }


def read_children(
    period: Period, unit: int, indicators: Iterable[str] | None = None, provisional: bool = False
) -> dict[int, dict[str, Reading]]:
    """The figures of the units directly under ``unit`` in the period's roll, in roll order."""
    children = list(
        PeriodUnit.objects.filter(period=period, parent=unit)
        .order_by("lft")
        .values_list("association_id", flat=True)
    )
    table = read_table([period], children, indicators, provisional)
    chosen = choose_indicators(table.catalogue, indicators)
    return {
        child: {indicator.code: table.read(period, child, indicator) for indicator in chosen}
        for child in children
    }


def read_series(
    periods: Sequence[Period], unit: int, indicators: Iterable[str], provisional: bool = False
) -> dict[str, list[Reading]]:
    """The course of each indicator over ``periods``, in their order."""
    table = read_table(periods, [unit], indicators, provisional)
    return {
        indicator.code: [table.read(period, unit, indicator) for period in periods]
        for indicator in choose_indicators(table.catalogue, indicators)
    }


def read_table(
    periods: Sequence[Period],
    units: Sequence[int],
    indicators: Iterable[str] | None = None,
    provisional: bool = False,
    catalogue: Catalogue | None = None,
) -> Table:
    """Read everything about ``units`` in ``periods``; ratios bring their parts along.

    One query, besides that for the catalogue's version unless a catalogue is given.
    ``provisional``: a value that waits for approval stands for the approved one (F4).
    """
    catalogue = catalogue or read_catalogue()
    asked = None
    if indicators is not None:
        asked = sorted(
            {
                pk
                for code in indicators
                for pk in _expand(catalogue, catalogue.by_code[code], with_self=True)
            }
        )
    own, kept = fetch_cells([period.pk for period in periods], units, asked, provisional)
    table = Table(catalogue, periods, own, kept)
    table.provisional = provisional
    return table


def add_territories(table: Table, period: Period, indicators: Iterable[str] | None = None) -> None:
    """Let ``table`` add flows of ``period`` from shorter periods (F2a).

    Where a boundary moved in between, the shorter period is restated to the tree of the longer
    one's last day. Asks the database only if a flow is missing that such a period has.
    """
    codes = [i.code for i in choose_indicators(table.catalogue, indicators)]
    missing = table.find_missing(period, codes)
    if not missing:
        return
    parts = spans.find_parts(period, table.periods.values())
    table.learn_changes(territories.find_changes(missing, [(part, period) for part in parts]))
    restate_parts(table, period, missing)


def restate_parts(table: Table, period: Period, missing: Mapping[int, Iterable[str]]) -> None:
    """Restate the periods inside ``period`` to the tree of its last day, for the flows that are
    ``missing`` (``Table.find_missing``) of units whose territory changed; else no query."""
    parts = spans.find_parts(period, table.periods.values())
    moved = [u for u in missing if any(table.is_moved(period, part, u) for part in parts)]
    if moved:
        flows = sorted({code for unit in moved for code in missing[unit]})
        restated = read_restated(
            parts, moved, flows, period.last_day, table.provisional, table.catalogue
        )
        table.learn_restated(period, restated)


def choose_indicators(catalogue: Catalogue, codes: Iterable[str] | None) -> Iterable[Indicator]:
    """The indicators of ``codes`` in the order asked, all in the catalogue's order for None."""
    if codes is None:
        return catalogue.indicators
    return [catalogue.by_code[code] for code in codes]


def _expand(catalogue: Catalogue, indicator: Indicator, with_self: bool = False) -> set[int]:
    """What must be read to read an indicator: for a ratio also its parts."""
    found = {indicator.pk} if with_self or indicator.kind != IndicatorKind.RATIO else set()
    formula = catalogue.formulas.get(indicator.pk)
    if formula is not None and formula.is_ratio:
        found |= {catalogue.by_code[code].pk for code in formula.codes}
    return found
