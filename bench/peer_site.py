"""Wagtail in a virtual environment of its own, with the article that our site shows."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from bench import databases
from bench.load import LoadFailed, Site

DATABASE = "bench_peer"
SITES = Path(__file__).with_name("sites")
OURS_TOO = ("Django", "psycopg2-binary", "gunicorn", "pillow")  # of the versions that we have


@contextmanager
def open_peer(article: Mapping[str, object], folder: Path) -> Iterator[tuple[Site, str]]:
    """The site under gunicorn until the block ends, and the article's address there.

    ``article`` as ``sites/peer/fill.py`` reads it; ``folder`` takes its files.
    """
    programs = prepare_environment()
    (folder / "article.json").write_text(json.dumps(article), encoding="utf-8")
    environment = {
        "BENCH_DATABASE": DATABASE,
        "BENCH_SOCKET": str(settings.EMBEDDED_POSTGRES.socket),
        "BENCH_FILES": str(folder),
        "DJANGO_SETTINGS_MODULE": "peer.settings",
        "PYTHONPATH": str(SITES),
    }
    drop_database()
    databases.command(f"create database {DATABASE} template template0")
    try:
        filled = subprocess.run(
            [str(programs / "python"), "-W", "ignore", "-m", "peer.fill"],
            cwd=SITES, env={**os.environ, **environment}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if filled.returncode:
            raise LoadFailed(f"Wagtail không nạp được bài:\n{filled.stderr[-2000:]}")
        address = filled.stdout.split()[-1]
        with Site("Wagtail", "peer.wsgi", SITES, environment, programs) as site:
            yield site, address
    finally:
        drop_database()


def prepare_environment() -> Path:
    """The bin of a virtual environment with the newest Wagtail for our Django; made once."""
    folder = settings.STATE_DIR / "bench-wagtail"
    done = folder / "ready"
    wanted = [f"{name}=={version(name)}" for name in OURS_TOO]
    if not done.exists() or done.read_text() != "\n".join(wanted):
        print("Cài Wagtail vào", folder, file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run(
            [str(folder / "bin/python"), "-m", "pip", "install", "-q", "wagtail", *wanted],
            check=True,
        )
        done.write_text("\n".join(wanted))
    return folder / "bin"


def drop_database() -> None:
    """Take the peer's database away, if it is there."""
    before = settings.DATABASES["default"]["NAME"]
    databases.command(f"drop database if exists {DATABASE} with (force)")
    databases.use(before)
