"""Names as officers type them → the units that one sender may mean. In memory, no database
once the candidates are read.

For workbooks: ``UnitMatcher(...).match`` is a ``find_unit`` as lib.sheets asks for. A wrong guess
would put a figure under another unit, so everything short of one clear answer is a question.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import F

from associations.history import paths_at
from associations.models import State
from khuyenhoc.lib.names import clean, strip_unit_kind, vn_key, vn_norm
from khuyenhoc.lib.sheets.declaration import (
    UNKNOWN_UNIT,
    Certainty,
    UnitChoice,
    UnitContext,
    UnitMatch,
)

SIMILAR = 0.45  # share of common trigrams from which a name is worth asking about
CHOICES = 5  # at most so many are offered
QUALIFIED = re.compile(r"\s*[,;()]\s*|\s+[-–]\s+")


class Candidate(NamedTuple):
    """A unit that a sender may report for.

    ``spellings`` are all full names it ever bore, ``codes`` all codes; ``above`` the names of
    the units over it, by which two units of one name are told apart. ``is_group`` marks a unit
    above the reporting ones: its name in a table is a heading or a subtotal.
    """

    code: str
    name: str
    spellings: tuple[str, ...]
    codes: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    is_group: bool = False


def read_candidates(units: Iterable[int], on: date, groups: Iterable[int] = ()) -> list[Candidate]:
    """The candidates for ``units`` (ids), and for the ``groups`` above them, as of a day.

    Code and name are those of the day, else the last before or the first after it; the spellings
    are those of all days. Two queries.
    """
    groups = set(groups)
    ids = list(dict.fromkeys([*units, *groups]))
    states = defaultdict(list)
    for state in State.objects.filter(association__in=ids).order_by("association", F("valid")):
        states[state.association_id].append(state)
    paths = paths_at([(unit, on) for unit in ids])
    candidates = []
    for unit in ids:
        if not (known := states[unit]):
            continue
        begun = [s for s in known if s.valid.lower is None or s.valid.lower <= on]
        shown = begun[-1] if begun else known[0]
        candidates.append(
            Candidate(
                code=shown.code or "",
                name=shown.full_name,
                spellings=tuple(dict.fromkeys(s.full_name for s in known)),
                codes=tuple(dict.fromkeys(s.code for s in known if s.code)),
                above=tuple(above.full_name for above in paths[unit, on][:-1]),
                is_group=unit in groups,
            )
        )
    return candidates


def match_units(texts: Iterable[str], candidates: Iterable[Candidate]) -> list[UnitMatch]:
    """What each text means among the candidates: sure, unsure with choices, or unknown."""
    matcher = UnitMatcher(candidates)
    return [matcher.match(text) for text in texts]


class UnitMatcher:
    """The candidates of one sender, prepared once for a whole workbook."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.candidates = list(candidates)
        self.by_whole: dict[str, list[Candidate]] = defaultdict(list)
        self.by_name: dict[str, list[tuple[Candidate, str | None]]] = defaultdict(list)
        self.by_code: dict[str, list[Candidate]] = defaultdict(list)
        self.trigrams: list[tuple[frozenset[str], Candidate]] = []
        for candidate in self.candidates:
            for code in candidate.codes or (candidate.code,):
                if code:
                    _add(self.by_code[code.lower()], candidate)
            for spelling in candidate.spellings or (candidate.name,):
                kind, name = strip_unit_kind(spelling)
                _add(self.by_whole[vn_norm(spelling)], candidate)
                _add(self.by_name[vn_norm(name)], (candidate, kind))
                self.trigrams.append((_cut(vn_norm(name)), candidate))

    def match(self, text: str, context: UnitContext | None = None) -> UnitMatch:
        """What ``text`` means; ``context`` says under which headings and beside which code it
        stands."""
        context = context or UnitContext()
        by_name = self._match_name(clean(text), context.groups)
        code = clean(context.code).lower()
        if not code:
            return by_name
        coded = self.by_code.get(code, [])
        if len(coded) != 1:
            return by_name
        by_code = _answer(Certainty.SURE, coded)
        if by_name.certainty is Certainty.UNKNOWN and clean(text):
            return _answer(Certainty.UNSURE, coded)  # a code beside a name that is none of ours
        if by_code.choices[0] in by_name.choices or not clean(text):
            return by_code
        return UnitMatch(Certainty.UNSURE, (*by_code.choices, *by_name.choices)[:CHOICES])

    def _match_name(self, text: str, groups: tuple[str, ...]) -> UnitMatch:
        if not text:
            return UNKNOWN_UNIT
        found, is_certain = self._look_up(text)
        if not found and len(parts := [p for p in QUALIFIED.split(text) if p]) > 1:
            found, is_certain = self._look_up(parts[0])
            found = _narrow(found, tuple(parts[1:]), must=True)
        if not found:
            return self._ask_similar(text)
        if len(found) > 1:
            found = _prefer_spelling(found, text)
        if len(found) > 1:
            found = _narrow(found, groups)
        sure = is_certain and len(found) == 1
        return _answer(Certainty.SURE if sure else Certainty.UNSURE, found)

    def _look_up(self, text: str) -> tuple[list[Candidate], bool]:
        """The candidates of this name, and whether the name alone would settle it."""
        if coded := self.by_code.get(text.lower()):
            return coded, True
        if whole := self.by_whole.get(vn_norm(text)):
            return whole, True
        kind, name = strip_unit_kind(text)
        named = self.by_name.get(vn_norm(name), [])
        if kind is None:
            return _unique(candidate for candidate, _ in named), True
        alike = _unique(candidate for candidate, its_kind in named if its_kind in (kind, None))
        if alike:
            return alike, True
        return _unique(candidate for candidate, _ in named), False  # xã for phường: ask

    def _ask_similar(self, text: str) -> UnitMatch:
        _, name = strip_unit_kind(text)
        mine = _cut(vn_norm(name))
        best: dict[int, tuple[float, Candidate]] = {}
        for theirs, candidate in self.trigrams:
            score = len(mine & theirs) / max(len(mine | theirs), 1)
            if score >= SIMILAR and score > best.get(id(candidate), (0.0, candidate))[0]:
                best[id(candidate)] = (score, candidate)
        ranked = sorted(best.values(), key=lambda pair: -pair[0])
        if not ranked:
            return UNKNOWN_UNIT
        return _answer(Certainty.UNSURE, [candidate for _, candidate in ranked])


