"""Figures restated to the tree of a day (product.md T6; time.md, 'Restating').

What is restated is the one cover of each period and indicator. A number that lies whole in a region
counts there, exactly; one of a lowest unit that was divided counts by weight where every share is
known, else it counts where all of its parts are, and the regions that hold a part of it have no
comparable figure. Where what lies below a unit comes to the unit's own number, the parts may stand
for it. Roll units that lie whole in a region are read from the kept totals: what lies below them
need not be looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from django.db import connection

from figures import spans
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.cells import Cell, Kept, Own, fetch_cells
from figures.formulas import add_up, divide, round_places
from figures.models import Indicator, IndicatorKind, Mark, Nature, Period, Precision
from figures.owing import Owing
from figures.reading import Comparability, Reading, join_precisions, read_own
from figures.restating.gathering import Gathered, Gatherer
from figures.restating.mapping import CountryMap

_DUES = """
select u.period_id, u.association_id, array_agg(d.form_id order by d.form_id)
  from figures_periodunit u join figures_due d on d.unit_id = u.id
 where u.period_id = any(%(periods)s) and u.association_id = any(%(units)s)
 group by 1, 2
"""


class RestatedTable:
    """Readings of some periods, regions and indicators on the tree of a day.

    Made by ``read_restated`` and ``read_regions``; ``read`` takes the place of that of a ``Table``.
    """

    def __init__(
        self, catalogue: Catalogue, periods: Sequence[Period], country: CountryMap,
        places: Mapping[int, int], cells: tuple[Mapping[Cell, Own], Mapping[Cell, Kept]],
        owed: Mapping[tuple[int, int], frozenset[int]],
    ) -> None:  # fmt: skip
        self.catalogue = catalogue
        self.periods = {period.pk: period for period in periods}
        self.country = country
        self.on = country.day.on
        self.places = places
        self.own, self.kept = cells
        self.gatherer = Gatherer(catalogue, country, self.own, self.kept, owed)
        self._known: dict[Cell, Reading] = {}
        self._parts: dict[int, list[Period]] = {}

    def read(self, period: Period, unit: int, indicator: Indicator | str) -> Reading:
        """The figure of the territory that ``unit`` holds on the day."""
        return self.read_region(period, self.places[unit], indicator)

    def read_region(self, period: Period, place: int, indicator: Indicator | str) -> Reading:
        """The figure of the region at ``place`` of the list that was asked for."""
        if isinstance(indicator, str):
            indicator = self.catalogue.by_code[indicator]
        cell = (period.pk, place, indicator.pk)
        if cell not in self._known:
            self._known[cell] = self._read(period, place, indicator)
        return self._known[cell]

    def _read(self, period: Period, place: int, indicator: Indicator) -> Reading:
        if indicator.kind == IndicatorKind.RATIO:
            return self._read_ratio(period, place, indicator)
        alone = self._read_unchanged(period, place, indicator)
        if alone is not None and alone.number is not None:
            return alone
        found = self.gatherer.add_up(period.pk, place, indicator)
        if (
            found.number is None
            and found.comparability == Comparability.EXACT
            and indicator.nature == Nature.FLOW
        ):
            added = self._add_flow(period, place, indicator)
            if added is not None:
                return added._replace(due=added.due or found.due)
        if alone is not None and found.number is None:
            return alone
        return _write(indicator, found, found.exact)

    def _read_ratio(self, period: Period, place: int, indicator: Indicator) -> Reading:
        alone = self._read_unchanged(period, place, indicator)
        if alone is not None and alone.number is not None:
            return alone
        formula = self.catalogue.formulas.get(indicator.pk)
        if formula is None:
            return Reading(indicator)
        sides = [self.read_region(period, place, code) for code in formula.codes]
        worst = max(side.comparability for side in sides)
        pairs = self.gatherer.add_up(period.pk, place, indicator)
        if worst == Comparability.NOT_COMPARABLE:
            return Reading(indicator, comparability=worst, due=pairs.due, units_in=pairs.units_in)
        if all(side.is_complete for side in sides):
            values = {side.indicator.code: side.exact for side in sides}
            ratio = divide(
                formula, add_up(formula.numerator, values), add_up(formula.denominator, values)
            )
            if ratio is not None:
                return Reading(
                    indicator,
                    number=round_places(ratio, indicator.places),
                    exact=ratio,
                    places=indicator.places,
                    mark=Mark.NUMBER,
                    precision=join_precisions(sides, Precision.ABOUT),
                    is_illustrative=any(side.is_illustrative for side in sides),
                    is_provisional=any(side.is_provisional for side in sides),
                    units_in=min(side.units_in for side in sides),
                    due=pairs.due,
                    given=min(side.given for side in sides),
                    added_from=next((s.added_from for s in sides if s.added_from), ()),
                    comparability=worst,
                    covers_all=True,
                )
        ratio = divide(formula, pairs.number, pairs.base)
        if ratio is None and any(side.is_incomplete for side in sides):
            return _write(indicator, pairs, None)._replace(is_incomplete=True)
        return _write(indicator, pairs, ratio)

    def _read_unchanged(self, period: Period, place: int, indicator: Indicator) -> Reading | None:
        """What a roll unit said itself that holds the region's whole territory and no more."""
        roll = self.country.rolls[period.pk]
        whole = roll.inside.get(place, ())
        if len(whole) != 1 or any(
            roll.holds_ground(unit, place) for unit in roll.split.get(place, ())
        ):
            return None
        (unit,) = whole
        cell = (period.pk, unit, indicator.pk)
        own = self.own.get(cell)
        if own is None or (indicator.kind == IndicatorKind.RATIO and own.number is None):
            return None
        _, blocked = self.gatherer.find_blocks(period.pk, place, indicator)
        if roll.units[unit].parent in blocked:
            return None
        return read_own(indicator, own, self.kept.get(cell))

    def list_sources(
        self, period: Period, unit: int, indicator: Indicator
    ) -> tuple[list[int], list[int]]:
        """The roll units of which the figure of ``unit`` is made: those that lie whole in its
        territory, and those whose number belongs to it only in part."""
        return self.list_sources_of_region(period, self.places[unit], indicator)

    def list_sources_of_region(
        self, period: Period, place: int, indicator: Indicator
    ) -> tuple[list[int], list[int]]:
        """As ``list_sources``, of the region at ``place`` of the list that was asked for."""
        roll = self.country.rolls[period.pk]
        giving, blocked = self.gatherer.find_blocks(period.pk, place, indicator)
        whole = [u for u in roll.inside.get(place, ()) if roll.units[u].parent not in blocked]
        return whole, [each for each, _ in giving]

    def _find_parts(self, period: Period) -> list[Period]:
        if period.pk not in self._parts:
            self._parts[period.pk] = spans.find_parts(period, self.periods.values())
        return self._parts[period.pk]

    def _add_flow(self, period: Period, place: int, indicator: Indicator) -> Reading | None:
        """A flow added from shorter periods, each restated to the same day's tree (F2a)."""
        found = {part.pk: self.gatherer.add_up(part.pk, place, indicator) for part in
                 self._find_parts(period)}  # fmt: skip
        given = {
            pk: each
            for pk, each in found.items()
            if each.number is not None or each.comparability == Comparability.NOT_COMPARABLE
        }
        if not given:
            return None
        cover = spans.find_cover(
            period,
            self._find_parts(period),
            lambda part: (
                part.pk in given and given[part.pk].number is not None and given[part.pk].covers_all
            ),
        )
        if cover is None:
            worst = max(each.comparability for each in given.values())
            if worst != Comparability.NOT_COMPARABLE:
                worst = Comparability.EXACT
            return Reading(indicator, is_incomplete=True, comparability=worst)
        used = [_write(indicator, given[p.pk], given[p.pk].exact) for p in cover]
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
            added_from=tuple(part.code for part in cover),
            comparability=max(reading.comparability for reading in used),
            covers_all=True,
        )


