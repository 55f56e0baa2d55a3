"""The sample in small: two former districts and a neighbour, loaded once for this folder."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import override_settings

from associations import loading as units
from associations.loading import load_units
from returns.sample.loading import Loaded, Size, load_sample
from returns.sample.territory import HOME, JOINED, Territory, read_territory

DISTRICTS = {"173", "064"}  # Phú Bình and Chợ Đồn
NEIGHBOUR = "20"  # Lạng Sơn
SMALL = Size(unfounded=1, mandated=3, branches=40, households=300, with_published=False)


@dataclass(frozen=True)
class Sample:
    """The sample as it was loaded, where its files lie, and its units."""

    loaded: Loaded
    folder: Path
    territory: Territory


def write_small_lists(folder: Path) -> Path:
    """The lists of units cut down to two former districts and a neighbour province."""
    names = ("units_2024", "units_2025", "reorganisation_2025", "changes_after_2025-07-01",
             "clusters")  # fmt: skip
    tables = {name: _read(name) for name in names}
    kept = {"units_2024": _choose_old(tables), "units_2025": _choose_new(tables)}
    codes = {name: {row["code"] for row in rows} for name, rows in kept.items()}
    kept["reorganisation_2025"] = [
        row
        for row in tables["reorganisation_2025"]
        if row["old_code"] in codes["units_2024"] and row["new_code"] in codes["units_2025"]
    ]
    kept["changes_after_2025-07-01"] = []
    kept["clusters"] = [
        row for row in tables["clusters"] if row["province_code"] in {HOME, JOINED, NEIGHBOUR}
    ]
    for name, rows in kept.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, tables[name][0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def _read(name: str) -> list[dict[str, str]]:
    with (units.DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _choose_new(tables: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    """Provinces, and communes of which every part lies in the kept districts."""
    home = {
        row["code"]
        for row in tables["units_2024"]
        if row["parent_code"] in DISTRICTS or _lies_in_neighbour(row, tables)
    }
    outside = {
        row["new_code"]
        for row in tables["reorganisation_2025"]
        if row["level"] == "commune" and row["old_code"] not in home
    }
    return [
        row
        for row in tables["units_2025"]
        if (row["level"] == "province" and row["code"] in {HOME, NEIGHBOUR})
        or (row["parent_code"] in {HOME, NEIGHBOUR} and row["code"] not in outside)
    ]


def _choose_old(tables: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    """Provinces, districts and communes whose successors are all there."""
    new = {row["code"] for row in _choose_new(tables)}
    lost = {
        row["old_code"]
        for row in tables["reorganisation_2025"]
        if row["level"] == "commune" and row["new_code"] not in new
    }
    return [
        row
        for row in tables["units_2024"]
        if (row["level"] == "province" and row["code"] in {HOME, JOINED, NEIGHBOUR})
        or (
            row["code"] not in lost
            and (
                row["code"] in DISTRICTS
                or row["parent_code"] in DISTRICTS | {NEIGHBOUR}
                or _lies_in_neighbour(row, tables)
            )
        )
    ]


def _lies_in_neighbour(row: dict[str, str], tables: dict[str, list[dict[str, str]]]) -> bool:
    districts = {r["code"] for r in tables["units_2024"] if r["parent_code"] == NEIGHBOUR}
    return row["parent_code"] in districts


@pytest.fixture(scope="package")
def _loaded(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Sample]:
    folder = tmp_path_factory.mktemp("sample")
    (folder / "lists").mkdir()
    lists = write_small_lists(folder / "lists")
    territory = read_territory(lists)
    with django_db_blocker.unblock(), _in_development(folder):
        outer = transaction.atomic()
        outer.__enter__()
        load_units(lists)
        loaded = load_sample(territory, SMALL)
        connection.check_constraints()
    yield Sample(loaded, folder, territory)
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def _in_development(folder: Path) -> override_settings:
    storage = "django.core.files.storage.FileSystemStorage"
    return override_settings(
        DEBUG=True,
        STATE_DIR=folder / "state",
        PRIVATE_ROOT=folder / "private",
        STORAGES={
            "default": {"BACKEND": storage},
            "private": {"BACKEND": storage, "OPTIONS": {"location": folder / "private"}},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    )


@pytest.fixture
def sample(_loaded, db) -> Iterator[Sample]:
    """The loaded sample; each test's own changes are undone after it."""
    with _in_development(_loaded.folder):
        yield _loaded
