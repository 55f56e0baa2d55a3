"""Who holds the project's own PostgreSQL up."""

import fcntl
import subprocess
import sys
import time
from typing import TextIO

import psutil

HOLD_AND_FORK = """
import os, sys, time
from pathlib import Path
from khuyenhoc import postgres

folder = Path(sys.argv[1])
postgres._hold(postgres.Cluster(folder, folder, None, durable=False))
child = os.fork()
if child == 0:
    time.sleep(60)
print(child, flush=True)
os._exit(0)
"""


def is_free(file: TextIO) -> bool:
    """Whether nobody holds the lock; it is ours then."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def test_a_forked_child_does_not_hold_on_for_its_dead_parent(tmp_path):
    with (tmp_path / "told").open("w") as told:  # a pipe would be held open by the child too
        subprocess.run(
            [sys.executable, "-c", HOLD_AND_FORK, str(tmp_path)],
            stdout=told,
            check=True,
            timeout=60,
        )
    child = psutil.Process(int((tmp_path / "told").read_text()))

    try:
        with (tmp_path / "users.lock").open("w") as users:
            end = time.monotonic() + 10  # the child may not have run yet since it was forked
            while not is_free(users):
                assert time.monotonic() < end
                time.sleep(0.05)

        assert child.is_running()
    finally:
        child.kill()
