"""The three ways of reading on pages, walks and downloads (T6)."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from associations.models import Association, Group, GroupMembership, Reorganisation
from associations.successions import derive_successions
from figures.catalogue import load_catalogue
from figures.models import Indicator, Value
from figures.restating.groups import comparable_groups
from tests.figures.restating.story import Story

pytestmark = pytest.mark.django_db
MERGED = date(2025, 7, 1)
COUNTRY = [
    ("Việt Nam", "national", None),
    ("Cũ Một", "province", "Việt Nam"),
    ("Cũ Hai", "province", "Việt Nam"),
    ("Xa", "province", "Việt Nam"),
    ("Gần", "province", "Việt Nam"),
    ("Kề", "province", "Việt Nam"),
    ("Xã H", "commune", "Kề"),
    ("Xã E", "commune", "Gần"),
    ("Xã F", "commune", "Gần"),
    ("Xã G", "commune", "Gần"),
    ("Xã A", "commune", "Cũ Một"),
    ("Xã B", "commune", "Cũ Một"),
    ("Xã C", "commune", "Cũ Hai"),
    ("Xã D", "commune", "Xa"),
]


def tell_story() -> Story:
    """Two provinces become one; one of its communes is divided between two, with shares."""
    load_catalogue()
    told = Story()
    told.lay(COUNTRY)
    members = told.members = Indicator.objects.get(code="members")
    told.freeze("2024")
    told.say("2024", members, {"Xã A": 10, "Xã B": 20, "Xã C": 30, "Xã D": 40})
    told.decide(MERGED)
    told.found("Mới", "province", "Việt Nam", MERGED)
    for unit in ("Xã A", "Xã B", "Xã C"):
        told.hang(unit, "Mới", MERGED)
    for unit in ("Cũ Một", "Cũ Hai"):
        told.end(unit, MERGED)
    told.split("Xã C", ["Xã C1", "Xã C2"], ["Mới", "Xa"], date(2025, 8, 1),
               [{"members": Decimal("0.6")}, {"members": Decimal("0.4")}])  # fmt: skip
    told.freeze("2025")
    households = Indicator.objects.get(code="households")
    told.say("2024", households, {"Cũ Một": 30, "Cũ Hai": 30})
    told.say("2025", households, {"Mới": 63})
    told.say("2025", members, {"Xã A": 11, "Xã B": 21, "Xã C1": 19, "Xã C2": 13, "Xã D": 41})
    return told


@pytest.fixture
def story() -> Story:
    return tell_story()


def open_page(client, story, period, unit, **query):
    return client.get(reverse("figures:unit", args=[period, story.ids[unit]]), query)


def list_figures(page) -> dict[str, tuple]:
    """Name of a row → its first number and what marks it."""
    rows = page.context["table"]["rows"]
    return {row["name"]: (row["cells"][0]["value"], row["cells"][0]["state"]) for row in rows}


def test_t6_a_past_year_is_read_on_the_tree_of_another_day(client, story):
    page = open_page(client, story, "2024", "Mới", cach="dia-gioi", ngay="01/07/2025")

    assert page.status_code == 200
    assert list_figures(page) == {
        "Tất cả": (60, ""), "Xã A": (10, ""), "Xã B": (20, ""), "Xã C": (30, ""),
    }  # fmt: skip
    assert [r["label"] for r in page.context["readings"] if r["is_current"]] == [
        "Theo địa giới ngày 01/07/2025"
    ]


def test_t6_what_was_divided_is_estimated_by_shares_and_marked(client, story):
    page = open_page(client, story, "2024", "Mới", cach="dia-gioi", ngay="31/12/2025")

    assert list_figures(page) == {
        "Tất cả": (48, "estimated"), "Xã A": (10, ""), "Xã B": (20, ""),
        "Xã C1": (18, "estimated"),
    }  # fmt: skip
    assert "ước tính" in page.content.decode()


def test_t6_without_shares_there_is_no_number_but_the_groups(client, story):
    with connection.cursor() as cursor:
        cursor.execute("delete from associations_weight")

    page = open_page(client, story, "2024", "Mới", cach="dia-gioi", ngay="31/12/2025")
    groups = open_page(client, story, "2024", "Mới", cach="nhom", ngay="31/12/2025")

    assert list_figures(page)["Xã C1"] == (None, "")
    assert "không so sánh được" in page.content.decode()
    assert list_figures(groups) == {
        "Tất cả": (100, ""), "Xã A": (10, ""), "Xã B": (20, ""), "Xã C1 và Xã C2": (30, ""),
    }  # fmt: skip
    assert groups.context["title"] == "Mới và Xa, năm 2024"
    assert "Trước: Cũ Hai, Cũ Một, Xa." in groups.context["reading_note"]


def test_t6_the_nation_is_the_same_in_all_three_readings(client, story):
    ways = [{}, {"cach": "dia-gioi"}, {"cach": "nhom"}, {"cach": "dia-gioi", "ngay": "30/6/2025"}]

    pages = [open_page(client, story, "2024", "Việt Nam", **way) for way in ways]

    assert [list_figures(page)["Tất cả"] for page in pages] == [(100, "")] * 4


def test_a_change_on_one_territory_is_told(client, story):
    households = Indicator.objects.get(code="households")
    story.absorb("Kề", "Gần", date(2026, 2, 1))
    story.say("2024", households, {"Gần": 1, "Kề": 2})
    story.say("2025", households, {"Gần": 3, "Kề": 4})

    page = open_page(client, story, "2025", "Gần", cach="dia-gioi", ngay="01/03/2026", muc="1")

    (told,) = [f for f in page.context["figures"] if f["name"] == households.label]
    assert (told["value"], told["change"]["amount"]) == (7, 4)


def test_t7_a_change_over_a_border_is_told_in_its_parts(client, story):
    households = Indicator.objects.get(code="households")
    story.absorb("Kề", "Gần", date(2026, 9, 1))
    story.freeze("2026")
    story.say("2025", households, {"Gần": 1, "Kề": 2})
    story.say("2026", households, {"Gần": 7})
    derive_successions()

    page = open_page(client, story, "2026", "Gần", muc="1")

    (told,) = [f for f in page.context["figures"] if f["name"] == households.label]
    assert told["change"]["amount"] == 6
    assert {part["label"]: part["amount"] for part in told["split"]} == {
        "trên cùng địa bàn": 4, "do địa giới": 2,
    }  # fmt: skip
    assert "do địa giới" in page.content.decode()


def test_the_walk_of_a_restated_figure_ends_at_what_was_reported(client, story):
    address = reverse("figures:walk", args=["2024", story.ids["Mới"], "members"])

    page = client.get(address, {"cach": "dia-gioi", "ngay": "31/12/2025"})

    rows = page.context["children"]["rows"]
    assert {(row["name"], row["value"]) for row in rows} == {
        ("Cũ Một", 30), ("Xã C (một phần địa bàn)", 30),
    }  # fmt: skip
    assert page.context["value"] == 48
    assert all(client.get(row["url"]).status_code == 200 for row in rows)


def test_a_download_says_how_it_was_read(client, story):
    address = reverse("figures:download", args=["2024", story.ids["Mới"], "json"])

    table = client.get(address, {"cach": "dia-gioi", "ngay": "31/12/2025"}).json()

    assert table["mo_ta"]["cach_doc"].startswith("theo địa giới ngày 31/12/2025")
    assert {(row["don_vi"], row["gia_tri"], row["so_sanh"]) for row in table["so_lieu"]
            if row["ma_chi_tieu"] == "members"} == {
        ("Mới", 48, "ước tính"), ("Xã A", 10, "chính xác"), ("Xã B", 20, "chính xác"),
        ("Xã C1", 18, "ước tính"),
    }  # fmt: skip


@pytest.mark.parametrize("way", ["dia-gioi", "nhom"])
def test_a_unit_without_figures_in_the_base_has_its_page(client, story, way):
    """The page looks for a beginning of what is below it in every base."""
    page = open_page(client, story, "2025", "Kề", cach=way, ngay="31/12/2025")

    assert page.status_code == 200
    assert list_figures(page) == {"Tất cả": (None, ""), "Xã H": (None, "")}


def test_t5_an_ended_unit_is_read_on_its_last_day(client, story):
    Association.objects.filter(pk=story.ids["Cũ Một"]).update(closed_on=MERGED)
    address = reverse("figures:walk", args=["2024", story.ids["Cũ Một"], "members"])

    plain = open_page(client, story, "2024", "Cũ Một")
    page = open_page(client, story, "2024", "Cũ Một", cach="dia-gioi")
    groups = open_page(client, story, "2024", "Cũ Một", cach="nhom")

    assert [way["label"] for way in plain.context["readings"]][1] == "Theo địa giới ngày 30/06/2025"
    assert list_figures(page) == {"Tất cả": (30, ""), "Xã A": (10, ""), "Xã B": (20, "")}
    assert page.context["day"]["value"] == "30/06/2025"
    assert groups.context["title"] == "Mới và Xa, năm 2024"
    assert client.get(address, {"cach": "dia-gioi"}).context["value"] == 30


def test_a_unit_that_was_not_there_is_explained_with_ways_to_go(client, story):
    page = open_page(client, story, "2024", "Mới")
    day = open_page(client, story, "2024", "Mới", cach="dia-gioi", ngay="01/01/2024")

    assert (page.status_code, day.status_code) == (404, 404)
    assert "Năm 2024 không có Mới này" in page.content.decode()
    assert "Ngày 01/01/2024 không có Mới này" in day.content.decode()
    ways = [way["url"] for way in page.context["ways"]]
    assert [client.get(url).status_code for url in ways] == [200, 200]


def test_the_walk_of_a_groups_figure_ends_at_what_was_reported(client, story):
    query = {"cach": "nhom", "ngay": "31/12/2025"}

    page = open_page(client, story, "2024", "Mới", **query)
    cells = [row["cells"][0] for row in page.context["table"]["rows"]]
    walks = [client.get(cell["url"]) for cell in cells]

    assert [walk.context["value"] for walk in walks] == [cell["value"] for cell in cells]
    told = {(row["name"], row["value"]) for row in walks[0].context["children"]["rows"]}
    assert told == {("Cũ Một", 30), ("Cũ Hai", 30), ("Xa", 40)}
    assert "nhóm so sánh được" in walks[0].context["title"]


def test_t6_groups_leave_as_a_file(client, story):
    address = reverse("figures:download", args=["2024", story.ids["Mới"], "json"])

    table = client.get(address, {"cach": "nhom", "ngay": "31/12/2025"}).json()

    assert table["mo_ta"]["cach_doc"].startswith("nhóm so sánh được giữa 31/12/2024 và 31/12/2025")
    assert {(row["don_vi"], row["gia_tri"], row["dinh_danh"]) for row in table["so_lieu"]
            if row["ma_chi_tieu"] == "members"} == {
        ("Mới và Xa", 100, story.ids["Mới"]), ("Xã A", 10, story.ids["Xã A"]),
        ("Xã B", 20, story.ids["Xã B"]), ("Xã C1 và Xã C2", 30, story.ids["Xã C1"]),
    }  # fmt: skip


def test_no_ground_is_left_out_where_levels_stand_side_by_side(client, story):
    day = date(2026, 1, 1)
    story.decide(day)
    story.found("Cụm", "cluster", "Việt Nam", day)
    story.hang("Xa", "Cụm", day)

    page = open_page(client, story, "2024", "Việt Nam", cach="nhom", ngay="01/01/2026")

    assert set(list_figures(page)) == {"Tất cả", "Mới và Xa", "Gần", "Kề"}


def test_a_unit_without_territory_is_a_group_of_its_own(client, story):
    Association.objects.filter(pk=story.ids["Xã D"]).update(level="branch")
    with connection.cursor() as cursor:
        cursor.execute("update associations_state set level_id = 'branch' where full_name = 'Xã D'")

    page = open_page(client, story, "2024", "Xã D", cach="nhom", ngay="31/12/2025")

    assert (page.status_code, page.context["title"]) == (200, "Xã D, năm 2024")


def test_groups_are_worked_out_once_for_every_tree(story):
    days = date(2024, 12, 31), date(2025, 12, 31)

    first = comparable_groups(*days)
    with CaptureQueriesContext(connection) as queries:
        again = comparable_groups(*days)
    story.absorb("Xã E", "Xã F", date(2025, 9, 1))
    after = comparable_groups(*days)

    assert (len(queries), again == first) == (1, True)
    assert {group.new for group in first} - {group.new for group in after} == {(story.ids["Xã E"],)}


def test_the_way_in_keeps_the_way_of_reading(client, story):
    answer = client.get(reverse("figures:results"), {"cach": "nhom", "ngay": "31/12/2025", "x": 1})

    assert answer.url.endswith("?cach=nhom&ngay=31%2F12%2F2025")


def test_only_periods_of_this_kind_are_shown_at_once(client, story):
    for code in ("2020", "2021", "2022", "2023", "2025-H1", "2025-Q1", "2025-Q2", "2025-Q3"):
        story.freeze(code)
        story.say(code, story.members, {"Xã E": 1})

    page = open_page(client, story, "2025", "Gần", cach="dia-gioi", ngay="31/12/2025")

    shown = [p["label"] for p in page.context["periods"] if not p["is_other"]]
    folded = {p["label"] for p in page.context["other_periods"]}
    assert shown == ["2020", "2021", "2022", "2023", "2024", "2025"]
    assert folded == {"6T đầu 2025", "Q1/2025", "Q2/2025", "Q3/2025"}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"cach": "dia-gioi", "ngay": "hôm kia"}, 200),  # said beside the field
        ({"cach": "khac"}, 404),  # as reported: the unit was not there in 2024
        ({"cach": "dia-gioi", "ngay": "01/01/2024"}, 404),  # the unit was not there
    ],
)
def test_bad_choices_are_answered(client, story, query, status):
    assert open_page(client, story, "2024", "Mới", **query).status_code == status


@pytest.mark.parametrize("way", ["dia-gioi", "nhom"])
def test_queries_do_not_grow_with_units(client, story, way):
    counts = []
    for unit in ("Xa", "Gần"):  # one unit below, and three
        open_page(client, story, "2024", unit, cach=way, ngay="01/07/2025")
        with CaptureQueriesContext(connection) as queries:
            open_page(client, story, "2024", unit, cach=way, ngay="01/07/2025")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def group_units(story, name: str, host: str, units: list[str]) -> Group:
    group = Group.objects.create(host_id=story.ids[host], name=name, valid=(MERGED, None))
    for unit in units:
        GroupMembership.objects.create(
            group=group, association_id=story.ids[unit], valid=(MERGED, None)
        )
    return group


def test_groupings_of_a_province_have_their_sums_and_say_of_how_many(client, story):
    group = group_units(story, "Cụm 1", "Mới", ["Xã A", "Xã C1", "Xã B"])
    group_units(story, "Cụm 2", "Gần", ["Xã E"])
    people = Indicator.objects.get(code="population")
    Value.objects.filter(association=story.ids["Xã B"], period__code="2025").delete()
    story.say("2025", people, {"Xã A": 100, "Xã C1": 50})
    ratio = Indicator.objects.get(code="member_ratio")

    page = open_page(client, story, "2025", "Mới", muc=ratio.section.partition(".")[0])
    before = open_page(client, story, "2024", "Cũ Một")

    table = page.context["groupings"]
    (row,) = table["rows"]
    told = {
        name: (cell["value"], cell["coverage"])
        for name, cell in zip(table["columns"], row["cells"], strict=True)
    }
    assert (row["name"], row["url"]) == ("Cụm 1", reverse("associations:group", args=[group.pk]))
    assert told[f"{story.members.label} (người)"] == (30, "2 trên 3 đơn vị")
    assert told[f"{ratio.label} (%)"] == (Decimal("20.00"), "2 trên 3 đơn vị")
    assert before.context["groupings"] is None


def test_a_units_page_leads_to_its_newest_year(client, story):
    lone = Association.objects.create(
        name="Lẻ", full_name="Lẻ", code="L", level_id="commune", tree_id=9, lft=1, rght=2, depth=0
    )

    found = client.get(reverse("figures:latest", args=[story.ids["Mới"]]))
    without = client.get(reverse("figures:latest", args=[lone.pk]))

    assert found.url == reverse("figures:unit", args=["2025", story.ids["Mới"]])
    assert (without.status_code, "chưa có kỳ báo cáo" in without.content.decode()) == (404, True)


# Days to come


@pytest.fixture
def waiting(story) -> date:
    """A decision waits for a day in a month; the last day that can be read."""
    day = timezone.localdate() + timedelta(days=30)
    Reorganisation.objects.create(number="9/NQ", status="scheduled", in_force_on=day)
    return day - timedelta(days=1)


@pytest.mark.parametrize("way", ["dia-gioi", "nhom"])
@pytest.mark.parametrize(
    ("view", "rest"), [("unit", []), ("walk", ["members"]), ("download", ["csv"])]
)
def test_t6_a_day_after_a_decision_that_waits_is_refused_with_the_last_day(
    client, story, waiting, way, view, rest
):
    address = reverse(f"figures:{view}", args=["2024", story.ids["Mới"], *rest])
    beyond = waiting + timedelta(days=1)

    refused = client.get(address, {"cach": way, "ngay": f"{beyond:%d/%m/%Y}"})
    allowed = client.get(address, {"cach": way, "ngay": f"{waiting:%d/%m/%Y}"})

    assert (refused.status_code, allowed.status_code) == (404, 200)
    assert f"đã lên lịch từ ngày {beyond:%d/%m/%Y}" in refused.context["why"]
    assert f"Hãy chọn ngày {waiting:%d/%m/%Y}" in refused.context["why"]
    (instead,) = refused.context["ways"]
    page = client.get(instead["url"])
    assert (page.status_code, page.context["day"]["value"]) == (200, f"{waiting:%d/%m/%Y}")


def test_t6_commands_refuse_a_day_after_a_decision_that_waits(story, waiting):
    beyond = str(waiting + timedelta(days=1))
    figures = ["figures", "--unit", "Mới", "--period", "2024", "--reading", "restated", "--on"]
    groups = ["comparable_groups", "--from", "2024-12-31", "--to"]

    for command in (figures, groups):
        call_command(*command, str(waiting), stdout=io.StringIO())
        with pytest.raises(CommandError, match="đã lên lịch từ ngày"):
            call_command(*command, beyond, stdout=io.StringIO())


def test_a_decision_that_is_overdue_lets_no_day_to_come_be_read(client, story):
    today = timezone.localdate()
    Reorganisation.objects.create(number="9/NQ", status="scheduled", in_force_on=today)

    tomorrow = f"{today + timedelta(days=1):%d/%m/%Y}"
    refused = open_page(client, story, "2024", "Mới", cach="dia-gioi", ngay=tomorrow)
    now = open_page(client, story, "2024", "Mới", cach="dia-gioi")

    assert f"Hãy chọn ngày {today:%d/%m/%Y}" in refused.context["why"]
    assert now.status_code == 200
