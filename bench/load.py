"""A site under load: gunicorn with two workers, wrk with eight connections, and what both took."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

WORKERS = 2
CONNECTIONS = 8
START = 60  # seconds
SCRIPT = Path(__file__).with_name("wrk.lua")
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
_TOLD = re.compile(
    r"^wrk requests=(\d+) duration=(\d+) p50=(\d+) p95=(\d+) p99=(\d+) failed=(\d+)$", re.MULTILINE
)
_TICKS = os.sysconf("SC_CLK_TCK")


class LoadFailed(Exception):
    """A site did not start, or did not answer as it should; the message says which and how."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one run of wrk saw; times in ms. ``cpu``: of the workers, for each request."""

    requests: int
    seconds: float
    p50: float
    p95: float
    p99: float
    cpu: float = 0

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def find_missing() -> str:
    """What must be installed before there can be load; empty when nothing is missing."""
    return "" if shutil.which("wrk") else "Thiếu wrk: apt-get install wrk."


def read_told(output: str) -> Load:
    """What ``wrk.lua`` wrote; ``LoadFailed`` where an answer failed or nothing is written."""
    found = _TOLD.search(output)
    if found is None:
        raise LoadFailed(f"wrk không cho kết quả:\n{output}")
    requests, duration, p50, p95, p99, failed = map(int, found.groups())
    if failed or not requests:
        raise LoadFailed(f"{failed} trong {requests} lần trả lời bị lỗi:\n{output}")
    return Load(requests, duration / 1e6, p50 / 1e3, p95 / 1e3, p99 / 1e3)


class Site:
    """A WSGI application under gunicorn, from ``with`` until the block ends."""

    def __init__(
        self, name: str, application: str, folder: Path, environment: Mapping[str, str],
        programs: Path,
    ) -> None:  # fmt: skip
        """``programs``: the bin of a virtual environment; ``folder``: where it runs."""
        self.name = name
        self._port = _find_port()
        self._command = [
            str(programs / "python"), "-m", "gunicorn", application, "--workers", str(WORKERS),
            "--bind", f"127.0.0.1:{self._port}", "--no-control-socket", "--log-level", "warning",
        ]  # fmt: skip
        self._folder = folder
        self._environment = {**os.environ, **environment}

    def __enter__(self) -> "Site":
        self._process = subprocess.Popen(
            self._command, cwd=self._folder, env=self._environment, start_new_session=True
        )
        until = time.monotonic() + START
        while True:
            try:
                self._ask("/")  # the socket is there before the program: whatever it answers
                return self
            except OSError as error:
                if self._process.poll() is not None or time.monotonic() > until:
                    self.__exit__()
                    raise LoadFailed(f"{self.name}: gunicorn không khởi động.") from error
                time.sleep(0.1)

    def __exit__(self, *_error: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        self._process.wait(START)

    def fetch(self, path: str) -> bytes:
        """The page at ``path``; ``LoadFailed`` where it is none."""
        status, body = self._ask(path)
        if status != 200:
            raise LoadFailed(f"{self.name} {path}: {status}")
        return body

    def _ask(self, path: str) -> tuple[int, bytes]:
        asked = HTTPConnection("127.0.0.1", self._port, timeout=START)
        try:
            asked.request("GET", path, headers={"User-Agent": BROWSER})
            answer = asked.getresponse()
            return answer.status, answer.read()
        finally:
            asked.close()

    def load(self, path: str, seconds: float) -> Load:
        """Ask for one page, again and again; on nothing but 200 ``LoadFailed``."""
        self.fetch(path)
        before = self._read_cpu()
        run = subprocess.run(
            ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "-s", str(SCRIPT),
             "-H", f"User-Agent: {BROWSER}", f"http://127.0.0.1:{self._port}{path}"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        after = self._read_cpu()
        try:
            told = read_told(run.stdout)
        except LoadFailed as error:
            raise LoadFailed(f"{self.name} {path}: {error}") from None
        if before.keys() != after.keys():
            raise LoadFailed(f"{self.name} {path}: một tiến trình đã chết.")
        spent = sum(after.values()) - sum(before.values())
        return Load(
            told.requests, told.seconds, told.p50, told.p95, told.p99,
            spent * 1000 / told.requests,
        )  # fmt: skip

    def _read_cpu(self) -> dict[int, float]:
        """The seconds of processor time that each worker has had."""
        return {pid: read_cpu(pid) for pid in list_children(self._process.pid)}


def list_children(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def read_cpu(pid: int) -> float:
    """Seconds of processor time that a process has had, its own and the system's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
