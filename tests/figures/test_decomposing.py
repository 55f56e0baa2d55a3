"""A change is real + boundary + coverage; boundaries below one ancestor come to 0 (T7)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from figures.decomposing import add_boundaries, decompose, write_decomposition
from figures.reading import Comparability
from tests.factories import make_indicator
from tests.figures.restating.story import Story
from tests.figures.restating.test_oracle import COUNTRY, HALVES
from tests.figures.restating.test_random import YEARS, Drawn, trees

pytestmark = pytest.mark.django_db

TURN = date(2021, 7, 1)
LOWEST = ("a", "b", "c", "d", "e", "f")


@pytest.fixture
def story() -> Story:
    told = Story()
    told.lay(COUNTRY)
    told.people = make_indicator("people", basis="people", label="Tổng số hội viên")
    return told


def tell(story: Story, code: str, **numbers: int) -> None:
    story.freeze(code)
    story.say(code, story.people, numbers)


def measure(story: Story, *units: str, first="2020", last="2021"):
    found = decompose(
        [story.ids[unit] for unit in units], story.periods[first], story.periods[last], ["people"]
    )
    return {unit: found[story.ids[unit]]["people"] for unit in units}


def in_parts(change) -> tuple:
    return (change.difference, change.real, change.boundary, change.coverage)


def test_decompose_parts_what_came_with_the_ground_from_what_grew_t7(story):
    tell(story, "2020", a=100, b=200, c=300, d=400, e=500, f=600)
    story.absorb("b", "a", TURN)
    tell(story, "2021", a=310, c=300, d=405, e=500, f=600)

    found = measure(story, "a", "b", "c", "D", "N")

    assert in_parts(found["a"]) == (210, 10, 200, 0)
    assert in_parts(found["b"]) == (-200, 0, -200, 0)
    assert in_parts(found["c"]) == (0, 0, 0, 0)
    assert in_parts(found["D"]) == (10, 10, 0, 0)
    assert in_parts(found["N"]) == (15, 15, 0, 0)
    assert found["D"].units is None


def test_decompose_counts_who_reported_at_one_end_as_coverage_and_says_how_many_t7(story):
    tell(story, "2020", a=100, b=200, c=300, e=500)
    story.merge(["a", "b"], "ab", "D", TURN)
    tell(story, "2021", ab=330, d=50, e=490)

    found = measure(story, "N", "D", "E", "F")

    assert in_parts(found["D"]) == (30, 30, 0, 0)
    assert in_parts(found["E"]) == (-250, 0, 0, -250)
    assert in_parts(found["N"]) == (-230, 20, 0, -250)
    assert (found["N"].units, found["E"].units, found["F"].real) == (2, 0, -10)
    assert found["N"].percent == Decimal("2.5")


def test_decompose_refuses_where_the_earlier_figure_cannot_be_laid_on_the_new_ground(story):
    tell(story, "2020", a=100, D=300)
    story.move("b", "E", TURN)
    tell(story, "2021", a=100, b=200, c=1)

    found = measure(story, "D", "E", "P")

    assert {unit: each.difference for unit, each in found.items()} == {
        "D": None, "E": None, "P": 1,
    }  # fmt: skip
    assert found["D"].comparability == Comparability.NOT_COMPARABLE
    assert found["D"].why_not == ("số năm 2020 không so sánh được trên địa giới ngày 31/12/2021")


def test_decompose_estimates_a_division_by_weight_and_says_so(story):
    tell(story, "2020", a=100, b=200)
    story.split("a", ["x", "y"], ["D", "E"], TURN, HALVES)
    tell(story, "2021", x=70, y=40, b=200)

    found = measure(story, "x", "y", "a", "D")

    assert in_parts(found["x"]) == (70, 10, 60, 0)
    assert in_parts(found["a"]) == (-100, 0, -100, 0)
    assert in_parts(found["D"]) == (-30, 10, -40, 0)
    assert write_decomposition(found["D"]) == (
        "giảm 30\u00a0người (ước tính), trong đó 40 do thay đổi địa giới; "
        "trên cùng địa bàn tăng 10\u00a0người"
    )


def test_decomposition_in_words_names_every_part(story):
    tell(story, "2020", a=1000, b=1000, c=300)
    story.absorb("c", "b", TURN)
    tell(story, "2021", a=1100, b=1400)

    found = measure(story, "D", "b", "N")

    assert write_decomposition(found["D"]) == (
        "tăng 500\u00a0người, trong đó 300 do thay đổi địa giới; trên cùng địa bàn tăng "
        "200\u00a0người"
    )
    assert write_decomposition(found["N"]) == "tăng 200\u00a0người"
    tell(story, "2022", a=1100)
    later = measure(story, "D", first="2021", last="2022")["D"]
    assert write_decomposition(later) == (
        "giảm 1.400\u00a0người, trong đó 1.400 do số đơn vị báo cáo khác nhau; "
        "1 đơn vị báo cáo cả hai kỳ không đổi"
    )


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[
        HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
    ],
)  # fmt: skip
@given(st.data(), trees())
def test_boundaries_come_to_nothing_and_parts_to_the_difference_t7(data, rows):
    """Every lowest place says a number at both ends; merges, moves and weighted divisions."""
    with transaction.atomic():
        story = Story()
        story.lay(rows)
        story.people = make_indicator("people", basis="people")
        drawn = Drawn(data, story)
        drawn.weights = lambda parts: [{"people": Decimal(i == 0)} for i in range(parts)]
        for year in YEARS[:2]:
            story.freeze(year)
            roll = story.rolls[year]
            lowest = [u for u in roll.units() if u in roll.own and roll.is_lowest(u)
                      and story.country.units[u].level != "branch"]  # fmt: skip
            story.say(year, story.people, {u: data.draw(st.integers(0, 40)) for u in lowest})
            if year == YEARS[0]:
                for kind in data.draw(
                    st.lists(st.sampled_from(["merge", "absorb", "split", "cut_out", "move"]),
                             max_size=4)
                ):  # fmt: skip
                    getattr(drawn, f"_{kind}")(TURN)

        names = [u for u in story.country.units if story.country.units[u].level == "commune"
                 and not drawn.is_parent_of_land(u, TURN)]  # fmt: skip
        first, last = (story.periods[year] for year in YEARS[:2])
        found = decompose([story.ids[u] for u in names], first, last, ["people"])
        whole = decompose([story.ids["N"]], first, last, ["people"])[story.ids["N"]]["people"]

        told = [each["people"] for each in found.values() if each["people"].difference is not None]
        assert all(each.difference == each.real + each.boundary + each.coverage for each in told)
        marks = {each["people"].comparability for each in found.values()}
        if Comparability.NOT_COMPARABLE not in marks:  # else something counts above the places
            assert add_boundaries(found, "people") == 0
        assert whole.boundary in (None, 0)
        transaction.set_rollback(True)
