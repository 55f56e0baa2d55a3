"""Groups inside a province and who leads clusters, by year (time.md, Clusters; A2)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.clusters import Leaders, find_leaders
from accounts.models import ClusterDuty, Consent, Duty
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


def write_duties(place, **cluster) -> None:
    person = make_person("Lê Văn An", place.nation)
    person.birth_year = 1961
    person.save()
    units = {"head": place.tan_lap, "deputy": place.vo_nhai, "host": place.province}
    for duty, unit in units.items():
        ClusterDuty.objects.create(year=2026, duty=duty, association=unit, **cluster)
    ClusterDuty.objects.create(year=2026, duty="officer", person=person, **cluster)


def list_leaders(page) -> list[tuple[str, str]]:
    return [(each["label"], each["value"]) for each in page.context["leaders"]]


def test_a_national_clusters_page_names_who_leads_it_in_the_year(place, client):
    write_duties(place, cluster=place.cluster)
    address = reverse("associations:unit", args=[place.cluster.pk])

    page = client.get(address, {"ngay": "01/07/2026"})
    before = client.get(address, {"ngay": "01/07/2025"})

    assert list_leaders(page) == [
        ("Cụm trưởng", place.tan_lap.full_name), ("Cụm phó", place.vo_nhai.full_name),
        ("Đơn vị đăng cai", place.province.full_name), ("Cán bộ phụ trách", "L. V. A."),
    ]  # fmt: skip
    assert "Năm 2026." in page.content.decode()
    assert "Lê Văn An" not in page.content.decode()
    assert list_leaders(before) == []


def test_q4_an_officer_in_charge_is_named_with_consent(place, client):
    write_duties(place, group=place.group)
    person = ClusterDuty.objects.get(duty="officer").person
    Consent.objects.create(
        person=person, purpose="publish_name", giver="self", given_on=date(2026, 1, 1)
    )

    page = client.get(reverse("associations:group", args=[place.group.pk]), {"ngay": "01/07/2026"})

    assert list_leaders(page)[-1] == ("Cán bộ phụ trách", "Lê Văn An")


def test_a_groupings_page_tells_its_units_of_a_day(place, client):
    half = (date(2026, 1, 1), date(2026, 7, 1))
    for unit, valid in ((place.tan_lap, YEAR), (place.vo_nhai, half)):
        GroupMembership.objects.create(group=place.group, association=unit, valid=valid)
    address = reverse("associations:group", args=[place.group.pk])

    first = client.get(address, {"ngay": "30/06/2026"})
    second = client.get(address, {"ngay": "1/7/2026"})
    after = client.get(address, {"ngay": "01/01/2028"})

    assert {each["url"].split("?")[0] for each in first.context["members"]} == {
        reverse("associations:unit", args=[unit.pk]) for unit in (place.tan_lap, place.vo_nhai)
    }
    assert len(second.context["members"]) == 1
    assert "đã kết thúc" in after.context["not_alive"]
    assert after.context["on"] == date(2026, 12, 31)
    assert client.get(reverse("associations:group", args=[10**12])).status_code == 404


def test_a_provinces_page_leads_to_its_groupings(place, client):
    GroupMembership.objects.create(group=place.group, association=place.tan_lap, valid=YEAR)
    address = reverse("associations:unit", args=[place.province.pk])

    page = client.get(address, {"ngay": "01/07/2026"})
    before = client.get(address, {"ngay": "01/07/2025"})

    (group,) = page.context["groups"]
    assert (group["name"], group["members"]) == ("Cụm số 1", "1 đơn vị")
    assert client.get(group["url"]).status_code == 200
    assert before.context["groups"] == []
