"""Which column of the declaration a heading means: surely, perhaps, or none.

Exact words come first, then the same words in another order, then a weighted overlap.
Only what leaves no other reading is sure; everything else becomes a question.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from khuyenhoc.lib.periods import Period
from khuyenhoc.lib.sheets.declaration import (
    LEAVE_OUT,
    Certainty,
    Column,
    Declaration,
    QuestionKind,
    ValueType,
)
from khuyenhoc.lib.sheets.headings import (
    ASPECTS,
    PARTS,
    Aspect,
    Part,
    find_aspect,
    fold,
    read_dated,
    split_aspect,
)
from khuyenhoc.lib.sheets.measures import DONG, PERCENT, Measure, fits, split_measure
from khuyenhoc.lib.sheets.wordings import Marked, differs_by_one, read_marks, shorten_lists

MAX_CHOICES = 5
# Tuned on the catalogue of 98 indicators: see tests/lib/sheets/test_matching.py.
QUESTION_SCORE = 0.5
QUESTION_PRECISION = 0.55
SURE_RECALL = 0.75
SURE_MARGIN = 0.15
ALMOST = 0.999999
LONG_HEADING = 3  # words from which a heading speaks for itself, whatever stands above it

_LEADING = re.compile(r"^(?:tong so luong|tong so|so luong|tong cong|tong|so)(?: |$)")
_PHRASES = re.compile(r"\b(?:trong (?:ki|nam|thang|quy)|tren dia ban|hien (?:co|nay)|duoc|da)\b")
_IN_SUM = re.compile(r"\(\s*(?:tổng\s*)?cộng\s*\)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NEGATIONS = frozenset(("chua", "khong", "ngoai", "tru"))


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """What a heading means. ``keys`` are the likely columns, best first; the first is
    meant when ``certainty`` is sure. ``text`` is the key of the officer's answer."""

    certainty: Certainty
    text: str
    keys: tuple[str, ...] = ()
    part: Part | None = None
    aspect: Aspect | None = None
    period: Period | None = None
    measure: Measure | None = None
    score: float = 0.0
    is_left_out: bool = False

    @property
    def key(self) -> str | None:
        """The column that is surely meant."""
        return self.keys[0] if self.certainty is Certainty.SURE and self.keys else None


@dataclass(slots=True)
class _Wording:
    key: str
    tokens: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class _Score:
    key: str
    score: float
    precision: float
    recall: float


