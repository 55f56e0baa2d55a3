"""Back up database, files and keys now."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.backups import BackupRefused, back_up


class Command(BaseCommand):
    """Writes one sealed file; the worker does the same every day where BACKUP_KEY is set."""

    help = "Sao lưu ngay cơ sở dữ liệu, tệp và khóa vào một tệp mã hóa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, help="nơi ghi; mặc định BACKUP_DIR")

    def handle(self, *args: Any, folder: Path | None = None, **options: Any) -> None:
        try:
            path = back_up(folder)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Đã sao lưu vào {path} ({path.stat().st_size} byte).")
