"""Sentences that stand beside a figure: its base, how many units are in, where it comes from."""

import re
from decimal import Decimal

from figures.catalogue import Catalogue
from figures.changes import Change, covers_differ
from figures.formulas import round_places
from figures.models import Indicator, IndicatorKind, Nature, Period, SeriesBreak
from figures.reading import Reading
from figures.spans import label_period, name_period
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import NBSP, format_number

SAMPLE_SENTENCE = "Số liệu minh họa, không phải số liệu thật của đơn vị"
DONG = "đồng"
_ADDRESS = re.compile(r"https?://(?:www\.|m\.)?(?P<site>[^/\s]+)\S*")
_RATE = re.compile(
    r"Tỉ lệ công nhận/(?:tổng số \((?P<of_all>.+)\)|đăng ký (?P<of_asked>.+))", re.IGNORECASE
)
_SCALES = ((Decimal(10**9), "tỉ đồng"), (Decimal(10**6), "triệu đồng"))


def scale_money(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """A sum in tỉ or triệu where two decimals say it exactly, else as it is: (191, "tỉ đồng")."""
    if unit == DONG:
        for scale, name in _SCALES:
            if abs(number) >= scale and number * 100 % scale == 0:
                return (number / scale).normalize() + 0, name
    return number, unit


def write_number(reading: Reading) -> str:
    """The number with its word and unit: "hơn 191 tỉ đồng", "20,74 %"; "" where there is none."""
    if reading.number is None:
        return ""
    number, unit = scale_money(reading.number, reading.indicator.unit)
    places = reading.places if unit == reading.indicator.unit else None
    text = f"{format_number(number, places)}{NBSP}{unit}"
    return f"{reading.precision_word}{NBSP}{text}" if reading.precision_word else text


def name_source(source: str) -> str:
    """A source as readers are told of it: an address in it by its site alone."""
    return _ADDRESS.sub(r"\g<site>", source)


def write_note(reading: Reading, catalogue: Catalogue) -> str:
    """What must be known beside a number: base of a rate, how many are in, what is left over."""
    parts = [
        _say_base(reading.indicator, catalogue),
        _say_coverage(reading),
        _say_added(reading),
        f"Nguồn: {name_source(reading.source)}" if reading.source else "",
    ]
    return ". ".join(part for part in parts if part) + ("." if any(parts) else "")


def write_change(change: Change) -> str:
    """The change in a sentence: "tăng 94.502 người (3,2 %) so với năm 2024"."""
    if change.amount is None:
        return change.why_not
    if not change.amount:
        return f"không đổi {change.words}"
    word = "tăng" if change.amount > 0 else "giảm"
    percent = f" ({format_number(abs(change.percent), 1)}{NBSP}%)" if change.percent else ""
    return f"{word} {format_number(abs(change.amount))}{percent} {change.words}"


def name_chart(indicator: Indicator, known: list[tuple[Period, Reading]]) -> str:
    """The finding of a course: how it went from its first to its last number.

    Of two numbers that other units gave it is not said that one rose to the other.
    """
    (first, start), (last, end) = known[0], known[-1]
    if first.pk == last.pk:
        return f"{indicator.label}: {write_number(end)} ({label_period(last)})"
    if not (start.is_complete and end.is_complete) or covers_differ(end, start):
        return f"{indicator.label} qua các kỳ: {write_number(end)} ({label_period(last)})"
    if start.exact is None or end.exact is None:
        return indicator.label
    word = "giữ nguyên"
    if end.exact != start.exact:
        word = "tăng" if end.exact > start.exact else "giảm"
    ends = [
        format_number(round_places(found, indicator.places), indicator.places)
        for found in (start.exact, end.exact)
    ]
    return (
        f"{indicator.label} {word} từ {ends[0]} ({label_period(first)}) "
        f"đến {ends[1]} ({label_period(last)})"
    )


def name_model(rate: Indicator) -> tuple[str, str]:
    """Of which model a rate of recognition speaks, and on what base: as its label says."""
    found = _RATE.fullmatch(rate.label)
    if found is None:
        return f"{rate.label[:1].lower()}{rate.label[1:]}", "tổng số"
    return found["of_all"] or found["of_asked"], "tổng số" if found["of_all"] else "số đăng ký"


def say_kind(indicator: Indicator, period: Period) -> str:
    """To what a number of the period belongs: its last day, or its whole length."""
    if indicator.nature == Nature.FLOW:
        return f"Trong {name_period(period)}"
    return f"Đến ngày {format_date(period.last_day)}"


def _say_base(indicator: Indicator, catalogue: Catalogue) -> str:
    formula = catalogue.formulas.get(indicator.pk)
    if indicator.kind != IndicatorKind.RATIO or formula is None:
        return ""
    labels = [catalogue.by_code[code].label for code, _ in formula.denominator]
    return f"Tính trên: {' + '.join(label[0].lower() + label[1:] for label in labels)}"


def _say_coverage(reading: Reading) -> str:
    if reading.whole_unit:
        if reading.unassigned:
            number = format_number(reading.unassigned, reading.places)
            return f"Trong đó {number} chưa phân tổ"
        return ""
    if not reading.due:
        given = format_number(reading.given)
        return f"Cộng {given} đơn vị có số" if reading.given else ""
    text = f"{format_number(reading.units_in)} trên {format_number(reading.due)} đơn vị có số"
    if reading.left_out:
        text += f"; không tính {format_number(reading.left_out)} đơn vị thiếu tử số hoặc mẫu số"
    return text


def _say_added(reading: Reading) -> str:
    return f"Cộng các kỳ {', '.join(reading.added_from)}" if reading.added_from else ""


def say_break(found: SeriesBreak) -> str:
    """Why numbers before and after a day are not of one series."""
    return f"Chuỗi số gián đoạn từ {found.on:%d/%m/%Y}: {found.reason}."
