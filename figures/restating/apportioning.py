"""Sharing a whole number among parts, by Webster's method (Sainte-Laguë).

The parts come to the whole, and the part of a smaller number is never greater than the part of a
greater one: what is a subset before the division is a subset after it.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction


def apportion(number: int, shares: Sequence[Fraction]) -> list[int]:
    """Share ``number`` out by ``shares``; of equal claims the first wins.

    A negative number is shared like its opposite. Raises ``ValueError`` where no share is positive.
    """
    total = sum(shares, Fraction(0))
    if total <= 0 or min(shares) < 0:
        raise ValueError("Tỉ phần phải dương.")
    sign = -1 if number < 0 else 1
    number = abs(number)
    # By this rule no part ends lower than its exact claim less the number of parts: what is below
    # that is given at once, so that few steps are left.
    given = [max(0, int(share * number / total) - len(shares)) for share in shares]
    for _ in range(number - sum(given)):
        best = max(
            (place for place, share in enumerate(shares) if share > 0),
            key=lambda place: (shares[place] / (2 * given[place] + 1), -place),
        )
        given[best] += 1
    return [sign * each for each in given]


def share_out(
    number: Decimal, shares: Mapping[int, Fraction], codes: Mapping[int, str], places: int
) -> dict[int, Fraction]:
    """Unit → its part of ``number``, in whole steps of the indicator's last place where it has any.

    Ties go by the unit's code, then by its id. A number finer than ``places`` is shared exactly.
    """
    units = sorted(shares, key=lambda unit: (codes.get(unit, ""), unit))
    scaled = Fraction(number) * 10**places
    if scaled.denominator != 1:
        total = sum(shares.values(), Fraction(0))
        return {unit: Fraction(number) * shares[unit] / total for unit in units}
    parts = apportion(scaled.numerator, [shares[unit] for unit in units])
    return {unit: Fraction(part, 10**places) for unit, part in zip(units, parts, strict=True)}