def _write(indicator: Indicator, found: Gathered, exact: Fraction | None) -> Reading:
    if exact is None:
        return Reading(
            indicator,
            due=found.due,
            units_in=found.units_in,
            left_out=found.left_out,
            comparability=(
                Comparability.EXACT
                if found.comparability == Comparability.ESTIMATED
                else found.comparability
            ),
        )
    words = found.precisions - {Precision.EXACT}
    precision = Precision.EXACT if not words else Precision.ABOUT
    if len(words) == 1 and indicator.kind != IndicatorKind.RATIO:
        precision = Precision(words.pop())
    return Reading(
        indicator,
        number=round_places(exact, indicator.places),
        exact=exact,
        places=indicator.places,
        mark=Mark.NUMBER,
        precision=precision,
        is_illustrative=found.is_illustrative,
        is_provisional=found.is_provisional,
        units_in=found.units_in,
        due=found.due,
        given=found.given,
        left_out=found.left_out,
        comparability=found.comparability,
        covers_all=found.covers_all,
    )


def read_restated(
    periods: Sequence[Period], units: Iterable[int], indicators: Iterable[str] | None, on: date,
    provisional: bool = False, catalogue: Catalogue | None = None, is_deep: bool = False,
) -> RestatedTable:  # fmt: skip
    """The figures of ``periods`` restated to the tree of ``on``, for ``units`` of that tree.

    All indicators for None; ratios bring their parts along. ``provisional``: a value that waits for
    approval stands for the approved one (F4). The queries are as many for one unit as for all.
    ``is_deep``: what the whole country is made of may be asked too (``figures.restating.covers``).
    Raises ``figures.restating.day.NoTree``.
    """
    units = list(dict.fromkeys(units))
    return read_regions(
        periods,
        [frozenset([unit]) for unit in units],
        indicators,
        on,
        provisional,
        catalogue,
        is_deep,
    )


