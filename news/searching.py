"""Finding articles and documents: phrases first, what bears its marks first of all, newest first.

A question is read several ways, the strictest first (``news.questions``), until a leaf is full. No
way counts or ranks all that fits, so no question is slow.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from itertools import islice
from operator import or_
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from khuyenhoc.lib.names import vn_norm
from news.questions import Question, Way, list_mistyped, list_terms, list_ways
from news.vocabulary import read_counts

A_LEAF = 20
MOST_LEAVES = 10
READ = 20_000  # characters of a text in which the words are looked for again to show them
TIME = 2_000  # milliseconds after which the database gives a search up
LONGEST_SYLLABLE = 20  # signs, with what stands between two of them; foreign words too
LIMITED = f"set local statement_timeout = {TIME}; "
BEFORE, AFTER = 14, 22  # syllables shown around what was found
_WORD = re.compile(r"[^\W_]+")

# How many of the newest rows are read for a leaf: a millisecond or two, by the columns' lengths.
NEWEST_READ = {"pairs": 300, "words": 500, "title_words": 1_500}
FEW = 100  # rows that hold all words at most: they are put into order one and all
SURE = 1.5  # times as many as are wanted should be among them, or the index is asked
# What the planner is told; a query goes with it on one way to the database and back.
NEWEST_FIRST = "set local enable_bitmapscan = off; set local enable_indexscan = on; "
BY_INDEX = (
    "set local enable_bitmapscan = on; set local enable_indexscan = off;"
    " set local enable_seqscan = off; "
)


class Matches(Func):
    """Whether a vector holds all terms: ``Matches(F("pairs"), Value("'hoc_bong'"))``."""

    function = None
    template = "%(expressions)s::tsquery"
    arg_joiner = " @@ "
    output_field = BooleanField()


def find_rows(
    rows: QuerySet, question: Question, order: Sequence[Any], leaf: int = 1, size: int = A_LEAF,
    guesses: bool = True,
) -> tuple[list[int], bool]:  # fmt: skip
    """Keys of the rows that fit, the best first, on one leaf; and whether there are more.

    ``rows`` has the columns ``words``, ``pairs`` and ``title_words`` (``news.models.texts``).
    Without ``guesses`` nothing is taken for mistyped.
    """
    if not question.plain:
        return [], False
    search = _Search(rows, order, min(leaf, MOST_LEAVES) * size + 1)
    with transaction.atomic():
        counts = read_counts(rows.model, list_terms(question), before=LIMITED)
        ways = list(list_ways(question, counts))
        if counts.bound(question.plain) <= FEW:
            search.follow_together(ways)
        else:
            for way in ways:
                search.follow(way, counts.rows)
        guessed = list_mistyped(question, rows.model, counts) if guesses else ()
        for way in () if search.found else guessed:
            search.follow(way, counts.rows)
    first = (min(leaf, MOST_LEAVES) - 1) * size
    more = len(search.found) > first + size and leaf < MOST_LEAVES
    return search.found[first : first + size], more


class _Search:
    """The keys found so far of ``wanted``, and how the next are looked for.

    What many rows hold is found among the newest at once, what few hold in the index of words. The
    planner knows how common single words are, but neither pairs nor words together: it would read
    every text in search of the newest, or sort all that fit. So it is told.
    """

    def __init__(self, rows: QuerySet, order: Sequence[Any], wanted: int) -> None:
        self._rows = rows
        self._order = order
        self._wanted = wanted
        self.found: list[int] = []

    def follow(self, way: Way, rows: int) -> None:
        """Add the first that fit and are not found yet; ``rows``: how many there are in all."""
        newest = NEWEST_READ[way.column] * self._wanted // (A_LEAF + 1)
        if self._is_short and way.most * newest >= SURE * self._wanted * rows > 0:
            self._look_among(newest, way)
        if self._is_short:
            fitting = self._rows.filter(Matches(F(way.column), Value(way.terms)))
            self._look_up(fitting.exclude(pk__in=self.found) if self.found else fitting)

    def follow_together(self, ways: Sequence[Way]) -> None:
        """Add what ``follow`` would add for one after another, where so few rows hold all words
        that all of them may be put into order."""
        matches = [Matches(F(way.column), Value(way.terms)) for way in ways]
        strictest = [match.desc() for match in matches[:-1]]
        self._look_up(self._rows.filter(reduce(or_, map(Q, matches))), *strictest)

    @property
    def _is_short(self) -> bool:
        return len(self.found) < self._wanted

    def _look_among(self, newest: int, way: Way) -> None:
        """Those that fit among the first so many rows, reading no more than are needed."""
        near = self._rows.order_by(*self._order).values_list("pk", way.column)[:newest]
        query, parameters = near.query.sql_with_params()
        # in the order in which the rows come
        fitting = (
            f"select pk from ({query}) as near (pk, vector)"  # noqa: S608 - Django's own
            " where vector @@ %s::tsquery and pk <> all(%s) limit %s"
        )
        wanted = self._wanted - len(self.found)
        self._add(NEWEST_FIRST + fitting, [*parameters, way.terms, self.found, wanted])

    def _look_up(self, fitting: QuerySet, *before: Any) -> None:
        """The first of all that fit, ordered by what goes ``before`` the order."""
        rows = fitting.order_by(*before, *self._order).values_list("pk", flat=True)
        query, parameters = rows[: self._wanted - len(self.found)].query.sql_with_params()
        self._add(BY_INDEX + query, parameters)

    def _add(self, query: str, parameters: Iterable[Any]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(query, list(parameters))
            self.found += [pk for (pk,) in cursor.fetchall()]


class _Folds(dict[int, str]):
    """Each letter without its diacritics, small; every sign stays one sign."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        folded = vn_norm(sign)
        self[code] = folded if len(folded) == 1 else sign
        return self[code]


