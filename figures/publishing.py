"""Published figures, put into the database at the level at which they were published.

Each becomes an approved value with its source and the words of the text (hơn, gần, trên, khoảng).
Periods that only a published figure needs are made closed, with the roll of their last day. Loading
again adds what is missing and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from associations.models import Association
from figures.catalogue import indicators
from figures.models import (
    Period,
    PeriodUnit,
    Precision,
    Submission,
    Total,
    Value,
    ValueStatus,
)
from figures.published import DATA, PublishedRow, read_published
from figures.rolls import make_periods
from figures.submitting import NewSubmission, NewValue, load_approved
from figures.totals import keep_totals, split_by_depth

PRECISIONS = {
    "exact": Precision.EXACT,
    "hon": Precision.MORE_THAN,
    "gan": Precision.ALMOST,
    "tren": Precision.OVER,
    "khoang": Precision.ABOUT,
}
LONGEST_SOURCE, LONGEST_URL = 300, 400

_UNITS = """
select w.place, s.association_id
  from unnest(%(places)s::int[], %(codes)s::text[], %(levels)s::text[], %(days)s::date[])
       as w(place, code, level, day)
  join associations_state s on s.code = w.code and s.level_id = w.level and s.valid @> w.day
"""


class UnitUnknown(LookupError):
    """A published figure whose unit nobody was on its day; the mapping file must be mended."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What ``load_published`` did: values added now, there already, and refused with the reason.

    Together they are all published figures.
    """

    added: int
    present: int
    refused: dict[int, str]

    @property
    def total(self) -> int:
        """All published figures."""
        return self.added + self.present + len(self.refused)


@transaction.atomic
def load_published(folder: Path = DATA) -> Loaded:
    """Load the published figures of ``folder``; what was done with each of them.

    A cell that already has an approved value keeps it: it counts as present if it is the same
    number, otherwise the figure is refused. Raises ``UnitUnknown``, ``PublishedMappingError``.
    """
    rows = read_published(folder)
    refused = {row.row: row.refused for row in rows if not row.is_loaded}
    wanted = [row for row in rows if row.is_loaded]
    units = _find_units(wanted)
    periods = make_periods({row.period for row in wanted})
    known = _read_known(periods.values(), set(units.values()))
    catalogue = indicators().by_code
    fresh: list[PublishedRow] = []
    present = 0
    for row in wanted:
        there = known.get((periods[row.period].pk, units[row.row], catalogue[row.indicator].pk))
        if there is None:
            fresh.append(row)
        elif there == row.value:
            present += 1
        else:
            refused[row.row] = "đơn vị đã có báo cáo được duyệt với con số khác"
    _load(_make_submissions(fresh, units, periods))
    if fresh:
        _settle_statistics()
    return Loaded(len(fresh), present, refused)


def _find_units(rows: Sequence[PublishedRow]) -> dict[int, int]:
    """Row number → the association that bore the code at its level on the period's last day."""
    with connection.cursor() as cursor:
        cursor.execute(
            _UNITS,
            {
                "places": [row.row for row in rows],
                "codes": [row.unit_code for row in rows],
                "levels": [row.level for row in rows],
                "days": [row.on for row in rows],
            },
        )
        found = dict(cursor.fetchall())
    missing = [row for row in rows if row.row not in found]
    if missing:
        row = missing[0]
        raise UnitUnknown(
            f"Số liệu thứ {row.row} ({row.unit_text}): ngày {row.on} không đơn vị cấp {row.level} "
            f"nào mang mã {row.unit_code}. Chạy load_units trước, hoặc sửa tệp ánh xạ đơn vị."
        )
    return found


def _read_known(periods: Iterable[Period], units: set[int]) -> dict[tuple[int, int, int], object]:
    values = Value.objects.filter(
        period__in=list(periods), association__in=units, status=ValueStatus.APPROVED
    ).values_list("period_id", "association_id", "indicator_id", "number")
    return {(period, unit, indicator): number for period, unit, indicator, number in values}


def _make_submissions(
    rows: Iterable[PublishedRow], units: dict[int, int], periods: dict[str, Period]
) -> list[NewSubmission]:
    """One submission a period, unit, source and remark."""
    catalogue = indicators().by_code
    groups: dict[tuple[str, int, str, str], list[PublishedRow]] = defaultdict(list)
    for row in rows:
        groups[row.period, units[row.row], row.shown_source, row.note].append(row)
    associations = Association.objects.in_bulk({unit for _, unit, _, _ in groups})
    return [
        NewSubmission(
            period=periods[code],
            association=associations[unit],
            source=_cite(source, note),
            source_url=_find_address(source),
            values=[
                NewValue(
                    indicator_id=catalogue[row.indicator].pk,
                    number=row.value,
                    raw=row.value_text,
                    precision=PRECISIONS[row.precision],
                )
                for row in group
            ],
        )
        for (code, unit, source, note), group in groups.items()
    ]


def _load(submissions: Iterable[NewSubmission]) -> None:
    """Load them period by period; only the totals above the units they speak of are touched."""
    by_period: dict[Period, list[NewSubmission]] = defaultdict(list)
    for submission in submissions:
        by_period[submission.period].append(submission)
    for period, group in by_period.items():
        for units in split_by_depth(period, {each.association.pk for each in group}):
            with keep_totals(period, units):
                load_approved(
                    [each for each in group if each.association.pk in units], with_totals=False
                )


def _settle_statistics() -> None:
    """Let the planner know the new rows: pages are read the moment the load ends."""
    with connection.cursor() as cursor:
        for model in (PeriodUnit, Submission, Value, Total):
            cursor.execute(f"analyze {connection.ops.quote_name(model._meta.db_table)}")


def _cite(source: str, note: str) -> str:
    text = f"{source} ({note})" if note else source
    return text if len(text) <= LONGEST_SOURCE else f"{text[: LONGEST_SOURCE - 1]}…"


def _find_address(source: str) -> str:
    """The address in a source's text, without what stands behind it."""
    address = source.split(" ", 1)[0]
    is_address = address.startswith(("http://", "https://")) and len(address) <= LONGEST_URL
    return address if is_address else ""
