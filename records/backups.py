"""Backups: the database, the files and the keys in one sealed file (product.md O).

A backup is a tar sealed as ``records.sealing`` does, with the secret ``BACKUP_KEY`` that is kept
elsewhere: ``manifest.json``, ``database.dump`` (pg_dump's own format), ``keys.json`` and
``files/…``. The manifest has the SHA-256 of each and how many rows each table had in the moment of
the dump, so that whoever restores can tell that nothing is missing. A backup is there whole or not
at all.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

import psycopg2
from django.conf import settings
from django.db import connection

from khuyenhoc.lib.dates import VIETNAM
from records.sealing import Broken, seal, unseal

NAME = "khuyenhoc-%Y%m%dT%H%M%SZ.backup"
MANIFEST, DUMP, KEYS, FILES = "manifest.json", "database.dump", "keys.json", "files"
SECRETS = ("SECRET_KEY", "SIGNING_KEY")
PIECE = 1 << 20
NO_KEY = (
    "Chưa đặt BACKUP_KEY nên không sao lưu. Hãy đặt một chuỗi bí mật dài, cất một bản ở nơi khác"
    " máy này."
)


class BackupRefused(Exception):
    """Nothing was written or restored; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A backup laid out in a folder, every file checked; ``rows`` by table."""

    folder: Path
    made_at: datetime
    rows: dict[str, int]

    @property
    def files(self) -> Path:
        """Where the files that were sent in lie."""
        return self.folder / FILES

    def read_keys(self) -> dict[str, str]:
        """The secrets of the portal that was backed up, by the name of their setting."""
        return json.loads((self.folder / KEYS).read_text())


def back_up(folder: Path | None = None) -> Path:
    """Write a backup of everything into ``folder``; its path. Raises ``BackupRefused``."""
    if not settings.BACKUP_KEY:
        raise BackupRefused(NO_KEY)
    folder = folder or settings.BACKUP_DIR
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made_at = datetime.now(UTC)
    path = folder / made_at.strftime(NAME)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as making:
        draft = Path(making)
        rows = _dump(draft / DUMP)
        secrets = {name: getattr(settings, name) for name in SECRETS}
        (draft / KEYS).write_text(json.dumps(secrets))
        hashes = {name: _hash(draft / name) for name in (DUMP, KEYS)}
        bundle = draft / "bundle.tar"
        with tarfile.open(bundle, "w") as tar:
            for name in (DUMP, KEYS):
                tar.add(draft / name, name)
            hashes |= _add_files(tar, Path(settings.PRIVATE_ROOT))
            told = {"made_at": made_at.isoformat(), "rows": rows, "hashes": hashes}
            (draft / MANIFEST).write_text(json.dumps(told))
            tar.add(draft / MANIFEST, MANIFEST)
        sealed = draft / "sealed"
        with bundle.open("rb") as clear, sealed.open("wb") as target:
            seal(_read(clear), target, settings.BACKUP_KEY)
            target.flush()
            os.fsync(target.fileno())
        sealed.rename(path)
    return path


def back_up_daily(day: date) -> str:
    """Work of every day: a backup, and the old ones that are no longer kept dropped."""
    if not settings.BACKUP_KEY:
        return NO_KEY
    path = back_up()
    dropped = drop_old(path.parent)
    return f"{path.name}, {path.stat().st_size} byte; bỏ {dropped} bản cũ"


def list_backups(folder: Path | None = None) -> list[tuple[datetime, Path]]:
    """(when, path) of the backups in a folder, latest first."""
    found = []
    for path in (folder or settings.BACKUP_DIR).glob("khuyenhoc-*.backup"):
        try:
            found.append((datetime.strptime(path.name, NAME).replace(tzinfo=UTC), path))
        except ValueError:
            continue  # somebody's own copy under another name
    return sorted(found, reverse=True)


def drop_old(folder: Path) -> int:
    """Delete all but the latest backup of each of the last days, weeks and months that have one,
    as many as ``settings.BACKUPS_KEPT`` says; how many were deleted."""
    backups = list_backups(folder)
    kept: set[Path] = set()
    for unit, form in (("day", "%Y-%j"), ("week", "%G-%V"), ("month", "%Y-%m")):
        latest: dict[str, Path] = {}
        for at, path in backups:
            latest.setdefault(at.astimezone(VIETNAM).strftime(form), path)
        kept |= set(list(latest.values())[: settings.BACKUPS_KEPT[unit]])
    gone = [path for _, path in backups if path not in kept]
    for path in gone:
        path.unlink()
    return len(gone)


@contextmanager
def open_backup(path: Path) -> Iterator[Contents]:
    """A backup laid out beside it for as long as the block lasts, each file checked against the
    manifest. Raises ``BackupRefused``."""
    if not settings.BACKUP_KEY:
        raise BackupRefused(NO_KEY)
    with tempfile.TemporaryDirectory(prefix=".opened-", dir=path.parent) as opened:
        bundle, folder = Path(opened, "bundle.tar"), Path(opened, "contents")
        try:
            with path.open("rb") as sealed, bundle.open("wb") as clear:
                for chunk in unseal(sealed, settings.BACKUP_KEY):
                    clear.write(chunk)
            with tarfile.open(bundle) as tar:
                tar.extractall(folder, filter="data")
        except (Broken, tarfile.TarError, OSError) as error:
            raise BackupRefused(
                f"Không mở được {path.name}: tệp hỏng hoặc BACKUP_KEY khác lúc sao lưu ({error})."
            ) from error
        bundle.unlink()
        told = json.loads((folder / MANIFEST).read_text())
        wrong = [name for name, said in told["hashes"].items() if _hash(folder / name) != said]
        if wrong:
            raise BackupRefused(f"{path.name} có tệp khác với bản kê: {wrong[0]}.")
        (folder / FILES).mkdir(exist_ok=True)
        yield Contents(folder, datetime.fromisoformat(told["made_at"]), told["rows"])


def restore(contents: Contents) -> None:
    """Bring database and files back into a portal that has neither. Raises ``BackupRefused``.

    A database that has tables, or a folder that has files, is left as it is.
    """
    if connection.introspection.table_names():
        raise BackupRefused(
            "Cơ sở dữ liệu này đã có bảng. Hãy tạo một cơ sở dữ liệu trống rồi đặt DATABASE_URL."
        )
    target = Path(settings.PRIVATE_ROOT)
    if target.exists() and any(target.iterdir()):
        raise BackupRefused(f"Thư mục {target} đã có tệp. Hãy đặt PRIVATE_ROOT là thư mục trống.")
    restore_database(contents)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(contents.files, target, dirs_exist_ok=True)


def restore_database(contents: Contents) -> None:
    """Load the dump into the database in use; every table must have the rows that the manifest
    tells. Raises ``BackupRefused``."""
    _run_program(
        "pg_restore", "--exit-on-error", "--no-owner", "--single-transaction",
        f"--dbname={connection.settings_dict['NAME']}", str(contents.folder / DUMP),
    )  # fmt: skip
    with connection.cursor() as cursor:
        found = _count_rows(cursor)
    if found != contents.rows:
        wrong = sorted(name for name in found.keys() | contents.rows.keys()
                       if found.get(name) != contents.rows.get(name))  # fmt: skip
        raise BackupRefused(f"Số dòng của bảng {wrong[0]} khác bản kê. Đừng mở cổng.")


def find_program(name: str) -> str:
    """A program of PostgreSQL, of the version of the server in use where there are several."""
    if settings.DATABASES["default"]["ENGINE"] == "khuyenhoc.database":
        return str(settings.EMBEDDED_POSTGRES.programs / "bin" / name)
    with connection.cursor() as cursor:
        version = cursor.connection.server_version // 10_000
    own = Path("/usr/lib/postgresql") / str(version) / "bin" / name
    found = str(own) if own.exists() else shutil.which(name)
    if found is None:
        raise BackupRefused(f"Máy không có {name}. Hãy cài gói postgresql-client-{version}.")
    return found


def _dump(path: Path) -> dict[str, int]:
    """Dump the database in use; how many rows each table had in the dumped moment."""
    reader = psycopg2.connect(**connection.get_connection_params())
    try:
        reader.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with reader.cursor() as cursor:
            cursor.execute("select pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            rows = _count_rows(cursor)
            _run_program(
                "pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={path}",
                connection.settings_dict["NAME"],
            )  # fmt: skip
    finally:
        reader.close()
    return rows


def _count_rows(cursor: Any) -> dict[str, int]:
    cursor.execute(
        "select relname from pg_class"
        " where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1"
    )
    found = {}
    for (table,) in cursor.fetchall():
        cursor.execute(f"select count(*) from {connection.ops.quote_name(table)}")  # noqa: S608
        (found[table],) = cursor.fetchone()
    return found


def _run_program(name: str, *arguments: str) -> None:
    to = connection.get_connection_params()
    where = {"--host": to.get("host"), "--port": to.get("port"), "--username": to.get("user")}
    done = subprocess.run(
        [
            find_program(name),
            *(f"{option}={value}" for option, value in where.items() if value),
            "--no-password",
            *arguments,
        ],
        env={**os.environ, "PGPASSWORD": str(to.get("password") or "")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupRefused(f"{name} không làm được: {done.stderr.strip()[-500:]}")


def _add_files(tar: tarfile.TarFile, root: Path) -> dict[str, str]:
    """Add the files that were sent in; their hashes. One that is deleted meanwhile is left out."""
    hashes = {}
    for path in sorted(root.rglob("*")):
        name = f"{FILES}/{path.relative_to(root)}"
        try:
            if path.is_file():
                said = _hash(path)
                tar.add(path, name)
                hashes[name] = said
        except FileNotFoundError:
            continue
    return hashes


def _hash(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece
