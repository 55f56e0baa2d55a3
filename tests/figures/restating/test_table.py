"""What a restated figure carries with it: ratios, who is due, flows, what must not change (T6)."""

from datetime import date
from decimal import Decimal

import pytest

from associations.models import ParcelPart
from figures.models import Period, Total
from figures.reading import Comparability
from figures.readings import read, read_table
from figures.rebuilding import rebuild
from figures.restating.table import read_restated
from figures.rolls import close_period, lay_due, open_period
from tests.factories import make_form, make_indicator
from tests.figures.restating.oracle import Frozen
from tests.figures.restating.story import Story
from tests.figures.restating.test_oracle import COUNTRY, HALVES

pytestmark = pytest.mark.django_db

TURN, LATER = date(2021, 7, 1), date(2021, 12, 31)


@pytest.fixture
def story() -> Story:
    told = Story()
    told.lay(COUNTRY)
    return told


def read_marks(story: Story, table, period: Period, code: str, *units: str) -> dict:
    readings = {unit: table.read(period, story.ids[unit], code) for unit in units}
    return {unit: (r.number, r.comparability) for unit, r in readings.items()}


def test_restated_ratio_is_computed_last_over_units_that_gave_both_sides(story):
    members = make_indicator("members", basis="members")
    people = make_indicator("people", basis="people")
    make_indicator("rate", "100 * members / people", places=2)
    story.freeze("2020")
    story.say("2020", members, {"a": 30, "b": 10, "c": 5, "d": 7})
    story.say("2020", people, {"a": 100, "b": 100, "c": 50})
    story.merge(["a", "b"], "ab", "E", TURN)
    units = [story.ids[unit] for unit in ("ab", "E", "P")]

    table = read_restated([story.periods["2020"]], units, ["rate"], LATER)

    told = {u: table.read(story.periods["2020"], story.ids[u], "rate") for u in ("ab", "E", "P")}
    assert {unit: (r.number, r.left_out, r.given) for unit, r in told.items()} == {
        "ab": (Decimal("20.00"), 0, 2),
        "E": (Decimal("18.00"), 1, 3),
        "P": (Decimal("18.00"), 1, 3),
    }


def test_restated_ratio_of_a_division_takes_each_side_by_its_own_basis(story):
    members = make_indicator("members", basis="members")
    people = make_indicator("people", basis="people")
    make_indicator("rate", "100 * members / people", places=2)
    story.freeze("2020")
    for indicator, number in ((members, 40), (people, 200)):
        story.say("2020", indicator, {"c": number})
    weights = [
        {"people": Decimal("0.5"), "members": Decimal("0.25")},
        {"people": Decimal("0.5"), "members": Decimal("0.75")},
    ]
    story.split("c", ["v", "w"], ["D", "E"], TURN, weights)
    period = story.periods["2020"]

    table = read_restated([period], [story.ids[u] for u in "vw"], ["rate"], LATER)

    assert read_marks(story, table, period, "rate", "v", "w") == {
        "v": (Decimal("10.00"), Comparability.ESTIMATED),
        "w": (Decimal("30.00"), Comparability.ESTIMATED),
    }


def test_restated_counts_units_due_where_their_ground_is(story):
    a = make_indicator("a")
    form = make_form("bieu", [a])
    period = open_period("2020")
    lay_due(period, form)
    close_period(period)
    story.periods["2020"], story.rolls["2020"] = period, Frozen.of(story.country, period.last_day)
    story.say("2020", a, {"a": 1, "c": 5, "e": 9})
    story.merge(["a", "b"], "ab", "E", TURN)
    story.split("c", ["v", "w"], ["D", "E"], TURN)
    units = ("ab", "v", "d", "D", "E", "P", "N")

    table = read_restated([period], [story.ids[unit] for unit in units], ["a"], LATER)

    told = {unit: table.read(period, story.ids[unit], "a") for unit in units}
    assert {unit: (r.units_in, r.due) for unit, r in told.items()} == {
        "ab": (1, 2), "v": (0, 0), "d": (0, 1), "D": (0, 0), "E": (1, 3), "P": (2, 4), "N": (3, 6),
    }  # fmt: skip
    assert {unit: r.is_complete for unit, r in told.items()} == dict.fromkeys(units, False)


