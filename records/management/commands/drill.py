"""Show that the latest backup can be restored."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.backups import BackupRefused
from records.drilling import drill


class Command(BaseCommand):
    """Restores into a database of its own, which is dropped again; the portal goes on."""

    help = "Diễn tập khôi phục: mở bản sao lưu mới nhất trong một cơ sở dữ liệu tạm rồi đối chiếu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path, nargs="?", help="mặc định bản mới nhất")

    def handle(self, *args: Any, backup: Path | None = None, **options: Any) -> None:
        try:
            self.stdout.write(drill(backup))
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
