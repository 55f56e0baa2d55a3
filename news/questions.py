"""What was typed into the search box, and the ways to read it, the strictest first.

Its phrase with diacritics, its phrase without, all its syllables in the title, all anywhere. Where
nothing fits it was mistyped: what no row holds is read as the words one slip away from it that some
row does hold, first those that make a phrase with the rest; where every word is held, one of them
at a time.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product
from math import prod

from django.db.models import Model

from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.syllables import (
    list_near,
    list_slips,
    list_syllables,
    split_run_together,
)
from news.vocabulary import Counts, read_counts

LONGEST = 100  # characters of a question that are read
MOST_SYLLABLES = 12
MOST_PHRASES = 60  # of a mistyped question
FOREIGN = range(4, 13)  # letters of a foreign word of which slips are looked for
_NOT_LETTER = re.compile(r"[\W_]+")

Reading = tuple[str, ...]  # the syllables that one typed word may stand for: mostly one


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, as syllables without (``plain``) and with diacritics (``marked``)."""

    text: str
    plain: tuple[str, ...]
    marked: tuple[str, ...]

    @property
    def has_marks(self) -> bool:
        """Whether it was typed with Vietnamese letters."""
        return self.plain != self.marked


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read a question: what a column must hold (tsquery) and the most rows that may."""

    column: str
    terms: str
    most: int


def read_question(text: str) -> Question:
    """The question in ``text``; without syllables when there is nothing to look for."""
    text = clean(text)[:LONGEST]
    folded = _NOT_LETTER.sub(" ", unicodedata.normalize("NFC", text).lower()).split()
    plain = vn_norm(text).split()
    return Question(text, tuple(plain[:MOST_SYLLABLES]), tuple(folded[:MOST_SYLLABLES]))


def list_terms(question: Question) -> set[str]:
    """The terms of a question as it was typed, of which ``list_ways`` wants to know the counts."""
    return {*question.plain, *_pair(question.plain), *_pair(question.marked)}


def list_first_terms(question: Question) -> set[str]:
    """``list_terms``, and what words that are no syllables of Vietnamese may have been meant for:
    they will hardly be found as they stand, and one query tells of both."""
    meant = (_list_meant(typed) for typed in question.plain if _is_odd(typed))
    return list_terms(question) | {term for each in meant for reading in each for term in reading}


def list_ways(question: Question, counts: Counts) -> Iterator[Way]:
    """The ways to read what was typed as it stands."""
    if question.has_marks:
        yield _read_phrase(question.marked, counts)
    yield _read_phrase(question.plain, counts)
    if len(question.plain) > 1:
        terms, most = _write_all(question.plain), counts.bound(question.plain)
        yield Way("title_words", terms, most)
        yield Way("words", terms, most)


def list_mistyped(question: Question, model: type[Model], counts: Counts) -> Iterator[Way]:
    """The ways to read what no row holds as it stands; none where no known word is like it.

    ``counts`` are of ``list_first_terms``.
    """
    strange = {typed: _list_meant(typed) for typed in question.plain if not counts.holds(typed)}
    if not strange:
        yield from _widen(question, model, counts)
        return
    unread = [meant for typed, meant in strange.items() if not _is_odd(typed)]
    known = _read_more(model, unread, counts) if unread else counts
    meant = {typed: _choose(readings, known) for typed, readings in strange.items()}
    if all(meant.values()):
        read = [meant.get(typed, [(typed,)]) for typed in question.plain]
        phrases = _list_phrases(read)
        if phrases:
            counts = read_counts(model, {term for phrase in phrases for term in phrase})
            yield Way("pairs", _write_any([phrases]), counts.bound_any(phrases))
        terms, most = _write_any(read), min(known.bound_any(each) for each in read)
        yield Way("title_words", terms, most)
        yield Way("words", terms, most)


def _widen(question: Question, model: type[Model], counts: Counts) -> Iterator[Way]:
    """Some rows hold each word, none holds all: one of them was meant otherwise."""
    near = [{(each,) for each in list_near(typed)} for typed in question.plain]
    known = _read_more(model, near, counts)
    own: list[list[Reading]] = [[(typed,)] for typed in question.plain]
    ways = [
        [*own[:place], meant, *own[place + 1 :]]
        for place, readings in enumerate(near)
        if (meant := _choose(readings, known))
    ]
    if ways:
        most = sum(min(known.bound_any(each) for each in way) for way in ways)
        yield Way("title_words", " | ".join(f"({_write_any(way)})" for way in ways), most)


def _list_phrases(read: Sequence[Sequence[Reading]]) -> list[Reading]:
    """What the question may be as one phrase, as terms of ``pairs``; none where it may be much."""
    if prod(map(len, read)) > MOST_PHRASES:
        return []
    return [tuple(_pair(list(chain.from_iterable(each)))) for each in product(*read)]


def _is_odd(typed: str) -> bool:
    return typed not in list_syllables()


@lru_cache(500)
def _list_meant(typed: str) -> frozenset[Reading]:
    """What a word may stand for: whatever is one slip away, or two syllables run together."""
    slips = list_slips(typed) if len(typed) in FOREIGN else list_near(typed)
    return frozenset({(each,) for each in slips} | split_run_together(typed))


def _choose(readings: Collection[Reading], known: Counts) -> list[Reading]:
    """Those that some row holds; a foreign word only where no syllable is one."""
    held = [reading for reading in readings if all(map(known.holds, reading))]
    likely = [reading for reading in held if list_syllables().issuperset(reading)]
    return sorted(likely or held)


def _read_more(model: type[Model], readings: Iterable[Iterable[Reading]], counts: Counts) -> Counts:
    """``counts`` and those of all that words may stand for."""
    terms = {term for each in readings for reading in each for term in reading}
    return counts | read_counts(model, terms)


def _read_phrase(syllables: Sequence[str], counts: Counts) -> Way:
    terms = _pair(syllables)
    return Way("pairs", _write_all(terms), counts.bound(terms))


def _pair(syllables: Sequence[str]) -> list[str]:
    """Neighbours as the terms of ``pairs``; a single syllable by itself."""
    if len(syllables) == 1:
        return [syllables[0]]
    return [f"{one}_{other}" for one, other in zip(syllables, syllables[1:], strict=False)]


def _write_all(terms: Iterable[str]) -> str:
    return " & ".join(dict.fromkeys(f"'{each}'" for each in terms))


def _write_any(read: Iterable[Iterable[Reading]]) -> str:
    """One reading of each word; in brackets, two syllables that were run together."""
    return " & ".join(
        "(" + " | ".join(f"({_write_all(reading)})" for reading in readings) + ")"
        for readings in read
    )
