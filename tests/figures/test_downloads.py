"""Open tables as files: exact numbers, marks that travel, no text becomes a formula (F4, F6)."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from associations.models import Association, State
from figures import downloads
from figures.models import Mark, Precision
from figures.open_data import COLUMNS, make_open_table, read_open_table, strip
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db

EVIL = ["=1+1", "+84", "-cmd|' /C calc'!A0", "@SUM(A1)", "\tx", "\rx"]


def fetch(client, unit, extension, **query):
    """The body of a download."""
    return client.get(reverse("figures:download", args=["2025", unit.pk, extension]), query)


def read_csv(body: bytes) -> list[dict[str, str]]:
    """The rows as a spreadsheet sees them."""
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def read_xlsx(body: bytes) -> list[dict]:
    """The rows of the first sheet, by the heads of their columns."""
    rows = list(openpyxl.load_workbook(io.BytesIO(body)).worksheets[0].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def make_figures(country, **fields):
    """A year in which the first commune has members and a ratio, the second nothing."""
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 7, "population": 27}, **fields)
    keep_totals(year)
    return year


def test_csv_json_and_xlsx_hold_the_same_rows(client):
    country = make_country(2)
    make_figures(country)

    as_csv = read_csv(fetch(client, country["first"], "csv").content)
    as_json = json.loads(fetch(client, country["first"], "json").content, parse_float=Decimal)
    as_xlsx = read_xlsx(fetch(client, country["first"], "xlsx").content)

    def key(row):
        return row["don_vi"], row["ma_chi_tieu"]

    assert list(as_csv[0]) == list(as_json["so_lieu"][0]) == list(as_xlsx[0]) == list(COLUMNS)
    assert [key(row) for row in as_csv] == [key(row) for row in as_json["so_lieu"]]
    assert [key(row) for row in as_csv] == [key(row) for row in as_xlsx]
    ratios = [
        next(row["gia_tri"] for row in rows if key(row) == ("Xã Số 0", "member_ratio"))
        for rows in (as_csv, as_json["so_lieu"], as_xlsx)
    ]
    assert ratios == ["25.93", Decimal("25.93"), 25.93]


def test_csv_begins_with_a_byte_order_mark_and_keeps_numbers_plain(client):
    country = make_country(1)
    make_figures(country)

    response = fetch(client, country["first"], "csv")

    assert response.content.startswith(b"\xef\xbb\xbfky,")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    members = [r["gia_tri"] for r in read_csv(response.content) if r["ma_chi_tieu"] == "members"]
    assert members == ["7", "7"]


@pytest.mark.parametrize("text", EVIL)
def test_a_text_like_a_formula_stays_text_in_every_format(client, text):
    country = make_country(1)
    year = make_figures(country)
    name = f"{text} Xã"
    Association.objects.filter(pk=country["commune0"].pk).update(full_name=name)
    State.objects.filter(association=country["commune0"]).update(full_name=name)
    table = read_open_table(year.code, country["first"].pk)

    in_csv = {row["don_vi"] for row in read_csv(downloads.write_csv(table))}
    book = openpyxl.load_workbook(io.BytesIO(downloads.write_xlsx(table)))
    column = COLUMNS.index("don_vi") + 1
    cells = [row[column - 1] for row in book.worksheets[0].iter_rows(min_row=2)]
    in_json = {row["don_vi"] for row in json.loads(downloads.write_json(table))["so_lieu"]}

    assert in_csv == {"Tỉnh Thái Nguyên", f"'{name}"}
    assert {cell.data_type for cell in cells} == {"s"}
    assert in_json == {"Tỉnh Thái Nguyên", name}
    texts = {cell.value.replace("_x000D_", "\r") for cell in cells}
    assert {value.strip() for value in texts} == {"Tỉnh Thái Nguyên", name.strip()}


def test_negative_numbers_stay_numbers(client):
    country = make_country(1)
    year = make_period("2025")
    give(year, country["commune0"], {"members_vs_last_year": -12})

    table = read_open_table("2025", country["commune0"].pk)
    (row,) = read_csv(downloads.write_csv(table))
    (cells,) = read_xlsx(downloads.write_xlsx(table))
    (line,) = json.loads(downloads.write_json(table))["so_lieu"]

    assert (row["gia_tri"], cells["gia_tri"], line["gia_tri"]) == ("-12", -12, -12)


def test_large_sums_keep_every_digit():
    country = make_country(1)
    year = make_period("2025")
    give(year, country["commune0"], {"fund_raised": 9_007_199_254_740_993})

    table = read_open_table("2025", country["commune0"].pk)
    (cells,) = read_xlsx(downloads.write_xlsx(table))
    (line,) = json.loads(downloads.write_json(table))["so_lieu"]

    assert line["gia_tri"] == 9_007_199_254_740_993
    assert cells["gia_tri"] == "9007199254740993"


def test_marks_words_and_sources_travel_into_every_file_f4(client):
    country = make_country(2)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 7}, illustrative=True)
    give(
        year, country["commune1"], {"members": 9}, precision=Precision.MORE_THAN,
        source="Báo Thái Nguyên", source_url="https://baothainguyen.vn/a",
    )  # fmt: skip
    give(year, country["commune1"], {"population": Mark.NOT_APPLICABLE, "households": None})
    keep_totals(year)

    bodies = {e: fetch(client, country["first"], e) for e in ("csv", "xlsx", "json")}
    tables = [
        read_csv(bodies["csv"].content),
        read_xlsx(bodies["xlsx"].content),
        json.loads(bodies["json"].content)["so_lieu"],
    ]

    for rows in tables:
        told = {(row["don_vi"], row["ma_chi_tieu"]): row for row in rows}
        assert told["Xã Số 0", "members"]["so_lieu_minh_hoa"] == "số liệu minh họa"
        assert told["Tỉnh Thái Nguyên", "members"]["so_lieu_minh_hoa"] == "số liệu minh họa"
        assert not told["Xã Số 1", "members"]["so_lieu_minh_hoa"]
        assert told["Xã Số 1", "members"]["do_chinh_xac"] == "hơn"
        assert told["Xã Số 1", "members"]["nguon"] == "Báo Thái Nguyên"
        assert told["Xã Số 1", "members"]["dia_chi_nguon"] == "https://baothainguyen.vn/a"
        assert told["Xã Số 1", "population"]["tinh_trang"] == "không áp dụng"
        assert told["Xã Số 1", "households"]["tinh_trang"] == "để trống"
    assert {response["X-Robots-Tag"] for response in bodies.values()} == {"noindex"}
    assert "minh họa" in json.loads(bodies["json"].content)["mo_ta"]["ghi_chu"]


def test_provisional_figures_are_marked_and_only_for_the_subtree_f4(client):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 7})
    give(year, country["commune0"], {"members": 8}, approved=False)
    keep_totals(year)

    def tell():
        rows = read_csv(fetch(client, country["commune0"], "csv", doc="tam-tinh").content)
        return {(r["gia_tri"], r["tinh_trang"]) for r in rows if r["ma_chi_tieu"] == "members"}

    everyone = tell()
    client.force_login(make_officer("tinh", country["first"], ("look",)))
    officer = tell()

    assert everyone == {("7", "đã duyệt")}
    assert officer == {("8", "tạm tính")}


def test_json_and_xlsx_bring_the_dictionary_along(client):
    country = make_country(1)
    make_figures(country)

    content = json.loads(fetch(client, country["first"], "json").content)
    book = openpyxl.load_workbook(
        io.BytesIO(fetch(client, country["first"], "xlsx").content), read_only=True
    )
    whole = read_csv(client.get(reverse("figures:dictionary")).content)

    codes = {row["ma_chi_tieu"] for row in content["so_lieu"]}
    assert {entry["ma_chi_tieu"] for entry in content["chi_tieu"]} == codes
    assert set(content["cot"]) == set(COLUMNS)
    assert book.sheetnames == ["Số liệu", "Từ điển", "Về tệp này"]
    assert len(whole) == 131


def test_download_holds_nothing_of_other_units(client):
    country = make_country(1)
    year = make_figures(country)
    give(year, country["far"], {"members": 987654})
    keep_totals(year)

    rows = read_csv(fetch(client, country["first"], "csv").content)

    assert {row["don_vi"] for row in rows} == {"Tỉnh Thái Nguyên", "Xã Số 0"}
    assert make_open_table(year, [], {}, False, None).rows == []


def test_download_of_an_unknown_kind_or_unit_is_404(client):
    country = make_country(1)
    make_figures(country)

    assert client.get(f"/ket-qua/2025/{country['first'].pk}/bang.exe").status_code == 404
    assert client.get("/ket-qua/2025/999999/bang.csv").status_code == 404


@pytest.mark.parametrize(
    ("number", "text"),
    [("20.7400", "20.74"), ("63979.0000", "63979"), ("0.0000", "0"), ("1E+3", "1000")],
)
def test_strip_keeps_the_number_and_drops_what_says_nothing(number, text):
    assert f"{strip(Decimal(number)):f}" == text
