"""Releases: frozen, hashed, compared with the one before; nothing illustrative (F4, F6)."""

import csv
import hashlib
import io
import json
import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from figures.models import Release, ReleaseFile
from figures.releases import ReleaseRefused, check_manifest, release
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db

FILES = {
    "so-lieu.csv", "so-lieu.xlsx", "so-lieu.json", "tu-dien.csv", "don-vi-cu-moi.csv",
    "giay-phep.txt", "datapackage.json",
}  # fmt: skip


def make_year(country, members=10, **fields):
    """A year with the members of one commune in each province."""
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": members}, **fields)
    give(year, country["far"], {"members": 5})
    keep_totals(year)
    return year


def read_rows(frozen, name):
    """A frozen CSV file as rows."""
    content = bytes(frozen.files.get(name=name).content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_release_freezes_the_figures_with_a_hash_of_every_file():
    country = make_country(1)
    year = make_year(country)

    frozen = release(year, None, "Số liệu năm 2025.")
    give(year, country["commune0"], {"members": 99})
    keep_totals(year)

    assert (frozen.number, set(frozen.manifest["files"])) == (1, FILES)
    assert check_manifest(frozen) == []
    for file in frozen.files.all():
        digest = hashlib.sha256(bytes(file.content)).hexdigest()
        assert frozen.manifest["files"][file.name] == digest
    members = {
        row["don_vi"]: row["gia_tri"]
        for row in read_rows(frozen, "so-lieu.csv")
        if row["ma_chi_tieu"] == "members"
    }
    assert members == {
        "Việt Nam": "15", "Tỉnh Thái Nguyên": "10", "Tỉnh Bắc Kạn": "5", "Xã Số 0": "10",
        "Xã Xa": "5",
    }  # fmt: skip
    assert frozen.note == "Số liệu năm 2025.\nLần công bố đầu tiên."


def test_second_release_says_what_changed_since_the_first():
    country = make_country(1)
    year = make_year(country)
    release(year, None, "")
    give(year, country["commune0"], {"members": 12, "households": 3})
    keep_totals(year)

    second = release(year, None, "Sửa theo báo cáo nộp lại.")

    changes = {
        (row["thay_doi"], row["don_vi"], row["ma_chi_tieu"], row["truoc"], row["nay"])
        for row in read_rows(second, "thay-doi.csv")
    }
    assert changes >= {
        ("sửa", "Xã Số 0", "members", "10", "12"),
        ("sửa", "Việt Nam", "members", "15", "17"),
        ("thêm", "Xã Số 0", "households", "", "3"),
    }
    assert {row[1] for row in changes} == {"Việt Nam", "Tỉnh Thái Nguyên", "Xã Số 0"}
    assert second.number == 2
    assert "– sửa: Tổng số hội viên, Xã Số 0: 10 → 12" in second.note


def test_release_of_unchanged_figures_says_that_nothing_changed():
    country = make_country(1)
    year = make_year(country)
    release(year, None, "")

    second = release(year, None, "")

    assert second.note == "Không con số nào thay đổi so với lần 1."


def test_release_refuses_illustrative_figures_and_says_which_f4():
    country = make_country(1)
    year = make_year(country, illustrative=True)

    with pytest.raises(ReleaseRefused) as refused:
        release(year, None, "")

    assert "số liệu minh họa" in str(refused.value)
    assert Release.objects.count() == 0


def test_release_of_a_unit_without_illustrative_figures_goes_through_f4():
    country = make_country(1)
    year = make_year(country, illustrative=True)

    frozen = release(year, None, "", country["second"])

    assert {row["don_vi"] for row in read_rows(frozen, "so-lieu.csv")} == {"Tỉnh Bắc Kạn", "Xã Xa"}


def test_release_refuses_a_period_without_approved_figures():
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 1}, approved=False)
    keep_totals(year)

    with pytest.raises(ReleaseRefused, match="chưa có số liệu được duyệt"):
        release(year, None, "")


@pytest.mark.parametrize(
    ("where", "roles", "goes_through"),
    [
        ("first", ("approve",), True),
        ("first", ("look", "check"), False),
        ("second", ("approve",), False),
        ("commune0", ("approve",), False),
    ],
)
def test_release_needs_the_right_to_approve_over_the_whole_unit(where, roles, goes_through):
    country = make_country(1)
    year = make_year(country)
    officer = make_officer("can-bo", country[where], roles)

    if goes_through:
        assert release(year, officer, "", country["first"]).released_by == officer
    else:
        with pytest.raises(ReleaseRefused):
            release(year, officer, "", country["first"])


def test_released_files_cannot_be_changed_or_dropped_in_the_database():
    country = make_country(1)
    frozen = release(make_year(country), None, "")
    file = frozen.files.first()

    for change in (
        lambda: ReleaseFile.objects.filter(pk=file.pk).update(content=b"x"),
        lambda: ReleaseFile.objects.filter(pk=file.pk).delete(),
        lambda: Release.objects.filter(pk=frozen.pk).update(manifest={}),
    ):
        with pytest.raises(IntegrityError, match="công bố"), transaction.atomic():
            change()
    assert check_manifest(frozen) == []


def test_release_page_and_files_stand_at_lasting_addresses(client):
    country = make_country(1)
    frozen = release(make_year(country), None, "Ghi chú công khai.")

    listed = client.get("/ket-qua/cong-bo/").content.decode()
    page = client.get("/ket-qua/cong-bo/2025/1/").content.decode()
    file = client.get("/ket-qua/cong-bo/2025/1/so-lieu.csv")

    assert reverse("figures:release", args=["2025", 1]) in listed
    assert "Ghi chú công khai." in page
    for digest in frozen.manifest["files"].values():
        assert digest in page
    assert hashlib.sha256(file.content).hexdigest() == frozen.manifest["files"]["so-lieu.csv"]
    assert "immutable" in file["Cache-Control"]


def test_release_page_and_open_data_tell_machines_what_can_be_taken(client):
    frozen = release(make_year(make_country(1)), None, "Ghi chú công khai.")

    told, listed = (
        json.loads(re.search(r'ld\+json">(.*?)</script>', client.get(path).text)[1])
        for path in ("/ket-qua/cong-bo/2025/1/", reverse("open_data:index"))
    )

    assert (told["@type"], told["temporalCoverage"]) == ("Dataset", "2025-01-01/2025-12-31")
    assert {each["sha256"] for each in told["distribution"]} == set(
        frozen.manifest["files"].values()
    )
    for address in (told["license"], *(each["contentUrl"] for each in told["distribution"])):
        assert client.get(address.removeprefix("http://testserver")).status_code == 200
    assert listed["@type"] == "DataCatalog"
    assert [each["url"] for each in listed["dataset"]] == [told["url"]]


@pytest.mark.parametrize("address", ["2025/2/", "2024/1/", "2025/1/khac.csv", "2025/2/so-lieu.csv"])
def test_release_that_is_not_there_is_404(client, address):
    country = make_country(1)
    release(make_year(country), None, "")

    assert client.get(f"/ket-qua/cong-bo/{address}").status_code == 404
