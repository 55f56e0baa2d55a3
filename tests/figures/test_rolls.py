"""Rolls, what is due by them, and that a closed roll stays (product.md R2, T5; time.md)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from associations.models import Association, Reorganisation, ReorganisationStatus, State
from figures.models import Due, Form, Period, PeriodUnit, Total
from figures.owing import FormNotInUse
from figures.rolls import (
    RollError,
    build_roll,
    close_period,
    lay_due,
    make_period,
    make_periods,
    open_period,
    refresh_rolls,
)
from khuyenhoc.lib.periods import UnknownPeriod
from tests.factories import make_association, make_form, make_indicator, make_levels, make_tree

pytestmark = pytest.mark.django_db

TREE = [
    ("Trung ương", "national", None),
    ("Tỉnh Bình", "province", 0),
    ("Tỉnh An", "province", 0),
    ("Xã Đông", "commune", 1),
    ("Xã Ân", "commune", 1),
    ("Xã Tây", "commune-", 2),
    ("Chi hội 1", "branch", 3),
]


def read_roll(period: Period) -> list[tuple]:
    """(name, parent's name, level, depth, lft, rght), in the order of the roll."""
    return list(
        PeriodUnit.objects.filter(period=period)
        .order_by("lft")
        .values_list("association__name", "parent__name", "level", "depth", "lft", "rght")
    )


def read_due(period: Period, form: Form) -> set[str]:
    return set(
        Due.objects.filter(form=form, unit__period=period).values_list(
            "unit__association__name", flat=True
        )
    )


def move(unit: Association, parent: Association, on: date) -> None:
    """End the unit's state on ``on`` and begin one under ``parent``."""
    state = State.objects.get(association=unit)
    first = state.valid.lower
    state.valid = (first, on)
    state.save(update_fields=["valid"])
    State.objects.create(
        association=unit, valid=(on, None), name=state.name, full_name=state.full_name,
        level_id=state.level_id, parent=parent, established=state.established,
    )  # fmt: skip


def test_roll_is_the_tree_of_the_last_day_numbered_by_itself():
    make_tree(TREE)

    period = open_period("2024")

    assert read_roll(period) == [
        ("Trung ương", None, "national", 0, 1, 14),
        ("Tỉnh An", "Trung ương", "province", 1, 2, 5),
        ("Xã Tây", "Tỉnh An", "commune", 2, 3, 4),
        ("Tỉnh Bình", "Trung ương", "province", 1, 6, 13),
        ("Xã Ân", "Tỉnh Bình", "commune", 2, 7, 8),
        ("Xã Đông", "Tỉnh Bình", "commune", 2, 9, 12),
        ("Chi hội 1", "Xã Đông", "branch", 3, 10, 11),
    ]


@pytest.mark.parametrize(
    ("on", "parent"),
    [(date(2024, 12, 31), "Tỉnh An"), (date(2025, 1, 1), "Tỉnh Bình")],
    ids=["last day included", "day after"],
)
def test_roll_takes_in_a_change_of_the_last_day_and_none_of_the_day_after(on, parent):
    units = make_tree(TREE)
    move(units[4], units[2], on)

    period = open_period("2024")

    moved = PeriodUnit.objects.get(period=period, association=units[4])
    assert moved.parent.name == parent


def test_roll_remembers_the_last_reorganisation_that_it_took_in():
    make_tree(TREE)
    now = timezone.now()
    decisions = [
        Reorganisation.objects.create(
            number=number, in_force_on=on, status=status, applied_at=now + timedelta(minutes=late)
        )
        for number, on, status, late in [
            ("1", date(2024, 5, 1), ReorganisationStatus.APPLIED, 0),
            ("entered late", date(2024, 2, 1), ReorganisationStatus.APPLIED, 5),
            ("draft", date(2024, 6, 1), ReorganisationStatus.DRAFT, 6),
            ("after", date(2025, 1, 1), ReorganisationStatus.APPLIED, 7),
        ]
    ]

    period = open_period("2024")

    taken_in = PeriodUnit.objects.filter(period=period).values_list("taken_in", flat=True)
    assert set(taken_in) == {decisions[1].pk}


def test_roll_of_an_open_period_follows_the_tree_and_keeps_the_rows_of_those_that_stay():
    units = make_tree(TREE)
    period = open_period("2024")
    before = dict(PeriodUnit.objects.values_list("association_id", "pk"))
    move(units[4], units[2], date(2024, 7, 1))
    fresh = make_association("Xã Mới", "commune", units[2], valid=(date(2024, 7, 1), None))
    State.objects.filter(association=units[6]).update(valid=(None, date(2024, 12, 1)))

    [(code, change)] = refresh_rolls().items()

    after = dict(PeriodUnit.objects.filter(period=period).values_list("association_id", "pk"))
    assert (code, change.added, change.removed) == ("2024", 1, (units[6].pk,))
    assert after.keys() == before.keys() - {units[6].pk} | {fresh.pk}
    assert {unit: after[unit] for unit in after if unit in before} == {
        unit: key for unit, key in before.items() if unit != units[6].pk
    }
    assert [row[0] for row in read_roll(period)] == [
        "Trung ương", "Tỉnh An", "Xã Ân", "Xã Mới", "Xã Tây", "Tỉnh Bình", "Xã Đông",
    ]  # fmt: skip
    assert not build_roll(period)


def test_roll_refuses_a_unit_that_hangs_under_none():
    units = make_tree(TREE)
    State.objects.filter(association=units[1]).update(valid=(None, date(2024, 1, 1)))

    with pytest.raises(RollError, match="không nối được lên gốc"):
        open_period("2024")


def test_roll_needs_a_tree():
    make_levels()

    with pytest.raises(RollError, match="chạy load_units"):
        open_period("2024")


def test_closed_roll_refuses_every_write():
    units = make_tree(TREE)
    period = open_period("2024")
    close_period(period)
    roll = PeriodUnit.objects.filter(period=period)

    writes = [
        lambda: roll.update(depth=5),
        lambda: roll.filter(association=units[6]).delete(),
        lambda: PeriodUnit.objects.bulk_create(
            [
                PeriodUnit(
                    period=period, association=make_association("Xã Lạ", "commune", units[1]),
                    level_id="commune", depth=2, lft=90, rght=91,
                )
            ]
        ),
    ]  # fmt: skip

    for write in writes:
        with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
            write()
    with pytest.raises(RollError, match="đã khóa"):
        build_roll(period)
    assert roll.count() == len(TREE)


def test_reopened_period_follows_the_tree_again():
    units = make_tree(TREE)
    close_period(open_period("2024"))
    move(units[4], units[2], date(2024, 7, 1))

    period = open_period("2024")

    assert (period.is_open, period.frozen_at) == (True, None)
    assert PeriodUnit.objects.get(association=units[4]).parent == units[2]


def test_period_of_the_past_is_made_closed_with_its_roll_and_only_once():
    make_tree(TREE)

    first, second = make_period("2007"), make_period("2007")

    assert first == second
    assert (first.kind, first.is_open, first.frozen_at is None) == ("year", False, False)
    assert PeriodUnit.objects.filter(period=first).count() == len(TREE)


def test_many_periods_at_once_have_the_rolls_they_would_have_one_by_one():
    units = make_tree(TREE)
    move(units[4], units[2], date(2022, 7, 1))
    codes = ["2023", "2021", "T2020-2025", "2022-H1", "2022"]

    periods = make_periods(codes)

    assert periods.keys() == set(codes)
    for period in periods.values():
        together = read_roll(period)
        Period.objects.filter(pk=period.pk).update(frozen_at=None)
        PeriodUnit.objects.filter(period=period).delete()
        build_roll(period)
        assert read_roll(period) == together


def test_period_code_that_names_no_period_is_refused():
    make_tree(TREE)

    with pytest.raises(UnknownPeriod, match="2024-H3"):
        open_period("2024-H3")


def test_due_are_the_founded_units_of_the_forms_level_r2_t5():
    make_tree(TREE)
    period = open_period("2024")
    form = make_form("bieu", [make_indicator("a")], days_after=15)

    count = lay_due(period, form)
    again = lay_due(period, form)

    assert count == again == 2
    assert read_due(period, form) == {"Xã Đông", "Xã Ân"}
    assert set(Due.objects.values_list("deadline", flat=True)) == {date(2025, 1, 15)}


def test_due_stay_within_what_the_form_is_asked_of():
    units = make_tree([*TREE, ("Xã Nam", "commune", 2)])
    period = open_period("2024")
    form = make_form("bieu", [make_indicator("a")])
    form.asked_of.set([units[2]])

    lay_due(period, form)

    assert read_due(period, form) == {"Xã Nam"}


def test_due_follow_the_roll_and_keep_a_deadline_once_laid():
    units = make_tree(TREE)
    period = open_period("2024")
    form = make_form("bieu", [make_indicator("a")])
    lay_due(period, form)
    Due.objects.filter(unit__association=units[3]).update(deadline=date(2025, 2, 1))
    State.objects.filter(association=units[4]).update(established="paused")
    State.objects.filter(association=units[5]).update(established="yes")

    refresh_rolls()

    assert read_due(period, form) == {"Xã Đông", "Xã Tây"}
    assert Due.objects.get(unit__association=units[3]).deadline == date(2025, 2, 1)
    national = Total.objects.get(period=period, association=units[0])
    assert national.due == 2


def test_form_is_laid_on_periods_of_its_kind_and_versions_only():
    make_tree(TREE)
    form = make_form("bieu", [make_indicator("a")])

    with pytest.raises(FormNotInUse, match="nửa năm"):
        lay_due(open_period("2024-H1"), form)
    form.versions.update(valid=(date(2025, 1, 1), None))
    with pytest.raises(FormNotInUse, match="chưa có phiên bản"):
        lay_due(open_period("2024"), form)
