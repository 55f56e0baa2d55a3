"""Proposals of awards live through reorganisations (time.md)."""

import pytest

from associations.reorganising.cancelling import cancel
from meetings.awards.register import load_award_kinds
from meetings.awards.reorganising import AWARDS
from meetings.models import Award
from tests.factories import make_person
from tests.reorganised import (
    TWO_TIERS,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)
from tests.servers import read_tables

pytestmark = pytest.mark.django_db


def propose(place, unit: str, name: str = "", **fields) -> Award:
    load_award_kinds()
    person = make_person(name, place.units[unit]) if name else None
    return Award.objects.create(
        association=place.units[unit], person=person, merits="Vận động tốt.",
        proposed_by=place.people["vanphong"],
        **{"kind_id": "association_praise", "year": 2025, **fields},
    )  # fmt: skip


def test_proposals_for_persons_go_on_and_those_for_a_unit_that_ends_do_not_unless_chosen():
    place = make_before()
    persons = [propose(place, "Kha Sơn", "Bà Hoa"), propose(place, "Úc Kỳ", "Ông Bình")]
    units = [propose(place, "Kha Sơn"), propose(place, "Úc Kỳ")]
    keys = [f"award:{each.pk}" for each in units]

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    seen = foresee(decision, AWARDS.title)
    carry_out(decision, dict.fromkeys(keys, "to:0"))

    assert [each.proposed for each in seen.values()] == ["to:0", "to:0", "withdraw", "withdraw"]
    for each in (*persons, *units):
        each.refresh_from_db()
    founded = find_founded("Phú Sơn")
    assert [each.association for each in persons] == [founded, founded]
    assert [(each.association.name, each.state) for each in units] == [
        ("Phú Sơn", "proposed"), ("Úc Kỳ", "withdrawn"),
    ]  # fmt: skip


def test_one_part_of_a_divided_commune_proposes_on():
    place = make_before()
    award = propose(place, "Kha Sơn", "Bà Hoa")

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, AWARDS.title)[f"award:{award.pk}"]
    carry_out(decision, {asked.key: "to:1"})

    award.refresh_from_db()
    assert asked.choices[1].label == f"Xã {award.association.name} đề nghị tiếp"


def test_what_districts_proposed_is_for_the_province_when_the_level_ends():
    place = make_before(with_districts=True)
    award = propose(place, "Phú Bình", "Bà Hoa")

    carry_out(decide(*abolish_districts(), on=TWO_TIERS))

    award.refresh_from_db()
    assert award.association == place.units["Thái Nguyên"]


def test_a_cancelled_event_leaves_proposals_as_they_were():
    place = make_before()
    propose(place, "Kha Sơn", "Bà Hoa")
    propose(place, "Kha Sơn")
    before = read_tables()["meetings_award"]
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    assert read_tables()["meetings_award"] != before
    cancel(decision)

    assert read_tables()["meetings_award"] == before
