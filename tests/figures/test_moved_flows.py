"""Flows added from halves whose units moved in between, on the page, the walk and the change (T6).

The commune b passes from the district D to E on 1 July 2021; communes report by halves only.
"""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from figures import rolls
from figures.decomposing import decompose, write_decomposition
from figures.models import PeriodKind
from figures.readings import read
from figures.results import read_results
from figures.results_page import tell_parts
from figures.walking import walk
from tests.factories import make_form, make_indicator
from tests.figures.restating.oracle import Frozen
from tests.figures.restating.story import Story
from tests.figures.restating.test_oracle import COUNTRY

pytestmark = pytest.mark.django_db

TURN = date(2021, 7, 1)
TOLD = {
    "2020-H1": {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6},
    "2020-H2": {"a": 10, "b": 20, "c": 30, "d": 40, "e": 50, "f": 60},
    "2021-H1": {"a": 5, "b": 6, "c": 7, "d": 8, "e": 9, "f": 10},
    "2021-H2": {"a": 9, "b": 10, "c": 11, "d": 12, "e": 13, "f": 14},
}


class Halves(Story):
    """The story in which ``raised`` is due from every commune, each half."""

    def __init__(self) -> None:
        super().__init__()
        self.lay(COUNTRY)
        self.raised = make_indicator("raised", nature="flow", basis="people", label="Số vận động")
        self.members = make_indicator("members", basis="members")
        self.form = make_form("bieu-ky", [self.raised], kind=PeriodKind.HALF_YEAR)

    def tell(self, code: str, numbers: dict[str, int] | None = None) -> None:
        """The half of ``code``, due from every commune, with what communes reported."""
        period = self.periods[code] = rolls.open_period(code)
        rolls.lay_due(period, self.form)
        rolls.close_period(period)
        self.rolls[code] = Frozen.of(self.country, period.last_day)
        self.say(code, self.raised, TOLD[code] if numbers is None else numbers)

    def move_and_close(self, first_half: dict[str, int] | None = None) -> None:
        """The halves of two years around the move, and both years."""
        self.tell("2020-H1")
        self.tell("2020-H2")
        self.tell("2021-H1", first_half)
        self.move("b", "E", TURN)
        self.tell("2021-H2")
        self.close_years("2020", "2021")

    def close_years(self, *codes: str) -> None:
        """Years in which communes report their members, and nothing of what halves ask."""
        for code in codes:
            period = self.freeze(code)
            alive = self.country.children(period.last_day)
            self.say(code, self.members, dict.fromkeys([*alive["D"], *alive["E"]], 100))


@pytest.fixture
def story(db) -> Halves:
    return Halves()


def show(story: Halves, unit: str, period: str = "2021"):
    return read_results(period, story.ids[unit])


def test_t7_change_over_a_moved_border_is_told_in_its_parts_though_halves_are_added(story):
    story.move_and_close()

    page = show(story, "E")
    now = page.read("raised")
    parts = page.parts[story.raised.pk]

    assert (now.number, now.is_incomplete, now.added_from) == (54, False, ("2021-H1", "2021-H2"))
    assert page.read_before(story.periods["2020"], "raised").number == 77
    assert (parts.difference, parts.real, parts.boundary, parts.coverage) == (-23, -45, 22, 0)
    assert [(each["label"], each["amount"]) for each in tell_parts(parts)] == [
        ("trên cùng địa bàn", -45), ("do địa giới", 22),
    ]  # fmt: skip


def test_t6_page_reading_and_walk_give_one_number(story):
    story.move_and_close()
    year = story.periods["2021"]

    numbers = {
        unit: (
            show(story, unit).read("raised").number,
            read(year, story.ids[unit], ["raised"])["raised"].number,
            walk("2021", story.ids[unit], "raised").reading.number,
        )
        for unit in ("D", "E", "P")
    }

    assert numbers == {"D": (14,) * 3, "E": (54,) * 3, "P": (68,) * 3}
    step = walk("2021", story.ids["E"], "raised")
    assert [part.reading.number for part in step.parts] == [21, 33]
    assert "theo địa giới ngày 31/12/2021" in step.formula
    assert "địa giới" not in walk("2021", story.ids["P"], "raised").formula


def test_a_unit_below_shows_its_flow_too_and_an_earlier_move_counts_in_its_own_year(story):
    story.move_and_close()
    for code in ("2022-H1", "2022-H2"):
        story.tell(code, TOLD["2021-H2"])
    story.close_years("2022")

    above, later = show(story, "P"), show(story, "E", "2022")

    assert above.table.read(story.periods["2021"], story.ids["E"], "raised").number == 54
    assert later.read_before(story.periods["2021"], "raised").number == 54
    change = later.measure(story.raised)
    assert (change.amount, change.percent) == (Decimal(12), Decimal("22.2"))


def test_what_a_commune_left_out_is_not_enough_and_told_so(story):
    story.move_and_close({unit: n for unit, n in TOLD["2021-H1"].items() if unit != "c"})

    found = show(story, "E").read("raised")
    change = decompose([story.ids["E"]], story.periods["2020"], story.periods["2021"], ["raised"])[
        story.ids["E"]
    ]["raised"]

    assert (found.number, found.empty_kind) == (None, "incomplete")
    assert write_decomposition(change) == "số năm 2021 chưa đủ để so"


def test_a_half_that_cannot_be_laid_on_the_new_ground_is_not_comparable(story):
    """b was divided with unknown shares: what it gave before belongs to nobody alone."""
    story.tell("2020-H1")
    story.tell("2020-H2")
    story.tell("2021-H1")
    story.split("b", ["v", "w"], ["D", "E"], TURN)
    story.tell("2021-H2", {"a": 9, "v": 4, "w": 6, "c": 11, "d": 12, "e": 13, "f": 14})
    story.close_years("2020", "2021")

    found = show(story, "v").read("raised")

    assert (found.number, found.empty_kind) == (None, "not_comparable")
    assert show(story, "P").read("raised").number == 68


@pytest.mark.parametrize("unit", ["E", "P"])
def test_page_asks_the_same_whatever_the_number_of_moved_units(story, unit):
    story.move_and_close()
    show(story, unit)
    with CaptureQueriesContext(connection) as few:
        show(story, unit)
    story.move("c", "D", date(2021, 8, 1))
    story.move("a", "E", date(2021, 9, 1))
    with CaptureQueriesContext(connection) as more:
        show(story, unit)

    assert len(more) == len(few)
    assert len(few) <= 60
