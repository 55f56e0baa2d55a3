"""(k) Searching 50,000 articles: names, phrases, common words, mistyped ones.

The texts are sentences of the sample's articles, shuffled: words are far commoner than in a real
archive, which is the hard case. Time is that of the statements in the database.
"""

import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from accounts.models import Person, User
from associations.models import Association
from bench.nation import SMALL, lay_nation
from bench.timing import Line
from news.models import Article, ArticleState, Topic
from news.questions import read_question
from news.sample.texts import ARTICLES
from news.searching import find_rows
from news.vocabulary import count_terms

COUNT = 50_000
GOAL = 5  # ms in the database
ROUNDS = 7
SENTENCES = 10  # of an article
NAME, EVERY = "Vũ Ngọc Giang", 6_000  # a name that few articles bear
NEWEST = ("-publish_at", "-pk")
QUESTIONS = (
    "vu ngoc giang", "Vũ Ngọc Giang", "cong dan hoc tap", "Công dân học tập", "hoi", "học bổng",
    "gia dinh hoc tap dong ho hoc tap", "hoc bogn", "hocbong", "gai dinh", "khuyen hocc hoi",
    "viettell", "khong co gi ca zzz", "viet nam", "trao hoc bong", "tre em", "thu tuong",
    "cong dann hoc tapp", "nguyen van an", "truongg",
)  # fmt: skip


def measure() -> Iterator[Line]:
    """The newest 20 of every question."""
    lay_articles(COUNT)
    for question in QUESTIONS:
        ask = make_asker(question)
        ask()
        taken = [_time(ask) for _ in range(ROUNDS)]
        yield Line(f"(k) tìm “{question}” trong {COUNT} bài", statistics.median(taken), GOAL)


def make_asker(question: str) -> Callable[[], list[int]]:
    """A call that finds the first leaf of articles for ``question``."""
    return lambda: find_rows(Article.objects.public(), read_question(question), NEWEST)[0]


def lay_articles(count: int, *, is_vacuumed: bool = True) -> None:
    """Publish ``count`` articles of shuffled sentences, one every seven minutes until now.

    Without ``is_vacuumed`` it can be done in a transaction.
    """
    lay_nation(SMALL)
    unit = Association.objects.filter(level_id="province", closed_on=None).earliest("pk")
    person = Person.objects.create(name="Người Đăng", association=unit)
    user = User.objects.create(username="nguoi-dang", person=person)
    topic = Topic.objects.create(name="Tin", slug="tin")
    draw = random.Random(1)
    sentences, now = list_sentences(), timezone.now()
    for first in range(0, count, 2_000):
        Article.objects.bulk_create(
            _write(draw.sample(sentences, SENTENCES), number, association=unit, topic=topic,
                   published_by=user, publish_at=now - timedelta(minutes=7 * number))
            for number in range(first, min(first + 2_000, count))
        )  # fmt: skip
    count_terms()
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze news_article" if is_vacuumed else "analyze news_article")


def list_sentences() -> list[str]:
    """The sentences of the sample's articles, without marks of figures and headings."""
    words = " ".join(strip_marks(part) for text in ARTICLES for part in (text.abstract, *text.body))
    return sorted({each.strip() for each in words.split(". ") if len(each) > 30})


def strip_marks(part: str) -> str:
    """A part of a sample's text without markup, references to figures as plain numbers."""
    return re.sub(r"\{([^|{}]+)(?:\|\w+)?\}|<[^>]*>|^## ", r"\1", part)


def _write(sentences: list[str], number: int, **fields: object) -> Article:
    text = ". ".join(sentences)
    if number % EVERY == 17:
        text += f". Bà {NAME} trao quà."
    return Article(
        title=sentences[0][:180], slug="tin", abstract=sentences[1][:300], body=f"<p>{text}</p>",
        text=text, state=ArticleState.PUBLISHED, byline="Ban Biên tập", **fields,
    )  # fmt: skip


def _time(ask: Callable[[], object]) -> float:
    with _timed_statements() as taken:
        ask()
    return sum(taken) * 1000


@contextmanager
def _timed_statements() -> Iterator[list[float]]:
    """The seconds of every statement until the block ends."""
    taken: list[float] = []

    def clock(execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            taken.append(time.perf_counter() - start)

    with connection.execute_wrapper(clock):
        yield taken
