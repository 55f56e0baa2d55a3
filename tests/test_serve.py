"""What make run starts ends when it is told to, and also when it is killed outright."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import psutil
import pytest
from django.db import connection

# A suite that runs in the background ignores Ctrl-C, and so would what it starts.
START = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from khuyenhoc.serve import serve
sys.exit(serve())
"""


@pytest.fixture
def started(transactional_db, tmp_path):
    """A way to start the two children on the test database, and what is left of them stopped."""
    database = connection.settings_dict
    host = connection.get_connection_params()["host"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgres://{database['USER']}@/{database['NAME']}?host={host}",
        "PORT": str(port),
        "DEBUG": "1",
    }
    running: list[psutil.Process] = []

    def start():
        process = psutil.Popen([sys.executable, "-c", START], env=environment)
        wait_for(lambda: len(process.children()) == 2)
        running.extend([process, *process.children()])
        wait_for(lambda: answers(port))
        return process, process.children()

    yield start
    for process in running:
        if process.is_running():
            process.kill()
            process.wait(10)


def test_pages_are_served_and_a_killed_start_leaves_nothing_running(started):
    parent, children = started()

    parent.send_signal(signal.SIGKILL)
    parent.wait(10)

    psutil.wait_procs(children, timeout=60)
    assert [child for child in children if child.is_running()] == []
    again, its_children = started()
    again.send_signal(signal.SIGINT)
    assert again.wait(60) == 0
    assert [child for child in its_children if child.is_running()] == []


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/dang-nhap/", timeout=5) as page:
            return page.status == 200
    except (urllib.error.URLError, ConnectionError, subprocess.SubprocessError):
        return False


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.2)
