"""The national tree cut small, as the other benches of this folder stand on it."""

import pytest

from associations.checking import check_tree
from associations.models import Association
from bench import nation

pytestmark = pytest.mark.django_db


def test_cut_nation_is_a_whole_tree_of_a_fiftieth():
    nation.lay_nation(nation.SMALL)
    before = nation.list_ids("closed_on is not null and level_id = 'commune'")

    nation.grow_branches(400)

    assert check_tree() == []
    old = Association.objects.filter(level="commune", opened_on=None)
    assert 150 < old.count() < 250
    assert Association.objects.count() == 400
    assert not Association.objects.filter(parent__in=before, level="branch").exists()
