"""check_tree: is the tree whole, on every day?"""

import json
import sys

from django.core.management.base import BaseCommand

from associations.checking import check_tree
from associations.models import Association

NO_DATA = "chưa có dữ liệu: chạy make sample"


class Command(BaseCommand):
    """Report every fault of the tree. Exit 0 without faults, 1 with, 2 on an empty database."""

    help = "Kiểm tra cây tổ chức ở mọi ngày; in ra từng lỗi."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args, **options) -> None:
        if not Association.objects.exists():
            if options["json"]:
                self.stdout.write(json.dumps({"error": NO_DATA}, ensure_ascii=False))
            else:
                self.stderr.write(NO_DATA)
            sys.exit(2)
        faults = check_tree()
        if options["json"]:
            lines = [
                {"code": f.code, "association": f.association,
                 "on": f.on.isoformat() if f.on else None, "message": f.message}
                for f in faults
            ]  # fmt: skip
            self.stdout.write(json.dumps({"faults": lines}, ensure_ascii=False))
        else:
            for fault in faults:
                self.stdout.write(f"{fault.message} [{fault.code}]")
            self.stdout.write(f"{len(faults)} lỗi." if faults else "Cây tổ chức không có lỗi.")
        if faults:
            sys.exit(1)
