"""Members live through a merge, a division, a level that ends, a small change, a cancellation."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from associations.models import Association
from associations.reorganising.cancelling import cancel, find_blocks
from members.joining import move
from members.models import Member, Stay
from members.reorganising import MEMBERS
from tests.associations.reorganising.dumping import dump
from tests.factories import make_association
from tests.members.people import JOINED, make_member
from tests.reorganised import (
    DAY,
    Before,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)

TITLE = MEMBERS.title


@pytest.fixture
def place(db) -> Before:
    return make_before()


def tell(member: Member) -> list[tuple[str, DateRange, str]]:
    """Where and when a member belonged."""
    rows = member.stays.order_by("valid")
    return list(rows.values_list("association__name", "valid", "ended_by"))


def test_m_members_of_merged_communes_go_on_in_the_new_one_with_their_history(place):
    ours = make_member("Nguyễn Văn An", place.units["Kha Sơn"])
    elsewhere = make_member("Lê Thị Cúc", place.units["Tân Lập"])
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    asked = foresee(decision, TITLE)

    carry_out(decision)

    ours.refresh_from_db()
    assert set(asked) == {f"members:{place.units['Kha Sơn'].pk}"}
    assert tell(ours) == [
        ("Kha Sơn", DateRange(JOINED, DAY), "reorganised"),
        ("Phú Sơn", DateRange(DAY, None), ""),
    ]
    assert ours.joined_on == JOINED
    assert tell(elsewhere) == [("Tân Lập", DateRange(JOINED, None), "")]


def test_a3_merging_hands_no_person_to_the_new_commune(place):
    member = make_member("Nguyễn Văn An", place.units["Kha Sơn"])

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    founded = Association.objects.filter(pk=find_founded("Phú Sơn").pk)
    province = Association.objects.filter(name="Thái Nguyên")
    assert not Member.objects.within(founded, past=True).exists()
    assert list(Member.objects.within(province)) == [member]


@pytest.mark.parametrize(
    ("answer", "units"), [(None, ["Kha Sơn"]), ("to:1", ["Kha Sơn", "Kha Tây"])]
)
def test_a3_of_a_division_members_stay_until_somebody_says_where(place, answer, units):
    member = make_member("Nguyễn Văn An", place.units["Kha Sơn"])
    decision = decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây"))
    (key,) = foresee(decision, TITLE)

    carry_out(decision, {key: answer} if answer else None)

    assert [unit for unit, *_ in tell(member)] == units


def test_members_stay_where_they_are_when_districts_end(db):
    place = make_before(with_districts=True)
    member = make_member("Nguyễn Văn An", place.units["Kha Sơn"])

    carry_out(decide(*abolish_districts()))

    assert tell(member) == [("Kha Sơn", DateRange(JOINED, None), "")]


def test_t2_cancelling_gives_the_stays_back(place):
    make_member("Nguyễn Văn An", place.units["Kha Sơn"])
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()

    carry_out(decision)
    assert dump() != before
    cancel(decision)

    assert dump() == before


def test_t2_a_member_moved_since_stands_against_cancelling(place):
    member = make_member("Nguyễn Văn An", place.units["Kha Sơn"])
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    decision.refresh_from_db()
    assert list(find_blocks(decision)) == []

    move(member, place.units["Tân Lập"], date(2026, 6, 1))

    assert len(list(find_blocks(decision))) >= 1


def test_members_of_a_branch_that_closes_belong_to_the_unit_above(place):
    branch = make_association("Chi hội xóm 1", "branch", place.units["Kha Sơn"])
    member = make_member("Nguyễn Văn An", place.units["Kha Sơn"], branch)
    decision = decide(on=DAY)
    Association.objects.filter(pk=branch.pk).update(closed_on=DAY)

    MEMBERS.follow_small(decision, [branch.pk])

    assert tell(member) == [
        ("Chi hội xóm 1", DateRange(JOINED, DAY), "reorganised"),
        ("Kha Sơn", DateRange(DAY, None), ""),
    ]
    assert Stay.objects.filter(valid__endswith=None).count() == 1
