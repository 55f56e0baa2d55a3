"""One indicator across the units of one level in one period: rank, share, change (product.md F5).

``read_across`` reads in whichever of the three ways the address asks for, in a number of queries
that does not grow with the units; ``figures.across_page`` words it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db import connection

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
FEW = Fraction(1, 2)  # of the units below; a newer year with less gives way to a better covered one

_COVERED = """
select u.period_id,
       count(*) filter (where exists (
           select 1 from figures_value v
            where v.period_id = u.period_id and v.association_id = u.association_id
              and v.indicator_id = any(%(indicators)s) and v.status = 1 and v.number is not null)
       or exists (
           select 1 from figures_total t
            where t.period_id = u.period_id and t.association_id = u.association_id
              and t.indicator_id = any(%(indicators)s) and t.approved_given > 0)),
       count(*)
  from figures_periodunit u
  join figures_periodunit above on above.period_id = u.period_id and above.association_id = %(unit)s
 where u.period_id = any(%(periods)s) and u.lft between above.lft and above.rght
   and case when above.parent_id is null then u.level_id = %(level)s
            else u.parent_id = %(unit)s end
 group by u.period_id
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: its figure, its place among those that have a number (equal numbers share one),
    its share of the whole in per cent where it is a part of it, its change."""

    place: Place
    found: Reading
    rank: int | None
    share: Decimal | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of the units below have a number of a period."""

    period: KnownPeriod
    given: int
    units: int

    @property
    def share(self) -> Fraction:
        """Between 0 and 1."""
        return Fraction(self.given, self.units or 1)


@dataclass(slots=True)
class Across:
    """One indicator of the units under ``results.unit``. ``newest``: the newest year, where another
    is shown because far more units have a number of it."""

    indicator: Indicator
    results: Results
    level: str
    newest: Covered | None = None

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
    provinces unless ``level`` says otherwise. Without a period: that of ``choose_covered``.

    Raises ``NoResults`` and ``figures.restating.day.NoTree``.
    """
    indicator = find_indicator(code)
    if unit is None:
        unit = places.find_first_root()
    newest = None
    if not period_code:
        chosen_year, newest = choose_covered(indicator, unit, level or PROVINCE)
        period_code = chosen_year.code
    results = READERS[chosen.way](
        period_code, unit, chosen, provisional=provisional, only=[indicator],
        level=level or PROVINCE,
    )  # fmt: skip
    return Across(indicator, results, level, newest)


def make_open_table(results: Results) -> OpenTable:
    """The unit and those under it as rows for others to use, of the indicators read."""
    told = Catalogue(tuple(results.columns))
    units = [results.unit, *results.children]
    names = {place.pk: place.full_name for place in results.path}
    rows, indicators = lay_rows(results.period, units, names, told, results.table)
    if results.grouped is not None:
        rows = results.grouped.name_rows(rows)
    return OpenTable(
        results.period, results.unit, rows, indicators, results.provisional, say_way(results)
    )


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


def choose_covered(
    indicator: Indicator, unit: int, level: str
) -> tuple[KnownPeriod, Covered | None]:
    """The newest year with figures of the unit, and None; or, where that has numbers of fewer than
    half of the units below, the year with the greatest share of them, and the newest."""
    own = [each for each in reading.list_periods(unit) if each.is_own]
    newest = _choose(own, unit)
    years = [each for each in own if each.kind == newest.kind and each.has_own]
    found = _count_covered(indicator, unit, level, years)
    if newest.pk not in found or found[newest.pk].share >= FEW:
        return newest, None
    best = max(found.values(), key=lambda each: (each.share, each.period.last_day))
    return (newest, None) if best.period.pk == newest.pk else (best.period, found[newest.pk])


def _count_covered(
    indicator: Indicator, unit: int, level: str, periods: Sequence[KnownPeriod]
) -> dict[int, Covered]:
    """Period → how many of the units below ``unit`` (of the root: of those of ``level``) have a
    number of the indicator, or of what a rate counts; one query."""
    catalogue = read_catalogue()
    formula = catalogue.formulas.get(indicator.pk)
    told = [code for code, _ in formula.numerator] if formula else []
    by_key = {period.pk: period for period in periods}
    with connection.cursor() as cursor:
        cursor.execute(
            _COVERED,
            {
                "unit": unit,
                "level": level,
                "periods": list(by_key),
                "indicators": [indicator.pk, *(catalogue.by_code[code].pk for code in told)],
            },
        )
        return {
            period: Covered(by_key[period], given, units)
            for period, given, units in cursor.fetchall()
        }


def choose_newest(unit: int) -> KnownPeriod:
    """The newest year with figures of the unit; raises ``NoResults``."""
    return _choose([each for each in reading.list_periods(unit) if each.is_own], unit)


def _choose(own: Sequence[KnownPeriod], unit: int) -> KnownPeriod:
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
