"""write_workbook: the workbook that a unit would download, written to a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from associations.models import Association
from figures.models import Form, Period
from figures.owing import FormNotInUse, find_version
from returns.choosing import EMPTY, CannotChoose, dues_of, find_unit, get_by_code
from returns.workbook import write_workbook


class Command(BaseCommand):
    """Write the workbook of a form and period for a unit and all below it that owe the form.

    Exit 0 when written, 2 where there is nothing to write or no data at all.
    """

    help = "Ghi biểu mẫu Excel của một đơn vị (và các đơn vị bên dưới phải gửi biểu) ra tệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, help="tệp .xlsx sẽ ghi")
        parser.add_argument("--form", required=True, help="mã biểu, ví dụ bieu-01-nam")
        parser.add_argument("--period", required=True, help="mã kỳ, ví dụ 2026-H1")
        parser.add_argument("--unit", required=True, help="mã của đơn vị, mã cũ cũng được")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Association.objects.exists() or not Form.objects.exists():
            raise CommandError(EMPTY, returncode=2)
        out: Path = options["out"]
        try:
            form = get_by_code(Form, options["form"], "biểu")
            period = get_by_code(Period, options["period"], "kỳ")
            unit = find_unit(options["unit"], period)
            version = find_version(form, period)
        except (CannotChoose, FormNotInUse) as error:
            raise CommandError(str(error), returncode=2) from error
        dues = dues_of(unit, form, period)
        if not dues:
            raise CommandError(
                f"{unit.full_name} không phải gửi {form.name} cho kỳ {period}, và không có đơn vị "
                "nào bên dưới phải gửi.",
                returncode=2,
            )
        if not out.parent.is_dir():
            raise CommandError(f"Không có thư mục {out.parent}.", returncode=2)
        out.write_bytes(write_workbook(version, period, dues, unit.full_name))
        self.stdout.write(f"Đã ghi {out}: {form.name}, kỳ {period}, {len(dues)} đơn vị.")
