"""Queries written once: the same objects as of the query sets they are made of."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khuyenhoc.statements import Statement
from news.models import Article, Topic
from tests.news.articles import make_public, make_topic


def list_of_topic(topic, now):
    return Article.objects.public(now).filter(topic=topic).newest().listed()[:3]


@pytest.mark.django_db
def test_a_statement_gives_what_its_query_set_gives():
    other = make_topic("Khác", "khac")
    made = [make_public(f"Bài {number}", minutes_ago=number) for number in range(1, 6)]
    make_public("Của chuyên mục khác", topic=other)
    statement = Statement(list_of_topic, topic=int, now=datetime)
    now, early = timezone.now(), timezone.now() - timedelta(minutes=3, seconds=30)

    for topic in (made[0].topic_id, other.pk, 0):
        for moment in (now, early):
            found = statement.fetch(topic=topic, now=moment)
            with CaptureQueriesContext(connection) as queries:
                shown = [(each.pk, each.title, each.topic.name) for each in found]
            wanted = list_of_topic(topic, moment)
            assert shown == [(each.pk, each.title, each.topic.name) for each in wanted]
            assert len(queries) == 0
            assert [each.get_deferred_fields() for each in found] == [
                each.get_deferred_fields() for each in wanted
            ]


@pytest.mark.django_db
def test_a_statement_asks_once_and_gives_the_first_or_none():
    topic = make_topic()
    statement = Statement(lambda pk: Topic.objects.filter(pk=pk), pk=int)
    statement.first(pk=topic.pk)

    with CaptureQueriesContext(connection) as queries:
        assert statement.first(pk=topic.pk) == topic
    assert len(queries) == 1
    assert statement.first(pk=topic.pk + 1) is None


@pytest.mark.django_db
def test_a_statement_is_written_to_be_part_of_another():
    topic = make_topic()
    statement = Statement(lambda pk: Topic.objects.filter(pk=pk).values_list("pk"), pk=int)

    query, parameters = statement.write(pk=topic.pk)

    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from ({query}) as rows", parameters)
        assert cursor.fetchall() == [(1,)]


def test_a_statement_refuses_parameters_that_are_not_its_own():
    statement = Statement(lambda pk: Topic.objects.filter(pk=pk), pk=int)

    with pytest.raises(TypeError):
        statement.fetch()
    with pytest.raises(TypeError):
        statement.fetch(pk=1, now=2)


@pytest.mark.django_db
def test_a_statement_refuses_what_is_not_a_value_in_the_query():
    limited = Statement(lambda size: Topic.objects.all()[:size], size=int)
    unused = Statement(lambda pk: Topic.objects.all(), pk=int)

    for statement in (limited, unused):
        with pytest.raises(ValueError, match="parameter"):
            statement.fetch(**dict.fromkeys(statement._parameters, 1))
