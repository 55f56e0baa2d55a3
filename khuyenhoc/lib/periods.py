"""Reporting periods as value objects: month < quarter < half-year < year < term.

Codes: 2024, 2024-H1, 2024-Q3, 2024-07 and T2020-2025; a term runs from 1 January of its
first year to 31 December of its last. ``find_period`` reads what officers write in titles.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from khuyenhoc.lib.names import clean

FIRST_YEAR, LAST_YEAR = 1900, 2199

_CODE = re.compile(
    r"(?P<year>[0-9]{4})(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?"
    r"|T(?P<first>[0-9]{4})-(?P<last>[0-9]{4})"
)
_ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """Kinds of period, the shortest first; ``rank`` compares them."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    TERM = "term"

    @property
    def rank(self) -> int:
        """0 for a month … 4 for a term."""
        return list(PeriodKind).index(self)


# Months in one period of each kind that divides a year.
_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.YEAR: 12,
}


class UnknownPeriod(ValueError):
    """A code that names no period; its message is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole months that is reported on, the first and last day included."""

    kind: PeriodKind
    first_day: date
    last_day: date
    code: str

    def __str__(self) -> str:
        return self.code


# ----- making -----


def make_year(year: int) -> Period:
    """Return the calendar year."""
    return _make_part(PeriodKind.YEAR, year, 1)


def make_half_year(year: int, half: int) -> Period:
    """Return the first (1) or second (2) half of a year."""
    return _make_part(PeriodKind.HALF_YEAR, year, half)


def make_quarter(year: int, quarter: int) -> Period:
    """Return a quarter, 1–4."""
    return _make_part(PeriodKind.QUARTER, year, quarter)


def make_month(year: int, month: int) -> Period:
    """Return a month, 1–12."""
    return _make_part(PeriodKind.MONTH, year, month)


def make_term(first_year: int, last_year: int) -> Period:
    """Return a term, 1 January of its first year to 31 December of its last."""
    if not FIRST_YEAR <= first_year < last_year <= LAST_YEAR:
        raise UnknownPeriod(
            f"Nhiệm kỳ {first_year}–{last_year} không đúng: năm cuối phải sau năm đầu."
        )
    return Period(
        PeriodKind.TERM,
        date(first_year, 1, 1),
        date(last_year, 12, 31),
        f"T{first_year}-{last_year}",
    )


@lru_cache(1_000)
def parse_code(code: str) -> Period:
    """Return the period of a code, in any case; raises ``UnknownPeriod``."""
    written = code.strip()
    found = _CODE.fullmatch(written.upper())
    if found is None:
        raise UnknownPeriod(
            f"“{written[:40]}” không phải mã kỳ. "
            "Gõ dạng 2024, 2024-H1, 2024-Q3, 2024-07 hoặc T2020-2025."
        )
    if found["first"]:
        return make_term(int(found["first"]), int(found["last"]))
    year = int(found["year"])
    if found["half"]:
        return make_half_year(year, int(found["half"]))
    if found["quarter"]:
        return make_quarter(year, int(found["quarter"]))
    return make_month(year, int(found["month"])) if found["month"] else make_year(year)


