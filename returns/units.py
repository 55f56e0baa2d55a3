"""Telling which unit a name in a sheet means, among those that a sender may report for (R4).

Sure only when one unit fits and nothing speaks against it; two units of one name are told apart by
the headings above the row, or the officer is asked.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from figures.models import Due, PeriodUnit
from khuyenhoc.lib.names import strip_unit_kind, vn_norm
from khuyenhoc.lib.sheets.declaration import (
    UNKNOWN_UNIT,
    Certainty,
    UnitChoice,
    UnitContext,
    UnitMatch,
)

ALIKE = 0.82  # from here on two names may be one with a slip of the pen
MOST_CHOICES = 5


@dataclass(frozen=True)
class Candidate:
    """A unit that may be meant: its choice, and the names of what it hangs under."""

    choice: UnitChoice
    code: str
    kind: str
    above: frozenset[str]


class UnitMatcher:
    """Finds units by the names in a sheet; made once for the returns of one sender."""

    def __init__(self, dues: Iterable[Due]) -> None:
        dues = list(dues)
        above = _names_above(dues)
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        self._by_code: dict[str, Candidate] = {}
        self._groups: set[str] = set()
        for due in dues:
            association = due.unit.association
            kind, name = split_name(association.full_name)
            candidate = Candidate(
                UnitChoice(str(association.pk), association.full_name),
                association.code,
                kind,
                frozenset(above.get(due.unit_id, ())),
            )
            self._by_name[name].append(candidate)
            if association.code:
                self._by_code[association.code] = candidate
            self._groups |= candidate.above

    def find(self, text: str, context: UnitContext) -> UnitMatch:
        """The unit that ``text`` means where it stands."""
        kind, name = split_name(text)
        coded = self._by_code.get(context.code.strip()) if context.code else None
        if not name:
            return _sure(coded) if coded else UNKNOWN_UNIT
        fitting = self._by_name.get(name) or self._by_name.get(vn_norm(text), [])
        if kind:
            fitting = [each for each in fitting if not each.kind or each.kind == kind] or fitting
        if coded in fitting:
            return _sure(coded)
        if len(fitting) > 1:
            fitting = _told_apart(fitting, context) or fitting
        if len(fitting) == 1:
            unlike = kind and fitting[0].kind and kind != fitting[0].kind
            return _unsure(fitting) if unlike or coded else _sure(fitting[0])
        if fitting:
            return _unsure(fitting)
        if name in self._groups:
            return UnitMatch(Certainty.UNKNOWN, is_group=True)
        return self._find_alike(name, coded)

    def _find_alike(self, name: str, coded: Candidate | None) -> UnitMatch:
        """Units whose names differ by a slip; never sure."""
        scored = sorted(
            (
                (SequenceMatcher(None, name, other).ratio(), candidates)
                for other, candidates in self._by_name.items()
            ),
            key=lambda pair: -pair[0],
        )
        alike = [each for score, candidates in scored if score >= ALIKE for each in candidates]
        if coded and coded not in alike:
            alike.insert(0, coded)
        return _unsure(alike[:MOST_CHOICES]) if alike else UNKNOWN_UNIT


def split_name(text: str) -> tuple[str, str]:
    """("xa", "vo nhai") of "Hội Khuyến học xã Võ Nhai"; the kind is empty where none is said."""
    kind, name = strip_unit_kind(text)
    return vn_norm(kind or ""), vn_norm(name)


def _sure(candidate: Candidate) -> UnitMatch:
    return UnitMatch(Certainty.SURE, (candidate.choice,))


def _unsure(candidates: list[Candidate]) -> UnitMatch:
    return UnitMatch(Certainty.UNSURE, tuple(each.choice for each in candidates))


def _told_apart(candidates: list[Candidate], context: UnitContext) -> list[Candidate]:
    """Those that hang under a unit named by the headings above the row, the nearest first."""
    for heading in reversed(context.groups):
        said = vn_norm(heading)
        fitting = [
            each for each in candidates if any(f" {name} " in f" {said} " for name in each.above)
        ]
        if fitting:
            return fitting
    return []


def _names_above(dues: list[Due]) -> dict[int, list[str]]:
    """The names of the units above each due unit in its roll, as they are compared."""
    if not dues:
        return {}
    period = dues[0].unit.period_id
    first = min(due.unit.lft for due in dues)
    last = max(due.unit.rght for due in dues)
    above = list(
        PeriodUnit.objects.filter(period=period, lft__lt=last, rght__gt=first)
        .filter(level__in=["province", "district", "commune"])
        .values_list("lft", "rght", "association__full_name")
    )
    return {
        due.unit_id: [
            split_name(name)[1]
            for left, right, name in above
            if left < due.unit.lft and due.unit.rght < right
        ]
        for due in dues
    }
