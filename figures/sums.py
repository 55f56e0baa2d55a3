"""Sums at one unit: added from their parts where the unit did not give them (product.md F2).

Typed sum and typed parts must agree; nothing is corrected silently.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from figures.catalogue import Catalogue
from figures.models import Indicator, Mark


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one indicator at one unit; ``is_new`` when this submission says it."""

    mark: int
    number: Decimal | None
    is_derived: bool = False
    is_illustrative: bool = False
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class SumFault:
    """A sum that was typed as something else than its parts add up to."""

    indicator: Indicator
    typed: Decimal
    added: Decimal


def complete_sums(
    catalogue: Catalogue, known: Mapping[int, Known]
) -> tuple[dict[int, Known], list[SumFault]]:
    """The sums to be added to a submission, by indicator, and those that do not agree.

    ``known`` holds what counts at the unit with the submission laid over it. Only sums that the
    submission touches are looked at. A sum added before whose parts are no longer all known is
    emptied. A part that does not apply adds nothing.
    """
    now = dict(known)
    added: dict[int, Known] = {}
    faults: list[SumFault] = []
    for indicator in catalogue.sums:
        parts = [
            (now.get(catalogue.by_code[code].pk), factor)
            for code, factor in catalogue.formulas[indicator.pk].numerator
        ]
        present = now.get(indicator.pk)
        is_touched = any(part is not None and part.is_new for part, _ in parts)
        if not is_touched and not (present and present.is_new):
            continue
        result = _add_parts(parts)
        if present is not None and not present.is_derived and present.number is not None:
            if result.number is not None and result.number != present.number:
                faults.append(SumFault(indicator, present.number, result.number))
            continue
        if result.mark == Mark.EMPTY and (present is None or present.mark != Mark.NUMBER):
            continue
        added[indicator.pk] = now[indicator.pk] = result
    return added, faults


def _add_parts(parts: Iterable[tuple[Known | None, int]]) -> Known:
    """What the parts add up to: a number, nothing yet, or that nothing of it applies."""
    total = None
    is_illustrative = False
    for part, factor in parts:
        if part is None or part.mark not in (Mark.NUMBER, Mark.NOT_APPLICABLE):
            return Known(Mark.EMPTY, None, is_derived=True, is_new=True)
        if part.number is not None:
            total = (total or Decimal(0)) + factor * part.number
            is_illustrative |= part.is_illustrative
    if total is None:
        return Known(Mark.NOT_APPLICABLE, None, is_derived=True, is_new=True)
    return Known(Mark.NUMBER, total, True, is_illustrative, is_new=True)
