"""Measure public pages with Lighthouse: ``make lighthouse`` (``python docs/do_lighthouse.py``).

Needs Debian's Chromium and Node with npm; Lighthouse itself is fetched once into .state/lighthouse.
Prepares the sample, serves it as production does (gunicorn, DEBUG off, files compressed and named
by their hash), looks at each page five times as a phone on slow 4G, and writes the medians and the
raw reports, without their pictures, into docs/measurements/. The server stops at the end.
Names of pages measure these alone; ``--ready`` leaves the sample as it is.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
MEASURED = ROOT / "docs" / "measurements"
TOOLS = ROOT / ".state" / "lighthouse"
LIGHTHOUSE = "lighthouse@12.8.2"
PORT = 8766
SERVER = f"http://127.0.0.1:{PORT}"
RUNS = 5
TRIES = 3
PAGES = ("trang-dau", "bai-viet", "ket-qua", "don-vi", "tim-kiem")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# Told apart from the rest of SEO: search results and invented figures are kept out of search
# engines on purpose (noindex).
CRAWLABLE = "is-crawlable"
BIG = ("screenshot-thumbnails", "final-screenshot", "full-page-screenshot", "script-treemap-data")


def main() -> int:
    """Measure the pages named, or all; 1 where a goal is missed."""
    program = fetch_lighthouse()
    environment = os.environ | {
        "DEBUG": "0", "HTTPS": "0", "ALLOWED_HOSTS": "127.0.0.1",
        "CHROME_PATH": shutil.which("chromium") or "chromium",
    }  # fmt: skip
    if "--ready" not in sys.argv:
        run("-m", "khuyenhoc.prepare", environment=os.environ | {"DEBUG": "1"})
    run("manage.py", "collectstatic", "--noinput", "-v0", environment=environment)
    chosen = [name for name in sys.argv[1:] if not name.startswith("--")]
    with serving(environment):
        for name, path in list_pages().items():
            if not chosen or name in chosen:
                keep(name, [measure(program, name, path, environment) for _ in range(RUNS)])
    rows = [describe(read_kept(name)) for name in PAGES if find_kept(name).exists()]
    write_table(rows)
    return int(any(row["scores"][goal] < least for row in rows for goal, least in GOALS.items()))


def fetch_lighthouse() -> Path:
    """The program, fetched by npm where it is not there yet."""
    program = TOOLS / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                shutil.which("npm") or "npm",
                "install",
                "--prefix",
                str(TOOLS),
                "--no-audit",
                "--no-fund",
                LIGHTHOUSE,
            ],
            check=True,
        )
    return program


def run(*arguments: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[None]:
    """The portal under gunicorn, two workers, until the end of the block."""
    command = [sys.executable, "-m", "gunicorn", "khuyenhoc.wsgi", "--bind", f"127.0.0.1:{PORT}",
               "--workers", "2", "--no-control-socket"]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        for _ in range(100):
            with suppress(URLError):
                urlopen(SERVER, timeout=10).read()  # noqa: S310 - our own server
                break
            time.sleep(0.3)
        yield
    finally:
        server.terminate()
        server.wait()


def list_pages() -> dict[str, str]:
    """The pages measured, name → path; article and unit are the first that the portal leads to."""
    article = find_link("/tin/", "/tin/", lambda path: path.split("/")[2][:1].isdigit())
    unit = find_link(article, "/to-chuc/", lambda path: path.split("/")[2].isdigit())
    return dict(zip(PAGES, ("/", article, "/ket-qua/", unit, "/tim-kiem/?q=hoc+bong"), strict=True))


def find_link(page: str, start: str, fits: Callable[[str], bool]) -> str:
    answer = urlopen(SERVER + page, timeout=60)  # noqa: S310 - our own server
    words = answer.read().decode().split('href="')[1:]
    paths = [word.split('"')[0] for word in words]
    return next(
        path for path in paths if path.startswith(start) and len(path.split("/")) > 3 and fits(path)
    )


def measure(program: Path, name: str, path: str, environment: dict[str, str]) -> dict:
    """One report of Lighthouse: a phone, slow 4G and a slow processor simulated.

    Chromium now and then records no beginning of the navigation (NO_NAVSTART): then again.
    """
    command = [
        str(program), SERVER + path, "--output=json", "--output-path=stdout", "--quiet",
        "--chrome-flags=--headless=new --no-sandbox", "--only-categories=" + ",".join(GOALS),
    ]  # fmt: skip
    for _ in range(TRIES):
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True)
        if done.returncode == 0:
            break
    done.check_returncode()
    report = json.loads(done.stdout)
    for audit in BIG:
        report["audits"].pop(audit, None)
        report.pop("fullPageScreenshot", None)
    report.pop("i18n", None)
    return report


def describe(reports: list[dict]) -> dict:
    """The medians of a page: scores of 100, times in ms, bytes and requests of the first view."""

    def middle(audit: str) -> float:
        return statistics.median(each["audits"][audit]["numericValue"] for each in reports)

    sent = [item for item in reports[0]["audits"]["network-requests"]["details"]["items"]
            if item["url"].startswith(SERVER)]  # fmt: skip
    return {
        "path": reports[0]["requestedUrl"].removeprefix(SERVER),
        "scores": {
            goal: statistics.median(score(each, goal) for each in reports) for goal in GOALS
        },
        "seo_whole": statistics.median(score(each, "seo", without="") for each in reports),
        "first": middle("first-contentful-paint"),
        "largest": middle("largest-contentful-paint"),
        "blocked": middle("total-blocking-time"),
        "shift": middle("cumulative-layout-shift"),
        "requests": len(sent),
        "bytes": sum(each["transferSize"] for each in sent),
        "bytes_without_photos": sum(
            each["transferSize"] for each in sent if "/anh/" not in each["url"]
        ),
        "bytes_of_script": sum(
            each["transferSize"] for each in sent if each.get("resourceType") == "Script"
        ),
        "lost": sorted({
            audit for each in reports for goal in each["categories"].values()
            for part in goal["auditRefs"]
            if part["weight"] and (audit := part["id"]) in each["audits"]
            and (each["audits"][audit]["score"] or 0) < 0.9
            and each["audits"][audit]["scoreDisplayMode"] not in ("notApplicable", "manual")
        }),
    }  # fmt: skip


def score(report: dict, goal: str, without: str = CRAWLABLE) -> int:
    """The score of a category, of 100, without one audit: the mean of its audits by weight."""
    parts = [
        (part["weight"], each["score"])
        for part in report["categories"][goal]["auditRefs"]
        if part["weight"] and part["id"] != without
        and (each := report["audits"][part["id"]])["score"] is not None
    ]  # fmt: skip
    return round(100 * sum(weight * mark for weight, mark in parts) / sum(w for w, _ in parts))


def find_kept(name: str) -> Path:
    return MEASURED / f"lighthouse-{name}.json.gz"


def keep(name: str, reports: list[dict]) -> None:
    """The raw reports of a page, one file."""
    MEASURED.mkdir(exist_ok=True)
    body = json.dumps(reports, ensure_ascii=False).encode()
    with gzip.GzipFile(find_kept(name), "wb", mtime=0) as file:
        file.write(body)


def read_kept(name: str) -> list[dict]:
    """The raw reports of a page as they were kept."""
    return json.loads(gzip.decompress(find_kept(name).read_bytes()))


def write_table(rows: list[dict]) -> None:
    """docs/measurements/README.md."""
    moment = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    lines = [
        "# Lighthouse",
        "",
        f"Đo ngày {moment:%d/%m/%Y} bằng `make lighthouse` ({LIGHTHOUSE}, Chromium của Debian,",
        "điện thoại, 4G chậm và bộ xử lý chậm mô phỏng), trên tỉnh mẫu do gunicorn phục vụ;",
        f"trung vị {RUNS} lần.",
        f"Tải máy lúc đo xong: {os.getloadavg()[1]:.1f} trên {os.cpu_count()} lõi.",
        "Báo cáo thô, bỏ ảnh chụp: `lighthouse-<trang>.json.gz`.",
        "",
        "Mục tiêu: hiệu năng ≥ 95, tiếp cận, cách làm tốt và SEO 100; lần xem đầu ≤ 100 kB nén",
        "không kể ảnh, ≤ 25 kB mã lệnh, ≤ 15 yêu cầu.",
        "",
        "| Trang | Hiệu năng | Tiếp cận | Cách làm tốt | SEO | Kể cả lập chỉ mục | Nét đầu |"
        " Nội dung lớn nhất | Chặn | Xê dịch | Yêu cầu | Không kể ảnh | Mã lệnh | Cả ảnh |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        scores = " | ".join(f"{row['scores'][goal]:.0f}" for goal in GOALS)
        lines.append(
            f"| `{row['path']}` | {scores} | {row['seo_whole']:.0f} | {row['first'] / 1000:.1f} s |"
            f" {row['largest'] / 1000:.1f} s | {row['blocked']:.0f} ms | {row['shift']:.3f} |"
            f" {row['requests']} | {row['bytes_without_photos'] / 1000:.0f} kB |"
            f" {row['bytes_of_script'] / 1000:.1f} kB | {row['bytes'] / 1000:.0f} kB |"
        )
    lines += [
        "",
        "Cột SEO không tính mục `is-crawlable`: trang tìm kiếm và trang có số liệu minh họa của",
        "tỉnh mẫu cố ý mang `noindex`, nên kể cả mục ấy (cột sau) thì không đạt 100. Trang kết",
        "quả có số liệu thật thì không mang `noindex`.",
    ]
    if any(row["lost"] for row in rows):
        lines += ["", "Mục chưa trọn điểm trong ít nhất một lần đo:", ""]
        lines += [f"- `{row['path']}`: {', '.join(row['lost'])}" for row in rows if row["lost"]]
    MEASURED.joinpath("README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
