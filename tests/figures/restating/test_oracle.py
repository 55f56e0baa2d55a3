"""Restated figures agree with the country of atoms on every unit, day and mark (T6)."""

from datetime import date
from decimal import Decimal

import pytest

from figures.reading import Comparability
from figures.restating import mapping
from figures.restating.groups import comparable_groups, read_groups
from figures.restating.table import RestatedTable, read_restated
from tests.factories import make_indicator
from tests.figures.restating.oracle import Restated, list_groups, read_group
from tests.figures.restating.story import Story

pytestmark = pytest.mark.django_db

COUNTRY = [
    ("N", "national", None),
    ("K1", "cluster", "N"),
    ("K2", "cluster", "N"),
    ("P", "province", "K1"),
    ("Q", "province", "K2"),
    ("D", "district", "P"),
    ("E", "district", "P"),
    ("F", "district", "Q"),
    ("a", "commune", "D"),
    ("b", "commune", "D"),
    ("c", "commune", "E"),
    ("d", "commune", "E"),
    ("e", "commune", "F"),
    ("f", "commune", "Q"),
    ("a1", "branch", "a"),
    ("a2", "branch", "a"),
    ("c1", "branch", "c"),
]
DAYS = [date(2020, 6, 1), date(2021, 7, 1), date(2022, 7, 1), date(2023, 7, 1), date(2030, 1, 1)]
HALVES = [{"people": Decimal("0.6")}, {"people": Decimal("0.4")}]
FLAGS = [Comparability.EXACT, Comparability.ESTIMATED, Comparability.NOT_COMPARABLE]


@pytest.fixture
def story() -> Story:
    told = Story()
    told.lay(COUNTRY)
    told.people = make_indicator("people", basis="people")
    told.none = make_indicator("none", basis="none")
    return told


