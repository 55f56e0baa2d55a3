"""What every chart is written with: positions, and the word for invented figures."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django.utils.safestring import SafeString, mark_safe

Number = int | Decimal

SAMPLE_WORD = "Số liệu minh họa"


def write_position(value: Number) -> str:
    """A position with at most one decimal place: 100, 9.5."""
    text = f"{Decimal(value).quantize(Decimal('0.1'), ROUND_HALF_UP):f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def join_markup(parts: Iterable[SafeString]) -> SafeString:
    """Pieces that are markup already, as one."""
    return mark_safe("".join(parts))