_FOLDS = _Folds()


def show_found(text: str, question: Question, around: bool = True) -> SafeString:
    """``text`` escaped, what was looked for in <mark>; with ``around`` only what stands near it."""
    if not question.plain or not _WORD.search(text):
        return mark_safe(escape(text[:200] if around else text))
    folded = text.translate(_FOLDS)
    phrase, word = _write_patterns(question.plain)
    spans = [found.span() for found in phrase.finditer(folded)]
    if not spans and word is not None:
        spans = [found.span() for found in word.finditer(folded)]
    first, last = 0, len(text)
    if around:
        first, last = _find_near(text, spans[0][0] if spans else 0)
    shown: list[str] = []
    place = first
    for start, end in spans:
        if first <= start and end <= last:
            shown.append(escape(text[place:start]))
            shown.append(f"<mark>{escape(text[start:end])}</mark>")
            place = end
    shown.append(escape(text[place:last]))
    before, after = "… " if first else "", " …" if last < len(text) else ""
    return mark_safe(before + "".join(shown) + after)


@lru_cache(100)
def _write_patterns(plain: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What finds the phrase in folded text, and what finds any of its words of two letters."""
    words = [each for each in dict.fromkeys(plain) if len(each) > 1]
    patterns = [r"[\W_]+".join(plain), "|".join(words)]
    phrase, word = (re.compile(rf"(?<![^\W_])(?:{each})(?![^\W_])") for each in patterns)
    return phrase, word if words else None


def _find_near(text: str, centre: int) -> tuple[int, int]:
    """Where what is shown of a text begins and ends: some syllables before and after ``centre``."""
    begin = max(0, centre - BEFORE * LONGEST_SYLLABLE)
    before = [found.start() for found in _WORD.finditer(text, begin, centre)]
    after = [found.end() for found in islice(_WORD.finditer(text, centre), AFTER + 1)]
    if len(before) > BEFORE:
        first = before[-BEFORE]
    else:
        # the first may be the end of a word that began before
        first = 0 if begin == 0 else before[1] if len(before) > 1 else centre
    return first, after[AFTER - 1] if len(after) > AFTER else len(text)
