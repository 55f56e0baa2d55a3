"""Periods by their codes: 2024, 2024-H1, 2024-Q3, 2024-07 and T2020-2025 (product.md F2a)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from figures.models import PeriodKind

_CODE = re.compile(
    r"(?P<year>\d{4})(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?"
    r"|T(?P<first>\d{4})-(?P<last>\d{4})"
)


class PeriodCodeError(ValueError):
    """A code that names no period; the message says how codes are written."""


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """What a period's code says: its kind, its first and last day, and its name for people."""

    code: str
    kind: PeriodKind
    first_day: date
    last_day: date
    name: str


def parse_period(code: str) -> PeriodSpan:
    """The span of a period code; ``PeriodCodeError`` where it is none."""
    code = code.strip().upper()
    found = _CODE.fullmatch(code)
    if found is None or not _is_plausible(found):
        raise PeriodCodeError(
            f"«{code[:20]}» không phải mã kỳ. Viết 2024, 2024-H1, 2024-Q3, 2024-07 hoặc T2020-2025."
        )
    if found["first"]:
        first, last = int(found["first"]), int(found["last"])
        return _span(code, PeriodKind.TERM, first, 1, last, 12, f"Nhiệm kỳ {first}–{last}")
    year = int(found["year"])
    if found["half"]:
        half = int(found["half"])
        words = "6 tháng đầu năm" if half == 1 else "6 tháng cuối năm"
        return _span(
            code, PeriodKind.HALF_YEAR, year, 6 * half - 5, year, 6 * half, f"{words} {year}"
        )
    if found["quarter"]:
        quarter = int(found["quarter"])
        name = f"Quý {('I', 'II', 'III', 'IV')[quarter - 1]} năm {year}"
        return _span(code, PeriodKind.QUARTER, year, 3 * quarter - 2, year, 3 * quarter, name)
    if found["month"]:
        month = int(found["month"])
        return _span(code, PeriodKind.MONTH, year, month, year, month, f"Tháng {month} năm {year}")
    return _span(code, PeriodKind.YEAR, year, 1, year, 12, f"Năm {year}")


def _is_plausible(found: re.Match[str]) -> bool:
    years = [int(found[part]) for part in ("year", "first", "last") if found[part]]
    return all(1900 <= year <= 2200 for year in years) and years == sorted(set(years))


def _span(
    code: str, kind: PeriodKind, year: int, month: int, last_year: int, last_month: int, name: str
) -> PeriodSpan:
    last_day = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return PeriodSpan(code, kind, date(year, month, 1), last_day, name)
