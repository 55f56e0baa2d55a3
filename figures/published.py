"""Figures that were published before the portal existed, at the level at which they were published.

``read_published`` joins ``figures/data/published_figures.csv`` (texts unchanged) with four mapping
files and answers, for every row, either what to store or why it is not stored. The standard library
alone is used, so that the files can be checked without a database.

The mapping files (all in ``figures/data``):

* ``published_map_indicators.csv``: published code → indicator of ``indicators.csv``;
* ``published_map_units.csv``: unit and parent as printed → code, level and set of units;
* ``published_map_periods.csv``: period as printed → period code with its first and last day;
* ``published_map_precision.csv``: unit of measure as printed → unit, precision mark, note.

A mapping row says ``không nạp`` and a reason where a figure must not be stored. Match columns left
empty in a mapping row match anything; the row with most of them filled wins.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
REFUSED = "không nạp"
DISTRICTS_ENDED = date(2025, 7, 1)

# The mark as it is stored → the word that is shown before the number.
PRECISION_WORDS = {
    "exact": "",
    "hon": "hơn",
    "gan": "gần",
    "tren": "trên",
    "khoang": "khoảng",
}

_SEED_SOURCE = re.compile(r"^seed \d{3} \((?P<inside>.+)\)$")


class PublishedMappingError(ValueError):
    """A figure without a mapping, two mappings for one figure, or a mapping that nothing uses."""


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One published figure: the texts as printed, and what they mean here.

    ``row`` counts from 1. When ``refused`` is empty, the rest holds: ``value`` of ``indicator`` (a
    code of ``indicators.csv``, in its unit: whole đồng, people, percent 0–100) for the unit that
    carried ``unit_code`` in ``unit_set`` ("2024" or "2025") on the day ``on``, in ``period``.
    ``precision`` is a key of ``PRECISION_WORDS``; ``note`` is shown with the value. Otherwise
    ``refused`` says in Vietnamese why it is not stored, and the fields that could not be settled
    are empty.
    """

    row: int
    unit_text: str
    parent_text: str
    level_text: str
    period_text: str
    published_code: str
    value_text: str
    measure_text: str
    source: str
    indicator: str
    unit_code: str
    unit_set: str
    level: str
    on: date | None
    period: str
    value: Decimal
    precision: str
    note: str
    refused: str

    @property
    def is_loaded(self) -> bool:
        """Whether the figure is stored."""
        return not self.refused

    @property
    def shown_source(self) -> str:
        """The source for readers: the publisher or the address alone."""
        match = _SEED_SOURCE.match(self.source)
        return match["inside"] if match else self.source


@dataclass(slots=True)
class _Mapping:
    """One mapping file: rows found by their match columns, and a record of which were used."""

    name: str
    keys: tuple[str, ...]
    rows: list[dict[str, str]]
    used: set[int]

    @classmethod
    def read(cls, path: Path, keys: tuple[str, ...]) -> "_Mapping":
        rows = _read_csv(path)
        for number, row in enumerate(rows, start=2):
            refusing = REFUSED in row.values()
            if refusing != bool(row["reason"]):
                raise PublishedMappingError(
                    f"{path.name}, dòng {number}: «{REFUSED}» phải đi cùng lý do, và chỉ khi đó."
                )
        return cls(path.name, keys, rows, set())

    def find(self, number: int, texts: dict[str, str]) -> dict[str, str]:
        """The most exact mapping row for figure ``number``; exactly one, or an error."""
        found: list[tuple[int, int]] = []
        for index, row in enumerate(self.rows):
            filled = [key for key in self.keys if row[key]]
            if all(row[key] == texts[key] for key in filled):
                found.append((len(filled), index))
        best = max((filled for filled, _ in found), default=0)
        winners = [index for filled, index in found if filled == best]
        if len(winners) != 1:
            what = "không có" if not winners else "có nhiều hơn một"
            shown = ", ".join(f"{key}={texts[key]}" for key in self.keys)
            raise PublishedMappingError(
                f"{self.name}: {what} dòng ánh xạ cho số liệu thứ {number} ({shown})."
            )
        self.used.add(winners[0])
        return self.rows[winners[0]]

    def check_all_used(self) -> None:
        """Raise if a mapping row matched no figure: it is a slip, or its figure has gone."""
        idle = [index + 2 for index in range(len(self.rows)) if index not in self.used]
        if idle:
            raise PublishedMappingError(f"{self.name}: dòng {idle} không ứng với số liệu nào.")


