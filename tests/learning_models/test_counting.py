"""What the register counts for a period (product.md L5)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from figures import rolls
from figures.catalogue import load_catalogue
from figures.models import Indicator
from learning_models.counting import count_register, load_count_sources
from learning_models.criteria_data import load_criteria
from learning_models.models import Counted, CountSource, ModelGroup, ModelYear, Registration
from tests.factories import make_indicator
from tests.learning_models.registers import fill_register, make_model
from tests.reorganised import carry_out, decide, divide, find_founded, make_before, merge

pytestmark = pytest.mark.django_db
ALWAYS = (None, None)
ALL = {"registered": 2, "assessed": 1, "recognised": 5, "re_recognised": 3,
       "not_recognised": 4, "lost": 1, "withdrawn": 7}  # fmt: skip


@pytest.fixture
def place():
    return make_before()


@pytest.fixture
def sources() -> dict[str, Indicator]:
    """One indicator for each thing that may be counted of the families."""
    made = {}
    for counted in Counted.values:
        made[counted] = make_indicator(f"so-{counted}")
        CountSource.objects.create(
            indicator=made[counted], model=make_model(), counted=counted, valid=ALWAYS
        )
    return made


def count(place, sources, *names: str, code: str = "2026") -> dict[str, dict[str, int]]:
    """{unit: {what is counted: number}}."""
    units = [place.units[name] for name in names]
    found = count_register([unit.pk for unit in units], place.periods[code])
    return {
        unit.name: {
            what: found[unit.pk, indicator.pk]
            for what, indicator in sources.items()
            if (unit.pk, indicator.pk) in found
        }
        for unit in units
    }


def test_l5_everything_that_an_indicator_may_count_is_counted(place, sources):
    fill_register(place.units["Kha Sơn"], 2026, **ALL)

    assert count(place, sources, "Kha Sơn")["Kha Sơn"] == {
        "registered": 16, "recognised": 8, "newly": 5, "again": 3, "in_force": 8, "refused": 4,
        "lost": 1,
    }  # fmt: skip


def test_l5_unit_without_register_has_no_count_and_a_unit_above_adds_up(place, sources):
    fill_register(place.units["Kha Sơn"], 2026, registered=2)
    fill_register(place.units["Úc Kỳ"], 2026, recognised=3)
    fill_register(place.units["La Hiên"], 2025, recognised=3)

    found = count(place, sources, "Kha Sơn", "Úc Kỳ", "Tân Lập", "Thái Nguyên", "Lạng Sơn")

    assert {unit: numbers.get("registered") for unit, numbers in found.items()} == {
        "Kha Sơn": 2, "Úc Kỳ": 3, "Tân Lập": None, "Thái Nguyên": 5, "Lạng Sơn": None,
    }  # fmt: skip
    assert found["Kha Sơn"]["recognised"] == 0  # known to be none


def test_in_force_counts_each_bearer_once_until_its_title_ends(place, sources):
    old = fill_register(place.units["Kha Sơn"], 2025, recognised=3)
    again, expired, _ = old
    Registration.objects.create(
        bearer=again.bearer, model=again.model, year=2026, association=again.association,
        state="re_recognised", recognised_on=date(2026, 11, 20), registered_by=again.registered_by,
    )  # fmt: skip
    Registration.objects.filter(pk=expired.pk).update(valid_until=date(2026, 12, 31))

    assert count(place, sources, "Kha Sơn")["Kha Sơn"]["in_force"] == 2
    assert count(place, sources, "Kha Sơn", code="2025")["Kha Sơn"]["in_force"] == 3


def test_shorter_period_counts_what_its_days_saw(place, sources):
    rows = fill_register(place.units["Kha Sơn"], 2026, registered=2, recognised=1)
    noon = datetime(2026, 6, 30, 17, 30, tzinfo=ZoneInfo("UTC"))  # 1 July in Viet Nam
    Registration.objects.filter(pk=rows[0].pk).update(registered_at=noon)
    Registration.objects.filter(pk=rows[1].pk).update(registered_at=noon.replace(hour=16))
    Registration.objects.filter(pk=rows[2].pk).update(
        registered_at=noon.replace(month=3), recognised_on=date(2026, 7, 1)
    )
    for code in ("2026-H1", "2026-H2"):
        place.periods[code] = rolls.open_period(code)

    first, second = (
        count(place, sources, "Kha Sơn", code=code)["Kha Sơn"] for code in ("2026-H1", "2026-H2")
    )

    assert (first["registered"], first["recognised"]) == (2, 0)
    assert (second["registered"], second["recognised"]) == (1, 1)


def test_shorter_period_knows_nothing_where_only_the_year_before_is_registered(place, sources):
    fill_register(place.units["Kha Sơn"], 2025, recognised=2)
    place.periods["2026-H1"] = rolls.open_period("2026-H1")
    CountSource.objects.filter(counted="in_force").delete()

    assert count(place, sources, "Kha Sơn", code="2026-H1") == {"Kha Sơn": {}}


def test_year_tried_in_some_units_counts_only_there(place, sources):
    year = ModelYear.objects.create(
        association=place.units["Thái Nguyên"], model=make_model(), year=2026
    )
    for name in ("Kha Sơn", "Úc Kỳ"):
        fill_register(place.units[name], 2026, registered=2)
    year.pilots.add(place.units["Kha Sơn"])

    found = count(place, sources, "Kha Sơn", "Úc Kỳ", "Thái Nguyên")

    assert {unit: numbers.get("registered") for unit, numbers in found.items()} == {
        "Kha Sơn": 2, "Úc Kỳ": None, "Thái Nguyên": 2,
    }  # fmt: skip


def test_group_sex_level_and_the_days_of_a_source_are_kept_to(place):
    model, unit = make_model("learning_citizen", "person"), place.units["Kha Sơn"]
    group = ModelGroup.objects.create(model=model, name="Người lao động", valid=ALWAYS)
    rows = fill_register(unit, 2026, model, registered=4)
    Registration.objects.filter(pk=rows[0].pk).update(group=group)
    Registration.objects.filter(pk=rows[1].pk).update(group=group, level=2)
    rows[1].bearer.sex = "female"
    rows[1].bearer.save()
    said = {
        "group": {"group": group}, "sex": {"sex": "female"}, "level": {"level": 2},
        "ended": {"valid": (None, date(2026, 12, 31))},
    }  # fmt: skip
    sources = {name: make_indicator(name) for name in said}
    for name, limits in said.items():
        CountSource.objects.create(
            indicator=sources[name], model=model, counted="registered",
            **({"valid": ALWAYS} | limits),
        )  # fmt: skip

    assert count(place, sources, "Kha Sơn")["Kha Sơn"] == {"group": 2, "sex": 1, "level": 1}


def test_successor_of_whole_units_counts_what_they_finished(place, sources):
    for name in ("Kha Sơn", "Úc Kỳ"):
        fill_register(place.units[name], 2026, recognised=2)
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    place.units["Phú Sơn"] = find_founded("Phú Sơn")

    found = count(place, sources, "Phú Sơn", "Thái Nguyên")

    assert {unit: numbers["recognised"] for unit, numbers in found.items()} == {
        "Phú Sơn": 4, "Thái Nguyên": 4,
    }  # fmt: skip


def test_successor_of_a_divided_unit_counts_who_was_handed_to_it(place, sources):
    rows = fill_register(place.units["Kha Sơn"], 2026, recognised=3)
    carry_out(decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây")))
    place.units |= {name: find_founded(name) for name in ("Kha Đông", "Kha Tây")}
    rows[0].bearer.association = place.units["Kha Đông"]
    rows[0].bearer.save()

    found = count(place, sources, "Kha Đông", "Kha Tây")

    assert found["Kha Đông"]["recognised"] == 1
    assert found["Kha Tây"] == {}


@pytest.mark.parametrize("names", [["Kha Sơn"], ["Kha Sơn", "Úc Kỳ", "Tân Lập"]])
def test_register_is_counted_by_two_queries(names, place, sources, django_assert_num_queries):
    for name in names:
        fill_register(place.units[name], 2026, **ALL)

    with django_assert_num_queries(2):
        assert len(count_register([place.units[name].pk for name in names], place.periods["2026"]))


def test_sources_of_the_catalogue_are_loaded_once_and_name_what_is_there():
    load_criteria()
    assert load_count_sources() == 0  # the catalogue comes later
    load_catalogue()

    assert (load_count_sources(), load_count_sources()) == (24, 0)
    of_citizens = CountSource.objects.filter(model="learning_citizen")
    assert set(of_citizens.values_list("group__name", flat=True)) == set(
        ModelGroup.objects.filter(valid__endswith=None).values_list("name", flat=True)
    )
