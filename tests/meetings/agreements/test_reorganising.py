"""Coordination agreements live through reorganisations (time.md)."""

from datetime import date

import pytest

from associations.reorganising.cancelling import cancel
from meetings.agreements.register import load_partner_kinds
from meetings.agreements.reorganising import AGREEMENTS
from meetings.models import Agreement
from tests.reorganised import (
    DAY,
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


def sign(place, unit: str, partner: str, **fields) -> Agreement:
    load_partner_kinds()
    begun = date(2025, 3, 1)
    return Agreement.objects.create(
        association=place.units[unit], partner=partner, partner_kind_id="police",
        title="An toàn trường học", signed_on=begun,
        **{"begins_on": begun, "typed_by": place.people["vanphong"], **fields},
    )  # fmt: skip


def list_in_force(on: date) -> set[tuple[str, str]]:
    rows = Agreement.objects.in_force(on).select_related("association")
    return {(row.association.name, row.partner) for row in rows}


def test_agreements_of_merged_communes_go_on_once_each_in_the_new_one():
    place = make_before()
    for unit, partner in (
        ("Kha Sơn", "Công an huyện"), ("Úc Kỳ", "công an huyện"), ("Úc Kỳ", "Trường THCS Úc Kỳ"),
        ("Tân Lập", "Công an huyện"),
    ):  # fmt: skip
        sign(place, unit, partner)
    sign(place, "Kha Sơn", "Hội Nông dân", ends_on=date(2025, 12, 31))

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, AGREEMENTS.title)
    carry_out(decision)

    assert [each.text for each in told.values()] == [
        "1 chương trình phối hợp của Xã Kha Sơn.", "2 chương trình phối hợp của Xã Úc Kỳ.",
    ]  # fmt: skip
    assert list_in_force(DAY) == {
        ("Phú Sơn", "Công an huyện"), ("Phú Sơn", "Trường THCS Úc Kỳ"),
        ("Tân Lập", "Công an huyện"),
    }  # fmt: skip
    assert ("Úc Kỳ", "Trường THCS Úc Kỳ") in list_in_force(date(2026, 2, 28))
    founded = find_founded("Phú Sơn")
    assert {row.continues.association.name for row in founded.agreements.all()} == {
        "Kha Sơn", "Úc Kỳ",
    }  # fmt: skip


def test_each_part_of_a_divided_commune_goes_on_or_none_does():
    place = make_before()
    sign(place, "Kha Sơn", "Công an")
    unit = place.units["Kha Sơn"].pk

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, AGREEMENTS.title)[f"agreements:{unit}"]
    carry_out(decision)

    assert ([choice.value for choice in asked.choices], asked.proposed) == (
        ["go_on", "end"], "go_on",
    )  # fmt: skip
    assert list_in_force(DAY) == {("Đông", "Công an"), ("Tây", "Công an")}


def test_agreements_may_end_with_their_unit():
    place = make_before()
    sign(place, "Kha Sơn", "Công an")
    unit = place.units["Kha Sơn"].pk

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), {f"agreements:{unit}": "end"})

    assert list_in_force(DAY) == set()
    assert Agreement.objects.get().ended_on == DAY


def test_what_districts_signed_ends_with_their_level_unless_staff_say_otherwise():
    place = make_before(with_districts=True)
    sign(place, "Phú Bình", "Công an huyện")
    sign(place, "Võ Nhai", "Công an huyện")
    key = f"agreements:{place.units['Võ Nhai'].pk}"

    carry_out(decide(*abolish_districts(), on=TWO_TIERS), {key: "go_on"})

    assert list_in_force(TWO_TIERS) == {("Thái Nguyên", "Công an huyện")}
    assert list_in_force(date(2025, 6, 30)) == {
        ("Phú Bình", "Công an huyện"), ("Võ Nhai", "Công an huyện"),
    }  # fmt: skip


def test_a_cancelled_event_leaves_agreements_as_they_were():
    place = make_before()
    sign(place, "Kha Sơn", "Công an")
    sign(place, "Úc Kỳ", "Trường học", begins_on=date(2027, 1, 1))
    before = read_tables()["meetings_agreement"]
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    assert read_tables()["meetings_agreement"] != before
    assert Agreement.objects.count() == 4
    cancel(decision)

    assert read_tables()["meetings_agreement"] == before
