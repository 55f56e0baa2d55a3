"""Preview before saving: new, changed, unchanged, cleared, cell by cell (product.md R7)."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from figures.models import Indicator, Period, Value, ValueStatus
from figures.models import Mark as StoredMark
from khuyenhoc.lib.sheets.grid import address
from khuyenhoc.lib.sheets.reading import Mark
from returns.checks import derive_sums
from returns.models import Reading
from returns.previous import previous_values
from returns.register import read_register
from returns.workbook import asked_lines

NEW, CHANGED, SAME, CLEARED, BLANK = "Mới", "Thay đổi", "Không đổi", "Bị xóa trống", "Để trống"
WORDS = ((NEW, "mới"), (CHANGED, "thay đổi"), (SAME, "không đổi"), (CLEARED, "bị xóa trống"))
KINDS = {
    Mark.EMPTY: "blank",
    Mark.NOT_APPLICABLE: "not_applicable",
    Mark.NOT_REPORTED: "not_reported",
}
STORED_KINDS = {
    StoredMark.EMPTY: "blank",
    StoredMark.NOT_APPLICABLE: "not_applicable",
    StoredMark.NOT_REPORTED: "not_reported",
}


@dataclass(frozen=True)
class Line:
    """One cell of a preview: what is stored, what the file says, and what would become of it."""

    unit: int
    indicator: Indicator
    cell: str
    previous: Decimal | None
    register: Decimal | None
    stored: Decimal | None
    stored_kind: str
    value: Decimal | None
    value_kind: str
    change: str

    @property
    def is_changed(self) -> bool:
        return self.change in (CHANGED, CLEARED)


def preview(reading: Reading) -> list[Line]:
    """Every cell that was read, beside what is stored and what stood a year before."""
    values = reading.found["values"]
    units = sorted({int(value["unit"]) for value in values})
    indicators = {each.code: each for each in Indicator.objects.all()}
    stored = stored_values(reading.period, units)
    before = previous_values(reading.period, units)
    counts = read_register(reading.period, units)
    sums = _add_sums(reading)
    lines = []
    for value in values:
        unit, indicator = int(value["unit"]), indicators[value["key"]]
        old_number, old_kind = stored.get((unit, indicator.pk), (None, ""))
        number = None if value["value"] is None else Decimal(value["value"])
        kind = KINDS.get(Mark(value["mark"]), "")
        if kind == "blank" and indicator.code in sums.get(unit, {}):
            number, kind = sums[unit][indicator.code], ""
        lines.append(
            Line(
                unit=unit,
                indicator=indicator,
                cell=address(value["row"], value["column"]),
                previous=before.get(unit, {}).get(indicator.pk),
                register=counts.get(unit, {}).get(indicator.pk),
                stored=old_number,
                stored_kind=old_kind,
                value=number,
                value_kind=kind,
                change=_compare((old_number, old_kind), (number, kind)),
            )
        )
    return lines


def _add_sums(reading: Reading) -> dict[int, dict[str, Decimal]]:
    """{unit: {sum: number}} that the portal will add from the parts in the file (F2)."""
    numbers: dict[int, dict[str, Decimal]] = {}
    idle: dict[int, set[str]] = {}
    for value in reading.found["values"]:
        unit = int(value["unit"])
        if value["value"] is not None:
            numbers.setdefault(unit, {})[value["key"]] = Decimal(value["value"])
        elif value["mark"] == Mark.NOT_APPLICABLE:
            idle.setdefault(unit, set()).add(value["key"])
    lines = asked_lines(reading.form_version)
    return {unit: derive_sums(given, lines, idle.get(unit, ())) for unit, given in numbers.items()}


def stored_values(
    period: Period, units: list[int]
) -> dict[tuple[int, int], tuple[Decimal | None, str]]:
    """What counts now of the units, the submitted before the approved: {(unit, indicator): …}."""
    rows = Value.objects.filter(
        period=period,
        association__in=units,
        status__in=[ValueStatus.PROVISIONAL, ValueStatus.APPROVED],
    ).order_by("-status")
    return {
        (unit, indicator): (number, STORED_KINDS.get(StoredMark(mark), ""))
        for unit, indicator, number, mark in rows.values_list(
            "association_id", "indicator_id", "number", "mark"
        )
    }


def tally(lines: list[Line]) -> list[dict[str, object]]:
    """How many cells are new, changed, unchanged and cleared."""
    counts = Counter(line.change for line in lines)
    return [{"count": counts[change], "word": word} for change, word in WORDS]


def _compare(old: tuple[Decimal | None, str], new: tuple[Decimal | None, str]) -> str:
    if old == new:
        return SAME
    if old == (None, ""):
        return BLANK if new[1] == "blank" else NEW
    return CLEARED if new[1] == "blank" else CHANGED