def _add(known: list, item: object) -> None:
    if item not in known:
        known.append(item)


def _unique(candidates: Iterable[Candidate]) -> list[Candidate]:
    return list(dict.fromkeys(candidates))


def _answer(certainty: Certainty, found: list[Candidate]) -> UnitMatch:
    choices = tuple(UnitChoice(candidate.code, candidate.name) for candidate in found[:CHOICES])
    return UnitMatch(certainty, choices, all(candidate.is_group for candidate in found))


def _prefer_spelling(found: list[Candidate], text: str) -> list[Candidate]:
    """Those whose letters and tones are the very ones typed, where there are such."""
    typed = {vn_key(text), vn_key(strip_unit_kind(text)[1])}
    exact = [
        candidate
        for candidate in found
        if any(
            vn_key(spelling) in typed or vn_key(strip_unit_kind(spelling)[1]) in typed
            for spelling in candidate.spellings
        )
    ]
    return exact or found


def _narrow(found: list[Candidate], groups: tuple[str, ...], must: bool = False) -> list[Candidate]:
    """Those that lie in the units named by ``groups``, the innermost heading first."""
    for group in reversed(groups):
        wanted = vn_norm(strip_unit_kind(_drop_number(group))[1])
        inside = [
            candidate
            for candidate in found
            if wanted in {vn_norm(strip_unit_kind(above)[1]) for above in candidate.above}
        ]
        if inside or must:
            found = inside
    return found


def _drop_number(heading: str) -> str:
    """ "II. Huyện Phú Bình" → "Huyện Phú Bình"."""
    return re.sub(r"^\s*(?:[IVXLC]+|\d+|[A-Z])\s*[.)/-]\s*", "", heading)


def _cut(key: str) -> frozenset[str]:
    """The trigrams of a key, with its beginning and end."""
    padded = f"  {key} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))
