"""Slots, deaths and answers of the reading child (R9: whatever happens, the next is served)."""

import json
import os
import threading
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from khuyenhoc.lib.sheets import child_process
from khuyenhoc.lib.sheets.child_process import Busy, run_in_child, slot_folder, take_slot
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import RETURN
from khuyenhoc.lib.sheets.reader import read
from tests.lib.sheets import hostile


@pytest.fixture(autouse=True)
def own_slots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Slots of this test's own, so that other readers on the machine do not matter."""
    monkeypatch.setenv("KHUYENHOC_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.xlsx"
    path.write_bytes(hostile.good_book())
    return path


def read_value(path: Path) -> Decimal:
    return read(path, "good.xlsx").sheets[0].get(1, 2).value


def test_third_reader_is_told_to_wait_and_is_served_afterwards(good: Path):
    with take_slot(2, 0), take_slot(2, 0), pytest.raises(Busy, match="Hãy chờ một phút"):
        read(good, "good.xlsx", wait_seconds=0.1)

    assert read_value(good) == Decimal(63979)


def test_reader_that_waits_gets_the_slot_that_comes_free(good: Path):
    values = []
    thread = threading.Thread(target=lambda: values.append(read_value(good)))

    with take_slot(2, 0), take_slot(2, 0):
        thread.start()
        time.sleep(0.1)
        served_early = list(values)
    thread.join(10)

    assert (served_early, values) == ([], [Decimal(63979)])


def test_slots_belong_to_this_user_alone(tmp_path: Path):
    folder = slot_folder()

    assert folder == tmp_path / f"khuyenhoc-{os.getuid()}"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_slot_folder_that_is_a_link_is_not_used(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"khuyenhoc-{os.getuid()}").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PermissionError):
        slot_folder()


def test_child_out_of_memory_becomes_a_sentence(tmp_path: Path, good: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.many_strings(190_000))

    with pytest.raises(Refused, match=r"quá nhiều bộ nhớ \(giới hạn 30 MB\)"):
        read(path, "a.xlsx", replace(RETURN, memory_bytes=30_000_000, ratio=10_000))

    assert read_value(good) == Decimal(63979)


def test_child_out_of_time_becomes_a_sentence(tmp_path: Path, good: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.many_elements(9_000_000))

    with pytest.raises(Refused, match="mất quá 1 giây"):
        read(path, "a.xlsx", replace(RETURN, seconds=1, ratio=10_000))

    assert read_value(good) == Decimal(63979)


@pytest.mark.parametrize(
    ("program", "fragment"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "không hiểu cấu trúc"),
        ("import os; os.abort()", "không hiểu cấu trúc"),
        ("import time; time.sleep(60)", "mất quá 1 giây"),
        ("import os, time; os.closerange(3, 64); time.sleep(60)", "mất quá 1 giây"),
        ("raise MemoryError", "quá nhiều bộ nhớ"),
        ("raise SystemExit(3)", "không hiểu cấu trúc"),
        ("open('refused.json', 'w').write('[1'); raise SystemExit(3)", "không hiểu cấu trúc"),
        ("pass", "kết quả không hợp lệ"),
        ("open('answer.jsonl', 'w').write('[' * 100_000)", "kết quả không hợp lệ"),
        ("open('answer.jsonl', 'w').truncate(10 ** 10)", "kết quả không hợp lệ"),
    ],
)
def test_any_end_of_the_child_becomes_a_sentence(
    program: str, fragment: str, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    other = tmp_path / "program.py"
    other.write_text(program)
    with monkeypatch.context() as patch:
        patch.setattr(child_process, "_PROGRAM", other)

        with pytest.raises(Refused, match=fragment):
            read(good, "good.xlsx", replace(RETURN, seconds=1))

    assert read_value(good) == Decimal(63979)


def test_nothing_is_left_behind(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(child_process.tempfile, "tempdir", str(scratch))

    read(good, "good.xlsx")
    with pytest.raises(Refused):
        read(good, "good.xls")

    assert list(scratch.iterdir()) == []


def test_answer_is_written_by_a_child(tmp_path: Path):
    source, out = tmp_path / "source.xlsx", tmp_path / "answer.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Đồng Hỷ", 63979])
    book.save(source)
    message = "Số này lớn hơn tổng số hộ của xã."
    mark = {"sheet": "Sheet", "row": 1, "column": 2, "severity": "error", "message": message}

    answer = run_in_child("answer", {"marks": [mark]}, source=source, kind="xlsx", out=out)

    assert answer["patched"] is True
    marked = openpyxl.load_workbook(out)["Sheet"]
    assert marked["B1"].value == 63979
    assert message in marked["B1"].comment.text


def test_answer_that_is_no_object_is_refused(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    other = tmp_path / "program.py"
    other.write_text(f"open('out', 'w'); open('answer.json', 'w').write({json.dumps([1])!r})")
    monkeypatch.setattr(child_process, "_PROGRAM", other)

    with pytest.raises(Refused, match="không tạo được tệp trả lời"):
        run_in_child("answer", {}, source=good, kind="xlsx", out=tmp_path / "answer.xlsx")

    assert not (tmp_path / "answer.xlsx").exists()
