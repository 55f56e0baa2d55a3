"""(d) at a fiftieth: the tree loaded and the tree copied by hand are the same tree."""

import pytest

from associations.checking import check_tree
from associations.models import Association
from bench import loading, nation


@pytest.mark.django_db(transaction=True)
def test_copied_tree_is_the_loaded_tree():
    nation.lay_nation(nation.SMALL)
    rows, ancestors = loading.count_rows(), loading.list_ancestors()
    names = dict(Association.objects.values_list("pk", "full_name"))
    copies = loading.Copies()

    loading.clear()
    assert not Association.objects.exists()
    copies.write()

    assert loading.count_rows() == rows
    assert min(rows.values()) > 0
    assert loading.list_ancestors() == ancestors
    assert dict(Association.objects.values_list("pk", "full_name")) == names
    assert check_tree() == []
