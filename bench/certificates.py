"""(m) Certificates: 10,000 printed with their QR codes, one at once, and the page that verifies.

The memory is that of the printing process and all that it starts, looked at twenty times a second.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from django.db import connection
from django.utils import timezone

from accounts.models import Person, User
from associations.levels import lay_levels
from associations.models import Association
from bench.load import Load, Site, find_missing
from bench.timing import Line
from records.certificates import NewCertificate, draw_code, issue_certificates
from records.decisions import draft_decision, issue_decision
from records.models import Certificate, CertificateDesign, DesignState
from records.paper.words import write_address
from records.printing import print_certificate
from records.verifying import Verdict, verify_code

COUNT = 10_000
PRINTED, MEMORY, ONE, P95 = 45, 300, 100, 30  # seconds, MB, ms, ms
ROUNDS, SECONDS = 3, 4
MB = 2**20
PROJECT = Path(__file__).resolve().parent.parent
NAMES = ("Nguyễn Thị Thiên Hưởng", "Trần Văn Đạt", "Lò Thị Ẩn", "Hoàng Ngọc Quỳnh", "Vũ Ánh")
TEXT = "Chứng nhận\nGia đình ông (bà)\n{họ tên}\n{địa chỉ}\nđạt danh hiệu {danh hiệu} năm {năm}."


def measure() -> Iterator[Line]:
    """Giving out, printing, one on demand, the page under load, and guesses."""
    if missing := find_missing():
        sys.exit(missing)
    began = time.perf_counter()
    lay(COUNT)
    yield Line(f"(m) cấp {COUNT:,} giấy".replace(",", "."), time.perf_counter() - began, unit="s")
    seconds, peak = print_apart()
    yield Line(f"(m) in {COUNT:,} giấy có mã vuông".replace(",", "."), seconds, PRINTED, unit="s")
    yield Line("(m) bộ nhớ của tiến trình in và con", peak, MEMORY, unit="MB")
    yield Line("(m) in một giấy", time_one(), ONE)
    load = load_page()
    told = f"(m) trang xác minh, 8 người: {load.rate:.0f} lượt/s, p50 {load.p50:.1f} ms; p95"
    yield Line(told, load.p95, P95)
    yield Line(f"(m) {COUNT:,} mã đoán trúng".replace(",", "."), guess(COUNT), 0, unit="mã")


def lay(count: int) -> list[Certificate]:
    """A commune with a decision and ``count`` certificates; three of them."""
    lay_levels()
    commune = Association.objects.create(
        name="Tân Lập", full_name="Xã Tân Lập", kind="xã", level_id="commune", code="05500"
    )
    drafter, issuer = (
        User.objects.create(
            username=name, person=Person.objects.create(name=name, association=commune)
        )
        for name in ("soan", "ky")
    )
    draft = draft_decision(
        association=commune, kind="learning_models", abstract="Công nhận", by=drafter,
        signed_on=date(2026, 11, 18), signer_name="Trần Văn Mẫu", signer_office="Chủ tịch",
    )  # fmt: skip
    decision = issue_decision(draft, issuer)
    design = CertificateDesign.objects.create(
        association=commune, name="Gia đình", text=TEXT, state=DesignState.PUBLISHED,
        place="Tân Lập",
    )  # fmt: skip
    rows = (
        NewCertificate(
            f"{NAMES[number % len(NAMES)]} {number}", "learning_family", "Gia đình học tập",
            "household", number, {"địa chỉ": f"thôn số {number % 20}, xã Tân Lập"},
        )
        for number in range(1, count + 1)
    )  # fmt: skip
    issue_certificates(decision, rows, design=design, year=2026, by=drafter)
    return list(Certificate.objects.order_by("number")[:3])


def print_apart() -> tuple[float, float]:
    """Print all in a process of its own: seconds, and the most memory it had in MB."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        command = [
            sys.executable, "-m", "bench.printing", str(connection.settings_dict["NAME"]),
            f"{folder}/all.pdf",
        ]  # fmt: skip
        process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        peak = 0
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, read_memory(watched))
            time.sleep(0.05)
        told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise AssertionError(f"bench.printing: {process.returncode}")
    seconds, pages = told.split()
    if int(pages) != Certificate.objects.count():
        raise AssertionError(f"{pages} trang")
    return float(seconds), peak / MB


def read_memory(process: psutil.Process) -> int:
    """Bytes in memory of a process and all below it."""
    total = 0
    try:
        for each in (process, *process.children(recursive=True)):
            total += each.memory_info().rss
    except psutil.NoSuchProcess:
        return total
    return total


def time_one() -> float:
    """The median of one certificate on demand, in ms, in a process that has printed before."""
    row = Certificate.objects.order_by("number")[0]
    taken = []
    for _ in range(11):
        began = time.perf_counter()
        print_certificate(row)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken[1:])


def load_page() -> Load:
    """The answer to a QR code under eight readers; the run with the median p95."""
    path = urlsplit(write_address(Certificate.objects.order_by("number")[0], "http://x")).path
    environment = {
        "BENCH_DATABASE": str(connection.settings_dict["NAME"]), "KEPT_PAGES": "1",
    }  # fmt: skip
    with ExitStack() as stack:
        site = stack.enter_context(
            Site("xác minh", "bench.sites.ours", PROJECT, environment, Path(sys.executable).parent)
        )
        site.load(path, 1)
        loads = [site.load(path, SECONDS) for _ in range(ROUNDS)]
    return sorted(loads, key=lambda load: load.p95)[ROUNDS // 2]


def guess(count: int) -> int:
    """How many of so many random codes are found."""
    assert timezone.localdate() >= date(2026, 11, 18)
    return sum(verify_code(draw_code()).verdict != Verdict.UNKNOWN for _ in range(count))
