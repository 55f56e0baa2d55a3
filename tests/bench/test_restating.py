"""(i) at a fiftieth: restated by the product, by plain SQL, and the groups of both agree."""

import pytest

from bench import consolidation, nation, reports, restating
from figures.restating.groups import comparable_groups
from figures.restating.table import read_restated

pytestmark = pytest.mark.django_db


def test_series_on_todays_tree_are_what_plain_sql_finds():
    nation.lay_nation(nation.SMALL)
    periods, _ = consolidation.lay()
    (question,) = restating.ask(periods)
    asked = reports.list_indicators()

    by_query, by_hand = restating.read_by_query(question), restating.read_by_hand(question)

    assert len(question.units) == 1
    assert len(by_hand) == len(asked) * len(reports.PERIODS)
    assert by_query == by_hand
    table = read_restated(periods, question.units, [i.code for i in asked], restating.TODAY)
    told = [table.read(p, u, i) for p in periods for u in question.units for i in asked]
    assert {reading.comparability for reading in told} == {0}
    assert all(reading.is_complete for reading in told)


def test_comparable_groups_are_as_many_as_plain_sql_finds():
    nation.lay_nation(nation.SMALL)

    groups = comparable_groups(restating.FIRST, restating.TODAY)

    assert len(groups) == restating.count_groups_by_hand() > 10
