"""Recommendations live through reorganisations (time.md)."""

from datetime import date

import pytest

from associations.reorganising.cancelling import cancel
from meetings.models import Recommendation
from meetings.recommendations import raising
from meetings.recommendations.reorganising import RECOMMENDATIONS
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


def write(place, unit: str, who: str) -> Recommendation:
    row = Recommendation(
        association=place.units[unit], addressee="UBND tỉnh", subject="Phụ cấp", text="Nâng mức."
    )
    return raising.write(row, place.people[who])


def test_what_a_merged_commune_asked_goes_on_as_the_new_ones_and_answers_stay():
    place = make_before()
    asked, told = write(place, "Kha Sơn", "khason"), write(place, "Kha Sơn", "khason")
    raising.answer(
        told, place.people["vanphong"], text="Đã nâng.", answering="UBND tỉnh",
        on=date(2026, 1, 5), is_public=True,
    )  # fmt: skip

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    seen = foresee(decision, RECOMMENDATIONS.title)
    carry_out(decision)

    assert [each.text for each in seen.values()] == [
        "Kiến nghị “Phụ cấp” của Xã Kha Sơn chưa được trả lời."
    ]
    asked.refresh_from_db()
    told.refresh_from_db()
    assert asked.association == find_founded("Phú Sơn")
    assert told.association == place.units["Kha Sơn"]
    assert asked.steps.last().what == "passed"


def test_one_part_of_a_divided_commune_goes_on_or_it_is_withdrawn():
    place = make_before()
    first, second = (write(place, "Kha Sơn", "khason") for _ in range(2))

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, RECOMMENDATIONS.title)[f"recommendation:{first.pk}"]
    carry_out(decision, {asked.key: "to:1", f"recommendation:{second.pk}": "withdraw"})

    assert [choice.value for choice in asked.choices] == ["to:0", "to:1", "withdraw"]
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.association.name in ("Đông", "Tây")
    assert (second.association, second.state) == (place.units["Kha Sơn"], "withdrawn")


def test_what_lay_before_a_district_lies_before_the_province_when_the_level_ends():
    place = make_before(with_districts=True)
    row = write(place, "Kha Sơn", "khason")
    assert row.holder == place.units["Phú Bình"]

    decision = decide(*abolish_districts(), on=TWO_TIERS)
    seen = foresee(decision, RECOMMENDATIONS.title)
    carry_out(decision)

    row.refresh_from_db()
    assert (row.association, row.holder) == (place.units["Kha Sơn"], place.units["Thái Nguyên"])
    assert [each.text for each in seen.values()] == [
        "Kiến nghị “Phụ cấp” đang ở Huyện Phú Bình chuyển sang Tỉnh Thái Nguyên."
    ]


def test_a_cancelled_event_leaves_recommendations_as_they_were():
    place = make_before()
    write(place, "Kha Sơn", "khason")
    kept = ("meetings_recommendation", "meetings_recommendationstep")
    before = read_tables()
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    between = read_tables()
    cancel(decision)

    assert all(between[table] != before[table] for table in kept)
    after = read_tables()
    assert {table: after[table] for table in kept} == {table: before[table] for table in kept}
