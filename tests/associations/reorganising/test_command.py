"""reorganise: a file in, JSON out, exit codes; and the same file taken back."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from associations.history import state_at
from associations.models import ChangeKind, Reorganisation, ReorganisationStatus
from associations.reorganising.lines import Line, NewName
from associations.reorganising.scheduling import schedule
from tests.associations.reorganising.conftest import DAY, decide
from tests.associations.reorganising.dumping import dump

HEADS = ("Quyết định", "Ngày hiệu lực", "Việc", "Mã đơn vị", "Đơn vị nhận là", "Tên mới")


def write(path: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Thay đổi"
    for row in (HEADS, *rows):
        sheet.append(row)
    book.save(path)
    return path


def run(*arguments: object) -> tuple[int, dict]:
    """The exit code and the JSON on stdout."""
    out = StringIO()
    code = 0
    try:
        call_command("reorganise", *map(str, arguments), "--json", stdout=out)
    except SystemExit as stop:
        code = stop.code
    return code, json.loads(out.getvalue())


def rename_a(path: Path, on: date = DAY, name: str = "An Mới") -> Path:
    return write(path / "de-nghi.xlsx", ("5/QĐ", f"{on:%d/%m/%Y}", "đổi tên", "00001", "", name))


def test_a_file_is_previewed_by_default(land, tmp_path):
    before = dump()

    code, answer = run(rename_a(tmp_path))

    assert (code, answer["problems"], answer["ended"], answer["founded"]) == (0, [], 0, 0)
    assert dump() == before


def test_a_file_is_applied_and_taken_back(land, tmp_path):
    before = dump()

    code, answer = run(rename_a(tmp_path), "--apply")
    (number,) = answer["applied"]

    assert (code, state_at(land.a.pk, DAY).full_name) == (0, "Xã An Mới")
    assert Reorganisation.objects.get(pk=number).number == "5/QĐ"
    assert run("--cancel", number) == (0, {"cancelled": [number], "blocks": []})
    assert dump() == before
    code, answer = run("--cancel", number)
    assert (code, len(answer["blocks"])) == (2, 1)


def test_a_problem_of_the_plan_stands_at_its_cell_and_nothing_stays(land, tmp_path):
    path = rename_a(tmp_path, name="Bình Yên")

    for mode in ("--preview", "--apply"):
        code, answer = run(path, mode)

        (problem,) = answer["problems"]
        assert (code, problem["row"], problem["sheet"]) == (1, 2, "Thay đổi")
        assert "đã có một đơn vị tên “Xã Bình Yên”" in problem["message"]
    assert not Reorganisation.objects.exists()


def test_a_day_to_come_is_scheduled_and_applied_when_it_is_due(land, tmp_path):
    soon = timezone.localdate() + timedelta(days=3)

    code, answer = run(rename_a(tmp_path, on=soon), "--apply")

    (number,) = answer["scheduled"]
    assert code == 0
    assert run("--due") == (0, {"applied": [], "refused": {}})
    Reorganisation.objects.filter(pk=number).update(in_force_on=timezone.localdate())
    assert run("--due") == (0, {"applied": [number], "refused": {}})
    assert state_at(land.a.pk, timezone.localdate()).full_name == "Xã An Mới"


def test_what_is_due_and_cannot_be_applied_is_told(land):
    decision = decide(
        Line(ChangeKind.RENAME, land.a.pk, new=NewName("X")),
        on=timezone.localdate() + timedelta(days=3),
    )
    schedule(decision)
    decision.changes.all().delete()
    Reorganisation.objects.filter(pk=decision.pk).update(in_force_on=timezone.localdate())

    code, answer = run("--due")

    assert (code, list(answer["refused"])) == (1, [str(decision.pk)])
    decision.refresh_from_db()
    assert decision.status == ReorganisationStatus.SCHEDULED


def test_an_empty_database_is_told(db, tmp_path):
    assert run(tmp_path / "x.xlsx") == (2, {"error": "chưa có dữ liệu: chạy make sample"})


def test_a_file_that_is_not_there_is_told(land, tmp_path):
    code, answer = run(tmp_path / "khong-co.xlsx")

    assert code == 2
    assert "khong-co.xlsx" in answer["error"]


def test_one_thing_is_asked_at_a_time(land, tmp_path):
    with pytest.raises(CommandError, match="Ghi đúng một"):
        call_command("reorganise", "--due", "--cancel", "1")
