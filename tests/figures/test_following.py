"""Totals after a roll followed the tree are those of a rebuild from the leaves (product.md F3)."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from associations.models import Association, State
from figures.given import NewSubmission, NewValue
from figures.models import Mark, Period, Total
from figures.rebuilding import check
from figures.rolls import Trees, follow, lay_due, open_period
from figures.submitting import load_approved, submit
from tests.factories import make_form, make_indicator, make_tree

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)
LEVELS = ("national", "province", "commune", "branch")


def grow(random: Random) -> list[Association]:
    """A tree of four levels; some places have no association."""
    rows: list[tuple[str, str, int | None]] = [("Gốc", "national", None)]
    above = [0]
    for level in LEVELS[1:]:
        fresh = []
        for number in range(random.randint(2, 5) * (len(above) if level != "province" else 1)):
            name = level + ("-" if level == "commune" and random.random() < 0.2 else "")
            rows.append((f"{level} {number}", name, random.choice(above)))
            fresh.append(len(rows) - 1)
        above = fresh
    return make_tree(rows)


def report(random: Random, period: Period, units: list[Association], asked: list) -> None:
    """Numbers, not applicable and nothing, at any level, approved or waiting."""
    for unit in units:
        if random.random() < 0.5:
            continue
        values = [
            NewValue(each.pk, Decimal(random.randint(0, 99)))
            if random.random() < 0.8
            else NewValue(each.pk, None, Mark.NOT_APPLICABLE)
            for each in asked
            if random.random() < 0.8
        ]
        given = NewSubmission(period=period, association=unit, values=values)
        if values and random.random() < 0.5:
            load_approved([given])
        elif values:
            submit([given])


def change(random: Random, units: list[Association]) -> None:
    """Move, end, found and pause units from the day on, as states tell it."""
    for unit in units[1:]:
        state = State.objects.get(association=unit)
        if state.level_id == "branch" and random.random() < 0.2:
            State.objects.filter(pk=state.pk).update(valid=(None, DAY))
        elif state.level_id in ("commune", "branch") and random.random() < 0.25:
            place = LEVELS.index(state.level_id) - 1
            parents = [each for each in units if each.level_id == LEVELS[place]]
            State.objects.filter(pk=state.pk).update(parent=random.choice(parents))
        elif random.random() < 0.1:
            State.objects.filter(pk=state.pk).update(established="paused")
    communes = [each for each in units if each.level_id == "commune"]
    for number in range(random.randint(0, 3)):
        parent = random.choice(communes)
        fresh = Association.objects.create(
            name=f"mới {number}", full_name=f"mới {number}", level_id="branch", parent=parent
        )
        State.objects.create(
            association=fresh, valid=(DAY, None), name=fresh.name, full_name=fresh.name,
            level_id="branch", parent=parent,
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_f3_totals_follow_a_changed_roll(seed):
    random = Random(seed)  # noqa: S311 - draws for a test
    units = grow(random)
    asked = [make_indicator("a"), make_indicator("b")]
    make_indicator("share", "100 * a / b")
    period = open_period("2024")
    for level in ("commune", "branch"):
        lay_due(period, make_form(f"bieu-{level}", asked, level))
    report(random, period, units, asked)
    assert check(period) == []
    before = list(Total.objects.order_by("association", "indicator").values())
    change(random, units)

    follow(period, trees=Trees())

    assert check(period) == []
    assert list(Total.objects.order_by("association", "indicator").values()) != before
