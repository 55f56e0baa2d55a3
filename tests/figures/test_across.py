"""The pages of an indicator: map, rank, share, change, in three ways (F5, T6)."""

import gzip
import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from associations.models import State
from figures.models import Indicator
from figures.province_map import AFTER, BEFORE, ISLES, read_shapes
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period
from tests.figures.test_ways import tell_story

pytestmark = pytest.mark.django_db


def show(client, code="members", **query):
    """The page of an indicator, and its text without markup."""
    response = client.get(reverse("figures:indicator", args=[code]), query)
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return response, " ".join(text.replace("&nbsp;", " ").replace("\u00a0", " ").split())


def make_years(country, numbers, **fields):
    version = make_form()
    years = [make_period(code, version) for code in ("2024", "2025")]
    for year, given in zip(years, numbers, strict=True):
        for name, members in given.items():
            give(year, country[name], {"members": members, "population": members * 4}, **fields)
        keep_totals(year)
    return years


def list_rows(response) -> list[tuple]:
    """(rank, name, number, share) of each line of the table."""
    rows = response.context["table"]["rows"]
    return [(r["rank"], r["name"], r["cells"][0]["value"], r["cells"][1]["value"]) for r in rows]


@pytest.mark.parametrize(("name", "provinces"), [(BEFORE, 63), (AFTER, 34)])
def test_map_has_every_province_and_both_archipelagos(name, provinces):
    shapes = read_shapes(name)

    assert len({shape.code for shape in shapes}) == provinces
    assert {(shape.name, shape.code) for shape in shapes if shape.islands} == {
        ("Quần đảo Hoàng Sa", "48"), ("Quần đảo Trường Sa", "56"),
    }  # fmt: skip
    assert {label.text for label in ISLES} == {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"}


def test_indicator_ranks_units_with_their_shares_f5(client):
    country = make_country(4)
    numbers = {"commune0": 30, "commune1": 50, "commune2": 30}
    make_years(country, [{"commune0": 20}, numbers])

    response, text = show(client, **{"ky": "2025", "don-vi": country["first"].pk})

    assert list_rows(response) == [
        (1, "Xã Số 1", 50, Decimal("45.5")),
        (2, "Xã Số 0", 30, Decimal("27.3")),
        (2, "Xã Số 2", 30, Decimal("27.3")),
    ]
    assert "3 trên 4 đơn vị có số" in text
    assert "1 đơn vị không có số" in text
    assert "+50,0 %" in text
    assert response.context["map"] is None


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("ten", ["Xã Số 0", "Xã Số 1", "Xã Số 2"]),
        ("thap", ["Xã Số 0", "Xã Số 2", "Xã Số 1"]),
        ("thay-doi", ["Xã Số 2", "Xã Số 0", "Xã Số 1"]),
    ],
)
def test_table_is_sorted_by_the_address(client, order, names):
    country = make_country(3)
    make_years(
        country,
        [
            {"commune0": 20, "commune1": 60, "commune2": 10},
            {"commune0": 30, "commune1": 61, "commune2": 50},
        ],
    )

    response, _ = show(client, **{"ky": "2025", "don-vi": country["first"].pk, "xep": order})

    assert [row[1] for row in list_rows(response)] == names


def test_nation_is_read_by_provinces_and_drawn_as_a_map(client):
    country = make_country(1)
    make_years(country, [{"commune0": 10, "far": 5}, {"commune0": 30, "far": 10}])

    response, text = show(client, ky="2024")

    found = response.context["map"]
    links = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">', found["svg"])
    assert [name for _, name in links] == [
        "Tỉnh Bắc Kạn: 5\u00a0người", "Tỉnh Thái Nguyên: 10\u00a0người",
    ]  # fmt: skip
    assert all("don-vi=" in url for url, _ in links)
    assert "63 tỉnh, thành phố đến hết ngày 30/06/2025" in found["source"]
    assert found["missing"] == "chưa có số liệu (61 nơi)"
    assert [step["label"] for step in found["steps"]] == ["5 (1 nơi)", "10 (1 nơi)"]
    assert "Quần đảo Hoàng Sa" in text
    assert "Quần đảo Trường Sa" in text


