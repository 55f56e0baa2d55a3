"""``manage.py load_documents``: the first entries of the document library."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from associations.models import Association
from figures.home import find_home
from khuyenhoc.lib.numbers import format_number
from news.documents_data import DATA, Unreadable, load_documents


class Command(BaseCommand):
    """Facts of public documents, kept by the home unit. A second run changes nothing.

    Exit 1 where there is no unit yet or a line cannot be taken.
    """

    help = "Nạp các văn bản đầu tiên của thư viện từ tệp CSV; chạy lại không sao."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", default=DATA, help="tệp CSV")

    def handle(self, *args: object, **options: object) -> None:
        home = Association.objects.filter(pk=find_home()).first()
        if home is None:
            raise CommandError("Chưa có đơn vị nào: chạy load_units trước.")
        try:
            loaded = load_documents(home, Path(str(options["file"])))
        except (Unreadable, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Thêm {format_number(loaded.added)} văn bản, "
            f"đã có {format_number(loaded.present)} văn bản."
        )