def read_regions(
    periods: Sequence[Period], regions: Sequence[frozenset[int]], indicators: Iterable[str] | None,
    on: date, provisional: bool = False, catalogue: Catalogue | None = None, is_deep: bool = False,
) -> RestatedTable:  # fmt: skip
    """As ``read_restated``, for groups of units of that day's tree, each read as one territory."""
    catalogue = catalogue or read_catalogue()
    country = CountryMap(periods, on, regions, is_deep)
    asked = None if indicators is None else sorted(_expand(catalogue, indicators))
    places = {next(iter(region)): n for n, region in enumerate(regions) if len(region) == 1}
    rolls = country.rolls.values()
    whole = {(r.period.pk, unit) for r in rolls for units in r.inside.values() for unit in units}
    split = {unit for r in rolls for units in r.split.values() for unit in units}
    cells = fetch_cells(
        [period.pk for period in periods],
        sorted({unit for _, unit in whole} | split),
        asked,
        provisional,
    )
    owed = _read_owed(periods, whole, catalogue)
    return RestatedTable(catalogue, periods, country, places, cells, owed)


def _read_owed(
    periods: Sequence[Period], places: set[tuple[int, int]], catalogue: Catalogue
) -> dict[tuple[int, int], frozenset[int]]:
    """(period, roll unit) → the indicators that it owes itself."""
    if not places:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            _DUES,
            {"periods": [period.pk for period in periods], "units": [u for _, u in places]},
        )
        laid = cursor.fetchall()
    owing = {period.pk: Owing(period, catalogue) for period in periods}
    return {(period, unit): owing[period].owed(forms) for period, unit, forms in laid}


def _expand(catalogue: Catalogue, codes: Iterable[str]) -> set[int]:
    """The indicators of ``codes`` and, of ratios, their parts."""
    found = set()
    for code in codes:
        indicator = catalogue.by_code[code]
        found.add(indicator.pk)
        formula = catalogue.formulas.get(indicator.pk)
        if formula is not None and formula.is_ratio:
            found |= {catalogue.by_code[part].pk for part in formula.codes}
    return found