def read_published(folder: Path = DATA) -> list[PublishedRow]:
    """Read every published figure with its meaning, in the order of the file.

    Raises ``PublishedMappingError`` when a figure has no mapping or several, when a mapping row is
    used by no figure, when a value is not a number, or when the set of units is not that of the
    period's last day.
    """
    figures = _read_csv(folder / "published_figures.csv")
    indicators = _Mapping.read(
        folder / "published_map_indicators.csv",
        ("published_code", "unit", "period", "unit_of_measure"),
    )
    units = _Mapping.read(
        folder / "published_map_units.csv", ("unit", "parent", "period", "indicator")
    )
    periods = _Mapping.read(folder / "published_map_periods.csv", ("period",))
    measures = _Mapping.read(folder / "published_map_precision.csv", ("unit_of_measure",))

    rows = []
    for position, figure in enumerate(figures, start=1):
        if figure["row"] != str(position):
            raise PublishedMappingError(f"Số liệu thứ {position} mang số dòng {figure['row']}.")
        texts = figure | {"published_code": figure["indicator"]}
        rows.append(
            _join(
                position,
                texts,
                indicators.find(position, texts),
                units.find(position, texts),
                periods.find(position, texts),
                measures.find(position, texts),
            )
        )
    for mapping in (indicators, units, periods, measures):
        mapping.check_all_used()
    return rows


def _join(
    number: int,
    texts: dict[str, str],
    indicator: dict[str, str],
    unit: dict[str, str],
    period: dict[str, str],
    measure: dict[str, str],
) -> PublishedRow:
    """One figure with its four mapping rows."""
    try:
        value = Decimal(texts["value"])
    except InvalidOperation as error:
        raise PublishedMappingError(
            f"Số liệu thứ {number}: «{texts['value']}» không phải là số."
        ) from error
    if measure["precision"] not in PRECISION_WORDS:
        raise PublishedMappingError(
            f"Số liệu thứ {number}: dấu độ chính xác «{measure['precision']}» không có."
        )
    refused = _join_texts(mapping["reason"] for mapping in (indicator, unit, period))
    on = date.fromisoformat(period["last_day"]) if period["last_day"] else None
    if not refused and unit["unit_set"] != _name_unit_set(on):
        raise PublishedMappingError(
            f"Số liệu thứ {number}: ngày {on} không thuộc bộ đơn vị {unit['unit_set']}."
        )
    return PublishedRow(
        row=number,
        unit_text=texts["unit"],
        parent_text=texts["parent"],
        level_text=texts["unit_level"],
        period_text=texts["period"],
        published_code=texts["indicator"],
        value_text=texts["value"],
        measure_text=texts["unit_of_measure"],
        source=texts["source"],
        indicator=_blank_if_refused(indicator["indicator"]),
        unit_code=_blank_if_refused(unit["unit_code"]),
        unit_set=unit["unit_set"],
        level=unit["level"],
        on=on,
        period=_blank_if_refused(period["code"]),
        value=value,
        precision=measure["precision"],
        note=_join_texts(mapping["note"] for mapping in (measure, indicator, unit, period)),
        refused=refused,
    )


def _name_unit_set(on: date | None) -> str:
    """The set of units in force on a day: the districts ended with 30 June 2025."""
    if on is None:
        raise PublishedMappingError("Kỳ được nạp mà không có ngày cuối kỳ.")
    return "2025" if on >= DISTRICTS_ENDED else "2024"


def _blank_if_refused(text: str) -> str:
    return "" if text == REFUSED else text


def _join_texts(texts: Iterable[str]) -> str:
    return "; ".join(text for text in texts if text)


def _read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file with a header; a row with too many or too few cells is an error."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise PublishedMappingError(f"{path.name}, dòng {number}: sai số ô.")
    return rows
