"""(b) at a fiftieth: the product's query, plain SQL, whole readings and a sum of values agree."""

import pytest

from bench import consolidation, nation, reports

pytestmark = pytest.mark.django_db


def test_kept_totals_read_by_query_and_by_hand_are_the_sum_of_the_values():
    nation.lay_nation(nation.SMALL)
    periods, count = consolidation.lay()
    communes = len(reports.list_communes(periods[-1]))
    questions = consolidation.ask(periods)

    for question in questions:
        by_query = {row[:3]: row[3] for row in consolidation.read_by_query(question)}
        by_hand = {row[:3]: row[3] for row in consolidation.read_by_hand(question)}
        cells = len(question.units) * len(question.periods) * reports.INDICATORS
        assert len(by_hand) == cells
        assert by_query == by_hand == consolidation.add_up(question)
        assert consolidation.read_whole(question) == by_hand

    assert count == communes * reports.INDICATORS * len(reports.PERIODS)
    assert [len(question.units) for question in questions[:2]] == [1, 2]
    assert len(questions[2].units) > 1
    for address in consolidation.list_pages(periods[-1], questions).values():
        assert consolidation.count_queries(address) <= consolidation.QUERIES_A_PAGE
    assert consolidation.weigh_value() < 2 * consolidation.BYTES_A_VALUE
