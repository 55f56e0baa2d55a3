"""Where units came from and what became of them (T3, T5), and the command that tells it."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from associations.lineage import find_bearer, list_other_bearers, trace
from associations.models import ChangeKind, Reorganisation
from associations.reorganising.applying import apply
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName

FIRST, SECOND = date(2025, 8, 1), date(2026, 2, 1)
HALF = Decimal("0.5")


def decide(day: date, lines: list[Line], number: str) -> None:
    decision = Reorganisation.objects.create(number=number, in_force_on=day, body="Ủy ban")
    write_lines(decision, lines)
    apply([decision])


@pytest.fixture
def chain(country):
    """Two communes merge under the code of one; the merged one is divided in two."""
    merged = NewName("Hợp", "xã", "commune", "00001", "gso")
    decide(
        FIRST,
        [Line(ChangeKind.MERGE, country.tan_lap.pk, "+00001", new=merged),
         Line(ChangeKind.MERGE, country.vo_nhai.pk, "+00001")],
        "1/NQ",
    )  # fmt: skip
    country.merged = find_bearer("00001", SECOND).association_id
    parts = [
        Line(ChangeKind.SPLIT, country.merged, f"+0001{n}", True,
             NewName(f"Phần {n}", "xã", "commune", f"0001{n}", "gso"),
             weights={"people": HALF}, source="Công an")
        for n in (1, 2)
    ]  # fmt: skip
    decide(SECOND, parts, "2/NQ")
    country.parts = [find_bearer(code).association_id for code in ("00011", "00012")]
    return country


def pairs(steps) -> list[tuple]:
    return [(step.old, step.new, step.on, step.is_whole, step.decision) for step in steps]


def test_t3_lineage_goes_to_the_beginning_and_to_the_end(chain):
    of_first, of_last = trace(chain.tan_lap.pk), trace(chain.parts[0])

    one, two = chain.parts
    assert pairs(of_first.after) == [
        (chain.tan_lap.pk, chain.merged, FIRST, True, "1/NQ"),
        (chain.merged, one, SECOND, False, "2/NQ"),
        (chain.merged, two, SECOND, False, "2/NQ"),
    ]
    assert of_first.before == []
    assert pairs(of_last.before) == [
        (chain.tan_lap.pk, chain.merged, FIRST, True, "1/NQ"),
        (chain.vo_nhai.pk, chain.merged, FIRST, True, "1/NQ"),
        (chain.merged, one, SECOND, False, "2/NQ"),
    ]


def test_t3_steps_tell_names_of_then_and_shares(chain):
    *_, step = trace(chain.tan_lap.pk).after

    assert (step.old_name, step.old_code, step.new_name) == ("Xã Hợp", "00001", "Xã Phần 2")
    assert (step.shares, step.source) == ({"people": HALF}, "Công an")


def test_t1_a_code_says_nothing_without_a_date(chain):
    assert find_bearer("00001", date(2025, 7, 15)).association_id == chain.tan_lap.pk
    assert find_bearer("00001", FIRST).association_id == chain.merged
    assert find_bearer("00001").association_id == chain.merged  # nobody today: the last
    assert find_bearer("00002").association_id == chain.vo_nhai.pk
    assert find_bearer("99999") is None
    assert [other.association_id for other in list_other_bearers("00001", chain.merged)] == [
        chain.tan_lap.pk
    ]


def test_lineage_takes_the_same_queries_however_long(chain, django_assert_num_queries):
    with django_assert_num_queries(5):
        trace(chain.tan_lap.pk)
    with django_assert_num_queries(5):
        trace(chain.province.pk)


def test_the_command_tells_the_lineage(chain, capsys):
    call_command("lineage", "00001", "--on", "15/07/2025")

    assert capsys.readouterr().out.splitlines() == [
        "Tân Lập, mã 00001 (từ 01/07/2025 đến 31/07/2025)",
        "  01/08/2025  Kết thúc hoạt động, 1/NQ",
        "Chưa ghi nhận đơn vị trước đó.",
        "Về sau:",
        "  01/08/2025  Tân Lập (00001) → Xã Hợp (00001), toàn bộ, 1/NQ",
        "  01/02/2026  Xã Hợp (00001) → Xã Phần 1 (00011), một phần: 0,5 dân số, 2/NQ",
        "  01/02/2026  Xã Hợp (00001) → Xã Phần 2 (00012), một phần: 0,5 dân số, 2/NQ",
        "Cũng mã ấy, lúc khác: Xã Hợp (từ 01/08/2025 đến 31/01/2026)",
    ]


def test_the_command_tells_the_same_as_json(chain, capsys):
    call_command("lineage", "00012", "--json")

    told = json.loads(capsys.readouterr().out)
    assert (told["unit"], told["name"]) == (chain.parts[1], "Xã Phần 2")
    assert [step["new"] for step in told["before"]] == [chain.merged, chain.merged, told["unit"]]
    assert told["before"][-1]["shares"] == {"people": "0.5"}
    assert told["after"] == []
    assert told["states"][0]["from"] == "2026-02-01"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["77777"], "Chưa có đơn vị nào mang mã 77777"), (["1", "--on", "hôm qua"], "chưa rõ")],
)
def test_the_command_says_what_is_wrong(country, capsys, arguments, words):
    with pytest.raises(SystemExit) as ended:
        call_command("lineage", *arguments)

    assert (ended.value.code, words in capsys.readouterr().err) == (1, True)


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_the_command_says_that_there_is_no_data(db, capsys, more):
    with pytest.raises(SystemExit) as ended:
        call_command("lineage", "00001", *more)

    streams = capsys.readouterr()
    assert ended.value.code == 2
    assert "chưa có dữ liệu: chạy make sample" in streams.out + streams.err
