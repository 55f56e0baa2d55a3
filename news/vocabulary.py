"""Which words articles and documents hold, and how many hold them (``news.models.Term``)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Model

from news.models import Article, Document

ALL = ""  # the term whose counts are those of all rows
COMMON = 100  # pairs of syllables are counted where one row of so many holds them
COUNTED: dict[type[Model], str] = {Article: "articles", Document: "documents"}

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

    def bound(self, terms: Iterable[str]) -> int:
        """The most rows that may hold all of ``terms``."""
        return min(self.of.get(term, 0) for term in terms)

    def bound_any(self, readings: Iterable[Iterable[str]]) -> int:
        """The most rows that may hold all terms of one of ``readings``."""
        return min(self.rows, sum(map(self.bound, readings)))


def read_counts(model: type[Model], terms: Collection[str], before: str = "") -> Counts:
    """How many public rows of ``model`` hold each of ``terms``; one query, with SQL ``before``."""
    column = COUNTED[model]
    with connection.cursor() as cursor:
        cursor.execute(
            f"{before}select term, {column} from news_term"  # noqa: S608 - ours
            f" where term = any(%s) and {column} > 0",
            [[ALL, *terms]],
        )
        found = dict(cursor.fetchall())
    return Counts(found.pop(ALL, 0), found)


@transaction.atomic
def count_terms(day: date | None = None) -> int:
    """Work of every day: count anew which rows hold which words; how many words changed.

    Five seconds for 50,000 articles. Words that are published meanwhile are added by themselves.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"common": COMMON, "all": ALL})
        return cursor.rowcount
