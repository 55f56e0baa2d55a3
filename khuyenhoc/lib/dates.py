"""Dates as Vietnamese writes them: day, month, year."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import Unclear

# Viet Nam keeps one hour all the year round, so no time zone database is needed.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

FIRST_YEAR, LAST_YEAR = 1900, 2199

_DAY_FIRST = re.compile(r"([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?\2\s?([0-9]+)")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")
_WORDS = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]+)")


def format_date(day: date) -> str:
    """Print a day as 02/09/2026; of an instant with a time zone, the day in Viet Nam."""
    if isinstance(day, datetime):
        day = _to_vietnam(day)
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_datetime(instant: datetime) -> str:
    """Print an instant as 02/09/2026 14:05, in the time of Viet Nam.

    An instant without a time zone is taken for Vietnamese time already.
    """
    local = _to_vietnam(instant)
    return f"{format_date(local)} {local.hour:02d}:{local.minute:02d}"


def parse_date(text: str) -> date:
    """Read a day, the day of the month first: "02/09/2026" is 2 September.

    Also 2-9-2026, 2.9.2026, "ngày 2 tháng 9 năm 2026" and the ISO form 2026-09-02.
    Raises ``Unclear`` with a Vietnamese sentence; nothing is turned round to fit, so
    9/13/2026 is refused.
    """
    written = clean(text)
    if found := _YEAR_FIRST.fullmatch(written):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(written):
        day, _, month, year = found.groups()
    elif found := _WORDS.fullmatch(vn_norm(written)):
        day, month, year = found.groups()
    else:
        raise Unclear(f"“{written[:40]}” chưa rõ là ngày nào. Gõ ngày/tháng/năm, ví dụ 02/09/2026.")
    return _make_date(written[:40], int(day), int(month), year)


def _make_date(written: str, day: int, month: int, year: str) -> date:
    """Return the date, or say which of its parts cannot be."""
    if len(year) != 4:
        raise Unclear(f"“{written}”: gõ năm đủ bốn chữ số, ví dụ 02/09/2026.")
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise Unclear(f"“{written}”: năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise Unclear(
            f"“{written}”: không có tháng {month}. Gõ ngày trước, tháng sau, ví dụ 02/09/2026."
        )
    if not 1 <= day <= monthrange(int(year), month)[1]:
        raise Unclear(f"“{written}”: tháng {month}/{year} không có ngày {day}. Xem lại ngày này.")
    return date(int(year), month, day)


def _to_vietnam(instant: datetime) -> datetime:
    return instant if instant.tzinfo is None else instant.astimezone(VIETNAM)
