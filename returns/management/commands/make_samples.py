"""make_samples: the ready workbooks in samples/, made again from the sample province."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from associations.models import Load
from returns.choosing import EMPTY
from returns.sample.files import FOLDER, write_files
from returns.sample.loading import NAME


class Command(BaseCommand):
    """Write the sample workbooks; the same bytes at every run. Exit 2 without the sample."""

    help = "Ghi lại các tệp Excel mẫu (sạch, lộn xộn, sai) vào thư mục samples."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)

    def handle(self, *args: Any, **options: Any) -> None:
        if not Load.objects.filter(name=NAME).exists():
            raise CommandError(EMPTY, returncode=2)
        for path in write_files(options["folder"]):
            self.stdout.write(str(path))
