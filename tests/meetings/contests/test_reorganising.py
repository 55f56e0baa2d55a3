"""Contests live through reorganisations (time.md)."""

from datetime import date

import pytest

from associations.reorganising.cancelling import cancel
from meetings.contests.reorganising import CONTESTS
from meetings.models import Contest, ContestEntry
from tests.reorganised import (
    DAY,
    TWO_TIERS,
    Before,
    abolish_districts,
    carry_out,
    decide,
    divide,
    foresee,
    make_before,
    merge,
)
from tests.servers import read_tables

pytestmark = pytest.mark.django_db


def hold(place: Before, unit: str, entries: dict[str, int], **fields) -> Contest:
    """A contest with a round that is over and one that is open, with entries to both."""
    by = place.people["vanphong"]
    contest = Contest.objects.create(
        association=place.units[unit], name="Gương tự học", written_by=by,
        **{"begins_on": date(2025, 3, 1), **fields},
    )  # fmt: skip
    over = contest.rounds.create(order=1, name="Sơ khảo", due_on=date(2025, 5, 1))
    for each in (over, contest.rounds.create(order=2, name="Chung khảo")):
        for name, count in entries.items():
            ContestEntry.objects.create(
                round=each, association=place.units[name], entries=count, told_by=by
            )
    return contest


def read_entries(contest: Contest, order: int) -> list[tuple[str, int]]:
    rows = ContestEntry.objects.filter(round__contest=contest, round__order=order)
    return sorted(rows.values_list("association__name", "entries"))


def test_entries_of_merged_communes_are_added_up_where_the_round_is_open():
    place = make_before()
    contest = hold(place, "Thái Nguyên", {"Kha Sơn": 7, "Úc Kỳ": 5, "Tân Lập": 1})

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    seen = foresee(decision, CONTESTS.title)
    carry_out(decision)

    assert [each.text for each in seen.values()] == [
        "7 bài dự thi của Xã Kha Sơn ở các vòng còn nhận bài.",
        "5 bài dự thi của Xã Úc Kỳ ở các vòng còn nhận bài.",
    ]
    assert read_entries(contest, 2) == [("Phú Sơn", 12), ("Tân Lập", 1)]
    assert read_entries(contest, 1) == [("Kha Sơn", 7), ("Tân Lập", 1), ("Úc Kỳ", 5)]


def test_one_part_of_a_divided_commune_takes_entries_and_contest_or_they_stay():
    place = make_before()
    contest = hold(place, "Kha Sơn", {"Kha Sơn": 7})
    unit = place.units["Kha Sơn"].pk

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, CONTESTS.title)
    carry_out(decision, {f"contest:{contest.pk}": "to:1", f"contest entries:{unit}": "stay"})

    assert [[choice.value for choice in each.choices] for each in asked.values()] == [
        ["to:0", "to:1", "end"], ["to:0", "to:1", "stay"],
    ]  # fmt: skip
    contest.refresh_from_db()
    assert contest.association.name in ("Đông", "Tây")
    assert read_entries(contest, 2) == [("Kha Sơn", 7)]


def test_contests_of_an_abolished_level_go_on_with_the_province_or_end():
    place = make_before(with_districts=True)
    going, ending = hold(place, "Phú Bình", {"Phú Bình": 2}), hold(place, "Võ Nhai", {})
    past = hold(place, "Võ Nhai", {}, ends_on=date(2025, 6, 30))

    carry_out(decide(*abolish_districts(), on=TWO_TIERS), {f"contest:{ending.pk}": "end"})

    rows = Contest.objects.order_by("pk").values_list("association__name", "ends_on")
    assert list(rows) == [
        ("Thái Nguyên", None), ("Võ Nhai", TWO_TIERS), ("Võ Nhai", past.ends_on),
    ]  # fmt: skip
    assert read_entries(going, 2) == [("Phú Bình", 2)]


def test_a_cancelled_event_leaves_contests_as_they_were():
    place = make_before()
    hold(place, "Kha Sơn", {"Kha Sơn": 7, "Úc Kỳ": 5}, ends_on=DAY)
    kept = ("meetings_contest", "meetings_contestentry")
    before = read_tables()
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    between = read_tables()
    cancel(decision)

    assert all(between[table] != before[table] for table in kept)
    after = read_tables()
    assert {table: after[table] for table in kept} == {table: before[table] for table in kept}
