"""Writers at once leave a whole tree, and readers never wait for them (T2, T4).

The storm lasts three seconds here; STORM_SECONDS=30 for the long run.
"""

import os
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from associations.checking import check_tree
from associations.history import tree_at
from associations.models import Association
from associations.projection import renumber
from associations.tree import NewUnit, found
from tests.associations.storm import raise_storm


@pytest.mark.django_db(transaction=True)
def test_six_writers_and_two_readers_at_once_leave_no_fault(open_country):
    communes = [open_country.tan_lap.pk, open_country.vo_nhai.pk]

    storm = raise_storm(communes, seconds=float(os.environ.get("STORM_SECONDS", "3")))

    assert storm.errors == []
    assert storm.changes >= 6
    assert storm.readings >= 6
    assert check_tree() == []


@pytest.mark.django_db(transaction=True)
def test_readers_do_not_wait_for_a_writer_who_has_numbered_everything_anew(open_country):
    top = open_country.province
    written, read = threading.Event(), threading.Event()

    def write() -> None:
        try:
            with transaction.atomic():
                found(NewUnit("thôn 1", "branch", open_country.tan_lap.pk))
                renumber()
                written.set()
                read.wait(30)
        finally:
            written.set()
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    written.wait(30)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local lock_timeout = '50ms'")
            meanwhile = tree_at(timezone.localdate(), top.pk)
            within = Association.objects.within(Association.objects.filter(pk=top.pk)).count()
    finally:
        read.set()
        writer.join()

    assert (len(meanwhile), within) == (3, 3)
    assert len(tree_at(timezone.localdate(), top.pk)) == 4


@pytest.mark.django_db(transaction=True)
def test_a_range_read_before_a_renumbering_reaches_nobody_elses_units(open_country):
    roots = Association.objects.within(Association.objects.filter(pk=open_country.tan_lap.pk))
    assert roots.count() == 1  # the range is in the query now

    with transaction.atomic():
        renumber()

    assert list(roots.all()) == []
