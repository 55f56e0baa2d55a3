"""figures --reading and comparable_groups: what they write, how they end."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_indicator
from tests.figures.restating.story import Story
from tests.figures.restating.test_oracle import COUNTRY, HALVES

pytestmark = pytest.mark.django_db

TURN = date(2021, 7, 1)


@pytest.fixture
def story() -> Story:
    """a was divided by known shares, c without; b and d are one now."""
    told = Story()
    told.lay(COUNTRY)
    told.people = make_indicator("people", basis="people", label="Tổng số hội viên")
    told.freeze("2020")
    told.say("2020", told.people, {"a": 101, "b": 1200, "c": 300, "d": 4, "e": 5})
    told.split("a", ["x", "y"], ["D", "D"], TURN, HALVES)
    told.split("c", ["v", "w"], ["E", "E"], TURN)
    told.merge(["b", "d"], "bd", "D", TURN)
    return told


def run(name: str, *arguments: str) -> str:
    out, errors = io.StringIO(), io.StringIO()
    call_command(name, *arguments, stdout=out, stderr=errors)
    assert errors.getvalue() == ""
    return out.getvalue()


def read_json(name: str, *arguments: str) -> dict:
    return json.loads(run(name, *arguments, "--json"), parse_float=Decimal)


@pytest.mark.parametrize(
    ("unit", "value", "mark"),
    [("bd", 1204, "exact"), ("x", 61, "estimated"), ("v", None, "not_comparable")],
)
def test_command_restates_to_the_tree_of_a_day(story, unit, value, mark):
    content = read_json(
        "figures", "--unit", unit, "--period", "2020", "--reading", "restated", "--on", "2021-12-31"
    )

    (told,) = content["figures"]
    assert (told["value"], told["comparability"]) == (value, mark)
    assert (content["reading"], content["on"], content["group"]) == (
        "restated", "2021-12-31", None,
    )  # fmt: skip


def test_command_reads_the_comparable_group_of_a_unit(story):
    content = read_json(
        "figures", "--unit", "v", "--period", "2020", "--reading", "groups", "--on", "2021-12-31"
    )

    assert [(f["value"], f["comparability"]) for f in content["figures"]] == [(300, "exact")]
    assert {side: [u["name"] for u in units] for side, units in content["group"].items()} == {
        "old": ["c"], "new": ["v", "w"],
    }  # fmt: skip


def test_command_says_the_three_marks_in_vietnamese(story):
    told = {
        unit: run("figures", "--unit", unit, "--period", "2020", "--reading", "restated")
        for unit in ("bd", "x", "v")
    }

    assert "1.204\u00a0người [chính xác]" in told["bd"]
    assert "61\u00a0người [ước tính]" in told["x"]
    assert "Tổng số hội viên: không so sánh được" in told["v"]


def test_command_names_the_heirs_of_a_unit_that_is_not_in_the_tree_of_the_day(story):
    with pytest.raises(CommandError, match="Ngày 31/12/2021 không còn đơn vị nào từng mang mã a"):
        run("figures", "--unit", "a", "--period", "2020", "--reading", "restated",
            "--on", "31/12/2021")  # fmt: skip


def test_comparable_groups_tells_what_changed_and_counts_what_did_not(story):
    content = read_json("comparable_groups", "--from", "2020-12-31", "--to", "31/12/2021")
    text = run("comparable_groups", "--from", "2020-12-31", "--to", "2021-12-31")

    groups = {
        tuple(u["code"] for u in g["old"]): tuple(u["code"] for u in g["new"])
        for g in content["groups"]
    }
    assert groups == {("a",): ("x", "y"), ("c",): ("v", "w"), ("b", "d"): ("bd",)}
    assert content["unchanged"] == 2
    assert "5 nhóm, 2 đơn vị không đổi" in text
    assert "  b (b), d (d) → bd (bd)" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "2022-01-01", "--to", "2021-01-01"), "Ngày đầu phải trước ngày cuối"),
        (("--from", "2020-01-01", "--to", "2021-01-01", "--level", "thôn"), "Không có cấp “thôn”"),
        (("--from", "mai", "--to", "2021-01-01"), "không phải là ngày"),
    ],
)
def test_comparable_groups_says_what_would_be_accepted(story, arguments, words):
    with pytest.raises(CommandError, match=words):
        run("comparable_groups", *arguments)


def test_comparable_groups_on_an_empty_database_says_what_to_run_and_exits_2():
    out, errors = io.StringIO(), io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("comparable_groups", "--from", "2020-01-01", "--to", "2021-01-01",
                     stdout=out, stderr=errors)  # fmt: skip

    assert ended.value.code == 2
    assert errors.getvalue().strip() == "chưa có dữ liệu: chạy make sample"
    assert out.getvalue() == ""
