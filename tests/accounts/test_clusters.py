"""Groups inside a province and who leads clusters, by year (time.md, Clusters; A2)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from accounts.clusters import Leaders, find_leaders
from accounts.models import ClusterDuty, Duty
from associations.models import Association, Group, GroupMembership
from tests.associations.conftest import make_country
from tests.factories import make_association, make_officer, make_person

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def place(db):
    place = make_country()
    place.cluster = make_association("Cụm 1", "cluster", place.nation)
    place.group = Group.objects.create(host=place.province, name="Cụm số 1", valid=YEAR)
    return place


@transaction.atomic
def write_now(row: GroupMembership) -> None:
    """Write a row and let the database check it at once."""
    row.save()
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_leaders_are_told_by_year_for_both_kinds_of_cluster(place, django_assert_num_queries):
    person = make_person("Lê Văn An", place.nation)
    for duty in (Duty.HEAD, Duty.DEPUTY):
        ClusterDuty.objects.create(
            year=2026, duty=duty, cluster=place.cluster, association=place.province
        )
    ClusterDuty.objects.create(year=2026, duty="officer", cluster=place.cluster, person=person)
    ClusterDuty.objects.create(year=2026, duty="host", group=place.group, association=place.tan_lap)

    with django_assert_num_queries(1):
        national = find_leaders(place.cluster, 2026)

    assert national == Leaders(place.province, None, [place.province], [person])
    assert find_leaders(place.group, 2026) == Leaders(host=place.tan_lap)
    assert find_leaders(place.group, 2025) == Leaders()


@pytest.mark.parametrize(
    "wrong",
    [
        {"duty": "head"},
        {"duty": "officer", "association": True},
        {"duty": "head", "association": True, "cluster": True},
        {"duty": "boss", "association": True},
        {"duty": "head", "association": True, "year": 1900},
    ],
)
def test_a_duty_that_makes_no_sense_is_refused_by_the_database(place, wrong):
    fields = {"year": 2026, "group": place.group} | wrong
    if wrong.get("association"):
        fields["association"] = place.tan_lap
    if wrong.get("cluster"):
        fields["cluster"] = place.cluster

    with pytest.raises(IntegrityError), transaction.atomic():
        ClusterDuty.objects.create(**fields)


def test_a_cluster_has_one_head_a_year(place):
    ClusterDuty.objects.create(year=2026, duty="head", group=place.group, association=place.tan_lap)

    with pytest.raises(IntegrityError), transaction.atomic():
        ClusterDuty.objects.create(
            year=2026, duty="head", group=place.group, association=place.vo_nhai
        )


def test_a2_leading_a_cluster_opens_nothing(place):
    other = make_association("Lạng Sơn", "province", place.cluster, code="20", kind="tỉnh")
    user = make_officer("truong-cum", place.province, roles=("approve",))
    ClusterDuty.objects.create(
        year=2026, duty="head", cluster=place.cluster, association=place.province
    )

    within = Association.objects.within(user.associations())
    assert other not in within
    assert place.cluster not in within
    assert not ClusterDuty.objects.within(user.associations()).exists()


def test_a_unit_is_in_one_group_of_a_host_at_a_time(place):
    second = Group.objects.create(host=place.province, name="Cụm số 2", valid=YEAR)
    GroupMembership.objects.create(group=place.group, association=place.tan_lap, valid=YEAR)
    overlapping = GroupMembership(
        group=second, association=place.tan_lap, valid=(date(2026, 6, 1), None)
    )

    with pytest.raises(ValidationError, match="Cụm số 1"):
        overlapping.clean()
    with pytest.raises(IntegrityError, match="một cụm khác"):
        write_now(overlapping)


def test_a_unit_may_change_its_group_and_be_in_groups_of_two_hosts(place):
    second = Group.objects.create(host=place.province, name="Cụm số 2", valid=(None, None))
    third = Group.objects.create(host=place.nation, name="Cụm vùng", valid=(None, None))
    for group, valid in [
        (place.group, YEAR), (second, (YEAR[1], None)), (third, (None, None)),
    ]:  # fmt: skip
        GroupMembership.objects.create(group=group, association=place.tan_lap, valid=valid)

    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")

    assert place.tan_lap.group_memberships.count() == 3
