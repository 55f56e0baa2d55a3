"""Work out kept totals from the values: for operators, and for the nightly check."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from associations.models import Association
from figures import rebuilding
from figures.catalogue import indicators
from figures.models import Period

NO_DATA = "chưa có dữ liệu: chạy make sample"
EXIT_NO_DATA = 2
MOST_SHOWN = 20


class Command(BaseCommand):
    """``rebuild_figures [--period P] [--check] [--json]``.

    Works out the totals of all periods, or of one, and mends what differs; with ``--check`` only
    compares. Exit 0 where all was or is now right, 1 where ``--check`` found differences, 2 where
    there are no data at all. With ``--json`` nothing but JSON is written to stdout:
    {periods: [{period, different, mended, rows: [{unit, name, indicator}]}]}.
    """

    help = "Tính lại các tổng từ số liệu; --check chỉ so, không sửa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--period", help="chỉ một kỳ, ví dụ 2025")
        parser.add_argument("--check", action="store_true", help="chỉ so, không sửa")
        parser.add_argument("--json", action="store_true", help="chỉ in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Period.objects.exists():
            if options["json"]:
                self.stdout.write(json.dumps({"error": NO_DATA}, ensure_ascii=False))
            self.stderr.write(NO_DATA)
            sys.exit(EXIT_NO_DATA)
        periods = Period.objects.order_by("last_day", "pk")
        if options["period"]:
            periods = periods.filter(code=options["period"].strip().upper())
            if not periods:
                raise CommandError(f"Không có kỳ {options['period']}.")
        work = rebuilding.check if options["check"] else rebuilding.rebuild
        told = [_describe(period, work(period), not options["check"]) for period in periods]
        if options["json"]:
            self.stdout.write(json.dumps({"periods": told}, ensure_ascii=False))
        else:
            for each in told:
                self._say(each)
        if options["check"] and any(each["different"] for each in told):
            sys.exit(1)

    def _say(self, each: dict[str, Any]) -> None:
        if not each["different"]:
            self.stdout.write(f"{each['period']}: các tổng đúng.")
            return
        done = "đã sửa" if each["mended"] else "sai"
        self.stdout.write(f"{each['period']}: {done} {each['different']} tổng.")
        for row in each["rows"]:
            self.stdout.write(f"  {row['name']} ({row['unit']}): {row['indicator']}")


def _describe(
    period: Period, differences: list[rebuilding.Difference], is_mended: bool
) -> dict[str, Any]:
    shown = differences[:MOST_SHOWN]
    names = dict(
        Association.objects.filter(pk__in={each.association_id for each in shown}).values_list(
            "pk", "full_name"
        )
    )
    codes = indicators().by_id
    return {
        "period": period.code,
        "different": len(differences),
        "mended": is_mended and bool(differences),
        "rows": [
            {
                "unit": each.association_id,
                "name": names.get(each.association_id, ""),
                "indicator": codes[each.indicator_id].code
                if each.indicator_id in codes
                else str(each.indicator_id),
            }
            for each in shown
        ],
    }
