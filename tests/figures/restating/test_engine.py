"""What the engine applies restates as the atoms say, and what it cancels leaves no trace (T6)."""

import copy
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from associations.reorganising.cancelling import cancel
from tests.factories import make_indicator
from tests.figures.restating.engine import EngineStory
from tests.figures.restating.test_oracle import COUNTRY, DAYS, HALVES, check, say_all
from tests.figures.restating.test_random import ASKED, tell_at_random, trees

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_steps(settings):
    settings.REORGANISATION_STEPS = []


@pytest.fixture
def story() -> EngineStory:
    told = EngineStory()
    told.lay(COUNTRY)
    told.people = make_indicator("people", basis="people")
    told.none = make_indicator("none", basis="none")
    told.freeze("2020")
    say_all(told, "2020")
    return told


@pytest.mark.parametrize("weights", [None, HALVES])
def test_three_waves_and_a_late_decision_by_the_engine(story, weights):
    story.split("a", ["u", "v"], ["D", "E"], date(2021, 7, 1), weights)
    story.freeze("2021")
    say_all(story, "2021")
    story.merge(["v", "d"], "w", "E", date(2022, 7, 1))
    story.freeze("2022")
    say_all(story, "2022")
    story.split("w", ["w1", "w2"], ["D", "F"], date(2023, 7, 1), weights)
    story.cut_out("c", "b", date(2020, 3, 1), weights)
    story.absorb("f", "e", date(2022, 3, 1))

    assert story.refused == []
    check(story, DAYS)


def test_a_province_divided_and_a_district_ended_by_the_engine(story):
    story.split("c", ["c2", "c3"], ["D", "F"], date(2021, 7, 1), HALVES)
    story.end_inner("E", ["P"], date(2021, 8, 1))
    story.end_inner("P", ["Q"], date(2022, 7, 1))
    story.close("e", date(2022, 8, 1))
    story.freeze("2022")
    say_all(story, "2022")
    story.reopen("e", "F", date(2023, 1, 1))

    assert story.refused == []
    check(story, DAYS)


def test_what_is_cancelled_restates_as_before(story):
    story.merge(["a", "b"], "ab", "D", date(2021, 7, 1))
    before = copy.deepcopy(story.country)
    kinds = [
        lambda: story.split("c", ["c2", "c3"], ["D", "F"], date(2022, 7, 1), HALVES),
        lambda: story.cut_out("d", "ab", date(2022, 7, 1)),
        lambda: story.close("d", date(2022, 7, 1)),
        lambda: story.absorb("f", "e", date(2021, 9, 1)),
    ]

    for happen in kinds:
        happen()
        check(story, DAYS[-2:])
        cancel(story.decisions[-1])
        story.country = copy.deepcopy(before)
        check(story, DAYS[-2:])

    assert story.refused == []


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[
        HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
    ],
)  # fmt: skip
@given(st.data(), trees())
def test_random_changes_by_the_engine_restate_as_the_atoms_say(data, rows):
    with transaction.atomic():
        story = EngineStory()
        story.lay(rows)

        tell_at_random(story, data)

        check(story, ASKED)
        transaction.set_rollback(True)
