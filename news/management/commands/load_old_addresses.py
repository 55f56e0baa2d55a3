"""``manage.py load_old_addresses FILE``: where the addresses of a former site lead now."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from khuyenhoc.lib.numbers import format_number
from news.old_addresses import Unreadable, load_addresses


class Command(BaseCommand):
    """CSV in UTF-8, two columns: cu (old address, with or without host), moi (path here).

    All or nothing; a second run changes nothing. Exit 1 with the line that cannot be taken.
    """

    help = "Nạp bảng địa chỉ cũ → địa chỉ mới từ tệp CSV hai cột cu, moi; chạy lại không sao."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp CSV")

    def handle(self, *args: object, **options: object) -> None:
        try:
            loaded = load_addresses(Path(str(options["file"])))
        except (Unreadable, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Thêm {format_number(loaded.added)}, đổi {format_number(loaded.changed)}, "
            f"giữ nguyên {format_number(loaded.same)} địa chỉ."
        )
