"""A change in its three parts: real, boundary, coverage (product.md T7; time.md, 'Change').

Between an earlier and a later period a unit's plain difference is what its figure really changed,
plus what came or went with its territory (boundary), plus what units say that reported at one end
only (coverage). The three add up to it exactly. Units that ended have a boundary effect too, so
that the effects of all units below one ancestor come to 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db import connection
from django.db.models import Q

from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.formulas import round_places
from figures.models import Indicator, IndicatorKind, Nature, Period, Precision
from figures.reading import Comparability, Reading
from figures.readings import Table, add_territories, read_table
from figures.restating.covers import Piece, read_pieces
from figures.restating.table import RestatedTable, read_restated
from figures.spans import may_compare, name_period
from khuyenhoc.lib.numbers import NBSP, format_number

_ALIVE = """
select association_id from figures_periodunit
 where period_id = %s and association_id = any(%s)
"""


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The change of one unit's figure from ``before`` to ``now``, in the indicator's unit.

    ``difference`` = ``real`` + ``boundary`` + ``coverage``. A unit that was not there at one end
    counts 0 there. Where not all reported at both ends, ``units`` says how many did, and
    ``common_before`` what they gave then. Without a difference ``why_not`` says why, in Vietnamese.
    """

    indicator: Indicator
    before: Period
    now: Period
    difference: Fraction | None = None
    real: Fraction | None = None
    boundary: Fraction | None = None
    coverage: Fraction | None = None
    units: int | None = None
    common_before: Fraction | None = None
    comparability: int = Comparability.EXACT
    why_not: str = ""

    @property
    def percent(self) -> Decimal | None:
        """The real change in per cent of what the same units gave before, one place."""
        if self.real is None or not self.common_before or self.common_before < 0:
            return None
        return round_places(self.real * 100 / self.common_before, 1)


def decompose(
    units: Iterable[int], before: Period, now: Period, indicators: Iterable[str] | None = None,
    provisional: bool = False, catalogue: Catalogue | None = None,
) -> dict[int, dict[str, Decomposition]]:  # fmt: skip
    """Unit → code → its change from ``before`` to ``now``; all sums and inputs unless told.

    ``units`` may stand in either roll. Ratios are refused: their parts do not add up.
    """
    catalogue = catalogue or read_catalogue()
    units = list(dict.fromkeys(units))
    chosen = (
        [i for i in catalogue.indicators if i.kind != IndicatorKind.RATIO]
        if indicators is None
        else [catalogue.by_code[code] for code in indicators]
    )
    codes = [indicator.code for indicator in chosen]
    periods = [before, now, *_list_parts(before, now, chosen)]
    table = read_table(periods, units, codes, provisional, catalogue)
    if not any(table.find_missing(end, codes) for end in (before, now)):
        periods = [before, now]  # no flow is added from shorter periods
    for end in (before, now):
        add_territories(table, end, codes)
    restated = read_restated(
        periods, units, codes, now.last_day, provisional, catalogue, is_deep=True
    )
    work = _Work(table, restated, before, now, provisional)
    work.here = {before.pk: _list_present(before, units), now.pk: _list_present(now, units)}
    found = {
        unit: {indicator.code: work.measure(unit, indicator) for indicator in chosen}
        for unit in units
    }
    work.add_coverage(found)
    return found


def _list_parts(before: Period, now: Period, chosen: Iterable[Indicator]) -> list[Period]:
    """The shorter periods from which flows of either end may be added; none without a flow."""
    if all(indicator.nature != Nature.FLOW for indicator in chosen):
        return []
    inside = Q(first_day__gte=before.first_day, last_day__lte=before.last_day) | Q(
        first_day__gte=now.first_day, last_day__lte=now.last_day
    )
    shorter = Period.objects.filter(inside).exclude(kind__in={before.kind, now.kind})
    return list(shorter.exclude(pk__in=[before.pk, now.pk]))


