"""Bring a backup back into an empty portal."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.backups import SECRETS, BackupRefused, open_backup, restore


class Command(BaseCommand):
    """Database and files must be empty; keys that differ are written to a file to be taken over."""

    help = "Khôi phục một bản sao lưu vào cơ sở dữ liệu trống và thư mục tệp trống."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path, help="tệp .backup")

    def handle(self, *args: Any, backup: Path, **options: Any) -> None:
        try:
            with open_backup(backup) as contents:
                restore(contents)
                keys = contents.read_keys()
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = sum(contents.rows.values())
        self.stdout.write(f"Đã khôi phục {rows} dòng của {len(contents.rows)} bảng và mọi tệp.")
        other = {name: keys[name] for name in SECRETS if keys[name] != getattr(settings, name)}
        if other:
            path = Path(settings.PRIVATE_ROOT).parent / "keys.env"
            path.touch(mode=0o600)
            path.write_text("".join(f"{name}={value}\n" for name, value in other.items()))
            self.stdout.write(
                f"Khóa của máy cũ khác khóa máy này: hãy đặt biến theo {path}, khởi động lại rồi"
                " xóa tệp ấy. Chưa đặt thì phiên đăng nhập, ứng dụng mã và danh sách đã gửi không"
                " mở được."
            )
