"""(a) A return of 30 communes × 60 indicators: parsed in its child, checked, previewed."""

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from associations.models import Association
from bench import nation, reports
from bench.timing import Line, interleave
from figures.models import FormVersion, IndicatorKind, Period
from returns.models import Reading
from returns.opening import open_returns
from returns.previewing import Line as PreviewLine
from returns.previewing import preview
from returns.receiving import receive
from returns.rules import load_rules

PERIOD = "2024"
COMMUNES = 30
ROUNDS = 9
GOAL = 1000

# The least that reads the file in a process of its own and hands back what it found.
CHILD = """
import json, sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
json.dump([book.get_sheet_by_name(name).to_python() for name in book.sheet_names], sys.stdout)
"""
TITLES = ("HỘI KHUYẾN HỌC", "BÁO CÁO THỐNG KÊ NĂM 2024", "")


class Desk:
    """An officer, the communes that he answers for, and his workbook."""

    def __init__(self, communes: int = COMMUNES) -> None:
        reports.lay_forms()
        load_rules()
        self.period: Period = reports.lay_period(PERIOD)
        open_returns(self.period)
        self.version = FormVersion.objects.get(form__period_kind=self.period.kind)
        self.units = self._choose_units(communes)
        self.sender = Association.objects.get(pk=self.province)
        self.officer: User = reports.make_officer("bench-officer", self.province, "entry")

    def make_file(self, draw: Callable[[int, str], int]) -> "SentFile":
        """The workbook with the numbers that ``draw`` gives; sums are right."""
        asked = reports.list_indicators()
        numbers = {
            (unit.pk, indicator.code): draw(unit.pk, indicator.code)
            for unit in self.units
            for indicator in asked
            if indicator.kind != IndicatorKind.SUM
        }
        for indicator in asked:
            if indicator.kind == IndicatorKind.SUM:
                parts = [code.strip() for code in indicator.formula.split("+")]
                for unit in self.units:
                    numbers[unit.pk, indicator.code] = sum(numbers[unit.pk, c] for c in parts)
        return SentFile(self, numbers, self._write(numbers))

    def _choose_units(self, count: int) -> list[Association]:
        """So many communes of one province whose names occur once in it."""
        for province in nation.list_ids("level_id = 'province'"):
            known = Association.objects.in_bulk(reports.list_communes(self.period, province))
            names = [unit.name for unit in known.values()]
            units = [unit for unit in known.values() if names.count(unit.name) == 1]
            if len(units) >= count:
                self.province = province
                return units[:count]
        raise LookupError(f"no province with {count} communes")

    def _write(self, numbers: dict[tuple[int, str], int]) -> bytes:
        """The officer's own layout: titles, headings, a row a commune."""
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer, {"in_memory": True})
        sheet = book.add_worksheet("Thống kê")
        for row, title in enumerate(TITLES):
            sheet.write(row, 0, title)
        asked = reports.list_indicators()
        sheet.write_row(len(TITLES), 0, ["TT", "Đơn vị", *(i.label for i in asked)])
        for place, unit in enumerate(self.units):
            row = [place + 1, unit.full_name, *(numbers[unit.pk, i.code] for i in asked)]
            sheet.write_row(len(TITLES) + 1 + place, 0, row)
        book.close()
        return buffer.getvalue()


@dataclass(frozen=True)
class SentFile:
    """A workbook on its way in: the numbers in it, and its bytes."""

    desk: Desk
    numbers: dict[tuple[int, str], int]
    content: bytes

    def receive(self) -> Reading:
        """The file kept, read in the child and checked."""
        file = SimpleUploadedFile("bao-cao.xlsx", self.content)
        desk = self.desk
        return receive(
            file, version=desk.version, period=desk.period, sender=desk.sender, by=desk.officer
        )

    def take_in(self) -> list[PreviewLine]:
        """The same, and the preview that the officer sees."""
        return preview(self.receive())

    def read_by_hand(self) -> list[list[list[object]]]:
        """The bare cells of the file, read by a bare child."""
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
            file.write(self.content)
            file.flush()
            child = subprocess.run(
                [sys.executable, "-I", "-c", CHILD, file.name],
                stdout=subprocess.PIPE, check=True, cwd=Path(file.name).parent,
            )  # fmt: skip
        return json.loads(child.stdout)


# What an ordinary commune has; of what is not named, a handful. The larger the number of the
# commune, the larger all of it.
USUAL = {
    "population": 9000, "adults": 6200, "households": 2300, "clans": 40, "hamlets": 14,
    "agencies": 30, "communes": 1, "members": 1500, "members_new": 90, "members_fee_paid": 1200,
    "members_carded": 1000, "family_registered": 1800, "family_recognised": 1600,
    "family_rerecognised": 1200, "clan_registered": 24, "clan_recognised": 20,
    "clan_rerecognised": 15, "community_registered": 12, "community_recognised": 11,
    "community_rerecognised": 9, "unit_registered": 20, "unit_recognised": 17,
    "unit_rerecognised": 12, "citizen_registered_resident": 900,
    "citizen_recognised_resident": 800, "citizen_registered_worker": 300,
    "citizen_recognised_worker": 240, "citizen_registered_official": 60,
    "citizen_recognised_official": 55, "citizen_registered_student": 400,
    "citizen_recognised_student": 350,
}  # fmt: skip


def draw_usual(unit: int, code: str) -> int:
    """A plausible number: the same share of what is usual for all of a commune's indicators."""
    return USUAL.get(code, 1) * (90 + unit % 20) // 100


def draw_wild(unit: int, code: str) -> int:
    """A number that depends on unit and indicator and contradicts its neighbours everywhere."""
    return 20 + (unit * 31 + sum(code.encode()) * 17) % 80


def read_numbers(lines: list[PreviewLine]) -> dict[tuple[int, str], Decimal | None]:
    """The previewed numbers by unit and indicator."""
    return {(line.unit, line.indicator.code): line.value for line in lines}


def measure() -> Iterator[Line]:
    """The nation whole, one province's file."""
    nation.lay_nation()
    desk = Desk()
    reports.settle()
    sent = {"thường": desk.make_file(draw_usual), "đầy lỗi": desk.make_file(draw_wild)}
    for kind, file in sent.items():
        problems = len(file.receive().found["problems"])
        taken = interleave({"take in": file.take_in, "child": file.read_by_hand}, ROUNDS)
        name = f"(a) tệp {kind}, {COMMUNES} xã × {reports.INDICATORS}: đọc, kiểm tra, xem trước"
        yield Line(name, taken["take in"], GOAL, floor=taken["child"])
        yield Line("    số chỗ bị hỏi trong tệp", problems, unit="")
