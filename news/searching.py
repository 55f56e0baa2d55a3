"""Finding articles and documents: phrases first, what bears its marks first of all, newest first.

A question is read several ways, the strictest first (``news.questions``), until a leaf is full. No
way counts or ranks all that fits, so no question is slow.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.functions import Left
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from khuyenhoc.lib.names import vn_norm
from news.questions import Question, Way, list_mistyped, list_terms, list_ways
from news.vocabulary import read_counts

A_LEAF = 20
MOST_LEAVES = 10
READ = 20_000  # characters of a text in which the words are looked for again to show them
TIME = 2_000  # milliseconds after which the database gives a search up
BEFORE, AFTER = 14, 22  # syllables shown around what was found
_WORD = re.compile(r"[^\W_]+")

# How many of the newest rows are read for a leaf: a millisecond or two, by the columns' lengths.
NEWEST_READ = {"pairs": 300, "words": 500, "title_words": 1_500}
SURE = 1.5  # times as many as are wanted should be among them, or the index is asked
SCANS = {
    "newest": "set local enable_bitmapscan = off; set local enable_indexscan = on",
    "index": "set local enable_bitmapscan = on; set local enable_indexscan = off;"
    " set local enable_seqscan = off",
}


class Matches(Func):
    """Whether a vector holds all terms: ``Matches(F("pairs"), Value("'hoc_bong'"))``."""

    function = None
    template = "%(expressions)s::tsquery"
    arg_joiner = " @@ "
    output_field = BooleanField()


def find_rows(
    rows: QuerySet, question: Question, order: Sequence[Any], leaf: int = 1, size: int = A_LEAF
) -> tuple[list[int], bool]:
    """Keys of the rows that fit, the best first, on one leaf; and whether there are more.

    ``rows`` has the columns ``words``, ``pairs`` and ``title_words`` (``news.models.texts``).
    """
    if not question.plain:
        return [], False
    search = _Search(rows, order, min(leaf, MOST_LEAVES) * size + 1)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = %s", [TIME])
        counts = read_counts(rows.model, list_terms(question))
        for way in list_ways(question, counts):
            search.follow(way, counts.rows)
        for way in () if search.found else list_mistyped(question, rows.model, counts):
            search.follow(way, counts.rows)
            if search.found:
                break
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
        self._scan = ""
        self.found: list[int] = []

    def follow(self, way: Way, rows: int) -> None:
        """Add the first that fit and are not found yet; ``rows``: how many there are in all."""
        wanted = self._wanted - len(self.found)
        newest = NEWEST_READ[way.column] * self._wanted // (A_LEAF + 1)
        if wanted and way.most * newest >= SURE * self._wanted * rows > 0:
            self._tell_planner("newest")
            self._look_among(newest, way)
            wanted = self._wanted - len(self.found)
        if wanted:
            self._tell_planner("index")
            self._look_up(way)

    def _look_among(self, newest: int, way: Way) -> None:
        """Add those that fit among the first so many rows, reading no more than are needed."""
        near = self._rows.order_by(*self._order).values_list("pk", way.column)[:newest]
        query, parameters = near.query.sql_with_params()
        with connection.cursor() as cursor:
            # in the order in which the rows come
            cursor.execute(
                f"select pk from ({query}) as near (pk, vector)"  # noqa: S608 - Django's own
                " where vector @@ %s::tsquery and pk <> all(%s) limit %s",
                [*parameters, way.terms, self.found, self._wanted - len(self.found)],
            )
            self.found += [pk for (pk,) in cursor.fetchall()]

    def _look_up(self, way: Way) -> None:
        """Add the first of all that fit."""
        rows = self._rows.filter(Matches(F(way.column), Value(way.terms)))
        rows = rows.exclude(pk__in=self.found) if self.found else rows
        wanted = self._wanted - len(self.found)
        self.found += rows.order_by(*self._order).values_list("pk", flat=True)[:wanted]

    def _tell_planner(self, scan: str) -> None:
        if self._scan != scan:
            self._scan = scan
            with connection.cursor() as cursor:
                cursor.execute(SCANS[scan])


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