@lru_cache(1_000)
def _make_part(kind: PeriodKind, year: int, number: int) -> Period:
    """Return the ``number``-th period of ``kind`` in ``year``."""
    months = _MONTHS[kind]
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12 // months):
        raise UnknownPeriod(f"Không có kỳ này: năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
    last = number * months
    code = {
        PeriodKind.MONTH: f"{year}-{number:02d}",
        PeriodKind.QUARTER: f"{year}-Q{number}",
        PeriodKind.HALF_YEAR: f"{year}-H{number}",
        PeriodKind.YEAR: f"{year}",
    }[kind]
    first_day = date(year, last - months + 1, 1)
    return Period(kind, first_day, date(year, last, monthrange(year, last)[1]), code)


# ----- printing -----


def label(period: Period) -> str:
    """Return the Vietnamese name: "6 tháng đầu năm 2026", "Quý III/2025", "Nhiệm kỳ 2020–2025"."""
    year = period.first_day.year
    match period.kind:
        case PeriodKind.YEAR:
            return f"Năm {year}"
        case PeriodKind.HALF_YEAR:
            return f"6 tháng {'đầu' if period.first_day.month == 1 else 'cuối'} năm {year}"
        case PeriodKind.QUARTER:
            return f"Quý {_ROMAN[_find_number(period) - 1]}/{year}"
        case PeriodKind.MONTH:
            return f"Tháng {period.first_day.month}/{year}"
    return f"Nhiệm kỳ {year}–{period.last_day.year}"


# ----- reading titles -----

# No title is longer; the rest of a long text is not looked at.
MAX_TITLE = 1000

_TO = r"(?:-|–|—|đến|tới|và|,)"
_OF_YEAR = r"(?:\s*(?:[/.-]|,?\s*năm)\s*[0-9]{4})?"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?!\w)"
# What names no period is tried first, so that a date, a school year or "9 tháng đầu năm
# 2024" is not taken for the year or the month that stands in it.
_NOTHING = (
    r"ngày[\s.…_]*[0-9]*[\s.…_]*tháng[\s.…_]*[0-9]*[\s.…_]*năm[\s.…_]*[0-9]*",
    r"ngày\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}(?:\s*[/.-]\s*[0-9]{2,4})?",
    r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}",
    r"năm\s+học\s*[0-9]{4}(?:\s*[-–/]\s*[0-9]{4})?",
    rf"tháng\s*[0-9]{{1,2}}(?![0-9]){_OF_YEAR}\s*{_TO}\s*(?:hết\s+)?(?:tháng\s*)?"
    rf"[0-9]{{1,2}}(?![0-9]){_OF_YEAR}",
    rf"qu[ýí]\s*{_QUARTER}{_OF_YEAR}\s*{_TO}\s*(?:hết\s+)?(?:qu[ýí]\s*)?{_QUARTER}{_OF_YEAR}",
    r"(?:năm\s*)?(?<![0-9])[0-9]{4}\s*[-–—]\s*[0-9]{4}(?![0-9])",
)
_TERM = (
    r"nhiệm\s+k[ỳì]\W+(?:(?:[ivxlc]{1,5}|[0-9]{1,2})\W+)?"
    r"(?P<first>[0-9]{4})\s*(?:-|–|—|đến)\s*(?P<last>[0-9]{4})(?![0-9])"
)
_BEHIND = r"(?:\s*[/.,–-]?\s*(?:của\s+)?(?:năm\s*)?(?P<{}_year>[0-9]{{4}})(?![0-9]))?"
_PARTS_OF_YEAR = (
    r"(?<![0-9])(?:0?6|sáu)\s*tháng\s+(?P<half_year>đầu|cuối)(?:\s+năm(?!\w))?"
    + _BEHIND.format("half_year"),
    r"(?:[0-9]{1,2}|ba|sáu|chín)\s*tháng(?:\s+(?:đầu|cuối))?\s*(?:năm)?\s*/?\s*[0-9]{4}",
    rf"qu[ýí]\s*(?P<quarter>{_QUARTER})" + _BEHIND.format("quarter"),
    r"tháng\s*(?P<month>1[0-2]|0?[1-9])(?![0-9])" + _BEHIND.format("month"),
)
_YEAR = r"(?<!\w)(?<!việt )năm\s*(?P<year>[0-9]{4})(?![0-9])"
_ACCENTED = re.compile("|".join((_TERM, *_NOTHING, *_PARTS_OF_YEAR, _YEAR)))
# For titles typed without diacritics: "bao cao nam 2024".
_PLAIN = re.compile(
    re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", _ACCENTED.pattern)).replace("đ", "d")
)
_NUMBERS = {"đầu": 1, "dau": 1, "cuối": 2, "cuoi": 2, "i": 1, "ii": 2, "iii": 3, "iv": 4}

