"""Finding articles and documents: phrases first, what bears its marks first of all, newest first.

A question is read several ways, the strictest first, until a leaf is full: its phrase with
diacritics, its phrase without, all its syllables in the title, all anywhere. Where nothing fits
it was mistyped: what is no syllable is read as the syllables one slip away from it, then one other
syllable too; of a foreign word, whatever is one slip away. No way counts or ranks all that fits, so
no question is slow.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.functions import Left
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.syllables import (
    list_near,
    list_slips,
    list_syllables,
    split_run_together,
)

LONGEST = 100  # characters of a question that are read
MOST_SYLLABLES = 12
A_LEAF = 20
MOST_ROWS = 1_000_000  # that bear mistyped words; all of them
MOST_LEAVES = 10
READ = 20_000  # characters of a text in which the words are looked for again to show them
TIME = 2_000  # milliseconds after which the database gives a search up
FOREIGN = range(4, 13)  # letters of a foreign word of which slips are looked for
BEFORE, AFTER = 14, 22  # syllables shown around what was found
_NOT_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"\w+")


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


class Matches(Func):
    """Whether a vector holds all terms: ``Matches(F("pairs"), Value("'hoc_bong'"))``."""

    function = None
    template = "%(expressions)s::tsquery"
    arg_joiner = " @@ "
    output_field = BooleanField()


def read_question(text: str) -> Question:
    """The question in ``text``; without syllables when there is nothing to look for."""
    text = clean(text)[:LONGEST]
    folded = _NOT_LETTER.sub(" ", unicodedata.normalize("NFC", text).lower()).split()
    plain = vn_norm(text).split()
    return Question(text, tuple(plain[:MOST_SYLLABLES]), tuple(folded[:MOST_SYLLABLES]))


def find_rows(
    rows: QuerySet, question: Question, order: Sequence[Any], leaf: int = 1, size: int = A_LEAF
) -> tuple[list[int], bool]:
    """Keys of the rows that fit, the best first, on one leaf; and whether there are more.

    ``rows`` has the columns ``words``, ``pairs`` and ``title_words`` (``news.models.texts``).
    """
    if not question.plain:
        return [], False
    wanted = min(leaf, MOST_LEAVES) * size + 1
    found: list[int] = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = %s", [TIME])
        for match in _list_ways(question):
            _fill(found, rows.filter(match), order, wanted)
        if not found:
            cursor.execute("set local enable_indexscan = off; set local enable_seqscan = off")
        for match in () if found else _list_mistyped(question):
            # Of words that may not exist at all the planner expects many rows, and would read
            # every text in search of the newest: the index of words is asked by itself.
            bearing = rows.model.objects.filter(match).values("pk")[:MOST_ROWS]
            _fill(found, rows.filter(pk__in=bearing), order, wanted)
            if found:
                break
    first = (min(leaf, MOST_LEAVES) - 1) * size
    return found[first : first + size], len(found) > first + size and leaf < MOST_LEAVES


def _list_ways(question: Question) -> Iterator[Matches]:
    if question.has_marks:
        yield Matches(F("pairs"), Value(_write_phrase(question.marked)))
    yield Matches(F("pairs"), Value(_write_phrase(question.plain)))
    if len(question.plain) > 1:
        yield Matches(F("title_words"), Value(_write_all(question.plain)))
        yield Matches(F("words"), Value(_write_all(question.plain)))


def _list_mistyped(question: Question) -> Iterator[Matches]:
    """Ways to read what was found nowhere as it was typed."""
    read = [_list_readings(each) for each in question.plain]
    if any(readings != (each,) for readings, each in zip(read, question.plain, strict=True)):
        yield Matches(F("title_words"), Value(_write_any(read)))
        yield Matches(F("words"), Value(_write_any(read)))
    widened = [
        _write_any([*read[:place], sorted(near), *read[place + 1 :]])
        for place, each in enumerate(question.plain)
        if read[place] == (each,) and (near := list_near(each))
    ]
    if widened:
        yield Matches(F("title_words"), Value(" | ".join(f"({each})" for each in widened)))


def _list_readings(typed: str) -> Sequence[str]:
    """What one syllable may stand for: itself where it is one; a foreign word, one slip away."""
    if typed in list_syllables():
        return (typed,)
    joined = {f"({one} & {other})" for one, other in split_run_together(typed)}
    meant = list_near(typed) | joined
    if not meant and len(typed) in FOREIGN:
        meant = list_slips(typed) | {typed}
    return sorted(meant) or (typed,)


def _fill(found: list[int], rows: QuerySet, order: Sequence[Any], wanted: int) -> None:
    """Add to ``found`` the first of ``rows`` that are not in it, up to ``wanted``."""
    if len(found) < wanted:
        rows = rows.exclude(pk__in=found) if found else rows
        found += rows.order_by(*order).values_list("pk", flat=True)[: wanted - len(found)]


def _write_phrase(syllables: Sequence[str]) -> str:
    if len(syllables) == 1:
        return f"'{syllables[0]}'"
    pairs = zip(syllables, syllables[1:], strict=False)
    return " & ".join(dict.fromkeys(f"'{one}_{other}'" for one, other in pairs))


def _write_all(syllables: Iterable[str]) -> str:
    return " & ".join(dict.fromkeys(f"'{each}'" for each in syllables))


def _write_any(readings: Iterable[Sequence[str]]) -> str:
    """One reading of each syllable; in brackets, two that were run together."""
    return " & ".join(
        "(" + " | ".join(_LETTERS.sub(r"'\g<0>'", each) for each in of_one) + ")"
        for of_one in readings
    )


def read_texts(rows: QuerySet, keys: Sequence[int], column: str) -> dict[int, str]:
    """The beginning of a long column of the rows found."""
    return dict(
        rows.filter(pk__in=keys).annotate(beginning=Left(column, READ)).values_list(
            "pk", "beginning"
        )
    )  # fmt: skip


def show_found(text: str, question: Question, around: bool = True) -> SafeString:
    """``text`` escaped, what was looked for in <mark>; with ``around`` only what stands near it."""
    words = [(m.start(), m.end(), vn_norm(m[0])) for m in _WORD.finditer(text)]
    keys = [key for _, _, key in words]
    wanted = list(question.plain)
    spans = [
        (place, place + len(wanted))
        for place in range(len(keys) - len(wanted) + 1)
        if keys[place : place + len(wanted)] == wanted
    ]
    if not spans:
        known = {key for key in wanted if len(key) > 1}
        spans = [(place, place + 1) for place, key in enumerate(keys) if key in known]
    if not words or not wanted:
        return mark_safe(escape(text[:200] if around else text))
    first, last = 0, len(words)
    if around:
        centre = spans[0][0] if spans else 0
        first, last = max(0, centre - BEFORE), min(len(words), centre + AFTER)
    shown: list[str] = []
    place = words[first][0] if first else 0
    for start, end in spans:
        if start < first or end > last or words[start][0] < place:
            continue
        shown.append(escape(text[place : words[start][0]]))
        shown.append(f"<mark>{escape(text[words[start][0] : words[end - 1][1]])}</mark>")
        place = words[end - 1][1]
    shown.append(escape(text[place : words[last - 1][1] if last < len(words) else len(text)]))
    before, after = "… " if first else "", " …" if last < len(words) else ""
    return mark_safe(before + "".join(shown) + after)
