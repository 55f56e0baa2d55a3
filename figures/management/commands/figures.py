"""Read the figures of one unit in one period: for staff, operators and scripts."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from django.utils import timezone

from associations.models import Association, State, Succession
from figures import downloads, places
from figures.catalogue import indicators
from figures.models import Mark, Period
from figures.open_data import say_empty, strip
from figures.places import Place
from figures.reading import Comparability, Reading
from figures.readings import read
from figures.restating.day import NoTree, check_settled
from figures.restating.groups import ComparableGroup, find_groups, read_groups
from figures.restating.table import read_restated
from figures.spans import name_period, sort_periods
from figures.wordings import write_note, write_number
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.periods import UnknownPeriod, parse_code

NO_DATA = "chưa có dữ liệu: chạy make sample"
EXIT_NO_DATA = 2
MOST_NAMED = 8
REPORTED, RESTATED, GROUPS = READINGS = ("reported", "restated", "groups")


class Command(BaseCommand):
    """``figures --unit CODE --period P [--reading R] [--on DATE] [--json]``.

    CODE is any code that a unit ever bore: the unit that bore it on the day is meant, else its only
    bearer. Reads approved figures in one of three ways (product.md T6): ``reported`` on the
    period's roll, the day being its last; ``restated`` to the tree of DATE, today unless told;
    ``groups`` for the comparable group in which the unit is between the period's last day and DATE.
    With ``--json`` nothing but JSON is written to stdout. Exit 2 where there are no data at all.
    """

    help = "Số liệu đã duyệt của một đơn vị trong một kỳ, đọc theo một trong ba cách."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="mã mà đơn vị từng mang")
        parser.add_argument("--period", required=True, help="2024, 2024-H1, 2024-Q3, 2024-07, …")
        parser.add_argument(
            "--reading",
            choices=READINGS,
            default=REPORTED,
            help="reported: như báo cáo; restated: theo địa giới ngày --on; groups: nhóm so sánh",
        )
        parser.add_argument("--on", help="ngày của cây tổ chức: 2025-07-01")
        parser.add_argument("--json", action="store_true", help="chỉ in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Association.objects.exists() or not Period.objects.exists():
            if options["json"]:
                told_why = downloads.write_json_text({"error": NO_DATA})
                self.stdout.write(told_why.decode(), ending="")
            self.stderr.write(NO_DATA)
            sys.exit(EXIT_NO_DATA)
        period = find_period(options["period"])
        on = read_day(options["on"]) if options["on"] else None
        if options["reading"] != REPORTED:
            self._read_restated(period, options, on or timezone.localdate())
            return
        place = find_place(period, options["unit"])
        note = explain_day(period, on) if on else ""
        told = _choose(read(period, place.pk))
        if options["json"]:
            content = describe(period, place, on, note, told)
            self.stdout.write(downloads.write_json_text(content).decode(), ending="")
            return
        self._print(f"{place.full_name}, {name_period(period)}, như báo cáo", note, told)

    def _read_restated(self, period: Period, options: dict[str, Any], on: date) -> None:
        catalogue = indicators()
        place = find_day_unit(options["unit"], on)
        group: ComparableGroup | None = None
        try:
            check_settled(on)
            if options["reading"] == GROUPS:
                first, last = sorted((period.last_day, on))
                group = next(iter(find_groups([place.pk], first, last, place.level)), None)
                table = read_groups([period], [group] if group else [], None, catalogue=catalogue)
                readings = {
                    i.code: table.read(period, group, i) for i in catalogue.indicators if group
                }
            else:
                restated = read_restated([period], [place.pk], None, on, catalogue=catalogue)
                readings = {
                    i.code: restated.read(period, place.pk, i) for i in catalogue.indicators
                }
        except NoTree as error:
            raise CommandError(str(error)) from error
        told = _choose(readings)
        names = name_units([*group.old, *group.new], on) if group else {}
        note = _say_group(group, names) if group else ""
        if options["json"]:
            content = describe(period, place, on, note, told)
            content["reading"] = options["reading"]
            content["group"] = group and {
                side: [{"id": unit, "name": names[unit]} for unit in units]
                for side, units in (("old", group.old), ("new", group.new))
            }
            self.stdout.write(downloads.write_json_text(content).decode(), ending="")
            return
        what = "nhóm so sánh được" if options["reading"] == GROUPS else "theo địa giới"
        title = f"{place.full_name}, {name_period(period)}, {what} ngày {format_date(on)}"
        self._print(title, note, told, with_marks=True)

    def _print(
        self, title: str, note: str, told: dict[str, Reading], with_marks: bool = False
    ) -> None:
        catalogue = indicators()
        self.stdout.write(title)
        if note:
            self.stdout.write(note)
        if not told:
            self.stdout.write("Không có số liệu nào.")
        for reading in told.values():
            number = write_number(reading) or say_empty(reading)
            if reading.comparability == Comparability.NOT_COMPARABLE:
                number = reading.comparability_word
            marks = [
                word
                for word, holds in (
                    (reading.comparability_word, with_marks and reading.number is not None),
                    ("số liệu minh họa", reading.is_illustrative),
                    ("tạm tính", reading.is_provisional),
                )
                if holds
            ]
            rest = " ".join([*(f"[{word}]" for word in marks), write_note(reading, catalogue)])
            self.stdout.write(f"  {reading.indicator.label}: {number} {rest}".rstrip())


def _choose(readings: dict[str, Reading]) -> dict[str, Reading]:
    """What there is something to say of."""
    return {
        code: reading
        for code, reading in readings.items()
        if reading.number is not None
        or reading.mark != Mark.NOT_REPORTED
        or reading.due
        or reading.comparability == Comparability.NOT_COMPARABLE
    }


def find_period(code: str) -> Period:
    """The period of a code; ``CommandError`` in words where there is none."""
    try:
        wanted = parse_code(code).code
    except UnknownPeriod as error:
        raise CommandError(str(error)) from error
    found = Period.objects.filter(code=wanted).first()
    if found is None:
        known = [period.code for period in sort_periods(Period.objects.all())]
        raise CommandError(f"Chưa có kỳ {wanted}. Các kỳ đang có: {', '.join(known)}.")
    return found


def read_day(text: str) -> date:
    """A day as 2025-07-01 or 01/07/2025; ``CommandError`` for anything else."""
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(
            f"“{text}” không phải là ngày. Viết 2025-07-01 hoặc 01/07/2025."
        ) from error


def find_place(period: Period, code: str) -> Place:
    """The unit of a code in the period's roll; ``CommandError`` says who bore it otherwise."""
    bearers = places.find_bearers(code, period.last_day)
    if not bearers:
        raise CommandError(f"Chưa đơn vị nào từng mang mã {code}.")
    meant = [bearer for bearer in bearers if bearer.is_of_day] or bearers
    if len(meant) > 1:
        names = "; ".join(bearer.full_name for bearer in meant[:MOST_NAMED])
        raise CommandError(
            f"Ngày {format_date(period.last_day)} không đơn vị nào mang riêng mã {code}; "
            f"nhiều đơn vị từng mang mã này: {names}."
        )
    path = places.find_path(period, meant[0].pk)
    if not path:
        raise CommandError(
            f"{meant[0].full_name} (mã {code}) không có trong danh sách đơn vị của "
            f"{name_period(period)}, ngày {format_date(period.last_day)}.{_name_heirs(meant[0].pk)}"
        )
    return path[-1]