def test_map_follows_the_tree_that_the_figures_stand_on_t6(client):
    country = make_country(1)
    make_years(country, [{"commune0": 10, "far": 5}, {"commune0": 30, "far": 10}])

    after, _ = show(client, ky="2025")
    restated, _ = show(client, ky="2025", cach="dia-gioi", ngay="30/06/2025")

    assert "34 tỉnh" in after.context["map"]["source"]
    assert "63 tỉnh" in restated.context["map"]["source"]


def test_nations_results_page_shows_the_map_with_a_table_behind_it(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 10}, {"commune0": 30, "far": 10}])

    nation = client.get(reverse("figures:unit", args=["2025", country["nation"].pk]))
    province = client.get(reverse("figures:unit", args=["2025", country["first"].pk]))

    found = nation.context["map"]
    assert "Tỉnh Thái Nguyên: 30" in found["svg"]
    assert client.get(found["table_url"]).context["table"]["whole"]["found"].number == 40
    assert province.context["map"] is None
    assert years[1].code in found["table_url"]


def test_map_weighs_little():
    for name in (BEFORE, AFTER):
        paths = json.dumps([shape.d for shape in read_shapes(name)]).encode()

        assert len(gzip.compress(paths)) < 10_000


def test_indicator_is_read_in_three_ways_alike_with_the_results_page_t6(client):
    story = tell_story()

    for way in ("", "dia-gioi", "nhom"):
        asked = {"cach": way, "ngay": "31/12/2025"} if way else {}
        page = client.get(reverse("figures:unit", args=["2025", story.ids["Mới"]]), asked)
        there = {r["name"]: r["cells"][0]["value"] for r in page.context["table"]["rows"][1:]}
        here, _ = show(client, **{"ky": "2025", "don-vi": story.ids["Mới"], **asked})

        assert {row[1]: row[2] for row in list_rows(here)} == {
            name: number for name, number in there.items() if number is not None
        }


def test_comparable_groups_are_drawn_as_one_region(client):
    story = tell_story()
    for name, code in (("Mới", "19"), ("Xa", "06")):
        State.objects.filter(association_id=story.ids[name]).update(code=code)

    response, _ = show(client, ky="2024", cach="nhom", ngay="31/12/2025")

    assert response.status_code == 200
    assert "Mới và Xa: 100" in response.context["map"]["svg"]


def test_unapproved_figures_are_never_shown_to_strangers_f4(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 10}, {"commune0": 30}])
    give(years[1], country["commune0"], {"members": 77}, approved=False)
    keep_totals(years[1])
    asked = {"ky": "2025", "don-vi": country["first"].pk, "doc": "tam-tinh"}

    stranger, _ = show(client, **asked)
    client.force_login(make_officer("tinh", country["first"]))
    officer, _ = show(client, **asked)

    assert list_rows(stranger)[0][2] == 30
    assert list_rows(officer)[0][2] == 77
    assert "private" in officer["Cache-Control"]


def test_illustrative_figures_carry_their_mark_and_stay_out_of_search_engines(client):
    country = make_country(1)
    make_years(country, [{"commune0": 10}, {"commune0": 30}], illustrative=True)

    response, text = show(client, ky="2025")
    file = client.get(reverse("figures:indicator_file", args=["members", "csv"]), {"ky": "2025"})

    assert response["X-Robots-Tag"] == "noindex"
    assert "Số liệu minh họa" in text
    assert "Số liệu minh họa" in response.context["map"]["svg"]
    assert "số liệu minh họa" in file.content.decode()


