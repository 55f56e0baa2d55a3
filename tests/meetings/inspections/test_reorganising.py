"""Inspections live through reorganisations (time.md)."""

from datetime import date

import pytest

from associations.reorganising.cancelling import cancel
from meetings.inspections import inspecting
from meetings.inspections.reorganising import INSPECTIONS
from meetings.models import Inspection
from tests.reorganised import (
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
LATER = date(2026, 12, 30)


def plan_visit(place: Before, by: str, unit: str, **fields) -> Inspection:
    row = Inspection(
        association=place.units[by], unit=place.units[unit], subject="Quỹ khuyến học",
        **{"inspected_on": LATER, **fields},
    )  # fmt: skip
    return inspecting.keep(row, place.people["vanphong"])


def read_units(*rows: Inspection) -> list[tuple[str, str, str]]:
    found = [Inspection.objects.select_related("association", "unit").get(pk=r.pk) for r in rows]
    return [(row.association.name, row.unit.name, row.state) for row in found]


def test_the_new_commune_is_inspected_in_the_place_of_the_merged_and_made_ones_stay():
    place = make_before()
    coming = plan_visit(place, "Thái Nguyên", "Kha Sơn")
    dropped = plan_visit(place, "Thái Nguyên", "Úc Kỳ")
    made = plan_visit(
        place, "Thái Nguyên", "Kha Sơn", inspected_on=date(2026, 2, 1), state="done",
        conclusion="Đủ sổ.",
    )  # fmt: skip

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    seen = foresee(decision, INSPECTIONS.title)
    carry_out(decision, {f"inspection:{dropped.pk}": "cancel"})

    assert [each.text for each in seen.values()] == [
        "Tỉnh Thái Nguyên sắp kiểm tra Xã Kha Sơn ngày 30/12/2026: Quỹ khuyến học.",
        "Tỉnh Thái Nguyên sắp kiểm tra Xã Úc Kỳ ngày 30/12/2026: Quỹ khuyến học.",
    ]
    assert read_units(coming, dropped, made) == [
        ("Thái Nguyên", "Phú Sơn", "planned"), ("Thái Nguyên", "Úc Kỳ", "cancelled"),
        ("Thái Nguyên", "Kha Sơn", "done"),
    ]  # fmt: skip


def test_one_part_of_a_divided_commune_is_inspected():
    place = make_before()
    row = plan_visit(place, "Thái Nguyên", "Kha Sơn")

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, INSPECTIONS.title)[f"inspection:{row.pk}"]
    carry_out(decision, {asked.key: "to:1"})

    assert [choice.value for choice in asked.choices] == ["to:0", "to:1", "cancel"]
    assert read_units(row) == [
        ("Thái Nguyên", asked.choices[1].label.removeprefix("Tỉnh Thái Nguyên kiểm tra Xã "),
         "planned"),
    ]  # fmt: skip


def test_what_districts_were_to_inspect_is_for_the_province_and_they_are_not_inspected():
    place = make_before(with_districts=True)
    by_district = plan_visit(place, "Phú Bình", "Kha Sơn")
    of_district = plan_visit(place, "Thái Nguyên", "Võ Nhai")

    carry_out(decide(*abolish_districts(), on=TWO_TIERS))

    assert read_units(by_district, of_district) == [
        ("Thái Nguyên", "Kha Sơn", "planned"), ("Thái Nguyên", "Võ Nhai", "cancelled"),
    ]  # fmt: skip


def test_a_cancelled_event_leaves_inspections_as_they_were():
    place = make_before()
    plan_visit(place, "Thái Nguyên", "Kha Sơn")
    before = read_tables()["meetings_inspection"]
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    assert read_tables()["meetings_inspection"] != before
    cancel(decision)

    assert read_tables()["meetings_inspection"] == before
