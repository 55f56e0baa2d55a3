"""Finding articles and documents: phrases first, what bears its marks first of all, newest first.

A question is read several ways, the strictest first (``news.questions``), until a leaf is full. No
way counts or ranks all that fits, so no question is slow.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Model, Q, QuerySet, Value

from khuyenhoc.statements import Statement
from news.questions import Question, Way, list_first_terms, list_mistyped, list_ways
from news.vocabulary import Counts, read_counts

A_LEAF = 20
MOST_LEAVES = 10
READ = 20_000  # characters of a text in which the words are looked for again to show them
TIME = 2_000  # milliseconds after which the database gives a search up

# How many of the newest rows are read for a leaf: a millisecond or two, by the columns' lengths.
NEWEST_READ = {"pairs": 300, "words": 500, "title_words": 1_500}
FEW = 100  # rows that hold all words at most: they are put into order one and all
SURE = 1.5  # times as many as are wanted should be among them, or the index is asked


def _tell(**settings: str | int) -> str:
    """What the database is told for the one query that follows in the same message.

    A message of several statements is a transaction by itself; begun with "select", it needs no
    log of who changes what (``pghistory``).
    """
    return ", ".join(f"set_config('{name}', '{value}', true)" for name, value in settings.items())


LIMITED = _tell(statement_timeout=TIME)
NEWEST_FIRST = _tell(enable_bitmapscan="off", enable_indexscan="on", enable_seqscan="on")
BY_INDEX = _tell(enable_bitmapscan="on", enable_indexscan="off", enable_seqscan="off")


class Matches(Func):
    """Whether a vector holds all terms: ``Matches(F("pairs"), Value("'hoc_bong'"))``."""

    function = None
    template = "%(expressions)s::tsquery"
    arg_joiner = " @@ "
    output_field = BooleanField()


@dataclass(frozen=True)
class Corpus:
    """Rows that are searched, and what is read of those that are found.

    ``build`` makes the query set from ``values``; a function of a module, with the same names each
    time, so that queries on it are written once in each process. Its model has the columns
    ``words``, ``pairs`` and ``title_words`` (``news.models.texts``). ``columns`` are read of
    ``source``, which joins tables to ``found.pk``; without them nothing but the key.
    """

    build: Callable[..., QuerySet]
    order: tuple[Any, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    columns: str = ""
    source: str = ""
    is_written_once: bool = True

    def write(
        self, form: Hashable, choose: Callable[..., QuerySet], *terms: str
    ) -> tuple[str, Sequence[Any]]:
        """SQL of what ``choose`` makes of the rows and ``terms``; ``form`` tells it from others."""
        if not self.is_written_once:
            return choose(self.build(**self.values), *terms).query.sql_with_params()
        key = (self.build, form, len(terms))
        if key not in _WRITTEN:
            kinds = {name: type(value) for name, value in self.values.items()}
            kinds |= {f"term{place}": str for place in range(len(terms))}
            names, build = tuple(self.values), self.build
            _WRITTEN[key] = Statement(
                lambda **given: choose(
                    build(**{name: given.pop(name) for name in names}), *given.values()
                ),
                **kinds,
            )
        given = {f"term{place}": term for place, term in enumerate(terms)}
        return _WRITTEN[key].write(**self.values, **given)


_WRITTEN: dict[Hashable, Statement] = {}


def find_rows(
    rows: QuerySet, question: Question, order: Sequence[Any], leaf: int = 1, size: int = A_LEAF,
    guesses: bool = True,
) -> tuple[list[int], bool]:  # fmt: skip
    """Keys of the rows that fit, the best first, on one leaf; and whether there are more.

    Without ``guesses`` nothing is taken for mistyped.
    """
    if not question.plain:
        return [], False
    corpus = Corpus(lambda: rows, tuple(order), is_written_once=False)
    counts = read_counts(rows.model, list_first_terms(question))
    found, more = find(corpus, rows.model, question, counts, leaf, size, guesses)
    return [row[0] for row in found], more


def find(
    corpus: Corpus, model: type[Model], question: Question, counts: Counts, leaf: int = 1,
    size: int = A_LEAF, guesses: bool = True,
) -> tuple[list[tuple[Any, ...]], bool]:  # fmt: skip
    """As ``find_rows``, each row with its columns behind its key; ``counts`` are of
    ``questions.list_first_terms``.

    One query where what was typed is found as it stands and on one leaf.
    """
    search = _Search(corpus, min(leaf, MOST_LEAVES) * size + 1)
    if all(map(counts.holds, question.plain)) or not counts.is_full:
        most = counts.bound(question.plain)
        search.follow_all(list(list_ways(question, counts)), most, counts.rows)
    if guesses and not search.found:
        ways = list(list_mistyped(question, model, counts))
        search.follow_all(ways, max((way.most for way in ways), default=0), counts.rows)
    first = (min(leaf, MOST_LEAVES) - 1) * size
    more = len(search.found) > first + size and leaf < MOST_LEAVES
    return list(search.found.values())[first : first + size], more


class _Search:
    """The keys found so far of ``wanted``, and how the next are looked for.

    What many rows hold is found among the newest at once, what few hold in the index of words. The
    planner knows how common single words are, but neither pairs nor words together: it would read
    every text in search of the newest, or sort all that fit. So it is told.
    """

    def __init__(self, corpus: Corpus, wanted: int) -> None:
        self._corpus = corpus
        self._wanted = wanted
        self.found: dict[int, tuple[Any, ...]] = {}

    def follow_all(self, ways: Sequence[Way], most: int, rows: int) -> None:
        """Add what the ways lead to, one after another; ``most`` rows hold all words, of ``rows``
        in all."""
        if ways and most <= FEW:
            self.follow_together(ways)
        else:
            for way in ways:
                self.follow(way, rows)

    def follow(self, way: Way, rows: int) -> None:
        """Add the first that fit and are not found yet; ``rows``: how many there are in all."""
        newest = NEWEST_READ[way.column] * self._wanted // (A_LEAF + 1)
        if self._is_short and way.most * newest >= SURE * self._wanted * rows > 0:
            self._look_among(newest, way)
        if self._is_short:
            self._look_up(way)

    def follow_together(self, ways: Sequence[Way]) -> None:
        """Add what ``follow`` would add for one after another, where so few rows hold all words
        that all of them may be put into order."""
        columns = tuple(way.column for way in ways)
        order, wanted = self._corpus.order, self._wanted

        def choose(rows: QuerySet, *terms: str) -> QuerySet:
            matches = [
                Matches(F(column), Value(each)) for column, each in zip(columns, terms, strict=True)
            ]
            fitting = rows.filter(reduce(or_, map(Q, matches)))
            strictest = [match.desc() for match in matches[:-1]]
            return fitting.order_by(*strictest, *order).values_list("pk")[:wanted]

        query, parameters = self._corpus.write(
            ("together", columns, wanted), choose, *(way.terms for way in ways)
        )
        self._add(BY_INDEX, query, parameters)

    @property
    def _is_short(self) -> bool:
        return len(self.found) < self._wanted

    def _look_among(self, newest: int, way: Way) -> None:
        """Those that fit among the first so many rows, reading no more than are needed."""
        order, column = self._corpus.order, way.column
        query, parameters = self._corpus.write(
            ("among", column, newest),
            lambda rows: rows.order_by(*order).values_list("pk", column)[:newest],
        )
        # in the order in which the rows come
        fitting = (
            f"select pk from ({query}) as near (pk, vector)"  # noqa: S608 - Django's own
            " where vector @@ %s::tsquery and pk <> all(%s) limit %s"
        )
        wanted = self._wanted - len(self.found)
        self._add(NEWEST_FIRST, fitting, [*parameters, way.terms, list(self.found), wanted])

    def _look_up(self, way: Way) -> None:
        """The first of all that fit."""
        known, wanted = list(self.found), self._wanted - len(self.found)
        order, column = self._corpus.order, way.column

        def choose(rows: QuerySet, terms: str) -> QuerySet:
            fitting = rows.filter(Matches(F(column), Value(terms)))
            fitting = fitting.exclude(pk__in=known) if known else fitting
            return fitting.order_by(*order).values_list("pk")[:wanted]

        corpus = replace(self._corpus, is_written_once=False) if known else self._corpus
        query, parameters = corpus.write(("up", column, wanted), choose, way.terms)
        self._add(BY_INDEX, query, parameters)

    def _add(self, told: str, query: str, parameters: Sequence[Any]) -> None:
        corpus = self._corpus
        if corpus.columns:
            query = (
                f"select found.pk, {corpus.columns} from"  # noqa: S608 - ours
                f" (select pk, row_number() over () as place from ({query}) as rows (pk))"
                f" as found {corpus.source} order by found.place"
            )
        if not connection.in_atomic_block:  # a limit would stay for the rest of a transaction
            told = f"{LIMITED}, {told}"
        with connection.cursor() as cursor:
            cursor.execute(f"select {told}; {query}", list(parameters))  # noqa: S608 - ours
            self.found |= {row[0]: row for row in cursor.fetchall()}
