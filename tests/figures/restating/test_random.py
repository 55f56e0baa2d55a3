"""Random changes of all kinds on random trees restate as the atoms say (T6)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.factories import make_indicator
from tests.figures.restating.oracle import LAND
from tests.figures.restating.story import Story
from tests.figures.restating.test_oracle import check

pytestmark = pytest.mark.django_db

YEARS = ("2020", "2021", "2022")
EVENTS = [date(year, month, 1) for year in (2020, 2021, 2022, 2023) for month in (3, 9)]
ASKED = [date(2019, 1, 1), date(2020, 12, 31), date(2022, 6, 1), date(2030, 1, 1)]
KINDS = (
    "merge", "absorb", "split", "cut_out", "close", "reopen", "move", "end_inner", "found",
)  # fmt: skip
PARENTS = {
    "cluster": ("national",),
    "province": ("national", "cluster"),
    "district": ("province",),
    "commune": ("district", "province"),
    "branch": ("commune",),
}


class Drawn:
    """Draws changes that make sense, for units that nothing touches later."""

    def __init__(self, data, story: Story) -> None:
        self.data, self.story, self.count = data, story, 0

    def pick(self, items, amount: int = 1) -> list[str]:
        items = sorted(items)
        if len(items) < amount:
            return []
        return self.data.draw(
            st.lists(st.sampled_from(items), min_size=amount, max_size=amount, unique=True)
        )

    def name(self) -> str:
        self.count += 1
        return f"n{self.count}"

    def free(self, day: date, *levels: str) -> list[str]:
        """Units alive on the day that nothing touches on it or later, with all below them."""
        country = self.story.country

        def is_free(unit: str) -> bool:
            first, until, _ = country.units[unit].states[-1]
            if until is not None or (first is not None and first >= day):
                return False
            if any(
                state[2] == unit and state[0] is not None and state[0] >= day
                for other in country.units.values()
                for state in other.states
            ):
                return False
            return all(
                (spans[-1][0] is None or spans[-1][0] < day)
                for spans in country.held.values()
                if any(span[2] == unit for span in spans)
            )

        living = country.living(day, *levels)
        return [
            unit
            for unit in living
            if is_free(unit) and all(is_free(each) for each in self.story._below(unit, day))
        ]

    def lowest(self, day: date) -> list[str]:
        country = self.story.country
        return [
            unit
            for unit in self.free(day, "commune")
            if country.atoms_of(unit, day) and not self.is_parent_of_land(unit, day)
        ]

    def is_parent_of_land(self, unit: str, day: date) -> bool:
        units = self.story.country.units
        return any(units[each].level in LAND for each in self.story._below(unit, day))

    def parent(self, day: date, level: str, without: tuple = ()) -> str | None:
        found = [
            unit
            for unit in self.story.country.living(day, *PARENTS[level])
            if self.story.country.units[unit].states[-1][1] is None and unit not in without
        ]
        return (self.pick(found) or [None])[0]

    def weights(self, parts: int) -> list[dict]:
        kind = self.data.draw(st.sampled_from(["none", "people", "zero"]))
        if kind == "none":
            return [{}] * parts
        shares = [Decimal(0)] * parts
        if kind == "people":
            shares = [Decimal(self.data.draw(st.integers(1, 9))) / 100 for _ in range(parts)]
        shares[0] += 1 - sum(shares)
        return [{"people": share} for share in shares]

    def happen(self, day: date) -> None:
        getattr(self, f"_{self.data.draw(st.sampled_from(KINDS))}")(day)

    def _merge(self, day: date) -> None:
        units, parent = self.pick(self.lowest(day), 2), self.parent(day, "commune")
        if units and parent:
            self.story.merge(units, self.name(), parent, day)

    def _absorb(self, day: date) -> None:
        units = self.pick(self.lowest(day), 2)
        if units:
            self.story.absorb(units[0], units[1], day)

    def _split(self, day: date) -> None:
        units = self.pick(self.lowest(day))
        parts = self.data.draw(st.integers(2, 3))
        parents = [self.parent(day, "commune") for _ in range(parts)]
        if units and all(parents):
            names = [self.name() for _ in range(parts)]
            self.story.split(units[0], names, parents, day, self.weights(parts))

    def _cut_out(self, day: date) -> None:
        units = self.pick(self.lowest(day), 2)
        if units:
            self.story.cut_out(units[0], units[1], day, self.weights(2))

    def _close(self, day: date) -> None:
        units = self.pick(self.free(day, "district", "commune", "branch"))
        if units:
            self.story.close(units[0], day)

    def _reopen(self, day: date) -> None:
        country = self.story.country
        ended = [
            unit.name
            for unit in country.units.values()
            if unit.level in ("commune", "branch")
            and unit.states[-1][1] is not None
            and unit.states[-1][1] < day
            and any(
                spans[-1][2] == unit.name and spans[-1][1] is not None and spans[-1][1] < day
                for spans in country.held.values()
            )
        ]
        units = self.pick(ended)
        parent = units and self.parent(day, country.units[units[0]].level)
        if units and parent:
            self.story.reopen(units[0], parent, day)

    def _move(self, day: date) -> None:
        units = self.pick(self.free(day, "province", "district", "commune", "branch"))
        if units:
            here = self.story.country.units[units[0]].parent(day)
            parent = self.parent(day, self.story.country.units[units[0]].level, (here,))
            if parent:
                self.story.move(units[0], parent, day)

    def _end_inner(self, day: date) -> None:
        country = self.story.country
        inner = [
            unit
            for unit in self.free(day, "province", "district", "cluster")
            if not country.atoms_of(unit, day) and country.children(day).get(unit)
        ]
        for unit in self.pick(inner):
            level = {"province": "province", "cluster": "cluster"}.get(
                country.units[unit].level, "commune"
            )
            wanted = PARENTS["district" if level == "province" else
                             "province" if level == "cluster" else "commune"]  # fmt: skip
            fit = [
                each
                for each in country.living(day, *wanted)
                if each != unit and country.units[each].states[-1][1] is None
                and unit not in country.path(each, day)
            ]  # fmt: skip
            parents = self.pick(fit, min(2, len(fit))) if fit else []
            if parents:
                self.story.end_inner(unit, parents, day)

    def _found(self, day: date) -> None:
        parent = self.parent(day, "branch")
        if parent:
            self.story.found(self.name(), "branch", parent, day, settled=True)


@st.composite
def trees(draw) -> list[tuple[str, str, str | None]]:
    rows: list[tuple[str, str, str | None]] = [("N", "national", None), ("K", "cluster", "N")]
    for level, most in (("province", 3), ("district", 3), ("commune", 5), ("branch", 3)):
        for number in range(draw(st.integers(2 if level == "commune" else 1, most))):
            above = [row[0] for row in rows if row[1] in PARENTS[level]]
            rows.append((f"{level[0]}{number}", level, draw(st.sampled_from(above))))
    return rows


def tell_at_random(story: Story, data) -> None:
    """Changes and closed years in turn, then some changes that are entered late."""
    story.people = make_indicator("people", basis="people")
    story.none = make_indicator("none", basis="none")
    drawn = Drawn(data, story)
    days = sorted(data.draw(st.lists(st.sampled_from(EVENTS), min_size=1, max_size=6)))
    late = data.draw(st.lists(st.sampled_from(EVENTS[:6]), max_size=2))
    for year in YEARS:
        while days and days[0] <= date(int(year), 12, 31):
            drawn.happen(days.pop(0))
        story.freeze(year)
        units = st.sampled_from(sorted(story.rolls[year].units()))
        for indicator in (story.people, story.none):
            said = data.draw(st.dictionaries(units, st.integers(0, 40), max_size=9))
            story.say(year, indicator, said)
    for day in [*late, *days]:
        drawn.happen(day)


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a story told is short enough to read
    suppress_health_check=[
        HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
    ],
)  # fmt: skip
@given(st.data(), trees())
def test_random_changes_restate_as_the_atoms_say(data, rows):
    with transaction.atomic():
        story = Story()
        story.lay(rows)

        tell_at_random(story, data)

        check(story, ASKED)
        transaction.set_rollback(True)
