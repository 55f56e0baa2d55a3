"""(e) at a fiftieth: the product and plain SQL read the same tree; readers do not wait."""

import pytest

from associations.checking import check_tree
from associations.history import ids_below
from associations.models import Association, Succession
from bench import nation, tree
from bench.storm.raging import rage


@pytest.mark.django_db
def test_product_and_plain_sql_read_the_same_tree():
    nation.lay_nation(nation.SMALL)
    nation.grow_branches(900)
    province = tree.choose_province()
    branch = nation.list_ids("level_id = 'branch'")[-1]

    assert sorted(ids_below(province)) == sorted(tree.read_subtree_by_hand(province))
    assert [unit.full_name for unit in tree.read_path(branch)] == tree.read_path_by_hand(branch)
    assert len(tree.read_path(branch)) > 2
    assert tree.simplify(tree.read_nested(province)) == tree.read_nested_by_hand(province)


@pytest.mark.django_db
def test_founded_list_is_the_same_tree_when_copied_back():
    nation.lay_nation(nation.SMALL)
    founder = tree.Founder(count=20)
    founder.found()
    founder.found()
    before = Association.objects.count()
    nested = tree.read_nested(founder.made[0].parent_id)

    founder.take_out()
    without = Association.objects.count()
    founder.copy_back()

    assert (before - without, Association.objects.count()) == (20, before)
    assert tree.read_nested(founder.made[0].parent_id) == nested
    assert check_tree() == []


@pytest.mark.django_db
def test_a3_reach_into_the_past_is_what_a_walk_from_unit_to_unit_finds():
    nation.lay_nation(nation.SMALL)
    before: dict[int, set[int]] = {}
    for old, new in Succession.objects.values_list("old_id", "new_id"):
        before.setdefault(new, set()).add(old)
    roots = nation.list_ids("closed_on is null and level_id in ('province', 'commune')")[:12]

    def walk(root: int) -> set[int]:
        found: set[int] = set()
        pending = [root]
        while pending:
            for unit in ids_below(pending.pop()):
                if unit not in found:
                    found.add(unit)
                    pending += before.get(unit, ())
        return found

    for root in roots:
        within = Association.objects.within(Association.objects.filter(pk=root), past=True)
        assert set(within.values_list("pk", flat=True)) == walk(root)


@pytest.mark.django_db(transaction=True)
def test_readers_never_wait_while_a_list_is_founded():
    nation.lay_nation(nation.SMALL)
    founder = tree.Founder(count=40)

    reads = tree.read_during(tree.choose_province(), lambda: [founder.found() for _ in range(3)])

    assert reads.count > 0
    assert reads.waits == 0


@pytest.mark.django_db(transaction=True)
def test_t4_storm_of_six_threads_leaves_the_tree_whole():
    nation.lay_nation(nation.SMALL)

    storm = rage(threads=6, seconds=3)

    assert storm.broken == []
    assert storm.faults == []
    assert storm.done["founded"] > 0
    assert storm.done["moved"] > 0
