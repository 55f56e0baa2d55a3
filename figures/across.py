"""One indicator across the units of one level in one period: rank, share, change (product.md F5).

``read_across`` reads in whichever of the three ways the address asks for, in a number of queries
that does not grow with the units; ``figures.across_page`` words it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from figures import places, results_restated
from figures import results as reading
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.changes import Change
from figures.formulas import round_places
from figures.models import Indicator, IndicatorKind
from figures.open_data import AS_REPORTED, OpenTable, lay_rows
from figures.places import Place
from figures.province_map import PROVINCE
from figures.reading import Reading
from figures.results import KnownPeriod, NoResults, Results
from figures.ways import Chosen, Way
from khuyenhoc.lib.names import vn_key

READERS = {
    Way.REPORTED: reading.read_results,
    Way.RESTATED: results_restated.read_on_day,
    Way.GROUPS: results_restated.read_by_groups,
}
LEVELS = (PROVINCE, "cluster")  # by which the root's page can be read
SHARE_PLACES = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: its figure, its place among those that have a number (equal numbers share one),
    its share of the whole in per cent where it is a part of it, its change."""

    place: Place
    found: Reading
    rank: int | None
    share: Decimal | None
    change: Change | None


@dataclass(slots=True)
class Across:
    """One indicator of the units under ``results.unit``."""

    indicator: Indicator
    results: Results
    level: str

    def list_lines(self, order: str = "") -> list[Line]:
        """The units by rank, or by ``order``: ``ten`` name, ``thay-doi`` change, ``thap`` lowest
        first. Those without a number stand last."""
        results, indicator = self.results, self.indicator
        found = {
            place.pk: results.table.read(results.period, place.pk, indicator)
            for place in results.children
        }
        ranks = rank_numbers([each for each in found.values() if each.exact is not None])
        whole = results.read(indicator)
        lines = [
            Line(
                place,
                found[place.pk],
                ranks.get(found[place.pk].exact),
                find_share(found[place.pk], whole),
                results.measure(indicator, place.pk),
            )
            for place in results.children
        ]
        return sorted(lines, key=lambda line: _weigh(line, order))

    def make_open_table(self) -> OpenTable:
        """The unit and those under it as rows for others to use."""
        results = self.results
        told = Catalogue((self.indicator,))
        units = [results.unit, *results.children]
        names = {place.pk: place.full_name for place in results.path}
        rows, indicators = lay_rows(results.period, units, names, told, results.table)
        if results.grouped is not None:
            rows = results.grouped.name_rows(rows)
        return OpenTable(
            results.period, results.unit, rows, indicators, results.provisional,
            say_way(results),
        )  # fmt: skip


def find_indicator(code: str) -> Indicator:
    """The indicator of an address; raises ``NoResults``."""
    found = read_catalogue().by_code.get(code)
    if found is None:
        raise NoResults(code)
    return found


def read_across(
    code: str, period_code: str, unit: int | None, chosen: Chosen, level: str = "",
    provisional: bool = False,
) -> Across:  # fmt: skip
    """One indicator of the units under ``unit``: of the root where none is told, and then of the
    provinces unless ``level`` says otherwise. Without a period: the newest year with figures.

    Raises ``NoResults`` and ``figures.restating.day.NoTree``.
    """
    indicator = find_indicator(code)
    if unit is None:
        unit = places.find_first_root()
    if not period_code:
        period_code = choose_newest(unit).code
    results = READERS[chosen.way](
        period_code, unit, chosen, provisional=provisional, only=[indicator],
        level=level or PROVINCE,
    )  # fmt: skip
    return Across(indicator, results, level)


def rank_numbers(readings: Sequence[Reading]) -> dict[Fraction | None, int]:
    """Number → its place from the highest; equal numbers share one, and the next is left out."""
    ranks: dict[Fraction | None, int] = {}
    for place, exact in enumerate(sorted((r.exact or 0 for r in readings), reverse=True), start=1):
        ranks.setdefault(Fraction(exact), place)
    return ranks


def find_share(part: Reading, whole: Reading) -> Decimal | None:
    """A part's per cent of the whole, at most the whole of it; None for rates, and where real and
    illustrative numbers would be mixed."""
    if part.indicator.kind == IndicatorKind.RATIO or part.exact is None or not whole.exact:
        return None
    if part.is_illustrative != whole.is_illustrative or not 0 <= part.exact <= whole.exact:
        return None
    return round_places(part.exact * 100 / whole.exact, SHARE_PLACES)


def say_way(results: Results) -> str:
    """The way of reading in words, as files say it."""
    note = {
        Way.REPORTED: AS_REPORTED,
        Way.RESTATED: "theo địa giới ngày",
        Way.GROUPS: "nhóm so sánh được với ngày",
    }[results.chosen.way]
    return f"{note} {results.chosen.day:%d/%m/%Y}" if results.chosen.way else note


def choose_newest(unit: int) -> KnownPeriod:
    """The newest year with figures of the unit; raises ``NoResults``."""
    own = [each for each in reading.list_periods(unit) if each.is_own]
    period = reading.choose_period(own)
    if period is None:
        raise NoResults(unit)
    return period


def _weigh(line: Line, order: str) -> tuple[bool, Fraction, str, int]:
    name = vn_key(line.place.name)
    if order == "ten":
        return False, Fraction(0), name, line.place.pk
    if order == "thay-doi":
        change = line.change
        amount = None
        if change is not None and change.amount is not None:
            amount = change.percent if change.percent is not None else change.amount
        return amount is None, -Fraction(amount or 0), name, line.place.pk
    exact = line.found.exact
    sign = 1 if order == "thap" else -1
    return exact is None, sign * Fraction(exact or 0), name, line.place.pk
