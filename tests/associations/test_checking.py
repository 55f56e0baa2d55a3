"""check_tree finds each fault that was planted, names it, and finds none where there is none."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from associations.checking import check_tree
from associations.history import find_by_code
from associations.levels import TWO_TIERS
from associations.models import (
    Association,
    Holding,
    LevelRule,
    Parcel,
    ParcelPart,
    Reorganisation,
    ReorganisationStatus,
    State,
    Succession,
)
from associations.tree import NewUnit, found
from tests.factories import make_association

SINCE = (TWO_TIERS, None)


def change(table: str, what: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"update associations_{table} set {what}", values)


def state_of(unit: Association) -> State:
    return State.objects.get(association=unit)


def plant_second_root(country):
    make_association("Thứ hai", "national")


def plant_no_root(country):
    State.objects.filter(association=country.nation).update(valid=(date(2020, 1, 1), None))


def plant_dead_parent(country):
    State.objects.filter(association=country.province).update(valid=(None, date(2026, 1, 1)))


def plant_circle(country):
    first, second = found(
        [NewUnit(f"thôn {n}", "branch", country.tan_lap.pk) for n in (1, 2)], on=TWO_TIERS
    )
    LevelRule.objects.create(level_id="branch", parent_level_id="branch", valid=(None, None))
    State.objects.filter(association=first).update(parent=second)
    State.objects.filter(association=second).update(parent=first)


def plant_forbidden_level(country):
    State.objects.filter(association=country.tan_lap).update(valid=(date(2025, 6, 1), None))
    Holding.objects.filter(holder=country.tan_lap).update(valid=(date(2025, 6, 1), None))
    Association.objects.filter(pk=country.tan_lap.pk).update(opened_on=date(2025, 6, 1))
    Holding.objects.filter(holder=country.province).update(valid=(None, date(2025, 6, 1)))


def plant_forbidden_root(country):
    LevelRule.objects.filter(level="national").delete()


def plant_missing_territory(country):
    Holding.objects.filter(holder=country.tan_lap).delete()


def plant_holder_above(country):
    Holding.objects.filter(holder=country.province).update(valid=(None, None))


def plant_parcel_held_twice(country):
    taken = Holding.objects.get(holder=country.tan_lap)
    Holding.objects.create(parcel=taken.parcel, holder=country.vo_nhai, valid=SINCE)


def plant_cut_parcel_still_held(country):
    whole = Holding.objects.get(holder=country.tan_lap).parcel
    decision = Reorganisation.objects.create(
        in_force_on=TWO_TIERS, status=ReorganisationStatus.APPLIED
    )
    for _ in range(2):
        part = Parcel.objects.create(origin=country.tan_lap)
        ParcelPart.objects.create(
            parcel=whole, part=part, valid_from=date(2026, 1, 1), reorganisation=decision
        )
        Holding.objects.create(parcel=part, holder=country.tan_lap, valid=(date(2026, 1, 1), None))


def plant_a_single_part(country):
    whole = Holding.objects.get(holder=country.tan_lap)
    whole.valid = (TWO_TIERS, date(2026, 1, 1))
    whole.save()
    decision = Reorganisation.objects.create(
        in_force_on=TWO_TIERS, status=ReorganisationStatus.APPLIED
    )
    part = Parcel.objects.create(origin=country.tan_lap)
    ParcelPart.objects.create(
        parcel=whole.parcel, part=part, valid_from=date(2026, 1, 1), reorganisation=decision
    )
    Holding.objects.create(parcel=part, holder=country.tan_lap, valid=(date(2026, 1, 1), None))


def plant_overlapping_states(country):
    state = state_of(country.tan_lap)
    state.pk = None
    state.code = state.register = None
    state.save()


def plant_a_code_twice(country):
    State.objects.filter(association=country.tan_lap).update(code="00002")
    Association.objects.filter(pk=country.tan_lap.pk).update(code="00002")


def plant_no_state(country):
    Association.objects.create(
        name="Trống", full_name="Trống", level_id="branch",
        parent=Association.objects.get(pk=country.tan_lap.pk),
    )  # fmt: skip


def plant_invented_succession(country):
    Succession.objects.create(
        old=country.tan_lap, new=country.vo_nhai, on=date(2026, 1, 1), is_whole=True
    )


def plant_stale_name(country):
    change("association", "name = 'sai' where id = %s", country.tan_lap.pk)


def plant_stale_parent(country):
    change("association", "parent_id = %s where id = %s", country.tan_lap.pk, country.vo_nhai.pk)


def plant_overlapping_numbers(country):
    change("association", "rght = rght + 1 where id = %s", country.tan_lap.pk)


def plant_wrong_depth(country):
    change("association", "depth = 0 where id = %s", country.tan_lap.pk)


def plant_another_tree(country):
    change("association", "tree_id = tree_id + 1 where id = %s", country.tan_lap.pk)


@pytest.mark.parametrize(
    ("plant", "codes"),
    [
        (plant_second_root, {"two_roots"}),
        (plant_no_root, {"no_root", "parent_dead", "not_hung", "columns_stale"}),
        (plant_dead_parent, {"parent_dead", "not_hung", "columns_stale"}),
        (plant_circle, {"not_hung", "columns_stale"}),
        (plant_forbidden_level, {"level_forbidden"}),
        (plant_forbidden_root, {"level_forbidden"}),
        (plant_missing_territory, {"territory_missing"}),
        (plant_holder_above, {"holder_wrong"}),
        (plant_parcel_held_twice, {"parcel_twice"}),
        (plant_cut_parcel_still_held, {"parcel_cut"}),
        (plant_a_single_part, {"parts_unlike"}),
        (plant_overlapping_states, {"states_overlap"}),
        (plant_a_code_twice, {"code_twice"}),
        (plant_no_state, {"no_state"}),
        (plant_invented_succession, {"succession_wrong"}),
        (plant_stale_name, {"columns_stale"}),
        (plant_stale_parent, {"columns_stale", "numbers_wrong"}),
        (plant_overlapping_numbers, {"numbers_wrong"}),
        (plant_wrong_depth, {"numbers_wrong"}),
        (plant_another_tree, {"numbers_wrong"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_check_tree_names_the_planted_fault(country, plant, codes):
    before = check_tree()

    with transaction.atomic():
        plant(country)
        after = check_tree()
        transaction.set_rollback(True)  # some faults the database would refuse at the commit

    assert before == []
    assert {fault.code for fault in after} == codes


def test_faults_say_where_and_since_when(country):
    plant_forbidden_level(country)

    (fault,) = check_tree()

    assert (fault.association, fault.on) == (country.tan_lap.pk, date(2025, 6, 1))
    assert fault.message == (
        "Từ ngày 01/06/2025: Quy định về cấp không cho “Tân Lập” trực thuộc “Thái Nguyên”."
    )


@pytest.mark.django_db
def test_command_on_an_empty_database_says_what_to_do(capsys):
    with pytest.raises(SystemExit) as stop:
        call_command("check_tree")

    assert stop.value.code == 2
    assert "chưa có dữ liệu: chạy make sample" in capsys.readouterr().err


def test_command_prints_faults_as_json_alone_and_exits_1(country, capsys):
    plant_wrong_depth(country)

    with pytest.raises(SystemExit) as stop:
        call_command("check_tree", "--json")

    printed = json.loads(capsys.readouterr().out)
    assert stop.value.code == 1
    assert [(f["code"], f["association"]) for f in printed["faults"]] == [
        ("numbers_wrong", country.tan_lap.pk)
    ]


def test_command_on_a_whole_tree_exits_0(country, capsys):
    call_command("check_tree")

    assert "không có lỗi" in capsys.readouterr().out
    assert find_by_code("00001", TWO_TIERS) == country.tan_lap