class Matcher:
    """The words of a declaration, prepared once."""

    def __init__(self, declaration: Declaration) -> None:
        self._declaration = declaration
        self._columns = declaration.by_key
        self._abbreviations = dict(declaration.abbreviations)
        self._verbatim: dict[str, set[str]] = {}
        self._canonical: dict[str, set[str]] = {}
        self._bags: dict[frozenset[str], set[str]] = {}
        self._wordings: list[_Wording] = []
        self._by_token: dict[str, list[int]] = {}
        self._known: dict[str, bool] = {}
        self._memo: dict[tuple[str, ...], HeadingMatch] = {}
        self._parts = dict(PARTS)
        self._parts.update((self._fold(words), Part.UNIT) for words in declaration.unit_words)
        for column in declaration.columns:
            if column.type in (ValueType.UNIT, ValueType.ORDINAL):
                part = Part.UNIT if column.type is ValueType.UNIT else Part.ORDINAL
                self._parts.update((self._fold(w), part) for w in (column.label, *column.words))
        self._allowed = {key: self._gather_allowed(c) for key, c in self._columns.items()}
        self._spelled = {
            key: read_marks((c.label, *c.words, c.group, c.unit_of_measure), self._abbreviations)
            for key, c in self._columns.items()
        }
        self._order = {key: place for place, key in enumerate(self._columns)}
        # Word → the columns over which it may stand, each with the diacritics it has there.
        self._bearers: dict[str, list[tuple[str, set[str] | None]]] = {}
        for key, allowed in self._allowed.items():
            for token in allowed:
                signs = self._spelled[key].get(token)
                self._bearers.setdefault(token, []).append((key, signs))
        self._index()

    # ----- preparing -----

    def _fold(self, text: str) -> str:
        if self._abbreviations:
            text = _WORD.sub(lambda word: self._abbreviations.get(word[0], word[0]), text)
        return fold(text)

    def _canonise(self, text: str) -> str:
        """Fold and drop what says nothing: "Tổng số", "được", "trong kỳ", "(cộng)"."""
        pieces = []
        for piece in _IN_SUM.sub(" ", text).split(":"):
            folded = self._fold(piece)
            plain = _LEADING.sub("", folded)
            pieces.append(" ".join(_PHRASES.sub(" ", plain).split()))
        return " ".join(piece for piece in pieces if piece)

    def _gather_allowed(self, column: Column) -> frozenset[str]:
        """All words that may stand over this column without meaning something else."""
        texts = (column.label, *column.words, column.group, column.unit_of_measure)
        return frozenset(token for text in texts for token in self._fold(text).split())

    def _index(self) -> None:
        spoken = {key: (c.label, *c.words) for key, c in self._columns.items()}
        for key, texts in spoken.items():
            for text in texts:
                self._verbatim.setdefault(self._fold(text), set()).add(key)
                self._canonical.setdefault(self._canonise(text), set()).add(key)
        derived: dict[str, set[str]] = {}
        for key, texts in spoken.items():
            for wording in shorten_lists(texts[0]):
                words = self._canonise(wording)
                if len(words.split()) > 1 and words not in self._canonical:
                    derived.setdefault(words, set()).add(key)
        self._canonical.update((words, keys) for words, keys in derived.items() if len(keys) == 1)
        for words, keys in self._canonical.items():
            self._bags.setdefault(frozenset(words.split()), set()).update(keys)
        counts: dict[str, int] = {}
        for allowed in self._allowed.values():
            for token in allowed:
                counts[token] = counts.get(token, 0) + 1
        total = max(len(self._columns), 1)
        self._weights = {token: 1 + math.log(total / count) for token, count in counts.items()}
        self._rare = 1 + math.log(total)
        for words, keys in self._canonical.items():
            for key in keys:
                self._add_wording(key, frozenset(words.split()))
        common = " ".join((*self._parts, *ASPECTS)).split()
        self._vocabulary = {*self._weights, *common, "tong", "so"}

    def _add_wording(self, key: str, tokens: frozenset[str]) -> None:
        if not tokens:
            return
        for token in tokens:
            self._by_token.setdefault(token, []).append(len(self._wordings))
        self._wordings.append(_Wording(key, tokens, self._weigh(tokens)))

    def _weigh(self, tokens: Iterable[str]) -> float:
        return sum(self._weights.get(token, self._rare) for token in tokens)

    # ----- asking -----

    def knows(self, text: str) -> bool:
        """Whether most words of ``text`` are words of headings: cheap, for finding rows."""
        known = self._known.get(text)
        if known is None:
            tokens = self._fold(text).split()
            found = sum(token in self._vocabulary for token in tokens)
            known = self._known[text] = bool(tokens) and found * 5 >= len(tokens) * 3
        return known

    def match(self, parts: tuple[str, ...]) -> HeadingMatch:
        """Say what a heading means; ``parts`` are its texts from the outermost group in."""
        found = self._memo.get(parts)
        if found is None:
            found = self._memo[parts] = self._match(parts)
        return found

    def _match(self, parts: tuple[str, ...]) -> HeadingMatch:
        folded = tuple(filter(None, (self._fold(part) for part in parts)))
        text = " / ".join(folded)
        if not folded:
            return HeadingMatch(Certainty.UNKNOWN, text)
        part = self._find_part(folded)
        if part and " ".join(folded) not in self._verbatim and folded[-1] not in self._verbatim:
            return HeadingMatch(Certainty.UNKNOWN, text, part=part)
        part = None  # the declaration's own words win: "Tên đơn vị" may head a column of names
        measure, words, aspect, period = self._take_apart(parts)
        answer = self._declaration.get_answer(QuestionKind.COLUMN, text)
        if answer == LEAVE_OUT:
            return HeadingMatch(Certainty.UNKNOWN, text, is_left_out=True)
        if answer in self._columns:
            certainty, scored = Certainty.SURE, [(answer, 1.0)]
        elif words:
            certainty, scored = self._find(words, measure)
        else:
            certainty, scored = Certainty.UNKNOWN, []
        return HeadingMatch(
            certainty,
            text,
            tuple(key for key, _ in scored[:MAX_CHOICES]),
            part,
            aspect,
            period,
            measure,
            scored[0][1] if scored else 0.0,
        )

    def _find_part(self, folded: tuple[str, ...]) -> Part | None:
        """Return the part in the table that a heading names: "Đơn vị" over "Xã" too."""
        whole = self._parts.get(" ".join(folded))
        outer = folded[:-1]
        plain = all(words in self._parts or not self.knows(words) for words in outer)
        return whole or (self._parts.get(folded[-1]) if plain else None)

    def _take_apart(
        self, parts: tuple[str, ...]
    ) -> tuple[Measure | None, list[str], Aspect | None, Period | None]:
        """Part the words for what is counted from unit of measure and aspect."""
        measure, aspect, period = None, None, None
        words: list[str] = []
        for place, part in reversed(list(enumerate(parts))):
            folded = self._fold(part)
            if folded in self._verbatim:
                words.insert(0, part)
                continue
            if found := find_aspect(folded):
                if aspect is None:
                    aspect = found
                    period = read_dated(part) if found is Aspect.DATED else None
                continue
            rest, own = split_measure(part)
            measure = measure or own
            if place and own and rest == part and own.thing in (DONG, PERCENT, ""):
                continue
            cut, ending = split_aspect(self._fold(rest))
            aspect = aspect or ending
            if cut:
                words.insert(0, cut if ending else rest)
        return measure, words, aspect, period

    def _find(
        self, words: list[str], measure: Measure | None
    ) -> tuple[Certainty, list[tuple[str, float]]]:
        canonical = [self._canonise(part) for part in words]
        extra = {"ti", "le"} if measure and measure.thing == PERCENT else set()
        tokens = frozenset(" ".join(canonical).split()) | extra
        marked = read_marks(words, self._abbreviations)
        for first in range(len(words)):
            keys = self._find_exact(words[first:], canonical[first:], extra)
            keys = {key for key in keys if measure is None or fits(measure, self._columns[key])}
            if not keys:
                continue
            inner = frozenset(" ".join(canonical[first:]).split())
            outer = frozenset(" ".join(canonical[:first]).split())
            spelled = {key for key in keys if self._is_spelled(key, marked)}
            agreeing = {key for key in spelled if outer <= self._allowed[key]}
            if len(keys) == 1 and spelled and (agreeing or len(inner) >= LONG_HEADING):
                return Certainty.SURE, [(next(iter(keys)), 1.0)]
            if len(agreeing) == 1:
                return Certainty.SURE, [(next(iter(agreeing)), 1.0)]
            ranked = [one for one in self._score(tokens, marked, measure) if one.key in keys]
            if ranked:
                return Certainty.UNSURE, [(one.key, one.score) for one in ranked]
        return self._overlap(tokens, marked, measure)

    def _find_exact(self, words: list[str], canonical: list[str], extra: set[str]) -> set[str]:
        joined = " ".join(filter(None, canonical))
        bag = frozenset(joined.split())
        return (
            self._verbatim.get(" ".join(self._fold(part) for part in words))
            or self._canonical.get(joined)
            or self._bags.get(bag)
            or self._bags.get(bag | extra)
            or set()
        )

    def _overlap(
        self, tokens: frozenset[str], marked: Marked, measure: Measure | None
    ) -> tuple[Certainty, list[tuple[str, float]]]:
        found = self._score(tokens, marked, measure)
        strange = [token for token in tokens if token not in self._weights and len(token) > 3]
        repaired = False
        if len(strange) == 1 and strange[0] not in _NEGATIONS:
            for word in self._weights:
                if len(word) > 3 and differs_by_one(strange[0], word):
                    other = self._score(tokens - {strange[0]} | {word}, marked, measure)
                    if other and (not found or other[0].score > found[0].score):
                        found, repaired = other, True
        likely = [
            one
            for one in found
            if one.score >= QUESTION_SCORE and one.precision >= QUESTION_PRECISION
        ]
        if not likely:
            return Certainty.UNKNOWN, []
        best = likely[0]
        rivals = [
            one for one in found[1:] if one.precision == 1 or best.score - one.score < SURE_MARGIN
        ]
        sure = not repaired and not rivals and best.precision == 1 and best.recall >= SURE_RECALL
        scored = [(one.key, one.score) for one in likely]
        return (Certainty.SURE if sure else Certainty.UNSURE), scored

    def _score(
        self, tokens: frozenset[str], marked: Marked, measure: Measure | None
    ) -> list[_Score]:
        """Score every column that shares a word, best first.

        Words that mean nothing here weigh more than words left unsaid, and a word with
        other diacritics (hộ, họ) counts for half.
        """
        weight = self._weigh(tokens)
        allowed: dict[str, float] = {}
        shared: dict[int, float] = {}
        for token in tokens:
            weighed = self._weights.get(token, self._rare)
            signs = marked.get(token)
            for key, spelled in self._bearers.get(token, ()):
                differs = signs and spelled and signs.isdisjoint(spelled)
                allowed[key] = allowed.get(key, 0) + (weighed / 2 if differs else weighed)
            for place in self._by_token.get(token, ()):
                spelled = self._spelled[self._wordings[place].key].get(token)
                differs = signs and spelled and signs.isdisjoint(spelled)
                shared[place] = shared.get(place, 0) + (weighed / 2 if differs else weighed)
        negations = tokens & _NEGATIONS
        best: dict[str, _Score] = {}
        for place, common in shared.items():
            wording = self._wordings[place]
            key = wording.key
            # A sum in another order may differ from the whole by its last binary digit.
            precision = allowed[key] / weight
            precision = 1.0 if precision > ALMOST else precision
            recall = common / wording.weight
            score = 1.25 * precision * recall / (0.25 * precision + recall)
            if key not in best or best[key].score < score:
                best[key] = _Score(key, score, precision, recall)
        fitting = [
            one
            for one in best.values()
            if (measure is None or fits(measure, self._columns[one.key]))
            and not negations - self._allowed[one.key]
        ]
        return sorted(fitting, key=lambda one: (-one.score, self._order[one.key]))

    # ----- diacritics -----

    def _agrees(self, key: str, token: str, marked: Marked) -> bool:
        """Whether the word bears the diacritics that this column's words bear."""
        written = marked.get(token)
        spelled = self._spelled[key].get(token)
        return not written or not spelled or not written.isdisjoint(spelled)

    def _is_spelled(self, key: str, marked: Marked) -> bool:
        return all(self._agrees(key, token, marked) for token in marked)