# Behind these words stands what is compared with or planned, not what is reported on;
# behind the others perhaps.
_ASIDE = re.compile(r"phuong huong|ke hoach|so voi|cung k[yi]|du kien|muc tieu")
_PERHAPS_ASIDE = re.compile(rf"{_ASIDE.pattern}|nhiem vu|chuong trinh")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A period in a text: where it stands, and the year if it is said there."""

    start: int
    kind: PeriodKind
    number: int
    year: int | None
    last_year: int = 0


def find_period(text: str) -> Period | None:
    """Return the one period that a title or a heading speaks of, or None.

    Reads "năm 2022", "quý III/2025", "quý 3 năm 2025", "6 tháng đầu năm 2026", "tháng
    7/2024", "nhiệm kỳ 2020 – 2025" within longer text, with or without diacritics. Dates,
    school years and spans that are no period (9 tháng đầu năm) are passed over. Of several
    periods those behind phương hướng, kế hoạch, so với … do not count, and a term is only
    the frame of the others; if then more than one is left, or one without a year, nothing
    is guessed.
    """
    told = clean(text[:MAX_TITLE]).lower()
    mentions = _list_mentions(told)
    # Accents are taken off letter by letter, so that positions stay those of ``told``.
    plain = "".join(unicodedata.normalize("NFD", letter)[0] for letter in told)
    for aside in (None, _ASIDE, _PERHAPS_ASIDE):
        found = aside.search(plain) if aside else None
        end = found.start() if found else len(told)
        periods = {_make_mentioned(one) for one in mentions if one.start < end}
        if len(periods) > 1:
            periods = {one for one in periods if one is None or one.kind is not PeriodKind.TERM}
        if len(periods) == 1:
            return periods.pop()
    return None


def _list_mentions(told: str) -> list[_Mention]:
    """Return the periods named in ``told`` in order, with years borrowed where that is safe."""
    is_plain = all(letter.isascii() or not letter.isalpha() for letter in told)
    mentions = []
    for found in (_PLAIN if is_plain else _ACCENTED).finditer(told):
        if found["first"]:
            first, last = int(found["first"]), int(found["last"])
            mentions.append(_Mention(found.start(), PeriodKind.TERM, 1, first, last))
        elif found["year"]:
            mentions.append(_Mention(found.start(), PeriodKind.YEAR, 1, int(found["year"])))
        else:
            for kind in (PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH):
                if said := found[kind.value]:
                    number = _NUMBERS.get(said) or int(said)
                    year = found[f"{kind.value}_year"]
                    year = int(year) if year else None
                    mentions.append(_Mention(found.start(), kind, number, year))
    return [_borrow_year(one, mentions[place + 1 :]) for place, one in enumerate(mentions)]


def _borrow_year(one: _Mention, behind: list[_Mention]) -> _Mention:
    """Give "6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024" the year of its later part."""
    if one.year is None and behind:
        following = behind[0]
        if following.kind is one.kind and following.number > one.number:
            return replace(one, year=following.year)
    return one


def _make_mentioned(mention: _Mention) -> Period | None:
    """Return the period of a mention; None without a year or where there is no such period."""
    if mention.year is None:
        return None
    try:
        if mention.kind is PeriodKind.TERM:
            return make_term(mention.year, mention.last_year)
        return _make_part(mention.kind, mention.year, mention.number)
    except UnknownPeriod:
        return None


# ----- relations -----


def contains(outer: Period, inner: Period) -> bool:
    """Whether every day of ``inner`` lies in ``outer``; a period contains itself."""
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day


def parts(period: Period, kind: PeriodKind | str | None = None) -> tuple[Period, ...]:
    """Return the periods of ``kind`` that make up ``period`` without gap or overlap.

    By default the next shorter kind: a term has years, a year two half-years, these two
    quarters each, a quarter three months, a month none. A kind that is not shorter gives
    none.
    """
    if kind is None:
        if period.kind is PeriodKind.MONTH:
            return ()
        kind = list(PeriodKind)[period.kind.rank - 1]
    kind = PeriodKind(kind)
    if kind.rank >= period.kind.rank:
        return ()
    years = range(period.first_day.year, period.last_day.year + 1)
    every = (
        _make_part(kind, year, number)
        for year in years
        for number in range(1, 12 // _MONTHS[kind] + 1)
    )
    return tuple(part for part in every if contains(period, part))


def previous_year(period: Period) -> Period | None:
    """Return the same period of the year before (cùng kỳ năm trước); None for a term."""
    year = period.first_day.year - 1
    if period.kind is PeriodKind.TERM or year < FIRST_YEAR:
        return None
    return _make_part(period.kind, year, _find_number(period))


def previous(period: Period) -> Period | None:
    """Return the period of the same kind just before (kỳ trước).

    Terms meet in the year of a congress: 2015–2020 comes before 2020–2025. None before
    the first year that periods know.
    """
    year = period.first_day.year
    if period.kind is PeriodKind.TERM:
        first_year = 2 * year - period.last_day.year
        return make_term(first_year, year) if first_year >= FIRST_YEAR else None
    number = _find_number(period)
    if number > 1:
        return _make_part(period.kind, year, number - 1)
    last = 12 // _MONTHS[period.kind]
    return _make_part(period.kind, year - 1, last) if year > FIRST_YEAR else None


def end_of_previous_year(period: Period) -> Period | None:
    """Return the year before the one in which ``period`` begins (cuối năm trước).

    A stock at its last day is what a stock within the year is compared with.
    """
    year = period.first_day.year - 1
    return make_year(year) if year >= FIRST_YEAR else None


def _find_number(period: Period) -> int:
    """Return which period of its kind it is within its year, from 1."""
    return (period.first_day.month - 1) // _MONTHS[period.kind] + 1
