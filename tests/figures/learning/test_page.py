"""A learning model across units: rank, share, change; the same numbers as everywhere (F5, F6)."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from figures.catalogue import indicators
from figures.learning.page import MODELS
from figures.models import Target
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db
GIVEN = {"commune0": (80, 60), "commune1": (90, 20), "commune2": (30, 20), "far": (9, 3)}


@pytest.fixture
def country() -> dict:
    """Families registered and recognised in 2025, a little less in 2024."""
    country = make_country(3)
    form = make_form()
    for code, less in (("2024", 10), ("2025", 0)):
        year = make_period(code, form)
        for name, (registered, recognised) in GIVEN.items():
            given = {"family_registered": registered, "family_recognised": recognised - less // 5}
            give(year, country[name], given)
        keep_totals(year)
    return country


def open_model(client, slug: str = "gia-dinh", **query):
    return client.get(reverse("figures:model", args=[slug]), query)


def read_table(page) -> list[tuple]:
    """(rank, name, texts of the value cells) of each unit."""
    return [
        (row["rank"], row["name"], [c["value"] for c in row["cells"] if c["kind"] == "value"])
        for row in page.context["table"]["rows"]
    ]


def test_every_code_of_a_model_is_in_the_catalogue(country):
    known = indicators().by_code

    assert [code for model in MODELS for code in model.codes if code not in known] == []


def test_units_stand_by_rank_with_their_share_and_equal_ones_share_a_rank_f5(client, country):
    page = open_model(client, **{"don-vi": country["first"].pk})

    assert page.context["title"] == "Gia đình học tập, Tỉnh Thái Nguyên, năm 2025"
    assert read_table(page) == [
        (None, "Tất cả", [100, 200, 50, None]),
        (1, "Xã Số 0", [60, Decimal("60.0"), 80, 75, None]),
        (2, "Xã Số 1", [20, Decimal("20.0"), 90, Decimal("22.22"), None]),
        (2, "Xã Số 2", [20, Decimal("20.0"), 30, Decimal("66.67"), None]),
    ]
    assert [each["label"] for each in page.context["table"]["columns"]] == [
        "Được công nhận (hộ)", "Tỉ trọng", "So với 2024", "Đăng ký (hộ)",
        "Công nhận trên đăng ký (%)", "Công nhận trên tổng số (%)",
    ]  # fmt: skip
    assert [each["name"] for each in page.context["figures"]] == [
        indicators().by_code[code].label for code in MODELS[0].codes
    ]


def test_targets_of_the_unit_and_of_the_nation_stand_with_their_progress_f5(client, country):
    rate = indicators().by_code["family_rate_registered"]
    for unit, number in ((country["first"], 80), (country["nation"], 45)):
        Target.objects.create(
            association=unit, indicator=rate, number=number, on=date(2025, 12, 31),
            source="Kế hoạch 1/KH",
        )  # fmt: skip

    page = open_model(client, **{"don-vi": country["first"].pk})

    (found,) = (each for each in page.context["figures"] if each.get("targets"))
    told = [(each["label"], each["is_reached"]) for each in found["targets"]]
    assert told == [("Mục tiêu của đơn vị", False), ("Mục tiêu cả nước", True)]
    assert "80\u00a0% đến 31/12/2025, còn thiếu 30 điểm" in found["targets"][0]["text"]


def test_table_is_put_in_the_order_of_a_column(client, country):
    page = open_model(client, **{"don-vi": country["first"].pk, "xep": "family_registered"})

    assert [row[1] for row in read_table(page)] == ["Tất cả", "Xã Số 1", "Xã Số 0", "Xã Số 2"]


def test_a_year_is_chosen_and_the_newest_is_shown_first(client, country):
    newest = open_model(client)
    chosen = open_model(client, ky="2024")

    assert newest.context["title"].endswith("năm 2025")
    assert chosen.context["title"].endswith("năm 2024")
    assert {each["label"] for each in newest.context["periods"]} == {"2024", "2025"}
    for each in newest.context["periods"]:
        assert client.get(each["url"]).context["title"].endswith(f"năm {each['label']}")


def test_numbers_are_those_of_the_units_own_page_in_three_ways_t6(client, country):
    unit, code = country["first"].pk, "family_recognised"

    for way in ("", "dia-gioi", "nhom"):
        asked = {"cach": way, "ngay": "31/12/2025"} if way else {}
        own = client.get(reverse("figures:unit", args=["2025", unit]), {"muc": "4", **asked})
        page = open_model(client, ky="2025", **{"don-vi": unit}, **asked)

        label = indicators().by_code[code].label
        numbers = [
            [each["value"] for each in answer.context["figures"] if each["name"] == label]
            for answer in (own, page)
        ]
        assert page.status_code == 200
        assert numbers == [[100], [100]]


def test_file_holds_the_models_figures_alone(client, country):
    page = open_model(client, **{"don-vi": country["first"].pk})
    (url,) = (each["url"] for each in page.context["downloads"] if "CSV" in each["label"])

    answer = client.get(url)

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["ma_chi_tieu"] for row in rows} == set(MODELS[0].codes)
    told = {r["don_vi"]: r["gia_tri"] for r in rows if r["ma_chi_tieu"] == "family_recognised"}
    assert told == {
        "Tỉnh Thái Nguyên": "100", "Xã Số 0": "60", "Xã Số 1": "20", "Xã Số 2": "20",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "query", "known"),
    [("la", {}, False), ("gia-dinh", {"ky": "1999"}, True), ("gia-dinh", {"don-vi": "²"}, True)],
)
def test_what_is_not_there_is_404_and_says_where_to_go(client, country, slug, query, known):
    answer = open_model(client, slug, **query)

    assert answer.status_code == 404
    assert ("“Gia đình học tập”" in answer.text) is known


def test_way_in_leads_to_the_first_model_and_a_view_has_a_short_address(client, country):
    led = client.get(reverse("figures:models"), follow=True)
    made = client.post(reverse("citing:make"), {"dia-chi": led.context["citation"]["address"]})

    assert led.status_code == 200
    assert made.status_code == 303
    assert "mo-hinh/gia-dinh" in led.context["citation"]["text"]


@pytest.mark.parametrize("communes", [1, 6])
def test_queries_do_not_grow_with_the_units(client, communes):
    country = make_country(communes)
    year = make_period("2025", make_form())
    for number in range(communes):
        give(year, country[f"commune{number}"], {"family_recognised": number + 1})
    keep_totals(year)
    open_model(client)

    with CaptureQueriesContext(connection) as asked:
        open_model(client)

    assert len(asked) <= 10
