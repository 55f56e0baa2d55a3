"""manage.py check_list: everything is told, nothing is stored."""

import json
from io import StringIO

import openpyxl
import pytest
from django.core.management import call_command

from accounts.models import User
from learning_models.criteria_data import load_criteria
from learning_models.models import Bearer, NameList
from records.models import Upload
from tests.learning_models.books import YEAR, make_place, write_book
from tests.learning_models.test_lists import AN, BINH, HEAD

pytestmark = pytest.mark.django_db


def run(path, *options):
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_list", path, "--year", str(YEAR), *options, stdout=out)
    return ended.value.code, out.getvalue()


@pytest.fixture
def place():
    load_criteria()
    return make_place()


def test_problems_are_told_at_their_cells_and_nothing_stays(place, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(write_book([HEAD, [*AN[:4], "bốn", *AN[5:]], BINH]))
    users = User.objects.count()

    code, said = run(path, "--unit", "05716", "--answer", str(tmp_path / "ra.xlsx"))

    assert code == 1
    assert "LỖI Danh sách E2" in said
    assert "LỖI Danh sách B3" in said  # Đại Từ is not the sender's
    assert openpyxl.load_workbook(tmp_path / "ra.xlsx")["Danh sách"]["E2"].comment is not None
    assert User.objects.count() == users
    assert [kind.objects.count() for kind in (Bearer, NameList, Upload)] == [0, 0, 0]


def test_a_clean_list_ends_with_0_and_json_is_json(place, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(write_book([HEAD, AN]))

    code, said = run(path, "--unit", "05716", "--json")

    assert code == 0
    assert json.loads(said)["changes"]["new"] == 1


def test_a_file_that_is_none_is_refused(place, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(b"<html>")

    code, said = run(path, "--unit", "05716")

    assert code == 2
    assert said
