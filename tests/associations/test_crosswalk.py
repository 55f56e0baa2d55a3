"""The crosswalk of units as open data (F6): who became whom, measured where it is known."""

import csv
import io
import json
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest

from associations.crosswalk import COLUMNS, read_crosswalk, write_crosswalk
from associations.models import (
    Holding,
    Parcel,
    ParcelPart,
    Reorganisation,
    Succession,
)
from associations.weights import keep_shares, list_divisions
from tests.factories import make_association

DAY = date(2026, 7, 1)


@pytest.fixture
def divided(country) -> SimpleNamespace:
    """A commune divided between two new ones by a decision."""
    decision = Reorganisation.objects.create(
        number="7/NQ", body="Ủy ban", signed_on=date(2026, 6, 1), in_force_on=DAY, status="applied"
    )
    old = make_association("Phú Bình", "commune", country.province, code="00009", valid=(None, DAY))
    parcel = Parcel.objects.create(origin=old)
    Holding.objects.create(parcel=parcel, holder=old, valid=(None, DAY))
    news = []
    for number, name in enumerate(("=A", "B")):
        new = make_association(
            name, "commune", country.province, code=f"0001{number}", valid=(DAY, None)
        )
        part = Parcel.objects.create(origin=new)
        Holding.objects.create(parcel=part, holder=new, valid=(DAY, None))
        ParcelPart.objects.create(parcel=parcel, part=part, valid_from=DAY, reorganisation=decision)
        Succession.objects.create(old=old, new=new, on=DAY, is_whole=False, reorganisation=decision)
        news.append(new)
    return SimpleNamespace(decision=decision, old=old, news=news)


def as_dicts(rows) -> list[dict]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_a_row_tells_both_units_the_decision_and_validity(divided):
    first, second = as_dicts(read_crosswalk())

    assert first == {
        "ma_cu": "00009", "don_vi_cu": "Phú Bình", "ma_moi": "00010", "don_vi_moi": "=A",
        "tu_ngay": "2026-07-01", "toan_bo": "một phần", "dinh_danh_cu": divided.old.pk,
        "dinh_danh_moi": divided.news[0].pk, "cap_cu": "commune", "cap_moi": "commune",
        "quyet_dinh": "7/NQ", "co_quan": "Ủy ban", "ngay_ky": "2026-06-01", "ti_phan_people": None,
        "ti_phan_households": None, "ti_phan_members": None, "ti_phan_area": None,
        "nguon_ti_phan": "", "don_vi_cu_tu": "", "don_vi_moi_den": "",
    }  # fmt: skip
    assert second["dinh_danh_moi"] == divided.news[1].pk


def test_t3_shares_stand_beside_parts_and_a_whole_is_one(divided):
    (division,) = list_divisions(divided.decision)
    keep_shares(division, "people", [Decimal(3), Decimal(1)], "Công an")
    Succession.objects.create(
        old=divided.news[0], new=divided.news[1], on=DAY + timedelta(days=9), is_whole=True
    )

    one, two, whole = as_dicts(read_crosswalk())

    assert (one["ti_phan_people"], two["ti_phan_people"]) == (Decimal("0.75"), Decimal("0.25"))
    assert (one["ti_phan_area"], one["nguon_ti_phan"]) == (None, "Công an")
    assert (whole["ti_phan_people"], whole["toan_bo"]) == (1, "có")


def test_a_share_is_left_open_where_only_some_parcels_are_measured(divided):
    (division,) = list_divisions(divided.decision)
    keep_shares(division, "people", [Decimal(3), Decimal(1)], "Công an")
    uncut = Parcel.objects.create(origin=divided.old)
    Holding.objects.create(parcel=uncut, holder=divided.old, valid=(None, DAY))
    Holding.objects.create(parcel=uncut, holder=divided.news[0], valid=(DAY, None))

    assert {row["ti_phan_people"] for row in as_dicts(read_crosswalk())} == {None}


def test_only_the_units_asked_for_and_the_days_before(divided):
    other = divided.news[1].pk

    assert len(read_crosswalk([other])) == 1
    assert read_crosswalk([other], until=DAY - timedelta(days=1)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_two_queries_however_many_rows(divided, django_assert_num_queries, count):
    for days in range(1, count):
        Succession.objects.create(
            old=divided.old, new=divided.news[0], on=DAY + timedelta(days=days), is_whole=True
        )

    with django_assert_num_queries(2):
        rows = read_crosswalk()

    assert len(rows) == count + 1


def test_files_say_the_same_and_hold_no_formula(divided):
    (division,) = list_divisions(divided.decision)
    keep_shares(division, "people", [Decimal(3), Decimal(1)], "Công an")
    rows = read_crosswalk()

    text = write_crosswalk("csv", rows).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(write_crosswalk("xlsx", rows))).active
    told = json.loads(write_crosswalk("json", rows), parse_float=Decimal)

    first = next(csv.DictReader(io.StringIO(text)))
    assert (first["don_vi_moi"], first["ti_phan_people"]) == ("'=A", "0.75")
    assert [cell.value for cell in book[2]][:4] == ["00009", "Phú Bình", "00010", "=A"]
    assert told["so_lieu"][0]["ti_phan_people"] == Decimal("0.75")
    assert set(told["cot"]) == set(COLUMNS)
