"""The tree of any date, and successors and predecessors to the end."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from associations.checking import check_tree
from associations.history import (
    ancestors_at,
    children_at,
    find_by_code,
    ids_below,
    nest,
    paths_at,
    predecessors,
    state_at,
    successors,
    tree_at,
    units_at,
)
from associations.models import Association

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def test_the_national_tree_has_no_fault(nation):
    assert check_tree() == []


@pytest.mark.parametrize(("on", "units"), [(OLD, 10_803), (NEW, 3_364), (date(1990, 1, 1), 10_803)])
def test_tree_at_gives_everything_that_lived_on_a_day(nation, on, units):
    assert len(tree_at(on)) == units


def test_tree_at_of_today_reads_the_same_from_the_columns_as_from_the_states(nation):
    province = find_by_code("01", NEW)
    today = timezone.localdate()

    from_columns = tree_at(today, province.pk)
    from_states = tree_at(today - timedelta(days=1), province.pk)

    assert from_columns == from_states
    assert len(from_columns) == 127


def test_tree_at_stands_in_tree_order(nation):
    tree = tree_at(OLD, find_by_code("06", OLD).pk)

    path = {}
    for unit in tree:
        path[unit.depth] = unit.id
        assert unit.depth == 0 or path[unit.depth - 1] == unit.parent
    districts = [unit.code for unit in tree if unit.depth == 1]
    assert districts == sorted(districts)


def test_tree_at_of_a_unit_that_did_not_live_is_empty(nation):
    assert tree_at(NEW, find_by_code("06", OLD).pk) == []
    assert tree_at(timezone.localdate(), find_by_code("06", OLD).pk) == []


def test_nest_hangs_children_under_their_parent(nation):
    tree = tree_at(OLD, find_by_code("06", OLD).pk)

    (root,) = nest(tree)

    assert root.unit.name == "Bắc Kạn"
    assert len(root.children) == 8
    assert sum(1 + len(district.children) for district in root.children) + 1 == len(tree)


def test_ancestors_at_differ_with_the_day(nation):
    old, new = find_by_code("01864", OLD), find_by_code("01864", NEW)

    assert [u.name for u in ancestors_at(old.pk, OLD)] == [
        "Việt Nam", "Cụm thi đua số 2", "Bắc Kạn", "Pác Nặm", "Bộc Bố",
    ]  # fmt: skip
    assert [u.name for u in ancestors_at(new.pk, NEW)] == [
        "Việt Nam", "Cụm thi đua số 2", "Thái Nguyên", "Bằng Thành",
    ]  # fmt: skip
    assert ancestors_at(old.pk, NEW) == []
    assert paths_at([(old.pk, OLD), (old.pk, NEW)]) == {
        (old.pk, OLD): ancestors_at(old.pk, OLD),
        (old.pk, NEW): [],
    }


def test_children_and_levels_of_a_day(nation):
    province = find_by_code("19", NEW)

    children = children_at(province.pk, NEW)

    assert len(children) == 92
    assert [u.id for u in children] == [u.id for u in units_at("commune", NEW, province.pk)]
    assert [len(units_at(level, OLD)) for level in ("province", "district", "commune")] == [
        63, 696, 10_035,
    ]  # fmt: skip
    assert units_at("district", NEW) == []


def test_state_at_is_none_where_the_unit_did_not_live(nation):
    unit = find_by_code("01864", NEW)

    assert state_at(unit.pk, NEW).full_name == "Xã Bằng Thành"
    assert state_at(unit.pk, OLD) is None


def test_nothing_hangs_below_a_unit_that_there_is_not(nation):
    assert ids_below(-1) == []


def test_ids_below_are_those_of_the_subtree_with_what_ended_there(nation):
    province = find_by_code("01", NEW)

    ids = ids_below(province.pk)

    assert set(ids) == set(
        Association.objects.within(Association.objects.filter(pk=province.pk)).values_list(
            "pk", flat=True
        )
    )
    assert len(ids) == len(set(ids)) > 126 + 30


def test_successors_of_a_province_are_of_its_own_level_and_of_a_district_none_t3(nation):
    province, (district,) = find_by_code("06", OLD), [
        u for u in units_at("district", OLD) if u.name == "Pác Nặm"
    ]  # fmt: skip

    assert [(s.full_name, s.is_whole) for s in successors(province.pk)] == [
        ("Tỉnh Thái Nguyên", True)
    ]
    assert successors(district.id) == []


def test_predecessors_tell_who_passed_on_in_whole(nation):
    unit = find_by_code("01864", NEW)

    assert {(p.name, p.is_whole, p.is_last) for p in predecessors(unit.pk)} == {
        ("Bằng Thành", True, True),
        ("Bộc Bố", True, True),
        ("Giáo Hiệu", True, True),
        ("Nhạn Môn", True, True),
    }


def test_past_scope_reaches_predecessors_and_what_hung_below_them_a3(nation):
    roots = Association.objects.filter(pk=find_by_code("19", NEW).pk)

    reached = Association.objects.within(roots, past=True)

    assert reached.filter(level="province").count() == 3
    assert reached.filter(level="commune", opened_on=None).count() == 280
