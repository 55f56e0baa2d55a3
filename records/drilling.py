"""The drill: a backup is restored into a database of its own and checked; the portal goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from records.backups import BackupRefused, list_backups, open_backup, restore_database


def drill(path: Path | None = None) -> str:
    """Restore a backup, by default the latest, count its rows and run the nightly checks on it;
    what was found. Raises ``BackupRefused`` when it is not what was backed up."""
    if path is None:
        backups = list_backups()
        if not backups:
            raise BackupRefused("Chưa có bản sao lưu nào. Hãy chạy manage.py backup.")
        path = backups[0][1]
    with open_backup(path) as contents, _use_own_database():
        restore_database(contents)
        checks = [
            f"{check['label']}: {import_string(check['path'])(timezone.localdate())} lỗi"
            for check in settings.NIGHTLY_CHECKS
        ]
        files = sum(1 for each in contents.files.rglob("*") if each.is_file())
        age = (datetime.now(UTC) - contents.made_at).total_seconds() // 3600
        return (
            f"{path.name}: {sum(contents.rows.values())} dòng của {len(contents.rows)} bảng,"
            f" {files} tệp khôi phục đúng; bản này làm cách đây {age:.0f} giờ. {'; '.join(checks)}."
        )


@contextmanager
def _use_own_database() -> Iterator[None]:
    """Work in a new empty database of the same server, dropped afterwards."""
    before = connection.settings_dict["NAME"]
    name = f"{before}_drill"
    _administer(f'drop database if exists "{name}" with (force)')
    _administer(f'create database "{name}" template template0')
    _go_to(name)
    try:
        yield
    finally:
        _go_to("postgres")
        _administer(f'drop database if exists "{name}" with (force)')
        _go_to(before)


def _administer(statement: str) -> None:
    before = connection.settings_dict["NAME"]
    _go_to("postgres")
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        _go_to(before)


def _go_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
