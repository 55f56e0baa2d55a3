"""Six writers and two readers at once leave a whole tree, and readers never wait (T2, T4).

Three seconds here; STORM_SECONDS=30 for the long run.
"""

import os

import pytest

from associations.checking import check_tree
from associations.models import Association
from tests.associations.storm import raise_storm


@pytest.mark.django_db(transaction=True)
def test_six_writers_at_once_leave_no_fault_and_readers_do_not_wait(open_country):
    communes = [open_country.tan_lap.pk, open_country.vo_nhai.pk]

    storm = raise_storm(communes, seconds=float(os.environ.get("STORM_SECONDS", "3")))

    assert storm.errors == []
    assert storm.changes > 20
    assert storm.refused > 0
    assert storm.slowest_reading < 1
    assert check_tree() == []
    assert Association.objects.filter(level="branch").count() > 20
