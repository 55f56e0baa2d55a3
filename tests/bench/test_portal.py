"""(k) at a fiftieth: every question finds what a reading of all texts finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import portal
from khuyenhoc.lib.names import vn_norm
from news.models import Article

COUNT = 1_000


@pytest.mark.django_db
def test_questions_find_the_newest_that_bear_the_phrase():
    portal.lay_articles(COUNT, is_vacuumed=False)
    texts = {
        key: vn_norm(f"{title}. {abstract}. {text}")
        for key, title, abstract, text in Article.objects.order_by("-publish_at").values_list(
            "pk", "title", "abstract", "text"
        )
    }

    for phrase in (portal.NAME, "cong dan hoc tap", "hoc bong"):
        bearing = [key for key, text in texts.items() if vn_norm(phrase) in text]
        found = portal.make_asker(vn_norm(phrase))()
        assert bearing
        assert found[: len(bearing)] == bearing[:20]


@pytest.mark.django_db
@pytest.mark.parametrize("mistyped", ["hoc bogn", "hocbong", "cong hocc bongg"])
def test_mistyped_questions_find_what_was_meant(mistyped):
    portal.lay_articles(200, is_vacuumed=False)

    found = Article.objects.in_bulk(portal.make_asker(mistyped)())

    assert found
    for article in found.values():
        assert {"hoc", "bong"} <= set(vn_norm(f"{article.title} {article.text}").split())


@pytest.mark.django_db
def test_no_question_asks_the_database_more_than_ten_times():
    """Three times at most for counts of words, twice at most for each way."""
    portal.lay_articles(COUNT, is_vacuumed=False)

    asked = {}
    for question in portal.QUESTIONS:
        with CaptureQueriesContext(connection) as queries:
            portal.make_asker(question)()
        asked[question] = len(queries)

    assert asked["hoi"] == 2
    assert max(asked.values()) <= 10, asked
