"""How periods stand to one another: what a change is measured from, what a period is made of.

product.md F2a. Everything here works on periods already read; nothing asks the database.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.db import models

from figures.models import Nature, Period, PeriodKind
from khuyenhoc.lib import periods as calendar

LONGEST_TERM = 6  # years; what is longer is a stage of a programme, not a term
_ONE_DAY = timedelta(days=1)
_ORDER = {kind: place for place, kind in enumerate(PeriodKind.values)}
# The longest spans first, so that a year is added from halves before it is from months.
_LONGEST_FIRST = sorted(_ORDER, key=_ORDER.__getitem__, reverse=True)


class Base(models.TextChoices):
    """What a change is measured from; every change names its base."""

    SAME_PERIOD = "cung-ky", "cùng kỳ năm trước"
    LAST_YEAR_END = "cuoi-nam-truoc", "cuối năm trước"
    PREVIOUS = "ky-truoc", "kỳ trước"


def name_period(period: Period) -> str:
    """Its name inside a sentence: "năm 2025", "6 tháng đầu năm 2026", "giai đoạn 2013–2022"."""
    first, last = period.first_day.year, period.last_day.year
    if period.kind == PeriodKind.TERM and last - first > LONGEST_TERM:
        return f"giai đoạn {first}–{last}"
    name = calendar.label(calendar.parse_code(period.code))
    return name[0].lower() + name[1:]


def label_period(period: Period) -> str:
    """Its name where there is little room: "2025", "6T đầu 2026", "Q3/2025", "7/2025"."""
    year = period.last_day.year
    if period.kind == PeriodKind.TERM:
        return f"{period.first_day.year}–{year}"
    if period.kind == PeriodKind.HALF_YEAR:
        return f"6T {'đầu' if period.last_day.month == 6 else 'cuối'} {year}"
    if period.kind == PeriodKind.QUARTER:
        return f"Q{period.last_day.month // 3}/{year}"
    if period.kind == PeriodKind.MONTH:
        return f"{period.last_day.month}/{year}"
    return str(year)


def sort_periods(periods: Iterable[Period]) -> list[Period]:
    """Newest first; of those that end on one day the longest first."""
    return sorted(periods, key=lambda p: (p.last_day, _ORDER[p.kind]), reverse=True)


def find_base(period: Period, base: Base, periods: Iterable[Period]) -> Period | None:
    """The period of ``periods`` that ``base`` means, seen from ``period``."""
    here = calendar.parse_code(period.code)
    match base:
        case Base.SAME_PERIOD:
            wanted = calendar.previous_year(here)
        case Base.PREVIOUS:
            wanted = calendar.previous(here)
        case Base.LAST_YEAR_END:
            is_term = period.kind == PeriodKind.TERM
            wanted = None if is_term else calendar.make_year(period.last_day.year - 1)
    if wanted is None:
        return None
    return next((other for other in periods if other.code == wanted.code), None)


def list_bases(
    nature: str, period: Period, periods: Sequence[Period], wanted: Base | None = None
) -> list[tuple[Base, Period]]:
    """What a change may be measured from: ``wanted`` first, then what the field uses.

    A flow is measured from the same period of the year before, a stock from the end of that year;
    a flow is never compared across kinds of period.
    """
    usual = (
        (Base.SAME_PERIOD, Base.PREVIOUS)
        if nature == Nature.FLOW
        else (Base.LAST_YEAR_END, Base.SAME_PERIOD, Base.PREVIOUS)
    )
    found = []
    for base in dict.fromkeys([wanted, *usual] if wanted else usual):
        other = find_base(period, base, periods)
        if other is not None and may_compare(nature, period, other):
            found.append((base, other))
    return found


def may_compare(nature: str, one: Period, other: Period) -> bool:
    """Whether numbers of these periods may be compared: a flow only within one kind of period."""
    return nature != Nature.FLOW or one.kind == other.kind


def name_base(base: Base, found: Period) -> str:
    """The base in words: "so với năm 2024", "so với cuối năm 2025", "so với cùng kỳ năm 2025"."""
    if found.kind == PeriodKind.YEAR:
        year = found.last_day.year
        return f"so với cuối năm {year}" if base == Base.LAST_YEAR_END else f"so với năm {year}"
    if base == Base.SAME_PERIOD:
        return f"so với cùng kỳ năm {found.last_day.year}"
    return f"so với {name_period(found)}"


def find_parts(period: Period, periods: Iterable[Period]) -> list[Period]:
    """The periods that lie inside ``period`` and are shorter, longest first."""
    return sorted(
        (
            other
            for other in periods
            if other.pk != period.pk
            and _ORDER[other.kind] < _ORDER[period.kind]
            and period.first_day <= other.first_day
            and other.last_day <= period.last_day
        ),
        key=lambda p: (_LONGEST_FIRST.index(p.kind), p.first_day),
    )


def find_cover(
    period: Period, parts: Sequence[Period], has_value: Callable[[Period], bool]
) -> list[Period] | None:
    """Parts with a value that fill ``period`` without gap or overlap, the longest parts first."""
    usable = [part for part in parts if has_value(part)]
    return next(_search(period.first_day, period.last_day, usable), None)


def _search(first: date, last: date, parts: Sequence[Period]) -> Iterator[list[Period]]:
    for part in parts:
        if part.first_day != first:
            continue
        if part.last_day == last:
            yield [part]
        elif part.last_day < last:
            for rest in _search(part.last_day + _ONE_DAY, last, parts):
                yield [part, *rest]
