"""Which units can be compared between two days: for operators and scripts."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from associations.models import Association, State
from figures import downloads
from figures.management.commands.figures import EXIT_NO_DATA, NO_DATA, read_day
from figures.restating.day import check_settled
from figures.restating.groups import UnknownLevel, comparable_groups
from khuyenhoc.lib.dates import format_date


class Command(BaseCommand):
    """``comparable_groups --from DATE --to DATE [--level CODE] [--all] [--json]``.

    The connected groups of units of both days that hold the same ground together, each with its
    units of either day; of units that held the same on both days only their number is told, unless
    ``--all``. With ``--json`` nothing but JSON is written to stdout: {from, to, level, unchanged,
    groups: [{old: [{id, code, name}], new: […]}]}. Exit 2 where there are no data at all.
    """

    help = "Các nhóm đơn vị so sánh được giữa hai ngày."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", required=True, help="ngày đầu: 2024-12-31")
        parser.add_argument("--to", dest="last", required=True, help="ngày cuối: 2026-06-30")
        parser.add_argument("--level", help="mã cấp: province, commune, …; bỏ trống: thấp nhất")
        parser.add_argument("--all", action="store_true", help="cả các đơn vị không đổi")
        parser.add_argument("--json", action="store_true", help="chỉ in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Association.objects.exists():
            if options["json"]:
                told_why = downloads.write_json_text({"error": NO_DATA})
                self.stdout.write(told_why.decode(), ending="")
            self.stderr.write(NO_DATA)
            sys.exit(EXIT_NO_DATA)
        first, last = read_day(options["first"]), read_day(options["last"])
        try:
            check_settled(max(first, last))
            groups = comparable_groups(first, last, options["level"])
        except (UnknownLevel, ValueError) as error:
            raise CommandError(str(error)) from error
        unchanged = sum(group.is_unchanged for group in groups)
        shown = groups if options["all"] else [g for g in groups if not g.is_unchanged]
        names = {day: _name_units(day) for day in (first, last)}
        told = [
            {
                side: [
                    {"id": unit, "code": names[day][unit][0], "name": names[day][unit][1]}
                    for unit in units
                ]
                for side, day, units in (("old", first, group.old), ("new", last, group.new))
            }
            for group in shown
        ]
        if options["json"]:
            content = {
                "from": first.isoformat(), "to": last.isoformat(), "level": options["level"],
                "unchanged": unchanged, "groups": told,
            }  # fmt: skip
            self.stdout.write(downloads.write_json_text(content).decode(), ending="")
            return
        self.stdout.write(
            f"Từ {format_date(first)} đến {format_date(last)}: {len(groups)} nhóm, "
            f"{unchanged} đơn vị không đổi."
        )
        for group in told:
            old, new = (
                ", ".join(f"{unit['name']} ({unit['code']})" for unit in group[side]) or "không có"
                for side in ("old", "new")
            )
            self.stdout.write(f"  {old} → {new}")


def _name_units(on) -> dict[int, tuple[str, str]]:
    """Unit → its code and name on the day."""
    rows = State.objects.filter(valid__contains=on).values_list("association", "code", "full_name")
    return {unit: (code or "", name) for unit, code, name in rows}
