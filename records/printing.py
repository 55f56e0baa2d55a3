"""Certificates on paper: one at once, thousands in the background for the print shop."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from records.jobs import Progress, ask, job
from records.models import Certificate, CertificateDesign, Job, PrintRun
from records.paper.joining import join
from records.paper.setting import BATCH, set_pages
from records.paper.words import write_example, write_row

KEPT_DAYS = 7
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF on disk: how many pages, how many bytes, its SHA-256."""

    pages: int
    size: int
    sha256: str


def find_root() -> str:
    """The portal's own address without a last slash, for what no request tells it."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return settings.CSRF_TRUSTED_ORIGINS[0].rstrip("/")
    scheme = "https" if settings.IS_HTTPS else "http"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0]}"


def print_certificate(certificate: Certificate, root: str | None = None) -> bytes:
    """One certificate as a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.pdf"
        print_certificates([certificate.pk], path, root=root)
        return path.read_bytes()


def print_example(design: CertificateDesign) -> bytes:
    """A design with a made-up name, as a PDF. Raises ``DoesNotFit``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.pdf"
        pages = set_pages(design, [write_example(design, find_root())])
        join([(_keep(Path(folder), 0, pages), design)], path)
        return path.read_bytes()


def print_certificates(
    keys: Iterable[int], path: Path, *, root: str | None = None, tell: Tell | None = None
) -> Printed:
    """Certificates with these keys, in this order, as one PDF at ``path``: a page each.

    ``tell`` is called with how many are set and of how many. Keeps below 300 MB whatever the
    number: set in batches, the background held once, the batches joined from disk. Raises
    ``DoesNotFit``, ``LookupError`` where a key is none of a certificate.
    """
    keys = list(keys)
    root = root or find_root()
    done = 0
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        parts: list[tuple[Path, CertificateDesign]] = []
        for design, rows in _list_batches(keys, root):
            parts.append((_keep(Path(folder), len(parts), set_pages(design, rows)), design))
            done += len(rows)
            if tell is not None:
                tell(done, len(keys))
        join(parts, path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Printed(done, path.stat().st_size, digest)


def ask_for_print(
    keys: Iterable[int], *, association: Association, by: User
) -> tuple[PrintRun, Job]:
    """Have certificates printed in the background, in the order of ``keys``, for ``association``.

    Which of them may be asked for is for the caller to decide. The file lies in the run's ``file``
    when its job is done, and goes after ``KEPT_DAYS``.
    """
    keys = list(keys)
    with transaction.atomic():
        run = PrintRun.objects.create(
            association=association, certificates=keys, count=len(keys), asked_by=by
        )
        return run, ask(make_print, key=f"print-{run.pk}", by=by, run=run.pk)


@job
def make_print(progress: Progress, run: int) -> dict[str, Any]:
    """Print what a run asks for. Safe to run again: what is done is left alone."""
    row = PrintRun.objects.get(pk=run)
    if row.made_at is not None:
        return {"count": row.count}

    def tell(done: int, of: int) -> None:
        if done % 500 < BATCH or done == of:
            progress.tell(done, of, "Đang in giấy chứng nhận ra tệp")

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.pdf"
        printed = print_certificates(row.certificates, path, tell=tell)
        storage = row.file.storage
        storage.delete(f"prints/{row.pk}")
        with path.open("rb") as file:
            row.file.save("print", File(file), save=False)
    row.made_at, row.size, row.sha256 = timezone.now(), printed.size, printed.sha256
    row.save()
    return {"count": printed.pages, "size": printed.size, "sha256": printed.sha256}


def drop_old_prints(day: date) -> int:
    """Work of every day: files older than ``KEPT_DAYS`` are deleted; how many."""
    old = PrintRun.objects.filter(
        asked_at__date__lt=day - timedelta(days=KEPT_DAYS), dropped_at=None
    )
    dropped = 0
    for run in old:
        if run.file:
            run.file.delete(save=False)
        run.dropped_at, run.certificates = timezone.now(), []
        run.save()
        dropped += 1
    return dropped


def _list_batches(
    keys: list[int], root: str
) -> Iterator[tuple[CertificateDesign, list[dict[str, Any]]]]:
    """The rows in their order, those of one design in batches."""
    rest = iter(keys)
    chosen = Certificate.objects.select_related("association", "decision", "design")
    while chunk := list(islice(rest, BATCH)):
        found = chosen.in_bulk(chunk)
        if len(found) < len(set(chunk)):
            raise LookupError(sorted(set(chunk) - set(found)))
        rows = [found[key] for key in chunk]
        for _, same in groupby(rows, key=lambda row: row.design_id):
            group = list(same)
            yield group[0].design, [write_row(row, root) for row in group]


def _keep(folder: Path, number: int, pages: bytes) -> Path:
    path = folder / f"{number}.pdf"
    path.write_bytes(pages)
    return path
