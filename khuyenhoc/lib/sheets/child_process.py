"""Starting the reading child and bearing whatever becomes of it.

At most ``Limits.simultaneous`` children run on a machine: each holds one of the slots, files
locked in a folder of this user's, and hands its lock on to the child, so that a slot stays taken
while its child lives even if the parent was killed.
"""

import fcntl
import json
import logging
import os
import select
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from khuyenhoc.lib.sheets import child
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import RETURN, Limits
from khuyenhoc.lib.sheets.refusals import refuse_damaged, refuse_memory, refuse_time

logger = logging.getLogger(__name__)

WAIT_SECONDS = 10.0

_PROGRAM = Path(child.__file__).resolve()
_PROJECT = _PROGRAM.parents[3]
_POLL_SECONDS = 0.02
_LONGEST_ANSWER = 5_000_000
_CPU_SIGNALS = (-24, -9)  # SIGXCPU at the soft limit, SIGKILL at the hard one


class Busy(Exception):
    """Every slot stayed taken for as long as the caller would wait."""

    def __init__(self) -> None:
        super().__init__("Máy chủ đang đọc các tệp khác. Hãy chờ một phút rồi gửi lại.")


def slot_folder() -> Path:
    """The folder of the slot files, made on first use, private to this user.

    ``KHUYENHOC_RUNTIME_DIR`` names its parent where the web and the work processes do not share
    one temporary folder. Raises PermissionError if someone else made it.
    """
    parent = Path(os.environ.get("KHUYENHOC_RUNTIME_DIR") or tempfile.gettempdir())
    folder = parent / f"khuyenhoc-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to someone else")
    return folder


@contextmanager
def take_slot(simultaneous: int, wait_seconds: float) -> Iterator[int]:
    """One of the machine's slots, as the descriptor of its locked file; Busy if none comes free."""
    folder = slot_folder()
    deadline = time.monotonic() + wait_seconds
    descriptors = [
        os.open(folder / f"reader-{number}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        for number in range(simultaneous)
    ]
    try:
        yield _lock_any(descriptors, deadline)
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _lock_any(descriptors: list[int], deadline: float) -> int:
    while True:
        for descriptor in descriptors:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            return descriptor
        if time.monotonic() >= deadline:
            raise Busy
        time.sleep(_POLL_SECONDS)


@contextmanager
def run_child(task: dict[str, Any], limits: Limits, wait_seconds: float) -> Iterator[Path]:
    """Run one task in a child and give the folder with its answer, removed afterwards.

    ``task`` has ``task`` ("read" or "answer") and ``source``, and what that task needs (child.py).
    Raises Refused with a sentence whatever the child died of, Busy if no slot came free.
    """
    with (
        take_slot(limits.simultaneous, wait_seconds) as slot,
        tempfile.TemporaryDirectory(prefix="khuyenhoc-read-") as name,
    ):
        folder = Path(name)
        task = task | {"limits": asdict(limits), "project": str(_PROJECT)}
        (folder / "task.json").write_text(json.dumps(task), encoding="utf-8")
        _run_program(folder, limits, slot)
        yield folder


def _run_program(folder: Path, limits: Limits, slot: int) -> None:
    # The child holds the writing end of this pipe: its closing tells the end of the child at
    # once, where Popen.wait would look only every 50 ms.
    alive, held = os.pipe()
    ending = select.poll()
    ending.register(alive, select.POLLIN)
    with (folder / "errors").open("wb") as errors, open(alive, "rb"):
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", str(_PROGRAM)],
                cwd=folder,
                env={},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=(slot, held),
            )
        finally:
            os.close(held)
        try:
            ending.poll(limits.seconds * 1_000)
            code = process.wait(0.2)
        except subprocess.TimeoutExpired:
            raise refuse_time(limits) from None
        finally:
            process.kill()
            process.wait()
    if code == 0:
        return
    if code == child.EXIT_REFUSED:
        raise Refused(_read_sentence(folder / "refused.json"))
    if code == child.EXIT_MEMORY:
        raise refuse_memory(limits)
    trace = (folder / "errors").read_bytes()[-2_000:].decode("utf-8", "replace")
    logger.warning("reading child ended with %s: %r", code, trace)
    if code in _CPU_SIGNALS:
        raise refuse_time(limits)
    if "MemoryError" in trace:
        raise refuse_memory(limits)
    raise refuse_damaged("trình đọc không hiểu cấu trúc của tệp")


def _read_sentence(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as stream:
            sentence = json.loads(stream.read(10_000))
    except (OSError, ValueError, RecursionError):
        sentence = None
    if not isinstance(sentence, str) or not 0 < len(sentence) <= 1_000:
        raise refuse_damaged("trình đọc không hiểu cấu trúc của tệp")
    return sentence


def run_in_child(
    task: str,
    request: dict[str, Any],
    *,
    source: Path,
    kind: str,
    out: Path,
    limits: Limits = RETURN,
    wait_seconds: float = WAIT_SECONDS,
) -> dict[str, Any]:
    """Have ``answer.write_answer(source, kind, request, out)`` run in a child.

    ``task`` is "answer"; ``request`` and what comes back are plain JSON; the file that the child
    wrote is moved to ``out``. The caller checks what comes back as untrusted. Raises Refused,
    Busy.
    """
    job = {"task": task, "source": str(source.resolve()), "kind": kind, "request": request}
    with run_child(job, limits, wait_seconds) as folder:
        written, answer = folder / "out", folder / "answer.json"
        try:
            if answer.stat().st_size > _LONGEST_ANSWER:
                raise ValueError("too long")
            result = json.loads(answer.read_bytes())
            if not isinstance(result, dict):
                raise ValueError("not an object")
            if written.is_symlink() or not written.is_file():
                raise ValueError("no file")
        except (OSError, ValueError, RecursionError):
            raise refuse_damaged("không tạo được tệp trả lời") from None
        shutil.move(written, out)
        return result
