"""The national tree as the lists tell it: counts, identities, divisions, clusters, decisions."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from associations import loading
from associations.history import children_at, find_by_code, successors, units_at
from associations.models import (
    Association,
    Change,
    ChangeKind,
    Established,
    Holding,
    Load,
    LoadEvent,
    Parcel,
    ParcelPart,
    Reorganisation,
    ReorganisationStatus,
    State,
    StateEvent,
    Succession,
    Weight,
)

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def count_levels(on: date) -> dict[str, int]:
    living = State.objects.filter(valid__contains=on).values("level").annotate(n=Count("id"))
    return {row["level"]: row["n"] for row in living.order_by()}


def test_load_units_counts_the_tree_of_both_days(nation):
    assert count_levels(OLD) == {
        "national": 1, "cluster": 8, "province": 63, "district": 696, "commune": 10_035,
    }  # fmt: skip
    assert count_levels(NEW) == {
        "national": 1, "cluster": 8, "province": 34, "commune": 3_321,
    }  # fmt: skip


def test_load_units_counts_kinds(nation):
    def count(on: date, level: str) -> dict[str, int]:
        rows = State.objects.filter(valid__contains=on, level=level).values("kind")
        return {row["kind"]: row["n"] for row in rows.annotate(n=Count("id")).order_by()}

    assert count(OLD, "province") == {"tỉnh": 57, "thành phố": 6}
    assert count(OLD, "district") == {"huyện": 508, "thành phố": 87, "thị xã": 52, "quận": 49}
    assert count(OLD, "commune") == {"xã": 7_692, "phường": 1_726, "thị trấn": 617}
    assert count(NEW, "province") == {"tỉnh": 28, "thành phố": 6}
    assert count(NEW, "commune") == {"xã": 2_621, "phường": 687, "đặc khu": 13}


def test_unchanged_units_keep_their_identity_and_all_others_are_new_t1(nation):
    living_both = set(State.objects.filter(valid__contains=OLD).values_list("association")) & set(
        State.objects.filter(valid__contains=NEW).values_list("association")
    )
    by_level = Association.objects.filter(pk__in=[pk for (pk,) in living_both]).values("level")

    counts = {r["level"]: r["n"] for r in by_level.annotate(n=Count("pk")).order_by()}

    assert counts == {"national": 1, "cluster": 8, "province": 11, "commune": 121}


def test_an_old_name_and_code_with_another_territory_is_another_association_t1(nation):
    before, after = find_by_code("04651", OLD), find_by_code("04651", NEW)

    assert (before.full_name, after.full_name) == ("Xã Sơn Lương", "Xã Sơn Lương")
    assert before.pk != after.pk
    assert (before.closed_on, after.opened_on) == (NEW, NEW)


def test_beginnings_of_the_old_set_are_unknown(nation):
    old = State.objects.filter(valid__contains=OLD)

    assert set(old.values_list("from_known", flat=True)) == {False}
    assert set(Association.objects.filter(closed_on=NEW).values_list("opened_on")) == {(None,)}


def test_territory_is_held_once_and_cut_where_a_commune_was_divided(nation):
    assert Holding.objects.filter(valid__contains=OLD).count() == 10_040
    assert ParcelPart.objects.values("parcel").distinct().count() == 441
    assert ParcelPart.objects.count() == 972
    assert Parcel.objects.count() == 10_040 + 972
    assert Holding.objects.filter(valid__contains=NEW).count() == 10_040 - 441 + 972
    assert Weight.objects.count() == 0


def test_division_of_a_commune_says_how_many_took_a_part_t3(nation):
    takers = ParcelPart.objects.values("parcel").annotate(n=Count("id")).values_list("n")
    counts = {n: list(takers).count((n,)) for (n,) in set(takers)}

    assert counts == {2: 369, 3: 55, 4: 16, 5: 1}


def test_successions_follow_the_resolutions_t3(nation):
    by_level = Succession.objects.values("old__level", "new__level", "is_whole")

    counts = {
        (r["old__level"], r["new__level"], r["is_whole"]): r["n"]
        for r in by_level.annotate(n=Count("pk")).order_by()
    }

    assert counts == {
        ("commune", "commune", True): 9_594 - 121,
        ("commune", "commune", False): 972,
        ("district", "commune", True): 5,
        ("province", "province", True): 52,
    }
    assert not Succession.objects.filter(reorganisation=None).exists()


def test_an_island_district_passed_on_to_its_special_zone(nation):
    (district,) = [u for u in units_at("district", OLD) if u.name == "Lý Sơn"]

    (zone,) = successors(district.id)

    assert (zone.full_name, zone.is_whole, zone.is_last) == ("Đặc khu Lý Sơn", True, True)


def test_decisions_are_in_force_on_one_day_the_provinces_first(nation):
    decisions = Reorganisation.objects.filter(status=ReorganisationStatus.APPLIED)

    assert list(decisions.values_list("sequence", flat=True)) == list(range(1, 36))
    assert set(decisions.values_list("in_force_on", flat=True)) == {NEW}
    assert decisions.first().number == "202/2025/QH15"
    assert decisions.exclude(sequence=1).filter(signed_on=date(2025, 6, 16)).count() == 34


def test_lines_of_the_decisions_tell_what_became_of_whom(nation):
    applied = Change.objects.filter(reorganisation__status=ReorganisationStatus.APPLIED)
    counts = {r["kind"]: r["n"] for r in applied.values("kind").annotate(n=Count("pk")).order_by()}

    assert counts == {
        ChangeKind.MERGE: 23 + 3_321 - 121,
        ChangeKind.MOVE: 121,
        ChangeKind.SPLIT: 441,
        ChangeKind.ABOLISH_LEVEL: 34,
    }
    abolished = Association.objects.filter(changes__kind=ChangeKind.ABOLISH_LEVEL)
    assert abolished.distinct().count() == 696


def test_changes_of_2026_wait_without_a_day_in_force(nation):
    drafts = Reorganisation.objects.filter(status=ReorganisationStatus.DRAFT)

    assert set(drafts.values_list("number", "signed_on", "in_force_on")) == {
        ("30/2026/QH16", date(2026, 4, 24), None),
        ("36/2026/QH16", date(2026, 8, 24), None),
        ("39/2026/QH16", date(2026, 8, 24), None),
        ("237/NQ-UBTVQH16", date(2026, 4, 14), None),
        ("388/NQ-UBTVQH16", date(2026, 8, 4), None),
    }
    assert Change.objects.filter(reorganisation__in=drafts).count() == 25
    assert all("chưa rõ ngày hiệu lực" in str(draft) for draft in drafts)
    assert find_by_code("75", date(2026, 11, 22)).full_name == "Tỉnh Đồng Nai"


@pytest.mark.parametrize(
    ("cluster", "on", "members"),
    [
        ("C6", date(2023, 12, 31), 9),
        ("C6", date(2024, 6, 30), 9),
        ("C1", date(2021, 12, 31), 9),
        ("C5", OLD, 0),
        ("C4", NEW, 4),
    ],
)
def test_clusters_have_the_members_that_sources_name(nation, cluster, on, members):
    unit = find_by_code(cluster, on)

    assert len(children_at(unit.pk, on)) == members


def test_provinces_without_a_sure_cluster_hang_under_the_nation(nation):
    root = find_by_code("VN", NEW)

    names = {unit.name for unit in children_at(root.pk, NEW) if unit.level == "province"}

    assert names == {
        "Bắc Ninh", "Phú Thọ", "Quảng Ngãi", "Lâm Đồng", "Huế", "Đà Nẵng", "Đồng Nai",
        "Hồ Chí Minh", "Tây Ninh",
    }  # fmt: skip


def test_communes_of_vu_quang_are_ten_although_first_seen_later(nation):
    (district,) = [u for u in units_at("district", OLD) if u.name == "Vũ Quang"]

    assert len(children_at(district.id, date(2022, 12, 31))) == 10


def test_every_loaded_place_counts_as_founded_t5(nation):
    assert set(State.objects.values_list("established", flat=True)) == {Established.YES}


def test_titles_name_the_association_of_the_place(nation):
    titles = [find_by_code(code, NEW).title for code in ("VN", "C1", "01", "19")]

    assert titles == [
        "Hội Khuyến học Việt Nam",
        "Cụm thi đua số 1 (Tây Bắc)",
        "Hội Khuyến học thành phố Hà Nội",
        "Hội Khuyến học tỉnh Thái Nguyên",
    ]


def test_a_load_is_one_event_in_the_log(nation):
    assert LoadEvent.objects.count() == 1
    assert StateEvent.objects.count() == 0


def test_the_same_files_again_change_nothing(nation, capsys):
    before = Association.objects.count(), State.objects.count(), Load.objects.count()

    call_command("load_units")

    assert "đã có" in capsys.readouterr().out
    assert (Association.objects.count(), State.objects.count(), Load.objects.count()) == before


def test_other_files_are_refused_where_the_tree_is_loaded(nation, monkeypatch):
    monkeypatch.setattr(loading, "LOADER", b"another")

    with pytest.raises(CommandError, match="danh mục khác"):
        call_command("load_units")
