"""Change with its base, share, rank and per head (product.md F2a, F5, T7).

A change is only said where both ends speak of the same: the same territory, both real or both
illustrative, both exact. Where not every unit reported at both ends, it is measured on those that
did, and says how many.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db import connection

from figures import spans
from figures.catalogue import Catalogue
from figures.formulas import add_up, divide, round_places
from figures.models import Indicator, IndicatorKind, Period, Precision, SeriesBreak
from figures.reading import Reading
from figures.spans import Base
from khuyenhoc.lib.numbers import format_number

PERCENT_PLACES = 1
MOST_NAMES = 4

# The one cover of each period below a unit: values with no counted value above them.
_COVERS = """
with given as (
    select distinct on (v.period_id, v.association_id, v.indicator_id)
           v.period_id, v.association_id, v.indicator_id, v.number, u.lft, u.rght
      from figures_periodunit me
      join figures_periodunit u on u.period_id = me.period_id
           and u.lft between me.lft and me.rght
      join figures_value v on v.period_id = u.period_id
           and v.association_id = u.association_id
           and v.indicator_id = any(%(indicators)s) and v.status = any(%(statuses)s)
     where me.association_id = %(unit)s
       and (me.period_id = %(now)s or me.period_id = any(%(before)s))
     order by v.period_id, v.association_id, v.indicator_id, v.status
),
counted as (
    select given.*,
           coalesce(rght < max(rght) over (partition by period_id, indicator_id order by lft
                    rows between unbounded preceding and 1 preceding), false) as is_below
      from given
)
select b.period_id, a.association_id, a.indicator_id, a.number, b.number
  from counted a join counted b using (association_id, indicator_id)
 where a.period_id = %(now)s and b.period_id <> %(now)s
   and not a.is_below and not b.is_below
   and a.number is not null and b.number is not null
"""


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure changed since ``since``; ``base`` says in words what it is compared with.

    ``amount`` is in the indicator's unit, of a rate in points; ``percent`` has one place. With
    ``units`` it was measured on so many units that reported at both ends. Where there is no amount,
    ``why_not`` says so in Vietnamese. ``now`` and ``before`` are its exact ends.
    """

    base: str
    since: Period
    amount: Decimal | None = None
    percent: Decimal | None = None
    units: int | None = None
    why_not: str = ""
    now: Fraction | None = None
    before: Fraction | None = None

    @property
    def words(self) -> str:
        """The base, with the units that reported at both ends where not all did."""
        if self.units is None:
            return self.base
        return f"{self.base}, cùng {format_number(self.units)} đơn vị"


class Common:
    """The values of units that gave one in both periods, summed; made by ``read_common``."""

    def __init__(
        self, catalogue: Catalogue, rows: Iterable[tuple[int, int, Decimal, Decimal]]
    ) -> None:
        self.catalogue = catalogue
        self.rows: dict[int, dict[int, tuple[Decimal, Decimal]]] = {}
        for unit, indicator, now, before in rows:
            self.rows.setdefault(indicator, {})[unit] = (now, before)

    def compare(self, indicator: Indicator) -> tuple[Fraction, Fraction, int] | None:
        """Now, before, and of how many units; None where no unit gave both."""
        if indicator.kind != IndicatorKind.RATIO:
            pairs = list(self.rows.get(indicator.pk, {}).values())
            if not pairs:
                return None
            both = [sum(map(Fraction, side), Fraction(0)) for side in zip(*pairs, strict=True)]
            return both[0], both[1], len(pairs)
        formula = self.catalogue.formulas.get(indicator.pk)
        if formula is None:
            return None
        parts = [self.rows.get(self.catalogue.by_code[code].pk, {}) for code in formula.codes]
        units = set.intersection(*(set(part) for part in parts))
        ends = []
        for end in (0, 1):
            sums = {
                code: sum((Fraction(part[unit][end]) for unit in units), Fraction(0))
                for code, part in zip(formula.codes, parts, strict=True)
            }
            ends.append(
                divide(formula, add_up(formula.numerator, sums), add_up(formula.denominator, sums))
            )
        now, before = ends
        if not units or now is None or before is None:
            return None
        return now, before, len(units)


def read_common(
    unit: int, now: Period, before: Sequence[Period], indicators: Iterable[Indicator],
    catalogue: Catalogue, provisional: bool = False,
) -> dict[int, Common]:  # fmt: skip
    """What the units below ``unit`` gave that gave it now and in each of ``before``: one query."""
    asked: set[int] = set()
    for indicator in indicators:
        formula = catalogue.formulas.get(indicator.pk)
        if indicator.kind != IndicatorKind.RATIO:
            asked.add(indicator.pk)
        elif formula is not None:
            asked |= {catalogue.by_code[code].pk for code in formula.codes}
    with connection.cursor() as cursor:
        cursor.execute(
            _COVERS,
            {
                "unit": unit,
                "now": now.pk,
                "before": [period.pk for period in before],
                "indicators": sorted(asked),
                "statuses": [0, 1] if provisional else [1],
            },
        )
        found: dict[int, list[tuple[int, int, Decimal, Decimal]]] = {}
        for since, *row in cursor:
            found.setdefault(since, []).append(tuple(row))
    return {period.pk: Common(catalogue, found.get(period.pk, [])) for period in before}


