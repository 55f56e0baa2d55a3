"""Learning centres live through a merge, a division, a level that ends, and a cancellation."""

from datetime import date

import pytest

from associations.reorganising.cancelling import cancel, find_blocks
from learning_models.centres.approving import approve, load_ratings
from learning_models.centres.reorganising import CENTRES
from learning_models.models import CentreYear, CommunityLearningCentre, LiteracyClass
from tests.associations.reorganising.dumping import dump
from tests.reorganised import (
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

TITLE = CENTRES.title
NAME = "Trung tâm học tập cộng đồng"


@pytest.fixture
def place(db) -> Before:
    load_ratings()
    return make_before()


def make_centre(place: Before, name: str, **fields) -> CommunityLearningCentre:
    """A commune's centre with an approved year 2024 and a typed 2025, and a class of each."""
    unit = place.units[name]
    centre = CommunityLearningCentre.objects.create(
        association=unit, **({"name": NAME} | fields)
    )  # fmt: skip
    typed = {"association": unit, "centre": centre, "typed_by": place.people["vanphong"]}
    for year in (2024, 2025):
        CentreYear.objects.create(year=year, turns=500, **typed)
        LiteracyClass.objects.create(year=year, level=1, learners=20, **typed)
    LiteracyClass.objects.create(year=2025, level=2, learners=9, **typed | {"centre": None})
    for model in (CentreYear, LiteracyClass):
        approve(list(model.objects.filter(centre=centre, year=2024)), place.people["tinh"])
    return centre


def tell(centre: CommunityLearningCentre) -> tuple:
    """Whose the centre is, and whose its years and classes: ({year: unit}, {year: unit})."""
    centre.refresh_from_db()
    return (
        centre.association.name,
        dict(centre.years.values_list("year", "association__name")),
        dict(centre.literacy_classes.values_list("year", "association__name")),
    )


def test_preview_asks_where_each_centre_goes_on_and_tells_what_stays(place):
    centre = make_centre(place, "Kha Sơn")
    make_centre(place, "Tân Lập")
    kha_son = place.units["Kha Sơn"].pk

    told = foresee(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), TITLE)

    assert set(told) == {f"centre:{centre.pk}", f"literacy:{kha_son}", f"centre-years:{kha_son}"}
    asked = told[f"centre:{centre.pk}"]
    assert asked.text == f"{NAME} của Xã Kha Sơn."
    assert [(each.value, each.label) for each in asked.choices] == [
        ("to:0", "Chuyển sang Xã Phú Sơn")
    ]
    assert told[f"centre-years:{kha_son}"].text == (
        "2 kết quả năm và lớp đã duyệt ở lại tên Xã Kha Sơn, đơn vị kế thừa đọc được."
    )


def test_a3_centres_of_merged_communes_go_on_and_approved_years_stay(place):
    ours, theirs = make_centre(place, "Kha Sơn"), make_centre(place, "Úc Kỳ")
    elsewhere = make_centre(place, "Tân Lập")

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    now = {2024: "Kha Sơn", 2025: "Phú Sơn"}
    assert tell(ours) == ("Phú Sơn", now, now)
    assert tell(theirs)[0] == "Phú Sơn"
    assert {ours.name, theirs.name} == {NAME, f"{NAME} (Xã Úc Kỳ)"}
    assert set(tell(elsewhere)[1].values()) == {"Tân Lập"}
    loose = LiteracyClass.objects.filter(centre=None).values_list("association__name", flat=True)
    assert sorted(loose) == ["Phú Sơn", "Phú Sơn", "Tân Lập"]
    founded = type(find_founded("Phú Sơn")).objects.filter(name="Phú Sơn")
    assert CentreYear.objects.within(founded).count() == 2
    assert CentreYear.objects.within(founded, past=True).count() == 4


@pytest.mark.parametrize(("answer", "taker"), [(None, "Kha Đông"), ("to:1", "Kha Tây")])
def test_a3_of_a_division_the_part_named_gets_the_centre_else_the_first(place, answer, taker):
    centre = make_centre(place, "Kha Sơn")
    decision = decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây"))
    asked = foresee(decision, TITLE)[f"centre:{centre.pk}"]

    carry_out(decision, {asked.key: answer} if answer else None)

    assert [choice.value for choice in asked.choices] == ["to:0", "to:1"]
    assert tell(centre)[:2] == (taker, {2024: "Kha Sơn", 2025: taker})


def test_a3_centres_stay_with_their_communes_when_districts_end(db):
    place = make_before(with_districts=True)
    centre = make_centre(place, "Kha Sơn")

    carry_out(decide(*abolish_districts()))

    assert tell(centre)[:2] == ("Kha Sơn", {2024: "Kha Sơn", 2025: "Kha Sơn"})


def test_a_centre_that_had_closed_stays(place):
    centre = make_centre(place, "Kha Sơn", closed_on=date(2025, 12, 1))

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert tell(centre)[0] == "Kha Sơn"


def test_t2_cancelling_gives_centres_back(place):
    make_centre(place, "Kha Sơn")
    make_centre(place, "Úc Kỳ")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()

    carry_out(decision)
    assert dump() != before
    cancel(decision)

    assert dump() == before


def test_t2_a_centre_edited_since_stands_against_cancelling(place):
    centre = make_centre(place, "Kha Sơn")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    decision.refresh_from_db()
    assert list(find_blocks(decision)) == []

    CommunityLearningCentre.objects.filter(pk=centre.pk).update(founded_on=date(2026, 4, 1))

    assert len(list(find_blocks(decision))) == 1