def find_day_unit(code: str, on: date) -> Place:
    """The unit of a code in the tree of a day; ``CommandError`` says who bore it otherwise."""
    bearers = places.find_bearers(code, on)
    if not bearers:
        raise CommandError(f"Chưa đơn vị nào từng mang mã {code}.")
    meant = [bearer for bearer in bearers if bearer.is_of_day] or bearers
    states = list(State.objects.filter(association__in=[b.pk for b in meant], valid__contains=on))
    if not states:
        raise CommandError(
            f"Ngày {format_date(on)} không còn đơn vị nào từng mang mã {code}."
            f"{_name_heirs(meant[0].pk)}"
        )
    if len(states) > 1:
        names = "; ".join(state.full_name for state in states[:MOST_NAMED])
        raise CommandError(
            f"Ngày {format_date(on)} không đơn vị nào mang riêng mã {code}; "
            f"nhiều đơn vị từng mang mã này: {names}."
        )
    (state,) = states
    return Place(
        state.association_id, state.name, state.full_name, state.code or "", state.level_id,
        state.parent_id, False, None, state.established,
    )  # fmt: skip


def name_units(units: Sequence[int], on: date) -> dict[int, str]:
    """Unit → the name that it bears on the day, or bore last."""
    names = dict(Association.objects.filter(pk__in=units).values_list("pk", "full_name"))
    names.update(
        State.objects.filter(association__in=units, valid__contains=on).values_list(
            "association", "full_name"
        )
    )
    return names


