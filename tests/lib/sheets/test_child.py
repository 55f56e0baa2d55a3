"""What the reading child is kept from, tried from inside one."""

import json
import resource
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from khuyenhoc.lib.sheets import child
from khuyenhoc.lib.sheets.limits import RETURN

PROGRAM = """
import json, os, sys, importlib.util
spec = importlib.util.spec_from_file_location("child", sys.argv[1])
child = importlib.util.module_from_spec(spec)
spec.loader.exec_module(child)
child.limit_resources(json.loads(sys.argv[2]))
child.cut_off()
import socket, subprocess, ctypes
child.guard(os.getcwd(), (sys.prefix, sys.base_prefix, "/nowhere"))
try:
    {attempt}
except (PermissionError, MemoryError, OSError) as error:
    print(type(error).__name__)
else:
    print("done")
"""


def try_inside(attempt: str, folder: Path) -> str:
    """What the attempt, one line of Python, came to inside a limited and guarded process."""
    result = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            PROGRAM.format(attempt=attempt),
            child.__file__,
            json.dumps(asdict(RETURN)),
        ],
        cwd=folder,
        env={},
        capture_output=True,
        text=True,
        timeout=20,
    )
    return result.stdout.strip() or f"exit {result.returncode}"


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.getaddrinfo('localhost', 80)",
        "subprocess.run(['/bin/true'])",
        "os.system('true')",
        "os.fork()",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.execv('/bin/true', ['true'])",
        "open('/etc/passwd').read()",
        "open('/tmp/khuyenhoc-escaped', 'w')",
        "open('../escaped', 'w')",
        "os.open('/tmp/khuyenhoc-escaped', os.O_CREAT | os.O_WRONLY)",
        "os.rename('inside', '/tmp/khuyenhoc-escaped')",
        "os.remove('/tmp/khuyenhoc-escaped')",
        "os.symlink('/etc/passwd', 'inside')",
        "os.kill(1, 0)",
        "ctypes.CDLL(None)",
    ],
)
def test_child_is_refused(attempt: str, tmp_path: Path):
    (tmp_path / "inside").write_text("1")

    outcome = try_inside(attempt, tmp_path)

    assert outcome == "PermissionError"
    assert not Path("/tmp/khuyenhoc-escaped").exists()


def test_child_may_write_and_read_in_its_own_folder(tmp_path: Path):
    outcome = try_inside("open('inside', 'w').write('1'); open('inside').read()", tmp_path)

    assert outcome == "done"
    assert (tmp_path / "inside").read_text() == "1"


def test_child_cannot_take_more_memory_than_its_limit(tmp_path: Path):
    assert try_inside("bytearray(400_000_000)", tmp_path) == "MemoryError"


def test_child_cannot_write_a_larger_file_than_its_limit(tmp_path: Path):
    attempt = "open('big', 'wb').write(bytes(50_000_000)), os.fsync(0)"

    outcome = try_inside(attempt, tmp_path)

    assert outcome in ("OSError", f"exit {-25}")
    assert (tmp_path / "big").stat().st_size < 31_000_000


def test_child_dies_of_too_much_processor_time(tmp_path: Path):
    limits = asdict(RETURN) | {"seconds": 1}
    result = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            PROGRAM.format(attempt="any(iter(int, 1))"),
            child.__file__,
            json.dumps(limits),
        ],
        cwd=tmp_path,
        env={},
        capture_output=True,
        timeout=20,
    )

    assert result.returncode in (-24, -9)


def test_limits_leave_no_core_and_no_new_process(tmp_path: Path):
    attempt = (
        "import resource as r; print([r.getrlimit(k)[0] for k in"
        " (r.RLIMIT_CORE, r.RLIMIT_NPROC, r.RLIMIT_AS, r.RLIMIT_CPU)])"
    )

    outcome = try_inside(attempt, tmp_path)

    assert outcome.splitlines()[0] == f"[0, 0, {RETURN.memory_bytes}, {RETURN.seconds}]"
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != RETURN.memory_bytes