def test_downloads_hold_the_numbers_of_the_page(client):
    country = make_country(2)
    make_years(country, [{"commune0": 10}, {"commune0": 30, "commune1": 12}])
    asked = {"ky": "2025", "don-vi": country["first"].pk}
    page, _ = show(client, **asked)

    file = client.get(reverse("figures:indicator_file", args=["members", "json"]), asked)

    rows = json.loads(file.content)["so_lieu"]
    told = {row["don_vi"]: Decimal(str(row["gia_tri"])) for row in rows}
    assert told == {"Tỉnh Thái Nguyên": 42, **{row[1]: row[2] for row in list_rows(page)}}


@pytest.mark.parametrize("communes", [1, 4])
def test_queries_do_not_grow_with_the_units(client, communes):
    country = make_country(communes)
    given = {f"commune{number}": 10 + number for number in range(communes)}
    make_years(country, [given, given])
    show(client, ky="2025")

    with CaptureQueriesContext(connection) as unit:
        show(client, **{"ky": "2025", "don-vi": country["first"].pk})
    with CaptureQueriesContext(connection) as nation:
        show(client, ky="2025")

    assert (len(unit), len(nation)) == (9, 12)


def test_every_indicator_has_its_page_by_group(client):
    make_country(1)

    response = client.get(reverse("figures:indicators"))

    listed = [each["label"] for g in response.context["groups"] for each in g["indicators"]]
    assert listed == list(Indicator.objects.values_list("label", flat=True))
    assert "/ket-qua/chi-tieu/members/" in response.content.decode()


@pytest.mark.parametrize(
    ("code", "query"),
    [
        ("khong-co", {}),
        ("members", {"ky": "1900"}),
        ("members", {"don-vi": "999999"}),
        ("members", {"don-vi": "99999999999999999999"}),
        ("members", {"don-vi": "²"}),
    ],
)
def test_what_is_not_there_answers_404(client, code, query):
    make_years(make_country(1), [{"commune0": 10}, {"commune0": 30}])

    response, _ = show(client, code, **query)

    assert response.status_code == 404


def test_unchanged_page_answers_304(client):
    make_years(make_country(1), [{"commune0": 10}, {"commune0": 30}])
    first, _ = show(client, ky="2025")

    again = client.get(
        reverse("figures:indicator", args=["members"]), {"ky": "2025"},
        headers={"if-none-match": first["ETag"]},
    )  # fmt: skip

    assert again.status_code == 304


def test_best_covered_year_is_shown_where_few_have_sent_the_newest_and_it_says_so(client):
    country = make_country(3)
    full = {"commune0": 20, "commune1": 60, "commune2": 10, "far": 5}
    make_years(country, [full, {"commune0": 21}])

    little, text = show(client, **{"don-vi": country["first"].pk})
    nation, _ = show(client)
    rate, _ = show(client, code="member_ratio", **{"don-vi": country["first"].pk})
    asked, _ = show(client, **{"don-vi": country["first"].pk, "ky": "2025"})

    told = {page.context["title"].rpartition(" ")[2] for page in (little, rate)}
    assert told == {"2024"}
    assert "Năm 2025 mới có 1 trên 3 đơn vị có số, nên trang này mở năm 2024. Xem năm 2025" in text
    assert "ky=2025" in little.context["newest"]["url"]
    # half of the provinces is not few
    assert nation.context["title"].endswith("2025")
    assert nation.context["newest"] is None
    assert asked.context["newest"] is None


def test_source_in_the_table_is_named_by_its_site_with_a_link(client):
    country = make_country(2)
    year = make_period("2025", make_form())
    address = "https://www.baothanhhoa.vn/phat-huy-vai-tro-nong-cot-275357.htm"
    give(year, country["commune0"], {"members": 7}, source=f"{address} (bài của báo tỉnh)",
         source_url=address)  # fmt: skip
    keep_totals(year)

    response, text = show(client, **{"ky": "2025", "don-vi": country["first"].pk})

    assert "Nguồn: baothanhhoa.vn (bài của báo tỉnh)" in text
    assert f'<a href="{address}" rel="noopener">baothanhhoa.vn (bài' in response.text
    assert address not in text