def _say_group(group: ComparableGroup, names: dict[int, str]) -> str:
    old, new = (
        ", ".join(names[unit] for unit in units) or "không còn đơn vị nào"
        for units in (group.old, group.new)
    )
    return f"Nhóm: {old} → {new}."


def explain_day(period: Period, on: date) -> str:
    """What must be said where another day's tree was asked for; "" where it is the same tree."""
    first, last = sorted((period.last_day, on))
    changed = State.objects.filter(
        Q(valid__startswith__gt=first, valid__startswith__lte=last)
        | Q(valid__endswith__gt=first, valid__endswith__lte=last)
    )
    if not changed.exists():
        return ""
    return (
        f"Cây tổ chức ngày {format_date(on)} khác ngày cuối kỳ ({format_date(period.last_day)}). "
        "Số dưới đây đọc theo danh sách đơn vị của kỳ, như báo cáo; chưa tính lại theo ngày ấy "
        "(--reading restated thì tính lại)."
    )


def describe(
    period: Period, place: Place, on: date | None, note: str, told: dict[str, Reading]
) -> dict[str, Any]:
    """What ``--json`` writes; numbers are numbers, nothing is null that has a number."""
    return {
        "unit": {
            "id": place.pk, "code": place.code, "name": place.full_name, "level": place.level,
        },
        "period": {
            "code": period.code,
            "first_day": period.first_day.isoformat(),
            "last_day": period.last_day.isoformat(),
        },
        "on": on.isoformat() if on else None,
        "reading": "as_reported",
        "note": note,
        "is_illustrative": any(reading.is_illustrative for reading in told.values()),
        "figures": [_describe_reading(reading) for reading in told.values()],
    }  # fmt: skip


def _describe_reading(reading: Reading) -> dict[str, Any]:
    return {
        "indicator": reading.indicator.code,
        "label": reading.indicator.label,
        "unit": reading.indicator.unit,
        "value": None if reading.number is None else strip(reading.number),
        "precision": reading.precision_word,
        "state": "provisional" if reading.is_provisional else "approved",
        "comparability": Comparability(reading.comparability).name.lower(),
        "empty": "" if reading.number is not None else reading.empty_kind,
        "whole_unit": reading.whole_unit,
        "units_in": reading.units_in,
        "due": reading.due,
        "left_out": reading.left_out,
        "unassigned": None if reading.unassigned is None else strip(reading.unassigned),
        "added_from": list(reading.added_from),
        "is_illustrative": reading.is_illustrative,
        "source": reading.source,
        "source_url": reading.source_url,
    }


def _name_heirs(unit: int) -> str:
    heirs = Succession.objects.filter(old=unit).select_related("new")[:MOST_NAMED]
    names = [f"{heir.new} (mã {heir.new.code})" for heir in heirs]
    return f" Đơn vị kế thừa: {'; '.join(names)}." if names else ""
