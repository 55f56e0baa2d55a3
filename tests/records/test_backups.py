"""Backup, restore, drill: nothing is lost or half-written, nothing opens without its key (O)."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from records import backups
from records.backups import (
    BackupRefused,
    back_up,
    back_up_daily,
    drop_old,
    list_backups,
    open_backup,
    restore,
)
from records.drilling import drill
from records.watching import look
from tests.factories import make_association, make_officer
from tests.second_factor import sign_in
from tests.servers import connected_to, made_database, read_tables

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.db]
PASSWORD = "cau thang go lim keu"


@pytest.fixture(autouse=True)
def _places(settings, tmp_path):
    settings.BACKUP_KEY = "mot chuoi bi mat rat dai"
    settings.BACKUP_DIR = tmp_path / "backups"


@pytest.fixture
def portal(settings) -> User:
    """A portal with an officer and two files."""
    officer = make_officer("thuky", make_association("Xã Hoa Mai", "commune"))
    officer.set_password(PASSWORD)
    officer.save()
    for name in ("2026/a.xlsx", "b.pdf"):
        path = Path(settings.PRIVATE_ROOT, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 200_000)  # more than one piece
    return officer


def read_files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_o_what_was_destroyed_is_restored_whole_and_people_sign_in(portal, settings, tmp_path):
    files, tables = read_files(settings.PRIVATE_ROOT), read_tables()

    path = back_up()
    sealed = path.read_bytes()
    settings.PRIVATE_ROOT = tmp_path / "restored"
    with made_database("again") as name, connected_to(name):
        with open_backup(path) as contents:
            restore(contents)
            keys = contents.read_keys()
        assert read_tables() == tables
        assert sign_in(Client(), portal, PASSWORD).status_code == 302
        assert Client().get(reverse("home")).status_code == 200
        connection.close()

    assert read_files(settings.PRIVATE_ROOT) == files
    assert keys["SECRET_KEY"] == settings.SECRET_KEY
    assert b"thuky" not in sealed
    assert b"b.pdf" not in sealed
    assert [each.name for each in settings.BACKUP_DIR.iterdir()] == [path.name]


def test_a_damaged_file_and_another_key_are_refused_and_nothing_is_restored(portal, settings):
    path = back_up()
    whole = path.read_bytes()

    for place in (5, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BackupRefused, match="tệp hỏng hoặc BACKUP_KEY khác"), open_backup(path):
            pass
    path.write_bytes(whole[:-100])
    with pytest.raises(BackupRefused, match="tệp hỏng"), open_backup(path):
        pass
    path.write_bytes(whole)
    settings.BACKUP_KEY = "chuoi khac"
    with pytest.raises(BackupRefused, match="BACKUP_KEY khác"), open_backup(path):
        pass


def test_a_living_portal_is_never_overwritten(portal, settings, tmp_path):
    path, tables = back_up(), read_tables()

    with pytest.raises(CommandError, match="đã có bảng"):
        call_command("restore", path)
    with made_database("again") as name, connected_to(name):
        with pytest.raises(CommandError, match="đã có tệp"):
            call_command("restore", path)
        assert connection.introspection.table_names() == []

    assert read_tables() == tables


def test_the_drill_restores_beside_the_portal_and_leaves_nothing(portal, settings, capsys):
    path, tables = back_up(), read_tables()

    call_command("drill")

    told = capsys.readouterr().out
    assert f"{path.name}: " in told
    assert "2 tệp khôi phục đúng" in told
    assert "Các tổng giữ sẵn: 0 lỗi" in told
    assert read_tables() == tables
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_database where datname like '%%_drill'")
        assert cursor.fetchone() == (0,)


def test_the_drill_finds_a_row_that_is_missing(portal, settings, monkeypatch):
    count = backups._count_rows
    monkeypatch.setattr(
        backups, "_count_rows", lambda cursor: {**count(cursor), "accounts_user": 99}
    )
    back_up()
    monkeypatch.setattr(backups, "_count_rows", count)

    with pytest.raises(BackupRefused, match="accounts_user"):
        drill()


def test_without_a_key_nothing_is_written_and_operators_are_told(settings):
    settings.BACKUP_KEY = ""

    assert "Chưa đặt BACKUP_KEY" in back_up_daily(date(2026, 11, 24))
    with pytest.raises(BackupRefused):
        back_up()

    assert not settings.BACKUP_DIR.exists()
    assert "Chưa đặt BACKUP_KEY" in _find("backup").fault


def test_a_failed_dump_leaves_no_file(settings, monkeypatch):
    monkeypatch.setattr(backups, "find_program", lambda name: "/bin/false")

    with pytest.raises(BackupRefused, match="pg_dump"):
        back_up()

    assert list(settings.BACKUP_DIR.iterdir()) == []


def test_state_tells_the_last_backup_until_it_is_too_old(settings):
    assert "quá lâu chưa sao lưu" in _find("backup").fault
    settings.BACKUP_DIR.mkdir()
    old, fresh = (datetime.now(UTC) - timedelta(hours=hours) for hours in (40, 2))
    _touch(settings.BACKUP_DIR, old)
    assert "quá lâu chưa sao lưu" in _find("backup").fault
    _touch(settings.BACKUP_DIR, fresh)

    assert _find("backup").fault == ""
    assert [at for at, _ in list_backups()] == [
        each.replace(microsecond=0) for each in (fresh, old)
    ]


def test_days_weeks_and_months_are_kept(settings):
    settings.BACKUP_DIR.mkdir()
    last = datetime(2026, 11, 24, 19, tzinfo=UTC)
    for days in range(400):
        _touch(settings.BACKUP_DIR, last - timedelta(days=days))

    dropped = drop_old(settings.BACKUP_DIR)

    kept = [at for at, _ in list_backups()]
    assert dropped == 400 - len(kept)
    assert kept[:7] == [last - timedelta(days=days) for days in range(7)]
    assert len(kept) == 7 + 3 + 11  # weeks and months of which the latest is not among the former
    assert drop_old(settings.BACKUP_DIR) == 0


def _touch(folder: Path, at: datetime) -> None:
    Path(folder, at.strftime(backups.NAME)).write_bytes(json.dumps({}).encode())


def _find(name: str):
    [found] = [each for each in look() if each.name == name]
    return found