def covers_differ(now: Reading, before: Reading) -> bool:
    """Whether some units reported at one end only, so that the change must be measured on fewer."""
    if now.whole_unit and before.whole_unit:
        return False
    if now.covers_all is not None and before.covers_all is not None:
        return not (now.covers_all and before.covers_all)  # one territory, whoever reported
    if now.is_complete and before.is_complete:
        counts = now.due != before.due or now.given != before.given
        return not (now.whole_unit or before.whole_unit) and counts
    return True


def measure_change(
    now: Reading, before: Reading, base: Base, since: Period,
    boundary: date | None = None, common: Common | None = None, joined: Sequence[str] = (),
    series_break: SeriesBreak | None = None,
) -> Change:  # fmt: skip
    """The change of a figure between two readings of one unit.

    ``boundary`` is the day in between on which the unit's territory changed; ``common`` is what the
    units gave that reported at both ends, needed where ``covers_differ``. ``joined`` names the
    units whose figures were added to give ``before``, on the territory of today. Over a
    ``series_break`` nothing is compared.
    """
    words = spans.name_base(base, since)
    if joined:
        words = f"{words}, cộng từ {' và '.join(_list_names(joined))}"

    def refuse(why_not: str) -> Change:
        return Change(words, since, why_not=why_not)

    if now.number is None or before.number is None or now.exact is None or before.exact is None:
        return refuse(f"chưa có số để so {words.removeprefix('so ')}")
    if now.is_illustrative != before.is_illustrative:
        return refuse(f"không so số liệu thật với số liệu minh họa ({spans.name_period(since)})")
    if now.precision != Precision.EXACT or before.precision != Precision.EXACT:
        return refuse("không tính mức tăng giảm từ số đã làm tròn")
    if series_break is not None:
        return refuse(f"chuỗi số gián đoạn từ {series_break.on:%d/%m/%Y}: {series_break.reason}")
    if boundary is not None:
        return refuse(f"địa giới thay đổi từ {boundary:%d/%m/%Y}, chưa so trên cùng địa bàn được")
    indicator = now.indicator
    if not covers_differ(now, before):
        return _subtract(indicator, now.exact, before.exact, words, since, None)
    compared = common.compare(indicator) if common is not None else None
    if compared is None and now.due and not now.is_complete:
        given = f"{format_number(now.units_in)} trên {format_number(now.due)}"
        return refuse(f"mới có {given} đơn vị có số, chưa so được {words.removeprefix('so ')}")
    if compared is None:
        return refuse(f"không đơn vị nào có số cả hai kỳ để so {words.removeprefix('so ')}")
    return _subtract(indicator, compared[0], compared[1], words, since, compared[2])


def _list_names(names: Sequence[str]) -> list[str]:
    """Names to be joined by "và": Tỉnh A, Tỉnh B, Tỉnh C → "tỉnh A, tỉnh B" and "tỉnh C"."""
    if len(names) > MOST_NAMES:
        return [f"{len(names)} đơn vị cũ"]
    lowered = [f"{name[:1].lower()}{name[1:]}" for name in names]
    return [", ".join(lowered[:-1]), lowered[-1]] if len(lowered) > 1 else lowered


def _subtract(
    indicator: Indicator, now: Fraction, before: Fraction, words: str, since: Period,
    units: int | None,
) -> Change:  # fmt: skip
    """The difference of the numbers as they are shown, so that a reader can check it."""
    places = indicator.places
    shown_now, shown_before = round_places(now, places), round_places(before, places)
    percent = None
    if indicator.unit != "%" and before > 0:
        percent = round_places((now - before) * 100 / before, PERCENT_PLACES)
    return Change(words, since, shown_now - shown_before, percent, units, now=now, before=before)


def measure_share(part: Reading, whole: Reading) -> Decimal | None:
    """What per cent of ``whole`` is ``part``, one place; None where the two do not add up."""
    if part.indicator.kind == IndicatorKind.RATIO or part.exact is None or not whole.exact:
        return None
    if whole.exact < 0 or part.exact < 0:
        return None
    return round_places(part.exact * 100 / whole.exact, PERCENT_PLACES)


def rank(readings: Mapping[int, Reading], unit: int) -> tuple[int, int] | None:
    """The unit's place among those with a number, greatest first, and how many they are.

    Equal numbers share a place. None where the unit has no number.
    """
    mine = readings[unit].exact if unit in readings else None
    if mine is None:
        return None
    others = [reading.exact for reading in readings.values() if reading.exact is not None]
    return 1 + sum(other > mine for other in others), len(others)


def measure_per_head(reading: Reading, population: Reading, places: int = 0) -> Decimal | None:
    """The figure divided by the people of the same unit; None where either is not complete."""
    if reading.indicator.kind == IndicatorKind.RATIO or not population.exact:
        return None
    if reading.exact is None or not (reading.is_complete and population.is_complete):
        return None
    return round_places(reading.exact / population.exact, places)
