"""Self-ratings live through reorganisations (time.md)."""

import pytest

from accounts.models import User
from associations.reorganising.cancelling import cancel
from meetings.models import ScoringTable, SelfRating
from meetings.ratings import scoring
from meetings.ratings.reorganising import RATINGS
from tests.meetings.ratings.tables import make_table, type_points
from tests.reorganised import (
    TWO_TIERS,
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
from tests.servers import read_tables

pytestmark = pytest.mark.django_db
LINES = "1 | Tổ chức | 10"


def rate(place: Before, unit: str, by: str, table: ScoringTable | None = None) -> SelfRating:
    """What a unit sent by the province's table."""
    table = (
        table
        or ScoringTable.objects.first()
        or make_table(place.units["Thái Nguyên"], place.people["tinh"], LINES, ties="", grades="")
    )
    return scoring.score(
        table, place.units[unit], type_points(table, c1="7"), place.people[by], send=True
    )


def check(rating: SelfRating, by: User) -> None:
    scoring.check(rating, {}, "", by)


def read_places(*ratings: SelfRating) -> list[tuple[str, str]]:
    rows = [SelfRating.objects.select_related("association").get(pk=each.pk) for each in ratings]
    return [(row.association.name, row.state) for row in rows]


def test_open_ratings_of_merged_communes_are_dropped_unless_chosen_and_checked_ones_stay():
    place = make_before()
    first, second = rate(place, "Kha Sơn", "khason"), rate(place, "Úc Kỳ", "ucky")
    third = rate(place, "Tân Lập", "tanlap")
    check(third, place.people["tinh"])

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ", "Tân Lập"))
    seen = foresee(decision, RATINGS.title)
    carry_out(decision, {f"rating:{first.pk}": "to:0", f"rating:{second.pk}": "to:0"})

    assert [each.proposed for each in seen.values()] == ["withdraw", "withdraw"]
    assert read_places(first, second, third) == [
        ("Phú Sơn", "sent"), ("Úc Kỳ", "withdrawn"), ("Tân Lập", "checked"),
    ]  # fmt: skip


def test_no_part_of_a_divided_commune_takes_its_points_unless_chosen():
    place = make_before()
    rating = rate(place, "Kha Sơn", "khason")

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, RATINGS.title)[f"rating:{rating.pk}"]
    carry_out(decision)

    assert ([choice.value for choice in asked.choices], asked.proposed) == (
        ["to:0", "to:1", "withdraw"], "withdraw",
    )  # fmt: skip
    assert read_places(rating) == [("Kha Sơn", "withdrawn")]


def test_ratings_of_an_abolished_level_are_dropped_those_of_its_communes_go_on():
    place = make_before(with_districts=True)
    by_province = rate(place, "Phú Bình", "vanphong", make_table(
        place.units["Thái Nguyên"], place.people["tinh"], LINES, level_id="district", ties=""
    ))  # fmt: skip
    of_commune = rate(place, "Kha Sơn", "khason", make_table(
        place.units["Phú Bình"], place.people["tinh"], LINES, ties=""
    ))  # fmt: skip

    decision = decide(*abolish_districts(), on=TWO_TIERS)
    asked = foresee(decision, RATINGS.title)
    carry_out(decision)
    check(of_commune, place.people["tinh"])

    assert list(asked) == [f"rating:{by_province.pk}"]
    assert read_places(by_province, of_commune) == [("Phú Bình", "withdrawn"),
                                                    ("Kha Sơn", "checked")]  # fmt: skip


def test_a_cancelled_event_leaves_ratings_as_they_were():
    place = make_before()
    rating = rate(place, "Kha Sơn", "khason")
    before = read_tables()["meetings_selfrating"]
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision, {f"rating:{rating.pk}": "to:0"})
    assert read_places(rating) == [(find_founded("Phú Sơn").name, "sent")]
    cancel(decision)

    assert read_tables()["meetings_selfrating"] == before