def check(story: Story, days=DAYS) -> None:
    """Every unit of every day, in every period, is what the atoms say."""
    for on in days:
        living = [unit.name for unit in story.country.units.values() if unit.lives(on)]
        table = _read_whole(story, living, on)
        alone = {
            unit: read_restated(list(story.periods.values()), [story.ids[unit]], None, on)
            for unit in living[:: max(1, len(living) // 4)]
        }
        for code, period in story.periods.items():
            restated = Restated(story.country, story.rolls[code], on)
            for indicator in (story.people, story.none):
                expected = restated.read(indicator.code, indicator.basis)
                told = {}
                for unit in living:
                    reading = table.read(period, story.ids[unit], indicator)
                    told[unit] = (reading.number, reading.comparability)
                    if unit in alone:
                        assert alone[unit].read(period, story.ids[unit], indicator) == reading
                assert told == expected, (code, on, indicator.code)
    check_groups(story, days[0], days[-1])


def check_groups(story: Story, first: date, last: date) -> None:
    """The comparable groups between two days, and their figures, are what the atoms say."""
    names = {unit: name for name, unit in story.ids.items()}
    groups = comparable_groups(first, last)
    told = {
        (frozenset(names[u] for u in group.old), frozenset(names[u] for u in group.new))
        for group in groups
    }
    assert told == list_groups(story.country, first, last)

    kept = [group for group in groups if group.new]
    table = read_groups(list(story.periods.values()), kept, None)
    for code, period in story.periods.items():
        restated = Restated(story.country, story.rolls[code], last)
        for indicator in (story.people, story.none):
            for group in kept:
                reading = table.read(period, group, indicator)
                assert (reading.number, reading.comparability) == read_group(
                    restated, indicator.code, indicator.basis, {names[u] for u in group.new}
                ), (code, group)


def _read_whole(story: Story, units: list[str], on: date) -> RestatedTable:
    """All units together, from rolls that are read whole as those of a large tree are."""
    usual, mapping.LARGE = mapping.LARGE, 0
    try:
        ids = [story.ids[unit] for unit in units]
        return read_restated(list(story.periods.values()), ids, None, on)
    finally:
        mapping.LARGE = usual


def say_all(story: Story, code: str, *units: str) -> None:
    """Numbers that tell units apart, of the lowest places unless told."""
    roll = story.rolls[code]
    units = units or [u for u in roll.units() if roll.is_lowest(u) and u in roll.own]
    for place, indicator in enumerate((story.people, story.none)):
        story.say(code, indicator, {u: 101 * (n + 1) + place for n, u in enumerate(units)})


def test_oracle_commune_moved_out_of_a_district_that_reported_as_a_whole(story):
    story.freeze("2020")
    say_all(story, "2020", "D", "c", "d", "F", "f")

    story.move("b", "E", date(2021, 7, 1))

    check(story)


def test_oracle_merged_and_later_parted_on_the_old_border(story):
    story.freeze("2020")
    say_all(story, "2020", "a", "b", "c", "d", "e", "f")
    story.merge(["a", "b"], "ab", "D", date(2021, 7, 1))
    story.freeze("2021")
    say_all(story, "2021", "ab", "c", "d", "e", "f")

    story.decide(date(2022, 7, 1))
    for name, origin in (("x", "a"), ("y", "b")):
        story.found(name, "commune", "D", date(2022, 7, 1))
        atoms = [a for a in story.country.atoms_of("ab", date(2022, 7, 1)) if a[0] == origin]
        story._pass(story.parcels[(origin,)], name, date(2022, 7, 1))
        story.country.pass_on(atoms, name, date(2022, 7, 1))
    for branch in ("a1", "a2"):
        story.hang(branch, "x", date(2022, 7, 1))
    story.end("ab", date(2022, 7, 1))
    story.freeze("2022")
    say_all(story, "2022")

    check(story)


def test_oracle_closed_and_reopened(story):
    story.freeze("2020")
    say_all(story, "2020")
    story.close("c", date(2021, 7, 1))
    story.freeze("2021")
    say_all(story, "2021")

    story.reopen("c", "D", date(2022, 7, 1))
    story.freeze("2022")
    say_all(story, "2022")

    check(story)


def test_oracle_closed_without_successor_with_its_parents(story):
    story.freeze("2020")
    say_all(story, "2020")

    story.close("e", date(2021, 7, 1))
    story.close("F", date(2022, 7, 1))
    story.close("c1", date(2022, 7, 1))

    check(story)


@pytest.mark.parametrize("weights", [None, HALVES])
def test_oracle_decision_entered_after_the_roll_froze(story, weights):
    story.freeze("2020")
    story.freeze("2021")
    for code in ("2020", "2021"):
        say_all(story, code)

    story.split("c", ["c2", "c3"], ["E", "D"], date(2020, 7, 1), weights)
    story.absorb("e", "f", date(2021, 3, 1))
    story.freeze("2022")
    say_all(story, "2022")

    check(story)


@pytest.mark.parametrize("weights", [None, HALVES])
def test_oracle_province_divided_between_two(story, weights):
    story.freeze("2020")
    say_all(story, "2020", "P", "e", "f")
    story.decide(date(2021, 7, 1))
    story.found("R", "province", "K1", date(2021, 7, 1))
    story.split("c", ["c2", "c3"], ["D", "F"], date(2021, 7, 1), weights)
    story.end_inner("P", ["R", "Q"], date(2022, 7, 1))
    story.freeze("2022")
    say_all(story, "2022")

    check(story)


@pytest.mark.parametrize("weights", [None, HALVES])
def test_oracle_chain_of_three_waves(story, weights):
    story.freeze("2020")
    say_all(story, "2020")
    story.split("a", ["u", "v"], ["D", "E"], date(2021, 7, 1), weights)
    story.freeze("2021")
    say_all(story, "2021")
    story.merge(["v", "d"], "w", "E", date(2022, 7, 1))
    story.freeze("2022")
    say_all(story, "2022")
    story.split("w", ["w1", "w2"], ["D", "F"], date(2023, 7, 1), weights)
    story.freeze("2023")
    say_all(story, "2023")

    check(story)


def test_oracle_parts_that_come_to_the_whole_stand_for_it(story):
    story.freeze("2020")
    for indicator in (story.people, story.none):
        story.say("2020", indicator, {"a": 30, "b": 12, "D": 42, "c": 5, "d": 6, "E": 12, "f": 1})

    story.move("b", "E", date(2021, 7, 1))
    story.move("c", "D", date(2021, 7, 2))

    check(story)
