"""Sums of money in whole đồng, printed. No arithmetic in floats, no digit lost unasked."""

from decimal import Decimal

from khuyenhoc.lib.numbers import NBSP, format_number

# Largest first: what a sum may be counted in.
_SCALES = ((10**9, "tỉ đồng"), (10**6, "triệu đồng"))
# More decimals than this are harder to read than the full sum.
MAX_PLACES = 2


def format_dong(amount: int | Decimal) -> str:
    """Print whole đồng: 319700000 → "319.700.000 đồng"; the blanks do not break.

    Raises ``TypeError`` for a float, ``ValueError`` for a fraction of a đồng.
    """
    return f"{format_number(_check_whole(amount))}{NBSP}đồng"


def format_short(amount: int | Decimal, places: int | None = None) -> str:
    """Print a sum in triệu or tỉ: 319700000 → "319,7 triệu đồng".

    Exact by itself: a sum that needs more than two decimals even in triệu is printed in
    full. With ``places`` it is rounded to so many decimals, halves away from zero, which
    the caller must make plain to readers (khoảng, hơn). Sums below a million are always
    printed in full. Errors as ``format_dong``.
    """
    whole = _check_whole(amount)
    for scale, unit in _SCALES:
        step = max(scale // 10 ** (MAX_PLACES if places is None else places), 1)
        if places is None:
            fits = abs(whole) >= scale and whole % step == 0
        else:
            # 999.960.000 rounds to 1.000,0 triệu, so it is told as 1,0 tỉ.
            smaller = step // 1000 if scale > _SCALES[-1][0] else 1
            fits = abs(_round_to(whole, max(smaller, 1))) >= scale
        if fits:
            rounded = whole if places is None else _round_to(whole, step)
            text = format_number(Decimal(rounded) / scale, places)
            return f"{text}{NBSP}{unit.replace(' ', NBSP)}"
    return format_dong(whole)


def format_about(amount: int | Decimal, places: int = 0) -> str:
    """Print a sum rounded in triệu or tỉ, saying so: "hơn 191 tỉ đồng", "gần 4,6 tỉ đồng".

    Without a word where nothing was rounded. Errors as ``format_dong``.
    """
    whole = _check_whole(amount)
    scale = next((scale for scale, _ in _SCALES if abs(whole) >= scale), 1)
    rounded = _round_to(whole, max(scale // 10**places, 1))
    word = "" if rounded == whole else "hơn " if abs(rounded) < abs(whole) else "gần "
    return f"{word}{format_short(rounded, places)}"


def _round_to(amount: int, step: int) -> int:
    """Round to a multiple of ``step``, halves away from zero."""
    rounded = (abs(amount) * 2 + step) // (2 * step) * step
    return -rounded if amount < 0 else rounded


def _check_whole(amount: int | Decimal) -> int:
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
        raise TypeError(f"whole đồng are needed, not {type(amount).__name__}")
    if amount != int(amount):
        raise ValueError(f"{amount} is no whole number of đồng")
    return int(amount)
