"""Targets beside key figures: a unit's own, and the nation's (F5)."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from figures.catalogue import indicators
from figures.models import Target
from figures.targets import load_targets
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db
RATE, MEMBERS = "family_rate_registered", "members"


@pytest.fixture
def country() -> dict:
    """A commune with 60 of 80 families recognised in 2025: 75 %."""
    country = make_country(1)
    year = make_period("2025", make_form())
    given = {"family_registered": 80, "family_recognised": 60, "members": 40}
    give(year, country["commune0"], given)
    keep_totals(year)
    return country


def aim(unit, code: str, number: object, day: str = "2025-12-31", **more) -> Target:
    return Target.objects.create(
        association=unit, indicator=indicators().by_code[code], number=number,
        on=date.fromisoformat(day), source="Kế hoạch 1/KH", **more,
    )  # fmt: skip


def list_targets(client, unit, code: str = RATE, **query) -> list[tuple]:
    page = client.get(reverse("figures:unit", args=["2025", unit.pk]), query)
    label = indicators().by_code[code].label
    (figure,) = (each for each in page.context["figures"] if each["name"] == label)
    return [
        (each["label"], each["text"].replace("\u00a0", " "), each["is_reached"])
        for each in figure["targets"]
    ]


def test_a_units_own_target_stands_beside_that_of_the_nation_f5(client, country):
    aim(country["nation"], RATE, 70)
    aim(country["first"], RATE, "80.5")

    assert list_targets(client, country["first"]) == [
        ("Mục tiêu của đơn vị", "80,5 % đến 31/12/2025, còn thiếu 5,5 điểm", False),
        ("Mục tiêu cả nước", "70 % đến 31/12/2025, đã đạt", True),
    ]
    assert list_targets(client, country["nation"]) == [
        ("Mục tiêu cả nước", "70 % đến 31/12/2025, đã đạt", True)
    ]


def test_of_several_targets_the_next_counts(client, country):
    for day, number in (("2024-12-31", 50), ("2030-12-31", 90), ("2026-12-31", 80)):
        aim(country["first"], RATE, number, day)

    assert list_targets(client, country["first"]) == [
        ("Mục tiêu của đơn vị", "80 % đến 31/12/2026, còn thiếu 5 điểm", False)
    ]


def test_an_absolute_number_of_the_nation_is_no_target_of_a_province(client, country):
    aim(country["nation"], MEMBERS, 1000)
    aim(country["first"], MEMBERS, 50)

    assert list_targets(client, country["first"], MEMBERS) == [
        ("Mục tiêu của đơn vị", "50 người đến 31/12/2025, đạt 80,0 %", False)
    ]
    assert list_targets(client, country["nation"], MEMBERS) == [
        ("Mục tiêu cả nước", "1.000 người đến 31/12/2025, đạt 4,0 %", False)
    ]


def test_target_names_its_text_on_the_page(client, country):
    aim(country["first"], RATE, 80, source_url="https://vbpl.vn/1")

    page = client.get(reverse("figures:unit", args=["2025", country["first"].pk]))

    assert '<a href="https://vbpl.vn/1">Kế hoạch 1/KH</a>' in page.content.decode()


def test_targets_cost_one_query_and_none_where_there_are_none(client, country):
    address = reverse("figures:unit", args=["2025", country["first"].pk])
    client.get(address)

    with CaptureQueriesContext(connection) as without:
        client.get(address)
    aim(country["first"], RATE, 80)
    aim(country["nation"], RATE, 80)
    client.get(address)
    with CaptureQueriesContext(connection) as with_targets:
        client.get(address)

    assert len(with_targets) == len(without) + 1


def test_targets_of_the_nation_are_loaded_once_as_the_decisions_say(country):
    """By 2020: QĐ 281/QĐ-TTg; by 2025: QĐ 387/QĐ-TTg. Of 2030 nothing is known, so no row."""
    known = {
        ("family_rate_total", 2020): 70, ("clan_rate_total", 2020): 50,
        ("community_rate_total", 2020): 60, ("unit_rate_total", 2020): 50,
        ("family_rate_total", 2025): 70, ("clan_rate_total", 2025): 65,
        ("community_rate_total", 2025): 65, ("unit_rate_total", 2025): 80,
    }  # fmt: skip

    assert (load_targets(), load_targets()) == (8, 0)
    rows = Target.objects.filter(association=country["nation"], on__month=12, on__day=31)
    assert {(each.indicator.code, each.on.year): each.number for each in rows} == known
    assert Target.objects.count() == len(known)
    assert {each.source[:22] for each in rows} == {
        "Quyết định 281/QĐ-TTg ",
        "Quyết định 387/QĐ-TTg ",
    }


def test_targets_stand_on_a_units_own_page_beside_what_they_are_of_f5(client, country):
    aim(country["first"], MEMBERS, 50)
    aim(country["nation"], MEMBERS, 1000)
    address = reverse("associations:unit", args=[country["first"].pk])

    figures = client.get(address).context["figures"]

    (members,) = (each for each in figures if each["name"] == indicators().by_code[MEMBERS].label)
    assert [(each["label"], each["is_reached"]) for each in members["targets"]] == [
        ("Mục tiêu của đơn vị", False)
    ]
    assert "đạt 80,0" in client.get(address).text


def test_targets_stand_on_the_page_of_the_indicator_too_f5(client, country):
    aim(country["nation"], RATE, 70)
    aim(country["first"], RATE, 80)

    page = client.get(
        reverse("figures:indicator", args=[RATE]), {"don-vi": country["first"].pk, "ky": "2025"}
    )

    assert [(each["label"], each["is_reached"]) for each in page.context["targets"]] == [
        ("Mục tiêu của đơn vị", False), ("Mục tiêu cả nước", True),
    ]  # fmt: skip
    assert "còn thiếu 5 điểm" in page.text


def test_files_hold_the_next_target_with_its_day_and_text_f5(client, country):
    aim(country["nation"], RATE, 70, "2030-12-31")
    aim(country["nation"], MEMBERS, 1000)
    aim(country["first"], RATE, "80.5")
    aim(country["first"], RATE, 50, "2024-12-31")

    answer = client.get(reverse("figures:download", args=["2025", country["first"].pk, "csv"]))

    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    told = {
        (row["don_vi"], row["ma_chi_tieu"]): (
            row["muc_tieu"], row["muc_tieu_den_ngay"], row["muc_tieu_van_ban"],
        )
        for row in rows
        if row["ma_chi_tieu"] in (RATE, MEMBERS)
    }  # fmt: skip
    assert told == {
        ("Tỉnh Thái Nguyên", RATE): ("80.5", "2025-12-31", "Kế hoạch 1/KH"),
        ("Xã Số 0", RATE): ("70", "2030-12-31", "Kế hoạch 1/KH"),
        ("Tỉnh Thái Nguyên", MEMBERS): ("", "", ""),
        ("Xã Số 0", MEMBERS): ("", "", ""),
    }