def _list_present(period: Period, units: Sequence[int]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(_ALIVE, [period.pk, list(units)])
        return {row[0] for row in cursor.fetchall()}


class _Work:
    def __init__(
        self, table: Table, restated: RestatedTable, before: Period, now: Period, provisional: bool
    ) -> None:
        self.table, self.restated = table, restated
        self.before, self.now = before, now
        self.provisional = provisional
        self.here: dict[int, set[int]] = {}

    def measure(self, unit: int, indicator: Indicator) -> Decomposition:
        """The change without its coverage, which counts as real until ``add_coverage``."""
        if indicator.kind == IndicatorKind.RATIO:
            return self._refuse(indicator, "tỉ lệ không tách thành các phần cộng lại được")
        if not may_compare(indicator.nature, self.now, self.before):
            return self._refuse(indicator, "số phát sinh chỉ so giữa các kỳ cùng loại")
        was = self._read_reported(self.before, unit, indicator)
        is_now = self._read_reported(self.now, unit, indicator)
        moved = self.restated.read(self.before, unit, indicator)
        for reading, period in ((was, self.before), (is_now, self.now), (moved, self.before)):
            if reading.is_incomplete and reading.comparability != Comparability.NOT_COMPARABLE:
                return self._refuse(indicator, f"số {name_period(period)} chưa đủ để so")
        ends = [reading for reading in (was, is_now, moved) if reading.number is not None]
        if not ends:
            return self._refuse(indicator, "chưa có số để so")
        for reading, period in ((moved, self.before), (is_now, self.now)):
            if reading.comparability == Comparability.NOT_COMPARABLE:
                return self._refuse(
                    indicator,
                    f"số {name_period(period)} không so sánh được trên địa giới ngày "
                    f"{self.now.last_day:%d/%m/%Y}",
                    Comparability.NOT_COMPARABLE,
                )
        if any(reading.precision != Precision.EXACT for reading in ends):
            return self._refuse(indicator, "không tính mức tăng giảm từ số đã làm tròn")
        if any(r.is_illustrative != ends[0].is_illustrative for r in ends):
            return self._refuse(indicator, "không so số liệu thật với số liệu minh họa")
        before, now, same = (reading.exact or Fraction(0) for reading in (was, is_now, moved))
        return Decomposition(
            indicator, self.before, self.now,
            difference=now - before, real=now - same, boundary=same - before,
            coverage=Fraction(0), common_before=same, comparability=moved.comparability,
        )  # fmt: skip

    def _refuse(
        self, indicator: Indicator, why_not: str, mark: int = Comparability.EXACT
    ) -> Decomposition:
        return Decomposition(indicator, self.before, self.now, comparability=mark, why_not=why_not)

    def _read_reported(self, period: Period, unit: int, indicator: Indicator) -> Reading:
        if unit not in self.here[period.pk]:
            return Reading(indicator)
        return self.table.read(period, unit, indicator)

    def add_coverage(self, found: dict[int, dict[str, Decomposition]]) -> None:
        """Part coverage from real change where not every unit reported at both ends."""
        wanted: dict[int, list[Indicator]] = {}
        for unit, changes in found.items():
            for change in changes.values():
                if change.difference is not None and not self._is_covered(unit, change.indicator):
                    wanted.setdefault(unit, []).append(change.indicator)
        if not wanted:
            return
        pieces = read_pieces(self.restated, wanted, self.provisional)
        for unit, indicators in wanted.items():
            for indicator in indicators:
                change = found[unit][indicator.code]
                if self._is_added(unit, indicator):
                    told = "cộng từ các kỳ ngắn hơn, không tách được theo số đơn vị báo cáo"
                    found[unit][indicator.code] = self._refuse(indicator, told)
                    continue
                ends = [pieces.get((p.pk, unit, indicator.pk), ()) for p in (self.before, self.now)]
                found[unit][indicator.code] = _part(change, ends[0], ends[1])

    def _is_added(self, unit: int, indicator: Indicator) -> bool:
        """Whether a figure of either end was added from shorter periods."""
        return any(
            reading.added_from
            for reading in (
                self._read_reported(self.before, unit, indicator),
                self._read_reported(self.now, unit, indicator),
                self.restated.read(self.before, unit, indicator),
            )
        )

    def _is_covered(self, unit: int, indicator: Indicator) -> bool:
        """Whether all of the unit's territory was reported at both ends, or at neither."""
        was = self.restated.read(self.before, unit, indicator)
        is_now = self._read_reported(self.now, unit, indicator)
        if was.number is None and is_now.number is None:
            return True
        return was.is_complete and is_now.is_complete


def _part(change: Decomposition, before: Sequence[Piece], now: Sequence[Piece]) -> Decomposition:
    """The change with its coverage: what belongs to ground that was told of at one end only."""
    common = _join(before, now)
    if change.real is None or change.coverage is None:
        return change
    real = sum((p.number for p in common[1]), Fraction(0)) - sum(
        (p.number for p in common[0]), Fraction(0)
    )
    return Decomposition(
        change.indicator, change.before, change.now, difference=change.difference, real=real,
        boundary=change.boundary, coverage=change.real - real,
        units=None if len(common[0] + common[1]) == len(before) + len(now) else len(common[1]),
        common_before=sum((p.number for p in common[0]), Fraction(0)),
        comparability=change.comparability,
    )  # fmt: skip


def _join(before: Sequence[Piece], now: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of both ends that together speak of the same ground."""
    sides = (before, now)
    by_part: dict[int, list[tuple[int, int]]] = {}
    for side, pieces in enumerate(sides):
        for place, piece in enumerate(pieces):
            for part in piece.ground:
                by_part.setdefault(part, []).append((side, place))
    left = {(side, place) for side in (0, 1) for place in range(len(sides[side]))}
    kept: tuple[list[Piece], list[Piece]] = ([], [])
    while left:
        group = [left.pop()]
        for side, place in group:  # grows while it is walked
            for part in sides[side][place].ground:
                for other in by_part[part]:
                    if other in left:
                        left.discard(other)
                        group.append(other)
        ground: tuple[set[int], set[int]] = (set(), set())
        for side, place in group:
            ground[side].update(sides[side][place].ground)
        if ground[0] == ground[1]:
            for side, place in group:
                kept[side].append(sides[side][place])
    return kept


def write_decomposition(change: Decomposition) -> str:
    """The change in words for a report.

    "tăng 1.204 người, trong đó 1.000 do thay đổi địa giới, 104 do số đơn vị báo cáo khác nhau;
    12 đơn vị báo cáo cả hai kỳ tăng 100".
    """
    if change.difference is None or change.real is None:
        return change.why_not
    indicator = change.indicator
    unit = f"{NBSP}{indicator.unit}"
    guessed = " (ước tính)" if change.comparability == Comparability.ESTIMATED else ""
    others = [
        (change.boundary, "do thay đổi địa giới"),
        (change.coverage, "do số đơn vị báo cáo khác nhau"),
    ]
    told = [
        f"{_write_signed(amount, change.difference, indicator)} {why}"
        for amount, why in others
        if amount
    ]
    whole = _write_move(change.difference, indicator, unit) + guessed
    if not told:
        return whole
    if change.units is not None:
        who = f"{format_number(change.units)} đơn vị báo cáo cả hai kỳ"
        last = (
            f"{who} {_write_move(change.real, indicator, unit)}"
            if change.units
            else ("không đơn vị nào báo cáo cả hai kỳ")
        )
    else:
        last = f"trên cùng địa bàn {_write_move(change.real, indicator, unit)}"
    return f"{whole}, trong đó {', '.join(told)}; {last}"


def _write_move(amount: Fraction, indicator: Indicator, unit: str) -> str:
    if not amount:
        return "không đổi"
    number = format_number(round_places(abs(amount), indicator.places), indicator.places)
    return f"{'tăng' if amount > 0 else 'giảm'} {number}{unit}"


def _write_signed(amount: Fraction | None, whole: Fraction, indicator: Indicator) -> str:
    """A part of a difference: said with its own direction where that is another."""
    amount = amount or Fraction(0)
    number = format_number(round_places(abs(amount), indicator.places), indicator.places)
    if (amount > 0) == (whole > 0) and whole:
        return number
    return f"{'tăng' if amount > 0 else 'giảm'} {number}"


def add_boundaries(changes: Mapping[int, Mapping[str, Decomposition]], code: str) -> Fraction:
    """The boundary effects of units together; 0 for all units of one level of one country."""
    return sum((change[code].boundary or Fraction(0) for change in changes.values()), Fraction(0))