def test_flow_of_a_year_is_added_from_halves_restated_to_its_last_day_f2a(story):
    flow = make_indicator("raised", nature="flow", basis="people")
    other = make_indicator("given", nature="flow", basis="none")
    story.freeze("2021-H1")
    for indicator in (flow, other):
        story.say("2021-H1", indicator, {"a": 10, "d": 20, "c": 101})
    story.merge(["a", "d"], "ad", "D", TURN)
    story.split("c", ["v", "w"], ["E", "E"], TURN, HALVES)
    story.freeze("2021-H2")
    for indicator in (flow, other):
        story.say("2021-H2", indicator, {"ad": 5, "v": 7, "w": 9})
    story.freeze("2021")
    year = story.periods["2021"]

    told = {unit: read(year, story.ids[unit]) for unit in ("ad", "v", "w")}

    assert {unit: (r["raised"].number, r["raised"].comparability) for unit, r in told.items()} == {
        "ad": (35, Comparability.EXACT),
        "v": (68, Comparability.ESTIMATED),
        "w": (49, Comparability.ESTIMATED),
    }
    assert told["ad"]["raised"].added_from == ("2021-H1", "2021-H2")
    assert told["ad"]["given"].number == 35
    assert (told["v"]["given"].number, told["v"]["given"].is_incomplete) == (None, True)


def test_what_was_reported_stays_whatever_is_decided_later_and_late(story):
    """Ten later decisions, one of them entered late: the closed table does not change by a byte."""
    people = make_indicator("people", basis="people")
    story.freeze("2020")
    story.say("2020", people, {"a": 1, "b": 2, "c": 3, "D": 4, "e": 5, "f": 6})
    period = story.periods["2020"]

    def read_reported() -> tuple:
        table = read_table([period], list(story.ids.values()))
        rows = [repr(table.read(period, unit, people)) for unit in sorted(first)]
        return rows, sorted(Total.objects.filter(period=period).values_list())

    first = list(story.ids.values())
    before = read_reported()

    story.merge(["a", "b"], "ab", "E", TURN)
    story.absorb("d", "c", TURN)
    story.move("ab", "D", date(2021, 8, 1))
    story.split("c", ["v", "w"], ["D", "E"], date(2021, 9, 1), HALVES)
    story.close("f", date(2021, 10, 1))
    story.reopen("f", "Q", date(2022, 1, 1))
    story.end_inner("E", ["P"], date(2022, 2, 1))
    story.end_inner("D", ["P"], date(2022, 3, 1))
    story.end_inner("P", ["Q"], date(2022, 4, 1))
    story.cut_out("e", "f", date(2020, 3, 1))

    assert len(story.decisions) == 10
    assert rebuild(period) == []
    assert read_reported() == before


def test_a_weight_that_becomes_known_turns_unknown_into_estimated_and_moves_nothing_above(story):
    people = make_indicator("people", basis="people")
    story.freeze("2020")
    story.say("2020", people, {"c": 101, "d": 9})
    story.split("c", ["v", "w"], ["E", "E"], TURN)
    period = story.periods["2020"]
    units = ("v", "w", "E", "N")
    ids = [story.ids[unit] for unit in units]

    before = read_marks(story, read_restated([period], ids, None, LATER), period, "people", *units)
    for part, share in zip(_list_parts(story), ("0.25", "0.75"), strict=True):
        part.weights.create(basis="people", share=Decimal(share), source="đề án bổ sung")
    after = read_marks(story, read_restated([period], ids, None, LATER), period, "people", *units)

    exact, unknown = Comparability.EXACT, Comparability.NOT_COMPARABLE
    assert before == {
        "v": (None, unknown), "w": (None, unknown), "E": (110, exact), "N": (110, exact),
    }  # fmt: skip
    assert after == {
        "v": (25, Comparability.ESTIMATED), "w": (76, Comparability.ESTIMATED),
        "E": (110, exact), "N": (110, exact),
    }  # fmt: skip


def _list_parts(story: Story) -> list:

    return list(ParcelPart.objects.order_by("pk"))


def test_on_the_last_day_of_its_period_a_figure_is_what_was_reported(story):
    people = make_indicator("people", basis="people")
    story.freeze("2020")
    story.say("2020", people, {"a": 1, "c": 3, "D": 4, "e": 5, "a1": 2})
    period = story.periods["2020"]
    units = [unit for name, unit in story.ids.items() if name not in ("a", "a1", "b")]

    restated = read_restated([period], units, None, period.last_day)
    reported = read_table([period], units)

    assert {u: restated.read(period, u, people).number for u in units} == {
        u: reported.read(period, u, people).number for u in units
    }


def test_queries_are_as_many_for_one_unit_as_for_all(story, django_assert_max_num_queries):
    make_indicator("people", basis="people")
    story.freeze("2020")
    story.freeze("2021")
    for units in (["a"], list(story.ids)):
        with django_assert_max_num_queries(22):
            read_restated(list(story.periods.values()), [story.ids[u] for u in units], None, LATER)
