"""Numbers and dates as a sheet stores them, turned into exact text.

Sheets store binary doubles; Excel shows fifteen significant digits of them. That text is taken
as the number, so that 0.1 + 0.2 reads as 0.3 and no float leaves the reader.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_PLAIN = re.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?", re.ASCII)
_FORMAT_NOISE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)

_LAST_SERIAL = 2_958_465  # 31/12/9999
_SPURIOUS_LEAP_DAY = 60  # Excel's 29/02/1900, which never was

BUILT_IN_FORMATS = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}


def write_number(value: str | float) -> str | None:
    """The number's text to fifteen significant digits ("0.3", "1e+20"); None if it is none."""
    if isinstance(value, str):
        if len(value) <= 15 and value.isdecimal() and value.isascii() and value[0] != "0":
            return value
        if len(value) > 400 or not _NUMBER.fullmatch(value):
            return None
    text = f"{float(value):.15g}"
    if text == "-0":
        return "0"
    return text if _PLAIN.fullmatch(text) else None


def is_number_text(text: str) -> bool:
    """Whether the text is one that ``write_number`` writes."""
    return len(text) <= 30 and _PLAIN.fullmatch(text) is not None


def is_date_format(number_format: str) -> bool:
    """Whether a number under this format is a day ("dd/mm/yyyy"), not a time or a duration."""
    if _ELAPSED.search(number_format):
        return False
    letters = _FORMAT_NOISE.sub("", number_format.split(";")[0]).lower()
    if "general" in letters or not set(letters) & set("dmy"):
        return False
    return bool(set(letters) & set("dy")) or not set(letters) & set("hs0#?")


def write_date(serial: str | float, starts_1904: bool = False) -> str | None:
    """ISO text of the day (with time, if any) that a serial number stands for.

    None where there is no such day: below 1, above the year 9999, 29/02/1900.
    """
    number = float(serial)
    if not 1 <= number < _LAST_SERIAL + 1:
        return None
    day = int(number)
    if starts_1904:
        start = date(1904, 1, 1)
    elif day == _SPURIOUS_LEAP_DAY:
        return None
    else:
        start = date(1899, 12, 31) if day < _SPURIOUS_LEAP_DAY else date(1899, 12, 30)
    seconds = round((number - day) * 86_400)
    try:
        moment = datetime(start.year, start.month, start.day) + timedelta(days=day, seconds=seconds)
    except OverflowError:
        return None
    if moment.hour or moment.minute or moment.second:
        return moment.isoformat()
    return moment.date().isoformat()


def read_date(text: str) -> date | datetime:
    """The date or datetime of ISO text; ValueError if it is none."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def show_number(value: Decimal, number_format: str) -> str:
    """The number as an officer types it: decimal comma, no grouping, percent where formatted so."""
    is_percent = "%" in number_format and "%" in _FORMAT_NOISE.sub("", number_format)
    if is_percent:
        value = value * 100
    exponent = value.adjusted()
    text = f"{value:f}" if -20 < exponent < 21 else f"{value:e}"
    if "." in text and "e" not in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") + ("%" if is_percent else "")


def show_date(value: date) -> str:
    """dd/mm/yyyy, followed by the time where there is one."""
    if isinstance(value, datetime):
        pattern = "%d/%m/%Y %H:%M:%S" if value.second else "%d/%m/%Y %H:%M"
        return value.strftime(pattern)
    return f"{value.day:02}/{value.month:02}/{value.year:04}"
