"""How a report says a number: with its unit, rounded with a word that never contradicts it."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from figures.models import Precision
from figures.wordings import scale_money
from khuyenhoc.lib.numbers import NBSP, format_number

SCALES = {"nghìn": Decimal(10**3), "triệu": Decimal(10**6), "tỉ": Decimal(10**9)}
PERCENT_PLACES = 2
_WORDS = {each: str(each.label) for each in Precision}


def round_number(number: Decimal, scale: Decimal, precision: int) -> tuple[Decimal, int]:
    """The nearest multiple of ``scale`` that its source allows, and the word for it.

    What is said to be more than the number printed is rounded down, what is almost it, up; of
    negative numbers "khoảng" alone is said. A number smaller than half of ``scale`` stays.
    """
    ways = {
        Precision.MORE_THAN: ROUND_FLOOR,
        Precision.OVER: ROUND_FLOOR,
        Precision.ALMOST: ROUND_CEILING,
    }
    way = ways.get(Precision(precision), ROUND_HALF_UP) if number >= 0 else ROUND_HALF_UP
    rounded = (number / scale).quantize(Decimal(1), way) * scale
    if rounded == 0:
        return number, precision
    if rounded == number:
        return number, precision
    if number < 0 or precision == Precision.ABOUT:
        return rounded, Precision.ABOUT
    if precision == Precision.EXACT:
        return rounded, Precision.MORE_THAN if rounded < number else Precision.ALMOST
    return rounded, precision


def write_measured(number: Decimal, places: int | None, measure: str) -> str:
    """A number with its unit: "2.191.958 người", "20,74%", "319,7 triệu đồng"; money in the scale
    that says it exactly."""
    scaled, name = scale_money(number, measure)
    text = format_number(scaled, places if name == measure else None)
    return join_measure(text, name)


def write_scaled(number: Decimal, scale: str, measure: str) -> str:
    """A number counted in thousands, millions or billions: "191 tỉ đồng", "88,763 tỉ đồng" of
    millions; one that is no multiple of it as it is."""
    if number % SCALES[scale]:
        return write_measured(number, None, measure)
    if scale == "triệu" and abs(number) >= SCALES["tỉ"]:
        scale = "tỉ"
    return join_measure(f"{format_number(number / SCALES[scale])}{NBSP}{scale}", measure)


def join_measure(text: str, measure: str) -> str:
    """A printed number and its unit; per cent without a blank, as reports do."""
    if measure == "%":
        return f"{text}%"
    return f"{text}{NBSP}{measure}" if measure else text


def put_word(precision: int, text: str) -> str:
    """hơn, gần, trên, khoảng before a printed number."""
    word = _WORDS[Precision(precision)]
    return f"{word}{NBSP}{text}" if word else text
