"""The command ``figures``: what it finds by a code, what it prints, how it ends."""

import io
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from associations.models import Association, State, Succession
from tests.factories import make_association
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str]:
    """What the command writes to stdout and to stderr."""
    out, errors = io.StringIO(), io.StringIO()
    call_command("figures", *arguments, stdout=out, stderr=errors)
    return out.getvalue(), errors.getvalue()


def read_json(*arguments: str) -> dict:
    """What the command writes with --json, numbers exact."""
    out, errors = run(*arguments, "--json")
    assert errors == ""
    return json.loads(out, parse_float=Decimal)


def make_figures():
    """A year in which one of two communes reported."""
    country = make_country(2)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 1250, "population": 6027})
    keep_totals(year)
    return country


def test_command_prints_figures_as_people_write_them():
    make_figures()

    out, _ = run("--unit", "19", "--period", "2025")

    assert "Tỉnh Thái Nguyên, năm 2025, như báo cáo" in out
    assert "Tổng số hội viên: 1.250\u00a0người 1 trên 2 đơn vị có số." in out
    assert "Tỉ lệ hội viên trên dân số: 20,74\u00a0%" in out


def test_command_writes_json_and_nothing_else():
    country = make_figures()

    content = read_json("--unit", "19", "--period", "2025")

    figures = {figure["indicator"]: figure for figure in content["figures"]}
    assert content["unit"] == {
        "id": country["first"].pk, "code": "19", "name": "Tỉnh Thái Nguyên", "level": "province",
    }  # fmt: skip
    assert (figures["members"]["value"], figures["member_ratio"]["value"]) == (
        1250, Decimal("20.74"),
    )  # fmt: skip
    assert (figures["members"]["units_in"], figures["members"]["due"]) == (1, 2)
    assert figures["households"]["value"] is None
    assert figures["households"]["empty"] == "not_reported"
    assert (content["reading"], content["note"], content["on"]) == ("as_reported", "", None)


@pytest.mark.parametrize("with_tree", [False, True])
def test_command_on_an_empty_database_says_what_to_run_and_exits_2(with_tree):
    if with_tree:
        make_country(1)
    out, errors = io.StringIO(), io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("figures", "--unit", "19", "--period", "2025", stdout=out, stderr=errors)

    assert ended.value.code == 2
    assert errors.getvalue().strip() == "chưa có dữ liệu: chạy make sample"
    assert out.getvalue() == ""


def test_command_takes_who_bore_the_code_on_the_last_day_of_the_period_t1():
    country = make_figures()
    old = country["commune0"]
    State.objects.filter(association=old).update(valid=(None, "2026-07-01"))
    Association.objects.filter(pk=old.pk).update(closed_on="2026-07-01")
    new = make_association(
        "Xã Mới", "commune", country["first"], code="01500", valid=("2026-07-01", None)
    )
    make_period("2026")

    before = read_json("--unit", "01500", "--period", "2025")
    after = read_json("--unit", "01500", "--period", "2026")

    assert (before["unit"]["id"], after["unit"]["id"]) == (old.pk, new.pk)


def test_command_names_the_heirs_of_a_unit_that_has_ended():
    country = make_figures()
    old = country["commune1"]
    State.objects.filter(association=old).update(valid=(None, "2025-07-01"))
    Association.objects.filter(pk=old.pk).update(closed_on="2025-07-01")
    new = make_association("Xã Kế Thừa", "commune", country["first"], code="01600")
    Succession.objects.create(old=old, new=new, on="2025-07-01", is_whole=True)
    make_period("2026")

    with pytest.raises(CommandError) as refused:
        run("--unit", "01501", "--period", "2026")

    assert "không có trong danh sách đơn vị của năm 2026" in str(refused.value)
    assert "Xã Kế Thừa (mã 01600)" in str(refused.value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--unit", "77", "--period", "2025"), "Chưa đơn vị nào từng mang mã 77"),
        (("--unit", "19", "--period", "2031"), "Chưa có kỳ 2031. Các kỳ đang có: 2025"),
        (("--unit", "19", "--period", "quý 3"), "không phải mã kỳ"),
        (("--unit", "19", "--period", "2025", "--on", "31/13/2025"), "không phải là ngày"),
    ],
)
def test_command_says_what_would_be_accepted(arguments, words):
    make_figures()

    with pytest.raises(CommandError, match=words):
        run(*arguments)


@pytest.mark.parametrize("day", ["2025-12-31", "2025-03-01", "31/12/2026"])
def test_command_on_a_day_with_the_same_tree_needs_no_words(day):
    make_figures()

    content = read_json("--unit", "19", "--period", "2025", "--on", day)

    assert content["note"] == ""


def test_command_on_a_day_with_another_tree_says_that_it_reads_the_roll():
    country = make_figures()
    make_association("Xã Sau", "commune", country["first"], valid=("2026-03-01", None))

    content = read_json("--unit", "19", "--period", "2025", "--on", "2026-06-30")

    assert content["on"] == "2026-06-30"
    assert "khác ngày cuối kỳ (31/12/2025)" in content["note"]
    assert "chưa tính lại theo ngày ấy" in content["note"]


def test_command_marks_illustrative_figures():
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 5}, illustrative=True)

    out, _ = run("--unit", "01500", "--period", "2025")
    content = read_json("--unit", "01500", "--period", "2025")

    assert "[số liệu minh họa]" in out
    assert content["is_illustrative"] is True
