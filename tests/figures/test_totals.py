"""Kept totals: the one cover, both readings, incremental and rebuilt (product.md F2b, F3)."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures import rebuilding
from figures.catalogue import indicators
from figures.models import (
    Due,
    Indicator,
    IndicatorKind,
    Mark,
    Period,
    PeriodUnit,
    Submission,
    SubmissionStatus,
    Total,
    Value,
    ValueStatus,
)
from figures.submitting import NewSubmission, NewValue, approve, send_back, submit, withdraw
from tests.figures.nation import make_nation, read_kept

pytestmark = pytest.mark.django_db

# ----- the oracle: a plain recursion over the roll -----


class Recursion:
    """Every total, worked out from the values one unit at a time."""

    def __init__(self, period: Period) -> None:
        self.catalogue = indicators()
        roll = PeriodUnit.objects.filter(period=period)
        self.children: dict[int, list[int]] = {}
        for unit, parent in roll.values_list("association_id", "parent_id"):
            self.children.setdefault(unit, [])
            if parent is not None:
                self.children.setdefault(parent, []).append(unit)
        self.owers = set(
            Due.objects.filter(unit__period=period).values_list("unit__association", flat=True)
        )
        asked = {i.pk for i in self.catalogue.indicators if i.code in ("a", "b", "c")}
        self.owed = self.catalogue.close(asked)
        self.cells: dict[str, dict[tuple[int, int], Value]] = {"approved": {}, "provisional": {}}
        for value in Value.objects.filter(period=period).order_by("-status"):
            key = (value.association_id, value.indicator_id)
            if value.status == ValueStatus.APPROVED:
                self.cells["approved"][key] = self.cells["provisional"][key] = value
        for value in Value.objects.filter(period=period, status=ValueStatus.PROVISIONAL):
            self.cells["provisional"][value.association_id, value.indicator_id] = value

    def due(self, unit: int, indicator: int) -> int:
        own = unit in self.owers and indicator in self.owed
        return own + sum(self.due(child, indicator) for child in self.children[unit])

    def own(self, reading: str, unit: int, indicator: Indicator) -> tuple[str, tuple]:
        """(what it says, (number, base, illustrative)) of the unit itself."""
        cells = self.cells[reading]
        if indicator.kind != IndicatorKind.RATIO:
            value = cells.get((unit, indicator.pk))
            if value is not None and value.mark == Mark.NUMBER:
                return "number", (value.number, None, value.is_illustrative)
            is_void = value is not None and value.mark == Mark.NOT_APPLICABLE
            return ("void" if is_void else "nothing"), ()
        formula = self.catalogue.formulas[indicator.pk]
        ids = {code: self.catalogue.by_code[code].pk for code in formula.codes}
        values = {code: cells.get((unit, pk)) for code, pk in ids.items()}
        present = [value for value in values.values() if value is not None]
        numbers = [value for value in present if value.mark == Mark.NUMBER]
        if len(numbers) == len(ids):
            above, below = (
                sum(values[code].number * factor for code, factor in side)
                for side in (formula.numerator, formula.denominator)
            )
            return "number", (above, below, any(value.is_illustrative for value in numbers))
        if any(value.mark == Mark.NOT_APPLICABLE for value in present):
            return "void", ()
        return ("partial" if numbers else "nothing"), ()

    def below(self, reading: str, unit: int, indicator: Indicator) -> tuple:
        given = [self.give(reading, child, indicator) for child in self.children[unit]]
        sums = tuple(sum(each[i] for each in given) for i in range(2, 6))
        numbers = [each[0] for each in given if each[0] is not None]
        bases = [each[1] for each in given if each[1] is not None]
        return (sum(numbers) if numbers else None, sum(bases) if bases else None, *sums)

    def give(self, reading: str, unit: int, indicator: Indicator) -> tuple:
        word, content = self.own(reading, unit, indicator)
        if word == "number":
            number, base, is_illustrative = content
            return (number, base, 1, self.due(unit, indicator.pk), 0, int(is_illustrative))
        number, base, count, in_, left_out, illustrative = self.below(reading, unit, indicator)
        if word == "void":
            in_ += int(unit in self.owers and indicator.pk in self.owed)
        return (number, base, count, in_, left_out + (word == "partial"), illustrative)

    def rows(self) -> dict[tuple[int, int], tuple]:
        found = {}
        for unit in self.children:
            for indicator in self.catalogue.indicators:
                if indicator.kind == IndicatorKind.RATIO and not indicator.formula:
                    continue
                due = self.due(unit, indicator.pk)
                own_due = int(unit in self.owers and indicator.pk in self.owed)
                approved, provisional = (
                    self.below(reading, unit, indicator) for reading in rebuilding.READINGS
                )
                counted = (approved[2], approved[4], provisional[2], provisional[4])
                if due > own_due or any(counted):
                    found[unit, indicator.pk] = (due, *approved, *provisional)
        return found


# ----- the property -----

parents = st.lists(st.integers(0, 100), min_size=2, max_size=9)
LEVELS = ["national", "province", "district", "commune", "commune-", "branch"]
cells = st.dictionaries(
    st.sampled_from(["a", "b", "c", "p"]),
    st.one_of(
        st.decimals(0, 1000, places=2),
        st.sampled_from([Mark.EMPTY, Mark.NOT_APPLICABLE, Mark.NOT_REPORTED]),
    ),
    min_size=1,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("submit"), st.lists(st.tuples(st.integers(0, 99), cells), min_size=1)),
        st.tuples(
            st.sampled_from(["approve", "send_back", "withdraw"]), st.sets(st.integers(0, 9))
        ),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parents, st.lists(st.sampled_from(LEVELS), min_size=9, max_size=9), steps, st.booleans())
def test_totals_equal_a_plain_recursion_and_a_rebuild_f3(above, levels, story, is_illustrative):
    with transaction.atomic():
        rows = [("Gốc", "national", None)]
        rows += [(f"Đơn vị {i}", levels[i], above[i] % (i + 1)) for i in range(len(above))]
        nation = make_nation(rows)

        for kind, content in story:
            if kind == "submit":
                items = {}
                for place, given_cells in content:
                    unit = nation.units[place % len(nation.units)]
                    items[unit.pk] = NewSubmission(
                        nation.period,
                        unit,
                        [
                            NewValue(
                                nation.codes[code].pk,
                                None if isinstance(number, Mark) else number,
                                number if isinstance(number, Mark) else Mark.NUMBER,
                                is_illustrative=is_illustrative,
                            )
                            for code, number in given_cells.items()
                        ],
                    )
                submit(list(items.values()))
            else:
                waiting = list(
                    Submission.objects.filter(status=SubmissionStatus.SUBMITTED).order_by("pk")
                )
                chosen = [each for i, each in enumerate(waiting) if i in content]
                {"approve": lambda c: approve(c, by=None), "send_back": send_back,
                 "withdraw": withdraw}[kind](chosen)  # fmt: skip

        expected = Recursion(nation.period).rows()
        assert read_kept(nation.period) == expected
        assert rebuilding.check(nation.period) == []
        Total.objects.all().delete()
        rebuilding.rebuild(nation.period)
        assert read_kept(nation.period) == expected
        assert all(row[4] <= row[0] and row[10] <= row[0] for row in expected.values())
        transaction.set_rollback(True)
