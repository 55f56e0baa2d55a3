"""Which words articles and documents hold, and how many hold them (``news.models.Term``)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Model

from news.models import Article, Document

ALL = ""  # the term whose counts are those of all rows
COMMON = 100  # pairs of syllables are counted where one row of so many holds them
COUNTED: tuple[type[Model], ...] = (Article, Document)  # as the columns of ``Term`` stand

# Only what differs is written: most words stand as they stood yesterday.
_COUNT = """
with shown as (
    select 'articles' as kind, count(*) as rows from news_article
     where state in ('scheduled', 'published')
     union all
    select 'documents', count(*) from news_document where is_public
), found as (
    select 'articles' as kind, word as term, ndoc as rows
      from ts_stat($$select words from news_article where state in ('scheduled', 'published')$$)
     union all
    select 'documents', word, ndoc
      from ts_stat('select words from news_document where is_public')
     union all
    select 'articles', word, ndoc
      from ts_stat($$select pairs from news_article where state in ('scheduled', 'published')$$)
     where ndoc * %(common)s >= (select rows from shown where kind = 'articles')
     union all
    select kind, %(all)s, rows from shown
), counted as materialized (
    select term, coalesce(max(rows) filter (where kind = 'articles'), 0) as articles,
           coalesce(max(rows) filter (where kind = 'documents'), 0) as documents
      from found where length(term) <= 100
     group by term
), gone as (
    delete from news_term where term not in (select term from counted)
)
insert into news_term as known (term, articles, documents)
select term, articles, documents from counted order by term
on conflict (term) do update set articles = excluded.articles, documents = excluded.documents
 where (known.articles, known.documents) <> (excluded.articles, excluded.documents)
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of ``rows`` rows hold each term; of a term that is not there, none or few do."""

    rows: int
    of: dict[str, int]

    def __or__(self, other: "Counts") -> "Counts":
        return Counts(self.rows, self.of | other.of)

    def holds(self, term: str) -> bool:
        """Whether any row holds it."""
        return self.of.get(term, 0) > 0

    @property
    def is_full(self) -> bool:
        """Whether all words were counted once, so that what is not there is held by no row."""
        return self.rows > 0

    def bound(self, terms: Iterable[str]) -> int:
        """The most rows that may hold all of ``terms``."""
        return min(self.of.get(term, 0) for term in terms)

    def bound_any(self, readings: Iterable[Iterable[str]]) -> int:
        """The most rows that may hold all terms of one of ``readings``."""
        return min(self.rows, sum(map(self.bound, readings)))


def read_counts(model: type[Model], terms: Collection[str]) -> Counts:
    """How many public rows of ``model`` hold each of ``terms``; one query."""
    return read_all_counts(terms)[model]


def read_all_counts(terms: Collection[str]) -> dict[type[Model], Counts]:
    """As ``read_counts`` for articles and documents at once; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select term, articles, documents from news_term where term = any(%s) order by term",
            [[ALL, *terms]],
        )
        rows = cursor.fetchall()
    counts = {}
    for place, model in enumerate(COUNTED, start=1):
        found = {row[0]: row[place] for row in rows if row[place]}
        counts[model] = Counts(found.pop(ALL, 0), found)
    return counts


@transaction.atomic
def count_terms(day: date | None = None) -> int:
    """Work of every day: count anew which rows hold which words; how many words changed.

    Five seconds for 50,000 articles. Words that are published meanwhile are added by themselves.
    """
    with connection.cursor() as cursor:
        # who publishes meanwhile waits, so that no word is taken for gone that has just come
        cursor.execute("lock table news_term in share row exclusive mode")
        cursor.execute(_COUNT, {"common": COMMON, "all": ALL})
        return cursor.rowcount
